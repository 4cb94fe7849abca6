"""Places: paths inside a document and spans inside a text."""

from __future__ import annotations

import enum
from typing import NamedTuple

Path = tuple[str | int, ...]
"""Keys and list indexes from the root of a document, such as ``("spec", "containers", 0, "image")``."""


class Part(enum.Enum):
    """Which part of an entry is meant: its key or its value."""

    KEY = "key"
    VALUE = "value"


class Span(NamedTuple):
    """A range of text: 1-based lines and columns, columns in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Location(NamedTuple):
    """A span in a file, and the path of the node that it shows.

    ``file`` is as the user named it, with ``/``; ``path`` is empty for a place that is no node of a document.
    """

    file: str
    span: Span
    path: Path = ()


def format_path(path: Path) -> str:
    """``spec.containers[0].image``; a key that is no plain word stands quoted in brackets."""
    out: list[str] = []
    for step in path:
        if isinstance(step, int):
            out.append(f"[{step}]")
        elif step and not any(c in '."[]' or c.isspace() for c in step):
            out.append(f".{step}" if out else step)
        else:
            quoted = step.replace("\\", "\\\\").replace('"', '\\"')
            out.append(f'["{quoted}"]')
    return "".join(out)


def parse_path(text: str) -> Path:
    """The inverse of `format_path`. Raises ValueError for what it would not have written."""
    steps: list[str | int] = []
    at, end = 0, len(text)
    while at < end:
        if text[at] == "[":
            step, at = _bracket(text, at + 1)
        else:
            if text[at] == ".":
                if not steps:
                    raise ValueError(f"a path does not begin with a dot: {text}")
                at += 1
            stop = min((i for c in ".[" if (i := text.find(c, at)) >= 0), default=end)
            step, at = text[at:stop], stop
            if not step:
                raise ValueError(f"empty step in path: {text}")
        steps.append(step)
    return tuple(steps)


def _bracket(text: str, at: int) -> tuple[str | int, int]:
    """One bracketed step whose ``[`` ends at `at`, and the position behind its ``]``."""
    if text[at : at + 1] != '"':
        stop = text.find("]", at)
        if stop < 0:
            raise ValueError(f"unclosed bracket in path: {text}")
        return int(text[at:stop]), stop + 1
    out: list[str] = []
    at += 1
    while at < len(text) and text[at] != '"':
        if text[at] == "\\":
            at += 1
        out.append(text[at : at + 1])
        at += 1
    if text[at : at + 2] != '"]':
        raise ValueError(f"unclosed quote in path: {text}")
    return "".join(out), at + 2
