"""Where objects keep their pods."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kubelint.kube.container import Origin, Role

CONTAINERS = "containers: [{name: c, image: a}]"


def nested(path: str, body: str) -> str:
    for step in reversed(path.split(".")):
        body = f"{{{step}: {body}}}" if step != "[0]" else f"[{body}]"
    return body


def pods(workspace, kind: str, body: str):
    api_version, _, name = kind.rpartition("/")
    (found,) = workspace(f"{{apiVersion: {api_version}, kind: {name}, {body.strip()[1:-1]}}}").objects
    return found.pods


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("v1/Service", nested("spec.template.spec", f"{{{CONTAINERS}}}")),
        ("v1/ConfigMap", nested("data.spec", f"{{{CONTAINERS}}}")),
        ("example.org/v1/Pod", nested("spec", f"{{{CONTAINERS}}}")),
        ("apps/v1/Job", nested("spec", f"{{{CONTAINERS}}}")),
        ("v1/Pod", nested("spec.template.spec", "{}")[:-1] + "}"),
        ("apps/v1/Deployment", "{spec: {template: null}}"),
        ("apps/v1/Deployment", "{spec: {template: {spec: [a]}}}"),
        ("batch/v1/CronJob", nested("spec.template.spec", f"{{{CONTAINERS}}}")),
        ("example.org/v1/Thing", nested("spec", f"{{{CONTAINERS}}}")),
        ("example.org/v1/Thing", nested("spec.template.spec", "{containers: 3}")),
        ("kubevirt.io/v1/VirtualMachine", nested("spec.template.spec", "{domain: {}, volumes: []}")),
        ("argoproj.io/v1alpha1/Rollout", "{spec: {template: []}}"),
        ("argoproj.io/v1alpha1/Application", nested("spec", f"{{{CONTAINERS}}}")),
        ("tekton.dev/v1/Task", "{spec: {steps: {a: b}}}"),
    ],
)
def test_no_containers(workspace, kind, body):
    assert [c for pod in pods(workspace, kind, body) for c in pod.containers] == []


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("v1/PodTemplate", "template.spec"),
        ("v1/Deployment", "spec.template.spec"),  # refused by the API, and clear enough
        ("apps/v1/CronJob", "spec.jobTemplate.spec.template.spec"),
        ("v1/ReplicationController", "spec.template.spec"),
        ("apps/v1/Deployment", "spec.template.spec"),
        ("apps/v1beta1/StatefulSet", "spec.template.spec"),
        ("apps/v1beta2/ReplicaSet", "spec.template.spec"),
        ("extensions/v1beta1/DaemonSet", "spec.template.spec"),
        ("batch/v1/Job", "spec.template.spec"),
        ("batch/v1/CronJob", "spec.jobTemplate.spec.template.spec"),
        ("batch/v2alpha1/CronJob", "spec.jobTemplate.spec.template.spec"),
        ("batch/v1beta1/JobTemplate", "template.spec.template.spec"),
        ("apps.openshift.io/v1/DeploymentConfig", "spec.template.spec"),
        ("argoproj.io/v1alpha1/Rollout", "spec.template.spec"),
        ("jobset.x-k8s.io/v1alpha2/JobSet", "spec.replicatedJobs.[0].template.spec.template.spec"),
        ("kubeflow.org/v1/PyTorchJob", "spec.pytorchReplicaSpecs.Worker.template.spec"),
    ],
)
def test_templates_are_whole_and_have_the_metadata_beside_them(workspace, kind, path):
    template, _, _ = path.rpartition(".")
    body = nested(template, f"{{metadata: {{labels: {{app: a}}}}, spec: {{{CONTAINERS}}}}}")
    (pod,) = pods(workspace, kind, body)
    steps = tuple(0 if step == "[0]" else step for step in path.split("."))
    assert pod.whole
    assert pod.path == steps
    assert pod.metadata_path == (*steps[:-1], "metadata")
    assert pod.labels == {"app": "a"}
    assert [(c.name, c.path) for c in pod.containers] == [("c", (*steps, "containers", 0))]


def test_a_pod_has_its_own_metadata(workspace):
    (pod,) = pods(workspace, "v1/Pod", f"{{metadata: {{labels: {{app: a}}}}, spec: {{{CONTAINERS}}}}}")
    assert (pod.path, pod.metadata_path, pod.labels) == (("spec",), ("metadata",), {"app": "a"})


@pytest.mark.parametrize("spec", ["", ", spec: null", ", spec: [a]"])
def test_a_template_without_a_spec_still_has_labels(workspace, spec):
    body = nested("spec.template", f"{{metadata: {{labels: {{app: a}}}}{spec}}}")
    (pod,) = pods(workspace, "apps/v1/Deployment", body)
    assert (pod.labels, pod.spec, pod.containers, pod.whole) == ({"app": "a"}, {}, (), False)
    assert pods(workspace, "apps/v1/Deployment", "{spec: {template: null}}") == ()


def test_paths_start_at_the_document(workspace):
    (found,) = workspace(
        f"{{apiVersion: v1, kind: List, items: [{{apiVersion: v1, kind: Pod, spec: {{{CONTAINERS}}}}}]}}"
    ).objects
    (pod,) = found.pods
    assert pod.path == ("items", 0, "spec")
    assert pod.containers[0].path == ("items", 0, "spec", "containers", 0)


def test_a_part_of_a_pod_is_not_whole_and_has_not_the_metadata_of_its_object(workspace):
    body = f"{{metadata: {{labels: {{app: a}}}}, spec: {{hostNetwork: true, {CONTAINERS}}}}}"
    (pod,) = pods(workspace, "monitoring.coreos.com/v1/Prometheus", body)
    assert not pod.whole
    assert pod.labels == {}
    assert pod.get("hostNetwork") is True
    assert [c.name for c in pod.containers] == ["c"]


def test_a_template_that_an_operator_completes_is_not_whole(workspace):
    body = nested("spec.nodeSets.[0].podTemplate.spec", f"{{{CONTAINERS}}}")
    (pod,) = pods(workspace, "elasticsearch.k8s.elastic.co/v1/Elasticsearch", body)
    assert not pod.whole


def test_containers_outside_of_pods(workspace):
    body = """{spec: {
      extraContainers: [{name: exporter}], initContainers: [{name: setup}, {name: proxy, restartPolicy: Always}]
    }}"""
    (pod,) = pods(workspace, "apps.emqx.io/v1beta3/EmqxBroker", body)
    assert not pod.whole
    assert {(c.name, c.role, c.path) for c in pod.containers} == {
        ("exporter", Role.MAIN, ("spec", "extraContainers", 0)),
        ("setup", Role.INIT, ("spec", "initContainers", 0)),
        ("proxy", Role.SIDECAR, ("spec", "initContainers", 1)),
    }


def test_a_container_without_a_name_is_called_by_its_key(workspace):
    (pod,) = pods(workspace, "sparkoperator.k8s.io/v1beta2/SparkApplication", "{spec: {driver: {image: a}}}")
    assert [c.name for c in pod.containers] == ["driver"]


def test_containers_inherit_from_the_settings_around_them(workspace):
    body = """{metadata: {labels: {a: b}}, spec: {securityContext: {runAsNonRoot: true},
      templates: [{container: {name: main}}, {initContainers: [{name: setup}]}, {containerSet: {containers: [{name: set}]}}]}}"""
    around, part = pods(workspace, "argoproj.io/v1alpha1/Workflow", body)
    assert [(c.name, c.role) for c in around.containers] == [("main", Role.MAIN), ("setup", Role.INIT)]
    assert around.containers[0].path == ("spec", "templates", 0, "container")
    setting = around.containers[0].effective("securityContext", "runAsNonRoot")
    assert setting == (True, ("spec", "securityContext", "runAsNonRoot"), Origin.POD)
    assert (around.path, around.whole, around.labels) == (("spec",), False, {})
    assert [c.path for c in part.containers] == [("spec", "templates", 2, "containerSet", "containers", 0)]


def test_the_only_settings_of_a_kind_are_about_its_containers(workspace):
    body = "{spec: {podTemplate: {hostNetwork: true}, taskSpec: {steps: [{name: build}]}}}"
    (pod,) = pods(workspace, "tekton.dev/v1/TaskRun", body)
    assert pod.path == ("spec", "podTemplate")
    assert pod.get("hostNetwork") is True
    assert [c.path for c in pod.containers] == [("spec", "taskSpec", "steps", 0)]


@pytest.mark.parametrize("path", ["spec.template.spec", "spec.podTemplate.spec", "spec.jobTemplate.spec.template.spec"])
def test_an_unknown_kind_with_a_usual_template_has_a_pod_that_is_not_whole(workspace, path):
    (pod,) = pods(workspace, "example.org/v1/App", nested(path, f"{{{CONTAINERS}}}"))
    assert not pod.whole
    assert pod.path == tuple(path.split("."))
    assert [c.name for c in pod.containers] == ["c"]


def test_settings_of_pods(workspace):
    text = "{spec: {os: {name: windows}, hostUsers: false, serviceAccount: old, volumes: [{name: a}, 1, {name: b}]}}"
    (pod,) = pods(workspace, "v1/Pod", text)
    assert (pod.os, pod.is_windows, pod.uses_user_namespace, pod.service_account_name) == ("windows", True, True, "old")
    assert [(path, volume["name"]) for path, volume in pod.volumes] == [
        (("spec", "volumes", 0), "a"),
        (("spec", "volumes", 2), "b"),
    ]
    (pod,) = pods(
        workspace, "v1/Pod", "{spec: {os: windows, hostUsers: 'false', serviceAccountName: new, serviceAccount: old}}"
    )
    assert (pod.os, pod.is_windows, pod.uses_user_namespace, pod.service_account_name) == ("", False, False, "new")
    (pod,) = pods(workspace, "v1/Pod", "{spec: {}}")
    assert pod.service_account_name == "default"


def test_the_table_is_not_read_for_built_in_kinds():
    code = """
import sys
from kubelint.kube.objects import objects_in
from kubelint.model.source import Source
from kubelint.syntax.reader import read
(document,) = read(Source("a.yaml", "{apiVersion: v1, kind: Service, spec: {ports: []}}"))
assert objects_in(document)[0].pods == ()
sys.exit("json" in sys.modules)
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
