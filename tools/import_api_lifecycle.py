"""Makes ``schemas/api-lifecycle.json`` from a table of the APIs of Kubernetes and the minors that serve them.

    python tools/import_api_lifecycle.py TABLE.csv            # writes the file
    python tools/import_api_lifecycle.py TABLE.csv --check    # says whether the file is what it would write

The table has the columns ``group``, ``version``, ``kind``, ``introduced``, ``deprecated``, ``removed``,
``replacement_group_version``, ``replacement_kind`` and ``newest_group_version``.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

TARGET = Path(__file__).parent.parent / "schemas" / "api-lifecycle.json"
COLUMNS = (
    "introduced", "deprecated", "removed", "replacement_group_version", "replacement_kind", "newest_group_version",
)  # fmt: skip


def table(source: Path) -> str:
    """The file's text for the rows of `source`, in order, so that the same rows give the same bytes."""
    with source.open(newline="", encoding="utf-8") as file:
        rows = {f"{r['group']}/{r['version']}/{r['kind']}": [r[c] for c in COLUMNS] for r in csv.DictReader(file)}
    about = "group/version/kind: introduced, deprecated, removed, replacement, its kind, newest"
    lines = [f"  {json.dumps(key)}: {json.dumps(rows[key])}" for key in sorted(rows)]
    return '{"about": ' + json.dumps(about) + ', "apis": {\n' + ",\n".join(lines) + "\n}}\n"


def main() -> int:
    text = table(Path(sys.argv[1]))
    if "--check" in sys.argv:
        return int(TARGET.read_text(encoding="utf-8") != text)
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
