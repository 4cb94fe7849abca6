"""Seccomp and AppArmor profiles, by field and by annotation."""

from __future__ import annotations

import pytest

from kubelint.checks import linux_hardening
from kubelint.checks.security_profile import build

SECCOMP_OFF = build(profile="seccomp", report="unconfined")
APPARMOR_OFF = build(profile="apparmor", report="unconfined")
APPARMOR_MISSING = build(profile="apparmor", report="missing")
SECCOMP_POD = "seccomp.security.alpha.kubernetes.io/pod"
SECCOMP_WEB = "container.seccomp.security.alpha.kubernetes.io/web"
APPARMOR_WEB = "container.apparmor.security.beta.kubernetes.io/web"
APPARMOR_OTHER = "container.apparmor.security.beta.kubernetes.io/other"


def profile(field, value):
    return f"securityContext:\n  {field}: {value}"


@pytest.mark.parametrize("value", ["{type: RuntimeDefault}", "{type: Localhost}", "null"])
@pytest.mark.parametrize(("field", "check"), [("seccompProfile", SECCOMP_OFF), ("appArmorProfile", APPARMOR_OFF)])
def test_confining_fields_are_fine(judge, pod, field, check, value):
    assert judge(check, pod(profile(field, value), profile(field, value))) == []


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("{type: Unconfined}", "Unconfined"),
        ("{type: runtimedefault}", "runtimedefault"),
        ("{type: [x]}", "[x]"),
        ("{}", "seccompProfile"),
    ],
)
def test_other_types_are_found(judge, pod, value, shown):
    [found] = judge(SECCOMP_OFF, pod(profile("seccompProfile", value)))
    assert (found.path, found.shown) == ("spec.containers[0].securityContext.seccompProfile.type", shown)
    assert (found.hit.container, found.hit.args["holder"]) == ("web", "container web")


def test_what_the_pod_says_counts_even_if_containers_override_it(judge, pod):
    text = pod(profile("appArmorProfile", "{type: RuntimeDefault}"), profile("appArmorProfile", "{type: Unconfined}"))
    [found] = judge(APPARMOR_OFF, text)
    assert (found.path, found.hit.container, found.hit.args["holder"]) == (
        "spec.securityContext.appArmorProfile.type",
        None,
        "pod",
    )


@pytest.mark.parametrize("value", ["runtime/default", "docker/default", "localhost/x"])
@pytest.mark.parametrize("key", [SECCOMP_POD, SECCOMP_WEB])
def test_confining_seccomp_annotations_are_fine(judge, pod, key, value):
    assert judge(SECCOMP_OFF, pod(annotations=f"{key}: {value}"), "1.18") == []


def test_seccomp_annotations_count_until_1_18_and_fields_from_1_19(judge, pod):
    annotated = pod(annotations=f"{SECCOMP_POD}: unconfined\n{SECCOMP_WEB}: ''\n{SECCOMP_WEB}2: unconfined")
    assert judge(SECCOMP_OFF, annotated, "1.19") == []
    assert [f.shown for f in judge(SECCOMP_OFF, annotated, "1.18")] == ["unconfined", "''"]
    field = pod(profile("seccompProfile", "{type: Unconfined}"))
    assert judge(SECCOMP_OFF, field, "1.18") == []
    assert len(judge(SECCOMP_OFF, field, "1.19")) == 1


@pytest.mark.parametrize("value", ["runtime/default", "localhost/x", '""'])
def test_confining_apparmor_annotations_are_fine(judge, pod, value):
    assert judge(APPARMOR_OFF, pod(annotations=f"{APPARMOR_WEB}: {value}")) == []


@pytest.mark.parametrize("value", ["unconfined", "docker/default", "runtime/defaults"])
def test_other_apparmor_annotations_are_found_whatever_the_container(judge, pod, value):
    found = judge(APPARMOR_OFF, pod(annotations=f"{APPARMOR_WEB}: {value}\n{APPARMOR_OTHER}: {value}"))
    assert [(f.shown, f.hit.container) for f in found] == [(value, "web"), (value, "other")]


def test_hostile_annotations(judge, pod):
    text = pod().replace("  name: web\nspec", "  name: web\n  annotations: [a]\nspec")
    assert judge(APPARMOR_OFF, text) == []
    assert judge(APPARMOR_OFF, pod(annotations="1: 2\nx: {y: z}")) == []


@pytest.mark.parametrize(
    ("container", "spec", "annotation"),
    [
        (profile("appArmorProfile", "{type: Localhost}"), "", ""),
        ("", profile("appArmorProfile", "{type: RuntimeDefault}"), ""),
        ("", "", f"{APPARMOR_WEB}: runtime/default"),
        (profile("appArmorProfile", "{type: Unconfined}"), "", ""),
        ("", "", f"{APPARMOR_WEB}: unconfined"),
    ],
)
def test_a_chosen_profile_is_not_missing(judge, pod, container, spec, annotation):
    assert judge(APPARMOR_MISSING, pod(container, spec, annotation)) == []


@pytest.mark.parametrize("annotation", ["", f"{APPARMOR_OTHER}: runtime/default", f"{APPARMOR_WEB}: ''"])
def test_a_missing_profile_is_found(judge, pod, annotation):
    [found] = judge(APPARMOR_MISSING, pod(annotations=annotation))
    assert found.path == "spec.containers[0].securityContext.appArmorProfile.type"


@pytest.mark.parametrize(
    ("container", "spec", "annotation"),
    [
        ("securityContext: {capabilities: {drop: [MKNOD]}}", "", ""),
        ("", "securityContext: {seLinuxOptions: {level: s0}}", ""),
        ("", profile("seccompProfile", "{type: RuntimeDefault}"), ""),
        (profile("appArmorProfile", "{type: Localhost}"), "", ""),
        ("", "", f"{APPARMOR_WEB}: localhost/x"),
    ],
)
def test_one_means_of_hardening_is_enough(judge, pod, container, spec, annotation):
    assert judge(linux_hardening.build(), pod(container, spec, annotation)) == []


@pytest.mark.parametrize(
    ("container", "annotation"),
    [
        ("", ""),
        ("securityContext: {capabilities: {drop: [], add: [MKNOD]}, seLinuxOptions: {}}", ""),
        (profile("seccompProfile", "{type: Unconfined}"), f"{SECCOMP_POD}: runtime/default"),
    ],
)
def test_no_hardening_is_found(judge, pod, container, annotation):
    [found] = judge(linux_hardening.build(), pod(container, annotations=annotation))
    assert found.path == "spec.containers[0].securityContext"
