"""Namespaces, as selectors see them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kubelint.kube.workspace import Workspace

NAME_LABEL = "kubernetes.io/metadata.name"
"""The label that Kubernetes gives every namespace since 1.21."""


def namespace_labels(workspace: Workspace, name: str) -> Mapping[str, Any]:
    """The labels of a namespace: those of its object, if the workspace has one, and the one with its name."""
    owner = workspace.find("Namespace", "", name, "")
    return {**(owner.labels if owner is not None else {}), NAME_LABEL: name}
