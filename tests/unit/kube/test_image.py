"""Image references, as container runtimes parse them."""

from __future__ import annotations

import pytest

from kubelint.kube.image import Image, is_below, parse_image

HEX = "0123456789abcdef"
DIGEST = "sha256:" + HEX * 4


@pytest.mark.parametrize(
    "text",
    ["", " ", " nginx", "nginx\n", "Web", "docker.io/Web", "a b", "a:", "a:b:c", "a@", "/a", "a/", "a//b", "a:t@x", "https://a/b", "-a",
     "a:-t", "a:" + "t" * 129, "{{ .image }}", "$IMAGE", "a" * 256, "a" * 2000, "a..b/c", "A_b/c", "a___b", "a-", "registry:5000/", ":1",
     "reg:port/a", "[::1/a", "é", "nginx:ä", HEX * 4, "a@sha256:" + HEX, "a@sha256:" + HEX.upper() * 4, "a@md5:" + HEX * 2,
     f"a@{DIGEST}@{DIGEST}", f"@{DIGEST}", None, 1, ["a"], {}, True],
)  # fmt: skip
def test_no_reference(text):
    assert parse_image(text) is None


@pytest.mark.parametrize(
    ("text", "image"),
    [
        ("nginx", Image("docker.io", "library/nginx")),
        ("nginx:1.27", Image("docker.io", "library/nginx", "1.27")),
        ("example.com", Image("docker.io", "library/example.com")),
        ("localhost", Image("docker.io", "library/localhost")),
        ("host:5000", Image("docker.io", "library/host", "5000")),
        ("bitnami/redis", Image("docker.io", "bitnami/redis")),
        ("library/nginx", Image("docker.io", "library/nginx")),
        ("docker.io/nginx", Image("docker.io", "library/nginx")),
        ("docker.io/a/b", Image("docker.io", "a/b")),
        ("index.docker.io/nginx", Image("docker.io", "library/nginx")),
        ("quay.io/nginx", Image("quay.io", "nginx")),
        ("ghcr.io/a/b__c/d-e.f--g:v1", Image("ghcr.io", "a/b__c/d-e.f--g", "v1")),
        ("registry:5000/app", Image("registry:5000", "app")),
        ("registry:5000/app:2", Image("registry:5000", "app", "2")),
        ("localhost/app", Image("localhost", "app")),
        ("REGISTRY/app", Image("REGISTRY", "app")),
        ("10.0.0.1:80/a/b:_x", Image("10.0.0.1:80", "a/b", "_x")),
        ("[::1]:5000/app", Image("[::1]:5000", "app")),
        (f"quay.io/a/b:1@{DIGEST}", Image("quay.io", "a/b", "1", DIGEST)),
        (f"registry:5000/b@{DIGEST}", Image("registry:5000", "b", "", DIGEST)),
        (f"b@sha512:{HEX * 8}", Image("docker.io", "library/b", "", f"sha512:{HEX * 8}")),
        ("a" * 247, Image("docker.io", "library/" + "a" * 247)),
    ],
)
def test_parts(text, image):
    assert parse_image(text) == image


@pytest.mark.parametrize(
    ("text", "floating", "pinned"),
    [("a", True, False), ("a:latest", True, False), ("a:1", False, False), ("reg:5000/a", True, False),
     (f"a@{DIGEST}", False, True), (f"a:latest@{DIGEST}", False, True)],
)  # fmt: skip
def test_floating_and_pinned(text, floating, pinned):
    image = parse_image(text)
    assert (image.is_floating, image.is_pinned) == (floating, pinned)


def test_prefixes_end_where_a_name_part_ends():
    assert is_below("ghcr.io/a/b", "ghcr.io/a")
    assert is_below("ghcr.io/a", "ghcr.io/a/")
    assert not is_below("ghcr.io/ab", "ghcr.io/a")
    assert parse_image("nginx").name == "docker.io/library/nginx"
