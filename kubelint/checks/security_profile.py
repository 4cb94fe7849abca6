"""Seccomp and AppArmor profiles that are switched off, or missing: by field, or by the older annotations.

A check of its own because `field` cannot tell which annotation belongs to which container, nor in which version of
Kubernetes annotations still count.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kubelint.checks.check import Check, Context, Hit, Scope, missing
from kubelint.kube.access import dig
from kubelint.kube.confinement import (
    APPARMOR,
    CONFINING_TYPES,
    SECCOMP,
    Confinement,
    annotated_profile,
    is_confined,
    profile_annotations,
)

if TYPE_CHECKING:
    from kubelint.kube.container import ContainerView
    from kubelint.kube.pod import PodView
    from kubelint.model.place import Path

_KINDS = {"seccomp": SECCOMP, "apparmor": APPARMOR}

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "profile": {"enum": list(_KINDS)},
        "report": {
            "enum": ["unconfined", "missing"],
            "description": "unconfined: the pod, or any container, asks for no profile; missing: none holds for it",
        },
    },
    "required": ["profile", "report"],
    "additionalProperties": False,
}


def build(*, profile: str, report: str) -> Check:
    """The check for a kind of profile. ``{holder}`` in messages is ``pod`` or ``container web``."""
    kind = _KINDS[profile]

    def find_unconfined(pod: PodView, context: Context) -> Iterator[Hit]:
        if kind.fields_count(context.version):
            yield from _unconfined_fields(pod, kind)
        if kind.annotations_count(context.version):
            yield from _unconfined_annotations(pod, kind)

    def find_missing(container: ContainerView, context: Context) -> Iterator[Hit]:
        setting = container.effective("securityContext", kind.field, "type")
        is_chosen = setting.value is not None or annotated_profile(container, kind) != ""
        if not is_chosen and not is_confined(container, kind, context.version):
            yield from missing(container, setting.path, holder=f"container {container.name}")

    if report == "unconfined":
        return Check(Scope.POD, find_unconfined)
    return Check(Scope.CONTAINER, find_missing)


def _unconfined_fields(pod: PodView, kind: Confinement) -> Iterator[Hit]:
    """A profile whose type does not confine is a fault wherever it stands, even if every container overrides it."""
    yield from _unconfined_field(pod.spec, pod.path, kind, None)
    for container in pod.containers:
        yield from _unconfined_field(container.value, container.path, kind, container.name)


def _unconfined_field(value: object, path: Path, kind: Confinement, container: str | None) -> Iterator[Hit]:
    steps = ("securityContext", kind.field)
    if dig(value, *steps) is None:
        return
    chosen = dig(value, *steps, "type")
    if not (isinstance(chosen, str) and chosen in CONFINING_TYPES):
        yield Hit((*path, *steps, "type"), args=_holder(container), container=container)


def _unconfined_annotations(pod: PodView, kind: Confinement) -> Iterator[Hit]:
    """The annotations that do not confine, as Pod Security reads them: AppArmor's may be empty or for no container."""
    names = {container.name for container in pod.containers}
    for path, value, container in profile_annotations(pod, kind):
        is_heeded = value != "" if kind is APPARMOR else not container or container in names
        if is_heeded and not kind.is_confining(value):
            yield Hit(path, args=_holder(container or None), container=container or None)


def _holder(container: str | None) -> dict[str, str]:
    return {"holder": "pod" if container is None else f"container {container}"}
