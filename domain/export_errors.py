"""Expected errors about files that go out."""

from domain.errors import FollowthroughError


class BadFormatError(FollowthroughError):
    """The plan does not go out as that."""

    key = "error.bad_format"
