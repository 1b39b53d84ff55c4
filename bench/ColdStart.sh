#!/usr/bin/env bash
# Cold start to the first page, and the memory of the idle server: five starts on a register that is already seeded.
#   bench/ColdStart.sh        (limits: 1.5 s, 150 MB)
set -euo pipefail
cd "$(dirname "$0")/.."
. ./scripts/build.sh
build_if_needed
data="$(mktemp -d)"
trap 'rm -rf "$data"' EXIT
dotnet artifacts/zhiheng/zhiheng.dll seed --size tiny --data "$data" 2>/dev/null
for round in 1 2 3 4 5; do
  start=$(date +%s%N)
  dotnet artifacts/zhiheng/zhiheng.dll serve --migrate --data "$data" --urls http://127.0.0.1:5089 >/dev/null &
  server=$!
  until curl -sf -o /dev/null http://127.0.0.1:5089/; do sleep 0.01; done
  first=$(( ($(date +%s%N) - start) / 1000000 ))
  sleep 3
  memory=$(( $(awk '/VmRSS/ {print $2}' "/proc/$server/status") / 1024 ))
  echo "round $round: first page after $first ms, idle memory $memory MB"
  kill "$server"; wait "$server" 2>/dev/null || true
done
