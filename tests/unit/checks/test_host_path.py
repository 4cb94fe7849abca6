"""Paths of the node, compared as paths."""

from __future__ import annotations

import pytest

from kubelint.checks.host_path import build, normalised

SENSITIVE = build(
    on="pod", exact=["/", "/run"], below=["/etc", "/var/run/agent"], like=["*/docker.sock", "*\\pipe\\docker"]
)


def volume(path):
    return f"volumes:\n- name: node\n  hostPath: {{path: {path}}}"


@pytest.mark.parametrize(
    "path", ["/etcd", "/run/app", "/srv/etc", "etc", '""', "7", "[]", "/docker.sock/x", "/run/agents"]
)
def test_other_paths_are_no_fault(judge, pod, path):
    assert judge(SENSITIVE, pod(spec=volume(path))) == []


@pytest.mark.parametrize(
    "spec",
    [
        "volumes: {}",
        "volumes: [7, null, []]",
        "volumes: [{name: a}]",
        "volumes: [{hostPath: }]",
        "volumes: [{hostPath: /etc}]",
    ],
)
def test_other_shapes_are_no_fault(judge, pod, spec):
    assert judge(SENSITIVE, pod(spec=spec)) == []


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "//",
        "/etc",
        "/etc/",
        "//etc//kubernetes/",
        "/srv/../etc",
        "/./etc",
        "/var/run",
        "/run/",
        "/run/agent/a",
        "/var/run/docker.sock",
        "/var/lib/../run/docker.sock",
        "'\\\\.\\pipe\\docker'",
    ],
)
def test_a_path_is_found_however_it_is_written(judge, pod, path):
    [found] = judge(SENSITIVE, pod(spec=volume(path)))
    assert (found.path, found.shown) == ("spec.volumes[0].hostPath.path", path)
    assert found.hit.args == {"host_path": path.strip("'"), "volume": "node"}


def test_without_paths_every_host_path_is_found_at_its_key(judge, pod):
    found = judge(build(on="pod"), pod(spec="volumes:\n- name: a\n  hostPath: {}\n- name: b\n  emptyDir: {}"))
    assert [(f.path, f.shown) for f in found] == [("spec.volumes[0].hostPath", "hostPath")]


def test_allowed_paths_are_no_fault(judge, pod):
    check = build(on="pod", except_below=["/var/log/"])
    assert judge(check, pod(spec=volume("/var/log/pods"))) == []
    assert len(judge(check, pod(spec=volume("/var/log/../lib")))) == 1
    assert len(judge(check, pod(spec=volume("/var/logs")))) == 1


def test_persistent_volumes(judge):
    text = "apiVersion: v1\nkind: PersistentVolume\nmetadata: {name: data}\nspec:\n  hostPath:\n    path: /data\n"
    [found] = judge(build(on="persistent-volume"), text)
    assert (found.path, found.shown, found.hit.args["volume"]) == ("spec.hostPath", "hostPath", "data")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/a/./b/../c/", "/a/c"),
        ("/", "/"),
        ("//", "/"),
        ("/../..", "/"),
        ("/var/run/x", "/run/x"),
        ("/var/running", "/var/running"),
        ("C:\\var", "C:\\var"),
        ("a/../b", "a/../b"),
    ],
)
def test_normalised(path, expected):
    assert normalised(path) == expected
