#!/bin/sh
# run.sh BASE IN: sees to it that the script unpacked in IN runs once to its end, detached, and tells about it:
#   L text    a line of its log          A text    a line of its answer          E status    its end, the last line
#
# BASE/runs/NAME holds gate, lock, hash, attempts, log, status, answer. Whoever runs holds the lock, so that the kernel
# itself lets go of it when the script is killed or the host reboots: unlocked and without status means killed. The gate
# is held while somebody decides and starts, so that nobody sees the lock of one run beside the hash of another.
set -eu
base=$1
in=$2
trap 'rm -rf "$in"' EXIT
trap 'exit 129' HUP INT TERM PIPE

# When standard input ends, the client has gone: stop telling. The script goes on.
exec 3<&0 </dev/null
(
    trap - EXIT
    while read -r _; do :; done <&3
    kill -TERM "$$"
) >/dev/null 2>&1 &
watcher=$!
exec 3<&-

find "$base" -maxdepth 1 -name 'incoming.*' -mmin +1440 -exec rm -rf {} + # left by a client or host that died

name=$(cat "$in/name")
hash=$(cat "$in/hash")
attempt=$(cat "$in/attempt")
run=$base/runs/$name
mkdir -p "$run"

kept() { cat "$run/$1" 2>/dev/null || true; }

is_ours() { [ "$(kept hash)" = "$hash" ]; }

# Ended well, or ended since this very attempt began: its client only lost the connection.
is_ended() {
    is_ours && [ -e "$run/status" ] &&
        { [ "$(kept status)" = 0 ] || kept attempts | grep -qxF "$attempt"; }
}

start() {
    first=
    if is_ours && [ ! -e "$run/status" ]; then
        first="$name was killed before its end and begins anew"
    fi
    rm -rf "$run/status" "$run/status.new" "$run/answer" "$run/attempts" "$run/log" "$run/files" "$run/environment"
    for part in files environment environment.sh script.sh supervise.sh hash; do
        rm -rf "${run:?}/$part"
        mv "$in/$part" "$run/$part"
    done
    printf '%s' "${first:+$first
}" >"$run/log"
    setsid nohup sh "$run/supervise.sh" "$run" </dev/null >>"$run/log" 2>&1 8>&- &
}

waiting="L waiting for another run of $name on this host"
while :; do
    exec 8>"$run/gate" 9>"$run/lock"
    flock 8
    if flock -n 9; then
        is_ended || start
        break
    elif is_ours; then
        break
    fi
    exec 8>&- 9>&-
    [ -z "$waiting" ] || echo "$waiting"
    waiting=
    sleep 1
done
echo "$attempt" >>"$run/attempts"
exec 8>&- 9>&-

# No lock is tried but behind the gate, where it cannot be taken for a running script.
is_running() (
    exec 8>"$run/gate" 9>"$run/lock"
    flock 8
    ! flock -n 9
)

exec 4<"$run/log"
part=
tell_log() {
    while IFS= read -r line <&4; do
        printf 'L %s\n' "$part$line"
        part=
    done
    part=$part$line
}

status=
while [ -z "$status" ]; do
    tell_log
    if ! is_ours; then
        break
    elif [ -e "$run/status" ]; then
        status=$(kept status)
    elif is_running; then
        sleep 0.4
    elif [ ! -e "$run/status" ]; then
        break
    fi
done
tell_log
[ -z "$part" ] || printf 'L %s\n' "$part"
if [ -n "$status" ]; then
    while IFS= read -r line || [ -n "$line" ]; do
        printf 'A %s\n' "$line"
    done <"$run/answer"
    echo "E $status"
else
    echo 'L killed before its end, or another run took its place'
    echo 'E 137' # as a shell says it of a program that was killed
fi
kill "$watcher" 2>/dev/null || true
