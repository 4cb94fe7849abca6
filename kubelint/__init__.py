r"""kubelint: a linter for Kubernetes manifests.

>>> from kubelint import lint_text
>>> report = lint_text("apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {hostPID: true, containers: []}\n")
>>> [(f.rule, f.location.span.line) for f in report.findings]
[('host-pid', 4)]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kubelint.version import __version__

if TYPE_CHECKING:
    from kubelint.errors import ConfigError, KubelintError, RuleFileError, UsageError
    from kubelint.model.finding import Finding, ObjectRef
    from kubelint.model.place import Location, Span
    from kubelint.model.report import Report
    from kubelint.model.severity import Confidence, Severity
    from kubelint.run import lint_paths, lint_text

__all__ = [
    "Confidence",
    "ConfigError",
    "Finding",
    "KubelintError",
    "Location",
    "ObjectRef",
    "Report",
    "RuleFileError",
    "Severity",
    "Span",
    "UsageError",
    "__version__",
    "lint_paths",
    "lint_text",
]

_HOMES = {
    "errors": ("ConfigError", "KubelintError", "RuleFileError", "UsageError"),
    "model.finding": ("Finding", "ObjectRef"),
    "model.place": ("Location", "Span"),
    "model.report": ("Report",),
    "model.severity": ("Confidence", "Severity"),
    "run": ("lint_paths", "lint_text"),
}
_HOME = {name: f"kubelint.{module}" for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    # Imported on first use: `kubelint --version` and the completion of a shell should not wait for the whole linter.
    if name not in _HOME:
        raise AttributeError(f"module 'kubelint' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value
