from __future__ import annotations

import pytest

from kubelint.kube.selector import from_label_selector, from_map

WEB = {"app": "web", "tier": "front"}


@pytest.mark.parametrize(
    "selector",
    [
        {"matchLabels": {"app": "api"}},
        {"matchLabels": {"app": "web", "zone": "a"}},
        {"matchExpressions": [{"key": "app", "operator": "In", "values": ["api"]}]},
        {"matchExpressions": [{"key": "zone", "operator": "In", "values": [""]}]},
        {"matchExpressions": [{"key": "app", "operator": "NotIn", "values": ["web"]}]},
        {"matchExpressions": [{"key": "zone", "operator": "Exists"}]},
        {"matchExpressions": [{"key": "app", "operator": "DoesNotExist"}]},
        {"matchExpressions": [{"key": "app", "operator": "Equals", "values": ["web"]}]},
        {
            "matchLabels": {"app": "web"},
            "matchExpressions": [{"key": "tier", "operator": "NotIn", "values": ["front"]}],
        },
    ],
)
def test_does_not_match(selector):
    assert not from_label_selector(selector).matches(WEB)


@pytest.mark.parametrize(
    "selector",
    [
        {},
        {"matchLabels": {}},
        {"matchLabels": {"app": "web"}},
        {"matchExpressions": [{"key": "app", "operator": "In", "values": ["api", "web"]}]},
        {"matchExpressions": [{"key": "zone", "operator": "NotIn", "values": ["a"]}]},
        {"matchExpressions": [{"key": "tier", "operator": "Exists"}]},
        {"matchExpressions": [{"key": "zone", "operator": "DoesNotExist"}]},
    ],
)
def test_matches(selector):
    assert from_label_selector(selector).matches(WEB)


def test_empty_selects_everything_and_says_so():
    assert from_label_selector({}).is_empty
    assert from_map({}).is_empty
    assert not from_map({"app": "web"}).is_empty


def test_numbers_and_booleans_are_compared_as_they_are_written():
    assert from_map({"v": 1, "on": True}).matches({"v": "1", "on": "true"})
    assert not from_map({"v": 1}).matches({"v": "1.0"})


@pytest.mark.parametrize("value", [None, [], "app", 1, {"matchLabels": []}, {"matchExpressions": [1, {"values": 2}]}])
def test_hostile_shapes_are_taken(value):
    assert from_label_selector(value).matches(WEB) in (True, False)


def test_pairs_are_the_labels_that_everything_selected_has():
    assert from_label_selector({"matchExpressions": [{"key": "a", "operator": "Exists"}]}).pairs == ()
    assert from_label_selector({"matchLabels": {"a": "b"}}).pairs == (("a", "b"),)


def test_labels_that_controllers_add_are_left_out_where_templates_are_judged():
    selector = from_map({"app": "web", "statefulset.kubernetes.io/pod-name": "web-0"})
    assert not selector.matches({"app": "web"})
    assert selector.of_template.matches({"app": "web"})
