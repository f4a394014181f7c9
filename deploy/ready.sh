#!/usr/bin/env bash
# ready PORT: succeeds while the program on that port of this machine takes work. With bash alone: images have no curl.
set -u
exec 3<>"/dev/tcp/127.0.0.1/$1" || exit 1
printf 'GET /ready HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
read -r -t 3 _ status _ <&3 && [ "$status" = 200 ]
