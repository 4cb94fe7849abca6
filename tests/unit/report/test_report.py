"""Every format over a report made by hand, with text that wants to break out of it."""

from __future__ import annotations

import json

import pytest

from kubelint.model.finding import Finding, ObjectRef, Related, Suppression
from kubelint.model.place import Location, Span
from kubelint.model.report import Excerpt, Failure, NotChecked, Report
from kubelint.model.rule import Parameter, RuleSpec
from kubelint.model.severity import Confidence, Severity
from kubelint.report import FORMATS, Style, render
from kubelint.report.sarif import MOST_RESULTS, artifact

RULE = RuleSpec(
    "some-fault", "topic", Severity.HIGH, Confidence.HIGH, "Some fault", "m", "field", why="Because of\nthis.\n\nAnd that.",
    remedy="Mend it\nlike this.\n\nOr that way.", references=("https://example.org/a",), covers={"cis": ("5.2.2",)},
    aliases={"checkov": ("CKV_1",)}, parameters=(Parameter("names", {}, ["a"], "Some names"),),
)  # fmt: skip
WEB = ObjectRef("v1", "Pod", "shop", "web")
HOSTILE = "a\n::error::b\x1b[31m %0A \u202e"


def finding(line: int = 2, message: str = "it is wrong", **more) -> Finding:
    place = Location(more.pop("file", "dir/a.yaml"), Span(line, 3, line, 6), ("spec", "x"))
    return Finding("some-fault", Severity.HIGH, Confidence.HIGH, message, place, WEB, fingerprint="f" * 32, **more)


def report(*findings: Finding, **more) -> Report:
    return Report(
        "1.2.3", 1, 1, more.pop("complete", True), findings, rules={"some-fault": RULE} if findings else {}, **more
    )


def text_of(format_: str, made: Report, **style) -> str:
    return "".join(render(format_, made, Style(**style)))


@pytest.mark.parametrize("format_", FORMATS)
def test_same_report_same_bytes(format_):
    made = report(finding(), finding(3), not_checked=(NotChecked("t.yaml", 0, "a template"),))
    assert text_of(format_, made) == text_of(format_, made)


@pytest.mark.parametrize("format_", FORMATS)
def test_hostile_text_cannot_break_out(format_):
    made = report(
        finding(message=HOSTILE, related=(Related(Location("b.yaml", Span(1, 1, 1, 2)), HOSTILE),)),
        not_checked=(NotChecked(HOSTILE, 1, HOSTILE),),
        failures=(Failure("some-fault", HOSTILE, HOSTILE),),
        excerpts={("dir/a.yaml", 2): Excerpt(2, (HOSTILE,))},
    )
    out = text_of(format_, made)
    assert "\x1b" not in out
    if format_ != "json":  # which is for programs, and escapes what it has to
        assert "\u202e" not in out
    assert not any(line.startswith("::error::b") for line in out.split("\n"))


class TestText:
    def test_nothing_found(self):
        assert text_of("text", report()) == "no findings in 1 object, 1 file\n"

    def test_finding_with_its_line_and_what_to_do_once(self):
        made = report(finding(), finding(7), excerpts={("dir/a.yaml", n): Excerpt(n, ("  abc: d",)) for n in (2, 7)})
        assert text_of("text", made) == (
            "dir/a.yaml\n"
            "  dir/a.yaml:2:3: high [some-fault] it is wrong\n"
            "    2 |   abc: d\n"
            "      |   ^^^\n"
            "    help: Mend it\n"
            "          like this.\n"
            "\n"
            "  dir/a.yaml:7:3: high [some-fault] it is wrong\n"
            "    7 |   abc: d\n"
            "      |   ^^^\n"
            "\n"
            "2 findings (2 high) in 1 object, 1 file\n"
        )

    def test_underline_fits_wide_characters_and_long_lines(self):
        wide = report(finding(), excerpts={("dir/a.yaml", 2): Excerpt(2, ("漢字abc",))})
        assert "    2 | 漢字abc\n      |     ^^^\n" in text_of("text", wide)
        place = Location("a.yaml", Span(1, 501, 1, 504))
        long = report(
            finding()._replace(location=place), excerpts={("a.yaml", 1): Excerpt(1, ("x" * 500 + "abc" + "y" * 500,))}
        )
        source, marks = text_of("text", long).split("\n")[2:4]
        assert source[marks.index("^") : marks.rindex("^") + 1] == "abc"
        assert len(source) < 200

    def test_says_what_was_not_checked_and_what_did_not_run(self):
        items = tuple(NotChecked(f"{n}.yaml", n, "a template") for n in range(8))
        out = text_of(
            "text", report(not_checked=items, skipped_rules=("a", "b"), failures=(Failure("r", "f.yaml", "boom"),))
        )
        assert "not checked (8): a template\n  0.yaml\n  1.yaml:1\n" in out
        assert "and 3 more" in out
        assert "(--project or --context DIR): a, b" in out
        assert "failed r: f.yaml: boom" in out

    def test_suppressed_are_counted_only(self):
        out = text_of("text", report(finding(suppression=Suppression("comment", "reason"))))
        assert out == "no findings in 1 object, 1 file; 1 suppressed\n"

    def test_colour_on_request(self):
        assert "\033[31mhigh\033[0m" in text_of("text", report(finding()), color=True)


class TestJson:
    def test_contract(self):
        made = report(
            finding(container="web", suppression=Suppression("comment", "why", Location("a", Span(1, 1, 1, 2))))
        )
        document = json.loads(text_of("json", made))
        assert document["version"] == 1
        assert document["tool"] == {"name": "kubelint", "version": "1.2.3"}
        assert document["findings"] == [
            {
                "rule": "some-fault", "severity": "high", "confidence": "high", "message": "it is wrong", "file": "dir/a.yaml",
                "line": 2, "column": 3, "endLine": 2, "endColumn": 6, "path": "spec.x",
                "object": {"apiVersion": "v1", "kind": "Pod", "namespace": "shop", "name": "web"}, "container": "web",
                "related": [], "suppressed": {"kind": "comment", "reason": "why", "file": "a", "line": 1}, "fingerprint": "f" * 32,
            }
        ]  # fmt: skip


class TestGithub:
    def test_command(self):
        assert text_of("github", report(finding(message="50% of: a,b"))) == (
            "::error file=dir/a.yaml,line=2,endLine=2,col=3,endColumn=5,title=kubelint%3A some-fault::50%25 of: a,b\n"
        )

    def test_not_checked_is_a_notice(self):
        made = report(not_checked=tuple(NotChecked("t.yaml", 4, "a template") for _ in range(12)))
        lines = text_of("github", made).splitlines()
        assert lines[0] == "::notice file=t.yaml,title=kubelint%3A not checked,line=4::a template"
        assert lines[-1].endswith("::2 more were not checked")


class TestSarif:
    def run_of(self, made: Report, **style):
        (run,) = json.loads(text_of("sarif", made, **style))["runs"]
        return run

    def test_rule_and_result(self):
        run = self.run_of(report(finding()))
        (rule,) = run["tool"]["driver"]["rules"]
        assert rule["properties"]["security-severity"] == "8.0"
        assert rule["properties"]["tags"] == ["security", "kubernetes", "topic", "cis/5.2.2"]
        assert "CKV_1" in rule["help"]["markdown"]
        (result,) = run["results"]
        assert result["partialFingerprints"] == {"kubelint/v1": "f" * 32}
        assert result["locations"][0]["physicalLocation"]["region"] == {
            "startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 6,
        }  # fmt: skip

    def test_suppressed_results_are_left_out_unless_asked_for(self):
        made = report(finding(suppression=Suppression("comment", "why")))
        assert self.run_of(made)["results"] == []
        (result,) = self.run_of(made, include_suppressed=True)["results"]
        assert result["suppressions"] == [{"kind": "inSource", "justification": "why"}]

    def test_everything_not_checked_is_a_notification(self):
        made = report(
            not_checked=(NotChecked("t.yaml", 4, "a template"),), failures=(Failure("r", "f.yaml", "KeyError in x.py:1"),),
            skipped_rules=("a",), complete=False,
        )  # fmt: skip
        (invocation,) = self.run_of(made)["invocations"]
        assert invocation["executionSuccessful"] is False
        ids = [n["descriptor"]["id"] for n in invocation["toolExecutionNotifications"]]
        assert ids == ["not-checked", "failure", "rules-not-run"]

    def test_most_severe_are_kept_within_the_limit_of_github(self):
        low = finding()._replace(severity=Severity.LOW)
        run = self.run_of(report(*[low] * MOST_RESULTS, finding(9)))
        assert len(run["results"]) == MOST_RESULTS
        assert run["results"][-1]["level"] == "error"
        assert (
            "1 findings of lower severity" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
        )

    @pytest.mark.parametrize(
        ("file", "uri"),
        [
            ("a b/ö.yaml", {"uri": "a%20b/%C3%B6.yaml", "uriBaseId": "%SRCROOT%"}),
            ("../a#b?.yaml", {"uri": "../a%23b%3F.yaml", "uriBaseId": "%SRCROOT%"}),
            ("/etc/a.yaml", {"uri": "file:///etc/a.yaml"}),
            ("C:\\dir\\a.yaml", {"uri": "file:///C:/dir/a.yaml"}),
        ],
    )
    def test_files(self, file, uri):
        assert artifact(file) == uri
