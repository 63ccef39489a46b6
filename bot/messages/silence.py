"""The leader's own silence: said to them alone, with a draft of what to say; and their word, in their channel."""

from collections.abc import Sequence

from bot.messages import actions, parts
from bot.messages.digest_more import finished_line, lines, move_line, stuck_line
from bot.messages.model import Block, Bold, Buttons, Message, Note, Paragraph, Quote, Text
from bot.words import tidy
from bot.words.catalogue import Value, Words
from domain.silence import LeaderSaid, LeaderSilent
from domain.tasks import Status
from domain.views import TaskView

LABEL = 60
"""Characters of a title that a draft names."""


def silent(content: LeaderSilent, words: Words) -> Message:
    """To the leader: since when nobody heard of them, what to speak of, and the way to say it or put it off."""
    if content.is_over:
        return _over(content, words)
    weeks = content.days // 7
    summary = words.plural("silence.summary", weeks) if weeks else words.text("silence.summary_days")
    return Message(
        summary,
        (
            *_news(content, words),
            Paragraph(words.text("silence.draft")),
            Quote(words.quoted(draft(content, words))),
            *_rests(content, words),
            _choices(content, words),
            Note(words.text("silence.footer", command=parts.command("settings", words))),
        ),
        words.language,
    )


def draft(content: LeaderSilent, words: Words) -> str:
    """What could be said, from what is true: a sentence for each thing, to be changed as one likes."""
    news = content.news
    back = [move.view for move in news.moved if move.after is Status.ON_TRACK]
    owners = {view.owner.id: view.owner for view in news.finished if view.owner is not None}
    said: list[str] = []
    if news.finished:
        values: dict[str, Value] = {"tasks": _titles(news.finished, words)}
        key = "silence.draft.finished" if owners else "silence.draft.done"
        if owners:
            values["people"] = words.names(list(owners.values()))
        said.append(words.line(key, **values))
    if back:
        said.append(words.line("silence.draft.moved", tasks=_titles(back, words)))
    if news.stuck:
        said.append(words.line("silence.draft.stuck", tasks=_titles(news.stuck, words)))
    return "\n".join(said or [words.line("silence.draft.quiet")])


def posted(content: LeaderSaid, words: Words) -> Message:
    """In the channel: who says it, and their words."""
    quote = Quote(words.quoted(content.text))
    footer = Note(words.text("silence.posted.footer", leader=content.by))
    return Message(words.text("silence.posted", leader=content.by), (quote, footer), words.language)


def said(words: Words) -> Message:
    """To the leader: it is on its way."""
    return Message(words.text("silence.said"), (), words.language)


def _news(content: LeaderSilent, words: Words) -> list[Block]:
    """What happened meanwhile, a line each."""
    news = content.news
    told = (
        ("digest.moved", [move_line(move, words) for move in news.moved]),
        ("digest.thanks", [finished_line(view, words) for view in news.finished]),
        ("digest.stuck", [stuck_line(view, words) for view in news.stuck]),
    )
    return [block for key, rows in told if rows for block in _list(key, rows, words)]


def _list(key: str, rows: Sequence[Text], words: Words) -> list[Block]:
    return [Paragraph((Bold(words.line(key)),)), lines(rows, words, "more.list")]


def _rests(content: LeaderSilent, words: Words) -> list[Block]:
    if content.rests_until is None:
        return []
    return [Paragraph(words.text("silence.rests", day=parts.day_of(content.rests_until, words)))]


def _choices(content: LeaderSilent, words: Words) -> Buttons:
    value = str(content.silence.id)
    row = [parts.plain_button(actions.SILENCE_SAY, "button.say_it", words, value)]
    if content.rests_until is None:
        row.append(parts.plain_button(actions.SILENCE_PUT_OFF, "button.put_off", words, value))
    return Buttons(tuple(row))


def _over(content: LeaderSilent, words: Words) -> Message:
    footer = Note(words.text("silence.footer", command=parts.command("settings", words)))
    if content.word is None:
        return Message(words.text("silence.heard"), (footer,), words.language)
    day = parts.day_of(content.word.at, words)
    quote = Quote(words.quoted(content.word.text))
    return Message(words.text("silence.spoken", day=day), (quote, footer), words.language)


def _titles(views: Sequence[TaskView], words: Words) -> Text:
    return words.listed([tidy.line(f"{view.task.code} {view.task.title}", LABEL) for view in views])
