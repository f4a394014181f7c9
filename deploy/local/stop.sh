#!/usr/bin/env bash
# Stops what start.sh started: all of it, or what is named, such as silo-1. Each is asked to end, and awaited: a silo hands
# its sessions over first. What has not ended after GRACE seconds (default: 40) is told of, and left.
set -euo pipefail
source "$(dirname "$0")/common.sh"

grace=${GRACE:-40}
if [ $# -gt 0 ]; then
    names=("$@")
else
    # Last started, first stopped.
    names=(gateway-2 gateway-1 silo-2 silo-1 simulator)
fi

status=0
for name in "${names[@]}"; do
    if [[ ! " ${everything[*]} " == *" $name "* ]]; then
        echo "There is no \"$name\": name some of ${everything[*]}." >&2
        exit 2
    fi

    if ! runs "$name"; then
        rm -f "$state/$name.pid"
        echo "$name does not run."
        continue
    fi

    process=$(cat "$state/$name.pid")
    kill -TERM "$process"
    deadline=$((SECONDS + grace))
    while runs "$name" && [ $SECONDS -lt $deadline ]; do sleep 0.2; done
    if runs "$name"; then
        echo "$name (process $process) has not ended after $grace s: see $state/$name.log. Asked again, it ends at once." >&2
        status=1
    else
        rm -f "$state/$name.pid"
        echo "$name has ended."
    fi
done
exit $status
