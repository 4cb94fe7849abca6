"""Service accounts of pods."""

from __future__ import annotations

import pytest

from kubelint.kube.service_account import account_of, token_mount


def workspace_of(workspace, pod: str, account: str):
    found = workspace(
        f"{{apiVersion: v1, kind: Pod, metadata: {{name: web}}, spec: {{{pod}}}}}\n---\n"
        f"{{apiVersion: v1, kind: ServiceAccount, {account}}}"
    )
    return found.pods_in("default")[0], found


@pytest.mark.parametrize(
    ("pod", "account"),
    [
        ("", "metadata: {name: clerk}"),
        ("serviceAccountName: clerk", "metadata: {name: clerk, namespace: shop}"),
        ("serviceAccountName: clerk", "metadata: {name: default}"),
    ],
)
def test_another_account(workspace, pod, account):
    view, found = workspace_of(workspace, pod, account)
    assert account_of(view, found) is None


@pytest.mark.parametrize(
    ("pod", "account"),
    [
        ("", "metadata: {name: default}"),
        ("serviceAccountName: clerk", "metadata: {name: clerk, namespace: default}"),
        ("serviceAccount: clerk", "metadata: {name: clerk}"),
    ],
)
def test_account_of(workspace, pod, account):
    view, found = workspace_of(workspace, pod, account)
    assert account_of(view, found) is found.objects[1]


ACCOUNT = "metadata: {name: default}, automountServiceAccountToken: "


@pytest.mark.parametrize(
    ("pod", "account", "is_mounted", "owner", "path"),
    [
        ("automountServiceAccountToken: false", ACCOUNT + "true", False, 0, ("spec",)),
        ("", ACCOUNT + "false", False, 1, ()),
        ("automountServiceAccountToken: true", ACCOUNT + "false", True, 0, ("spec",)),
        ("", ACCOUNT + "true", True, 1, ()),
        ("", ACCOUNT + "null", True, None, ("spec",)),
        ("automountServiceAccountToken: 'false'", ACCOUNT + "'false'", True, None, ("spec",)),
        ("serviceAccountName: clerk", ACCOUNT + "false", True, None, ("spec",)),
    ],
)
def test_token_mount(workspace, pod, account, is_mounted, owner, path):
    view, found = workspace_of(workspace, pod, account)
    decider = None if owner is None else found.objects[owner]
    assert token_mount(view, found) == (is_mounted, decider, (*path, "automountServiceAccountToken"))
