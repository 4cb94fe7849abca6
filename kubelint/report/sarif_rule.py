"""What SARIF says about a rule: texts for people, and the properties that GitHub sorts by."""

from __future__ import annotations

from typing import Any

from kubelint.model.rule import RuleSpec
from kubelint.model.severity import Confidence, Severity
from kubelint.report.rule_text import markdown

_LEVELS = {
    Severity.CRITICAL: "error",
    Severity.HIGH: "error",
    Severity.MEDIUM: "warning",
    Severity.LOW: "note",
    Severity.INFO: "note",
}
_SECURITY_SEVERITY = {
    Severity.CRITICAL: "9.5",
    Severity.HIGH: "8.0",
    Severity.MEDIUM: "5.5",
    Severity.LOW: "3.0",
    Severity.INFO: "1.0",
}
_PRECISION = {Confidence.HIGH: "very-high", Confidence.MEDIUM: "medium", Confidence.LOW: "low"}
_MOST_TAGS = 20  # GitHub takes no more


def rule_descriptor(spec: RuleSpec) -> dict[str, Any]:
    """The reportingDescriptor of a rule."""
    words = (word.capitalize() for word in spec.id.split("-"))
    descriptor: dict[str, Any] = {
        "id": spec.id,
        "name": "".join(words),
        "shortDescription": {"text": f"{spec.summary}."},
        "fullDescription": {"text": _one_paragraph(spec.why) or f"{spec.summary}."},
        "help": {"text": f"{spec.why.strip()}\n\n{spec.remedy.strip()}", "markdown": markdown(spec)},
        "defaultConfiguration": {"level": _LEVELS[spec.severity]},
        "properties": {
            "tags": _tags(spec),
            "precision": _PRECISION[spec.confidence],
            "security-severity": _SECURITY_SEVERITY[spec.severity],
        },
    }
    if spec.references:
        descriptor["helpUri"] = spec.references[0]
    return descriptor


def _one_paragraph(text: str) -> str:
    return " ".join(text.split("\n\n")[0].split())[:1000]


def _tags(spec: RuleSpec) -> list[str]:
    controls = [f"{framework}/{control}" for framework, ids in spec.covers.items() for control in ids]
    return ["security", "kubernetes", spec.topic, *controls][:_MOST_TAGS]
