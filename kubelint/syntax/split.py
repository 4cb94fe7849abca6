"""A stream into its documents. A line of three dashes at its beginning always ends a document, even inside a block
scalar (YAML 1.1, section 9), so that a broken document cannot reach into the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_BOUNDARY = re.compile(r"(?<![^\r\n])(?:---(?=[ \t\r\n]|\Z)|\.\.\.(?=[ \t\r\n]|\Z)[^\r\n]*(?:\r\n|\r|\n|\Z))")
_NOTHING = re.compile(r"(?:(?:[ \t]*(?:#[^\r\n]*)?|\.\.\.[^\r\n]*)(?:\r\n|\r|\n|\Z))*\Z")
_DIRECTIVES = re.compile(r"(?:(?:%[^\r\n]*|[ \t]*(?:#[^\r\n]*)?)(?:\r\n|\r|\n|\Z))*\Z")


class Chunk(NamedTuple):
    """The text of one document and the number of lines above it."""

    text: str
    above: int


def split(text: str) -> Iterator[Chunk]:
    """The documents of `text`; those without content are left out."""
    start, above = 0, 0
    is_begun = False  # whether the chunk at `start` has its `---` already
    for match in _BOUNDARY.finditer(text):
        is_end_mark = match.group().startswith(".")
        cut = match.end() if is_end_mark else match.start()
        piece = text[start:cut]
        if not is_end_mark and not is_begun and _DIRECTIVES.match(piece):
            is_begun = True  # directives and comments above belong to the document that begins here
            continue
        if not _is_empty(piece):
            yield Chunk(piece, above)
        above += _count_breaks(piece)
        start, is_begun = cut, not is_end_mark
    rest = text[start:]
    if not _is_empty(rest):
        yield Chunk(rest, above)


def _is_empty(piece: str) -> bool:
    body = piece[3:] if piece.startswith("---") else piece
    return _NOTHING.match(body) is not None


def _count_breaks(piece: str) -> int:
    if "\r" not in piece:
        return piece.count("\n")
    return piece.count("\n") + piece.count("\r") - piece.count("\r\n")
