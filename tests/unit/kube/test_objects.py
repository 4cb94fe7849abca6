"""Objects of documents."""

from __future__ import annotations

import pytest

from kubelint.kube.objects import nameless_in, objects_in
from kubelint.model.source import Source
from kubelint.syntax.reader import read


def objects(text: str, **settings):
    return [o for document in read(Source("test.yaml", text)) for o in objects_in(document, **settings)]


@pytest.mark.parametrize(
    "text",
    ["", "- a", "a: 1", "text", "kind: Pod", "apiVersion: v1", "apiVersion: 1\nkind: Pod", "apiVersion: v1\nkind: [Pod]", "a: [",
     "apiVersion: v1\nkind: ''", "apiVersion: null\nkind: Pod", "- {apiVersion: v1, kind: Pod}", "apiVersion: v1\nkind: List",
     "apiVersion: v1\nkind: List\nitems: []", "apiVersion: v1\nkind: List\nitems: {apiVersion: v1, kind: Pod}",
     "apiVersion: v1\nkind: PodList\nitems: null", "apiVersion: v1\nkind: PodList\nitems: [a, 1, [b], null]",
     "apiVersion: v1\nkind: List\nitems: [{kind: Pod}, {apiVersion: v1}, {metadata: {name: a}}]", "kind: PodList\nitems: [{}]"],
)  # fmt: skip
def test_no_objects(text):
    assert objects(text) == []


def test_lists_are_unpacked_nested_too():
    text = """
apiVersion: v1
kind: List
items:
  - {apiVersion: v1, kind: Pod, metadata: {name: a}}
  - {apiVersion: v1, kind: PodList, items: [{metadata: {name: b}}, {kind: Service, metadata: {name: c}}]}
  - {apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: List, items: [{apiVersion: apps/v1, kind: Deployment}]}]}
"""
    assert [(o.api_version, o.kind, o.name, o.path) for o in objects(text)] == [
        ("v1", "Pod", "a", ("items", 0)),
        ("v1", "Pod", "b", ("items", 1, "items", 0)),
        ("v1", "Service", "c", ("items", 1, "items", 1)),
        ("apps/v1", "Deployment", "", ("items", 2, "items", 0, "items", 0)),
    ]


def test_typed_lists_give_their_version_and_kind():
    (found,) = objects("{apiVersion: apps/v1, kind: DeploymentList, items: [{metadata: {name: a}}]}")
    assert (found.group, found.version, found.kind) == ("apps", "v1", "Deployment")


def test_a_kind_that_ends_like_a_list_is_an_object():
    (found,) = objects("{apiVersion: example.org/v1, kind: AllowList, spec: {items: [a]}}")
    assert found.kind == "AllowList"


def test_identity():
    named, cluster, generated, hostile = objects("""
{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}}
---
{apiVersion: v1, kind: Namespace, metadata: {name: shop, namespace: ignored}}
---
{apiVersion: batch/v1, kind: Job, metadata: {generateName: job-, namespace: shop}}
---
{apiVersion: v1, kind: Pod, metadata: {name: 1, namespace: [a], labels: [b], annotations: c}}
""")
    assert tuple(named.ref) == ("apps/v1", "Deployment", "default", "web")
    assert tuple(cluster.ref) == ("v1", "Namespace", "", "shop")
    assert tuple(generated.ref) == ("batch/v1", "Job", "shop", "job-")
    assert tuple(hostile.ref) == ("v1", "Pod", "default", "")
    assert hostile.labels == hostile.annotations == {}


def test_settings_of_the_caller():
    (found,) = objects("{apiVersion: v1, kind: Pod}", is_context=True, is_partial=True, default_namespace="shop")
    assert (found.is_context, found.is_partial, found.namespace) == (True, True, "shop")


@pytest.mark.parametrize(
    "text",
    ["", "a: 1", "metadata: {name: a}", "kind: Config\nfoo: 1", "apiVersion: v2\nname: chart", "apiVersion: v1\nkind: Pod\nmetadata: {}",
     "apiVersion: v1\nkind: PodList\nitems: [{metadata: {}}]", "kind: Pod\nmetadata: a", "- {kind: Pod, metadata: {}}"],
)  # fmt: skip
def test_nothing_nameless(text):
    assert [n for document in read(Source("test.yaml", text)) for n in nameless_in(document)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("apiversion: v1\nkind: Pod\nmetadata: {name: a}", [((), "apiVersion")]),
        ("apiVersion: v1\nkind: 1\nmetadata: {name: a}", [((), "kind")]),
        ("apiVersion: v1\nkind: List\nitems: [{kind: Pod, metadata: {}}, {}]", [(("items", 0), "apiVersion")]),
    ],
)
def test_nameless(text, found):
    assert [n for document in read(Source("test.yaml", text)) for n in nameless_in(document)] == found
