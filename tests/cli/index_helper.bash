# index_helper.bash: what the tests of jiyan-index share.
load helper

# An archive whose every visible file is to be indexed; N is how many there are.
setup_index() {
  setup_archive
  mkdir .jiyan # its own: none further up is of interest
  rm -f .jiyanignore catalogue.tsv
  # shellcheck disable=SC2034 # for the tests
  N=$(find . -type f | wc -l)
}

# The summary of the last run without the time it took.
summary() { sed -E 's/ in [0-9.]+ s$//' <<<"$output"; }
# The number of passages that hold the words.
hits() { quietly jiyan-search --copies=each --match=exact --format=jsonl --limit=100 "$@" | wc -l; }
# The paths that a first run would index.
chosen() { jiyan-index --dry-run "$@" | sed -n 's/^add\t//p'; }
# Runs a command in the current folder as somebody whom permissions bind; skips where there is no such person.
as_nobody() {
  if [ "$(id -u)" -ne 0 ]; then
    "$@"
    return
  fi
  chmod a+rx "$BATS_RUN_TMPDIR" "$BATS_RUN_TMPDIR/test" "$BATS_TEST_TMPDIR"
  local nobody=(setpriv --reuid=65534 --regid=65534 --clear-groups)
  "${nobody[@]}" test -r . -a -x "$(command -v jiyan-index)" 2>/dev/null || skip "nobody else can work here"
  "${nobody[@]}" "$@"
}
