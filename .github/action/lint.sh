#!/usr/bin/env bash
# Runs kubelint with the action's inputs, which arrive in the environment so that none of them is ever part of a script.
set -euo pipefail

arguments=(--format "sarif=$INPUT_SARIF_FILE" --sarif-category "$INPUT_CATEGORY")
if [ "$INPUT_ANNOTATIONS" = true ]; then arguments+=(--format github); else arguments+=(--format text); fi
if [ -n "$INPUT_PROFILE" ]; then arguments+=(--profile "$INPUT_PROFILE"); fi
if [ -n "$INPUT_KUBERNETES_VERSION" ]; then arguments+=(--kubernetes-version "$INPUT_KUBERNETES_VERSION"); fi
if [ -n "$INPUT_CONFIG" ]; then arguments+=(--config "$INPUT_CONFIG"); fi
if [ -n "$INPUT_FAIL_ON" ]; then arguments+=(--fail-on "$INPUT_FAIL_ON"); fi
if [ "$INPUT_STRICT" = true ]; then arguments+=(--strict); fi

paths=()
while IFS= read -r line; do
  if [ -n "$line" ]; then paths+=("$line"); fi
done <<< "$INPUT_PATHS"

rm -f -- "$INPUT_SARIF_FILE"
code=0
"${KUBELINT:-kubelint}" check "${arguments[@]}" -- "${paths[@]}" || code=$?

echo "exit-code=$code" >> "$GITHUB_OUTPUT"
if [ -f "$INPUT_SARIF_FILE" ]; then
  echo "sarif-file=$INPUT_SARIF_FILE" >> "$GITHUB_OUTPUT"
  count=$(python3 -c 'import json, sys; print(sum(len(r["results"]) for r in json.load(open(sys.argv[1], encoding="utf-8"))["runs"]))' "$INPUT_SARIF_FILE")
  echo "findings=$count" >> "$GITHUB_OUTPUT"
fi
