r"""A text by lines, as editors count them: ``\n``, ``\r\n`` and ``\r`` end a line, nothing else does."""

from __future__ import annotations

import re

_BREAK = re.compile(r"\r\n|\n|\r")


class Lines:
    """The lines of a text without their ends. Numbers are 1-based."""

    __slots__ = ("_lines",)

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n") if "\r" not in text else _BREAK.split(text)

    def __len__(self) -> int:
        return len(self._lines)

    def __getitem__(self, number: int) -> str:
        """Line `number`, empty for a number beyond the text."""
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""
