"""Who is away, in few words: name, until when, and who is asked in the meantime."""

from bot.messages.model import Block, Bullets, Heading, Text
from bot.words.catalogue import Words
from domain.absences import Absent, Absentees


def away(absentees: Absentees, title: str, words: Words) -> list[Block]:
    """A short list below a title (a key of the words); nothing where everybody is there."""
    if not absentees.listed:
        return []
    lines = [_line(each, absentees, words) for each in absentees.listed]
    if absentees.more:
        lines.append(words.plural("absent.more", absentees.more))
    return [Heading(words.text(title)), Bullets(tuple(lines))]


def _line(absent: Absent, among: Absentees, words: Words) -> Text:
    leave = absent.leave
    if leave.first is None or leave.first < among.first_day:
        days = words.line("absent.until", last=leave.last)
    elif leave.first == leave.last:
        days = words.line("absent.day", day=leave.last)
    else:
        days = words.line("absent.span", first=leave.first, last=leave.last)
    if absent.deputy is None:
        return words.text("absent.person", person=absent.person, days=days)
    return words.text("absent.deputised", person=absent.person, days=days, deputy=absent.deputy)
