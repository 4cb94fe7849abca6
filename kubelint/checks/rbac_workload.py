"""Workloads that run with more rights than they should have.

    check: rbac-workload
    with: {}

Follows each pod with a token to its service account, the bindings of that account and the roles they give, as far as
they are in the input, and reports the pod if one of them is enough to take over its namespace or the cluster: full
wildcards, reading secrets, creating pods or workloads, exec, bind, escalate, impersonate. Binding and role are related
places. Messages may use ``{account}``, ``{role}`` and ``{power}``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kubelint.checks.check import Check, Context, Hit, RelatedPlace, Scope
from kubelint.kube.object import K8sObject
from kubelint.kube.pod import PodView
from kubelint.kube.rbac import PolicyRule, access, role_name

SCHEMA: dict[str, Any] = {"type": "object", "properties": {}, "additionalProperties": False}

_CORE = frozenset({""})
_WORKLOADS = frozenset({"deployments", "daemonsets", "statefulsets", "replicasets", "jobs", "cronjobs"})
_POWERS: tuple[tuple[str, frozenset[str], frozenset[str], frozenset[str]], ...] = (
    ("read secrets", _CORE, frozenset({"secrets"}), frozenset({"get", "list", "watch"})),
    ("create pods", _CORE, frozenset({"pods"}), frozenset({"create"})),
    ("create workloads", frozenset({"apps", "batch"}), _WORKLOADS, frozenset({"create", "update", "patch"})),
    ("run commands in pods", _CORE, frozenset({"pods/exec", "pods/attach"}), frozenset({"create", "get"})),
    ("impersonate others", _CORE, frozenset({"users", "groups", "serviceaccounts"}), frozenset({"impersonate"})),
    (
        "give itself more rights", frozenset({"rbac.authorization.k8s.io"}),
        frozenset({"roles", "clusterroles", "rolebindings", "clusterrolebindings"}), frozenset({"bind", "escalate"}),
    ),
)  # fmt: skip


def build() -> Check:
    """The check that no pod's service account may take over what it runs in."""
    return Check(Scope.POD, _run)


def _run(pod: PodView, context: Context) -> Iterator[Hit]:
    account = context.workspace.find("ServiceAccount", pod.namespace, pod.service_account_name, "")
    mounts = pod.get("automountServiceAccountToken")
    if mounts is None and account is not None:
        mounts = account.get("automountServiceAccountToken")
    if mounts is False:
        return
    known = access(context.workspace)
    for binding in known.bindings_of(pod.namespace, pod.service_account_name):
        kind, name = role_name(binding)
        role = known.role_of(binding)
        power = "do everything" if (kind, name) == ("ClusterRole", "cluster-admin") else _power(context, role)
        if power:
            related = [RelatedPlace(binding, (*binding.path, "roleRef", "name"), "gives it the role")]
            related += [RelatedPlace(role, (*role.path, "rules"), "is the role")] if role is not None else []
            args = {"account": pod.service_account_name, "role": name, "power": power}
            yield Hit((*pod.path, "serviceAccountName"), args=args, related=tuple(related))
            return


def _power(context: Context, role: K8sObject | None) -> str:
    """What a role allows that is enough to take over, in words; empty if nothing is."""
    if role is None:
        return ""
    rules = tuple(access(context.workspace).effective_rules(role))
    return next((power for power, *wanted in _POWERS if any(_grants(rule, *wanted) for rule in rules)), "")


def _grants(rule: PolicyRule, groups: frozenset[str], resources: frozenset[str], verbs: frozenset[str]) -> bool:
    return not rule.names and rule.has_verb(verbs) and rule.resource_at(groups, resources) is not None
