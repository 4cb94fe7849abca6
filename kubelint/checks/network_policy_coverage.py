"""What no network policy covers: a whole namespace, or a workload.

    check: network-policy-coverage
    with: {of: namespace, wanted: default-deny, direction: ingress}

``of: namespace`` reports each namespace with pods once, at its Namespace object, else at its first workload; ``of:
workload`` each workload that runs pods. ``wanted`` is ``policy`` (any policy of the namespace, or one that selects
the pods) or ``default-deny`` (of a namespace: a policy for all pods that allows nothing). ``direction`` asks for
isolation of ``ingress`` or ``egress``. Pods in the network of their node are beyond policies and do not count.
Messages may use ``{subject}``, the namespace.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from kubelint.checks.check import Check, Context, Hit, Scope
from kubelint.kube.network import Direction, Policy, is_reachable_by_policy, policies
from kubelint.kube.object import K8sObject
from kubelint.kube.pod import PodView
from kubelint.kube.workspace import Workspace
from kubelint.model.severity import Confidence

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "of": {"enum": ["namespace", "workload"]},
        "wanted": {"enum": ["policy", "default-deny"]},
        "direction": {"enum": [d.value for d in Direction]},
    },
    "required": ["of"],
    "additionalProperties": False,
}
SYSTEM_NAMESPACES = frozenset({"kube-system", "kube-public", "kube-node-lease"})

Test = Callable[[Policy], bool]


def build(*, of: str, wanted: str = "policy", direction: str = "") -> Check:
    """The check that `of` has a policy as `wanted`."""
    is_wanted = _test(wanted, direction)

    def namespaces(workspace: Workspace, _: Context) -> Iterator[Hit]:
        known = policies(workspace)
        for namespace, pods in sorted(workspace.pods.items()):
            reachable = [pod for pod in pods if _counts(pod)]
            if not reachable or namespace in SYSTEM_NAMESPACES:
                continue
            if not any(is_wanted(policy) for policy in known.in_namespace(namespace)):
                yield from at_namespace(workspace, namespace, reachable)

    def workloads(workspace: Workspace, _: Context) -> Iterator[Hit]:
        known = policies(workspace)
        for pods in workspace.pods.values():
            for pod in pods:
                if _counts(pod) and not any(is_wanted(policy) for policy in known.selecting(pod)):
                    yield from _at_object(pod.object, pod.namespace, pod)

    return Check(Scope.WORKSPACE, namespaces if of == "namespace" else workloads)


def _test(wanted: str, direction: str) -> Test:
    if not direction:
        return lambda _: True
    side = Direction(direction)
    if wanted == "default-deny":
        return lambda policy: policy.is_default_deny(side)
    return lambda policy: side in policy.isolates


def _counts(pod: PodView) -> bool:
    """Whether the pod will run as it stands here, and a policy could do anything about it."""
    return is_reachable_by_policy(pod) and not pod.object.is_partial and bool(pod.containers)


def at_namespace(workspace: Workspace, namespace: str, pods: list[PodView]) -> Iterator[Hit]:
    """The hit for a namespace: at its Namespace object, else at the first of its workloads that is no context."""
    owner = workspace.find("Namespace", "", namespace, "")
    first = next((pod for pod in pods if not pod.object.is_context), None)
    if owner is not None and not owner.is_context:
        yield from _at_object(owner, namespace, None)
    elif first is not None:
        yield from _at_object(first.object, namespace, first)


def _at_object(owner: K8sObject, namespace: str, pod: PodView | None) -> Iterator[Hit]:
    unsure = pod is not None and not pod.whole
    yield Hit(
        (*owner.path, "metadata", "name"), args={"subject": namespace}, object=owner,
        confidence=Confidence.MEDIUM if unsure else None,
    )  # fmt: skip
