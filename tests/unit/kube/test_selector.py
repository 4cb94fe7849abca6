"""Label selectors."""

from __future__ import annotations

import pytest

from kubelint.kube.selector import EVERYTHING, NOTHING, SelectorIndex, from_label_selector, from_map

WEB = {"app": "web", "tier": "front"}


def expression(key="app", operator="In", values=("web",)):
    return {"matchExpressions": [{"key": key, "operator": operator, "values": list(values)}]}


@pytest.mark.parametrize(
    "selector",
    [
        {"matchLabels": {"app": "api"}},
        {"matchLabels": {"app": "web", "zone": "a"}},
        {"matchLabels": {"zone": ""}},
        {"matchLabels": {"app": "WEB"}},
        expression("app", "In", ["api"]),
        expression("zone", "In", [""]),
        expression("app", "NotIn", ["web"]),
        expression("zone", "Exists", []),
        expression("app", "DoesNotExist", []),
        {"matchLabels": {"app": "web"}, **expression("tier", "NotIn", ["front"])},
        {"matchExpressions": [*expression()["matchExpressions"], *expression("app", "NotIn")["matchExpressions"]]},
    ],
)
def test_does_not_match(selector):
    assert not from_label_selector(selector).matches(WEB)


@pytest.mark.parametrize(
    "selector",
    [
        {},
        {"matchLabels": {}},
        {"matchLabels": None, "matchExpressions": None},
        {"matchExpressions": []},
        {"matchLabels": {"app": "web"}},
        {"matchLabels": {"app": "web", "tier": "front"}},
        expression("app", "In", ["api", "web"]),
        expression("app", "NotIn", ["api"]),
        expression("zone", "NotIn", ["a"]),
        expression("tier", "Exists", []),
        {"matchExpressions": [{"key": "zone", "operator": "DoesNotExist"}]},
    ],
)
def test_matches(selector):
    assert from_label_selector(selector).matches(WEB)


@pytest.mark.parametrize(
    "selector",
    [
        "app=web", 1, True, [], [{"app": "web"}], {"matchLabels": []}, {"matchLabels": "app"}, {"matchExpressions": {}},
        {"matchExpressions": [1]}, {"matchExpressions": [{}]}, {"matchExpressions": [{"key": ["app"], "operator": "Exists"}]},
        expression("app", "Equals"), expression("app", "in"), expression("app", "In", []), expression("app", "NotIn", []),
        expression("app", "Exists", ["web"]), expression("zone", "DoesNotExist", ["web"]), expression("", "Exists", []),
        {"matchExpressions": [{"key": "app", "operator": "In", "values": "web"}]},
        {"matchExpressions": [{"key": "zone", "operator": "NotIn", "values": {"a": 1}}]},
        {"matchLabels": {"app": "web"}, "matchExpressions": [None]},
    ],
)  # fmt: skip
def test_what_the_api_refuses_selects_nothing(selector):
    found = from_label_selector(selector)
    assert not found.is_empty
    assert not found.matches(WEB)
    assert not found.matches({})


def test_absence_means_what_the_field_says():
    assert from_label_selector(None) == EVERYTHING
    assert from_label_selector(None, absent=NOTHING) == NOTHING
    assert from_label_selector({}, absent=NOTHING) == EVERYTHING
    assert from_map(None).is_empty
    assert from_map({}).is_empty
    assert not from_map({"app": "web"}).is_empty
    assert not from_map(["app"]).matches(WEB)


def test_numbers_and_booleans_are_compared_as_they_are_written():
    assert from_map({"v": 1, "on": True}).matches({"v": "1", "on": "true"})
    assert from_map({"v": "1", "on": "false"}).matches({"v": 1, "on": False})
    assert not from_map({"v": 1}).matches({"v": "1.0"})
    assert not from_map({"v": 1}).matches({"v": True})


def test_pairs_are_the_labels_that_everything_selected_has():
    assert from_label_selector(expression("a", "Exists", [])).pairs == ()
    assert from_label_selector(expression("a", "In", ["b", "c"])).pairs == ()
    assert from_label_selector(expression("a", "NotIn", ["b"])).pairs == ()
    assert from_label_selector({"matchLabels": {"a": "b"}, **expression("c", "In", ["d"])}).pairs == (
        ("a", "b"),
        ("c", "d"),
    )


def test_labels_that_controllers_add_are_left_out_where_templates_are_judged():
    selector = from_map({"app": "web", "statefulset.kubernetes.io/pod-name": "web-0"})
    assert not selector.matches({"app": "web"})
    assert selector.of_template.matches({"app": "web"})
    assert not selector.of_template.matches({"app": "api"})


class TestIndex:
    INDEX = SelectorIndex(
        [
            ("shop", from_map({"app": "web", "part-of": "shop"}), "web"),
            ("shop", from_map({"app": "api", "part-of": "shop"}), "api"),
            ("shop", from_label_selector(expression("tier", "Exists", [])), "any tier"),
            ("shop", EVERYTHING, "all"),
            ("bank", EVERYTHING, "other namespace"),
        ]
    )

    @pytest.mark.parametrize(
        ("labels", "found"),
        [
            ({}, {"all"}),
            ({"app": "web"}, {"all"}),
            ({"app": "web", "part-of": "bank"}, {"all"}),
            ({"app": "web", "part-of": "shop"}, {"all", "web"}),
            ({"app": "api", "part-of": "shop", "tier": 1}, {"all", "api", "any tier"}),
        ],
    )
    def test_finds_what_trying_each_would_find(self, labels, found):
        selecting = list(self.INDEX.selecting("shop", labels))
        assert set(selecting) == found
        assert len(selecting) == len(found)

    def test_looks_at_few_of_many(self):
        tried = []

        class Watched(dict):
            def __contains__(self, key):
                tried.append(key)
                return super().__contains__(key)

        many = SelectorIndex(("", from_map({"part-of": "shop", "app": f"app-{n}"}), n) for n in range(1000))
        assert list(many.selecting("", Watched({"part-of": "shop", "app": "app-7"}))) == [7]
        assert len(tried) < 10
