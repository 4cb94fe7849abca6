"""The examples of rule files as tests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kubelint.config import Config, RuleSetting
from kubelint.model.place import format_path
from kubelint.model.rule import Example, RuleSpec
from kubelint.model.source import Source
from kubelint.rulebook import Rulebook
from kubelint.run import Options, lint_text
from kubelint.syntax.reader import read

SUPPRESSION = "suppression"  # the topic of rules that judge what has become of the findings of all others


class ExampleResult(NamedTuple):
    """One example of a rule; ``problem`` is empty if the rule says exactly what the example does."""

    rule: str
    label: str
    problem: str


def run_examples(book: Rulebook, ids: Iterable[str], *, folders: tuple[str, ...] = ()) -> Iterator[ExampleResult]:
    """Runs every example of the rules `ids`: bad ones give exactly their findings, good ones none.

    `folders` are the rule folders that `book` was loaded with, besides the shipped rules.
    """
    for id_ in ids:
        spec = book.spec(id_)
        for kind, examples in (("good", spec.good), ("bad", spec.bad)):
            for number, example in enumerate(examples, 1):
                problem = _problem(spec, example, _selected(book, spec), folders)
                yield ExampleResult(id_, f"{kind} example {number}", problem)


def _selected(book: Rulebook, spec: RuleSpec) -> tuple[str, ...]:
    """The rule alone; a rule about suppressions together with the rules whose findings may be suppressed."""
    if spec.topic != SUPPRESSION:
        return (spec.id,)
    return (*(topic for topic in book.topics if topic != SUPPRESSION), spec.id)


def _problem(spec: RuleSpec, example: Example, select: tuple[str, ...], folders: tuple[str, ...]) -> str:
    config = Config(rules={spec.id: RuleSetting(parameters=example.parameters)}, rule_paths=folders)
    options = Options(select=select, kubernetes_version=example.kubernetes_version, project=True)
    report = lint_text(example.manifest, path="example.yaml", config=config, options=options)
    if report.failures:
        return f"the check crashed: {report.failures[0].error}"
    starts = [document.line for document in read(Source("example.yaml", example.manifest))]
    found = []
    for finding in report.findings:
        if finding.rule == spec.id:
            number = sum(start <= finding.location.span.line for start in starts) - 1
            path = format_path(finding.location.path)
            found.append(f"{number}:{path}" if number > 0 else path)
    wanted = sorted(example.findings)
    return "" if sorted(found) == wanted else f"expected {wanted or 'nothing'}, found {sorted(found) or 'nothing'}"
