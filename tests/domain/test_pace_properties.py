"""The pacer under any mix of methods, channels, waits and pauses."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.pace import MINUTE, Limits, Method, Pacer
from tests.company import at

NOW = at("2027-01-11 10:00")
SECOND = timedelta(seconds=1)
CHANNELS = ("C1", "C2", "C3")

STEPS = st.lists(
    st.tuples(
        st.sampled_from(Method),
        st.sampled_from(CHANNELS),
        st.floats(0, 20),
        st.none() | st.floats(0, 90),
    ),
    max_size=60,
)
LIMITS = st.builds(
    Limits,
    posts_per_second=st.floats(0.5, 4),
    updates_per_minute=st.integers(1, 6),
    look_ups_per_minute=st.integers(1, 6),
    quiet_looks_per_minute=st.integers(1, 6),
)

Used = tuple[datetime, Method, str]


def a_minute(limits: Limits) -> dict[Method, int]:
    """How often a method may be called in a minute, posts apart."""
    return {
        Method.UPDATE: limits.updates_per_minute,
        Method.LOOK_UP: limits.look_ups_per_minute,
        Method.QUIET: limits.quiet_looks_per_minute,
    }


def in_the_way(limits: Limits, used: list[Used], rests: dict[Method, datetime], wish: Used) -> list[datetime]:
    """Every instant before which the wish may not come true, by the limits' own words."""
    now, method, channel = wish
    bounds = [now, rests.get(method, now)]
    before = [moment for moment, way, _ in used if way is method]
    if method is Method.POST:
        gap = timedelta(seconds=1 / limits.posts_per_second)
        bounds += [moment + gap for moment in before]
        bounds += [m + limits.channel_gap for m, way, where in used if way is method and where == channel]
        return bounds
    most = a_minute(limits)[method]
    if len(before) >= most:
        bounds.append(before[-most] + MINUTE)
    return bounds


@given(STEPS, LIMITS)
def test_never_too_fast_and_never_idle(steps: list[tuple[Method, str, float, float | None]], limits: Limits) -> None:
    """Each use comes at the first instant at which every limit and every pause of its method lets it, and no later."""
    pacer, now = Pacer(limits), NOW
    used: list[Used] = []
    rests: dict[Method, datetime] = {}
    for method, channel, wait, pause in steps:
        now += wait * SECOND
        ready = pacer.ready_at(now, channel, method)
        assert ready == max(in_the_way(limits, used, rests, (now, method, channel)))
        assert ready >= pacer.ready_at(now, method=method), "a channel never makes it quicker"
        now = ready
        pacer.took(now, channel, method)
        used.append((now, method, channel))
        if pause is not None:
            pacer.pause(now, pause, method)
            rests[method] = max(now + timedelta(seconds=pause), rests.get(method, now))


@given(STEPS, LIMITS)
def test_no_window_holds_more_than_its_limit(
    steps: list[tuple[Method, str, float, float | None]], limits: Limits
) -> None:
    """Counted over every minute and every second that begins with a use, wherever it lies."""
    pacer, now = Pacer(limits), NOW
    used: list[Used] = []
    for method, channel, wait, _ in steps:
        now = pacer.ready_at(now + wait * SECOND, channel, method)
        pacer.took(now, channel, method)
        used.append((now, method, channel))
    most = a_minute(limits)
    for begin, method, channel in used:
        same = [each for each in used if each[1] is method and each[0] >= begin]
        if method is Method.POST:
            second = [each for each in same if each[0] < begin + SECOND]
            assert len(second) <= limits.posts_per_second + 1
            assert len([each for each in second if each[2] == channel]) == 1
        else:
            assert len([each for each in same if each[0] < begin + MINUTE]) <= most[method]
