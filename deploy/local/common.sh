# shellcheck shell=bash disable=SC2034
# Of start.sh and stop.sh: where things lie, and who runs.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# Logs, and the processes that were started.
state=${STATE_DIR:-$root/artifacts/local}
first_gateway=${FIRST_GATEWAY_PORT:-8001}
first_silo=${FIRST_SILO_HEALTH_PORT:-8081}
simulator_port=${SIMULATOR_PORT:-9090}
# In the order in which they start.
everything=(simulator silo-1 silo-2 gateway-1 gateway-2)

# runs NAME: whether the process that was started under the name still lives, and is ours.
runs() {
    local process
    process=$(cat "$state/$1.pid" 2>/dev/null) && [ -n "$process" ] &&
        ps -o args= -p "$process" 2>/dev/null | grep -q 'Interpreter\.'
}
