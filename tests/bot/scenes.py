"""Every message, form and Home the program can show, by name, made of the cast."""

from collections.abc import Callable

from bot.messages.model import Message
from bot.messages.notices import message_for
from domain.notices import Content
from tests.bot import (
    answers,
    cards,
    climbs,
    digests,
    exported,
    favours,
    foundings,
    head_digests,
    houses,
    ladders,
    leaves,
    measures,
    needs,
    nudges,
    offers,
    parts_given,
    silences,
    statuses,
    trails,
    unowned,
    unready,
    weekly,
)
from tests.bot.cast import Cast

CONTENTS: dict[str, Callable[[Cast], Content]] = {
    **weekly.CONTENTS,
    **needs.CONTENTS,
    **climbs.CONTENTS,
    **digests.CONTENTS,
    **head_digests.CONTENTS,
    **exported.CONTENTS,
    **favours.CONTENTS,
    **silences.CONTENTS,
    **leaves.CONTENTS,
    **cards.CONTENTS,
    **offers.CONTENTS,
    **parts_given.CONTENTS,
    **nudges.CONTENTS,
    **unowned.CONTENTS,
}

REPLIES: dict[str, Callable[[Cast], Message]] = {
    **exported.REPLIES,
    **favours.REPLIES,
    **trails.REPLIES,
    **statuses.REPLIES,
    **leaves.REPLIES,
    **answers.REPLIES,
    **silences.REPLIES,
    **offers.REPLIES,
    **nudges.REPLIES,
    **unowned.REPLIES,
    **unready.REPLIES,
    **measures.REPLIES,
    **foundings.MESSAGES,
    **houses.MESSAGES,
    **ladders.MESSAGES,
}


def _posted(content: Callable[[Cast], Content]) -> Callable[[Cast], Message]:
    return lambda cast: message_for(content(cast))


MESSAGES: dict[str, Callable[[Cast], Message]] = {
    **{name: _posted(content) for name, content in CONTENTS.items()},
    **REPLIES,
}
