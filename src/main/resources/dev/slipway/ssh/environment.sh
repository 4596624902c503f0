# shellcheck shell=sh
# Sourced: exports what the file "environment" assigns. Values are data up to the end of their line and are never evaluated.
while IFS= read -r line; do
    export "${line%%=*}=${line#*=}"
done <environment
LC_ALL=C.UTF-8
export LC_ALL
