"""Where a report goes: ``--format F[=FILE]``, colour, and writing without half files."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple

import click

from kubelint.errors import UsageError
from kubelint.model.report import Report
from kubelint.report import FORMATS, Style, render


class Output(NamedTuple):
    """A format, and the file it goes to; standard output if ``file`` is empty."""

    format: str
    file: str


def parse_format(text: str) -> Output:
    """Reads ``sarif`` or ``sarif=FILE``. Raises UsageError for an unknown format."""
    name, equals, file = text.partition("=")
    if name not in FORMATS:
        raise UsageError(f"unknown format {name!r}: choose from {', '.join(FORMATS)}")
    if equals and not file:
        raise UsageError(f"--format {text}: no file after '='")
    return Output(name, file)


def is_colour_wanted() -> bool:
    """Colour on a terminal only; ``NO_COLOR`` and ``FORCE_COLOR`` decide otherwise (https://no-color.org)."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def write(report: Report, outputs: list[Output], style: Style) -> None:
    """Renders `report` once per output. Files are written whole or not at all."""
    if sum(not output.file for output in outputs) > 1:
        raise UsageError("only one format can go to standard output: give the others a file, as in --format sarif=FILE")
    for output in outputs:
        parts = render(output.format, report, style._replace(color=style.color and not output.file))
        if output.file:
            _write_file(Path(output.file), "".join(parts))
        else:
            for part in parts:
                click.echo(part, nl=False, color=style.color)


def _write_file(path: Path, text: str) -> None:
    partial = path.with_name(path.name + ".partial")
    try:
        partial.write_text(text, encoding="utf-8", newline="\n")
        partial.replace(path)
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}") from error
