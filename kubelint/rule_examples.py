"""The examples of rule files as tests."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kubelint.config import Config, RuleSetting
from kubelint.errors import KubelintError
from kubelint.model.finding import Finding
from kubelint.model.place import format_path
from kubelint.model.rule import Example, RuleSpec
from kubelint.model.source import Source
from kubelint.rulebook import Rulebook
from kubelint.run import Options, lint_text
from kubelint.syntax.reader import read

SUPPRESSION = "suppression"  # the topic of rules that judge what has become of the findings of all others
_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")


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
    try:
        report = lint_text(example.manifest, path="example.yaml", config=config, options=options)
    except KubelintError as error:  # parameters that the rule does not have, for instance
        return str(error)
    if report.failures:
        return f"the check crashed: {report.failures[0].error}"
    findings = [finding for finding in report.findings if finding.rule == spec.id]
    starts = [document.line for document in read(Source("example.yaml", example.manifest))]
    found = sorted(_place(finding, starts) for finding in findings)
    wanted = sorted(example.findings)
    if found != wanted:
        return f"expected {wanted or 'nothing'}, found {found or 'nothing'}"
    left = [name for name in _PLACEHOLDER.findall(spec.message) if any(name in f.message for f in findings)]
    return f"nothing fills {', '.join(left)} in the message" if left else ""


def _place(finding: Finding, starts: list[int]) -> str:
    """The path of a finding as examples write it: behind the first document, with the document's index before it."""
    number = sum(start <= finding.location.span.line for start in starts) - 1
    path = format_path(finding.location.path)
    return f"{number}:{path}" if number > 0 else path
