"""Load balancers that everybody can reach.

    check: public-load-balancer
    with: {}

Reports a Service of type LoadBalancer without an annotation or class for an internal one, and without source ranges
narrower than every address.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kubelint.checks.check import Check, Context, Hit, Scope
from kubelint.kube.access import as_list, as_str
from kubelint.kube.object import K8sObject

SCHEMA: dict[str, Any] = {"type": "object", "properties": {}, "additionalProperties": False}
_INTERNAL = {
    "service.beta.kubernetes.io/aws-load-balancer-internal": ("true", "0.0.0.0/0"),
    "service.beta.kubernetes.io/aws-load-balancer-scheme": ("internal",),
    "service.beta.kubernetes.io/azure-load-balancer-internal": ("true",),
    "networking.gke.io/load-balancer-type": ("Internal",),
    "cloud.google.com/load-balancer-type": ("Internal",),
    "service.beta.kubernetes.io/openstack-internal-load-balancer": ("true",),
    "service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type": ("private",),
    "service.beta.kubernetes.io/oci-load-balancer-internal": ("true",),
    "service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type": ("intranet",),
}
_EVERYWHERE = frozenset({"0.0.0.0/0", "::/0"})


def build() -> Check:
    """The check that no load balancer is open to the world."""
    return Check(Scope.OBJECT, _run)


def _run(owner: K8sObject, _: Context) -> Iterator[Hit]:
    if owner.get("spec", "type") != "LoadBalancer":
        return
    marks = owner.annotations
    is_internal = any(
        str(marks.get(key, "")).lower() in {v.lower() for v in values} for key, values in _INTERNAL.items()
    )
    is_internal = is_internal or "internal" in as_str(owner.get("spec", "loadBalancerClass"))
    ranges = {str(r) for r in as_list(owner.get("spec", "loadBalancerSourceRanges"))}
    if not is_internal and (not ranges or ranges & _EVERYWHERE):
        yield Hit((*owner.path, "spec", "type"))
