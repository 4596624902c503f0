# shellcheck shell=sh
# Started as root with one argument, run or ask: takes an archive from standard input and hands over to its run.sh or ask.sh.
# The first input line is the archive's length, since standard input stays open for as long as the client is there.
# No single quote may stand here: the whole text is one quoted word of an SSH command.
set -eu
umask 077
base=${SLIPWAY_HOME:-/var/lib/slipway}
for tool in tar head mktemp find flock setsid nohup; do
    command -v "$tool" >/dev/null || { echo "slipway: $tool is missing on this host" >&2; exit 125; }
done
{ mkdir -p "$base/runs" && chmod 700 "$base"; } || { echo "slipway: cannot write $base" >&2; exit 125; }
read -r length
in=$(mktemp -d "$base/incoming.XXXXXX")
if ! head -c "$length" | tar -xf - -C "$in"; then
    rm -rf "$in"
    echo "slipway: the archive did not arrive whole" >&2
    exit 125
fi
exec sh "$in/$1.sh" "$base" "$in"
