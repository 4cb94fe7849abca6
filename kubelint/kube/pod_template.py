"""Where kinds keep their pods: the built-in ones here, custom resources in a table that is read when one is met."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from kubelint.kube.access import as_map, dig
from kubelint.kube.container import Role
from kubelint.kube.node import Pattern, nodes, parse_pattern
from kubelint.kube.pod import LooseContainer, PodView
from kubelint.kube.scope import is_built_in_group
from kubelint.model.place import Path

if TYPE_CHECKING:
    from kubelint.kube.object import K8sObject

_SPEC: Path = ("spec",)
_TEMPLATE: Path = ("spec", "template", "spec")
_BUILT_IN: dict[tuple[str, str], Path] = {
    ("", "Pod"): _SPEC,
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
"""The paths to the pod specs. Source: the types in k8s.io/api of every release, and openshift/api."""

_BY_KIND = {kind: path for (group, kind), path in _BUILT_IN.items() if is_built_in_group(group)}
_USUAL: tuple[Path, ...] = (_TEMPLATE, ("spec", "podTemplate", "spec"), ("spec", "jobTemplate", *_TEMPLATE))

_POD, _FIELDS, _CONTAINER = "pod", "fields", "container"


class _Place(NamedTuple):
    """A place in a custom resource. What it holds is one word of the table in `schemas/pod-templates.json`.

    ``pod`` is a pod spec that is run as it is; ``part`` one that an operator completes; ``fields`` has settings of pods
    but no containers; ``container`` is a container or a part of one.
    """

    pattern: Pattern
    holds: str


def pods_of(owner: K8sObject) -> Iterator[PodView]:
    """The pods that `owner` is, has a template for, or holds parts of.

    A built-in kind under the wrong built-in group (``v1`` for a Deployment) is still that kind to whoever wrote it. A
    custom resource of a kind that nobody told us about is taken to have a pod template if it has containers where
    workloads usually have them; its pods are not whole, because nobody knows what becomes of them.
    """
    is_built_in = is_built_in_group(owner.group)
    path = _BUILT_IN.get((owner.group, owner.kind)) or (_BY_KIND.get(owner.kind) if is_built_in else None)
    if path is not None:
        yield from _built_in(owner, path)
    elif not is_built_in:
        places = _places(f"{owner.group}/{owner.kind}")
        yield from _guessed(owner) if places is None else _custom(owner, places)


def _built_in(owner: K8sObject, path: Path) -> Iterator[PodView]:
    """The pod at `path`. Of a template without a spec, as patches have them, at least the labels are known."""
    spec = dig(owner.value, *path)
    if isinstance(spec, dict):
        yield from _pods(owner, [(path, spec, True)])
    elif isinstance(dig(owner.value, *path[:-1]), dict):
        yield from _pods(owner, [(path, {}, False)])


def _guessed(owner: K8sObject) -> Iterator[PodView]:
    found = ((path, dig(owner.value, *path), False) for path in _USUAL)
    return _pods(owner, (node for node in found if isinstance(dig(node[1], "containers"), list)))


def _custom(owner: K8sObject, places: Iterable[_Place]) -> Iterator[PodView]:
    found = [
        (path, value, place.holds)
        for place in places
        for path, value in nodes(owner.value, place.pattern)
        if isinstance(value, dict)
    ]
    homes = [path for path, _, holds in found if holds == _FIELDS]
    loose: dict[Path | None, list[LooseContainer]] = defaultdict(list)
    for path, value, holds in found:
        if holds == _CONTAINER:
            loose[_home(path, homes)].append(LooseContainer(_role(path), owner.path + path, value))
    yield from _pods(owner, ((path, value, h == _POD) for path, value, h in found if h != _CONTAINER), loose)
    if None in loose:
        yield PodView(
            owner, owner.path + _SPEC, {}, metadata_path=(*owner.path, "metadata"), metadata={},
            whole=False, loose=loose[None],
        )  # fmt: skip


def _pods(
    owner: K8sObject,
    found: Iterable[tuple[Path, Any, bool]],
    loose: dict[Path | None, list[LooseContainer]] | None = None,
) -> Iterator[PodView]:
    """The pods at paths in `owner`, each with its spec and whether that is all of it."""
    for path, spec, is_whole in found:
        if isinstance(spec, dict):
            beside = _beside(owner, path)
            metadata = as_map(dig(owner.value, *beside)) if beside else {}
            yield PodView(
                owner, owner.path + path, spec, metadata_path=owner.path + (beside or (*path, "metadata")),
                metadata=metadata, whole=is_whole, loose=(loose or {}).get(path, ()),
            )  # fmt: skip


def _beside(owner: K8sObject, path: Path) -> Path:
    """The path of the metadata of a pod whose spec is at `path`; empty where there is none.

    The metadata of a custom resource is its own, also where its ``spec`` has the fields of a pod.
    """
    is_own = path == _SPEC and not is_built_in_group(owner.group)
    if path[-1:] != _SPEC or is_own:
        return ()
    return (*path[:-1], "metadata")


def _home(path: Path, homes: list[Path]) -> Path | None:
    """Which settings of pods are about the container at `path`: those around it, else the only ones."""
    around = [home for home in homes if path[: len(home)] == home]
    return max(around or homes, key=len) if around or len(homes) == 1 else None


def _role(path: Path) -> Role:
    """The role that the key of a list of containers tells: ``extraInitContainers``, ``ephemeralContainers``."""
    name = next((step.lower() for step in reversed(path) if isinstance(step, str)), "")
    if "init" in name:
        return Role.INIT
    return Role.EPHEMERAL if "ephemeral" in name else Role.MAIN


@cache
def _places(kind: str) -> tuple[_Place, ...] | None:
    """Where the kind ``group/Kind`` keeps pods; None for a kind that the table does not have."""
    places = _table().get(kind)
    return None if places is None else tuple(_Place(parse_pattern(path), holds) for path, holds in places)


@cache
def _table() -> dict[str, list[tuple[str, str]]]:
    """The table of custom resources. Read only when a kind is met that is not built in."""
    import json  # not wanted on the way to linting a Deployment

    from kubelint.assets import asset

    with open(asset("schemas", "pod-templates.json"), encoding="utf-8") as file:
        kinds: dict[str, list[tuple[str, str]]] = json.load(file)["kinds"]
    return kinds
