"""Findings and suppressions brought together."""

from __future__ import annotations

import time
from datetime import date

import pytest

from kubelint.kube.objects import objects_in
from kubelint.model.finding import Finding, Suppression
from kubelint.model.place import Location, Span, parse_path
from kubelint.model.severity import Confidence, Severity
from kubelint.model.source import Source
from kubelint.model.suppression import DirectiveUse, SuppressionPolicy
from kubelint.suppress import suppress
from kubelint.syntax.reader import read

TODAY = date(2026, 6, 15)
POD = """\
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: one
      image: a
    - name: two
      image: b
"""


class Case:
    """One file, and what rules found in it as ``rule: path`` or ``rule: 1:path`` for its second document."""

    def __init__(self, text: str, *found: str, **options: object) -> None:
        self.documents = read(Source("a.yaml", text))
        self.objects = [obj for document in self.documents for obj in objects_in(document)]
        self.text = text
        known = {"red", "green", "blue-green", *options.pop("known", ())}
        self.findings, self.uses = suppress(
            [self.finding(text) for text in found],
            self.documents,
            self.objects,
            policy=SuppressionPolicy(**options.pop("policy", {})),
            known_rules=known,
            active_rules=options.pop("active", known),
            today=options.pop("today", TODAY),
        )
        assert options == {}

    def finding(self, text: str) -> Finding:
        rule, _, place = text.partition(": ")
        index, _, path = place.rpartition(":")
        document = self.documents[int(index or 0)]
        steps = parse_path(path)
        location = Location("a.yaml", document.locate(steps), steps)
        return Finding(rule, Severity.HIGH, Confidence.HIGH, "message", location)

    @property
    def suppressed(self) -> list[str]:
        """For each finding the reason for which it is suppressed, empty if it is not."""
        return [finding.suppression.reason if finding.suppression else "" for finding in self.findings]

    @property
    def faults(self) -> list[tuple[str, str]]:
        return [(fault.kind.value, fault.rule) for use in self.uses for fault in use.faults]


def with_comment(line: int, comment: str, text: str = POD) -> str:
    lines = text.splitlines()
    lines[line - 1] += f"  # kubelint: {comment}"
    return "\n".join(lines) + "\n"


class TestNotSuppressed:
    def test_other_rules(self) -> None:
        case = Case(with_comment(7, "ignore[red] why"), "green: spec.containers[0].image", "redder: spec.containers[0]")
        assert case.suppressed == ["", ""]

    def test_other_nodes(self) -> None:
        text = with_comment(7, "ignore[red] why")
        case = Case(text, "red: spec.containers[1].image", "red: spec.containers", "red: metadata.name", "red: spec")
        assert case.suppressed == [""] * 4

    def test_the_same_path_in_another_document(self) -> None:
        case = Case(with_comment(7, "ignore[red] why") + "---\n" + POD, "red: 1:spec.containers[0].image")
        assert case.suppressed == [""]

    def test_other_files(self) -> None:
        case = Case("# kubelint: ignore-file why\n" + POD)
        documents = [*case.documents, *read(Source("b.yaml", POD))]
        finding = Finding("red", Severity.HIGH, Confidence.HIGH, "message", Location("b.yaml", Span(8, 7, 8, 15)))
        settings = {"policy": SuppressionPolicy(), "known_rules": {"red"}, "active_rules": {"red"}, "today": TODAY}
        marked, _ = suppress([finding], documents, [], **settings)
        assert marked == (finding,)

    def test_context(self) -> None:
        text = POD.replace("  name: web", "  name: web\n  annotations: {ignore.kubelint.io/red: why}")
        documents = read(Source("a.yaml", text))
        objects = [obj for document in documents for obj in objects_in(document, is_context=True)]
        settings = {"policy": SuppressionPolicy(), "known_rules": {"red"}, "active_rules": {"red"}, "today": TODAY}
        assert suppress([], [], objects, **settings) == ((), ())
        assert suppress([], documents, objects, **settings) == ((), ())

    @pytest.mark.parametrize(
        ("comment", "fault"),
        [
            ("ignore red", "malformed"),
            ("ignore[red] until=soon", "malformed"),
            ("ignore[red] until=2026-06-14 why", "expired"),
            ("ignore[read] why", "unknown-rule"),
        ],
    )
    def test_faulty_directives(self, comment: str, fault: str) -> None:
        case = Case(with_comment(8, comment), "red: spec.containers[0].image")
        assert case.suppressed == [""]
        assert fault in [kind for kind, _ in case.faults]
        assert "unused" not in [kind for kind, _ in case.faults]

    def test_a_rule_that_stands_outside_of_brackets(self) -> None:
        case = Case("# kubelint: ignore-file blue-green, why\n" + POD, "red: spec")
        assert case.suppressed == [""]
        assert [fault.detail for use in case.uses for fault in use.faults] == [
            "'blue-green' is a rule and stands outside of brackets"
        ]


class TestSuppressed:
    def test_the_node_and_what_is_under_it(self) -> None:
        text = with_comment(7, "ignore[red] why")
        case = Case(text, "red: spec.containers[0]", "red: spec.containers[0].name", "red: spec.containers[0].image")
        assert case.suppressed == ["why"] * 3
        assert case.uses[0].findings == 3
        assert case.faults == []

    def test_what_is_missing_under_it(self) -> None:
        case = Case(with_comment(7, "ignore[red] why"), "red: spec.containers[0].securityContext.privileged")
        assert case.suppressed == ["why"]

    def test_what_is_shown_on_its_line(self) -> None:
        case = Case(with_comment(5, "ignore[red] why"), "red: spec.securityContext", "red: spec.containers[1].image")
        assert case.suppressed == ["why"] * 2
        missing = Case(with_comment(4, "ignore[red] why"), "red: metadata.name", "red: metadata.labels.app")
        assert missing.suppressed == ["why", ""]

    def test_several_rules_and_several_comments(self) -> None:
        text = POD.replace(
            "    - name: two",
            "    # kubelint: ignore[red] first\n    # kubelint: ignore[green, blue] second\n    - name: two",
        )
        case = Case(text, *(f"{rule}: spec.containers[1].image" for rule in ("red", "green", "blue")), known=["blue"])
        assert case.suppressed == ["first", "second", "second"]
        assert case.faults == []

    def test_the_file(self) -> None:
        text = "---\n" + POD + "---\n" + POD + "# kubelint: ignore-file[red] why\n"
        case = Case(text, "red: spec", "red: 1:spec.containers[0].image", "green: spec")
        assert case.suppressed == ["why", "why", ""]
        assert case.faults == []

    def test_the_file_and_every_rule(self) -> None:
        case = Case("# kubelint: ignore-file why\n" + POD, "red: spec", "green: metadata.name")
        assert case.suppressed == ["why", "why"]
        assert case.faults == [("blanket", "every rule")]

    def test_an_annotation_on_the_object(self) -> None:
        text = POD.replace("  name: web", "  name: web\n  annotations: {ignore.kubelint.io/red: why}")
        case = Case(text + "---\n" + POD, "red: spec.containers[0].image", "red: metadata", "red: 1:metadata")
        assert case.suppressed == ["why", "why", ""]

    def test_an_annotation_on_an_item_of_a_minified_list(self) -> None:
        item = '{"apiVersion":"v1","kind":"Pod","metadata":{"annotations":{%s}},"spec":{}}'
        items = item % '"ignore.kubelint.io/red":"why"' + "," + item % ""
        text = f'{{"apiVersion":"v1","kind":"List","items":[{items}]}}'
        case = Case(text, "red: items[0].spec", "red: items[1].spec")
        assert case.suppressed == ["why", ""]

    def test_an_annotation_on_the_pod_template(self) -> None:
        text = (
            "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  replicas: 1\n  template:\n"
            "    metadata: {annotations: {ignore.kubelint.io/red: why}}\n    spec: {containers: [{name: web}]}\n"
        )
        case = Case(text, "red: spec.template.spec.containers[0]", "red: spec.template", "red: spec.replicas")
        assert case.suppressed == ["why", "why", ""]

    def test_nodes_behind_an_alias(self) -> None:
        text = "apiVersion: v1\nkind: X\na: &a\n  b: 1\nc: *a\n"
        at_alias = Case(with_comment(5, "ignore[red] why", text), "red: c.b", "red: a.b")
        assert at_alias.suppressed == ["why", ""]
        at_anchor = Case(with_comment(3, "ignore[red] why", text), "red: c.b", "red: a.b")
        assert at_anchor.suppressed == ["why", "why"]

    def test_a_fault_of_the_text(self) -> None:
        text = with_comment(7, "ignore[red] why")
        case = Case(text)
        fault = Finding("red", Severity.HIGH, Confidence.HIGH, "message", Location("a.yaml", Span(8, 7, 8, 12)))
        settings = {"policy": SuppressionPolicy(), "known_rules": {"red"}, "active_rules": {"red"}, "today": TODAY}
        (marked,), _ = suppress([fault], case.documents, case.objects, **settings)
        assert marked.suppression is not None

    def test_a_fault_of_a_broken_document(self) -> None:
        documents = read(Source("a.yaml", "# kubelint: ignore[red] why\na: ]\n"))
        fault = Finding(
            "red", Severity.HIGH, Confidence.HIGH, "message", Location("a.yaml", documents[0].problems[0].span)
        )
        settings = {"policy": SuppressionPolicy(), "known_rules": {"red"}, "active_rules": {"red"}, "today": TODAY}
        (marked,), uses = suppress([fault], documents, [], **settings)
        assert marked.suppression is not None
        assert uses[0].faults == ()

    def test_until_and_with_its_last_day(self) -> None:
        assert Case(
            with_comment(8, "ignore[red] until=2026-06-15 why"), "red: spec.containers[0].image"
        ).suppressed == ["why"]

    def test_the_innermost_gives_the_reason_and_all_are_needed(self) -> None:
        text = "# kubelint: ignore-file[red] file\n" + with_comment(
            8, "ignore[red] line", with_comment(7, "ignore[red] item")
        )
        case = Case(text, "red: spec.containers[0].image")
        assert case.suppressed == ["line"]
        assert case.faults == []

    def test_the_mark(self) -> None:
        case = Case(with_comment(8, "ignore[red] why"), "red: spec.containers[0].image")
        (use,) = case.uses
        assert case.findings[0].suppression == Suppression("comment", "why", use.directive.location)

    def test_a_mark_that_is_there_stays(self) -> None:
        text = with_comment(8, "ignore[red] why")
        case = Case(text)
        mark = Suppression("config", "settled")
        finding = case.finding("red: spec.containers[0].image")._replace(suppression=mark)
        settings = {"policy": SuppressionPolicy(), "known_rules": {"red"}, "active_rules": {"red"}, "today": TODAY}
        (marked,), (use,) = suppress([finding], case.documents, case.objects, **settings)
        assert marked.suppression == mark
        assert use.faults == ()

    def test_the_order_of_findings_stays(self) -> None:
        case = Case(
            with_comment(8, "ignore[red] why"), "red: spec.containers[1].image", "red: spec.containers[0].image"
        )
        assert [finding.location.span.line for finding in case.findings] == [10, 8]


class TestPolicy:
    def test_forbidden_rules_are_not_suppressed(self) -> None:
        text = "# kubelint: ignore-file all\n" + with_comment(8, "ignore[red, green] why")
        case = Case(
            text, "red: spec.containers[0].image", "green: spec.containers[0].image", policy={"forbidden": {"red"}}
        )
        assert case.suppressed == ["", "why"]
        assert case.faults == [("blanket", "every rule"), ("forbidden", "red")]

    def test_without_a_reason(self) -> None:
        text = with_comment(8, "ignore[red]")
        assert [f.suppression is not None for f in Case(text, "red: spec.containers[0].image").findings] == [True]
        case = Case(text, "red: spec.containers[0].image", policy={"requires_reason": True})
        assert [f.suppression is not None for f in case.findings] == [False]
        assert case.faults == [("without-reason", "red")]

    def test_show_all_marks_nothing_and_judges_all_the_same(self) -> None:
        text = with_comment(8, "ignore[red, green] why")
        case = Case(text, "red: spec.containers[0].image", policy={"shows_all": True})
        assert case.suppressed == [""]
        assert case.faults == [("unused", "green")]


class TestUnused:
    def test_not_of_a_rule_that_has_not_run(self) -> None:
        case = Case(with_comment(8, "ignore[red, green] why"), active={"green"})
        assert case.faults == [("unused", "green")]

    def test_not_of_every_rule_unless_all_have_run(self) -> None:
        text = "# kubelint: ignore-file why\n" + POD
        assert Case(text, active={"green"}).faults == [("blanket", "every rule")]
        assert Case(text).faults == [("blanket", "every rule"), ("unused", "every rule")]

    @pytest.mark.parametrize(
        "text",
        [
            "a: 1  # kubelint: ignore[red] why\n",  # no object
            "apiVersion: v1\nkind: Pod\na: 1  # kubelint: ignore[red] why\nb: ]\n",
            "apiVersion: v1\nkind: Pod\na: 1  # kubelint: ignore[red] why\nb: {{ .Values.b }}\n",
            "# kubelint: ignore-file[red] why\n" + POD + "---\nb: ]\n",
        ],
    )
    def test_not_where_rules_do_not_see_everything(self, text: str) -> None:
        assert Case(text).faults == []

    def test_where_they_do(self) -> None:
        assert Case("# kubelint: ignore-file[red] why\n" + POD + "---\nvalues: 1\n").faults == [("unused", "red")]

    def test_of_two_that_say_the_same_the_second(self) -> None:
        text = "# kubelint: ignore[red] first\n" + with_comment(1, "ignore[red] second")
        case = Case(text, "red: apiVersion")
        assert case.suppressed == ["first"]
        assert [use.faults != () for use in case.uses] == [False, True]


class TestOrder:
    def test_uses_come_in_order_of_place(self) -> None:
        text = with_comment(8, "ignore[red] why").replace("  name: web", "  annotations: {ignore.kubelint.io/red: why}")
        uses: tuple[DirectiveUse, ...] = Case("# kubelint: ignore-file[red] why\n" + text).uses
        assert [use.span.line for use in uses] == [1, 5, 9]

    def test_an_unknown_rule_gets_a_suggestion(self) -> None:
        case = Case(with_comment(8, "ignore[blue-gren, x] why"))
        assert [(fault.rule, fault.detail) for fault in case.uses[0].faults] == [
            ("blue-gren", " (did you mean blue-green?)"), ("x", ""),
        ]  # fmt: skip


def test_many_directives_and_many_findings_take_linear_time() -> None:
    count = 5_000
    text = "apiVersion: v1\nkind: X\n" + "".join(f"k{i}: 1  # kubelint: ignore[red] why\n" for i in range(count))
    start = time.perf_counter()
    case = Case(text, *(f"red: k{i}" for i in range(count)))
    assert case.suppressed == ["why"] * count
    assert time.perf_counter() - start < 10
