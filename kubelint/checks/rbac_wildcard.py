"""Wildcards in the rules of roles.

    check: rbac-wildcard
    with: {in: [verbs]}

Reports a rule that has ``*`` in each of the lists in ``in`` (``apiGroups``, ``resources``, ``verbs``), at the last of
them; a part such as ``pods/*`` counts among resources. A rule with ``*`` in all three is for the rule about all three
alone. Roles that Kubernetes itself defines are exempt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kubelint.checks.check import Check, Context, Hit, Scope
from kubelint.checks.grant import effective
from kubelint.kube.object import K8sObject
from kubelint.kube.rbac import EVERYTHING, PolicyRule, is_role, is_system_role, rules_of

_ALL_VERBS = frozenset({"get", "list", "watch", "create", "update", "patch", "delete"})  # written out, it is no less
_LISTS = ("apiGroups", "resources", "verbs")
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"in": {"type": "array", "minItems": 1, "items": {"enum": list(_LISTS)}}},
    "required": ["in"],
    "additionalProperties": False,
}


def build(**places: Sequence[str]) -> Check:
    """The check that no rule has wildcards in all of `places["in"]`."""
    lists = places["in"]

    def run(role: K8sObject, context: Context) -> Iterator[Hit]:
        if is_role(role) and not is_system_role(role.name):
            yield from effective(role, list(wildcards(role)), context)

    def wildcards(role: K8sObject) -> Iterator[Hit]:
        for rule in rules_of(role):
            found = [_wildcard_at(rule, name) for name in lists]
            if None in found or (len(lists) < len(_LISTS) and _is_everything(rule)):
                continue
            yield Hit((*rule.path, lists[-1], found[-1] or 0))

    return Check(Scope.OBJECT, run)


def _wildcard_at(rule: PolicyRule, name: str) -> int | None:
    items = {"apiGroups": rule.groups, "resources": rule.resources, "verbs": rule.verbs}[name]
    for index, item in enumerate(items):
        if item == EVERYTHING or (name == "resources" and EVERYTHING in item):
            return index
    is_all = name == "verbs" and set(items) >= _ALL_VERBS
    return 0 if is_all else None


def _is_everything(rule: PolicyRule) -> bool:
    lists = (rule.groups, rule.resources)
    return all(EVERYTHING in items for items in lists) and _wildcard_at(rule, "verbs") is not None
