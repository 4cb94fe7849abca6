"""One container of a pod, with the settings that hold for it."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from kubelint.kube.access import as_str, dig
from kubelint.model.place import Path

if TYPE_CHECKING:
    from kubelint.kube.pod import PodView


class Role(enum.StrEnum):
    """What a container is to its pod. A sidecar is an init container with ``restartPolicy: Always``."""

    MAIN = "main"
    INIT = "init"
    SIDECAR = "sidecar"
    EPHEMERAL = "ephemeral"


class Origin(enum.Enum):
    """Where an effective setting was written, DEFAULT if nowhere."""

    CONTAINER = "container"
    POD = "pod"
    DEFAULT = "default"


class Setting(NamedTuple):
    """A value that holds for a container. ``path`` is where it is written, or where it would be for a default."""

    value: Any
    path: Path
    origin: Origin


INHERITED = frozenset(
    {"runAsUser", "runAsGroup", "runAsNonRoot", "seLinuxOptions", "seccompProfile", "windowsOptions", "appArmorProfile"}
)
"""The fields of a pod's securityContext that hold for containers which do not set them.

Source: PodSecurityContext and SecurityContext in k8s.io/api/core/v1, DetermineEffectiveSecurityContext of the kubelet.
"""

_MERGED = "windowsOptions"  # the only one of them that is merged member by member; the others are replaced whole


class ContainerView:
    """A container of a pod. ``path`` leads to it from the root of the document.

    ``name`` is its name; without one ``#2`` for the third of its list, or the key under which a custom resource has it.
    """

    __slots__ = ("index", "name", "path", "pod", "role", "value")

    def __init__(self, pod: PodView, role: Role, path: Path, value: Mapping[str, Any], index: int) -> None:
        self.pod = pod
        self.role = role
        self.path = path
        self.value = value
        self.index = index
        last = path[-1] if path else index
        self.name = as_str(value.get("name")) or (last if isinstance(last, str) else f"#{index}")

    def get(self, *steps: str | int) -> Any:
        """The node at `steps` below the container itself, or None."""
        return dig(self.value, *steps)

    def effective(self, *steps: str | int) -> Setting:
        """The value that holds at `steps`, such as ``effective("securityContext", "runAsUser")``.

        Fields of the securityContext that pods have too are inherited from the pod as the kubelet does it.
        """
        own = dig(self.value, *steps)
        if own is not None:
            return Setting(own, self.path + steps, Origin.CONTAINER)
        if len(steps) > 1 and steps[0] == "securityContext" and steps[1] in INHERITED and self._falls_through(steps):
            value = dig(self.pod.spec, *steps)
            if value is not None:
                return Setting(value, self.pod.path + steps, Origin.POD)
        return Setting(None, self.path + steps, Origin.DEFAULT)

    def _falls_through(self, steps: tuple[str | int, ...]) -> bool:
        """Whether the pod's value counts: the container sets no structure of its own that replaces the pod's."""
        return steps[1] == _MERGED or dig(self.value, *steps[:2]) is None
