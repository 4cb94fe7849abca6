"""Makes ``schemas/pod-templates.json`` from a table of kinds: where custom resources keep their pods.

    python tools/import_pod_templates.py KINDS.csv            # writes the file
    python tools/import_pod_templates.py KINDS.csv --check    # says whether the file is what it would write

The table has the columns ``group``, ``kind``, ``path`` (``.spec.containers[*]``), ``holds`` (``PodSpec``, ``PodSpec
part``, ``Container``, ``Container part`` or ``pod fields``; others are left out) and ``origin`` (``CRD`` or another).
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from pathlib import Path

TARGET = Path(__file__).parent.parent / "schemas" / "pod-templates.json"
ABOUT = (
    "Where custom resources keep pods: a path, and what is there - pod (a pod spec that is run as it is), "
    "part (one that an operator completes), fields (settings of pods without containers) or container."
)
HOLDS = {
    "PodSpec": "pod",
    "PodSpec part": "part",
    "Container": "container",
    "Container part": "container",
    "pod fields": "fields",
}

OVERLAYS = (
    "actions.github.com/AutoscalingListener", "actions.github.com/AutoscalingRunnerSet spec.listenerTemplate.spec",
    "agent.k8s.elastic.co", "apm.k8s.elastic.co", "autoops.k8s.elastic.co", "beat.k8s.elastic.co",
    "cluster.redpanda.com", "elasticsearch.k8s.elastic.co", "enterprisesearch.k8s.elastic.co", "flink.apache.org",
    "grafana.integreatly.org", "gravitee.io", "hivemq.com", "k6.io", "k8s.keycloak.org", "k8up.io/PodConfig",
    "kibana.k8s.elastic.co", "logging.banzaicloud.io", "logstash.k8s.elastic.co", "maps.k8s.elastic.co",
    "packageregistry.k8s.elastic.co", "pkg.crossplane.io", "platform.confluent.io", "postgresql.cnpg.io",
    "rabbitmq.com", "serving.kserve.io", "sparkoperator.k8s.io", "vault.banzaicloud.com",
)  # fmt: skip
"""Groups, kinds and paths whose pod spec is laid over one that the operator makes: what it lacks may be there.

Source: the documentation of each operator; the image of the main container is the plainest sign, which a template that
is run as it is cannot leave out.
"""

MORE = (
    ("agents.x-k8s.io", "Sandbox", "spec.podTemplate.spec", "pod"),
    ("extensions.agents.x-k8s.io", "SandboxTemplate", "spec.podTemplate.spec", "pod"),
)
"""Kinds that the table lacks. Source: https://github.com/kubernetes-sigs/agent-sandbox"""


def table(source: Path) -> str:
    """The file's text for the rows of `source`: kinds and paths in order, so that the same rows give the same bytes."""
    kinds: dict[str, set[tuple[str, str]]] = {}
    with source.open(newline="", encoding="utf-8") as file:
        rows = [
            (row["group"], row["kind"], row["path"].lstrip("."), HOLDS[row["holds"]])
            for row in csv.DictReader(file)
            if row["origin"] == "CRD" and row["holds"] in HOLDS
        ]
    for group, kind, path, holds in (*rows, *MORE):
        is_overlay = any(name in OVERLAYS for name in (group, f"{group}/{kind}", f"{group}/{kind} {path}"))
        word = "part" if holds == "pod" and is_overlay else holds
        kinds.setdefault(f"{group}/{kind}", set()).add((path, word))
    lines = [f"  {json.dumps(kind)}: {json.dumps(sorted(kinds[kind]))}" for kind in sorted(kinds)]
    return '{"about": ' + json.dumps(ABOUT) + ', "kinds": {\n' + ",\n".join(lines) + "\n}}\n"


def main(arguments: list[str] | None = None) -> int:
    """Writes or checks the file; 1 if a check finds that they differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path, metavar="KINDS.csv")
    parser.add_argument("--check", action="store_true", help="write nothing, compare")
    parser.add_argument("--target", type=Path, default=TARGET, help="the file to write (default: %(default)s)")
    options = parser.parse_args(arguments)
    text = table(options.source)
    if not options.check:
        options.target.write_text(text, encoding="utf-8")
    elif options.target.read_text(encoding="utf-8") != text:
        print(f"{options.target} is not what {options.source} gives: run this without --check", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
