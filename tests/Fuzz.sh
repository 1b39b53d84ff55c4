#!/usr/bin/env bash
# Feeds damaged input to every parser that reads what strangers send: tests/Fuzz.sh [PARSER|all] [--minutes 10] [--seed N] [--out DIR] …
# Without --minutes ten minutes for each parser, two at a time. Ends with 1 if anything was found. See docs/fuzzing.md.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build tests/Fuzz -c Release --nologo -v q
parsers="${1:-all}"
if [ "$#" -gt 0 ]; then shift; fi
exec nice -n 19 dotnet tests/Fuzz/bin/Release/net10.0/Zhiheng.Fuzz.dll "$parsers" --out artifacts/fuzz "$@"
