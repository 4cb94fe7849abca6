"""Streams into documents."""

from __future__ import annotations

import pytest

from kubelint.syntax.split import split


@pytest.mark.parametrize("text", ["", "\n\n", "# only\n# comments", "---\n", "---\n---\n...\n", "---   \n# c\n---"])
def test_nothing(text):
    assert list(split(text)) == []


@pytest.mark.parametrize("text", ["a: ---", "a: |\n  ---\nb: 1", "----\n", "---a: 1", " ---\na: 1", "a: x---\n"])
def test_one_document(text):
    assert len(list(split(text))) == 1


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_documents_know_the_lines_above_them(end):
    text = end.join(["# head", "---", "a: 1", "---", "", "# nothing", "---", "b: 2", "...", "c: 3", "--- d"])
    assert [(chunk.above, chunk.text.split(end)[0]) for chunk in split(text)] == [
        (0, "# head"), (6, "---"), (9, "c: 3"), (10, "--- d"),
    ]  # fmt: skip


def test_directives_belong_to_the_document_below_them():
    chunks = list(split("%YAML 1.1\n---\na: 1\n...\n%YAML 1.1\n---\nb: 2\n"))
    assert [c.text.split("\n")[0] for c in chunks] == ["%YAML 1.1", "%YAML 1.1"]


def test_marker_ends_a_document_even_inside_of_a_block_scalar():
    assert [c.text for c in split("a: |\n  x\n---\nb: 1")] == ["a: |\n  x\n", "---\nb: 1"]
