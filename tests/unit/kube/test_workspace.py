from __future__ import annotations

import pytest

from kubelint.errors import UsageError
from kubelint.kube.selector import from_map
from kubelint.kube.service import services
from kubelint.kube.version import NEWEST, parse_version

TEXT = """
{apiVersion: v1, kind: Namespace, metadata: {name: empty}}
---
{apiVersion: v1, kind: Pod, metadata: {name: a, labels: {app: web}}, spec: {containers: []}}
---
{apiVersion: v1, kind: Pod, metadata: {name: b, namespace: default, labels: {app: api}}, spec: {containers: []}}
---
{apiVersion: v1, kind: Pod, metadata: {name: c, namespace: shop, labels: {app: web}}, spec: {containers: []}}
---
{apiVersion: v1, kind: Service, metadata: {name: s, namespace: default}, spec: {selector: {app: web}}}
---
{apiVersion: v1, kind: Service, metadata: {name: e}, spec: {type: ExternalName, selector: {app: web}}}
---
{apiVersion: v1, kind: Service, metadata: {name: n}, spec: {}}
"""


def test_unset_and_default_namespace_are_one(workspace):
    found = workspace(TEXT)
    assert [p.object.name for p in found.pods_in("default")] == ["a", "b"]
    assert found.namespaces == ("default", "empty", "shop")


def test_look_up(workspace):
    found = workspace(TEXT)
    assert found.find("Pod", "shop", "c") is not None
    assert found.find("Pod", "default", "c") is None
    assert found.find("Pod", "shop", "c", group="apps") is None
    assert [o.name for o in found.by_kind("Pod")] == ["a", "b", "c"]


def test_services_and_their_pods(workspace):
    found = workspace(TEXT)
    first, external, without = services(found)
    assert [p.object.name for p in first.pods(found)] == ["a"]
    assert external.selector is None
    assert without.selector is None
    assert [p.object.name for p in found.pods_selected("shop", from_map({}))] == ["c"]


@pytest.mark.parametrize("text", ["", "1", "1.x", "2.0", "1.30.1.2", "v", "1.-3", "１.3"])
def test_no_version(text):
    with pytest.raises(UsageError):
        parse_version(text)


@pytest.mark.parametrize(
    ("text", "version"), [("1.30", (1, 30)), ("v1.0", (1, 0)), ("1.29.4", (1, 29)), ("latest", NEWEST)]
)
def test_version(text, version):
    assert parse_version(text) == version
