#!/usr/bin/env bats
# readme.bats: what README.md and README.zh-CN.md show is what the programs print, and their figures are those of docs/bench.
# After a change that is meant: UPDATE=1 bats tests/cli/readme.bats puts what is printed in its place; read git diff.

load helper

setup_file() { make_chinese; }

setup() {
  setup_archive
  ROOT=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
  CHECK=$BATS_TEST_DIRNAME/readme_check.py
  mkdir "$BATS_TEST_TMPDIR/project"
  cp -r "$ROOT/fixtures" "$BATS_TEST_TMPDIR/project"
  cd "$BATS_TEST_TMPDIR/project"
}

# runs README [in_chinese]: its commands, in the folder of a project.
runs() {
  local status=0
  "${@:2}" "$CHECK" commands "$ROOT/$1" ../README.new || status=$?
  if [ -n "${UPDATE:-}" ]; then
    cp ../README.new "$ROOT/$1"
  else
    [ $status -eq 0 ] || { echo "$1 shows something else; UPDATE=1 puts it in its place"; return 1; }
  fi
}

@test "README.md: the commands" { runs README.md; }

@test "README.zh-CN.md: the commands" {
  need_chinese
  runs README.zh-CN.md in_chinese
}

@test "the figures of speed and size are those that were measured" {
  "$CHECK" figures "$ROOT/README.md" "$ROOT/docs/bench"
  "$CHECK" figures "$ROOT/README.zh-CN.md" "$ROOT/docs/bench"
}

@test "a command that prints something else, an error, and a wrong figure are found" {
  sed 's/^\$ jiyan-index$/$ jiyan-index --status/' "$ROOT/README.md" >../one.md
  sed 's/^\$ jiyan-search --limit=2 集/$ jiyan-search --limit=x 集/' "$ROOT/README.md" >../two.md
  for changed in one two; do
    run "$CHECK" commands ../$changed.md ../README.new
    [ "$status" -eq 1 ]
    rm -rf ../yunxi
  done
  sed -E 's/^(\| jiyan-index .* \| )([0-9])\.([0-9]) /\17.\3 /' "$ROOT/README.md" >../three.md
  run "$CHECK" figures ../three.md "$ROOT/docs/bench"
  [ "$status" -eq 1 ]
}
