"""Role based access control: what rules grant, to whom bindings give it, and as whom a pod runs.

Source: https://kubernetes.io/docs/reference/access-authn-authz/rbac/
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from kubelint.kube.access import as_list, as_map, as_str, maps_in
from kubelint.kube.object import K8sObject
from kubelint.kube.selector import from_label_selector
from kubelint.kube.workspace import Workspace
from kubelint.model.place import Path

GROUP = "rbac.authorization.k8s.io"
ROLES = ("Role", "ClusterRole")
BINDINGS = ("RoleBinding", "ClusterRoleBinding")
EVERYTHING = "*"
_BOOTSTRAPPING = "kubernetes.io/bootstrapping"  # a label of the objects that the API server makes when it starts
_BUILT_IN_ROLES = frozenset({"cluster-admin", "admin", "edit", "view"})


class PolicyRule(NamedTuple):
    """One rule of a role: every verb on every resource of every group."""

    path: Path
    groups: tuple[str, ...]
    resources: tuple[str, ...]
    verbs: tuple[str, ...]
    names: tuple[str, ...] = ()

    def has_verb(self, verbs: frozenset[str]) -> bool:
        """Whether it grants one of `verbs`, or all."""
        return EVERYTHING in self.verbs or not verbs.isdisjoint(self.verbs)

    def resource_at(self, groups: frozenset[str], resources: frozenset[str]) -> int | None:
        """The index of the first of its resources that means one of `resources` (``pods/exec``) in one of `groups`."""
        if EVERYTHING not in self.groups and groups.isdisjoint(self.groups):
            return None
        for index, pattern in enumerate(self.resources):
            if any(_means(pattern, resource) for resource in resources):
                return index
        return None


def _means(pattern: str, resource: str) -> bool:
    """Whether a resource of a rule (``*``, ``pods``, ``pods/*``, ``*/scale``) means `resource`."""
    if pattern in (EVERYTHING, resource):
        return True
    kind, slash, part = resource.partition("/")
    return bool(slash) and pattern in (f"{kind}/*", f"*/{part}")


def is_role(owner: K8sObject) -> bool:
    """Whether an object is a Role or ClusterRole."""
    return owner.kind in ROLES and owner.group == GROUP


def is_binding(owner: K8sObject) -> bool:
    """Whether an object is a RoleBinding or ClusterRoleBinding."""
    return owner.kind in BINDINGS and owner.group == GROUP


def is_system_role(name: str) -> bool:
    """Whether Kubernetes itself defines a role of this name."""
    return name.startswith("system:") or name in _BUILT_IN_ROLES


def is_system_binding(binding: K8sObject) -> bool:
    """Whether Kubernetes, or GKE, makes this binding itself."""
    return binding.name.startswith(("system:", "gce:")) or _BOOTSTRAPPING in binding.labels


def rules_of(role: K8sObject) -> Iterator[PolicyRule]:
    """The rules that a role has written down itself."""
    for index, rule in maps_in(role.get("rules")):
        yield PolicyRule(
            (*role.path, "rules", index), _texts(rule, "apiGroups"), _texts(rule, "resources"), _texts(rule, "verbs"),
            _texts(rule, "resourceNames"),
        )  # fmt: skip


def subjects_of(binding: K8sObject) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """The subjects of a binding, each with its path."""
    for index, subject in maps_in(binding.get("subjects")):
        yield (*binding.path, "subjects", index), subject


def role_name(binding: K8sObject) -> tuple[str, str]:
    """Kind and name of the role that a binding gives."""
    reference = as_map(binding.get("roleRef"))
    return as_str(reference.get("kind")), as_str(reference.get("name"))


class Access:
    """Who may do what in a workspace, as far as its roles and bindings say."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._bindings: dict[tuple[str, str], list[K8sObject]] = defaultdict(list)
        self._by_role: dict[tuple[str, str, str], list[K8sObject]] = defaultdict(list)
        for kind in BINDINGS:
            for binding in workspace.by_kind(kind, GROUP):
                role_kind, name = role_name(binding)
                self._by_role[role_kind, binding.namespace if role_kind == "Role" else "", name].append(binding)
                for _, subject in subjects_of(binding):
                    for account in _accounts(binding, subject):
                        self._bindings[account].append(binding)

    def bindings_of(self, namespace: str, account: str) -> tuple[K8sObject, ...]:
        """The bindings that give a service account something, those of its groups among them."""
        keys = ((namespace, account), (namespace, EVERYTHING), (EVERYTHING, EVERYTHING))
        return tuple(binding for key in keys for binding in self._bindings.get(key, ()))

    def bindings_to(self, role: K8sObject) -> tuple[K8sObject, ...]:
        """The bindings that give a role to somebody."""
        return tuple(self._by_role.get((role.kind, role.namespace, role.name), ()))

    def role_of(self, binding: K8sObject) -> K8sObject | None:
        """The role that a binding gives, if it is in the workspace."""
        kind, name = role_name(binding)
        namespace = binding.namespace if kind == "Role" else ""
        return self._workspace.find(kind, namespace, name, GROUP) if kind in ROLES else None

    def effective_rules(self, role: K8sObject) -> Iterator[PolicyRule]:
        """The rules of a role, and those of the ClusterRoles that it gathers by their labels."""
        yield from rules_of(role)
        for _, selector in maps_in(role.get("aggregationRule", "clusterRoleSelectors")):
            wanted = from_label_selector(selector)
            for other in self._workspace.by_kind("ClusterRole", GROUP):
                if other is not role and wanted.matches(other.labels):
                    yield from rules_of(other)


def access(workspace: Workspace) -> Access:
    """The access of a workspace, worked out once."""
    return workspace.derived(Access)


def _accounts(binding: K8sObject, subject: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The service accounts that a subject means, as namespace and name; ``*`` for all of them."""
    kind, name = as_str(subject.get("kind")), as_str(subject.get("name"))
    if kind == "ServiceAccount":
        yield as_str(subject.get("namespace")) or binding.namespace, name
    elif kind == "User" and name.startswith("system:serviceaccount:"):
        parts = name.split(":")
        if len(parts) == 4:
            yield parts[2], parts[3]
    elif kind == "Group" and name.startswith("system:serviceaccounts:"):
        yield name.rpartition(":")[2], EVERYTHING
    elif kind == "Group" and name in ("system:serviceaccounts", "system:authenticated"):
        yield EVERYTHING, EVERYTHING


def _texts(rule: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(item for item in as_list(rule.get(key)) if isinstance(item, str))
