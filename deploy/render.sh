#!/usr/bin/env bash
# Renders each overlay as `kubectl apply -k` would apply it, and notes what from. CI has only a JDK, so
# it checks what is rendered here, and by the note that it is of today's files (RenderedTest).
set -euo pipefail
cd "$(dirname "$0")"
mkdir -p rendered
inputs=$(find base components overlays -type f | LC_ALL=C sort | xargs sha256sum | sha256sum | cut -d' ' -f1)
for overlay in overlays/*/; do
    name=$(basename "$overlay")
    { echo "# by deploy/render.sh, from $inputs"; kubectl kustomize "$overlay"; } > "rendered/$name.yaml"
done
