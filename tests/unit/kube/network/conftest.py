"""Policies around one pod."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kubelint.kube.network import Policy, policies_selecting

POD = """
{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {team: sales}}}
---
{apiVersion: v1, kind: ServiceAccount, metadata: {name: clerk, namespace: shop, labels: {trust: low}}}
---
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop, labels: {app: web}}
spec: {serviceAccountName: clerk, containers: [{name: web}]}
---
"""


@pytest.fixture
def selecting(workspace) -> Callable[[str], list[Policy]]:
    """The policies of a text that select the pod ``web`` of the namespace ``shop``."""

    def find(text: str) -> list[Policy]:
        found = workspace(POD + text)
        return list(policies_selecting(found.pods_in("shop")[0], found))

    return find
