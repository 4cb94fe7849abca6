"""Suppressions in comments.

``# kubelint: ignore[rule] reason`` holds for the outermost key or list item that begins on its line, or, where it
stands alone, on the next line that is no comment; ``# kubelint: ignore-file[rule] reason`` for the whole file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kubelint.model.place import Location, Path, Span
from kubelint.model.suppression import Directive, Origin, Reach, RuleMention
from kubelint.suppress.grammar import IGNORE_FILE, Statement, parse_comment

if TYPE_CHECKING:
    from kubelint.syntax.document import Comment, Document


def directives_of(document: Document) -> tuple[Directive, ...]:
    """The suppressions in the comments of a document, in order."""
    return tuple(_directives(document))


def _directives(document: Document) -> Iterator[Directive]:
    below = _lines_below(document)
    for comment in document.comments:
        if "kubelint:" not in comment.text:
            continue
        written = document.lines[comment.line][comment.column - 1 :].rstrip()
        statement = parse_comment(written)
        if statement is not None:
            span = Span(comment.line, comment.column, comment.line, comment.column + len(written))
            if statement.verb == IGNORE_FILE:
                yield _file_directive(document, comment, statement, span)
            else:
                yield _node_directive(document, comment, statement, span, below.get(comment.line, comment.line))


def _file_directive(document: Document, comment: Comment, statement: Statement, span: Span) -> Directive:
    mistake = statement.mistake
    if not comment.is_own_line or comment.column > 1:
        mistake = mistake or f"{IGNORE_FILE} stands alone on a line, at its beginning"
    return _directive(document, Origin.FILE, statement, span, None, mistake)


def _node_directive(document: Document, comment: Comment, statement: Statement, span: Span, line: int) -> Directive:
    path = document.node_at(line)
    mistake = statement.mistake
    if path is None and not document.is_broken:
        mistake = mistake or f"no key and no list item begins on {'the next' if line > comment.line else 'its'} line"
    return _directive(document, Origin.COMMENT, statement, span, Reach(document.index, path, line), mistake)


def _lines_below(document: Document) -> dict[int, int]:
    """For each line with nothing but a comment, the first line below it that is another."""
    below: dict[int, int] = {}
    for comment in reversed(document.comments):
        if comment.is_own_line or _is_behind_a_dash(document, comment):
            below[comment.line] = below.get(comment.line + 1, comment.line + 1)
    return below


def _is_behind_a_dash(document: Document, comment: Comment) -> bool:
    """Whether only dashes of list items stand before the comment: what the items are begins below."""
    before = document.lines[comment.line][: comment.column - 1].strip()
    return before != "---" and not before.strip(" \t-")


def _directive(
    document: Document, origin: Origin, statement: Statement, span: Span, reach: Reach | None, mistake: str
) -> Directive:
    path: Path = reach.path or () if reach else ()
    return Directive(
        origin=origin,
        location=Location(document.source.path, span, path),
        rules=tuple(RuleMention(word.id, _part(span, word.start, word.end)) for word in statement.rules),
        reason=statement.reason,
        until=statement.until,
        reach=reach,
        mistake=mistake,
    )


def _part(span: Span, start: int, end: int) -> Span:
    return span._replace(column=span.column + start, end_column=span.column + end)
