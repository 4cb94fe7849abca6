"""How containers and pods come by Secrets.

    check: secret-reference
    with: {by: env}

``by`` is ``env`` (variables from a Secret, one by one or all) or ``volume`` (a Secret as a volume, also projected).
Messages may use ``{secret}``, the name of the Secret.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kubelint.checks.check import Check, Context, Hit, Scope
from kubelint.kube.access import as_map, as_str, maps_in
from kubelint.kube.container import ContainerView
from kubelint.kube.pod import PodView
from kubelint.model.place import Part, Path

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"by": {"enum": ["env", "volume"]}},
    "required": ["by"],
    "additionalProperties": False,
}


def build(*, by: str) -> Check:
    """The check that no Secret is used `by` that way."""
    return Check(Scope.CONTAINER, _env) if by == "env" else Check(Scope.POD, _volumes)


def _env(container: ContainerView, _: Context) -> Iterator[Hit]:
    for index, entry in maps_in(container.get("env")):
        reference = as_map(entry.get("valueFrom")).get("secretKeyRef")
        if isinstance(reference, dict):
            yield _hit((*container.path, "env", index, "valueFrom", "secretKeyRef"), reference.get("name"))
    for index, entry in maps_in(container.get("envFrom")):
        reference = entry.get("secretRef")
        if isinstance(reference, dict):
            yield _hit((*container.path, "envFrom", index, "secretRef"), reference.get("name"))


def _volumes(pod: PodView, _: Context) -> Iterator[Hit]:
    for path, volume in pod.volumes:
        secret = volume.get("secret")
        if isinstance(secret, dict):
            yield _hit((*path, "secret"), secret.get("secretName"))
        for index, source in maps_in(as_map(volume.get("projected")).get("sources")):
            projected = source.get("secret")
            if isinstance(projected, dict):
                yield _hit((*path, "projected", "sources", index, "secret"), projected.get("name"))


def _hit(path: Path, name: object) -> Hit:
    return Hit(path, Part.KEY, {"secret": as_str(name)})
