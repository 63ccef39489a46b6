"""Expected errors about what somebody wants to see."""

from domain.errors import FollowthroughError


class UnknownSubjectError(FollowthroughError):
    """Nothing in the plan is called that; the values hold the nearest names."""

    key = "error.unknown_subject"


class NoSuchSubjectError(FollowthroughError):
    """Nothing in the plan is called that, nor anything like it."""

    key = "error.no_such_subject"


class SeveralSubjectsError(FollowthroughError):
    """Several people are called that; the values hold their whole names."""

    key = "error.several_subjects"
