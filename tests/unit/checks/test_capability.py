"""Capabilities by name, however they are spelt."""

from __future__ import annotations

import pytest

from kubelint.checks.capability import build

ADDED = build(added=["SYS_ADMIN", "ALL"])
SPELLING = build(spelling=True)


def capabilities(text):
    return f"securityContext:\n  capabilities: {text}"


@pytest.mark.parametrize(
    "text",
    [
        "{add: [SYS_CHROOT], drop: [SYS_ADMIN]}",
        "{add: SYS_ADMIN}",
        "{add: [{SYS_ADMIN: 1}, 7, null]}",
        "[SYS_ADMIN]",
        "{}",
    ],
)
def test_other_capabilities_are_no_fault(judge, pod, text):
    assert judge(ADDED, pod(capabilities(text))) == []


@pytest.mark.parametrize("name", ["SYS_ADMIN", "sys_admin", "CAP_SYS_ADMIN", "cap_sys_admin"])
def test_an_added_capability_is_found_in_every_spelling(judge, pod, name):
    [found] = judge(ADDED, pod(capabilities(f"{{add: [CHOWN, {name}]}}")))
    assert (found.path, found.shown) == ("spec.containers[0].securityContext.capabilities.add[1]", name)
    assert found.hit.args == {"capability": "SYS_ADMIN"}


def test_plain_names_are_spelt_right(judge, pod):
    assert judge(SPELLING, pod(capabilities("{add: [NET_RAW], drop: [ALL, CAPRICE]}"))) == []


def test_prefixes_and_lower_case_are_misspelt(judge, pod):
    found = judge(SPELLING, pod(capabilities("{add: [net_raw], drop: [ALL, CAP_CHOWN]}")))
    assert [(f.shown, f.hit.args["capability"]) for f in found] == [("net_raw", "NET_RAW"), ("CAP_CHOWN", "CHOWN")]
