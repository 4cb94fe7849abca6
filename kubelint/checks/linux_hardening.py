"""Containers that use no hardening of the Linux kernel at all.

A check of its own because it reports only where four unlike settings are all missing, which no condition on a field
can say.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kubelint.checks.check import Check, Context, Hit, Scope, missing
from kubelint.kube.access import as_list, as_map
from kubelint.kube.confinement import APPARMOR, SECCOMP, is_confined

if TYPE_CHECKING:
    from kubelint.kube.container import ContainerView

SCHEMA: dict[str, Any] = {"type": "object", "properties": {}, "additionalProperties": False}


def build() -> Check:
    """The check for containers without AppArmor, seccomp, SELinux options and dropped capabilities."""
    return Check(Scope.CONTAINER, _run)


def _run(container: ContainerView, context: Context) -> Iterator[Hit]:
    is_hardened = (
        as_list(container.get("securityContext", "capabilities", "drop"))
        or as_map(container.effective("securityContext", "seLinuxOptions").value)
        or is_confined(container, SECCOMP, context.version)
        or is_confined(container, APPARMOR, context.version)
    )
    if not is_hardened:
        yield from missing(container, (*container.path, "securityContext"))
