"""Comments of a document. The parsers drop them, so they are found in the text, outside of quoted and block scalars."""

from __future__ import annotations

import re
from typing import NamedTuple

from kubelint.syntax.events import SCALAR, events
from kubelint.syntax.problem import Unreadable

_HASH = re.compile(r"(?:(?<=[ \t])|^)#", re.MULTILINE)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


class Comment(NamedTuple):
    """A comment: 1-based line and column of its ``#``, its text without that and blanks, and whether nothing stands
    before it on its line.
    """

    line: int
    column: int
    text: str
    is_own_line: bool


def comments_of(text: str, above: int) -> tuple[Comment, ...]:
    """The comments of the document `text`, which has `above` lines above it; of a broken one those before the break."""
    if "#" not in text:
        return ()
    literals, end = _literals(text)
    out: list[Comment] = []
    for number, match in enumerate(_LINE.finditer(text)):
        line = match.group().rstrip("\r\n")
        if number > end:
            break
        for hash_ in _HASH.finditer(line):
            if not any(span.covers(number, hash_.start()) for span in literals.get(number, ())):
                text_ = line[hash_.end() :].strip()
                out.append(Comment(number + 1 + above, hash_.start() + 1, text_, not line[: hash_.start()].strip()))
                break
    return tuple(out)


class _Literal(NamedTuple):
    """Where a ``#`` is text. A block scalar's header line may still have a comment."""

    line: int
    column: int
    end_line: int
    end_column: int

    def covers(self, line: int, column: int) -> bool:
        return (self.line, self.column) <= (line, column) < (self.end_line, self.end_column)


def _literals(text: str) -> tuple[dict[int, list[_Literal]], int]:
    """The quoted and block scalars by line, and the last line that was understood."""
    out: dict[int, list[_Literal]] = {}
    advance = events(text)
    event = None
    try:
        while True:
            kind, event = advance()
            if event is None or type(event).__name__ == "StreamEndEvent":
                return out, 1 << 62
            if kind == SCALAR and event.style and "#" in event.value:
                start, end = event.start_mark, event.end_mark
                first = (start.line + 1, 0) if event.style in "|>" else (start.line, start.column)
                literal = _Literal(first[0], first[1], end.line, end.column)
                for number in range(first[0], end.line + 1):
                    out.setdefault(number, []).append(literal)
    except Unreadable as stop:
        return out, stop.line
