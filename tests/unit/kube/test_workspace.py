"""All objects of a run."""

from __future__ import annotations

import time

import pytest

from kubelint.kube.namespace import namespace_labels
from kubelint.kube.network import policies_selecting
from kubelint.kube.object import K8sObject
from kubelint.kube.selector import EVERYTHING, NOTHING, from_map
from kubelint.kube.service import services, services_selecting
from kubelint.kube.workspace import Workspace
from kubelint.model.source import Source
from kubelint.syntax.reader import read

TEXT = """
{apiVersion: v1, kind: Namespace, metadata: {name: empty, labels: {team: a, kubernetes.io/metadata.name: lie}}}
---
{apiVersion: v1, kind: Pod, metadata: {name: a, labels: {app: web}}, spec: {containers: []}}
---
{apiVersion: v1, kind: Pod, metadata: {name: b, namespace: default, labels: {app: api, tier: 1}}, spec: {containers: []}}
---
{apiVersion: v1, kind: Pod, metadata: {name: c, namespace: shop, labels: {app: web}}, spec: {containers: []}}
---
{apiVersion: example.org/v1, kind: Pod, metadata: {name: a}, spec: {containers: []}}
"""


def test_unset_and_default_namespace_are_one(workspace):
    found = workspace(TEXT)
    assert [p.object.name for p in found.pods_in("default")] == ["a", "b"]
    assert [o.name for o in found.in_namespace("default")] == ["a", "b", "a"]
    assert found.in_namespace("") == ()
    assert found.pods_in("nowhere") == ()


def test_namespaces_in_use(workspace):
    assert workspace(TEXT).namespaces == ("default", "empty", "shop")


def test_look_up(workspace):
    found = workspace(TEXT)
    assert found.find("Pod", "shop", "c") is found.objects[3]
    assert found.find("Pod", "default", "c") is None
    assert found.find("Pod", "shop", "c", group="apps") is None
    assert found.find("Pod", "default", "a") is found.objects[1]
    assert found.find("Pod", "default", "a", group="example.org") is found.objects[4]
    assert found.find("Namespace", "", "empty", group="") is found.objects[0]
    assert [o.name for o in found.by_kind("Pod")] == ["a", "b", "c", "a"]
    assert [o.name for o in found.by_kind("Pod", "")] == ["a", "b", "c"]
    assert found.by_kind("Service") == ()


@pytest.mark.parametrize(
    ("selector", "names"),
    [
        (NOTHING, []),
        (from_map({"app": "db"}), []),
        (from_map({"app": "web", "tier": "1"}), []),
        (from_map({"app": "web"}), ["a"]),
        (from_map({"tier": 1, "app": "api"}), ["b"]),
        (from_map({"app": "web", "pod-template-hash": "a1"}), ["a"]),
        (EVERYTHING, ["a", "b"]),
    ],
)
def test_pods_selected(workspace, selector, names):
    assert [p.object.name for p in workspace(TEXT).pods_selected("default", selector)] == names


def test_targets_are_without_the_context(workspace):
    first, *others = workspace(TEXT).objects
    first.is_context = True
    found = Workspace([first, *others], is_complete=False)
    assert found.targets == tuple(others)
    assert found.objects == (first, *others)
    assert not found.is_complete


def test_what_is_derived_is_made_once(workspace):
    found = workspace(TEXT)
    made = []
    assert found.derived(made.append) is found.derived(made.append)
    assert made == [found]


def test_labels_of_namespaces(workspace):
    found = workspace(TEXT)
    assert namespace_labels(found, "empty") == {"team": "a", "kubernetes.io/metadata.name": "empty"}
    assert namespace_labels(found, "shop") == {"kubernetes.io/metadata.name": "shop"}


def test_many_objects_of_one_namespace_take_no_longer_each():
    """Pods, Services and NetworkPolicies that all name each other: quadratic work would take minutes here."""
    (document,) = read(Source("a.yaml", "a: 1"))

    def made(kind, version, spec, labels):
        value = {"metadata": {"name": labels["app"], "labels": labels}, "spec": spec}
        return K8sObject(document, (), value, api_version=version, kind=kind)

    objects = []
    for number in range(4000):
        labels = {"app.kubernetes.io/part-of": "shop", "app": f"app-{number}"}
        objects += [
            made("Pod", "v1", {"containers": []}, labels),
            made("Service", "v1", {"selector": labels}, labels),
            made("NetworkPolicy", "networking.k8s.io/v1", {"podSelector": {"matchLabels": labels}}, labels),
        ]
    found = Workspace(objects, is_complete=True)
    start = time.process_time()
    assert all(len(service.pods(found)) == 1 for service in services(found))
    for pod in found.pods_in("default"):
        assert [s.object.name for s in services_selecting(pod, found)] == [pod.object.name]
        assert [p.object.name for p in policies_selecting(pod, found)] == [pod.object.name]
    assert time.process_time() - start < 5
