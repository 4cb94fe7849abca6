"""Reports as text: one module a format. They render what is there and know no rule; nothing is sorted or left out here
but what a format cannot take, and then it says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import NamedTuple

from kubelint.model.report import Report

FORMATS = ("text", "json", "sarif", "github")
_MODULES = {"text": "text", "json": "json_format", "sarif": "sarif", "github": "github"}


class Style(NamedTuple):
    """What a caller may choose. ``category`` tells several SARIF files of one commit apart."""

    color: bool = False
    include_suppressed: bool = False
    category: str = ""


def render(format_: str, report: Report, style: Style | None = None) -> Iterator[str]:
    """The report in one of `FORMATS`, in parts. Same report, same bytes."""
    module = import_module(f"kubelint.report.{_MODULES[format_]}")
    parts: Iterator[str] = module.render(report, style or Style())
    return parts
