"""Suppressions as people write them into manifests, and what became of each in a run."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date  # a run without a date in it need not import the module

    from kubelint.model.place import Location, Path, Span


class Origin(enum.StrEnum):
    """How a suppression is written; the ``kind`` of the `Suppression` that a finding carries."""

    COMMENT = "comment"  # ``# kubelint: ignore[...]``
    FILE = "file"  # ``# kubelint: ignore-file[...]``
    ANNOTATION = "annotation"  # ``ignore.kubelint.io/...``


class Fault(enum.StrEnum):
    """What can be wrong with a suppression."""

    MALFORMED = "malformed"  # nobody can tell what it is to suppress; it has no effect
    UNKNOWN_RULE = "unknown-rule"  # it names a rule that does not exist
    UNUSED = "unused"  # it names a rule that has run and reported nothing there
    EXPIRED = "expired"  # its last day is over; it has no effect any more
    FORBIDDEN = "forbidden"  # it names a rule that nobody may suppress; no effect on that rule
    WITHOUT_REASON = "without-reason"  # it does not say why
    BLANKET = "blanket"  # it names no rule, so that it hides faults to come as well


class RuleMention(NamedTuple):
    """A rule as a directive names it, and where."""

    id: str
    span: Span


class Reach(NamedTuple):
    """What a directive is about: the node at ``path`` of a document and everything below it, and one whole line.

    ``document`` is the index of the document in its file. ``path`` is None where the text has no node to show for
    it; ``line`` is 0 where no line counts as such.
    """

    document: int
    path: Path | None
    line: int = 0


class Directive(NamedTuple):
    """One suppression as it is written.

    ``location`` is the comment or the annotation, with the path of the node that it stands at; ``rules`` are the
    rules that it names, none for all of them; ``reach`` is None for a whole file; ``until`` is the last day on
    which it holds; ``mistake`` says what is wrong with its form, and is empty if nothing is.
    """

    origin: Origin
    location: Location
    rules: tuple[RuleMention, ...] = ()
    reason: str = ""
    until: date | None = None
    reach: Reach | None = None
    mistake: str = ""


class DirectiveFault(NamedTuple):
    """Something wrong with a directive: ``rule`` and ``span`` say in which part; ``detail`` says more in words."""

    kind: Fault
    span: Span
    rule: str = ""
    detail: str = ""


class DirectiveUse(NamedTuple):
    """A directive after the run: how many findings it covers, and what is wrong with it."""

    directive: Directive
    findings: int = 0
    faults: tuple[DirectiveFault, ...] = ()

    @property
    def file(self) -> str:
        """The file that the directive is written in."""
        return self.directive.location.file

    @property
    def span(self) -> Span:
        """The whole text of the directive."""
        return self.directive.location.span


class SuppressionPolicy(NamedTuple):
    """What the user allows.

    ``requires_reason``: a suppression without a reason has no effect. ``forbidden``: rules that nobody may suppress,
    those about suppressions among them. ``shows_all``: findings are not marked at all (``--no-suppress``); what is
    wrong with suppressions is told all the same.
    """

    requires_reason: bool = False
    forbidden: frozenset[str] = frozenset()
    shows_all: bool = False
