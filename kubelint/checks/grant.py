"""Where a grant is shown: at the bindings that make it effective, else at the rule of the role.

Not a check itself: what checks on role based access control share.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kubelint.checks.check import Context, Hit, RelatedPlace
from kubelint.kube.object import K8sObject
from kubelint.kube.rbac import access, is_system_binding


def effective(role: K8sObject, hits: Sequence[Hit], context: Context) -> Iterator[Hit]:
    """The hits in the rules of `role`, moved to where somebody gets what they grant.

    A role that nobody has grants nothing yet, so it is shown itself. One that is bound is shown at each binding, once,
    with the rules as related places; bindings that Kubernetes makes itself are none of a project's making.
    """
    bindings = [b for b in access(context.workspace).bindings_to(role) if not b.is_context]
    if not bindings or not hits:
        yield from hits
        return
    related = tuple(RelatedPlace(role, hit.path, "is where the role grants it") for hit in hits)
    for binding in bindings:
        if not is_system_binding(binding):
            yield hits[0]._replace(path=(*binding.path, "roleRef", "name"), object=binding, related=related)
