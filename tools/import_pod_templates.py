"""Makes ``schemas/pod-templates.json`` from a table of the kinds that keep pods: where custom resources keep theirs.

    python tools/import_pod_templates.py KINDS.csv            # writes the file
    python tools/import_pod_templates.py KINDS.csv --check    # says whether the file is what it would write

The table has the columns ``group``, ``kind``, ``path`` (``.spec.containers[*]``), ``holds`` and ``origin``.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

TARGET = Path(__file__).parent.parent / "schemas" / "pod-templates.json"
HOLDS = {"PodSpec": "pod", "PodSpec part": "part", "Container": "container", "Container part": "container"}


def table(source: Path) -> str:
    """The file's text for the rows of `source`: kinds and paths in order, so that the same rows give the same bytes."""
    kinds: dict[str, set[tuple[str, str]]] = {}
    with source.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["origin"] == "CRD" and row["holds"] in HOLDS:
                places = kinds.setdefault(f"{row['group']}/{row['kind']}", set())
                places.add((row["path"].lstrip("."), HOLDS[row["holds"]]))
    lines = [f"  {json.dumps(kind)}: {json.dumps(sorted(kinds[kind]))}" for kind in sorted(kinds)]
    about = "Where custom resources keep pods: path, and pod (a pod spec), part (of one) or container."
    return '{"about": ' + json.dumps(about) + ', "kinds": {\n' + ",\n".join(lines) + "\n}}\n"


def main() -> int:
    text = table(Path(sys.argv[1]))
    if "--check" in sys.argv:
        return int(TARGET.read_text(encoding="utf-8") != text)
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
