"""The words of a suppression."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kubelint.suppress.grammar import parse_comment, parse_explanation


@pytest.mark.parametrize(
    "text",
    [
        "#",
        "# kubelint",
        "# kubelint reads this",
        "# see kubelint: ignore[rule] in the manual",
        "# kubelint-ignore[rule]",
        "# notkubelint: ignore[rule]",
        "kubelint: ignore[rule]",
    ],
)
def test_comments_without_a_suppression(text: str) -> None:
    assert parse_comment(text) is None


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("# kubelint:", "it says '', not ignore or ignore-file"),
        ("# kubelint: disable[rule]", "it says 'disable', not ignore or ignore-file"),
        ("# kubelint: Ignore[rule]", "it says 'Ignore', not ignore or ignore-file"),
        ("# kubelint: ignored[rule]", "it says 'ignored', not ignore or ignore-file"),
        ("# kubelint: ignore", "it names no rule: write ignore[rule]"),
        ("# kubelint: ignore some-rule", "it names no rule: write ignore[rule]"),
        ("# kubelint: ignore: reason", "it names no rule: write ignore[rule]"),
        ("# kubelint: ignore(rule)", "'(' follows where [rule] is expected"),
        ("# kubelint: ignore-file(rule)", "'(' follows where [rule] is expected"),
        ("# kubelint: ignore=rule", "'=' follows where [rule] is expected"),
        ("# kubelint: ignore[rule", "its bracket is not closed"),
        ("# kubelint: ignore-file[rule reason", "its bracket is not closed"),
        ("# kubelint: ignore[a[b]] reason", "its bracket is not closed"),
        ("# kubelint: ignore[]", "its brackets are empty"),
        ("# kubelint: ignore[ , ]", "its brackets are empty"),
        ("# kubelint: ignore[one two]", "'one two' is no rule id"),
        ("# kubelint: ignore[one, *]", "'*' is no rule id"),
        (f"# kubelint: ignore[{'x ' * 50}]", f"'{('x ' * 50)[:40]}…' is no rule id"),
        ("# kubelint: ignore[rule] until=tomorrow", "'tomorrow' is no date such as until=2027-01-31"),
        ("# kubelint: ignore[rule] until=20270131", "'20270131' is no date such as until=2027-01-31"),
        ("# kubelint: ignore[rule] until=2027-02-30", "'2027-02-30' is no date such as until=2027-01-31"),
        ("# kubelint: ignore[rule] until=٢٠٢٧-٠١-٠١", "'٢٠٢٧-٠١-٠١' is no date such as until=2027-01-31"),
        ("# kubelint: ignore[rule] until=", "'' is no date such as until=2027-01-31"),
        ("# kubelint: ignore[rule] until=2027-01-31 until=2028-01-31", "it ends on several days"),
    ],
)
def test_mistakes(text: str, mistake: str) -> None:
    statement = parse_comment(text)
    assert statement is not None
    assert statement.mistake == mistake


@pytest.mark.parametrize(
    ("text", "verb", "rules", "reason"),
    [
        ("# kubelint: ignore[rule]", "ignore", ["rule"], ""),
        ("#kubelint:ignore[rule]because", "ignore", ["rule"], "because"),
        ("#\tkubelint: \tignore [ a-1 ,b.c, ] of  #12 [see]", "ignore", ["a-1", "b.c"], "of #12 [see]"),
        ("# kubelint: ignore[rule] -- it is so", "ignore", ["rule"], "it is so"),
        ("# kubelint: ignore[rule]: it is so", "ignore", ["rule"], "it is so"),
        ("# kubelint: ignore[rule] – c'est la vie", "ignore", ["rule"], "c'est la vie"),
        ("# yamllint disable-line # kubelint: ignore[rule] long", "ignore", ["rule"], "long"),
        ("# kubelint: ignore-file", "ignore-file", [], ""),
        ("# kubelint: ignore-file generated", "ignore-file", [], "generated"),
        ("# kubelint: ignore-file[rule, other] generated", "ignore-file", ["rule", "other"], "generated"),
    ],
)
def test_suppressions(text: str, verb: str, rules: list[str], reason: str) -> None:
    statement = parse_comment(text)
    assert statement is not None
    assert statement.mistake == ""
    assert (statement.verb, [rule.id for rule in statement.rules], statement.reason) == (verb, rules, reason)
    assert [text[rule.start : rule.end] for rule in statement.rules] == rules


@pytest.mark.parametrize(
    "text", ["until=2027-01-31 to be moved", "to be until=2027-01-31, moved", "to be moved until=2027-01-31."]
)
def test_the_last_day_stands_anywhere_in_the_reason(text: str) -> None:
    assert parse_explanation(text) == ("to be moved", date(2027, 1, 31), "")


def test_a_word_that_contains_until_is_a_word() -> None:
    assert parse_explanation("waituntil=2027-01-31") == ("waituntil=2027-01-31", None, "")


@given(st.text(alphabet=st.sampled_from("#[],:- \tuntil=2027ignorefleab.*\u00e9"), max_size=40))
def test_any_text_is_taken_and_rules_stand_where_it_says(text: str) -> None:
    comment = f"# kubelint: {text}"
    statement = parse_comment(comment)
    assert statement is not None
    assert all(comment[rule.start : rule.end] == rule.id for rule in statement.rules)
    assert statement.mistake or statement.rules or statement.verb == "ignore-file"
