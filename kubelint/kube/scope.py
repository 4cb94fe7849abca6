"""Which kinds lie in no namespace.

Source: the OpenAPI documents of Kubernetes 1.5 to 1.37, and the CustomResourceDefinitions of the projects named.
"""

from __future__ import annotations

_BUILT_IN: dict[str, tuple[str, ...]] = {
    "": ("ComponentStatus", "Namespace", "Node", "PersistentVolume"),
    "admissionregistration.k8s.io": (
        "ExternalAdmissionHookConfiguration", "InitializerConfiguration", "MutatingAdmissionPolicy",
        "MutatingAdmissionPolicyBinding", "MutatingWebhookConfiguration", "ValidatingAdmissionPolicy",
        "ValidatingAdmissionPolicyBinding", "ValidatingWebhookConfiguration",
    ),
    "apiextensions.k8s.io": ("CustomResourceDefinition",),
    "apiregistration.k8s.io": ("APIService",),
    "auditregistration.k8s.io": ("AuditSink",),
    "authentication.k8s.io": ("SelfSubjectReview", "TokenReview"),
    "authorization.k8s.io": ("SelfSubjectAccessReview", "SelfSubjectRulesReview", "SubjectAccessReview"),
    "certificates.k8s.io": ("CertificateSigningRequest", "ClusterTrustBundle"),
    "extensions": ("PodSecurityPolicy", "ThirdPartyResource"),
    "flowcontrol.apiserver.k8s.io": ("FlowSchema", "PriorityLevelConfiguration"),
    "internal.apiserver.k8s.io": ("StorageVersion",),
    "networking.k8s.io": ("ClusterCIDR", "IPAddress", "IngressClass", "ServiceCIDR"),
    "node.k8s.io": ("RuntimeClass",),
    "policy": ("PodSecurityPolicy",),
    "rbac.authorization.k8s.io": ("ClusterRole", "ClusterRoleBinding"),
    "resource.k8s.io": (
        "DeviceClass", "DeviceTaintRule", "ResourceClass", "ResourcePoolStatusRequest", "ResourceSlice",
    ),
    "scheduling.k8s.io": ("PriorityClass",),
    "storage.k8s.io": ("CSIDriver", "CSINode", "StorageClass", "VolumeAttachment", "VolumeAttributesClass"),
    "storagemigration.k8s.io": ("StorageVersionMigration",),
}  # fmt: skip
_CUSTOM: dict[str, tuple[str, ...]] = {
    "cert-manager.io": ("ClusterIssuer",),
    "cilium.io": ("CiliumClusterwideNetworkPolicy", "CiliumNode", "CiliumExternalWorkload", "CiliumLoadBalancerIPPool"),
    "crd.projectcalico.org": ("GlobalNetworkPolicy", "GlobalNetworkSet", "IPPool", "BGPPeer", "FelixConfiguration"),
    "projectcalico.org": ("GlobalNetworkPolicy", "GlobalNetworkSet", "IPPool", "BGPPeer", "FelixConfiguration"),
    "gateway.networking.k8s.io": ("GatewayClass",),
    "policy.networking.k8s.io": ("AdminNetworkPolicy", "BaselineAdminNetworkPolicy", "ClusterNetworkPolicy"),
    "kyverno.io": ("ClusterPolicy", "ClusterCleanupPolicy"),
    "external-secrets.io": ("ClusterSecretStore", "ClusterExternalSecret"),
    "argoproj.io": ("ClusterWorkflowTemplate", "ClusterAnalysisTemplate"),
    "templates.gatekeeper.sh": ("ConstraintTemplate",),
    "security.openshift.io": ("SecurityContextConstraints",),
    "snapshot.storage.k8s.io": ("VolumeSnapshotClass", "VolumeSnapshotContent"),
    "tekton.dev": ("ClusterTask",),
    "triggers.tekton.dev": ("ClusterTriggerBinding", "ClusterInterceptor"),
    "project.openshift.io": ("Project", "ProjectRequest"),
    "config.openshift.io": ("OAuth", "Ingress", "Network", "Proxy", "ClusterVersion", "Infrastructure"),
}
_CLUSTER = frozenset(
    (group, kind) for table in (_BUILT_IN, _CUSTOM) for group, kinds in table.items() for kind in kinds
)
_WHOLE_GROUPS = ("constraints.gatekeeper.sh",)


def is_cluster_scoped(group: str, kind: str) -> bool:
    """Whether objects of `kind` lie in no namespace. A kind that is not known here is taken to lie in one."""
    return (group, kind) in _CLUSTER or group in _WHOLE_GROUPS
