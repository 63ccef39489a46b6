"""The tables of the tools we know, by their headers."""

from bot.formats.columns import HEADERS, Column
from bot.formats.fields import Field, layout_of

_OF_OURS = {
    Field.CODE: Column.CODE,
    Field.TITLE: Column.TITLE,
    Field.GOAL: Column.GOAL,
    Field.DEPARTMENT: Column.DEPARTMENT,
    Field.OWNER: Column.OWNER,
    Field.PLACE: Column.PLACE,
    Field.START: Column.START,
    Field.DUE: Column.DUE,
    Field.HOW: Column.DONE_WHEN,
    Field.STATUS: Column.STATUS,
    Field.PROGRESS: Column.PROGRESS,
}

OURS = layout_of(
    "ours",
    "import.tool.ours",
    tuple((HEADERS[Column.CODE][language], HEADERS[Column.TITLE][language]) for language in ("en", "ar")),
    {one: tuple(HEADERS[column].values()) for one, column in _OF_OURS.items()},
    ignored=",".join([*HEADERS[Column.ADDRESS].values(), *HEADERS[Column.NOTE].values()]),
)

LAYOUTS = (
    OURS,
    layout_of(
        "asana",
        "Asana",
        (
            ("Task ID", "Name", "Section/Column"),
            ("Name", "Section/Column", "Assignee"),
            ("name", "due_on", "completed"),
        ),
        {
            Field.ID: ("Task ID", "gid", "id"),
            Field.TITLE: ("Name",),
            Field.PARENT: ("Parent task", "Parent"),
            Field.OWNER: ("Assignee", "assignee_name"),
            Field.ADDRESS: ("Assignee Email", "assignee_email"),
            Field.START: ("Start Date", "start_on"),
            Field.DUE: ("Due Date", "due_on"),
            Field.ENDED_ON: ("Completed At", "completed_at"),
            Field.DONE: ("completed",),
            Field.STATUS: ("Status", "Statues", "Project Status"),
            Field.CONTAINER: ("Projects", "project"),
        },
        ends_by_status=False,
        ignored="Created At,Last Modified,Section/Column,Tags",
    ),
    layout_of(
        "trello",
        "Trello",
        (("Card Name", "List Name"), ("Board", "List", "Card #", "Title")),
        {
            Field.ID: ("Card ID", "Link"),
            Field.TITLE: ("Card Name", "Title"),
            Field.OWNER: ("Members",),
            Field.START: ("Start Date",),
            Field.DUE: ("Due Date", "Due"),
            Field.STATUS: ("List Name", "List"),
            Field.DONE: ("Done", "Due Complete"),
            Field.ENDED_ON: ("DoneTime",),
            Field.ARCHIVED: ("Archived",),
            Field.CONTAINER: ("Board Name", "Board"),
        },
        ignored="Card URL,Card #,Votes,Spent,Estimate,Created,CreatedBy,LastActivity",
    ),
    layout_of(
        "jira",
        "Jira",
        (("Summary", "Issue key"), ("Summary", "Issue id")),
        {
            Field.ID: ("Issue id", "Issue key"),
            Field.KEY: ("Issue key",),
            Field.TITLE: ("Summary",),
            Field.PARENT: ("Parent id", "Parent", "Parent key"),
            Field.OWNER: ("Assignee",),
            Field.DUE: ("Due date", "Due"),
            Field.START: ("Start date", "Custom field (Start date)"),
            Field.STATUS: ("Status Category", "Status"),
            Field.RESOLUTION: ("Resolution",),
            Field.ENDED_ON: ("Resolved",),
            Field.HOW: ("Custom field (Acceptance criteria)", "Custom field (Definition of done)"),
            Field.CONTAINER: ("Project name",),
        },
        ignored="Issue Type,Project key,Project type,Project lead,Project lead id,Reporter,Reporter Id,Creator,"
        "Creator Id,Created,Updated,Last Viewed,Votes,Watchers,Watchers Id,Assignee Id,Work Ratio,Security Level,"
        "Time Spent",
    ),
    layout_of(
        "planner",
        "Microsoft Planner",
        (("Task Name", "Bucket Name"), ("Task Name", "Bucket"), ("Task ID", "Task Name", "Progress")),
        {
            Field.ID: ("Task ID",),
            Field.TITLE: ("Task Name",),
            Field.OWNER: ("Assigned To",),
            Field.START: ("Start date",),
            Field.DUE: ("Due date",),
            Field.STATUS: ("Progress", "Status"),
            Field.ENDED_ON: ("Completed Date",),
            Field.GOAL: ("Goal",),
        },
        ignored="Created By,Created Date,Is Recurring,Late,Bucket ID,Bucket Name,Bucket,Completed By",
    ),
    layout_of(
        "linear",
        "Linear",
        (("ID", "Team", "Title", "Status"),),
        {
            Field.ID: ("ID",),
            Field.TITLE: ("Title",),
            Field.PARENT: ("Parent issue",),
            Field.OWNER: ("Assignee",),
            Field.START: ("Started",),
            Field.DUE: ("Due Date",),
            Field.STATUS: ("Status",),
            Field.ENDED_ON: ("Completed",),
            Field.DROPPED_ON: ("Canceled",),
            Field.ARCHIVED: ("Archived",),
            Field.CONTAINER: ("Team",),
        },
        ignored="Creator,Created,Updated,Cycle Number",
    ),
    layout_of(
        "notion",
        "Notion",
        (("Name", "Assign", "Created time"), ("Name", "Status", "Created time")),
        {
            Field.ID: ("URL",),
            Field.TITLE: ("Name",),
            Field.OWNER: ("Assign", "Assignee", "Person", "Owner"),
            Field.START: ("Start",),
            Field.DUE: ("Due", "Due date", "Date"),
            Field.STATUS: ("Status",),
            Field.CONTAINER: ("Project",),
        },
        ignored="Created time",
    ),
)
"""The tools whose tables are known, the surest first."""
