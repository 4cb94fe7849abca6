"""Bringing findings and suppressions together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from kubelint.model.finding import Finding, Suppression
from kubelint.model.place import Path
from kubelint.model.suppression import Directive, DirectiveUse, SuppressionPolicy
from kubelint.suppress.annotation import annotated_directives
from kubelint.suppress.comment import directives_of
from kubelint.suppress.judgement import EVERY_RULE, Judge

if TYPE_CHECKING:
    from datetime import date

    from kubelint.kube.object import K8sObject
    from kubelint.syntax.document import Document

_MARK = "kubelint"  # a file without this word has no directive in it
_Place = tuple[str] | tuple[str, int] | tuple[str, int, Path]  # a file, a line of it, a node of one of its documents


def suppress(
    findings: Iterable[Finding],
    documents: Sequence[Document],
    objects: Sequence[K8sObject],
    *,
    policy: SuppressionPolicy,
    known_rules: Collection[str],
    active_rules: Collection[str],
    today: date,
) -> tuple[tuple[Finding, ...], tuple[DirectiveUse, ...]]:
    """The findings in their order, those suppressed marked, and what became of each suppression.

    `documents` are those that the run reports on, not its context. `active_rules` are the rules that have run to
    their end: only of these can be said that a suppression of them is not needed.
    """
    judge = Judge(policy, frozenset(known_rules), frozenset(active_rules), today)
    ledger = _Ledger(documents, judge)
    tallies = [_Tally(directive) for directive in sorted(_directives(documents, objects), key=_order)]
    for tally in tallies:
        ledger.enter(tally)
    settled = [(finding, ledger.settle(finding)) for finding in findings]
    marked = tuple(f if mark is None or policy.shows_all else f._replace(suppression=mark) for f, mark in settled)
    sight = _Sight(documents, objects)
    return marked, tuple(tally.use(judge, is_judged=sight.reaches(tally.directive)) for tally in tallies)


def _directives(documents: Sequence[Document], objects: Sequence[K8sObject]) -> Iterator[Directive]:
    """Every directive of the targets. Each text is searched once, however many documents it holds."""
    has_mark: dict[str, bool] = {}
    for document in documents:
        file, text = document.source
        if file not in has_mark:
            has_mark[file] = _MARK in text
        if has_mark[file]:
            yield from directives_of(document)
    for obj in objects:
        if not obj.is_context and has_mark.get(obj.file):
            yield from annotated_directives(obj)


def _order(directive: Directive) -> tuple[object, ...]:
    return directive.location.file, directive.location.span


class _Tally:
    """A directive, and the findings that it covers, counted by the rule that it names for them."""

    __slots__ = ("counts", "directive")

    def __init__(self, directive: Directive) -> None:
        self.directive = directive
        self.counts: dict[str, int] = {}

    def use(self, judge: Judge, *, is_judged: bool) -> DirectiveUse:
        unused = {rule for rule, count in self.counts.items() if not count} if is_judged else set()
        faults = tuple(judge.faults(self.directive, unused))
        return DirectiveUse(self.directive, sum(self.counts.values()), faults)

    def suppression(self) -> Suppression:
        directive = self.directive
        return Suppression(directive.origin.value, directive.reason, directive.location)


class _Ledger:
    """Directives by place and rule, so that a finding costs a few look-ups however many directives a file has."""

    def __init__(self, documents: Sequence[Document], judge: Judge) -> None:
        self._judge = judge
        self._entries: dict[tuple[_Place, str], _Tally] = {}
        self._files: set[str] = set()
        self._documents: dict[str, list[Document]] = {}
        for document in documents:
            self._documents.setdefault(document.source.path, []).append(document)

    def enter(self, tally: _Tally) -> None:
        """Takes in what the directive does suppress. Of two that say the same at one place the first counts."""
        self._files.add(tally.directive.location.file)
        for rule in self._judge.effective_rules(tally.directive):
            tally.counts[rule] = 0
            for place in _reached(tally.directive):
                self._entries.setdefault((place, rule), tally)

    def settle(self, finding: Finding) -> Suppression | None:
        """Counts the finding for all directives that cover it; the mark of the innermost, unless it has one already."""
        if finding.location.file not in self._files or not self._judge.may_suppress(finding.rule):
            return finding.suppression
        covering: list[_Tally] = []
        for place in self._places(finding):
            for rule in (finding.rule, EVERY_RULE):
                tally = self._entries.get((place, rule))
                if tally is not None and tally not in covering:
                    tally.counts[rule] += 1
                    covering.append(tally)
        return finding.suppression or (covering[0].suppression() if covering else None)

    def _places(self, finding: Finding) -> Iterator[_Place]:
        """The places that a finding lies in, from its line outwards to its file."""
        file, span, path = finding.location
        yield file, span.line
        document = self._document_at(file, span.line)
        if document is not None:
            shown = document.node_at(span.line) or ()  # another node where an alias leads, or for a fault of the text
            nodes = dict.fromkeys([*_upwards(path), *_upwards(shown)])
            for inner in sorted(nodes, key=len, reverse=True):
                yield file, document.index, inner
        yield (file,)

    def _document_at(self, file: str, line: int) -> Document | None:
        documents = self._documents.get(file, ())
        at = bisect_right(documents, line, key=lambda document: document.line)
        return documents[at - 1] if at else None


def _reached(directive: Directive) -> Iterator[_Place]:
    file, reach = directive.location.file, directive.reach
    if reach is None:
        yield (file,)
        return
    if reach.line:
        yield file, reach.line
    if reach.path is not None:
        yield file, reach.document, reach.path


def _upwards(path: Path) -> Iterator[Path]:
    return (path[:end] for end in range(len(path), -1, -1))


class _Sight:
    """What rules could see: only there it can be said that a suppression without effect is not needed."""

    def __init__(self, documents: Sequence[Document], objects: Sequence[K8sObject]) -> None:
        self._seen: set[tuple[str, int | None]] = set()
        self._blind: set[tuple[str, int | None]] = set()
        with_objects = {id(obj.document) for obj in objects}
        for document in documents:
            file = document.source.path
            if document.is_broken or document.has_template:
                self._blind |= {(file, None), (file, document.index)}
            elif id(document) in with_objects:
                self._seen |= {(file, None), (file, document.index)}

    def reaches(self, directive: Directive) -> bool:
        """Whether there are objects in what the directive is about, and nothing that no rule can read."""
        key = (directive.location.file, directive.reach.document if directive.reach else None)
        return key in self._seen and key not in self._blind
