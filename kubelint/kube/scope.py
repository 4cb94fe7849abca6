"""Which kinds lie in no namespace, and which API groups are Kubernetes' own.

Sources: the OpenAPI documents of Kubernetes 1.1 to 1.37; for custom resources ``spec.scope`` in the
CustomResourceDefinitions of the projects named.
"""

from __future__ import annotations

_BUILT_IN: dict[str, tuple[str, ...]] = {
    "": ("ComponentStatus", "Namespace", "Node", "PersistentVolume"),
    "admission.k8s.io": (),
    "admissionregistration.k8s.io": (
        "ExternalAdmissionHookConfiguration", "InitializerConfiguration", "MutatingAdmissionPolicy",
        "MutatingAdmissionPolicyBinding", "MutatingWebhookConfiguration", "ValidatingAdmissionPolicy",
        "ValidatingAdmissionPolicyBinding", "ValidatingWebhookConfiguration",
    ),
    "apiextensions.k8s.io": ("CustomResourceDefinition",),
    "apiregistration.k8s.io": ("APIService",),
    "apps": (),
    "auditregistration.k8s.io": ("AuditSink",),
    "authentication.k8s.io": ("SelfSubjectReview", "TokenReview"),
    "authorization.k8s.io": ("SelfSubjectAccessReview", "SelfSubjectRulesReview", "SubjectAccessReview"),
    "autoscaling": (),
    "batch": (),
    "certificates.k8s.io": ("CertificateSigningRequest", "ClusterTrustBundle"),
    "coordination.k8s.io": (),
    "discovery.k8s.io": (),
    "events.k8s.io": (),
    "extensions": ("PodSecurityPolicy", "ThirdPartyResource"),
    "flowcontrol.apiserver.k8s.io": ("FlowSchema", "PriorityLevelConfiguration"),
    "imagepolicy.k8s.io": ("ImageReview",),
    "internal.apiserver.k8s.io": ("StorageVersion",),
    "lifecycle.k8s.io": (),
    "networking.k8s.io": ("ClusterCIDR", "IPAddress", "IngressClass", "ServiceCIDR"),
    "node.k8s.io": ("RuntimeClass",),
    "policy": ("PodSecurityPolicy",),
    "rbac.authorization.k8s.io": ("ClusterRole", "ClusterRoleBinding"),
    "resource.k8s.io": (
        "DeviceClass", "DeviceTaintRule", "ResourceClass", "ResourcePoolStatusRequest", "ResourceSlice",
    ),
    "scheduling.k8s.io": ("PriorityClass",),
    "settings.k8s.io": (),
    "storage.k8s.io": ("CSIDriver", "CSINode", "StorageClass", "VolumeAttachment", "VolumeAttributesClass"),
    "storagemigration.k8s.io": ("StorageVersionMigration",),
}  # fmt: skip
"""The groups that Kubernetes itself serves, or once did, with their kinds that lie in no namespace."""

_CALICO = (
    "BGPConfiguration", "BGPFilter", "BGPPeer", "BlockAffinity", "CalicoNodeStatus", "ClusterInformation",
    "FelixConfiguration", "GlobalNetworkPolicy", "GlobalNetworkSet", "HostEndpoint", "IPPool", "IPReservation",
    "KubeControllersConfiguration", "Profile", "StagedGlobalNetworkPolicy", "Tier",
)  # fmt: skip
_CUSTOM: dict[str, tuple[str, ...]] = {
    "apps.kruise.io": ("NodeImage", "SidecarSet"),
    "argoproj.io": ("ClusterAnalysisTemplate", "ClusterWorkflowTemplate"),
    "authorization.openshift.io": ("ClusterRole", "ClusterRoleBinding"),
    "cdi.kubevirt.io": ("CDI", "CDIConfig", "StorageProfile"),
    "cert-manager.io": ("ClusterIssuer",),
    "cilium.io": (
        "CiliumBGPAdvertisement", "CiliumBGPClusterConfig", "CiliumBGPNodeConfig", "CiliumBGPNodeConfigOverride",
        "CiliumBGPPeerConfig", "CiliumBGPPeeringPolicy", "CiliumCIDRGroup", "CiliumClusterwideEnvoyConfig",
        "CiliumClusterwideNetworkPolicy", "CiliumEgressGatewayPolicy", "CiliumExternalWorkload", "CiliumIdentity",
        "CiliumL2AnnouncementPolicy", "CiliumLoadBalancerIPPool", "CiliumNode", "CiliumPodIPPool", "TracingPolicy",
    ),
    "cluster.open-cluster-management.io": ("ManagedCluster", "ManagedClusterSet"),
    "crd.antrea.io": ("ClusterGroup", "ClusterNetworkPolicy", "Egress", "ExternalIPPool", "IPPool", "Tier"),
    "crd.projectcalico.org": _CALICO,
    "elbv2.k8s.aws": ("IngressClassParams",),
    "external-secrets.io": ("ClusterExternalSecret", "ClusterPushSecret", "ClusterSecretStore"),
    "fluentbit.fluent.io": (
        "ClusterFilter", "ClusterFluentBitConfig", "ClusterInput", "ClusterMultilineParser", "ClusterOutput",
        "ClusterParser",
    ),
    "fluentd.fluent.io": ("ClusterFilter", "ClusterFluentdConfig", "ClusterInput", "ClusterOutput"),
    "gateway.networking.k8s.io": ("GatewayClass",),
    "generators.external-secrets.io": ("ClusterGenerator",),
    "groupsnapshot.storage.k8s.io": ("VolumeGroupSnapshotClass", "VolumeGroupSnapshotContent"),
    "image.openshift.io": ("Image", "ImageSignature"),
    "instancetype.kubevirt.io": ("VirtualMachineClusterInstancetype", "VirtualMachineClusterPreference"),
    "k8s.ovn.org": ("AdminPolicyBasedExternalRoute", "ClusterUserDefinedNetwork", "EgressIP"),
    "karpenter.k8s.aws": ("AWSNodeTemplate", "EC2NodeClass"),
    "karpenter.sh": ("Machine", "NodeClaim", "NodePool", "Provisioner"),
    "keda.sh": ("ClusterTriggerAuthentication",),
    "kubeflow.org": ("Profile",),
    "kueue.x-k8s.io": (
        "AdmissionCheck", "ClusterQueue", "Cohort", "MultiKueueCluster", "MultiKueueConfig", "ResourceFlavor",
        "Topology", "WorkloadPriorityClass",
    ),
    "kyverno.io": ("ClusterCleanupPolicy", "ClusterPolicy", "GlobalContextEntry"),
    "logging.banzaicloud.io": ("Logging",),
    "machineconfiguration.openshift.io": (
        "ContainerRuntimeConfig", "ControllerConfig", "KubeletConfig", "MachineConfig", "MachineConfigPool",
    ),
    "metrics.k8s.io": ("NodeMetrics",),
    "nvidia.com": ("ClusterPolicy", "NVIDIADriver"),
    "operator.tigera.io": ("APIServer", "ImageSet", "Installation", "TigeraStatus"),
    "operators.coreos.com": ("OLMConfig", "Operator"),
    "policies.kyverno.io": (
        "DeletingPolicy", "GeneratingPolicy", "ImageValidatingPolicy", "MutatingPolicy", "ValidatingPolicy",
    ),
    "policy.cert-manager.io": ("CertificateRequestPolicy",),
    "postgresql.cnpg.io": ("ClusterImageCatalog",),
    "projectcalico.org": _CALICO,
    "quota.openshift.io": ("ClusterResourceQuota",),
    "runtime.cluster.x-k8s.io": ("ExtensionConfig",),
    "scheduling.volcano.sh": ("Queue",),
    "security.openshift.io": ("SecurityContextConstraints",),
    "serving.kserve.io": ("ClusterServingRuntime", "ClusterStorageContainer"),
    "snapshot.storage.k8s.io": ("VolumeSnapshotClass", "VolumeSnapshotContent"),
    "spire.spiffe.io": ("ClusterFederatedTrustDomain", "ClusterSPIFFEID", "ClusterStaticEntry"),
    "tekton.dev": ("ClusterTask",),
    "trainer.kubeflow.org": ("ClusterTrainingRuntime",),
    "triggers.tekton.dev": ("ClusterInterceptor", "ClusterTriggerBinding"),
    "trust.cert-manager.io": ("Bundle",),
    "wgpolicyk8s.io": ("ClusterPolicyReport",),
}  # fmt: skip
_WHOLE_GROUPS = frozenset({
    "apiextensions.crossplane.io", "config.openshift.io", "console.openshift.io", "constraints.gatekeeper.sh",
    "expansion.gatekeeper.sh", "externaldata.gatekeeper.sh", "mutations.gatekeeper.sh", "oauth.openshift.io",
    "operator.tekton.dev", "pkg.crossplane.io", "policy.networking.k8s.io", "project.openshift.io",
    "syncset.gatekeeper.sh", "templates.gatekeeper.sh", "user.openshift.io",
})  # fmt: skip
"""Groups all of whose kinds are cluster-scoped."""

_FILES = frozenset({
    "apiserver.config.k8s.io", "apiserver.k8s.io", "audit.k8s.io", "cli.kyverno.io", "client.authentication.k8s.io",
    "cloudcontrollermanager.config.k8s.io", "config.kubernetes.io", "controllermanager.config.k8s.io", "eksctl.io",
    "eventratelimit.admission.k8s.io", "k3d.io", "kind.x-k8s.io", "kops.k8s.io", "kubeadm.k8s.io",
    "kubelet.config.k8s.io", "kubeproxy.config.k8s.io", "kubescheduler.config.k8s.io", "kustomize.config.k8s.io",
    "kuttl.dev", "pod-security.admission.config.k8s.io", "resourcequota.admission.k8s.io", "skaffold",
    "test.gatekeeper.sh",
})  # fmt: skip
"""Groups whose kinds are files for programs; no cluster takes them."""

_CLUSTER = frozenset(
    (group, kind) for table in (_BUILT_IN, _CUSTOM) for group, kinds in table.items() for kind in kinds
) | {("", "Config")}  # a kubeconfig


def is_built_in_group(group: str) -> bool:
    """Whether Kubernetes itself serves the API group, or once did; all others are custom resources and files."""
    return group in _BUILT_IN


def is_cluster_scoped(group: str, kind: str) -> bool:
    """Whether objects of `kind` lie in no namespace: cluster-scoped ones, and files that are never applied.

    A kind that is not known here is taken to lie in a namespace, as most do. Its name says nothing: ``ClusterIssuer``
    is cluster-scoped, ``ClusterClass`` and ``ClusterServiceVersion`` are not.
    """
    return (group, kind) in _CLUSTER or group in _WHOLE_GROUPS or group in _FILES
