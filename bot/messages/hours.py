"""Working hours: when somebody is written to, and where that comes from."""

from bot.messages import actions, parts
from bot.messages.model import Block, Buttons, Message, Note, Paragraph, Text
from bot.words.catalogue import Words
from domain.hours import WorkHours


def hours(of: WorkHours, words: Words) -> Message:
    """When they are written to, with buttons to change it and, where it is their own, to give it back."""
    row = [parts.plain_button(actions.HOURS_OPEN, "button.hours", words)]
    if of.is_own:
        row.append(parts.plain_button(actions.HOURS_RESET, "button.hours_reset", words))
    source = words.text("hours.own" if of.is_own else "hours.calendar")
    blocks: list[Block] = [Paragraph(source)]
    if of.every_other_off is not None:
        off = of.every_other_off
        known = {"weekday": words.weekday(off.isoweekday()), "day": words.full_day(off)}
        blocks.append(Paragraph(words.text("hours.every_other", **known)))
    blocks += [Buttons(tuple(row)), Note(words.text("hours.footer"))]
    return Message(line(of, words), tuple(blocks), words.language)


def line(of: WorkHours, words: Words) -> Text:
    """The hours in one sentence."""
    days = words.formats.listing([words.weekday(day) for day in of.in_order])
    starts, ends = (words.formats.time_of_day(each) for each in (of.starts, of.ends))
    return words.text("hours.line", starts=starts, ends=ends, days=days)
