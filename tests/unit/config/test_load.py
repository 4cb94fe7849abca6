from __future__ import annotations

import subprocess
import sys

import pytest

from kubelint.config import Config, ObjectPattern, Override, RuleSetting, find_config, load_config
from kubelint.errors import ConfigError
from kubelint.model.severity import Severity
from kubelint.model.suppression import SuppressionPolicy


def test_nothing_is_found_where_there_is_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".kubelint.yaml").mkdir()  # a folder is no configuration
    assert find_config(".") is None or tmp_path.name not in find_config(".")


@pytest.mark.parametrize("name", [".kubelint.yaml", ".kubelint.yml"])
def test_nearest_file_upwards_is_found(tmp_path, monkeypatch, name):
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    (tmp_path / name).write_text("")
    monkeypatch.chdir(below)
    assert find_config(".").replace("\\", "/") == f"../../{name}"
    (tmp_path / "a" / name).write_text("")
    assert find_config(".").replace("\\", "/") == f"../{name}"


def test_two_files_side_by_side_are_a_mistake(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in (".kubelint.yaml", ".kubelint.yml"):
        (tmp_path / name).write_text("")
    with pytest.raises(ConfigError, match=r"\.kubelint\.yml: there is \.kubelint\.yaml beside it"):
        find_config(".")


def test_empty_file_is_a_run_without_configuration(write_config):
    config = load_config(write_config(""))
    assert config._replace(file=None) == Config()


def test_everything_is_read(write_config, tmp_path):
    (tmp_path / "own").mkdir()
    config = load_config(
        write_config("""\
profile: strict
select: [network]
ignore: [host]
exclude: [vendor/, "!vendor/own"]
context: [base]
rule-paths: [own]
kubernetes-version: "1.33"
fail-on: medium
strict: yes
suppressions: {require-reason: true, forbid: [host-pid]}
""")
    )
    assert config._replace(file=None) == Config(
        profile="strict",
        select=("network",),
        ignore=("host",),
        exclude=("vendor/", "!vendor/own"),
        context=("base",),
        rule_paths=("own",),
        kubernetes_version="1.33",
        fail_on="medium",
        strict=True,
        suppressions=SuppressionPolicy(requires_reason=True, forbidden=frozenset({"host-pid"})),
    )


def test_paths_lie_beside_the_file_wherever_one_stands(write_config, tmp_path, monkeypatch):
    write_config("rule-paths: [own]\ncontext: [base]\nexclude: [x]\n")
    for name in ("own", "elsewhere"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    config = load_config("../.kubelint.yaml")
    assert [path.replace("\\", "/") for path in (*config.rule_paths, *config.context)] == ["../own", "../base"]
    assert (config.exclude, config.folder) == (("x",), "..")


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        ("off", RuleSetting(enabled=False)),
        ('"off"', RuleSetting(enabled=False)),
        ("false", RuleSetting(enabled=False)),
        ("on", RuleSetting(enabled=True)),
        ('"on"', RuleSetting(enabled=True)),
        ("high", RuleSetting(enabled=True, severity=Severity.HIGH)),
        ("{severity: info}", RuleSetting(enabled=True, severity=Severity.INFO)),
        ("{at-least: 1000}", RuleSetting(enabled=True, parameters={"at-least": 1000})),
        ("{enabled: off, severity: low}", RuleSetting(enabled=False, severity=Severity.LOW)),
    ],
)
def test_forms_of_a_setting(write_config, text, setting):
    assert load_config(write_config(f"rules: {{x: {text}}}")).rules == {"x": setting}


def test_override_is_read(write_config):
    config = load_config(
        write_config("""\
overrides:
  - paths: [tests/]
    objects: [{kind: DaemonSet, name: node-*, namespace: a, container: b}]
    rules: {host-pid: off}
    reason: they run nowhere
""")
    )
    pattern = ObjectPattern(kind="DaemonSet", name="node-*", namespace="a", container="b")
    assert config.overrides == (Override({"host-pid": RuleSetting(enabled=False)}, ("tests/",), (pattern,)),)


@pytest.mark.parametrize(
    ("text", "shown", "message"),
    [
        ("proflie: strict", "proflie", "unknown key 'proflie' (did you mean profile?)"),
        ("kubernetes-version: 1.30", "1.30", 'kubernetes-version is to be a text: write "1.30" in quotes'),
        ('kubernetes-version: "2.0"', '"2.0"', None),
        ('kubernetes-version: "1.99999"', '"1.99999"', None),
        ("fail-on: hihg", "hihg", "fail-on: 'hihg' is none of info, low, medium, high, critical, never (did you mean high?)"),
        ("exclude: vendor/", "vendor/", "exclude is to be a list"),
        ("strict: 1", "1", "strict is to be true or false"),
        ("rules: {host-pid: hihg}", "hihg", "rules.host-pid: 'hihg' is none of on, off, info, low, medium, high, critical (did you mean high?)"),
        ("rules: {host-pid: 3}", "3", "rules.host-pid is to be on, off, a severity, or a mapping with enabled, severity and parameters"),
        ("rules: {host-pid: {severity: hihg}}", "hihg", "rules.host-pid.severity: 'hihg' is none of info, low, medium, high, critical (did you mean high?)"),
        ("rules: {host-pid: {enabled: 1}}", "1", "rules.host-pid.enabled is to be true or false"),
        ("rules: [host-pid]", "[host-pid]", "rules is to be a mapping"),
        ("overrides: [{rules: {}}]", "{rules", "overrides[0] is to have one of paths, objects"),
        ("overrides: [{paths: [a]}]", "{paths", "overrides[0] lacks 'rules'"),
        ("overrides: [{objects: [{nmae: x}], rules: {}}]", "nmae", "unknown key 'nmae' (did you mean name?)"),
        ("overrides: [{objects: [{name: 1}], rules: {}}]", "1}", 'overrides[0].objects[0].name is to be a text: write "1" in quotes'),
        ("suppressions: {forbid: host-pid}", "host-pid", "suppressions.forbid is to be a list"),
        ("rule-paths: [nothing]", "nothing", "there is no such folder"),
        ("- profile: strict", "- profile", "the file is to be a mapping"),
        ("profile: [", None, None),
    ],
)  # fmt: skip
def test_mistake_is_told_with_its_place(write_config, text, shown, message):
    with pytest.raises(ConfigError) as caught:
        load_config(write_config(f"# a comment\n{text}\n"))
    error = caught.value
    assert message is None or error.text == message
    assert error.path == ".kubelint.yaml"
    assert error.line == 2 or shown is None
    assert shown is None or text[error.column - 1 :].startswith(shown) or shown.startswith("- ")


def test_right_file_is_read_without_the_library(write_config):
    """Importing jsonschema would double what a run over one file takes."""
    name = write_config(
        "profile: strict\nrules: {low-user-id: {at-least: 1000}, host-pid: off}\noverrides: [{paths: [a], rules: {host-ipc: high}}]\n"
    )
    program = (
        "import sys; from kubelint.config import load_config; from kubelint.run import lint_text;"
        f"lint_text('a: 1', config={name!r}); print('jsonschema' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
