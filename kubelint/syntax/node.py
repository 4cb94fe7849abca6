"""Maps and lists that know where their parts stand."""

from __future__ import annotations

from typing import Any

Mark = tuple[int, int, int, int]
"""First line and column, last line and column behind the end; 0-based, columns in code points."""


class Map(dict[str, Any]):
    """A mapping. ``at`` has for each key the marks of the key and of its value; `is_flow` is as written."""

    __slots__ = ("at", "is_flow")
    at: dict[str, tuple[Mark, Mark]]
    is_flow: bool


class Seq(list[Any]):
    """A list. ``at`` has the mark of each item."""

    __slots__ = ("at", "is_flow")
    at: list[Mark]
    is_flow: bool
