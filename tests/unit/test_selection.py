from __future__ import annotations

import pytest

from kubelint import lint_text
from kubelint.checks.check import Scope
from kubelint.config import Config, ObjectPattern, Override, RuleSetting
from kubelint.errors import UsageError
from kubelint.kube.version import parse_version
from kubelint.model.finding import Finding, ObjectRef
from kubelint.model.place import Location, Span
from kubelint.model.severity import Confidence, Severity
from kubelint.rulebook import Rulebook
from kubelint.run import Options
from kubelint.selection import Choice, Selection

BOOK = Rulebook.load()
ON, OFF = RuleSetting(enabled=True), RuleSetting(enabled=False)
WEB = ObjectRef("apps/v1", "Deployment", "shop", "web")
DB = ObjectRef("apps/v1", "StatefulSet", "shop", "db")


def ids(
    selection: Selection, file: str = "a.yaml", ref: ObjectRef | None = WEB, container: str | None = None
) -> set[str]:
    rules = selection.rules_for(file, ref, container)
    return {rule.id for scope in Scope for rule in rules.of(scope)}


def only(*rules: str, **config) -> Config:
    return Config(select=rules, **config)


def finding(rule: str, ref: ObjectRef = WEB, container: str | None = None, file: str = "a.yaml") -> Finding:
    place = Location(file, Span(1, 1, 1, 2))
    return Finding(rule, Severity.HIGH, Confidence.HIGH, "text", place, object=ref, container=container)


class TestWhichRules:
    def test_profile_is_the_default(self):
        assert ids(Selection(BOOK, Config())) == set(BOOK.in_profile("default"))

    def test_profile_of_the_command_line_wins(self):
        selection = Selection(BOOK, Config(profile="strict", select=("network",)), Choice(profile="all"))
        assert ids(selection) == set(BOOK.ids)

    def test_rules_of_the_configuration_join_or_leave_a_profile(self):
        config = Config(rules={"host-aliases": ON, "host-pid": OFF})
        assert "host-aliases" not in BOOK.in_profile("default")
        assert ids(Selection(BOOK, config)) == set(BOOK.in_profile("default")) - {"host-pid"} | {"host-aliases"}
        assert "host-aliases" in ids(Selection(BOOK, config, Choice(profile="pss-baseline")))

    def test_select_means_exactly_these(self):
        config = Config(
            ignore=("host",), rules={"host-pid": OFF, "host-ipc": ON}, overrides=(Override({"host-port": ON}, ("*",)),)
        )
        assert ids(Selection(BOOK, config, Choice(select=("host-pid",)))) == {"host-pid"}

    def test_select_takes_topics(self):
        expected = {id_ for id_ in BOOK.ids if BOOK.topic(id_) == "yaml"} | {"host-pid"}
        assert ids(Selection(BOOK, Config(), Choice(select=("yaml", "host-pid")))) == expected

    def test_select_of_the_configuration_is_where_its_rules_start_from(self):
        config = only("yaml", rules={"duplicate-key": OFF, "host-pid": ON})
        assert ids(Selection(BOOK, config)) == {i for i in BOOK.ids if BOOK.topic(i) == "yaml"} - {"duplicate-key"} | {
            "host-pid"
        }

    @pytest.mark.parametrize(
        "choice", [Choice(ignore=("host",)), Choice(ignore=("yaml", "host")), Choice(profile="all", ignore=("host",))]
    )
    def test_ignore_has_the_last_word(self, choice):
        config = Config(rules={"host-pid": ON}, overrides=(Override({"host-ipc": ON}, ("*",)),))
        assert not {i for i in ids(Selection(BOOK, config, choice)) if BOOK.topic(i) == "host"}

    def test_ignore_of_the_configuration_has_it_too(self):
        assert ids(Selection(BOOK, only("host-pid", "host-ipc", ignore=("host-ipc",)))) == {"host-pid"}

    @pytest.mark.parametrize(
        ("choice", "message"),
        [
            (Choice(select=("host-pit",)), r"no rule and no topic 'host-pit' \(did you mean host-pid\?\)"),
            (Choice(ignore=("netwrok",)), r"no rule and no topic 'netwrok' \(did you mean network\?\)"),
            (Choice(profile="strct"), r"no profile 'strct' \(did you mean strict\?\)"),
        ],
    )
    def test_what_does_not_exist_is_a_mistake(self, choice, message):
        with pytest.raises(UsageError, match=message):
            Selection(BOOK, Config(), choice)


class TestVersions:
    def test_rules_are_those_of_the_version(self, write_rule, tmp_path):
        write_rule("new-rule", match={"since": "1.30"})
        write_rule("old-rule", match={"until": "1.29"})
        write_rule("pss-rule", profiles=[], pod_security={"baseline": {"since": "1.30"}})
        book = Rulebook.load(folders=[str(tmp_path / "rules")])
        own = {"new-rule", "old-rule", "pss-rule"}

        def chosen(version: str, **choice) -> set[str]:
            return ids(Selection(book, Config(), Choice(**choice), version=parse_version(version))) & own

        assert chosen("1.29") == {"old-rule"}
        assert chosen("1.30") == {"new-rule"}
        assert chosen("1.29", profile="pss-baseline") == set()
        assert chosen("1.30", profile="pss-baseline") == {"pss-rule"}
        assert chosen("1.29", select=("own",)) == {"old-rule", "pss-rule"}


class TestOverrides:
    def test_path_is_relative_to_the_configuration(self):
        config = only("host-pid", folder="../deploy", overrides=(Override({"host-pid": OFF}, ("tests/",)),))
        selection = Selection(BOOK, config)
        assert ids(selection, "../deploy/tests/a.yaml") == set()
        assert ids(selection, "../deploy/tests/a.yaml", None) == set()
        assert ids(selection, "tests/a.yaml") == {"host-pid"}
        assert ids(selection, "-") == {"host-pid"}

    def test_path_is_the_same_however_it_is_written(self, tmp_path, monkeypatch):
        (tmp_path / "real" / "tests").mkdir(parents=True)
        (tmp_path / "link").symlink_to("real")
        monkeypatch.chdir(tmp_path / "link")
        selection = Selection(BOOK, only("host-pid", overrides=(Override({"host-pid": OFF}, ("/tests/",)),)))
        for file in (
            "tests/a.yaml",
            "./tests/../tests/a.yaml",
            tmp_path / "link/tests/a.yaml",
            tmp_path / "real/tests/a.yaml",
        ):
            assert ids(selection, str(file)) == set()

    @pytest.mark.parametrize(
        ("pattern", "fits"),
        [
            (ObjectPattern(kind="Deployment"), True),
            (ObjectPattern(name="w*b", namespace="shop"), True),
            (ObjectPattern(name="we"), False),
            (ObjectPattern(name="web", namespace="other"), False),
            (ObjectPattern(kind="*Set"), False),
        ],
    )
    def test_object_fits_if_all_that_is_said_of_it_does(self, pattern, fits):
        selection = Selection(BOOK, only("host-pid", overrides=(Override({"host-pid": OFF}, objects=(pattern,)),)))
        assert ids(selection) == (set() if fits else {"host-pid"})

    def test_one_of_several_objects_is_enough(self):
        patterns = (ObjectPattern(name="db"), ObjectPattern(name="web"))
        selection = Selection(BOOK, only("host-pid", overrides=(Override({"host-pid": OFF}, objects=patterns),)))
        assert ids(selection) == set()

    def test_path_and_object_have_to_fit_both(self):
        override = Override({"host-pid": OFF}, ("x/",), (ObjectPattern(name="web"),))
        selection = Selection(BOOK, only("host-pid", overrides=(override,)))
        assert ids(selection, "x/a.yaml") == set()
        assert ids(selection, "x/a.yaml", DB) == ids(selection, "y/a.yaml", WEB) == {"host-pid"}

    def test_later_ones_win(self):
        overrides = (Override({"host-pid": OFF}, ("*",)), Override({"host-pid": ON}, ("web.yaml",)))
        selection = Selection(BOOK, only("host-pid", overrides=overrides))
        assert (ids(selection, "a.yaml"), ids(selection, "web.yaml")) == (set(), {"host-pid"})

    def test_what_an_override_leaves_open_stays(self):
        config = only(
            "low-user-id",
            rules={"low-user-id": RuleSetting(severity=Severity.INFO, parameters={"at-least": 5})},
            overrides=(Override({"low-user-id": RuleSetting(enabled=True, severity=Severity.LOW)}, ("b.yaml",)),),
        )
        assert [f.severity for f in lint("b.yaml", config, pod(5, 4))] == [Severity.LOW]
        assert [f.severity for f in lint("a.yaml", config, pod(5, 4))] == [Severity.INFO]


class TestContainers:
    """Settings for one container, in runs of the real engine."""

    AGENT = (ObjectPattern(container="agent"),)

    def test_rule_is_off_for_one(self):
        config = only("low-user-id", overrides=(Override({"low-user-id": OFF}, objects=self.AGENT),))
        assert [f.container for f in lint("a.yaml", config, pod(1, 1))] == ["web"]

    def test_rule_is_on_for_one(self):
        config = only("host-pid", overrides=(Override({"low-user-id": ON}, objects=self.AGENT),))
        assert [f.container for f in lint("a.yaml", config, pod(1, 1))] == ["agent"]

    def test_rule_about_pods_is_on_for_one(self):
        config = only("host-pid", overrides=(Override({"seccomp-unconfined": ON}, objects=self.AGENT),))
        profile = "seccompProfile: {type: Unconfined}"
        assert [f.container for f in lint("a.yaml", config, pod(1, 1, profile))] == ["agent"]

    def test_parameters_and_severity_are_those_of_one(self):
        change = RuleSetting(enabled=True, severity=Severity.CRITICAL, parameters={"at-least": 500})
        config = only("low-user-id", overrides=(Override({"low-user-id": change}, objects=self.AGENT),))
        assert [f.container for f in lint("a.yaml", config, pod(600, 600))] == ["web"]
        assert [(f.container, f.severity) for f in lint("a.yaml", config, pod(20_000, 400))] == [
            ("agent", Severity.CRITICAL)
        ]


class TestWholeProject:
    def test_rule_is_off_for_some_objects(self):
        config = only("host-pid", rules={"network-policy-missing": ON})
        assert len(lint("a.yaml", config, pod(1, 1))) == 1
        for override in (
            Override({"network-policy-missing": OFF}, ("a.*",)),
            Override({"network-policy-missing": OFF}, objects=(ObjectPattern(kind="Pod"),)),
        ):
            assert lint("a.yaml", config._replace(overrides=(override,)), pod(1, 1)) == []
            assert len(lint("b.yaml", config._replace(overrides=(override._replace(paths=("a.*",)),)), pod(1, 1))) == 1

    def test_rule_is_on_for_some_objects_only(self):
        config = only(
            "host-pid",
            overrides=(
                Override({"network-policy-missing": RuleSetting(enabled=True, severity=Severity.INFO)}, ("a.*",)),
            ),
        )
        assert [f.severity for f in lint("a.yaml", config, pod(1, 1))] == [Severity.INFO]
        assert lint("b.yaml", config, pod(1, 1)) == []


class TestActive:
    def test_rules_that_run_somewhere(self):
        config = only(
            "host-pid",
            ignore=("host-port",),
            overrides=(Override({"host-ipc": ON, "host-pid": OFF, "host-port": ON}, ("*",)),),
        )
        assert Selection(BOOK, config).active_rules() == {"host-pid", "host-ipc"}

    def test_rules_about_the_whole_project_run_only_if_it_is_there(self):
        selection = Selection(BOOK, only("host-pid", "network-policy-missing"))
        assert selection.workspace_rules == ("network-policy-missing",)
        assert selection.active_rules() == {"host-pid", "network-policy-missing"}
        assert selection.active_rules(is_complete=False) == {"host-pid"}

    def test_suppression_of_a_rule_that_could_not_run_is_not_called_unused(self):
        text = "# kubelint: ignore-file[network-policy-missing] is elsewhere\n" + pod(1, 1)
        config = only("network-policy-missing", "unused-suppression")
        assert lint("a.yaml", config, text, project=False) == []


class TestAdjust:
    def test_finding_stays_as_it_is(self):
        found = finding("host-pid")
        assert Selection(BOOK, only("host-pid")).adjust(found) is found
        assert (
            Selection(BOOK, only("host-pid", overrides=(Override({"host-pid": OFF}, ("b.yaml",)),))).adjust(found)
            is found
        )

    def test_finding_goes_where_its_rule_is_off(self):
        selection = Selection(
            BOOK, only("host-pid", overrides=(Override({"host-pid": OFF}, objects=(ObjectPattern(container="a"),)),))
        )
        assert selection.adjust(finding("host-pid", container="a")) is None
        assert selection.adjust(finding("host-pid", container="b")) is not None
        assert selection.adjust(finding("host-pid")) is not None


def pod(web: int, agent: int, more: str = "") -> str:
    contexts = [", ".join(filter(None, (f"runAsUser: {uid}", more))) for uid in (web, agent)]
    return (
        "apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: shop}\nspec:\n  containers:\n"
        f"  - {{name: web, image: 'a:1', securityContext: {{{contexts[0]}}}}}\n"
        f"  - {{name: agent, image: 'a:1', securityContext: {{{contexts[1]}}}}}\n"
    )


def lint(file: str, config: Config, text: str, *, project: bool = True) -> list[Finding]:
    report = lint_text(text, path=file, config=config, options=Options(project=project))
    assert report.failures == ()
    return [f for f in report.findings if f.suppression is None]
