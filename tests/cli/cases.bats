# cases.bats: small reproductions of faults that outsiders found, kept outside the repository (../shared/cases): each
# exits with 0 where all is right.
bats_require_minimum_version 1.5.0

@test "the cases of ../shared" {
  : "${JIYAN_BIN:=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)/build}"
  local folder=$BATS_TEST_DIRNAME/../../../shared/cases file wrong=()
  [ -d "$folder" ] || skip "../shared/cases is not here"
  unset JIYAN_DB LANGUAGE
  for file in "$folder"/*.sh; do
    INDEX=$JIYAN_BIN/indexer/jiyan-index SEARCH=$JIYAN_BIN/searcher/jiyan-search bash "$file" >"$BATS_TEST_TMPDIR/said" 2>&1 ||
      { wrong+=("${file##*/}"); echo "== ${file##*/}"; cat "$BATS_TEST_TMPDIR/said"; }
  done
  echo "wrong: ${wrong[*]}"
  [ ${#wrong[@]} -eq 0 ]
}
