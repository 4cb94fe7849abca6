"""A report for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from kubelint.model.finding import Finding
from kubelint.model.place import Location
from kubelint.model.report import NotChecked, Report
from kubelint.model.severity import Severity
from kubelint.report.plain import plain

if TYPE_CHECKING:
    from kubelint.report import Style

_COLORS = {
    Severity.CRITICAL: "1;31",
    Severity.HIGH: "31",
    Severity.MEDIUM: "33",
    Severity.LOW: "36",
    Severity.INFO: "34",
}
_WIDEST_LINE = 140  # characters of a source line that are shown around the range
_NAMED = 5  # things not checked that are named under one reason


def render(report: Report, style: Style) -> Iterator[str]:
    """Findings by file with their source lines, then a summary that says what was not checked."""
    paint = _Paint(is_on=style.color)
    explained: set[str] = set()
    for file, findings in groupby(report.active, key=lambda f: f.location.file):
        yield paint("1", plain(file)) + "\n"
        for finding in findings:
            yield from _finding(finding, report, paint)
            if finding.rule not in explained:
                explained.add(finding.rule)
                yield from _remedy(finding, report, paint)
            yield "\n"
    yield from _summary(report, paint)


class _Paint:
    """Wraps text in SGR codes, or leaves it alone."""

    def __init__(self, *, is_on: bool) -> None:
        self._is_on = is_on

    def __call__(self, code: str, text: str) -> str:
        return f"\033[{code}m{text}\033[0m" if self._is_on else text


def _finding(finding: Finding, report: Report, paint: _Paint) -> Iterator[str]:
    file, span, _ = finding.location
    color = _COLORS[finding.severity]
    place = f"{plain(file)}:{span.line}:{span.column}"
    unsure = "" if finding.confidence.name == "HIGH" else f" ({finding.confidence} confidence)"
    head = f"{paint(color, str(finding.severity))}{unsure} {paint('1', f'[{finding.rule}]')}"
    yield f"  {place}: {head} {plain(finding.message)}\n"
    yield from _source(finding.location, report, paint, color)
    for related in finding.related:
        where = f"{plain(related.location.file)}:{related.location.span.line}:{related.location.span.column}"
        yield f"  {paint('2', 'note:')} {where}: {plain(related.note)}\n"


def _source(location: Location, report: Report, paint: _Paint, color: str) -> Iterator[str]:
    """The source line with the range underlined, cut around the range if it is very long."""
    span = location.span
    excerpt = report.excerpts.get((location.file, span.line))
    if excerpt is None:
        return
    line = excerpt.lines[0]
    start, end = span.column - 1, max(span.end_column - 1, span.column)
    cut = max(0, min(start - 20, len(line) - _WIDEST_LINE)) if len(line) > _WIDEST_LINE else 0
    shown = line[cut : cut + _WIDEST_LINE]
    before, marked = plain(line[cut:start]), plain(line[start:end])
    ahead, behind = "…" if cut else "", "…" if cut + _WIDEST_LINE < len(line) else ""
    number = str(span.line)
    yield f"    {paint('2', number + ' |')} {ahead}{plain(shown)}{behind}\n"
    marks = "^" * max(1, min(_width(marked), _WIDEST_LINE))
    yield f"    {' ' * len(number)} {paint('2', '|')} {' ' * (len(ahead) + _width(before))}{paint(color, marks)}\n"


def _width(text: str) -> int:
    """Columns of `text` on a terminal."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width  # only for the few lines that need it

    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def _remedy(finding: Finding, report: Report, paint: _Paint) -> Iterator[str]:
    """What to do, once for each rule: the first paragraph of the remedy."""
    rule = report.rules.get(finding.rule)
    if rule is not None and rule.remedy:
        first = rule.remedy.strip().split("\n\n")[0].split("\n")
        yield f"    {paint('32', 'help:')} {first[0].strip()}\n"
        yield from (f"          {line.strip()}\n" for line in first[1:])


def _summary(report: Report, paint: _Paint) -> Iterator[str]:
    yield from _not_checked(report.not_checked, paint)
    for failure in report.failures:
        what = ": ".join(part for part in (failure.rule, failure.file) if part)
        yield f"{paint('1;31', 'failed')} {plain(what)}: {plain(failure.error)}\n"
    if report.skipped_rules:
        names = ", ".join(report.skipped_rules)
        yield f"{paint('33', 'not run')}, because the whole project is needed (--project or --context DIR): {names}\n"
    counts = Counter(f.severity for f in report.active)
    said = ", ".join(paint(_COLORS[s], f"{counts[s]} {s}") for s in sorted(counts, reverse=True))
    suppressed = len(report.findings) - len(report.active)
    tail = f"; {suppressed} suppressed" if suppressed else ""
    total = len(report.active)
    findings = f"{_count(total, 'finding')} ({said})" if total else paint("32", "no findings")
    yield f"{findings} in {_count(report.objects, 'object')}, {_count(report.files, 'file')}{tail}\n"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"


def _not_checked(items: tuple[NotChecked, ...], paint: _Paint) -> Iterator[str]:
    """What was not judged, by reason."""
    by_reason: dict[str, list[NotChecked]] = {}
    for item in items:
        by_reason.setdefault(item.reason, []).append(item)
    for reason, group in by_reason.items():
        yield f"{paint('33', 'not checked')} ({len(group)}): {plain(reason)}\n"
        for item in group[:_NAMED]:
            yield f"  {plain(item.file)}{f':{item.line}' if item.line else ''}\n"
        if len(group) > _NAMED:
            yield f"  and {len(group) - _NAMED} more\n"
