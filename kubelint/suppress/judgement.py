"""What a suppression may do, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import TYPE_CHECKING

from kubelint.model.suppression import Directive, DirectiveFault, Fault, RuleMention, SuppressionPolicy

if TYPE_CHECKING:
    from datetime import date

EVERY_RULE = "every rule"
"""What stands for the rules of a directive that names none. No rule has a blank in its id."""


class Judge:
    """Knows what the user allows, which rules there are, which of them have run, and what day it is."""

    def __init__(self, policy: SuppressionPolicy, known: Set[str], active: Set[str], today: date) -> None:
        self._policy = policy
        self._known = known
        self._active = active
        self._today = today

    def may_suppress(self, rule: str) -> bool:
        """Whether anybody may suppress this rule."""
        return rule not in self._policy.forbidden

    def effective_rules(self, directive: Directive) -> frozenset[str]:
        """The rules that the directive does suppress: `EVERY_RULE` if it names none, nothing if it has no effect."""
        if self._mistake(directive) or self._is_expired(directive):
            return frozenset()
        if self._policy.requires_reason and not directive.reason:
            return frozenset()
        if not directive.rules:
            return frozenset({EVERY_RULE})
        return frozenset(mention.id for mention in directive.rules if self.may_suppress(mention.id))

    def faults(self, directive: Directive, unused: Set[str]) -> Iterator[DirectiveFault]:
        """What is wrong with the directive; `unused` are those of its effective rules that suppressed nothing."""
        span = directive.location.span
        names = ", ".join(mention.id for mention in directive.rules) or EVERY_RULE
        if mistake := self._mistake(directive):
            yield DirectiveFault(Fault.MALFORMED, span, names, mistake)
            return
        if directive.until is not None and self._is_expired(directive):
            yield DirectiveFault(Fault.EXPIRED, span, names, directive.until.isoformat())
        if not directive.reason:
            yield DirectiveFault(Fault.WITHOUT_REASON, span, names)
        if not directive.rules:
            yield DirectiveFault(Fault.BLANKET, span, names)
            if EVERY_RULE in unused and self._known - self._policy.forbidden <= self._active:
                yield DirectiveFault(Fault.UNUSED, span, names)
        for mention in directive.rules:
            yield from self._rule_faults(mention, unused)

    def _rule_faults(self, mention: RuleMention, unused: Set[str]) -> Iterator[DirectiveFault]:
        rule, span = mention
        if not self.may_suppress(rule):
            yield DirectiveFault(Fault.FORBIDDEN, span, rule)
        elif rule not in self._known:
            yield DirectiveFault(Fault.UNKNOWN_RULE, span, rule, self._suggestion(rule))
        elif rule in unused and rule in self._active:
            yield DirectiveFault(Fault.UNUSED, span, rule)

    def _mistake(self, directive: Directive) -> str:
        if directive.mistake or directive.rules:
            return directive.mistake
        first = directive.reason.partition(" ")[0].strip(",:")
        return f"'{first}' is a rule and stands outside of brackets" if first in self._known else ""

    def _is_expired(self, directive: Directive) -> bool:
        return directive.until is not None and directive.until < self._today

    def _suggestion(self, rule: str) -> str:
        from difflib import get_close_matches  # here: seldom needed, and slow to import

        close = get_close_matches(rule[:80], sorted(self._known), n=1)
        return f" (did you mean {close[0]}?)" if close else ""
