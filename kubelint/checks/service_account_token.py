"""Whether a pod gets a token of the API server that nobody asked for.

    check: service-account-token
    with: {}

The pod's ``automountServiceAccountToken`` decides, else that of its ServiceAccount in the input, else it is mounted.
The finding stands at the pod's value, or where it is missing; a ServiceAccount that decides is a related place. Where
the account is not in the input, and so may say otherwise, the confidence is lower.

Source: https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kubelint.checks.check import Check, Context, Hit, RelatedPlace, Scope, missing
from kubelint.kube.pod import PodView
from kubelint.model.severity import Confidence

SCHEMA: dict[str, Any] = {"type": "object", "properties": {}, "additionalProperties": False}
_FIELD = "automountServiceAccountToken"


def build() -> Check:
    """The check that no token is mounted unless the pod's account says nothing else."""
    return Check(Scope.POD, _run)


def _run(pod: PodView, context: Context) -> Iterator[Hit]:
    own = pod.get(_FIELD)
    path = (*pod.path, _FIELD)
    account = context.workspace.find("ServiceAccount", pod.namespace, pod.service_account_name, "")
    args = {"account": pod.service_account_name}
    if own is not None:
        if own is True:
            yield Hit(path, args=args)
        return
    if account is None:
        for hit in missing(pod, path, **args):
            sure = pod.service_account_name == "default"
            yield hit if sure else hit._replace(confidence=Confidence.MEDIUM)
    elif account.get(_FIELD) is not False:
        place = RelatedPlace(account, (*account.path, _FIELD), "the service account does not switch it off either")
        yield from (hit._replace(related=(place,)) for hit in missing(pod, path, **args))
