"""Objects, their pods and their containers."""

from __future__ import annotations

import pytest

from kubelint.kube.container import Origin, Role
from kubelint.kube.pod_template import pods_of

POD = "spec: {containers: [{name: a}]}"


@pytest.mark.parametrize(
    "text",
    ["", "- a", "a: 1", "kind: Pod", "apiVersion: v1", "apiVersion: 1\nkind: Pod", "apiVersion: v1\nkind: [Pod]",
     "apiVersion: v1\nkind: List\nitems: []", "apiVersion: v1\nkind: List\nitems: [a, 1, [b], {kind: Pod}]"],
)  # fmt: skip
def test_no_objects(workspace, text):
    assert workspace(text).objects == ()


def test_lists_are_unpacked(workspace):
    text = """
apiVersion: v1
kind: List
items:
  - {apiVersion: v1, kind: Pod, metadata: {name: a}}
  - {apiVersion: v1, kind: PodList, items: [{metadata: {name: b}}, {metadata: {name: c}}]}
"""
    found = workspace(text).objects
    assert [(o.kind, o.name, o.path) for o in found] == [
        ("Pod", "a", ("items", 0)), ("Pod", "b", ("items", 1, "items", 0)), ("Pod", "c", ("items", 1, "items", 1)),
    ]  # fmt: skip


def test_identity(workspace):
    named, cluster, generated = workspace("""
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}}
---
{apiVersion: v1, kind: Namespace, metadata: {name: shop, namespace: ignored}}
---
{apiVersion: batch/v1, kind: Job, metadata: {generateName: job-, namespace: shop}}
""").objects
    assert tuple(named.ref) == ("apps/v1", "Deployment", "default", "web")
    assert tuple(cluster.ref) == ("v1", "Namespace", "", "shop")
    assert tuple(generated.ref) == ("batch/v1", "Job", "shop", "job-")


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("v1/Pod", "spec"),
        ("v1/PodTemplate", "template.spec"),
        ("v1/ReplicationController", "spec.template.spec"),
        ("apps/v1/Deployment", "spec.template.spec"),
        ("extensions/v1beta1/DaemonSet", "spec.template.spec"),
        ("batch/v1/Job", "spec.template.spec"),
        ("batch/v1beta1/CronJob", "spec.jobTemplate.spec.template.spec"),
        ("apps.openshift.io/v1/DeploymentConfig", "spec.template.spec"),
        ("argoproj.io/v1alpha1/Rollout", "spec.template.spec"),
    ],
)
def test_pod_templates(workspace, kind, path):
    api_version, _, name = kind.rpartition("/")
    body = "{metadata: {labels: {app: a}}, spec: {containers: [{name: c}]}}"
    steps = path.split(".")[:-1]
    for step in reversed(steps):
        body = f"{{{step}: {body}}}"
    (found,) = workspace(f"{{apiVersion: {api_version}, kind: {name}, {body[1:-1]}}}").objects
    (pod,) = found.pods
    assert pod.path == tuple(path.split("."))
    assert [c.name for c in pod.containers] == ["c"]
    assert pod.whole
    if steps:
        assert pod.labels == {"app": "a"}


def test_custom_resource_with_containers_of_its_own_is_a_part_of_a_pod(workspace):
    text = """
apiVersion: apps.emqx.io/v1beta3
kind: EmqxBroker
metadata: {name: broker}
spec:
  extraContainers: [{name: exporter}]
  initContainers: [{name: setup}]
"""
    (pod,) = workspace(text).objects[0].pods
    assert not pod.whole
    assert {(c.name, c.role, c.path) for c in pod.containers} == {
        ("exporter", Role.MAIN, ("spec", "extraContainers", 0)), ("setup", Role.INIT, ("spec", "initContainers", 0)),
    }  # fmt: skip


def test_unknown_kind_with_a_pod_template_has_a_pod_that_is_not_whole(workspace):
    (pod,) = (
        workspace("apiVersion: x.example/v1\nkind: App\nspec: {template: {spec: {containers: [{name: a}]}}}")
        .objects[0]
        .pods
    )
    assert not pod.whole


@pytest.mark.parametrize(
    "spec",
    [
        "spec: 1",
        "spec: []",
        "spec: {containers: {a: b}}",
        "spec: {containers: [1, [a], null]}",
        "spec: {initContainers: x}",
    ],
)
def test_hostile_shapes_have_no_containers(workspace, spec):
    (found,) = workspace(f"apiVersion: v1\nkind: Pod\n{spec}\n").objects
    assert [c for pod in pods_of(found) for c in pod.containers] == []


def test_roles(workspace):
    text = """
apiVersion: v1
kind: Pod
spec:
  ephemeralContainers: [{name: debug}]
  containers: [{name: main}]
  initContainers: [{name: init}, {name: proxy, restartPolicy: Always}, {}]
"""
    (pod,) = workspace(text).objects[0].pods
    assert [(c.name, c.role) for c in pod.containers] == [
        ("init", Role.INIT), ("proxy", Role.SIDECAR), ("#2", Role.INIT), ("main", Role.MAIN), ("debug", Role.EPHEMERAL),
    ]  # fmt: skip


def test_effective_settings(workspace):
    text = """
apiVersion: v1
kind: Pod
spec:
  securityContext: {runAsUser: 1, runAsGroup: 2, fsGroup: 3, seLinuxOptions: {level: x, role: r}, windowsOptions: {runAsUserName: z}}
  containers:
    - name: a
      securityContext: {runAsUser: 0, seLinuxOptions: {level: w}, windowsOptions: {hostProcess: true}}
    - name: b
"""
    first, second = workspace(text).objects[0].pods[0].containers

    def of(container, *steps):
        value, path, origin = container.effective("securityContext", *steps)
        return value, origin, path[: len(container.path)] == container.path

    assert of(first, "runAsUser") == (0, Origin.CONTAINER, True)
    assert of(second, "runAsUser") == (1, Origin.POD, False)
    assert of(first, "runAsGroup") == (2, Origin.POD, False)
    assert of(first, "fsGroup") == (None, Origin.DEFAULT, True)  # a field of pods only
    assert of(first, "seLinuxOptions", "role") == (None, Origin.DEFAULT, True)  # replaced as a whole
    assert of(second, "seLinuxOptions", "role") == ("r", Origin.POD, False)
    assert of(first, "windowsOptions", "runAsUserName") == ("z", Origin.POD, False)  # merged
    assert of(first, "privileged") == (None, Origin.DEFAULT, True)
