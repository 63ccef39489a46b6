"""How fast the chat is written to."""

from collections import Counter
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.pace import Limits, Pacer
from tests.company import at

NOW = at("2027-01-11 10:00")
SECOND = timedelta(seconds=1)


def test_the_first_message_goes_at_once() -> None:
    """Nothing was sent, so nothing is in the way."""
    assert Pacer(Limits()).ready_at(NOW, "C1") == NOW


def test_messages_of_a_workspace_keep_their_distance() -> None:
    """Two a second: half a second between them, to whatever channel."""
    pacer = Pacer(Limits(posts_per_second=2))
    pacer.took(NOW, "C1")

    assert pacer.ready_at(NOW) == pacer.ready_at(NOW, "C2") == NOW + SECOND / 2


def test_messages_of_a_channel_keep_a_longer_one() -> None:
    """One second in the same channel."""
    pacer = Pacer(Limits(posts_per_second=4))
    pacer.took(NOW, "C1")

    assert pacer.ready_at(NOW, "C1") == NOW + SECOND
    assert pacer.ready_at(NOW + 2 * SECOND, "C1") == NOW + 2 * SECOND


def test_a_pause_holds_everything() -> None:
    """What the chat asks for counts, for all channels; a shorter pause does not shorten it."""
    pacer = Pacer(Limits())
    pacer.pause(NOW, 30)
    pacer.pause(NOW, 5)

    assert pacer.ready_at(NOW, "C9") == NOW + 30 * SECOND


@given(
    st.lists(st.tuples(st.sampled_from(["C1", "C2", "C3"]), st.floats(0, 3)), max_size=40),
    st.floats(0.5, 4),
)
def test_the_limits_are_never_passed_and_never_waited_for_in_vain(wishes: list[tuple[str, float]], rate: float) -> None:
    """Messages go out as early as both limits allow, and not earlier."""
    limits = Limits(posts_per_second=rate)
    pacer = Pacer(limits)
    gap = timedelta(seconds=1 / rate)
    now = NOW
    last: datetime | None = None
    last_in: dict[str, datetime] = {}
    for channel, wait in wishes:
        now += timedelta(seconds=wait)
        ready = pacer.ready_at(now, channel)
        bounds = [now]
        bounds += [last + gap] if last is not None else []
        bounds += [last_in[channel] + limits.channel_gap] if channel in last_in else []
        assert ready == max(bounds)
        now = ready
        pacer.took(now, channel)
        last = last_in[channel] = now


@given(st.lists(st.sampled_from(["C1", "C2"]), min_size=5, max_size=60))
def test_no_second_holds_more_than_its_share(channels: list[str]) -> None:
    """Counted by the second: at most two in all, at most one in a channel."""
    pacer = Pacer(Limits(posts_per_second=2))
    now, seconds = NOW, Counter[tuple[str, int]]()
    for channel in channels:
        now = pacer.ready_at(now, channel)
        pacer.took(now, channel)
        second = int((now - NOW).total_seconds())
        seconds.update([("all", second), (channel, second)])
    assert all(count <= (2 if name == "all" else 1) for (name, _), count in seconds.items())
