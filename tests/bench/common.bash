# common.bash: the scratch folder and the large corpora, for benches in bash.
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
