"""Linux capabilities by name, however it is spelt.

Container runtimes raise the case of a name before they use it, so ``sys_admin`` grants as much as ``SYS_ADMIN``; a
condition on a field would compare it as written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kubelint.checks.check import Check, Context, Hit, Scope
from kubelint.kube.access import as_list

if TYPE_CHECKING:
    from kubelint.kube.container import ContainerView
    from kubelint.model.place import Path

_LISTS = ("add", "drop")

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "added": {
            "type": "array",
            "items": {"type": "string", "pattern": "^[A-Z_]+$"},
            "minItems": 1,
            "description": "names, in upper case and without CAP_, that must not be added",
        },
        "spelling": {"const": True, "description": "report names in lower case or with CAP_, added or dropped"},
    },
    "oneOf": [{"required": ["added"]}, {"required": ["spelling"]}],
    "additionalProperties": False,
}


def build(*, added: Sequence[str] = (), spelling: bool = False) -> Check:
    """The check for added capabilities, or for the spelling of all. ``{capability}`` is the name as it should be."""
    unwanted = frozenset(added)

    def find_added(container: ContainerView, _: Context) -> Iterator[Hit]:
        for path, name in _names(container, "add"):
            if plain_name(name) in unwanted:
                yield Hit(path, args={"capability": plain_name(name)})

    def find_misspelt(container: ContainerView, _: Context) -> Iterator[Hit]:
        for which in _LISTS:
            for path, name in _names(container, which):
                if name != plain_name(name):
                    yield Hit(path, args={"capability": plain_name(name)})

    return Check(Scope.CONTAINER, find_misspelt if spelling else find_added)


def plain_name(name: str) -> str:
    """The name of a capability as Kubernetes writes it: upper case, without ``CAP_``."""
    return name.upper().removeprefix("CAP_")


def _names(container: ContainerView, which: str) -> Iterator[tuple[Path, str]]:
    """The names in one of the lists of a container, each with its path."""
    root = (*container.path, "securityContext", "capabilities", which)
    for index, name in enumerate(as_list(container.get("securityContext", "capabilities", which))):
        if isinstance(name, str):
            yield (*root, index), name
