# index_kill.bats: a few rounds of tests/kill, whose README says what they are. The seed is fixed: what they draw at random
# is to be the same in every run, as far as threads let it.
bats_require_minimum_version 1.5.0
load helper

setup() {
  : "${JIYAN_BIN:=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)/build}"
  PATH=$JIYAN_BIN/indexer:$PATH
  plain_build
  [ -x "$JIYAN_BIN/tests/kill/tracer" ] || [ -n "${JIYAN_TRACER:-}" ] || skip "the tracer is for x86-64"
}

@test "a run killed at random calls leaves the old or the new index" {
  run -0 "$BATS_TEST_DIRNAME/../kill/kill" 12 1
  echo "# $output"
  [[ $output =~ ^12\ rounds,\ [0-9]+\ old,\ [0-9]+\ new,\ [0-9]+\ the\ same,\ 0\ broken$ ]]
}

@test "a power failure leaves the old or the new index, after the run the new one" {
  run -0 "$BATS_TEST_DIRNAME/../kill/power" 18 1
  echo "# $output"
  [[ $output =~ ^18\ rounds,\ [0-9]+\ old,\ [0-9]+\ new,\ [0-9]+\ the\ same,\ 0\ broken$ ]]
}

@test "a disk that is full or fails leaves the old index, and the run says why" {
  run -0 "$BATS_TEST_DIRNAME/../kill/full" 20 2
  echo "# $output"
  [[ $output =~ ^20\ rounds,.*\ 0\ broken$ ]]
}
