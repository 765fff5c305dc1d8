#!/usr/bin/env bash
# Renders each overlay as `kubectl apply -k` would apply it, and notes what from and what came of it. CI has
# only a JDK, so it checks what is rendered here, and by the note that it is of today's files and that
# nobody has changed it since (RenderedTest).
set -euo pipefail
cd "$(dirname "$0")"
mkdir -p rendered
inputs=$(find base components overlays -type f | LC_ALL=C sort | xargs sha256sum | sha256sum | cut -d' ' -f1)
for overlay in overlays/*/; do
    name=$(basename "$overlay")
    body=$(kubectl kustomize "$overlay")
    sum=$(echo "$body" | sha256sum | cut -d' ' -f1)
    { echo "# by deploy/render.sh, from $inputs as $sum"; echo "$body"; } > "rendered/$name.yaml"
done
