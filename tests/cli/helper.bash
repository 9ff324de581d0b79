# helper.bash: a scratch archive with the fixtures for each test.
setup_archive() {
  SHARED=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)/../shared
  : "${JIYAN_BIN:=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)/build}"
  PATH=$JIYAN_BIN/indexer:$JIYAN_BIN/searcher:$PATH
  export LC_ALL=C.UTF-8
  unset JIYAN_DB COLUMNS NO_COLOR LANGUAGE
  ARCHIVE=$BATS_TEST_TMPDIR/archive
  mkdir -p "$ARCHIVE"
  cp -r "$BATS_TEST_DIRNAME/../../fixtures/." "$ARCHIVE"
  cd "$ARCHIVE"
}
# Runs a command whose stderr is not of interest.
quietly() { "$@" 2>/dev/null; }
