"""Which comments suppress what."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kubelint.model.place import Path, format_path
from kubelint.model.source import Source
from kubelint.model.suppression import Directive, Origin
from kubelint.suppress import directives_of
from kubelint.syntax.reader import read


def directives(text: str) -> list[Directive]:
    return [directive for document in read(Source("a.yaml", text)) for directive in directives_of(document)]


def reached(text: str) -> list[tuple[int, str, int]]:
    """Document, path and line of what the directives are about."""
    found = directives(text)
    assert [directive.mistake for directive in found] == [""] * len(found)
    return [(d.reach.document, format_path(d.reach.path or ()), d.reach.line) for d in found if d.reach]


def mistakes(text: str) -> list[str]:
    return [directive.mistake for directive in directives(text)]


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\n",
        "a: 1  # a comment\n",
        'a: "# kubelint: ignore[rule] reason"\n',
        "a: x# kubelint: ignore[rule] reason\n",
        "a: |\n  # kubelint: ignore[rule] reason\n",
        '{"a": "# kubelint: ignore[rule]"}\n',
    ],
)
def test_no_directive(text: str) -> None:
    assert directives(text) == []


class TestLine:
    def test_the_outermost_entry_that_begins_on_the_line(self) -> None:
        assert reached("a:\n  - b: 1  # kubelint: ignore[rule] reason\n    c: 2\n") == [(0, "a[0]", 2)]
        assert reached("a:  # kubelint: ignore[rule] reason\n  b: 1\n") == [(0, "a", 1)]
        assert reached("a:\n  b: 1  # kubelint: ignore[rule] reason\n") == [(0, "a.b", 2)]
        assert reached("a: [\n  1,\n  2,  # kubelint: ignore[rule] reason\n]\n") == [(0, "a[1]", 3)]
        assert reached("a: |  # kubelint: ignore[rule] reason\n  text\n") == [(0, "a", 1)]

    def test_an_item_that_begins_below_its_dash(self) -> None:
        assert reached("a:\n  -  # kubelint: ignore[rule] reason\n    b: 1\n") == [(0, "a[0]", 3)]

    @pytest.mark.parametrize("text", ["---  # kubelint: ignore[rule]\na: 1\n", "a: [1\n]  # kubelint: ignore[rule]\n"])
    def test_a_line_where_nothing_begins_is_a_mistake(self, text: str) -> None:
        assert mistakes(text) == ["no key and no list item begins on its line"]


class TestOwnLine:
    def test_the_next_line(self) -> None:
        text = "a:\n# kubelint: ignore[rule] reason\n  - b: 1\n    # kubelint: ignore[rule] reason\n    c: 2\n"
        assert reached(text) == [(0, "a[0]", 3), (0, "a[0].c", 5)]

    def test_several_stack_with_other_comments_between(self) -> None:
        text = "# kubelint: ignore[one] x\n# why\n  # kubelint: ignore[two] x\na: 1  # kubelint: ignore[three] x\n"
        assert reached(text) == [(0, "a", 4)] * 3

    @pytest.mark.parametrize(
        "text",
        [
            "a: 1\n# kubelint: ignore[rule] reason\n",
            "# kubelint: ignore[rule] reason\n\na: 1\n",
            "# kubelint: ignore[rule]\n---\na: 1\n",
        ],
    )
    def test_above_nothing_is_a_mistake(self, text: str) -> None:
        assert mistakes(text) == ["no key and no list item begins on the next line"]

    def test_a_broken_document_has_lines_without_nodes(self) -> None:
        assert reached("# kubelint: ignore[rule] reason\na: [\n") == [(0, "", 2)]

    def test_a_long_stack_takes_linear_time(self) -> None:
        text = "# kubelint: ignore[rule] reason\n" * 20_000 + "a: 1\n"
        start = time.perf_counter()
        assert len(directives(text)) == 20_000
        assert time.perf_counter() - start < 5


class TestFile:
    def test_anywhere_at_the_top_level(self) -> None:
        text = (
            "# kubelint: ignore-file[one]\n---\na: 1\n# kubelint: ignore-file[two]\n---\nb: 1\n# kubelint: ignore-file"
        )
        found = directives(text)
        assert [(d.origin, d.reach, d.mistake) for d in found] == [(Origin.FILE, None, "")] * 3

    @pytest.mark.parametrize(
        "text", ["a: 1  # kubelint: ignore-file[rule]\n", "a:\n  # kubelint: ignore-file\n  b: 1\n"]
    )
    def test_elsewhere_is_a_mistake(self, text: str) -> None:
        assert mistakes(text) == ["ignore-file stands alone on a line, at its beginning"]


class TestPlace:
    TEXT = "x: 1\r\n---\r\na: ünï  # kubelint: ignore[one, two] reason  \r\nb: 1\r\n"

    def test_comment_and_rules_stand_where_it_says(self) -> None:
        (directive,) = directives(self.TEXT)
        assert self.cut(directive.location.span) == "# kubelint: ignore[one, two] reason"
        assert (
            [self.cut(rule.span) for rule in directive.rules] == [rule.id for rule in directive.rules] == ["one", "two"]
        )

    def test_it_names_the_node(self) -> None:
        (directive,) = directives(self.TEXT)
        expected: Path = ("a",)
        assert (directive.location.file, directive.location.path) == ("a.yaml", expected)
        assert directive.reach == (1, expected, 3)

    def cut(self, span) -> str:
        line = self.TEXT.split("\r\n")[span.line - 1]
        assert span.line == span.end_line
        return line[span.column - 1 : span.end_column - 1]


@given(st.text(alphabet=st.sampled_from("ab:-#[]{}|\n \t\"'&*kubelint: ignore[rule]"), max_size=60))
def test_any_text_is_taken(noise: str) -> None:
    for text in (f"{noise}# kubelint: ignore[rule] x\n{noise}", f"a: 1 # kubelint: ignore{noise}\n"):
        for directive in directives(text):
            assert directive.location.span.line >= 1
