"""Expected errors about the settings of the company and its set-up."""

from domain.errors import FollowthroughError


class LastKeeperError(FollowthroughError):
    """Somebody has to keep the plan."""

    key = "error.last_keeper"


class UnknownCalendarError(FollowthroughError):
    """The calendar was taken out of the plan meanwhile."""

    key = "error.unknown_calendar"


class NoSuchCalendarError(FollowthroughError):
    """No calendar is called that; `known` holds the names and short names there are."""

    key = "error.no_such_calendar"


class CalendarExistsError(FollowthroughError):
    """There is a calendar of that name already, or commands know one by it."""

    key = "error.calendar_exists"


class CalendarStaysError(FollowthroughError):
    """Whoever has no other calendar works by this one, or nobody could: it cannot go."""

    key = "error.calendar_stays"


class MissingNameError(FollowthroughError):
    """A department or a calendar needs a name."""

    key = "error.missing_name"


class DepartmentExistsError(FollowthroughError):
    """There is a department of that name already, or commands know one by it."""

    key = "error.department_exists"


class DaysBackwardsError(FollowthroughError):
    """Days off end before they begin, or are more than what is set at once."""

    key = "error.days_backwards"


class NoPartError(FollowthroughError):
    """The form does not say what is to be set."""

    key = "error.no_part"


class ChannelNotReadyError(FollowthroughError):
    """Nobody invited the bot to the channel, or it is no channel that the bot knows."""

    key = "error.channel_not_invited"


class ChannelArchivedError(FollowthroughError):
    """Nobody can post in an archived channel."""

    key = "error.channel_archived"


class ChannelSharedError(FollowthroughError):
    """The channel is shared with another company, who would read the plan there."""

    key = "error.channel_shared"


class SetUpByOthersError(FollowthroughError):
    """Whoever runs the workspace sets this up."""

    key = "error.set_up_by_others"
