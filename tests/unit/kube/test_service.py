"""Services and the pods behind them."""

from __future__ import annotations

import pytest

from kubelint.kube.service import services, services_selecting

POD = """
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web, tier: front}}
spec:
  initContainers:
    - {name: once, ports: [{name: http, containerPort: 1}]}
    - {name: proxy, restartPolicy: Always, ports: [{name: admin, containerPort: 9901}]}
  containers:
    - name: web
      ports: [{name: http, containerPort: 8080}, {name: dns, containerPort: 53, protocol: UDP}, 1]
    - {name: odd, ports: {a: b}}
---
"""


def service(workspace, spec: str, metadata="{name: s}"):
    found = workspace(f"{POD}{{apiVersion: v1, kind: Service, metadata: {metadata}, spec: {spec}}}")
    (made,) = services(found)
    return made, found


@pytest.mark.parametrize(
    ("spec", "metadata"),
    [
        ("{}", "{}"),
        ("[]", "{}"),
        ("{selector: {}}", "{}"),
        ("{selector: [app]}", "{}"),
        ("{type: ExternalName, selector: {app: web}}", "{}"),
        ("{selector: {app: api}}", "{}"),
        ("{selector: {app: web, zone: a}}", "{}"),
        ("{selector: {app: web}}", "{namespace: shop}"),
    ],
)
def test_leads_to_no_pods(workspace, spec, metadata):
    made, found = service(workspace, spec, metadata)
    assert made.pods(found) == ()
    assert list(services_selecting(found.pods_in("default")[0], found)) == []


@pytest.mark.parametrize("spec", ["{selector: {app: web}}", "{type: NodePort, selector: {tier: front, app: web}}"])
def test_leads_to_pods(workspace, spec):
    made, found = service(workspace, spec, "{namespace: default}")
    (pod,) = made.pods(found)
    assert pod.object.name == "web"
    assert list(services_selecting(pod, found)) == [made]


def test_type(workspace):
    assert service(workspace, "{}")[0].type == "ClusterIP"
    assert service(workspace, "{type: LoadBalancer}")[0].type == "LoadBalancer"


@pytest.mark.parametrize(
    ("port", "expected"),
    [
        ("{port: 80}", ("", 80, 80, "TCP")),
        ("{name: a, port: 80, targetPort: http, protocol: UDP}", ("a", 80, "http", "UDP")),
        ("{port: 80, targetPort: 8080}", ("", 80, 8080, "TCP")),
        ("{port: 80, targetPort: 0}", ("", 80, 80, "TCP")),
        ("{port: 80, targetPort: ''}", ("", 80, 80, "TCP")),
        ("{port: 80, targetPort: '8080'}", ("", 80, "8080", "TCP")),
        ("{port: http}", ("", None, "http", "TCP")),
        ("{port: yes, targetPort: [a], name: 1}", ("", None, None, "TCP")),
    ],
)
def test_ports(workspace, port, expected):
    made, _ = service(workspace, f"{{ports: [1, {port}]}}")
    (found,) = made.ports
    assert found == (("spec", "ports", 1), *expected)


@pytest.mark.parametrize(
    ("port", "paths"),
    [
        ("{port: 80}", []),
        ("{port: 80, targetPort: nothing}", []),
        ("{port: 80, targetPort: '8080'}", []),
        ("{port: 53, targetPort: dns}", []),  # another protocol
        ("{port: 1}", []),  # of a container that is gone when the pod serves
        ("{port: true}", []),
        ("{port: 8080}", [("containers", 0, "ports", 0)]),
        ("{port: 80, targetPort: http}", [("containers", 0, "ports", 0)]),
        ("{port: 53, targetPort: dns, protocol: UDP}", [("containers", 0, "ports", 1)]),
        ("{port: 80, targetPort: admin}", [("initContainers", 1, "ports", 0)]),
    ],
)
def test_container_ports(workspace, port, paths):
    made, found = service(workspace, f"{{selector: {{app: web}}, ports: [{port}]}}")
    (target,) = made.ports
    (pod,) = made.pods(found)
    assert list(target.container_ports(pod)) == [("spec", *path) for path in paths]
