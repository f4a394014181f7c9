#!/usr/bin/env bash
# Starts two silos and two gateways on this machine, over a PostgreSQL that is there already:
#
#   DATABASE=postgres://user:password@localhost:5432/interpreter deploy/local/start.sh
#
# Without GEMINI_API_KEY it starts the simulator, too. What runs already is left alone, so this also brings back what was
# stopped or has died. Other settings (docs/operations.md) are taken from the environment.
set -euo pipefail
source "$(dirname "$0")/common.sh"

database=${DATABASE:-${DATABASE_URL:-}}
if [ -z "$database" ]; then
    echo "Give the database: DATABASE=postgres://user:password@host:port/database $0" >&2
    exit 2
fi

program() { echo "$root/artifacts/bin/$1/release/Interpreter.$1"; }

build() {
    local project
    for project in Silo Gateway GeminiSimulator; do
        dotnet build "$root/src/$project" -c Release -v quiet --nologo -clp:NoSummary || { echo "src/$project does not build." >&2; exit 1; }
    done
}

# launch NAME PROGRAM [VARIABLE=VALUE…]
launch() {
    local name=$1 program=$2
    shift 2
    # A session of its own: Ctrl+C at the terminal is not meant for it.
    env DATABASE_URL="$database" "$@" setsid "$program" >>"$state/$name.log" 2>&1 </dev/null &
    echo $! >"$state/$name.pid"
}

# await NAME PORT: until it is ready, or has died.
await() {
    local deadline=$((SECONDS + 60))
    until "$root/deploy/ready.sh" "$2" 2>/dev/null; do
        if ! runs "$1" || [ $SECONDS -ge $deadline ]; then
            echo "$1 did not become ready. The end of $state/$1.log:" >&2
            tail -n 5 "$state/$1.log" >&2
            exit 1
        fi
        sleep 0.2
    done
}

[ "${BUILD:-yes}" = no ] || build
mkdir -p "$state"
chmod 700 "$state"

DATABASE_URL="$database" "$(program Silo)" schema

if [ -z "${GEMINI_API_KEY:-}" ]; then
    export GEMINI_API_KEY=simulated GEMINI_BASE_URL="http://127.0.0.1:$simulator_port"
    runs simulator || launch simulator "$(program GeminiSimulator)" SIMULATOR_PORT="$simulator_port"
fi

for number in 1 2; do
    health=$((first_silo + number - 1))
    runs "silo-$number" || launch "silo-$number" "$(program Silo)" SILO_HEALTH_PORT="$health"
    await "silo-$number" "$health"
done

for number in 1 2; do
    port=$((first_gateway + number - 1))
    runs "gateway-$number" || launch "gateway-$number" "$(program Gateway)" PORT="$port"
    await "gateway-$number" "$port"
done

echo "Open http://localhost:$first_gateway or http://localhost:$((first_gateway + 1)). Logs: $state"
