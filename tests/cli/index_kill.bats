# index_kill.bats: the script tests/kill/kill, a few rounds of it.
bats_require_minimum_version 1.5.0

@test "a build killed at random moments leaves the old or the new index" {
  run -0 "$BATS_TEST_DIRNAME/../kill/kill" 18
  echo "# $output"
  [[ $output =~ ^18\ rounds,\ [0-9]+\ old,\ [0-9]+\ new,\ 0\ broken$ ]]
}
