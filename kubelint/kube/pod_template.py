"""Where kinds keep their pods: the built-in ones here, custom resources in a table that is read when one is met."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from kubelint.kube.access import as_map, dig
from kubelint.kube.container import Role
from kubelint.kube.node import nodes, parse_pattern
from kubelint.kube.pod import LooseContainer, PodView
from kubelint.model.place import Path

if TYPE_CHECKING:
    from kubelint.kube.object import K8sObject

_TEMPLATE: Path = ("spec", "template", "spec")
_BUILT_IN: dict[tuple[str, str], Path] = {
    ("", "Pod"): ("spec",),
    ("", "PodTemplate"): ("template", "spec"),
    ("", "ReplicationController"): _TEMPLATE,
    ("batch", "Job"): _TEMPLATE,
    ("batch", "CronJob"): ("spec", "jobTemplate", *_TEMPLATE),
    ("batch", "JobTemplate"): ("template", *_TEMPLATE),
    ("apps.openshift.io", "DeploymentConfig"): _TEMPLATE,
} | {
    (group, kind): _TEMPLATE
    for group in ("apps", "extensions")
    for kind in ("DaemonSet", "Deployment", "ReplicaSet", "StatefulSet")
}


class PodPlace(NamedTuple):
    """A place in a kind where pods or parts of them lie. ``holds`` is ``pod``, ``part`` or ``container``."""

    path: str
    holds: str


def pods_of(owner: K8sObject) -> Iterator[PodView]:
    """The pods that `owner` is, has a template for, or holds parts of."""
    key = (owner.group, owner.kind)
    path = _BUILT_IN.get(key)
    if path is not None:
        yield from _pod(owner, path, dig(owner.value, *path), is_whole=True)
    elif "spec" in owner.value or "template" in owner.value:
        yield from _custom(owner, _custom_places().get(f"{owner.group}/{owner.kind}"))


def is_workload_known(group: str, kind: str) -> bool:
    """Whether kubelint knows where this kind keeps its pods."""
    return (group, kind) in _BUILT_IN or f"{group}/{kind}" in _custom_places()


def _custom(owner: K8sObject, places: list[PodPlace] | None) -> Iterator[PodView]:
    if places is None:
        # A kind that nobody told us about, with a pod template where workloads have it: most likely it is one.
        spec = dig(owner.value, *_TEMPLATE)
        if isinstance(dig(spec, "containers"), list):
            yield from _pod(owner, _TEMPLATE, spec, is_whole=False)
        return
    loose: list[LooseContainer] = []
    for text, holds in places:
        for path, value in nodes(owner.value, parse_pattern(text)):
            if holds == "container":
                if isinstance(value, dict):
                    loose.append(LooseContainer(_role(path), owner.path + path, value))
            else:
                yield from _pod(owner, path, value, is_whole=holds == "pod")
    if loose:
        yield PodView(
            owner,
            (*owner.path, "spec"),
            {},
            metadata_path=(*owner.path, "metadata"),
            metadata={},
            whole=False,
            loose=loose,
        )


def _pod(owner: K8sObject, path: Path, spec: Any, *, is_whole: bool) -> Iterator[PodView]:
    if not isinstance(spec, dict):
        return
    beside = (*path[:-1], "metadata") if path[-1:] == ("spec",) else (*path, "metadata")
    metadata: Mapping[str, Any] = as_map(dig(owner.value, *beside))
    yield PodView(owner, owner.path + path, spec, metadata_path=owner.path + beside, metadata=metadata, whole=is_whole)


def _role(path: Path) -> Role:
    names = [step for step in path if isinstance(step, str)]
    last = names[-1] if names else ""
    if last.lower().startswith("init"):
        return Role.INIT
    return Role.EPHEMERAL if last.startswith("ephemeral") else Role.MAIN


@cache
def _custom_places() -> dict[str, list[PodPlace]]:
    """The table by ``group/Kind``. Read only when a kind is met that is not built in."""
    import json

    from kubelint.assets import asset

    with open(asset("schemas", "pod-templates.json"), encoding="utf-8") as file:
        table = json.load(file)
    return {kind: [PodPlace(path, holds) for path, holds in places] for kind, places in table["kinds"].items()}
