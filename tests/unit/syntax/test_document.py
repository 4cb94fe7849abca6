"""Where things stand. Every range is asserted by what it cuts out of the text."""

from __future__ import annotations

import pytest

from kubelint.model.place import Part, parse_path
from kubelint.model.source import Source
from kubelint.syntax.document import Comment
from kubelint.syntax.reader import read

TEXT = """\
# a comment
kind: Pod   # a kind
metadata: {name: "web", labels: {a: yes}}
spec:
  containers:
    - name: a  # kubelint: ignore[x]
      image: 'x:1'
      empty:
      command:
        - sh
        # between
        - -c
      text: |-
        first  # no comment
          second
      tail: >
        folded
    - &anchor !!map
      name: b
    - *anchor
  größe: 1
"""
DOCUMENT = read(Source("test.yaml", TEXT))[0]


def shown(span) -> str:
    assert span.line == span.end_line
    return DOCUMENT.lines[span.line][span.column - 1 : span.end_column - 1]


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        ("kind", "kind", "Pod"),
        ("metadata", "metadata", '{name: "web", labels: {a: yes}}'),
        ("metadata.name", "name", '"web"'),
        ("metadata.labels.a", "a", "yes"),
        ("spec", "spec", "spec"),
        ("spec.containers[0]", "name: a", "name: a"),
        ("spec.containers[0].image", "image", "'x:1'"),
        ("spec.containers[0].empty", "empty", "empty"),
        ("spec.containers[0].command", "command", "command"),
        ("spec.containers[0].command[1]", "-c", "-c"),
        ("spec.containers[0].text", "text", "|-"),
        ("spec.containers[0].tail", "tail", ">"),
        ("spec.containers[2]", "*anchor", "*anchor"),
        ("spec.containers[2].name", "name", "b"),
        ("spec.größe", "größe", "1"),
    ],
)
def test_locate(path, key, value):
    assert shown(DOCUMENT.locate(parse_path(path), Part.KEY)) == key
    assert shown(DOCUMENT.locate(parse_path(path), Part.VALUE)) == value
    assert DOCUMENT.has(parse_path(path))


@pytest.mark.parametrize(
    ("path", "parent"),
    [
        ("spec.hostPID", "spec"),
        ("spec.containers[0].resources.limits", "name: a"),
        ("spec.containers[7].name", "containers"),
        ("kind.name", "kind"),
        ("metadata.annotations.x", "metadata"),
        ("status", "kind: Pod"),
    ],
)
def test_what_is_missing_is_shown_at_its_nearest_parent(path, parent):
    assert shown(DOCUMENT.locate(parse_path(path))) == parent
    assert not DOCUMENT.has(parse_path(path))


def test_written_is_the_scalar_as_it_stands():
    assert DOCUMENT.written(("metadata", "labels", "a")) == "yes"
    assert DOCUMENT.written(("metadata",)) == ""
    assert DOCUMENT.written(("nothing",)) == ""


def test_extent_reaches_to_the_end_of_the_value_and_no_further():
    span = DOCUMENT.extent(("spec", "containers", 0))
    assert (span.line, span.end_line, span.end_column) == (6, 17, 15)
    assert DOCUMENT.value_extent(("spec", "containers", 0, "text")) == (13, 13, 15, 17)


def test_lines_of_a_literal_block():
    path = ("spec", "containers", 0, "text")
    assert shown(DOCUMENT.locate_in(path, 0)) == "first  # no comment"
    assert shown(DOCUMENT.locate_in(path, 1)) == "second"
    assert shown(DOCUMENT.locate_in(path, 2)) == "|-"  # there is no such line: the value itself
    assert shown(DOCUMENT.locate_in((*path[:-1], "tail"), 0)) == ">"  # folded lines cannot be told apart


def test_comments_are_found_outside_of_texts_only():
    assert DOCUMENT.comments == (
        Comment(1, 1, "a comment", is_own_line=True),
        Comment(2, 13, "a kind", is_own_line=False),
        Comment(6, 16, "kubelint: ignore[x]", is_own_line=False),
        Comment(11, 9, "between", is_own_line=True),
    )


@pytest.mark.parametrize(
    ("line", "path"),
    [(2, "kind"), (3, "metadata"), (6, "spec.containers[0]"), (7, "spec.containers[0].image"), (14, None)],
)
def test_node_at_is_the_outermost_that_begins_there(line, path):
    assert DOCUMENT.node_at(line) == (parse_path(path) if path else None)


def test_lines_count_from_the_top_of_the_file():
    _, second = read(Source("test.yaml", "a: 1\n---\n# c\nb: 2\n"))
    assert second.line == 2
    assert second.locate(("b",)) == (4, 4, 4, 5)
    assert second.comments[0].line == 3
    assert second.node_at(4) == ("b",)
