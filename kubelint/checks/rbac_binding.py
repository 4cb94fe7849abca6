"""To whom bindings give what.

    check: rbac-binding
    with: {roles: [cluster-admin], exempt: [cluster-admin]}

Reports a RoleBinding or ClusterRoleBinding that gives one of the ClusterRoles ``roles``, at its ``roleRef``; or one
with a subject among ``subjects`` (written ``Group/system:masters``), at the subject. ``exempt`` are names of bindings
that Kubernetes itself makes. Messages may use ``{role}`` and ``{subject}``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kubelint.checks.check import Check, Context, Hit, Scope
from kubelint.kube.object import K8sObject
from kubelint.kube.rbac import is_binding, is_system_binding, role_name, subjects_of

_NAMES = {"type": "array", "minItems": 1, "items": {"type": "string"}}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"roles": _NAMES, "subjects": _NAMES, "exempt": _NAMES},
    "additionalProperties": False,
    "minProperties": 1,
}


def build(*, roles: Sequence[str] = (), subjects: Sequence[str] = (), exempt: Sequence[str] = ()) -> Check:
    """The check that no binding gives one of `roles`, or gives anything to one of `subjects`."""

    def run(binding: K8sObject, _: Context) -> Iterator[Hit]:
        if not is_binding(binding) or binding.name in exempt or is_system_binding(binding):
            return
        kind, role = role_name(binding)
        if kind == "ClusterRole" and role in roles:
            yield Hit((*binding.path, "roleRef", "name"), args={"role": role})
        for path, subject in subjects_of(binding):
            name = str(subject.get("name"))
            if f"{subject.get('kind')}/{name}" in subjects:
                yield Hit((*path, "name"), args={"role": role, "subject": name})

    return Check(Scope.OBJECT, run)
