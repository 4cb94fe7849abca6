"""Service accounts, and whether pods get a token of theirs.

Source: https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/
"""

from __future__ import annotations

from typing import NamedTuple

from kubelint.kube.object import K8sObject
from kubelint.kube.pod import PodView
from kubelint.kube.workspace import Workspace
from kubelint.model.place import Path

_FIELD = "automountServiceAccountToken"


class TokenMount(NamedTuple):
    """Whether a pod gets a token of its service account, and what says so.

    ``owner`` is the object that decides and ``path`` the place in it: the pod's own object or its account; None where
    nobody says anything, and a token is mounted.
    """

    is_mounted: bool
    owner: K8sObject | None
    path: Path


def account_of(pod: PodView, workspace: Workspace) -> K8sObject | None:
    """The service account that `pod` runs as, if the workspace has it."""
    return workspace.find("ServiceAccount", pod.namespace, pod.service_account_name, "")


def token_mount(pod: PodView, workspace: Workspace) -> TokenMount:
    """What holds for `pod`: its own setting, else that of its account in the workspace, else the default."""
    own = pod.get(_FIELD)
    if isinstance(own, bool):
        return TokenMount(own, pod.object, (*pod.path, _FIELD))
    account = account_of(pod, workspace)
    if account is not None and isinstance(account.get(_FIELD), bool):
        return TokenMount(account.get(_FIELD), account, (*account.path, _FIELD))
    return TokenMount(True, None, (*pod.path, _FIELD))  # noqa: FBT003 - a field
