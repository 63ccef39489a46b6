"""Each way of writing has a limit of its own."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.pace import MINUTE, Limits, Method, Pacer
from tests.company import at

NOW = at("2027-01-11 10:00")
SECOND = timedelta(seconds=1)


def test_updates_come_at_once_until_a_minute_is_full() -> None:
    """Whoever clicks sees the change at once; the fifty a minute are kept all the same."""
    pacer = Pacer(Limits(updates_per_minute=3))
    for number in range(3):
        assert pacer.ready_at(NOW + number * SECOND, "D1", Method.UPDATE) == NOW + number * SECOND
        pacer.took(NOW + number * SECOND, "D1", Method.UPDATE)

    assert pacer.ready_at(NOW + 3 * SECOND, "D1", Method.UPDATE) == NOW + MINUTE


def test_posts_do_not_wait_for_updates() -> None:
    """A full minute of updates leaves posts as they were, and the reverse."""
    pacer = Pacer(Limits(updates_per_minute=1))
    pacer.took(NOW, "D1", Method.UPDATE)
    assert pacer.ready_at(NOW, "D1") == NOW

    pacer.took(NOW, "D1")
    assert pacer.ready_at(NOW + MINUTE, "D1", Method.UPDATE) == NOW + MINUTE


def test_a_pause_holds_only_its_own_method() -> None:
    """Slack's Retry-After is about one method; the others go on."""
    pacer = Pacer(Limits())
    pacer.pause(NOW, 30, Method.UPDATE)

    assert pacer.ready_at(NOW, "D1", Method.UPDATE) == NOW + 30 * SECOND
    assert pacer.ready_at(NOW, "D1") == NOW


@given(st.lists(st.floats(0, 30), min_size=1, max_size=60), st.integers(1, 10))
def test_no_minute_holds_more_updates_than_allowed(waits: list[float], most: int) -> None:
    """Whenever they are wished for, and none waits while the minute behind it has room."""
    pacer = Pacer(Limits(updates_per_minute=most))
    now, sent = NOW, list[timedelta]()
    for wait in waits:
        now += timedelta(seconds=wait)
        ready = pacer.ready_at(now, "D1", Method.UPDATE)
        behind = [moment for moment in sent if now - NOW - moment < MINUTE]
        assert (ready == now) == (len(behind) < most)
        now = ready
        pacer.took(now, "D1", Method.UPDATE)
        sent.append(now - NOW)
        assert len([moment for moment in sent if now - NOW - moment < MINUTE]) <= most
