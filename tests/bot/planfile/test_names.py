"""Members, channels, statuses and rhythms, as people write them."""

import pytest

from bot.planfile import names
from bot.planfile.faults import BadValueError, FaultKey
from domain.rhythm import TaskRhythm
from domain.tasks import Status
from tests.bot.planfile.plans import task_fault


@pytest.mark.parametrize("written", ["u024be7lh", "<@U024BE7LH>", "@U024BE7LH"])
def test_member_ids_as_they_are_pasted(written: str) -> None:
    """An id in the wrong case or with its mention around it is told with the right one."""
    with pytest.raises(BadValueError) as error:
        names.member_id(written)
    assert (error.value.key, error.value.nearest) == (FaultKey.BAD_MEMBER_ID, "U024BE7LH")


@pytest.mark.parametrize("written", ["sara@wadi.example", "Sara", "B024BE7LH", "U1"])
def test_what_is_no_member_id(written: str) -> None:
    """An address or a name is no member id."""
    with pytest.raises(BadValueError) as error:
        names.member_id(written)
    assert error.value.key is FaultKey.BAD_MEMBER_ID


@pytest.mark.parametrize(
    ("written", "good"), [("C024BE7LH", True), ("#المبيعات", True), ("sales", False), ("#a b", False)]
)
def test_channels(written: str, *, good: bool) -> None:
    """A channel is an id or a name with its sign, kept as written."""
    if good:
        assert names.channel(written) == written
    else:
        with pytest.raises(BadValueError) as error:
            names.channel(written)
        assert error.value.key is FaultKey.BAD_CHANNEL


@pytest.mark.parametrize("written", ["on track", "On-Track", "on_track"])
def test_status_words(written: str) -> None:
    """A status is read with a blank, a hyphen or a line."""
    assert names.status(written) is Status.ON_TRACK


@pytest.mark.parametrize("written", ["monthly", "Every month", "شهرية", "month"])
def test_rhythm_words(written: str) -> None:
    """How often a task is asked about is read as people say it, in both languages."""
    assert names.rhythm(written) is TaskRhythm.MONTHLY


def test_a_rhythm_that_is_none() -> None:
    """A slip is shown beside what was probably meant."""
    fault = task_fault("rhythm: fortnigthly")
    assert (fault.key, fault.nearest) == (FaultKey.NOT_ONE_OF, "fortnightly")
    assert task_fault("rhythm: [monthly]").example == "rhythm: monthly"


def test_a_status_that_is_none() -> None:
    """An unknown word is told with the words there are."""
    fault = task_fault("last_word: {status: of track, on: today}")
    assert (fault.key, fault.nearest, fault.example) == (FaultKey.NOT_ONE_OF, "off track", "status: off track")
