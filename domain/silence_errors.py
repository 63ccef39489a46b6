"""Expected errors about the leader's own words; a branch of the tree in `errors`."""

from domain.errors import FollowthroughError


class NoWordsError(FollowthroughError):
    """There is nothing to post."""

    key = "error.no_words"


class NoChannelError(FollowthroughError):
    """The leader has no channel in which to speak."""

    key = "error.no_channel"
