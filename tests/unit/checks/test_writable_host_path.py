"""Mounts through which a container can write to its node."""

from __future__ import annotations

import pytest

from kubelint.checks.writable_host_path import build

VOLUMES = "volumes:\n- name: logs\n  hostPath: {path: /var/log}\n- name: cache\n  emptyDir: {}"


@pytest.mark.parametrize(
    "mounts",
    ["[{name: logs, readOnly: true}]", "[{name: cache}]", "[{name: other}]", "[{}, 7]", "{name: logs}", "logs", "[]"],
)
def test_other_mounts_are_no_fault(judge, pod, mounts):
    assert judge(build(), pod(f"volumeMounts: {mounts}", VOLUMES)) == []


def test_an_unmounted_volume_is_no_fault(judge, pod):
    assert judge(build(), pod(spec=VOLUMES)) == []


def test_a_writable_mount_is_found_with_its_volume(judge, pod):
    [found] = judge(build(), pod("volumeMounts:\n- mountPath: /logs\n  name: logs", VOLUMES))
    assert (found.path, found.shown) == ("spec.containers[0].volumeMounts[0].readOnly", "mountPath: /logs")
    assert (found.hit.args["host_path"], found.hit.args["mount_path"]) == ("/var/log", "/logs")
    assert found.hit.related[0].path == ("spec", "volumes", 0, "hostPath")


def test_an_explicit_false_is_shown(judge, pod):
    [found] = judge(build(), pod("volumeMounts:\n- {name: logs, readOnly: false}", VOLUMES))
    assert found.shown == "false"


def test_a_patch_may_leave_out_what_it_does_not_change(judge, pod):
    assert judge(build(), pod("volumeMounts: [{name: logs}]", VOLUMES), partial=True) == []
