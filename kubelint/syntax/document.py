"""One document of a text: its value, what is wrong with it, and where everything stands."""

from __future__ import annotations

from typing import Any

from kubelint.model.place import Part, Path, Span
from kubelint.model.source import Source
from kubelint.syntax.comments import Comment, comments_of
from kubelint.syntax.lines import Lines
from kubelint.syntax.locator import Locator
from kubelint.syntax.node import Mark
from kubelint.syntax.problem import Problem

__all__ = ["Comment", "Document", "Problem"]


class Document:
    """A YAML or JSON document.

    ``value`` is made of dict, list, str, int, float, bool and None; it is None if the document is empty or
    ``is_broken``. ``index`` counts the documents of the file from 0 and ``line`` is its first line (1-based).
    ``has_template`` says that there are actions of a template language in it (``{{ … }}``).
    """

    __slots__ = (
        "_comments",
        "_locator",
        "_text",
        "above",
        "has_template",
        "index",
        "is_broken",
        "lines",
        "problems",
        "source",
        "value",
    )

    def __init__(
        self, source: Source, index: int, text: str, above: int, lines: Lines, *,
        value: Any = None, mark: Mark | None = None, problems: tuple[Problem, ...] = (),
        is_broken: bool = False, has_template: bool = False,
    ) -> None:  # fmt: skip
        self.source = source
        self.index = index
        self.above = above
        self.lines = lines
        self.value = value
        self.problems = problems
        self.is_broken = is_broken
        self.has_template = has_template
        self._text = text
        self._locator = Locator(value, mark, lines, above)
        self._comments: tuple[Comment, ...] | None = None

    def __repr__(self) -> str:
        return f"<document {self.index} of {self.source.path}>"

    @property
    def line(self) -> int:
        """The first line of the document in its file."""
        return self.above + 1

    @property
    def comments(self) -> tuple[Comment, ...]:
        """The comments, in order."""
        if self._comments is None:
            self._comments = comments_of(self._text, self.above)
        return self._comments

    def locate(self, path: Path, part: Part = Part.VALUE) -> Span:
        """Where the key or value at `path` stands; never more than one line.

        A scalar as written, quotes included; of one with several lines the first, of a block scalar the header. A
        collection on one line; of a longer one the key, or the first line of a list item. For what is missing, the key
        of the nearest parent that is there.
        """
        return self._locator.locate(path, part)

    def has(self, path: Path) -> bool:
        """Whether there is a node at `path`."""
        return self._locator.has(path)

    def written(self, path: Path) -> str:
        """The scalar at `path` as it is written (its first line), empty if there is none."""
        return self._locator.written(path)

    def extent(self, path: Path) -> Span:
        """From the key or item at `path` to the end of its value; several lines long if that is."""
        return self._locator.extent(path)

    def value_extent(self, path: Path) -> Span:
        """The whole value at `path`."""
        return self._locator.value_extent(path)

    def locate_in(self, path: Path, number: int) -> Span:
        """Line `number` (0-based) of the text at `path` if it is a literal block scalar, else the value."""
        return self._locator.line_of(path, number) or self.locate(path)

    def node_at(self, line: int) -> Path | None:
        """The path of the outermost entry (of a map or a list) that begins on the 1-based `line`."""
        return self._locator.node_at(line)

    def add_problem(self, problem: Problem) -> None:
        """Puts a problem of the whole text in front of the document's own."""
        self.problems = (problem, *self.problems)
