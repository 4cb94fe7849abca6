#!/usr/bin/env bash
# Installs kubelint from the action's own checkout into a virtual environment of its own.
set -euo pipefail
venv="$RUNNER_TEMP/kubelint-venv"
"$PYTHON" -m venv "$venv"
if [ -d "$venv/Scripts" ]; then bin="$venv/Scripts"; else bin="$venv/bin"; fi
"$bin/python" -m pip install --quiet --disable-pip-version-check \
  --constraint "$ACTION_PATH/.github/action/constraints.txt" "$ACTION_PATH"
echo "KUBELINT=$bin/kubelint" >> "$GITHUB_ENV"
