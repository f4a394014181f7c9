#!/bin/sh
# Builds what is compared, then compares it: bench/run.sh [--sessions 10,50,100,400] [--seconds 10] [--rounds 2] ...
set -e
cd "$(dirname "$0")/.."
for project in bench/FakeGemini bench/Load bench/Floor bench/Compare src/Standalone src/Silo src/Gateway; do
    dotnet build "$project" -c Release -v q --nologo
done
exec dotnet artifacts/bin/Compare/release/Interpreter.Compare.dll "$@"
