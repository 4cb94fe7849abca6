"""A finding, and what it carries."""

from __future__ import annotations

from typing import Any, NamedTuple

from kubelint.model.place import Location, format_path
from kubelint.model.severity import Confidence, Severity


class ObjectRef(NamedTuple):
    """The identity of a Kubernetes object. ``namespace`` is empty for a cluster-scoped object."""

    api_version: str
    kind: str
    namespace: str
    name: str

    def __str__(self) -> str:
        return f"{self.kind} {self.namespace}/{self.name}" if self.namespace else f"{self.kind} {self.name}"


class Related(NamedTuple):
    """Another place that has a part in a finding, and what part."""

    location: Location
    note: str


class Suppression(NamedTuple):
    """Why a finding does not count: ``kind`` is ``comment``, ``file``, ``annotation`` or ``config``.

    ``location`` is where the suppression is written, so that a reader can judge it.
    """

    kind: str
    reason: str
    location: Location | None = None


class Finding(NamedTuple):
    """One fault at one place. ``fingerprint`` stays the same when lines move."""

    rule: str
    severity: Severity
    confidence: Confidence
    message: str
    location: Location
    object: ObjectRef | None = None
    container: str | None = None
    related: tuple[Related, ...] = ()
    fingerprint: str = ""
    suppression: Suppression | None = None

    def to_dict(self) -> dict[str, Any]:
        """The finding in the JSON contract, version 1."""
        file, span, path = self.location
        ref = self.object
        return {
            "rule": self.rule,
            "severity": str(self.severity),
            "confidence": str(self.confidence),
            "message": self.message,
            "file": file,
            "line": span.line,
            "column": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
            "path": format_path(path),
            "object": ref
            and {"apiVersion": ref.api_version, "kind": ref.kind, "namespace": ref.namespace, "name": ref.name},
            "container": self.container,
            "related": [_place(r.location) | {"note": r.note} for r in self.related],
            "suppressed": self.suppression and _suppression(self.suppression),
            "fingerprint": self.fingerprint,
        }


def _place(location: Location) -> dict[str, Any]:
    file, span, path = location
    return {
        "file": file,
        "line": span.line,
        "column": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
        "path": format_path(path),
    }


def _suppression(suppression: Suppression) -> dict[str, Any]:
    where = suppression.location
    return {
        "kind": suppression.kind,
        "reason": suppression.reason,
        "file": where.file if where else None,
        "line": where.span.line if where else None,
    }
