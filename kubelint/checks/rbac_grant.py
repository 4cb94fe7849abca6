"""What rules of roles grant.

    check: rbac-grant
    with: {verbs: [get, list], groups: [""], resources: [secrets]}

Reports each rule of a Role or ClusterRole that grants one of ``verbs`` on one of ``resources`` (``pods/exec`` for a
subresource) in one of ``groups``, by name or by a wildcard. Roles that Kubernetes itself defines are exempt, except
those in ``include``. ``name`` narrows it to rules that mean an object of this name; ``unnamed`` lists verbs that
count only without ``resourceNames``. ``raise: cluster`` reports a ClusterRole without ``resourceNames``, or a role in
kube-system, as high. A role that is bound in the input is shown at its bindings. Messages may use ``{verbs}`` and
``{resource}``, as written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kubelint.checks.check import Check, Context, Hit, Scope
from kubelint.checks.grant import effective
from kubelint.kube.object import K8sObject
from kubelint.kube.rbac import PolicyRule, is_role, is_system_role, rules_of
from kubelint.model.severity import Severity

_NAMES = {"type": "array", "minItems": 1, "items": {"type": "string"}}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "verbs": _NAMES,
        "groups": _NAMES,
        "resources": _NAMES,
        "include": _NAMES,
        "name": {"type": "string"},
        "unnamed": _NAMES,
        "raise": {"enum": ["cluster"]},
    },
    "required": ["verbs", "groups", "resources"],
    "additionalProperties": False,
}


def build(
    *, verbs: Sequence[str], groups: Sequence[str], resources: Sequence[str], include: Sequence[str] = (),
    name: str = "", unnamed: Sequence[str] = (), **options: str,
) -> Check:  # fmt: skip
    """The check that no rule grants one of `verbs` on one of `resources`."""
    wanted_verbs, wanted_groups, wanted_resources = frozenset(verbs), frozenset(groups), frozenset(resources)
    rises = "raise" in options

    def run(role: K8sObject, context: Context) -> Iterator[Hit]:
        if is_role(role) and (not is_system_role(role.name) or role.name in include):
            yield from effective(role, list(granted(role)), context)

    def granted(role: K8sObject) -> Iterator[Hit]:
        for rule in rules_of(role):
            index = rule.resource_at(wanted_groups, wanted_resources)
            if index is None or not rule.has_verb(wanted_verbs) or not _is_meant(rule, name, unnamed):
                continue
            path = (*rule.path, "resources", index)
            severity = Severity.HIGH if rises and _is_wide(role, rule) else None
            verbs_found = ", ".join(v for v in rule.verbs if v == "*" or v in wanted_verbs)
            yield Hit(path, args={"verbs": verbs_found, "resource": rule.resources[index]}, severity=severity)

    return Check(Scope.OBJECT, run)


def _is_meant(rule: PolicyRule, name: str, unnamed: Sequence[str]) -> bool:
    if name:
        return name in rule.names
    return not (unnamed and rule.names) or rule.has_verb(frozenset(unnamed))


def _is_wide(role: K8sObject, rule: PolicyRule) -> bool:
    return role.namespace == "kube-system" or (role.kind == "ClusterRole" and not rule.names)
