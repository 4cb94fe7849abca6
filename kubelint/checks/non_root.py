"""Which user a container runs as, as far as the manifest says: two fields, two levels, and rules that changed.

A check of its own because ``runAsNonRoot`` and ``runAsUser`` only mean something together.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from kubelint.checks.check import Check, Context, Hit, Scope, missing
from kubelint.kube.container import ContainerView, Origin, Setting
from kubelint.kube.version import Version

if TYPE_CHECKING:
    from kubelint.kube.pod import PodView

_USER_NAMESPACES_COUNT = Version(1, 35)
_ROOT_USER_IS_CHECKED = Version(1, 23)
# Source: check_runAsNonRoot.go and check_runAsUser.go of k8s.io/pod-security-admission. Before 1.23 a pod that declares
# runAsNonRoot passes with runAsUser 0 as well; the kubelet then refuses to start it.

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "report": {
            "enum": ["root", "undeclared"],
            "description": "root: nothing keeps the container from running as root; undeclared: only its user id does",
        }
    },
    "required": ["report"],
    "additionalProperties": False,
}


class _Fault(enum.Enum):
    ROOT = "root"
    UNDECLARED = "undeclared"


class _Verdict(NamedTuple):
    """A fault, the setting to blame for it, and what is wrong there in words."""

    fault: _Fault
    setting: Setting
    reason: str


def build(*, report: str) -> Check:
    """The check for one kind of fault. Messages may use ``{holder}`` and ``{reason}``."""
    wanted = _Fault(report)

    def run(pod: PodView, context: Context) -> Iterator[Hit]:
        if pod.uses_user_namespace and context.version >= _USER_NAMESPACES_COUNT:
            return
        told = set()
        for container in pod.containers:
            verdict = _judge(container, context.version)
            if verdict is None:
                continue
            fault, setting, reason = verdict
            if fault is wanted and setting.path not in told:
                yield from _hits(container, setting, reason)
            told.add(setting.path)
        path = (*pod.path, "securityContext", "runAsNonRoot")
        if wanted is _Fault.UNDECLARED and pod.get("securityContext", "runAsNonRoot") is False and path not in told:
            yield Hit(path, args={"holder": "pod", "reason": "runAsNonRoot is false"})

    return Check(Scope.POD, run)


def _judge(container: ContainerView, version: Version) -> _Verdict | None:
    declared = container.effective("securityContext", "runAsNonRoot")
    user = container.effective("securityContext", "runAsUser")
    uid = None if container.pod.is_windows or not _is_uid(user.value) else user.value
    if uid == 0 and (declared.value is not True or version >= _ROOT_USER_IS_CHECKED):
        return _Verdict(_Fault.ROOT, user, "runAsUser is 0")
    if declared.value is True:
        return None
    state = "not set" if declared.value is None else "not true"
    if uid is not None and uid > 0:
        return _Verdict(_Fault.UNDECLARED, declared, f"runAsNonRoot is {state}")
    return _Verdict(_Fault.ROOT, declared, f"runAsNonRoot is {state}, nor does runAsUser name another user")


def _hits(container: ContainerView, setting: Setting, reason: str) -> Iterator[Hit]:
    if setting.value is None:
        for hit in missing(container, setting.path, holder=f"container {container.name}", reason=reason):
            yield hit._replace(container=container.name)
    elif setting.origin is Origin.POD:
        yield Hit(setting.path, args={"holder": "pod", "reason": reason})
    else:
        args = {"holder": f"container {container.name}", "reason": reason}
        yield Hit(setting.path, args=args, container=container.name)


def _is_uid(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
