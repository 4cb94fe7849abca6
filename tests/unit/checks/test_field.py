"""The general check: paths, levels, inheritance, guards, and where it points."""

from __future__ import annotations

import jsonschema
import pytest

from kubelint.checks import field
from kubelint.checks.field import SCHEMA, build
from kubelint.model.severity import Confidence

PRIVILEGED = {"on": "container", "path": "securityContext.privileged", "forbid": [True]}
NON_ROOT_GROUP = {"on": "container", "path": "securityContext.runAsGroup", "effective": True, "forbid": [0]}
TWO_CONTAINERS = """\
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  securityContext: {runAsGroup: 0}
  containers:
  - name: a
  - name: b
    securityContext: {runAsGroup: 5}
  - name: c
"""


@pytest.mark.parametrize(
    "arguments",
    [
        PRIVILEGED,
        {"on": "object", "path": "a.*.b[*]", "require-present": True},
        {
            "on": "pod",
            "each": "volumes[*]",
            "path": ["a", "b"],
            "at-least": 1,
            "when": [{"path": "c", "forbid": ["d"]}],
        },
        {
            "on": "pod-and-containers",
            "fields": [{"path": "a", "require": {"1.0": [""], "1.31": ["b"]}, "absent": "pass"}],
        },
        {
            "on": "container",
            "path": "a",
            "effective": True,
            "forbid": [0],
            "when": [{"on": "pod", "path": "b", "require": [True], "some": True, "since": "1.25"}],
        },
    ],
)
def test_schema_accepts_what_the_documentation_shows(arguments):
    jsonschema.Draft202012Validator(SCHEMA).validate(arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        {"on": "container", "path": "a"},
        {"path": "a", "forbid": [1]},
        {"on": "service", "path": "a", "forbid": [1]},
        {"on": "pod", "path": "a", "forbid": 1},
        {"on": "pod", "path": "a", "forbid": [[1]]},
        {"on": "pod", "path": "a", "forbit": [1]},
        {"on": "pod", "path": "a", "absent": "fail"},
        {"on": "pod", "path": "a", "forbid": [1], "when": [{"path": "b"}]},
        {"on": "pod", "path": "a", "forbid-present": False},
    ],
)
def test_schema_refuses_mistakes(arguments):
    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(arguments)


def test_a_path_that_is_none_is_refused():
    with pytest.raises(ValueError, match="unclosed"):
        build(on="pod", path="a[0", forbid=[1])


@pytest.mark.parametrize(
    "arguments",
    [
        {"on": "pod", "path": "a", "effective": True, "forbid": [1]},
        {"on": "pod", "path": "a", "forbid": [1], "when": [{"on": "container", "path": "b", "forbid": [1]}]},
        {"on": "object", "path": "a", "forbid": [1], "when": [{"on": "pod", "path": "b", "forbid": [1]}]},
        {"on": "pod-and-containers", "each": "volumes[*]", "path": "a", "forbid": [1]},
    ],
)
def test_levels_that_do_not_go_together_are_refused(arguments):
    with pytest.raises(ValueError, match="on: "):
        build(**arguments)


@pytest.mark.parametrize(
    "line", ["privileged: false", "privileged: 1", 'privileged: "true"', "{}", "privileged: null", "privileged: [true]"]
)
def test_other_values_are_no_fault(judge, pod, line):
    assert judge(build(**PRIVILEGED), pod(f"securityContext:\n  {line}")) == []


@pytest.mark.parametrize(
    "shape", ["securityContext: [privileged]", "securityContext: privileged", "securityContext: 7", "securityContext:"]
)
def test_other_shapes_read_as_absent(judge, pod, shape):
    assert judge(build(**PRIVILEGED), pod(shape)) == []


def test_a_wrong_value_is_shown_as_written(judge, pod):
    [found] = judge(build(**PRIVILEGED), pod("securityContext: {privileged: yes}"))
    assert found.path == "spec.containers[0].securityContext.privileged"
    assert found.shown == "yes"
    assert found.hit.args["holder"] == "container web"


def test_an_unwanted_entry_is_shown_by_its_key(judge, pod):
    check = build(on="pod", path="hostAliases", forbid_non_empty=True)
    assert judge(check, pod(spec="hostAliases: []")) == []
    [found] = judge(check, pod(spec='"hostAliases": [{ip: 10.0.0.1}]'))
    assert found.shown == '"hostAliases"'


def test_an_absent_value_is_shown_at_the_nearest_parent(judge, pod):
    check = build(on="container", path="securityContext.readOnlyRootFilesystem", require=[True])
    [found] = judge(check, pod("securityContext:\n  privileged: true"))
    assert (found.path, found.shown) == ("spec.containers[0].securityContext.readOnlyRootFilesystem", "securityContext")
    assert found.hit.args["value"] == "unset"
    assert found.hit.confidence is None


def test_a_patch_may_lack_anything(judge, pod):
    check = build(on="container", path="securityContext.readOnlyRootFilesystem", require=[True])
    assert judge(check, pod(), partial=True) == []
    assert len(judge(check, pod("securityContext: {readOnlyRootFilesystem: false}"), partial=True)) == 1


def test_what_parts_of_a_pod_lack_is_unsure(judge):
    text = """\
apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: shop}
spec:
  containers:
  - name: prometheus
"""
    [found] = judge(build(on="container", path="tty", require=[True]), text)
    assert found.hit.confidence is Confidence.LOW
    assert judge(build(on="pod", path="hostUsers", require=[False]), text) == []


def test_effective_values_come_from_the_pod_and_are_told_once(judge):
    [found] = judge(build(**NON_ROOT_GROUP), TWO_CONTAINERS)
    assert (found.path, found.shown) == ("spec.securityContext.runAsGroup", "0")
    assert (found.hit.args["holder"], found.hit.container) == ("pod", "a")


def test_effective_absence_is_told_for_each_container(judge, pod):
    text = TWO_CONTAINERS.replace("  securityContext: {runAsGroup: 0}\n  containers", "  containers", 1)
    found = judge(build(**NON_ROOT_GROUP, absent="fail"), text)
    assert [f.path for f in found] == [f"spec.containers[{n}].securityContext.runAsGroup" for n in (0, 2)]
    assert found[0].hit.args["holder"] == "container a"


def test_pod_and_containers_are_judged_by_themselves(judge):
    check = build(on="pod-and-containers", path="securityContext.runAsGroup", forbid=[0, 5])
    found = judge(check, TWO_CONTAINERS)
    assert [(f.path, f.shown, f.hit.container) for f in found] == [
        ("spec.securityContext.runAsGroup", "0", None),
        ("spec.containers[1].securityContext.runAsGroup", "5", "b"),
    ]


def test_items_are_judged_one_by_one(judge, pod):
    text = pod("ports:\n- containerPort: 80\n- {hostPort: 0}\n- {containerPort: 90, hostPort: 90}\n- 7")
    check = build(on="container", path="ports[*].hostPort", require=[0], absent="pass")
    assert [(f.path, f.shown) for f in judge(check, text)] == [("spec.containers[0].ports[2].hostPort", "90")]
    assert judge(build(on="container", path="env[*].name", require_present=True), text) == []


def test_members_of_a_map_are_judged_one_by_one(judge):
    text = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  a.b: x\n  c: y\n"
    check = build(on="object", path="data.*", forbid=["x"])
    assert [(f.path, f.shown) for f in judge(check, text)] == [('data["a.b"]', "x")]


def test_each_item_is_a_subject_with_its_own_guards(judge, pod):
    spec = "volumes:\n- name: a\n  emptyDir: {}\n- name: b\n  secret: {}\n- name: c\n  emptyDir: {sizeLimit: 1Gi}"
    guard = {"path": "emptyDir", "require-present": True}
    check = build(on="pod", each="volumes[*]", path="emptyDir.sizeLimit", require_present=True, when=[guard])
    assert [f.path for f in judge(check, pod(spec=spec))] == ["spec.volumes[0].emptyDir.sizeLimit"]


def test_several_paths_and_several_fields(judge, pod):
    text = pod("stdin: true\ntty: true\nimagePullPolicy: Never")
    check = build(
        on="container", path=["stdin", "tty"], forbid=[True], fields=[{"path": "imagePullPolicy", "forbid": ["Never"]}]
    )
    assert [f.path.rpartition(".")[2] for f in judge(check, text)] == ["stdin", "tty", "imagePullPolicy"]


def test_a_guard_can_look_at_the_pod_and_the_object(judge, pod):
    check = build(
        **PRIVILEGED,
        when=[{"on": "pod", "path": "hostPID", "require": [True]}, {"on": "object", "path": "kind", "forbid": ["Job"]}],
    )
    container = "securityContext: {privileged: true}"
    assert judge(check, pod(container)) == []
    assert judge(check, pod(container, "hostPID: false")) == []
    assert judge(check, pod(container, "hostPID: true").replace("kind: Pod", "kind: Job")) == []
    assert len(judge(check, pod(container, "hostPID: true"))) == 1


def test_a_guard_can_begin_with_a_version(judge, pod):
    check = build(**PRIVILEGED, when=[{"on": "pod", "path": "os.name", "forbid": ["windows"], "since": "1.25"}])
    text = pod("securityContext: {privileged: true}", "os: {name: windows}")
    assert judge(check, text, "1.25") == []
    assert len(judge(check, text, "1.24")) == 1


def test_a_guard_on_several_nodes_holds_for_all_or_for_some(judge, pod):
    guard = {"path": "ports[*].containerPort", "require": [443]}
    text = pod("tty: true\nports: [{containerPort: 80}, {containerPort: 443}]")
    every, some = (
        build(on="container", path="tty", forbid=[True], when=[guard | more]) for more in ({}, {"some": True})
    )
    assert judge(every, text) == []
    assert len(judge(some, text)) == 1
    assert judge(some, pod("tty: true")) == []


def test_a_guard_can_take_the_effective_value(judge):
    guard = {"path": "securityContext.runAsGroup", "effective": True, "require": [0]}
    check = build(on="container", path="tty", require=[False], when=[guard])
    assert [f.path for f in judge(check, TWO_CONTAINERS)] == ["spec.containers[0].tty", "spec.containers[2].tty"]


def test_pod_metadata_is_that_of_the_template(judge):
    text = """\
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, labels: {team: a}}
spec:
  template:
    metadata:
      labels: {tier: x}
    spec: {containers: []}
"""
    [found] = judge(build(on="pod-metadata", path="labels.team", require_present=True), text)
    assert (found.path, found.shown) == ("spec.template.metadata.labels.team", "labels")
    assert judge(build(on="object", path="metadata.labels.team", require_present=True), text) == []


def test_the_docstring_names_every_operator():
    for name in field.OPERATORS:
        assert name in (field.__doc__ or "") or name in {"at-most"}
