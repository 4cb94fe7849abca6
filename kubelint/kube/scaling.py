"""How many pods a workload has, who decides about it, and what may be taken away at once.

Sources: https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/ and
https://kubernetes.io/docs/tasks/run-application/configure-pdb/
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from kubelint.kube.access import as_map, as_str
from kubelint.kube.object import K8sObject
from kubelint.kube.pod import PodView
from kubelint.kube.selector import NOTHING, Selector, from_label_selector
from kubelint.kube.workspace import Workspace
from kubelint.model.place import Path

SCALED = ("Deployment", "StatefulSet", "ReplicaSet", "ReplicationController", "DeploymentConfig", "Rollout")
"""The kinds whose ``spec.replicas`` says how many pods there are."""

LONG_RUNNING = frozenset({*SCALED, "DaemonSet", "Pod"})
"""The built-in kinds whose pods are meant to go on; what a Job runs ends."""


def replicas(workload: K8sObject) -> int | None:
    """The number of pods that a workload asks for, 1 where it does not say; None for a kind without a number."""
    if workload.kind not in SCALED:
        return None
    value = workload.get("spec", "replicas")
    return 1 if value is None else value if isinstance(value, int) and not isinstance(value, bool) else None


def is_long_running(pod: PodView) -> bool:
    """Whether the pod is meant to run until somebody takes it away."""
    return pod.object.kind in LONG_RUNNING and pod.get("restartPolicy") not in ("Never", "OnFailure")


class Autoscaler(NamedTuple):
    """An object that sets the replicas of a workload; ``path`` leads to its target."""

    object: K8sObject
    path: Path
    kind: str
    name: str

    @property
    def least(self) -> int:
        """The number of replicas that it keeps at least."""
        key = "minReplicaCount" if self.object.kind == "ScaledObject" else "minReplicas"
        value = self.object.get("spec", key)
        default = 0 if self.object.kind == "ScaledObject" else 1
        return value if isinstance(value, int) and not isinstance(value, bool) else default


def autoscalers(workspace: Workspace) -> Iterator[Autoscaler]:
    """The HorizontalPodAutoscalers and ScaledObjects of a workspace, as far as they name a target."""
    for kind, default in (("HorizontalPodAutoscaler", ""), ("ScaledObject", "Deployment")):
        for owner in workspace.by_kind(kind):
            target = as_map(owner.get("spec", "scaleTargetRef"))
            name = as_str(target.get("name"))
            if name:
                path = (*owner.path, "spec", "scaleTargetRef")
                yield Autoscaler(owner, path, as_str(target.get("kind")) or default, name)


class Scaling:
    """The autoscalers of a workspace by the workloads that they scale."""

    def __init__(self, workspace: Workspace) -> None:
        self._found: dict[tuple[str, str, str], list[Autoscaler]] = defaultdict(list)
        for scaler in autoscalers(workspace):
            self._found[scaler.object.namespace, scaler.kind, scaler.name].append(scaler)

    def of(self, workload: K8sObject) -> tuple[Autoscaler, ...]:
        """The autoscalers of a workload."""
        return tuple(self._found.get((workload.namespace, workload.kind, workload.name), ()))


def scaling(workspace: Workspace) -> Scaling:
    """The autoscalers of a workspace, collected once."""
    return workspace.derived(Scaling)


class Budget:
    """A PodDisruptionBudget."""

    def __init__(self, owner: K8sObject) -> None:
        self.object = owner
        self.path: Path = (*owner.path, "spec")

    @property
    def selector(self) -> Selector:
        """What it selects. Without a selector that is nothing."""
        return from_label_selector(self.object.get("spec", "selector"), absent=NOTHING)

    def pods(self, workspace: Workspace) -> tuple[PodView, ...]:
        """The pod templates of its namespace that it selects."""
        return workspace.pods_selected(self.object.namespace, self.selector)

    def least(self, count: int) -> int | None:
        """How many of `count` pods have to stay, by ``minAvailable``; percentages are rounded up."""
        return amount(self.object.get("spec", "minAvailable"), count)

    def most(self, count: int) -> int | None:
        """How many of `count` pods may be away, by ``maxUnavailable``; rounded up too."""
        return amount(self.object.get("spec", "maxUnavailable"), count)


def budgets(workspace: Workspace) -> Iterator[Budget]:
    """The PodDisruptionBudgets of a workspace."""
    return (Budget(owner) for owner in workspace.by_kind("PodDisruptionBudget", "policy"))


def amount(value: object, count: int) -> int | None:
    """A number or a percentage of `count`, rounded up; None for anything else."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and value.endswith("%") and value[:-1].isdecimal() and len(value) < 6:
        return ceil(Fraction(int(value[:-1]) * count, 100))
    return None
