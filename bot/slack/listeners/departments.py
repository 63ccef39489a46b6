"""Departments that are made and named in the settings."""

from typing import TYPE_CHECKING

from bot.messages import departments as says
from bot.messages.actions import read_id
from bot.messages.model import Message
from bot.slack.listeners import house
from bot.slack.modals import departments as forms
from domain.company_choices import ChannelFor, HeadIs

if TYPE_CHECKING:
    from bot.slack.listeners.submissions import Form

THROUGH = "form"
_NEW = 0


def added(form: "Form") -> Message:
    """Make a department."""
    request, wanted = form.request, forms.read_new(form.values)
    house.checked(form.desk, ChannelFor(_NEW, wanted.channel))
    outside = house.outside(form.desk, request, HeadIs(_NEW, wanted.head))
    made = request.services.settings.add_department(
        request.chat_id, wanted, request.now, through=THROUGH, outside=outside
    )
    return says.placed(made, request.words)


def renamed(form: "Form") -> Message:
    """Call a department something else."""
    request, department_id = form.request, read_id(form.about.choice or "")
    name = forms.read_name(form.values)
    named = request.services.settings.rename_department(
        request.chat_id, department_id, name, request.now, through=THROUGH
    )
    return says.placed(named, request.words)
