"""Names of objects that are not in the input.

    check: missing-reference
    with: {to: config}

``to``: ``config`` (ConfigMaps and Secrets of pods, and their keys, unless optional), ``service-account`` (of a pod,
where the input has others of its namespace), ``role`` (of a binding; roles that Kubernetes defines are there),
``volume`` (a mount whose volume the pod does not have). Messages may use ``{what}``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from kubelint.checks.check import Check, Context, Hit, Scope
from kubelint.kube.access import as_map, as_str, maps_in
from kubelint.kube.object import K8sObject
from kubelint.kube.pod import PodView
from kubelint.kube.rbac import BINDINGS, GROUP, access, is_system_role, role_name
from kubelint.kube.reference import Reference, references_of, target_of
from kubelint.kube.workspace import Workspace


def build(*, to: str) -> Check:
    """The check that what is named `to` is there."""
    if to == "volume":
        return Check(Scope.POD, _volumes)
    find = _FINDERS[to]

    def run(workspace: Workspace, _: Context) -> Iterator[Hit]:
        yield from find(workspace)

    return Check(Scope.WORKSPACE, run)


def _config(workspace: Workspace) -> Iterator[Hit]:
    for pods in workspace.pods.values():
        for pod in pods:
            for reference in references_of(pod):
                target = target_of(reference, pod.namespace, workspace)
                what = _lacking(reference, target)
                if what and not reference.is_optional:
                    args = {"what": what}
                    yield Hit(reference.path, object=pod.object, args=args, container=reference.container)


def _lacking(reference: Reference, target: K8sObject | None) -> str:
    """What is not there, in words; empty if everything is."""
    if target is None:
        return f"{reference.kind} {reference.name}"
    if not reference.key or target.kind != reference.kind:
        return ""
    entries = {key for part in ("data", "binaryData", "stringData") for key in as_map(target.get(part))}
    return "" if reference.key in entries else f"key {reference.key} of {reference.kind} {reference.name}"


def _accounts(workspace: Workspace) -> Iterator[Hit]:
    known = {(account.namespace, account.name) for account in workspace.by_kind("ServiceAccount", "")}
    namespaces = {namespace for namespace, _ in known}
    for namespace, pods in workspace.pods.items():
        for pod in pods if namespace in namespaces else ():
            name = pod.service_account_name
            if name != "default" and (namespace, name) not in known:
                field = "serviceAccountName" if pod.get("serviceAccountName") else "serviceAccount"
                yield Hit((*pod.path, field), object=pod.object, args={"what": name})


def _roles(workspace: Workspace) -> Iterator[Hit]:
    for binding_kind in BINDINGS:
        for binding in workspace.by_kind(binding_kind, GROUP):
            kind, name = role_name(binding)
            is_known = kind == "ClusterRole" and is_system_role(name)
            if name and not is_known and access(workspace).role_of(binding) is None:
                yield Hit((*binding.path, "roleRef", "name"), object=binding, args={"what": f"{kind} {name}"})


def _volumes(pod: PodView, _: Context) -> Iterator[Hit]:
    if pod.object.is_partial or not pod.whole:
        return
    known = {as_str(volume.get("name")) for _path, volume in pod.volumes}
    for _index, template in maps_in(pod.object.get("spec", "volumeClaimTemplates")):
        known.add(as_str(as_map(template.get("metadata")).get("name")))
    for container in pod.containers:
        for key in ("volumeMounts", "volumeDevices"):
            for index, mount in maps_in(container.get(key)):
                name = as_str(mount.get("name"))
                if name and name not in known:
                    path = (*container.path, key, index, "name")
                    yield Hit(path, args={"what": name}, container=container.name)


_FINDERS: dict[str, Callable[[Workspace], Iterator[Hit]]] = {
    "config": _config,
    "service-account": _accounts,
    "role": _roles,
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"to": {"enum": [*_FINDERS, "volume"]}},
    "required": ["to"],
    "additionalProperties": False,
}
