"""GitHub workflow commands, which show findings beside the changed lines of a pull request.

Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kubelint.model.finding import Finding
from kubelint.model.report import Report
from kubelint.model.severity import Severity
from kubelint.report.plain import plain

if TYPE_CHECKING:
    from kubelint.report import Style

_SHOWN_NOT_CHECKED = 10  # GitHub shows ten of a kind


def render(report: Report, _: Style) -> Iterator[str]:
    """One command a line: the findings that count, then what was not checked and what failed."""
    for finding in report.active:
        yield _command(_level(finding), _place(finding), finding.message)
    for unread in report.not_checked[:_SHOWN_NOT_CHECKED]:
        place = {"file": unread.file, "title": "kubelint: not checked"}
        yield _command("notice", place | ({"line": str(unread.line)} if unread.line else {}), unread.reason)
    rest = len(report.not_checked) - _SHOWN_NOT_CHECKED
    if rest > 0:
        yield _command("notice", {"title": "kubelint: not checked"}, f"{rest} more were not checked")
    for failure in report.failures:
        place = {"title": "kubelint: failed"} | ({"file": failure.file} if failure.file else {})
        yield _command("error", place, f"{failure.rule}: {failure.error}" if failure.rule else failure.error)


def _place(finding: Finding) -> dict[str, str]:
    file, span, _ = finding.location
    return {
        "file": file,
        "line": str(span.line),
        "endLine": str(span.end_line),
        "col": str(span.column),
        "endColumn": str(max(span.end_column - 1, span.column)),  # GitHub's end is the last character itself
        "title": f"kubelint: {finding.rule}",
    }


def _level(finding: Finding) -> str:
    if finding.severity >= Severity.HIGH:
        return "error"
    return "warning" if finding.severity >= Severity.LOW else "notice"


def _command(name: str, properties: dict[str, str], message: str) -> str:
    pairs = ",".join(
        f"{key}={_escape(value).replace(':', '%3A').replace(',', '%2C')}" for key, value in properties.items()
    )
    return f"::{name} {pairs}::{_escape(message)}\n"


def _escape(text: str) -> str:
    return plain(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
