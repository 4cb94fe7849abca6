"""Bytes to text, and text to documents."""

from __future__ import annotations

import codecs
import re

from kubelint.model.place import Span
from kubelint.model.source import Source
from kubelint.syntax.composer import Composer
from kubelint.syntax.document import Document
from kubelint.syntax.events import events
from kubelint.syntax.lines import Lines
from kubelint.syntax.problem import INVALID, NOT_UTF8, Problem, Unreadable
from kubelint.syntax.split import Chunk, split

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ACTION = re.compile(r"^(?![ \t]*#)[^\r\n]*?(?<!\$)(?:\{\{|\{%)", re.MULTILINE)
# What ends a line for YAML 1.1 but for no editor. Inside of a document they count as a blank, so that lines are those
# that a person sees.
_UNSEEN_BREAKS = str.maketrans("\x85\u2028\u2029", "   ")


def decode(data: bytes) -> tuple[str, Problem | None]:
    """The text of a file, without byte-order mark; UTF-8 unless a mark says otherwise.

    Bytes that are none of it become U+FFFD, and the first of them is a problem.
    """
    mark, encoding = next((m for m in _MARKS if data.startswith(m[0])), (b"", "utf-8"))
    data = data[len(mark) :]
    try:
        return data.decode(encoding), None
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = f"byte 0x{data[error.start]:02x} is not {encoding.upper()}"
        return data.decode(encoding, "replace"), Problem(NOT_UTF8, message, Span(line, column, line, column + 1))


def read(source: Source) -> tuple[Document, ...]:
    """The documents of a text, in order; never raises. Each is read by itself, whatever is wrong with the others."""
    text = source.text.translate(_UNSEEN_BREAKS) if not source.text.isascii() else source.text
    lines = Lines(text)
    return tuple(_document(source, index, chunk, lines) for index, chunk in enumerate(split(text)))


def _document(source: Source, index: int, chunk: Chunk, lines: Lines) -> Document:
    text, above = chunk
    has_template = ("{{" in text or "{%" in text) and _ACTION.search(text) is not None
    try:
        composer = Composer(events(text))
        value, mark = composer.compose()
    except Unreadable as stop:
        # A template is no YAML before it is rendered: that is no fault, and the run says that it was not checked.
        faults = () if has_template and stop.kind == INVALID else (_problem(stop, chunk, lines),)
        return Document(source, index, text, above, lines, problems=faults, is_broken=True, has_template=has_template)
    problems = tuple(_moved(problem, above) for problem in composer.problems)
    return Document(
        source, index, text, above, lines, value=value, mark=mark, problems=problems, has_template=has_template
    )


def _problem(stop: Unreadable, chunk: Chunk, lines: Lines) -> Problem:
    """The fault at the character where the parser stopped, or at the end of the last line that has one."""
    line, column = stop.line + 1 + chunk.above, stop.column + 1
    first, last = chunk.above + 1, chunk.above + len(Lines(chunk.text.rstrip()))
    while line > last or (line > first and not lines[line].strip()):
        line -= 1
        column = len(lines[line]) + 1
    end = min(column + 1, max(len(lines[line]) + 1, column))
    return Problem(stop.kind, str(stop), Span(line, column, line, end))


def _moved(problem: Problem, above: int) -> Problem:
    line, column, end_line, end_column = problem.span
    return problem._replace(span=Span(line + above, column, end_line + above, end_column))
