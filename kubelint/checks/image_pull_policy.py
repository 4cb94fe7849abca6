"""The pull policy that holds for a container, together with its image.

    check: image-pull-policy
    with: {of: floating, forbid: [IfNotPresent, Never]}

``of`` names the images that are judged: ``floating`` (no digest, and no tag or ``latest``) or ``unpinned`` (no
digest). A policy that is not set is what Kubernetes makes of it: ``Always`` for a floating image, else
``IfNotPresent``. Messages may use ``{policy}``.

Source: https://kubernetes.io/docs/concepts/containers/images/#imagepullpolicy-defaulting
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kubelint.checks.check import Check, Context, Hit, Scope, missing
from kubelint.kube.container import ContainerView
from kubelint.kube.image import parse_image

_POLICIES = ["Always", "IfNotPresent", "Never"]
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "of": {"enum": ["floating", "unpinned"]},
        "forbid": {"type": "array", "minItems": 1, "items": {"enum": _POLICIES}},
    },
    "required": ["of", "forbid"],
    "additionalProperties": False,
}


def build(*, of: str, forbid: Sequence[str]) -> Check:
    """The check that no image of the kind `of` is pulled by a policy in `forbid`."""

    def run(container: ContainerView, _: Context) -> Iterator[Hit]:
        image = parse_image(container.get("image"))
        if image is None or not (image.is_floating if of == "floating" else not image.is_pinned):
            return
        written = container.get("imagePullPolicy")
        policy = written or ("Always" if image.is_floating else "IfNotPresent")
        if policy not in forbid:
            return
        path = (*container.path, "imagePullPolicy")
        if written:
            yield Hit(path, args={"policy": str(policy)})
        else:
            yield from missing(container, path, policy=policy)

    return Check(Scope.CONTAINER, run)
