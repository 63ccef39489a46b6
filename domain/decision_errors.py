"""Errors of decisions that lack what they need."""

from domain.errors import FollowthroughError


class MissingWhatError(FollowthroughError):
    """The decision needs words: what an authority is for, or what is left out."""

    key = "error.missing_what"


class BadCurrencyError(FollowthroughError):
    """A currency goes by its three letters."""

    key = "error.bad_currency"


class BadAmountError(FollowthroughError):
    """Money is a number above zero."""

    key = "error.bad_amount"
