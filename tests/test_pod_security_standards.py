"""The profiles of the Pod Security Standards, against the fixtures that Kubernetes itself tests its admission plugin with.

What passes there has no finding under the profile of its level and version, what fails has one. The fixtures lie beside
the checkout where they are at hand.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from kubelint import lint_paths, lint_text
from kubelint.run import Options

CASES = Path(__file__).parents[2] / "shared" / "conformance"

RESTRICTED = """\
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
  containers:
    - name: web
      image: example.org/web:1.0
      securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
"""


def findings(text: str, profile: str, version: str) -> list[str]:
    report = lint_text(text, options=Options(profile=profile, kubernetes_version=version))
    assert report.failures == ()
    return [f.rule for f in report.findings]


@pytest.mark.parametrize("version", [f"1.{minor}" for minor in range(38)])
def test_pod_that_keeps_the_restricted_level_keeps_it_in_every_version(version):
    assert findings(RESTRICTED, "pss-baseline", version) == []
    if version in (
        "1.0",
        "1.18",
    ):  # before 1.19 seccomp was an annotation, before 1.8 escalation could not be forbidden
        assert set(findings(RESTRICTED, "pss-restricted", version)) <= {"seccomp-profile-missing"}
    elif int(version.split(".")[1]) >= 19:
        assert findings(RESTRICTED, "pss-restricted", version) == []


@pytest.mark.parametrize(
    ("version", "rules"),
    [
        ("1.7", set()),
        ("1.8", {"allow-privilege-escalation"}),
        ("1.19", {"allow-privilege-escalation", "seccomp-profile-missing"}),
        ("1.22", {"allow-privilege-escalation", "seccomp-profile-missing", "capabilities-not-dropped"}),
    ],
)
def test_level_has_in_each_version_what_that_version_checks(version, rules):
    pod = "{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {securityContext: {runAsNonRoot: true}, containers: [{name: a}]}}"
    assert set(findings(pod, "pss-restricted", version)) == rules


def test_fixtures_of_kubernetes():
    if not CASES.is_dir():
        pytest.skip("the fixtures are not beside the checkout")
    outcomes: Counter[tuple[str, str, bool]] = Counter()
    wrong = []
    for line in (CASES / "cases.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if case["suite"] != "pss":
            continue
        options, verdict = case["options"], case["expect"]["verdict"]
        paths = [str(CASES / "files" / name) for name in case["files"]]
        report = lint_paths(
            paths, profile=f"pss-{options['level']}", kubernetes_version=options["version"], project=True
        )
        is_right = bool(report.findings) == (verdict == "fail") and not report.failures
        outcomes[options["level"], verdict, is_right] += 1
        if not is_right:
            wrong.append(case["case"])
    assert wrong == []
    assert {key[:2] for key in outcomes} == {
        (level, v) for level in ("baseline", "restricted") for v in ("pass", "fail")
    }
    assert sum(outcomes.values()) > 2_000
