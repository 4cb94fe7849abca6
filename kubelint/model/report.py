"""The outcome of one run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from kubelint.model.finding import Finding, ObjectRef
from kubelint.model.rule import RuleSpec


class NotChecked(NamedTuple):
    """Something that was there and was not judged. ``line`` is 0 when the whole file is meant."""

    file: str
    line: int
    reason: str
    object: ObjectRef | None = None


class Failure(NamedTuple):
    """A part of kubelint that went wrong on this input; the rest of the run went on.

    ``rule`` is empty when it was no check that failed (an unreadable file, for instance).
    """

    rule: str
    file: str
    error: str


class Excerpt(NamedTuple):
    """Source lines from line ``first`` on (1-based), with every secret value masked by ``*`` of equal width."""

    first: int
    lines: tuple[str, ...]


class Report(NamedTuple):
    """What a run found, what it could not judge, and what a reader needs to understand it.

    ``findings`` are sorted by file, position and rule and hold the suppressed ones too; ``rules`` describes each rule
    that has a finding; ``excerpts`` has the source lines of a finding by ``(file, first line)``; ``complete`` says
    whether all objects of the project were there, so that rules about several objects could run;
    ``skipped_rules`` names those that could not.
    """

    version: str
    files: int
    objects: int
    complete: bool
    findings: tuple[Finding, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()
    failures: tuple[Failure, ...] = ()
    skipped_rules: tuple[str, ...] = ()
    rules: Mapping[str, RuleSpec] = {}
    excerpts: Mapping[tuple[str, int], Excerpt] = {}

    @property
    def active(self) -> tuple[Finding, ...]:
        """The findings that count: those not suppressed."""
        return tuple(f for f in self.findings if f.suppression is None)

    def to_dict(self) -> dict[str, Any]:
        """The report in the JSON contract, version 1."""
        return {
            "version": 1,
            "tool": {"name": "kubelint", "version": self.version},
            "complete": self.complete,
            "files": self.files,
            "objects": self.objects,
            "findings": [finding.to_dict() for finding in self.findings],
            "notChecked": [{"file": n.file, "line": n.line, "reason": n.reason} for n in self.not_checked],
            "failures": [{"rule": f.rule, "file": f.file, "error": f.error} for f in self.failures],
            "skippedRules": list(self.skipped_rules),
        }
