"""What is wrong with a text, as the reader says it."""

from __future__ import annotations

from typing import NamedTuple

from kubelint.model.place import Path, Span

INVALID = "invalid"
DUPLICATE_KEY = "duplicate-key"
TOO_DEEP = "nesting-too-deep"
EXPANSION = "alias-expansion"
NOT_UTF8 = "not-utf8"


class Problem(NamedTuple):
    """One fault of the text. ``message`` is a sentence without capital and full stop; ``path`` is the node, if any."""

    kind: str
    message: str
    span: Span
    path: Path = ()


class Unreadable(Exception):  # noqa: N818  raised and caught inside of this package only
    """Ends the reading of a document: no value can be made of it. Line and column are 0-based."""

    def __init__(self, kind: str, message: str, line: int, column: int) -> None:
        self.kind = kind
        self.line = line
        self.column = column
        super().__init__(message)
