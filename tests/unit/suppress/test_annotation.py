"""Suppressions in annotations."""

from __future__ import annotations

from datetime import date

import pytest

from kubelint.kube.objects import objects_in
from kubelint.model.place import format_path
from kubelint.model.source import Source
from kubelint.model.suppression import Directive, Origin
from kubelint.suppress import annotated_directives
from kubelint.syntax.reader import read

POD = "apiVersion: v1\nkind: Pod\nmetadata:\n  annotations:\n    {}\nspec: {{containers: []}}\n"
DEPLOYMENT = """\
apiVersion: apps/v1
kind: Deployment
metadata:
  annotations: {ignore.kubelint.io/one: outer}
spec:
  template:
    metadata:
      annotations: {ignore.kubelint.io/two: inner}
    spec: {containers: []}
"""


def directives(text: str) -> list[Directive]:
    documents = read(Source("a.yaml", text))
    return [d for document in documents for obj in objects_in(document) for d in annotated_directives(obj)]


@pytest.mark.parametrize(
    "line",
    [
        "kubelint: x",
        "example.org/kubelint.io: x",
        "notkubelint.io/ignore: x",
        "ignore.kubelint.io.example.org/rule: x",
        "1: x",
    ],
)
def test_annotations_of_others(line: str) -> None:
    assert directives(POD.format(line)) == []


@pytest.mark.parametrize("metadata", ["metadata: x", "metadata: [1]", "metadata: {annotations: [1]}"])
def test_wrong_shapes(metadata: str) -> None:
    assert directives(f"apiVersion: v1\nkind: Pod\n{metadata}\nspec: {{containers: []}}\n") == []


@pytest.mark.parametrize(
    ("line", "mistake"),
    [
        ("kubelint.io/ignore: rule", "'kubelint.io/ignore' is not ignore.kubelint.io/<rule>"),
        ("ignore.kubelint.io/: reason", "'ignore.kubelint.io/' is not ignore.kubelint.io/<rule>"),
        ("ignore.kubelint.io: reason", "'ignore.kubelint.io' is not ignore.kubelint.io/<rule>"),
        ("skip.kubelint.io/rule: reason", "'skip.kubelint.io/rule' is not ignore.kubelint.io/<rule>"),
        ("ignore.kubelint.io/rule: [reason]", "its value is no string"),
        ("ignore.kubelint.io/rule: until=soon", "'soon' is no date such as until=2027-01-31"),
    ],
)
def test_mistakes(line: str, mistake: str) -> None:
    (directive,) = directives(POD.format(line))
    assert directive.mistake == mistake


@pytest.mark.parametrize("value", ["", "''", "~"])
def test_a_reason_may_be_missing(value: str) -> None:
    (directive,) = directives(POD.format(f"ignore.kubelint.io/rule: {value}"))
    assert (directive.reason, directive.mistake) == ("", "")


@pytest.mark.parametrize("key", ["ignore.kubelint.io/rule", '"ignore.kubelint.io/rule"', "'ignore.kubelint.io/rule'"])
def test_what_it_says_and_where(key: str) -> None:
    text = POD.format(f"{key}: until=2027-01-31 the reason")
    (directive,) = directives(text)
    assert (directive.origin, directive.reason, directive.until) == (Origin.ANNOTATION, "the reason", date(2027, 1, 31))
    assert format_path(directive.location.path) == 'metadata.annotations["ignore.kubelint.io/rule"]'
    line = text.splitlines()[4]
    span, (rule,) = directive.location.span, directive.rules
    assert line[span.column - 1 : span.end_column - 1] == key
    assert line[rule.span.column - 1 : rule.span.end_column - 1] == rule.id == "rule"


def test_a_key_with_escapes_is_shown_whole() -> None:
    text = POD.format(r'"ignore.kubelint.io\u002Frule": reason')
    (directive,) = directives(text)
    assert directive.rules[0] == ("rule", directive.location.span)


def test_the_object_and_its_template() -> None:
    outer, inner = directives(DEPLOYMENT)
    assert (outer.rules[0].id, outer.reach) == ("one", (0, (), 0))
    assert (inner.rules[0].id, inner.reach) == ("two", (0, ("spec", "template"), 0))


def test_items_of_a_list() -> None:
    text = '{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"Pod","metadata":{"annotations":%s}}]}'
    (directive,) = directives(text % '{"ignore.kubelint.io/rule":"reason"}')
    assert directive.reach == (0, ("items", 0), 0)
