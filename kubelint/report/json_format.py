"""JSON in the contract of `Report.to_dict`, version 1."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kubelint.model.report import Report

if TYPE_CHECKING:
    from kubelint.report import Style


def render(report: Report, _: Style) -> Iterator[str]:
    """One document, and a line end."""
    yield json.dumps(report.to_dict(), indent=2, ensure_ascii=False) + "\n"
