"""When Slack says no, or nothing, or not yet: what the plan keeper sees of it, and nobody else."""

from collections.abc import Callable, Iterator

import pytest

from sandbox.faults import Fault
from tests.journeys import plans
from tests.journeys.play import Play
from tests.journeys.stage import InProcess

POST = "chat.postMessage"


@pytest.fixture
def stage_of(quiet: None) -> Iterator[Callable[[bytes], Play]]:  # noqa: ARG001  (it looks at the log afterwards)
    """Begins plays in which things go wrong in Slack; the bot itself must not break."""
    stages: list[InProcess] = []

    def begin(plan: bytes) -> Play:
        stages.append(InProcess(plan))
        return Play(stages[-1])

    yield begin
    for each in stages:
        each.close()


@pytest.fixture
def faulty(stage_of: Callable[[bytes], Play]) -> Play:
    """The small company."""
    return stage_of(plans.small())


def goes_wrong(play: Play, fault: Fault) -> None:
    """Let something go wrong with calls to come."""
    play.stage.slack.faults.add(fault)


def test_a_quiet_week_has_nothing_to_show(faulty: Play) -> None:
    """Everything was sent; Home offers the report without a word of failure."""
    faulty.clock_to("2027-01-04 12:00")
    kim = faulty.as_("kim")
    report = kim.answered("/plan delivery")
    assert report.first_line == "No message has failed."
    assert "messages were sent today" in report.text
    home = kim.opens_home()
    assert "Messages that failed" not in home.text
    kim.presses("Delivery", on=home)
    kim.sees_form("No message has failed.")


def test_a_refused_message_is_seen_by_the_keeper(faulty: Play) -> None:
    """Who did not get which message and why, what to do, and the same from Home; the next one arrives."""
    goes_wrong(faulty, Fault("refused", POST, after=1, error="messages_tab_disabled"))  # the agenda comes first
    faulty.clock_to("2027-01-04 12:00")
    kim = faulty.as_("kim")

    report = kim.answered("/plan delivery")

    assert report.is_private
    assert report.first_line == "1 message could not be delivered, or nobody knows whether it was."
    assert "1 message was refused by Slack" in report.text
    assert "Weekly check-in · To: Omar Salem · When: Mon, Jan 4" in report.text
    assert "Slack says: messages_tab_disabled" in report.text
    assert "Switch on the Messages Tab under App Home" in report.text
    assert "Open the second line" not in report.text
    home = kim.opens_home()
    assert "1 message of the last seven days could not be delivered" in home.text
    kim.presses("Delivery", on=home)
    kim.sees_form("Slack says: messages_tab_disabled")


def test_home_forgets_a_failure_after_a_week(faulty: Play) -> None:
    """The report counts it ever after."""
    goes_wrong(faulty, Fault("refused", POST, error="is_archived"))
    faulty.clock_to("2027-01-12 12:00")
    kim = faulty.as_("kim")
    assert "could not be delivered" not in kim.opens_home().text
    assert "1 message was refused by Slack" in kim.answered("/plan delivery").text


def test_a_digest_nobody_knows_of_is_seen_by_the_keeper(faulty: Play) -> None:
    """Its answer was lost and the bot may not look into the channel: it is shown, and never posted again."""
    kim, hadi = faulty.as_("kim"), faulty.as_("hadi")
    faulty.clock_to("2027-01-07 08:00")
    hadi.types('/plan add "Sign the vendor" @hadi for G1')
    goes_wrong(faulty, Fault("lost", POST))
    faulty.clock_to("2027-01-07 09:00")

    report = kim.answered("/plan delivery")

    assert "1 message may or may not have arrived" in report.text
    assert "Leader's digest · To: channel C0LEADERS1 · When: Thu, Jan 7" in report.text
    assert "no answer: the connection broke before Slack answered" in report.text
    assert len(kim.messages(in_="#leadership")) == 1
    faulty.clock_to("2027-01-08 09:00")
    assert len(kim.messages(in_="#leadership")) == 1


def test_a_fan_out_tells_how_far_it_is(stage_of: Callable[[bytes], Play]) -> None:
    """While Slack asks for a rest on Monday morning, the keeper sees who was asked; afterwards nothing runs."""
    parts = (plans.task(key, f"Part of {key}", owner=key, start="today-9d") for key in ("dana", "hadi", "sara"))
    play = stage_of(plans.small(owners=("omar",), more="".join(parts)))
    goes_wrong(play, Fault("rate_limited", POST, after=3, seconds=120))  # the agenda, and two of four
    play.clock_to("2027-01-04 09:30")
    kim = play.as_("kim")

    report = kim.answered("/plan delivery")

    assert "The weekly check-in is going out: 2 of 4 asked, about 1 minute left." in report.text
    assert "2 messages wait for their turn" in report.text
    play.clock_to("2027-01-04 09:40")
    report = kim.answered("/plan delivery")
    assert "going out" not in report.text
    assert "5 messages were sent today" in report.text


def test_others_hear_who_may_look(faulty: Play) -> None:
    """The leader and the keeper are named; nothing of the outbox is shown, and no button leads there."""
    goes_wrong(faulty, Fault("refused", POST, error="is_archived"))
    faulty.clock_to("2027-01-04 12:00")
    hadi = faulty.as_("hadi")
    refused = hadi.answered("/plan delivery")
    assert refused.first_line == "This is for Sara Harbi and Kim Tan to do; nothing was changed."
    assert "Delivery" not in hadi.opens_home().labels()
    assert "1 message was refused by Slack" in faulty.as_("sara").answered("/plan التسليم").text
