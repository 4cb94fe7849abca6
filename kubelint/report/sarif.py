"""SARIF 2.1.0 as GitHub code scanning takes it.

Sources: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html and
https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from kubelint.model.finding import Finding, Related
from kubelint.model.place import Location, format_path
from kubelint.model.report import Failure, NotChecked, Report
from kubelint.model.severity import Confidence, Severity
from kubelint.report.plain import plain
from kubelint.report.sarif_rule import rule_descriptor

if TYPE_CHECKING:
    from kubelint.report import Style

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
INFORMATION = "https://github.com/kubelint/kubelint"
MOST_RESULTS = 25_000  # GitHub refuses a run with more
_LEVELS = {
    Severity.CRITICAL: "error",
    Severity.HIGH: "error",
    Severity.MEDIUM: "warning",
    Severity.LOW: "note",
    Severity.INFO: "note",
}
_RANKS = {Confidence.HIGH: 100.0, Confidence.MEDIUM: 60.0, Confidence.LOW: 20.0}


def render(report: Report, style: Style) -> Iterator[str]:
    """One log with one run."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report, style)]}
    yield json.dumps(log, indent=1, ensure_ascii=False) + "\n"


def _run(report: Report, style: Style) -> dict[str, Any]:
    # A suppressed result becomes an open alert on GitHub, so it is in the file only when asked for.
    told = report.findings if style.include_suppressed else report.active
    kept, cut = _within_limit(told)
    indexes = {id_: number for number, id_ in enumerate(report.rules)}
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "kubelint",
                "version": report.version,
                "semanticVersion": report.version,
                "informationUri": INFORMATION,
                "rules": [rule_descriptor(spec) for spec in report.rules.values()],
            }
        },
        "automationDetails": {"id": f"{style.category or 'kubelint'}/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The root of the repository."}}},
        "invocations": [_invocation(report, cut)],
        "results": [_result(finding, indexes[finding.rule]) for finding in kept],
        "properties": {"complete": report.complete, "files": report.files, "objects": report.objects},
    }
    return run


def _within_limit(findings: Sequence[Finding]) -> tuple[Sequence[Finding], int]:
    """The findings that fit, most severe first if they do not all, in their order; and how many had to go."""
    if len(findings) <= MOST_RESULTS:
        return findings, 0
    ranked = sorted(range(len(findings)), key=lambda n: (-findings[n].severity, n))[:MOST_RESULTS]
    return [findings[n] for n in sorted(ranked)], len(findings) - MOST_RESULTS


def _result(finding: Finding, index: int) -> dict[str, Any]:
    location = _location(finding.location)
    ref = finding.object
    if ref is not None:
        name = f"{ref.api_version}/{ref.kind}/{ref.namespace}/{ref.name}"
        location["logicalLocations"] = [
            {"fullyQualifiedName": plain(name), "name": plain(ref.name), "kind": "resource"}
        ]
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": plain(finding.message)},
        "locations": [location],
        "partialFingerprints": {"kubelint/v1": finding.fingerprint},
        "rank": _RANKS[finding.confidence],
        "properties": {"severity": str(finding.severity), "confidence": str(finding.confidence)},
    }
    if finding.location.path:
        result["properties"]["path"] = plain(format_path(finding.location.path))
    if finding.related:
        result["relatedLocations"] = [_related(number, item) for number, item in enumerate(finding.related, 1)]
    if finding.suppression is not None:
        kind = "external" if finding.suppression.kind == "config" else "inSource"
        result["suppressions"] = [{"kind": kind, "justification": plain(finding.suppression.reason)}]
    return result


def _related(number: int, related: Related) -> dict[str, Any]:
    return {"id": number, "message": {"text": plain(related.note)}, **_location(related.location)}


def _location(location: Location) -> dict[str, Any]:
    span = location.span
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": max(span.end_column, span.column + (span.end_line == span.line)),
    }
    return {"physicalLocation": {"artifactLocation": artifact(location.file), "region": region}}


def artifact(file: str) -> dict[str, str]:
    """The location of a file: relative to the root of the repository where it lies below the working directory."""
    path = quote(file.replace("\\", "/").encode("utf-8", "surrogatepass"), safe="/~!$&'()*+,;=@-._")
    if len(file) > 2 and file[1] == ":":
        return {"uri": f"file:///{file[0]}:{quote(file[2:].replace(chr(92), '/'))}"}
    if file.startswith("/"):
        return {"uri": f"file://{path}"}
    return {"uri": path, "uriBaseId": "%SRCROOT%"}


def _invocation(report: Report, cut: int) -> dict[str, Any]:
    """Whether the run went well, and everything that was not checked."""
    execution = [_unread(item) for item in report.not_checked] + [_failed(failure) for failure in report.failures]
    if cut:
        text = f"{cut} findings of lower severity are left out: GitHub takes {MOST_RESULTS} at most"
        execution.append({"level": "warning", "descriptor": {"id": "results-cut"}, "message": {"text": text}})
    invocation: dict[str, Any] = {"executionSuccessful": not report.failures}
    if report.skipped_rules:
        text = "Not run, because the whole project is needed: " + ", ".join(report.skipped_rules)
        execution.append({"level": "note", "descriptor": {"id": "rules-not-run"}, "message": {"text": text}})
    if execution:
        invocation["toolExecutionNotifications"] = execution
    return invocation


def _unread(item: NotChecked) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": artifact(item.file)}
    if item.line:
        place["region"] = {"startLine": item.line}
    return {
        "level": "warning",
        "descriptor": {"id": "not-checked"},
        "message": {"text": f"Not checked: {plain(item.reason)}"},
        "locations": [{"physicalLocation": place}],
    }


def _failed(failure: Failure) -> dict[str, Any]:
    notification: dict[str, Any] = {
        "level": "error",
        "descriptor": {"id": "failure"},
        "message": {"text": plain(failure.error)},
        "exception": {"kind": failure.error.partition(" ")[0], "message": plain(failure.error)},
    }
    if failure.file:
        notification["locations"] = [{"physicalLocation": {"artifactLocation": artifact(failure.file)}}]
    if failure.rule:
        notification["properties"] = {"rule": failure.rule}
    return notification
