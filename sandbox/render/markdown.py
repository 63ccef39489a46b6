"""The markdown block: the common part of standard Markdown as HTML."""

import re

from markupsafe import Markup, escape

from sandbox.render.emoji import with_pictures
from sandbox.render.mrkdwn import link

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_BULLET = re.compile(r"\s*[-*+]\s+(?:\[([ xX])\]\s+)?(.*)")
_NUMBERED = re.compile(r"\s*(\d{1,9})[.)]\s+(.*)")
_RULE = re.compile(r"\s*([-*_])(?:\s*\1){2,}\s*$")
_DIVIDER_ROW = re.compile(r"\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$")
_FENCE = re.compile(r"```\w*\s*$")
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\(([^()\s]+)\)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~>])")
_STYLES = [
    (re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*"), r"<strong>\1</strong>"),
    (re.compile(r"(?<![\w_])__(?=\S)(.+?)(?<=\S)__(?![\w_])"), r"<strong>\1</strong>"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])"), r"<em>\1</em>"),
    (re.compile(r"(?<![\w_])_(?=\S)([^_]+?)(?<=\S)_(?![\w_])"), r"<em>\1</em>"),
    (re.compile(r"~~(?=\S)(.+?)(?<=\S)~~"), r"<s>\1</s>"),
]
_QUOTED = re.compile(r"\s*> ?")
_ROW = re.compile(r".*\|")
_OPEN, _CLOSE = "\ue000", "\ue001"
_HELD = re.compile(f"{_OPEN}(\\d+){_CLOSE}")


def markdown(text: str) -> Markup:
    """Standard Markdown as HTML: headings, lists, quotes, code, tables, links and styles."""
    lines = text.replace(_OPEN, "").replace(_CLOSE, "").split("\n")
    parts: list[Markup] = []
    start = 0
    while start < len(lines):
        if not lines[start].strip():
            start += 1
            continue
        part, start = _block(lines, start)
        parts.append(part)
    return Markup("").join(parts)


def _block(lines: list[str], start: int) -> tuple[Markup, int]:
    """The block that begins at a line, and where the next one begins."""
    line = lines[start]
    heading = _HEADING.match(line)
    if heading:
        # The page has its own headings above; a message's begin at the fourth level.
        level = min(len(heading[1]) + 3, 6)
        return Markup("<h{0} dir='auto' class='md-h'>{1}</h{0}>").format(level, _inline(heading[2])), start + 1
    if _RULE.match(line):
        return Markup("<hr>"), start + 1
    if _FENCE.match(line):
        end = start + 1
        while end < len(lines) and not _FENCE.match(lines[end]):
            end += 1
        return Markup("<pre>{}</pre>").format("\n".join(lines[start + 1 : end])), end + 1
    if "|" in line and start + 1 < len(lines) and _DIVIDER_ROW.match(lines[start + 1]):
        end = _run(lines, start + 2, _ROW)
        return _table([line, *lines[start + 2 : end]]), end
    for marker, drawn in _MARKED:
        if marker.match(line):
            end = _run(lines, start + 1, marker)
            return drawn(lines[start:end]), end
    end = start + 1
    while end < len(lines) and lines[end].strip() and not _begins_something(lines[end]):
        end += 1
    return Markup("<p dir='auto'>{}</p>").format(Markup("<br>").join(map(_inline, lines[start:end]))), end


def _run(lines: list[str], start: int, marker: re.Pattern[str]) -> int:
    """Where the lines that match a marker end."""
    while start < len(lines) and marker.match(lines[start]):
        start += 1
    return start


def _begins_something(line: str) -> bool:
    starts = (_HEADING, _RULE, _FENCE, *(marker for marker, _ in _MARKED))
    return any(marker.match(line) for marker in starts)


def _quote(lines: list[str]) -> Markup:
    inside = Markup("<br>").join(_inline(_QUOTED.sub("", line)) for line in lines)
    return Markup("<blockquote dir='auto'>{}</blockquote>").format(inside)


def _bullets(lines: list[str]) -> Markup:
    items = Markup("").join(_item(found[1], found[2]) for line in lines if (found := _BULLET.match(line)))
    return Markup("<ul>{}</ul>").format(items)


def _item(box: str | None, text: str) -> Markup:
    ticked = "" if box is None else ("☑ " if box.strip() else "☐ ")
    return Markup("<li dir='auto'>{}{}</li>").format(ticked, _inline(text))


def _numbers(lines: list[str]) -> Markup:
    found = [match for line in lines if (match := _NUMBERED.match(line))]
    items = Markup("").join(_item(None, match[2]) for match in found)
    return Markup('<ol start="{}">{}</ol>').format(int(found[0][1]), items)


def _table(lines: list[str]) -> Markup:
    rows = [[_inline(cell.strip()) for cell in line.strip().strip("|").split("|")] for line in lines]
    head = Markup("").join(Markup("<th scope='col' dir='auto'>{}</th>").format(cell) for cell in rows[0])
    body = Markup("").join(
        Markup("<tr>{}</tr>").format(Markup("").join(Markup("<td dir='auto'>{}</td>").format(c) for c in row))
        for row in rows[1:]
    )
    shape = Markup("<div class='scroll'><table><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>")
    return shape.format(head, body)


def _inline(text: str) -> Markup:
    held: list[Markup] = []

    def hold(piece: Markup) -> str:
        held.append(piece)
        return f"{_OPEN}{len(held) - 1}{_CLOSE}"

    text = _CODE.sub(lambda m: hold(Markup("<code>{}</code>").format(m[1])), text)
    text = _ESCAPED.sub(lambda m: hold(escape(m[1])), text)
    text = _LINK.sub(lambda m: hold(link(m[2], m[1])), text)
    styled = str(with_pictures(escape(text), hold))
    for pattern, replacement in _STYLES:
        styled = pattern.sub(replacement, styled)
    # A held piece may itself hold others: an escaped bracket inside a link's label.
    for _ in range(2):
        styled = _HELD.sub(lambda m: str(held[int(m[1])]), styled)
    return Markup(styled)  # noqa: S704 - every piece was escaped above


_MARKED = ((_QUOTED, _quote), (_BULLET, _bullets), (_NUMBERED, _numbers))
