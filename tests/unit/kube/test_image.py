from __future__ import annotations

import pytest

from kubelint.kube.image import Image, is_below, parse_image

DIGEST = "sha256:" + "0123456789abcdef" * 4


@pytest.mark.parametrize(
    "text",
    ["", " ", "Web", "a b", "a:", "a:b:c", "a@", "a@sha256:12", "/a", "a/", "a//b", "a:t@x", "https://a/b", "-a", "a:-t",
     "{{ .image }}", "$IMAGE", "a" * 2000, "a..b/c", "A_b/c", "é", None, 1, ["a"]],
)  # fmt: skip
def test_no_reference(text):
    assert parse_image(text) is None


@pytest.mark.parametrize(
    ("text", "image"),
    [
        ("nginx", Image("docker.io", "library/nginx")),
        ("nginx:1.27", Image("docker.io", "library/nginx", "1.27")),
        ("bitnami/redis", Image("docker.io", "bitnami/redis")),
        ("docker.io/nginx", Image("docker.io", "library/nginx")),
        ("index.docker.io/nginx", Image("docker.io", "library/nginx")),
        ("ghcr.io/a/b__c/d-e.f:v1", Image("ghcr.io", "a/b__c/d-e.f", "v1")),
        ("registry:5000/app", Image("registry:5000", "app")),
        ("registry:5000/app:2", Image("registry:5000", "app", "2")),
        ("localhost/app", Image("localhost", "app")),
        ("[::1]:5000/app", Image("[::1]:5000", "app")),
        (f"quay.io/a/b:1@{DIGEST}", Image("quay.io", "a/b", "1", DIGEST)),
        (f"b@{DIGEST}", Image("docker.io", "library/b", "", DIGEST)),
    ],
)
def test_parts(text, image):
    assert parse_image(text) == image


@pytest.mark.parametrize(
    ("text", "floating"), [("a", True), ("a:latest", True), ("a:1", False), (f"a@{DIGEST}", False)]
)
def test_floating(text, floating):
    assert parse_image(text).is_floating is floating


def test_prefixes_end_where_a_name_part_ends():
    assert is_below("ghcr.io/a/b", "ghcr.io/a")
    assert is_below("ghcr.io/a", "ghcr.io/a/")
    assert not is_below("ghcr.io/ab", "ghcr.io/a")
