"""Texts to documents: values, problems, and hostile input."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kubelint.model.place import Part
from kubelint.model.source import Source
from kubelint.syntax.composer import DEEPEST
from kubelint.syntax.document import Document
from kubelint.syntax.reader import decode, read


def documents(text: str) -> tuple[Document, ...]:
    return read(Source("test.yaml", text))


def only(text: str) -> Document:
    (document,) = documents(text)
    return document


def shown(document: Document, span) -> str:
    return document.lines[span.line][span.column - 1 : span.end_column - 1]


class TestValues:
    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("a: 'yes'", {"a": "yes"}),
            ('a: "0777"', {"a": "0777"}),
            ("a: !!str 12", {"a": "12"}),
            ("a: !local 12", {"a": "12"}),
            ("a: !!int '12'", {"a": 12}),
            ("a: !!binary aGk=", {"a": "hi"}),
            ("a: |\n  x\n  # y\n", {"a": "x\n# y\n"}),
            ("a: >-\n  x\n  y\n", {"a": "x y"}),
            ("a:\n- 1\n-\n", {"a": [1, None]}),
            ("{a: [1, {b: }], c}", {"a": [1, {"b": None}], "c": None}),
            ("? a\n: 1", {"a": 1}),
            ("yes: 1\n8080: 2\n1.5: 3", {"true": 1, "8080": 2, "1.5": 3}),
            ("- &x {a: 1}\n- *x", [{"a": 1}, {"a": 1}]),
            ("&k key: *k", {"key": "key"}),
            ('{\n\t"a":\t[1,\n\t2]\n}', {"a": [1, 2]}),
            ("'<<': 1", {"<<": 1}),
            ("just text", "just text"),
        ],
    )
    def test_value(self, text, value):
        document = only(text)
        assert document.value == value
        assert document.problems == ()

    def test_merge_keys(self):
        text = "base: &b {p: 1, q: 2}\nother: &o {q: 3, r: 4}\nall:\n  <<: [*b, *o]\n  p: 9\n"
        assert only(text).value["all"] == {"p": 9, "q": 2, "r": 4}

    def test_merged_keys_stand_where_they_are_written(self):
        document = only("base: &b\n  x: 1\nall:\n  <<: *b\n")
        assert document.locate(("all", "x")) == (2, 6, 2, 7)

    def test_nothing_is_shared_between_documents(self):
        first, second = documents("a: &x 1\n---\nb: *x\n")
        assert first.value == {"a": 1}
        assert second.problems[0].message == "there is no anchor &x"

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_line_ends(self, end):
        document = only(end.join(["a: 1", "b:", "  - x", "  - z", ""]))
        assert document.value == {"a": 1, "b": ["x", "z"]}
        assert document.locate(("b", 1)) == (4, 5, 4, 6)

    def test_line_separators_of_unicode_end_no_line(self):
        document = only("a: 'x\u2028y'\nb: 1\n")
        assert document.locate(("b",)) == (2, 4, 2, 5)


class TestProblems:
    def test_broken_document_costs_no_other(self):
        first, second, third = documents("a: 1\n---\nb: 'x\nc: 2\n---\nd: 3\n")
        assert (first.value, third.value) == ({"a": 1}, {"d": 3})
        assert second.is_broken
        assert [p.kind for p in second.problems] == ["invalid"]
        assert second.problems[0].span.line == 4

    @pytest.mark.parametrize(
        ("text", "kind", "line", "column"),
        [
            ("a: b: c", "invalid", 1, 5),
            ("a:\n\t- b", "invalid", 2, 1),
            ("a: [1, 2", "invalid", 1, 9),
            ("a: 1\n b: 2", "invalid", 2, 3),
            ("a: \x00", "invalid", 1, 4),
            ("x\n\x07", "invalid", 2, 1),
            ("a: *b", "invalid", 1, 4),
            ("a: &b [*b]", "invalid", 1, 8),
            ("? [a]\n: 1", "invalid", 1, 3),
            ("<<: 1", "invalid", 1, 5),
            ("a: !!binary '?'", "invalid", 1, 4),
            ("%YAML 9\n---\na: 1", "invalid", 1, 8),
            ("[" * 500, "nesting-too-deep", 1, DEEPEST + 1),
            ("a:\n" + "".join(f"{'  ' * n}a:\n" for n in range(1, 500)), "nesting-too-deep", DEEPEST + 1, None),
        ],
    )
    def test_broken(self, text, kind, line, column):
        document = only(text)
        assert document.is_broken
        (problem,) = document.problems
        assert (problem.kind, problem.span.line) == (kind, line)
        assert column in (None, problem.span.column)
        assert problem.message
        assert problem.message[0].islower() or not problem.message[0].isalpha()

    def test_duplicate_key_points_at_the_later_one_and_goes_on(self):
        document = only("a: 1\nb: {c: 1, c: 2}\n")
        assert document.value == {"a": 1, "b": {"c": 2}}
        (problem,) = document.problems
        assert (problem.kind, problem.path, problem.span) == ("duplicate-key", ("b", "c"), (2, 11, 2, 12))

    def test_merge_key_is_no_duplicate(self):
        assert only("b: &b {x: 1}\na:\n  <<: *b\n  x: 2\n").problems == ()

    def test_null_key(self):
        assert [p.kind for p in only("a: 1\n~: 2").problems] == ["invalid"]

    def test_alias_bomb(self):
        lines = ["a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]"]
        lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
        (problem,) = only("\n".join(lines)).problems
        assert problem.kind == "alias-expansion"
        assert problem.span.line == 6


class TestTemplates:
    @pytest.mark.parametrize(
        "text",
        [
            "a: {{ .Values.x }}",
            "{{- if .x }}\na: 1\n{{- end }}",
            'a:\n  {{ include "x" . | indent 2 }}\n',
            "{% if x %}",
        ],
    )
    def test_what_cannot_be_read_is_a_template_and_no_fault(self, text):
        document = only(text)
        assert document.is_broken
        assert document.has_template
        assert document.problems == ()

    def test_braces_in_a_text_are_read(self):
        document = only("a: '{{ $labels.pod }}'")
        assert document.value == {"a": "{{ $labels.pod }}"}
        assert not document.is_broken

    def test_braces_in_a_comment_excuse_nothing(self):
        document = only("# {{ x }}\na: b: c")
        assert not document.has_template
        assert [p.kind for p in document.problems] == ["invalid"]


class TestDecode:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
    def test_encodings(self, encoding):
        assert decode("a: ö\n".encode(encoding)) == ("a: ö\n", None)

    def test_byte_order_marks_of_both_ends(self):
        assert decode(codecs.BOM_UTF16_BE + "a".encode("utf-16-be")) == ("a", None)

    def test_other_bytes_are_a_problem_with_its_place(self):
        text, problem = decode("a: 1\nb: ö\n".encode("latin-1"))
        assert text == "a: 1\nb: \ufffd\n"
        assert (problem.kind, problem.span) == ("not-utf8", (2, 4, 2, 5))


YAML_BITS = st.sampled_from(
    ["a", "b: ", "- ", "\n", "  ", "[", "]", "{", "}", ", ", "'", '"', "#", " #c", "|\n", ">-\n", "&x ", "*x", "!!str ",
     "---\n", "...\n", "? ", ": ", "\t", "~", "yes", "0x1", "é", "\r\n", "<<: ", "%Y\n", "{{ x }}", "\x00", "\\"]
)  # fmt: skip
TEXTS = st.lists(YAML_BITS, max_size=30).map("".join)


@given(TEXTS | st.text())
def test_any_text_is_read(text):
    for document in documents(text):
        assert document.is_broken or document.has_template or document.value is not None or not document.problems
        for problem in document.problems:
            assert 1 <= problem.span.line <= len(document.lines)
            assert 1 <= problem.span.column <= len(document.lines[problem.span.line]) + 1
        _ = document.comments
        for path in paths(document.value):
            for part in Part:
                span = document.locate(path, part)
                assert span.line == span.end_line
                assert 1 <= span.column <= span.end_column <= len(document.lines[span.line]) + 1


def paths(value, path=(), depth=4):
    yield path
    if depth and isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from paths(item, (*path, key), depth - 1)
