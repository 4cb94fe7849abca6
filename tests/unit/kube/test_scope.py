"""What lies in a namespace."""

from __future__ import annotations

import pytest

from kubelint.kube.scope import is_built_in_group, is_cluster_scoped


@pytest.mark.parametrize(
    ("group", "kind"),
    [
        ("", "Pod"),
        ("", "ConfigMap"),
        ("rbac.authorization.k8s.io", "Role"),
        ("cert-manager.io", "Issuer"),
        ("example.org", "ClusterIssuer"),  # the name of another project's kind
        ("example.org", "Unheard"),
        ("cluster.x-k8s.io", "ClusterClass"),
        ("operators.coreos.com", "ClusterServiceVersion"),
        ("postgresql.cnpg.io", "Cluster"),
        ("networking.k8s.io", "NetworkPolicy"),
        ("gateway.networking.k8s.io", "Gateway"),
        ("projectcalico.org", "NetworkPolicy"),
        ("", ""),
    ],
)
def test_in_a_namespace(group, kind):
    assert not is_cluster_scoped(group, kind)


@pytest.mark.parametrize(
    ("group", "kind"),
    [
        ("", "Namespace"),
        ("rbac.authorization.k8s.io", "ClusterRoleBinding"),
        ("extensions", "PodSecurityPolicy"),
        ("storage.k8s.io", "StorageClass"),
        ("cert-manager.io", "ClusterIssuer"),
        ("cilium.io", "CiliumClusterwideNetworkPolicy"),
        ("crd.projectcalico.org", "GlobalNetworkPolicy"),
        ("policy.networking.k8s.io", "BaselineAdminNetworkPolicy"),
        ("kyverno.io", "ClusterPolicy"),
        ("gateway.networking.k8s.io", "GatewayClass"),
        ("constraints.gatekeeper.sh", "K8sRequiredLabels"),
        ("kubeadm.k8s.io", "ClusterConfiguration"),  # a file
        ("kustomize.config.k8s.io", "Kustomization"),
        ("", "Config"),
    ],
)
def test_in_none(group, kind):
    assert is_cluster_scoped(group, kind)


def test_groups_of_kubernetes_itself():
    assert all(is_built_in_group(group) for group in ("", "apps", "batch", "extensions", "resource.k8s.io"))
    assert not any(
        is_built_in_group(group) for group in ("gateway.networking.k8s.io", "jobset.x-k8s.io", "example.org")
    )
