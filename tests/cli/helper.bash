# helper.bash: a scratch archive with the fixtures for each test, a Chinese locale, and golden outputs.
export LC_ALL=C.UTF-8 # before the tests are read: bash makes characters of $'\u00e9' then

setup_archive() {
  : "${JIYAN_BIN:=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)/build}"
  PATH=$JIYAN_BIN/indexer:$JIYAN_BIN/searcher:$JIYAN_BIN/server:$PATH
  unset JIYAN_DB COLUMNS NO_COLOR LANGUAGE
  ARCHIVE=$BATS_TEST_TMPDIR/archive
  mkdir -p "$ARCHIVE"
  cp -r "$BATS_TEST_DIRNAME/../../fixtures/." "$ARCHIVE"
  cd -P "$ARCHIVE"
  ARCHIVE=$PWD # as the programs name it, also where TMPDIR is a link
}

# For tests that are long and of nothing that a sanitizer finds.
plain_build() {
  ! grep -q __ubsan_ "$(command -v jiyan-index)" || skip "a sanitizer takes ten times the time, and looks for something else"
}

# Runs a command whose stderr is not of interest.
quietly() { "$@" 2>/dev/null; }

# Runs a line of the shell on a terminal of so many columns, and prints what it wrote there; skips where there is no way.
on_terminal() {
  command -v script >/dev/null || skip "no script(1)"
  script -qec "stty cols $1 </dev/tty; $2" /dev/null </dev/null | tr -d '\r'
}

# A bare system has no Chinese locale, and setlocale takes none that is not there: one is made for the tests of a file.
# Call it in setup_file, need_chinese in each test that speaks Chinese, and in_chinese before the command.
make_chinese() {
  export LOCALES=$BATS_FILE_TMPDIR/locales
  mkdir -p "$LOCALES"
  localedef -i zh_CN -f UTF-8 "$LOCALES/zh_CN.UTF-8" >/dev/null 2>&1 || export NO_LOCALE=1
}
need_chinese() { [ -z "${NO_LOCALE:-}" ] || skip "localedef cannot make zh_CN.UTF-8 here (the package locales has its source)"; }
in_chinese() { LOCPATH=$LOCALES LC_ALL=zh_CN.UTF-8 "$@"; }

# ---- golden outputs ----

# The words of a command as they are typed.
typed() {
  local word plain='^[^][:space:]"'"'"'\\()*?$;&|<>`~#]+$' line='$'
  for word; do
    [[ $word =~ $plain ]] || word=${word@Q}
    line+=" $word"
  done
  printf '%s\n' "$line"
}

# stdin without what differs from one run, folder or version to the next: paths, times, sizes on disk, tables of words.
steady() {
  sed -E -e "s|${ARCHIVE//./\\.}|ARCHIVE|g; s|${BATS_TEST_TMPDIR//./\\.}|TMP|g" -e '
    s/"took_ms":[0-9.]+/"took_ms":T/
    s/ time="[0-9.]+"/ time="T"/
    s/([,，](用时)? ?)[0-9]+ (ms|毫秒)$/\1T \3/
    s/(in|用时) [0-9.]+ (s|秒)$/\1 T \2/
    s/("analysis_version":"|\t[0-9]+\/)[0-9]+\.[0-9a-f]{12}/\1V/g
    s/"(mtime|[a-z]+_bytes)":[0-9.]+/"\1":N/g
    s/^(size of the index|索引大小|postings|词条|text|正文|ledger|台账)\t[0-9.]+/\1\tN/
    s/jiyan [0-9]+\.[0-9]+\.[0-9]+/jiyan V/'
}

# Prints a command, what it writes on stdout and on stderr, and its exit code unless it is 0.
transcript() {
  local status=0 out=$BATS_TEST_TMPDIR/stdout err=$BATS_TEST_TMPDIR/stderr
  typed "$@"
  "$@" >"$out" 2>"$err" || status=$?
  cat "$out"
  [ ! -s "$out" ] || [ -z "$(tail -c 1 "$out")" ] || printf '\n\\ no newline at the end\n'
  [ ! -s "$err" ] || sed 's/^/2> /' "$err"
  [ $status -eq 0 ] || echo "exit $status"
}

# Compares stdin with tests/cli/expected/NAME; writes that file anew where UPDATE=1.
compare_golden() {
  local golden=$BATS_TEST_DIRNAME/expected/$1 got=$BATS_TEST_TMPDIR/got
  steady >"$got"
  if [ -n "${UPDATE:-}" ]; then
    mkdir -p "${golden%/*}"
    cp "$got" "$golden"
  fi
  diff -u "$golden" "$got" || { echo "expected/$1 is not what is printed; UPDATE=1 writes it anew"; return 1; }
}

# expect_golden NAME COMMAND…: both outputs and the exit code are those in tests/cli/expected/NAME.
expect_golden() {
  (set +T; trap - DEBUG; transcript "${@:2}") | compare_golden "$1" # bats traces each line, which is slow
}

# expect_goldens NAME COMMAND…: the same, of the command with the words of each line of stdin, all in one file.
expect_goldens() {
  local name=$1 line; shift
  (set +T; trap - DEBUG
    while IFS= read -r line; do
      eval "transcript \"\$@\" $line"
      echo
    done) | compare_golden "$name"
}
