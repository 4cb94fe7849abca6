"""From a path to the place in the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kubelint.model.place import Part, Path, Span
from kubelint.syntax.lines import Lines
from kubelint.syntax.node import Map, Mark, Seq


class Locator:
    """Finds nodes of one document. `root` is its value and `mark` where that stands; `above` is added to lines."""

    def __init__(self, root: Any, mark: Mark | None, lines: Lines, above: int) -> None:
        self._root = root
        self._mark = mark
        self._lines = lines
        self._above = above
        self._starts: dict[int, Path] | None = None

    def locate(self, path: Path, part: Part) -> Span:
        """One line at the most: see `Document.locate`."""
        found = self._find(path)
        if found is None:
            return self._locate_parent(path)
        key, value, node = found
        if part is Part.KEY and key is not None:
            return self._span(key)
        if isinstance(node, dict | list):
            return self._collection(key, value, node)
        if value[:2] == value[2:] and key is not None:  # nothing is written
            return self._span(key)
        return self._one_line(self._written_mark(value))

    def has(self, path: Path) -> bool:
        """Whether there is a node at `path`."""
        return self._find(path) is not None

    def written(self, path: Path) -> str:
        """The first line of the scalar at `path` as it is written; empty if there is none."""
        found = self._find(path)
        if found is None or isinstance(found[2], dict | list):
            return ""
        span = self._one_line(self._written_mark(found[1]))
        return self._lines[span.line][span.column - 1 : span.end_column - 1]

    def extent(self, path: Path) -> Span:
        """From the key or item at `path` to the end of its value; the nearest parent's where it is missing."""
        while (found := self._find(path)) is None:
            path = path[:-1]
        key, value, _ = found
        start = key or value
        return self._trimmed((start[0], start[1], value[2], value[3]))

    def value_extent(self, path: Path) -> Span:
        """The whole value at `path`, empty behind its key if there is none."""
        found = self._find(path)
        return self._trimmed(found[1]) if found else Span(0, 0, 0, 0)

    def line_of(self, path: Path, number: int) -> Span | None:
        """Line `number` (0-based) of a literal block scalar's text; None for scalars in which lines are folded."""
        found = self._find(path)
        if found is None or not isinstance(found[2], str):
            return None
        line, column, _, _ = found[1]
        end_line = self._trimmed(found[1]).end_line - 1 - self._above
        if self._lines[line + 1 + self._above][column : column + 1] != "|" or line + 1 + number > end_line:
            return None
        text = self._lines[line + 2 + number + self._above]
        blank = len(text) - len(text.lstrip())
        return Span(line + 2 + number + self._above, blank + 1, line + 2 + number + self._above, len(text.rstrip()) + 1)

    def node_at(self, line: int) -> Path | None:
        """The outermost entry that begins on the 1-based `line`."""
        if self._starts is None:
            self._starts = {}
            for path, mark in self._entries(self._root, (), set()):
                self._starts.setdefault(mark[0] + 1 + self._above, path)
        return self._starts.get(line)

    def _entries(self, node: Any, path: Path, seen: set[int]) -> Iterator[tuple[Path, Mark]]:
        """Every entry, outer ones first; what an alias repeats comes once."""
        if not isinstance(node, Map | Seq) or id(node) in seen:
            return
        seen.add(id(node))
        if isinstance(node, Map):
            for key, (key_mark, _) in node.at.items():
                yield (*path, key), key_mark
                yield from self._entries(node[key], (*path, key), seen)
        else:
            for index, mark in enumerate(node.at):
                yield (*path, index), mark
                yield from self._entries(node[index], (*path, index), seen)

    def _find(self, path: Path) -> tuple[Mark | None, Mark, Any] | None:
        """Marks of key and value, and the value, at `path`."""
        node, key, value = self._root, None, self._mark
        for step in path:
            if isinstance(node, Map) and isinstance(step, str) and step in node:
                key, value = node.at[step]
                node = node[step]
            elif isinstance(node, Seq) and isinstance(step, int) and 0 <= step < len(node):
                key, value = None, node.at[step]
                node = node[step]
            else:
                return None
        return None if value is None else (key, value, node)

    def _locate_parent(self, path: Path) -> Span:
        while path:
            path = path[:-1]
            found = self._find(path)
            if found is not None:
                key, value, _ = found
                return self._span(key) if key else self._one_line(value)
        return Span(self._above + 1, 1, self._above + 1, 1)

    def _collection(self, key: Mark | None, value: Mark, node: Any) -> Span:
        is_one_line = value[0] == value[2] and getattr(node, "is_flow", False)
        if is_one_line or key is None:
            return self._one_line(self._written_mark(value))
        return self._span(key)

    def _span(self, mark: Mark) -> Span:
        return self._one_line(mark)

    def _one_line(self, mark: Mark) -> Span:
        """The part of `mark` on its first line, without blanks and comment at its end."""
        line, column, end_line, end_column = mark
        number = line + 1 + self._above
        if end_line == line:
            return Span(number, column + 1, number, max(end_column, column) + 1)
        text = self._lines[number]
        rest = text[column:]
        end = rest.find(" #")
        if rest[:1] in ("|", ">"):
            rest = rest.split(" ", 1)[0]
        elif end > 0 and rest[:1] not in ('"', "'"):
            rest = rest[:end]
        return Span(number, column + 1, number, column + len(rest.rstrip()) + 1)

    def _written_mark(self, mark: Mark) -> Mark:
        """`mark` without an anchor and a tag in front."""
        line, column, end_line, end_column = mark
        text = self._lines[line + 1 + self._above]
        while text[column : column + 1] in ("&", "!"):
            stop = column
            while stop < len(text) and not text[stop].isspace():
                stop += 1
            start = stop + len(text[stop:]) - len(text[stop:].lstrip())
            if start >= len(text) or (line == end_line and start >= end_column):
                return mark
            column = start
        return line, column, end_line, end_column

    def _trimmed(self, mark: Mark) -> Span:
        """The marks as a span that ends behind the last character, not on an empty line below it."""
        line, column, end_line, end_column = mark
        while end_line > line and not self._lines[end_line + 1 + self._above][:end_column].strip():
            end_line -= 1
            end_column = len(self._lines[end_line + 1 + self._above])
        return Span(line + 1 + self._above, column + 1, end_line + 1 + self._above, end_column + 1)
