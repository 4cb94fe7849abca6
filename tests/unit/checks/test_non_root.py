"""Which user a container runs as."""

from __future__ import annotations

import pytest

from kubelint.checks.non_root import build

ROOT = build(report="root")
UNDECLARED = build(report="undeclared")


def context(text):
    return f"securityContext: {{{text}}}"


@pytest.mark.parametrize(
    ("container", "spec"),
    [
        ("runAsNonRoot: true", ""),
        ("", "runAsNonRoot: true"),
        ("runAsUser: 5", "runAsUser: 0, runAsNonRoot: true"),
        ("runAsNonRoot: true", "runAsUser: 7"),
    ],
)
def test_declared_containers_are_fine(judge, pod, container, spec):
    text = pod(context(container), context(spec))
    assert judge(ROOT, text) == []
    assert judge(UNDECLARED, text) == []


@pytest.mark.parametrize(
    ("container", "spec"), [("runAsUser: 5", ""), ("", "runAsUser: 5"), ("runAsUser: 5", "runAsUser: 0")]
)
def test_a_user_id_is_enough_not_to_be_root(judge, pod, container, spec):
    assert judge(ROOT, pod(context(container), context(spec))) == []


@pytest.mark.parametrize(
    ("container", "spec", "path", "shown"),
    [
        ("", "", "spec.containers[0].securityContext.runAsNonRoot", "securityContext"),
        ("runAsNonRoot: false", "runAsNonRoot: true", "spec.containers[0].securityContext.runAsNonRoot", "false"),
        ('runAsNonRoot: "true"', "", "spec.containers[0].securityContext.runAsNonRoot", '"true"'),
        ("runAsUser: 0", "", "spec.containers[0].securityContext.runAsUser", "0"),
        ("runAsUser: 0", "runAsNonRoot: true", "spec.containers[0].securityContext.runAsUser", "0"),
        ("", "runAsNonRoot: true, runAsUser: 0", "spec.securityContext.runAsUser", "0"),
        ('runAsUser: "5"', "", "spec.containers[0].securityContext.runAsNonRoot", "securityContext"),
        ("runAsUser: true", "", "spec.containers[0].securityContext.runAsNonRoot", "securityContext"),
        ("runAsUser: -1", "", "spec.containers[0].securityContext.runAsNonRoot", "securityContext"),
    ],
)
def test_root_is_found_where_it_comes_from(judge, pod, container, spec, path, shown):
    [found] = judge(ROOT, pod(context(container), context(spec)))
    assert (found.path, found.shown) == (path, shown)


def test_a_setting_of_the_pod_is_told_once(judge, pod):
    text = pod(spec="securityContext: {runAsUser: 0}\ninitContainers: [{name: a}, {name: b}]")
    [found] = judge(ROOT, text)
    assert (found.path, found.hit.args["holder"], found.hit.container) == (
        "spec.securityContext.runAsUser",
        "pod",
        None,
    )


def test_user_namespaces_count_from_1_35(judge, pod):
    text = pod(context("runAsUser: 0"), "hostUsers: false")
    assert judge(ROOT, text, "1.35") == []
    assert len(judge(ROOT, text, "1.34")) == 1
    assert judge(UNDECLARED, pod(context("runAsUser: 5"), "hostUsers: false"), "1.35") == []


def test_before_1_23_a_declaration_is_enough(judge, pod):
    text = pod(context("runAsUser: 0"), context("runAsNonRoot: true"))
    assert judge(ROOT, text, "1.22") == []
    assert len(judge(ROOT, text, "1.23")) == 1


def test_on_windows_only_the_declaration_counts(judge, pod):
    [found] = judge(ROOT, pod(context("runAsUser: 5"), "os: {name: windows}"))
    assert found.path == "spec.containers[0].securityContext.runAsNonRoot"


@pytest.mark.parametrize(
    ("container", "shown"), [("runAsUser: 5", "securityContext"), ("runAsUser: 5, runAsNonRoot: false", "false")]
)
def test_a_user_id_without_declaration_is_undeclared(judge, pod, container, shown):
    [found] = judge(UNDECLARED, pod(context(container)))
    assert (found.path, found.shown) == ("spec.containers[0].securityContext.runAsNonRoot", shown)


def test_pod_security_rejects_a_pod_that_says_no_even_if_all_containers_override_it(judge, pod):
    text = pod(context("runAsNonRoot: true"), context("runAsNonRoot: false"))
    assert judge(ROOT, text) == []
    [found] = judge(UNDECLARED, text)
    assert (found.path, found.shown) == ("spec.securityContext.runAsNonRoot", "false")


def test_the_two_reports_never_tell_the_same_place(judge, pod):
    text = pod(context("runAsUser: 5"), context("runAsNonRoot: false") + "\ninitContainers: [{name: a}]")
    assert [f.path for f in judge(ROOT, text)] == ["spec.securityContext.runAsNonRoot"]
    assert judge(UNDECLARED, text) == []


def test_a_patch_may_lack_the_declaration(judge, pod):
    assert judge(ROOT, pod(), partial=True) == []
    assert len(judge(ROOT, pod(context("runAsUser: 0")), partial=True)) == 1
