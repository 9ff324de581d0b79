# common.bash: the scratch folder, the large corpora and the clock that the benches share.
set -euo pipefail
export LC_ALL=C.UTF-8
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
SHARED=$(cd "$ROOT/.." && pwd)/shared
# shellcheck disable=SC2034 # for those that take this in
BUILD=$(realpath "${1:-$ROOT/build}")
SCRATCH=$(mktemp -d); trap 'rm -rf "$SCRATCH"' EXIT

# corpus NAME: unpacks it into the scratch folder; ends the bench, saying so, where it is absent.
corpus() {
  [ -f "$SHARED/corpora/$1.tar.xz" ] || { echo "skipped: ../shared/corpora/$1.tar.xz is not there"; exit 0; }
  tar -xJf "$SHARED/corpora/$1.tar.xz" -C "$SCRATCH"
  rm -f "$SCRATCH/$1/_meta.tsv"
}

# timed NAME COMMAND…: adds "NAME wall cpu memory" (s, s, MB) to $SCRATCH/times.
timed() {
  local name=$1; shift
  /usr/bin/time -o "$SCRATCH/time" -f '%e %U %S %M' "$@" >"$SCRATCH/out" 2>&1 ||
    { cat "$SCRATCH/out" >&2; echo "$name failed" >&2; exit 1; }
  awk -v name="$name" 'END {printf "%s\t%.2f\t%.2f\t%.0f\n", name, $1, $2 + $3, $4 / 1024}' "$SCRATCH/time" >>"$SCRATCH/times"
}

# bytes FOLDER: of the files in it.
bytes() { find "$1" -type f -printf '%s\n' | awk '{sum += $1} END {print sum + 0}'; }
