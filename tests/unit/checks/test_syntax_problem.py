"""Which problems of a text a rule reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kubelint.checks.syntax_problem import SCHEMA, build
from kubelint.model.place import format_path
from kubelint.model.source import Source
from kubelint.syntax.reader import decode, read

if TYPE_CHECKING:
    from kubelint.checks.check import Hit


def hits(data: bytes, *kinds: str) -> list[Hit]:
    text, problem = decode(data)
    documents = read(Source("a.yaml", text))
    if problem:
        documents[0].add_problem(problem)
    check = build(problems=list(kinds))
    return [hit for document in documents for hit in check.run(document, None)]


@pytest.mark.parametrize("data", [b"a: 1\n", b"a: {{ .Values.a }}\n", b"", "a: ü\n".encode("utf-16")])
def test_nothing_is_wrong(data: bytes) -> None:
    assert hits(data, *SCHEMA["properties"]["problems"]["items"]["enum"]) == []


def test_problems_of_other_kinds() -> None:
    assert hits(b"a: 1\na: 2\n", "invalid", "not-utf8", "nesting-too-deep", "alias-expansion") == []
    assert hits(b"a: ]\n", "duplicate-key") == []


def test_a_problem_at_a_node() -> None:
    (hit,) = hits(b"a:\n  b: 1\n  b: 2\n", "duplicate-key")
    assert (format_path(hit.path), hit.span) == ("a.b", (3, 3, 3, 4))
    assert "'b'" in hit.args["problem"]


def test_a_problem_without_a_node() -> None:
    (hit,) = hits(b"a: 1\nb: ]\n", "invalid", "duplicate-key")
    assert hit.path == ()
    assert hit.span is not None
    assert hit.span.line == 2


def test_bytes_that_are_no_text() -> None:
    (hit,) = hits(b"a: 1\nb: \xff\n", "not-utf8")
    assert (hit.span, hit.args) == ((2, 4, 2, 5), {"problem": "byte 0xff is not UTF-8"})
