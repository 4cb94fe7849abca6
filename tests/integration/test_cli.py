"""The command line as a person uses it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KUBELINT = [sys.executable, "-c", "from kubelint.cli.main import main; main()"]
POD = (
    "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  hostPID: %s\n  containers: [{name: a, image: 'x:1'}]\n"
)
TEMPLATE = "apiVersion: v1\nkind: Pod\nmetadata: {name: {{ .Release.Name }}}\n"


@pytest.fixture
def kubelint(tmp_path):
    """Runs kubelint in a folder of its own."""

    def run(*arguments: str, stdin: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
        variables = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR")} | environment
        return subprocess.run(
            [*KUBELINT, *arguments], cwd=tmp_path, env=variables, input=stdin, capture_output=True, text=True
        )

    return run


def rules_of(process: subprocess.CompletedProcess[str]) -> set[str]:
    return {finding["rule"] for finding in json.loads(process.stdout)["findings"]}


class TestExitCodes:
    def test_0_if_nothing_is_found(self, kubelint, tmp_path):
        (tmp_path / "pod.yaml").write_text(POD % "false")
        assert kubelint("check", "pod.yaml").returncode == 0

    def test_0_below_fail_on(self, kubelint, tmp_path):
        (tmp_path / "pod.yaml").write_text(POD % "true")
        assert kubelint("check", "pod.yaml", "--fail-on", "critical").returncode == 0
        assert kubelint("check", "pod.yaml", "--fail-on", "never").returncode == 0

    def test_1_at_fail_on(self, kubelint, tmp_path):
        (tmp_path / "pod.yaml").write_text(POD % "true")
        assert kubelint("check", "pod.yaml", "--fail-on", "high").returncode == 1

    def test_template_fails_with_strict_only(self, kubelint, tmp_path):
        (tmp_path / "pod.yaml").write_text(TEMPLATE)
        lenient = kubelint("check", "pod.yaml")
        assert lenient.returncode == 0
        assert "not checked (1)" in lenient.stdout
        assert kubelint("check", "pod.yaml", "--strict").returncode == 1

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (["check", "nothing.yaml"], "nothing.yaml"),
            (["check", "--select", "host-pidd", "."], "did you mean host-pid?"),
            (["check", "--profile", "strickt", "."], "did you mean strict?"),
            (["check", "--kubernetes-version", "one", "."], "not a Kubernetes version"),
            (["check", "--format", "pdf", "."], "choose from"),
            (["check", "--format", "json", "--format", "sarif", "."], "only one format"),
            (["check", "--config", "nothing.yaml", "."], "nothing.yaml"),
            (["check", "-", "a.yaml"], "standard input"),
            (["check", "--colour", "."], "No such option"),
            (["explain", "host-pidd"], "did you mean host-pid?"),
            (["chek"], "No such command"),
        ],
    )
    def test_2_and_one_line_for_bad_use(self, kubelint, arguments, says):
        process = kubelint(*arguments)
        assert process.returncode == 2
        assert says in process.stderr
        assert "Traceback" not in process.stderr

    def test_mistake_in_the_configuration_has_its_place(self, kubelint, tmp_path):
        (tmp_path / ".kubelint.yaml").write_text("profile: default\nrules:\n  host-pidd: off\n")
        process = kubelint("check", ".")
        assert process.returncode == 2
        assert process.stderr == "kubelint: .kubelint.yaml:3:3: there is no rule 'host-pidd' (did you mean host-pid?)\n"

    def test_unreadable_file_is_a_failure_and_the_others_are_linted(self, kubelint, tmp_path):
        if os.geteuid() == 0:
            pytest.skip("root may read everything")
        (tmp_path / "a.yaml").write_text("")
        (tmp_path / "a.yaml").chmod(0)
        (tmp_path / "b.yaml").write_text(POD % "true")
        process = kubelint("check", ".")
        assert process.returncode == 2
        assert "host-pid" in process.stdout


class TestInput:
    def test_standard_input_under_the_name_of_a_file(self, kubelint):
        process = kubelint("check", "-", "--stdin-filename", "deploy/pod.yaml", "--format", "json", stdin=POD % "true")
        (finding,) = json.loads(process.stdout)["findings"]
        assert (finding["file"], finding["line"], finding["column"]) == ("deploy/pod.yaml", 5, 12)

    def test_current_folder_if_no_path_is_given(self, kubelint, tmp_path):
        (tmp_path / "pod.yaml").write_text(POD % "true")
        assert "pod.yaml:5:12" in kubelint("check").stdout

    def test_rules_about_several_objects_wait_for_the_project(self, kubelint, tmp_path):
        (tmp_path / "pod.yaml").write_text(POD % "false")
        alone = kubelint("check", "pod.yaml")
        assert "namespace-network-policy-missing" in alone.stdout
        assert "not run, because the whole project is needed" in alone.stdout
        whole = kubelint("check", "pod.yaml", "--project", "--format", "json")
        assert "namespace-network-policy-missing" in rules_of(whole)
        assert json.loads(alone.stdout)["complete"] if alone.stdout.startswith("{") else True

    def test_context_is_read_and_not_reported_on(self, kubelint, tmp_path):
        (tmp_path / "pod.yaml").write_text(POD % "false")
        (tmp_path / "other.yaml").write_text(POD.replace("web", "other") % "true")
        (tmp_path / "policy.yaml").write_text(
            "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p}\nspec: {podSelector: {}}\n"
        )
        process = kubelint("check", "pod.yaml", "--context", ".", "--format", "json")
        assert process.returncode == 0
        assert rules_of(process) == set()
        assert json.loads(process.stdout)["files"] == 1


class TestOutput:
    def test_several_formats_in_one_run(self, kubelint, tmp_path):
        (tmp_path / "pod.yaml").write_text(POD % "true")
        process = kubelint(
            "check", "pod.yaml", "--format", "text", "--format", "json=a.json", "--format", "sarif=b.sarif"
        )
        assert "host-pid" in process.stdout
        assert json.loads((tmp_path / "a.json").read_text())["version"] == 1
        assert json.loads((tmp_path / "b.sarif").read_text())["version"] == "2.1.0"
        assert sorted(p.name for p in tmp_path.iterdir()) == ["a.json", "b.sarif", "pod.yaml"]

    def test_colour_only_where_it_is_wanted(self, kubelint, tmp_path):
        (tmp_path / "pod.yaml").write_text(POD % "true")
        assert "\033[" not in kubelint("check", "pod.yaml").stdout
        assert "\033[" in kubelint("check", "pod.yaml", FORCE_COLOR="1").stdout
        assert "\033[" not in kubelint("check", "pod.yaml", FORCE_COLOR="1", NO_COLOR="1").stdout

    def test_same_bytes_whatever_the_order_of_files(self, kubelint, tmp_path):
        for name in ("a", "b", "c"):
            (tmp_path / f"{name}.yaml").write_text(POD.replace("web", name) % "true")
        first = kubelint("check", "a.yaml", "b.yaml", "c.yaml", "--format", "json").stdout
        assert first == kubelint("check", "c.yaml", "a.yaml", "b.yaml", "--format", "json").stdout

    def test_no_secret_is_shown_in_any_format(self, kubelint, tmp_path):
        secret = "vB7nK3wQ9zRd"
        (tmp_path / "pod.yaml").write_text(
            f"apiVersion: v1\nkind: Pod\nmetadata: {{name: web}}\nspec:\n  containers:\n"
            f"    - {{name: a, image: x, env: [{{name: DB_PASSWORD, value: {secret}}}]}}\n"
        )
        for format_ in ("text", "json", "sarif", "github"):
            process = kubelint("check", "pod.yaml", "--profile", "all", "--format", format_)
            assert process.returncode == 1
            assert "plaintext-secret-env" in process.stdout
            assert secret not in process.stdout + process.stderr


class TestSuppression:
    def test_suppressed_findings_stay_in_the_report_marked(self, kubelint, tmp_path):
        (tmp_path / "pod.yaml").write_text(POD % "true  # kubelint: ignore[host-pid] it watches processes")
        process = kubelint("check", "pod.yaml", "--format", "json")
        assert process.returncode == 0
        (finding,) = json.loads(process.stdout)["findings"]
        assert finding["suppressed"]["reason"] == "it watches processes"
        assert kubelint("check", "pod.yaml", "--no-suppress").returncode == 1

    def test_unused_and_expired_suppressions_are_findings(self, kubelint, tmp_path):
        (tmp_path / "pod.yaml").write_text(POD % "false  # kubelint: ignore[host-pid] once")
        assert rules_of(kubelint("check", "pod.yaml", "--format", "json")) == {"unused-suppression"}
        (tmp_path / "pod.yaml").write_text(POD % "true  # kubelint: ignore[host-pid] until=2020-01-31 old")
        assert rules_of(kubelint("check", "pod.yaml", "--format", "json")) == {"expired-suppression", "host-pid"}


class TestConfiguration:
    def test_nearest_file_upwards_counts(self, kubelint, tmp_path):
        (tmp_path / ".kubelint.yaml").write_text("rules: {host-pid: off}\n")
        (tmp_path / "pod.yaml").write_text(POD % "true")
        assert kubelint("check", "pod.yaml").returncode == 0
        assert kubelint("check", "pod.yaml", "--no-config").returncode == 1

    def test_everything_that_it_can_say(self, kubelint, tmp_path):
        (tmp_path / "rules" / "team").mkdir(parents=True)
        (tmp_path / "rules" / "team" / "no-owner.yaml").write_text(
            "id: no-owner\nseverity: low\nconfidence: high\nprofiles: [strict]\nsummary: Pod has no owner\n"
            "message: '{kind} {name} has no owner'\nwhy: Somebody has to know whom to ask.\nremedy: Add a label.\n"
            "check: field\nwith: {on: object, path: metadata.labels.owner, require-present: true}\nexamples:\n"
            "  good: [{manifest: '{apiVersion: v1, kind: Pod, metadata: {labels: {owner: a}}}'}]\n"
            "  bad: [{manifest: '{apiVersion: v1, kind: Pod, metadata: {name: a}}', findings: [metadata.labels.owner]}]\n"
        )
        (tmp_path / ".kubelint.yaml").write_text(
            "profile: strict\nkubernetes-version: '1.30'\nfail-on: critical\nexclude: [skip/]\nrule-paths: [rules]\n"
            "rules:\n  low-user-id: {severity: high, at-least: 500}\n  host-pid: critical\n"
            "overrides:\n  - {paths: ['test/'], rules: {host-pid: off}}\n"
            "  - {objects: [{kind: Pod, name: 'sys-*'}], rules: {host-pid: info}, reason: they have to}\n"
            "suppressions: {require-reason: true, forbid: [privileged-container]}\n"
        )
        for folder in ("skip", "test", "prod"):
            (tmp_path / folder).mkdir()
            (tmp_path / folder / "pod.yaml").write_text(POD.replace("web", folder) % "true")
        (tmp_path / "prod" / "sys.yaml").write_text(POD.replace("web", "sys-a") % "true")
        process = kubelint("check", ".", "--format", "json")
        assert process.returncode == 1, process.stderr
        findings = json.loads(process.stdout)["findings"]
        found = {(f["file"], f["severity"]) for f in findings if f["rule"] == "host-pid"}
        assert found == {("prod/pod.yaml", "critical"), ("prod/sys.yaml", "info")}
        assert {f["severity"] for f in findings if f["rule"] == "low-user-id"} == {"high"}
        assert "no-owner" in {f["rule"] for f in findings}
        assert kubelint("rules", "test", "rules").stdout == "2 of 2 examples of 1 rules are as written\n"


class TestLearning:
    def test_version(self, kubelint):
        assert kubelint("--version").stdout.startswith("kubelint 0.")

    def test_help_names_every_command(self, kubelint):
        text = kubelint("--help").stdout
        assert all(name in text for name in ("check", "explain", "rules", "Exit codes"))
        assert "--stdin-filename" in kubelint("check", "--help").stdout

    @pytest.mark.parametrize("format_", ["text", "markdown", "json"])
    def test_explain(self, kubelint, format_):
        text = kubelint("explain", "host-path-volume", "--format", format_).stdout
        assert "hostPath" in text
        assert "KSV-0023" in text

    def test_rules_by_the_name_that_others_use(self, kubelint):
        rows = json.loads(kubelint("rules", "--like", "CKV_K8S_16", "--format", "json").stdout)
        assert [row["id"] for row in rows] == ["privileged-container"]

    def test_completion_of_rule_ids(self, kubelint):
        process = kubelint(
            _KUBELINT_COMPLETE="bash_complete", COMP_WORDS="kubelint check --select host-pi", COMP_CWORD="3"
        )  # fmt: skip
        assert "host-pid" in process.stdout


def test_examples_are_what_the_documentation_says():
    faulty = subprocess.run(
        [*KUBELINT, "check", "examples/shop", "--no-config", "--format", "json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert rules_of(faulty) >= {
        "container-runtime-socket", "dangerous-capabilities", "default-password", "host-network", "namespace-network-policy-missing",
        "plaintext-secret-args", "plaintext-secret-env", "privileged-container", "secret-in-configmap", "service-without-pods",
    }  # fmt: skip
    repaired = subprocess.run(
        [*KUBELINT, "check", "examples/shop-repaired", "--no-config", "--profile", "strict"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert (repaired.returncode, repaired.stdout.startswith("no findings")) == (0, True), repaired.stdout


def test_heavy_modules_stay_out_of_a_plain_run(tmp_path):
    """Counts modules, not milliseconds: each of these costs more than all rules over a small file."""
    (tmp_path / "pod.yaml").write_text(POD % "false")
    code = (
        "import sys; from kubelint import lint_paths; lint_paths([sys.argv[1]]);"
        "print(*sorted({m.split('.')[0] for m in sys.modules}))"
    )
    process = subprocess.run([sys.executable, "-c", code, str(tmp_path / "pod.yaml")], capture_output=True, text=True)
    loaded = set(process.stdout.split())
    assert "kubelint" in loaded, process.stderr
    assert (
        loaded & {"jsonschema", "click", "asyncio", "yaml", "pathspec", "hypothesis", "difflib", "unicodedata"} == set()
    )


def test_object_without_a_kind_is_a_finding_and_other_yaml_is_silent(kubelint, tmp_path):
    (tmp_path / "values.yaml").write_text("kind: of thing\nname: x\n")
    (tmp_path / "pod.yaml").write_text("apiVersion: v1\nmetadata: {name: web}\nspec: {}\n")
    process = kubelint("check", ".", "--format", "json")
    found = [(f["file"], f["rule"], f["line"]) for f in json.loads(process.stdout)["findings"]]
    assert found == [("pod.yaml", "yaml-invalid", 2)]
