"""Nodes of a value by a path with wildcards, as rule files write it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kubelint.model.place import Path, parse_path

ITEMS = "[*]"
MEMBERS = "*"

Pattern = tuple[str | int, ...]
"""Steps of a path; `ITEMS` stands for every item of a list, `MEMBERS` for the value of every key of a map."""


def parse_pattern(text: str) -> Pattern:
    """``spec.ports[*].port``, ``data.*`` or ``annotations["example.org/a"]`` as steps; the empty text is the root.

    Raises ValueError for what is no path.
    """
    steps: list[str | int] = []
    for number, part in enumerate(text.split(ITEMS)):
        if number:
            steps.append(ITEMS)
        steps += parse_path(part.removeprefix(".") if number else part)
    return tuple(steps)


def has_wildcard(pattern: Pattern) -> bool:
    """Whether `pattern` may mean several nodes."""
    return ITEMS in pattern or MEMBERS in pattern


def nodes(value: object, pattern: Pattern, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """The nodes that `pattern` means below `value`, each with its path, which begins with `path`.

    A missing node is yielded as None under the path where it would be. Behind a wildcard there is one such node for
    each item that lacks it, and none where the list or map itself is missing or has another shape.
    """
    for at, step in enumerate(pattern):
        if step in (ITEMS, MEMBERS):
            for key, child in _children(value, step):
                yield from nodes(child, pattern[at + 1 :], (*path, key))
            return
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and -len(value) <= step < len(value):
            value = value[step]
        else:
            value = None
        path = (*path, step)
    yield path, value


def _children(value: object, wildcard: str | int) -> Iterator[tuple[str | int, Any]]:
    if wildcard == ITEMS and isinstance(value, list):
        yield from enumerate(value)
    elif wildcard == MEMBERS and isinstance(value, dict):
        yield from value.items()
