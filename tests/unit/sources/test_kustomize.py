"""What kustomizations say about other files."""

from __future__ import annotations

import pytest

from kubelint.sources.kustomize import (
    Kustomization,
    assigned_namespaces,
    is_kustomization,
    kustomize_patches,
    parse_kustomization,
)  # fmt: skip

API = "kustomize.config.k8s.io/v1beta1"


@pytest.mark.parametrize(
    ("value", "path"),
    [
        (None, "kustomization.yaml"),
        ([], "kustomization.yaml"),
        ({}, "kustomization.yaml"),
        ({"resources": []}, "other.yaml"),
        ({"resources": []}, "not-kustomization.yaml"),
        ({"kind": "Kustomization", "apiVersion": "kustomize.toolkit.fluxcd.io/v1"}, "kustomization.yaml"),
        ({"kind": "Plugin", "apiVersion": API}, "kustomization.yaml"),
        ({"kind": ["Kustomization"], "apiVersion": 1}, "a.yaml"),
    ],
)
def test_no_kustomization(value: object, path: str) -> None:
    assert not is_kustomization(value, path)


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ({"kind": "Kustomization", "apiVersion": API}, "a.yaml"),
        ({"kind": "Component", "apiVersion": "kustomize.config.k8s.io/v1alpha1"}, ""),
        ({"resources": []}, "kustomization.yaml"),
        ({"resources": []}, "a/b/kustomization.yml"),
        ({"resources": []}, "a/Kustomization"),
    ],
)
def test_kustomization(value: object, path: str) -> None:
    assert is_kustomization(value, path)


@pytest.mark.parametrize(
    "value",
    [
        None, "text", [], {"patches": "a.yaml"}, {"patches": ["a.yaml", None, {"path": 1}, {"path": ""}]},
        {"patches": [{"patch": "- op: remove"}]}, {"patchesStrategicMerge": ["kind: Pod\nmetadata: {}\n", {"a": 1}]},
        {"patches": [{"path": "https://example.org/a.yaml"}, {"path": "/etc/a.yaml"}]}, {"resources": ["a.yaml"]},
    ],
)  # fmt: skip
def test_no_patch_files(value: object) -> None:
    assert kustomize_patches(value, "a") == frozenset()


def test_patch_files_of_every_kind() -> None:
    value = {
        "patchesStrategicMerge": ["./one.yaml", "sub/../two.yaml"],
        "patches": [{"path": "sub/three.yaml", "target": {"kind": "Pod"}}, {"patch": "inline"}],
        "patchesJson6902": [{"path": "../four.yaml"}],
    }
    assert kustomize_patches(value, "over/prod") == {
        "over/prod/one.yaml", "over/prod/two.yaml", "over/prod/sub/three.yaml", "over/four.yaml",
    }  # fmt: skip
    assert "one.yaml" in kustomize_patches(value, "")
    assert "../four.yaml" in kustomize_patches(value, "")
    assert "/srv/one.yaml" in kustomize_patches(value, "/srv")


def test_resources_of_every_kind() -> None:
    value = {"namespace": "shop", "resources": ["a.yaml", "../base/", 1], "bases": ["../old"], "components": ["c"]}
    assert parse_kustomization(value, "over/prod/") == Kustomization(
        "over/prod", "shop", ("over/prod/a.yaml", "over/base", "over/old", "over/prod/c")
    )


def test_wrong_shapes_say_nothing() -> None:
    value = {"namespace": ["shop"], "resources": {"a": 1}, "bases": "x", "patches": 3}
    assert parse_kustomization(value, "") == Kustomization("")
    assert parse_kustomization(None, "") == Kustomization("")


class TestAssignedNamespaces:
    def test_none_without_a_namespace(self) -> None:
        assert assigned_namespaces([Kustomization("a", resources=("a/x.yaml",))]) == {}

    def test_none_where_several_are_meant(self) -> None:
        base = Kustomization("base", resources=("base/x.yaml",))
        prod, test = (Kustomization(name, name, ("base", f"{name}/y.yaml")) for name in ("prod", "test"))
        assert assigned_namespaces([base, prod, test]) == {"prod/y.yaml": "prod", "test/y.yaml": "test"}
        assert assigned_namespaces([base, prod, Kustomization("bare", resources=("base",))]) == {"prod/y.yaml": "prod"}

    def test_the_outermost_wins(self) -> None:
        base = Kustomization("base", "inner", ("base/x.yaml",))
        middle = Kustomization("middle", "", ("base", "middle/y.yaml"))
        assert assigned_namespaces([base]) == {"base/x.yaml": "inner"}
        assert assigned_namespaces([base, middle]) == {"base/x.yaml": "inner"}
        outer = Kustomization("outer", "outer", ("middle",))
        assert assigned_namespaces([base, middle, outer]) == {"base/x.yaml": "outer", "middle/y.yaml": "outer"}

    def test_a_circle_ends(self) -> None:
        start = Kustomization("start", "n", ("a",))
        circle = [Kustomization("a", "", ("b", "a/x.yaml")), Kustomization("b", "", ("a",))]
        assert assigned_namespaces([start, *circle]) == {"a/x.yaml": "n"}
        assert assigned_namespaces(circle) == {}
