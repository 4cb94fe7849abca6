"""Which files belong to a Helm chart and are no manifests by themselves.

Layout of a chart: https://helm.sh/docs/topics/charts/#the-chart-file-structure. What lies in its folder ``crds`` is
plain manifests, which Helm does not render.
"""

from __future__ import annotations

import os

CHART_FILE = "Chart.yaml"
"""The file whose folder is a chart."""


class Charts:
    """Looks for charts around files, each folder once. Paths have ``/`` and are absolute."""

    def __init__(self) -> None:
        self._known: dict[str, bool] = {}

    def is_template(self, path: str) -> bool:
        """Whether the file lies below the folder ``templates`` of a chart."""
        cut = path.rfind("/templates/")
        while cut >= 0:
            if self._is_chart(path[:cut]):
                return True
            cut = path.rfind("/templates/", 0, cut)
        return False

    def is_chart_file(self, path: str) -> bool:
        """Whether the file is a chart's ``Chart.yaml`` or values, such as ``values.yaml`` and ``values-prod.yaml``."""
        folder, _, name = path.rpartition("/")
        return (name == CHART_FILE or name.startswith("values")) and self._is_chart(folder)

    def _is_chart(self, folder: str) -> bool:
        if folder not in self._known:
            self._known[folder] = os.path.isfile(f"{folder}/{CHART_FILE}")
        return self._known[folder]
