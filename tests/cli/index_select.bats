# index_select.bats: which files are indexed: globs, ignore files, hidden folders, links, sizes.
bats_require_minimum_version 1.5.0
load index_helper

# An archive of empty names: "make a/b.txt c.txt".
make() {
  for path in "$@"; do
    mkdir -p "$(dirname "$path")"
    echo "甲" >"$path"
  done
}

setup() {
  setup_index
  mkdir "$BATS_TEST_TMPDIR/tree"
  cd "$BATS_TEST_TMPDIR/tree"
  mkdir .jiyan
}

@test "--include names files by name, by path, by folder" {
  make a.txt b.md d/a.txt d/b.md d/e/c.txt
  [ "$(chosen --include='*.md')" = $'b.md\nd/b.md' ]
  [ "$(chosen --include=/a.txt)" = "a.txt" ]
  [ "$(chosen --include='d/*')" = $'d/a.txt\nd/b.md\nd/e/c.txt' ]
  [ "$(chosen --include='d/*.txt')" = "d/a.txt" ]
  [ "$(chosen --include='d/**/*.txt')" = $'d/a.txt\nd/e/c.txt' ]
  [ "$(chosen --include=e/)" = "d/e/c.txt" ]
  [ "$(chosen --include='*.md' --include='c.*')" = $'b.md\nd/b.md\nd/e/c.txt' ]
}

@test "--exclude leaves out, and beats --include and .jiyanignore" {
  make a.txt b.md d/a.txt d/b.md
  [ "$(chosen --exclude='*.md')" = $'a.txt\nd/a.txt' ]
  [ "$(chosen --exclude=d)" = $'a.txt\nb.md' ]
  [ "$(chosen --include='*.txt' --exclude=/a.txt)" = "d/a.txt" ]
  echo '!b.md' >.jiyanignore
  [ "$(chosen --exclude='*.md')" = $'a.txt\nd/a.txt' ]
}

@test "a .jiyanignore speaks as a .gitignore does" {
  make a.txt b.txt '#c.txt' '!d.txt' 'e .txt' 'f*.txt' 1.txt 甲.txt 乙.txt 丙.txt \
    keep/a.txt keep/b.txt out/a.txt out/in/b.txt x/out/a.txt x/y/z/deep.txt x/build build/a.txt
  while IFS='|' read -r patterns gone; do
    echo "# $patterns"
    printf '%b' "$patterns" >.jiyanignore
    left=$(find . -type f -not -path './.*' -printf '%P\n' | LC_ALL=C sort | grep -vxFf <(tr ' ' '\n' <<<"$gone" | tr '_' ' '))
    diff <(echo "$left") <(chosen)
  done <<'END'
a.txt\n|a.txt keep/a.txt out/a.txt x/out/a.txt build/a.txt
/a.txt\n|a.txt
*.txt\n!deep.txt\n!keep/\n|a.txt b.txt #c.txt !d.txt e_.txt f*.txt 1.txt 甲.txt 乙.txt 丙.txt keep/a.txt keep/b.txt out/a.txt out/in/b.txt x/out/a.txt build/a.txt
out/\n|out/a.txt out/in/b.txt x/out/a.txt
out/\n!out/a.txt\n|out/a.txt out/in/b.txt x/out/a.txt
/out/*\n!/out/a.txt\n|out/in/b.txt
build/\n|build/a.txt
build\n|build/a.txt x/build
x/**/deep.txt\n|x/y/z/deep.txt
**/out\n|out/a.txt out/in/b.txt x/out/a.txt
x/**\n|x/out/a.txt x/y/z/deep.txt x/build
[ab].txt\n|a.txt b.txt keep/a.txt keep/b.txt out/a.txt out/in/b.txt x/out/a.txt build/a.txt
/[!ab].txt\n|1.txt 甲.txt 乙.txt 丙.txt
/[[:digit:]].txt\n|1.txt
/[甲乙].txt\n|甲.txt 乙.txt
/?.txt\n|a.txt b.txt 1.txt 甲.txt 乙.txt 丙.txt
#c.txt\n|
\\#c.txt\n|#c.txt
\\!d.txt\n|!d.txt
f\\*.txt\n|f*.txt
a.txt   \r\n|a.txt keep/a.txt out/a.txt x/out/a.txt build/a.txt
/e\\ .txt\n|e_.txt
END
}

@test "a .jiyanignore further down speaks for its folder, and louder" {
  make a.md d/a.md d/b.md d/e/a.md
  echo '*.md' >.jiyanignore
  echo '!a.md' >d/.jiyanignore
  echo '/a.md' >d/e/.jiyanignore
  [ "$(chosen)" = "d/a.md" ]
  # As well when the run begins below.
  [ "$(chosen d)" = "d/a.md" ]
  run -2 jiyan-index --dry-run d/e
  [[ $output == *"d/e: no file to index is there"* ]]
}

@test "a PATH that is left out is not indexed by being named" {
  make a.md d/b.txt .hidden/c.txt
  printf '*.md\nd/\n' >.jiyanignore
  make e.txt
  for path in a.md d d/b.txt .hidden .hidden/c.txt; do
    run -2 jiyan-index "$path"
    [[ $output == *"$path: no file to index is there (hidden files, and what .jiyanignore or --exclude name, are left out)"* ]]
  done
  run -0 jiyan-index
  [[ $output == "1 added"* ]]
}

@test "hidden files and the folders of version control are left out" {
  make a.txt .b.txt .git/c.txt d/.e/f.txt CVS/g.txt d/_darcs/h.txt i/SCCS/j.txt k/RCS/l.txt
  [ "$(chosen)" = "a.txt" ]
}

@test "links are followed to files inside the archive only" {
  make a/real.txt
  echo "外" >"$BATS_TEST_TMPDIR/outside.txt"
  mkdir "$BATS_TEST_TMPDIR/outside"
  cp "$BATS_TEST_TMPDIR/outside.txt" "$BATS_TEST_TMPDIR/outside/"
  ln -s a/real.txt inside.txt
  ln -s "$BATS_TEST_TMPDIR/outside.txt" out.txt
  ln -s "$BATS_TEST_TMPDIR/outside" out
  ln -s . loop
  ln -s .. a/up
  ln -s nothing dangling.txt
  ln -s b.txt c.txt
  ln -s c.txt b.txt
  [ "$(chosen)" = $'a/real.txt\ninside.txt' ]
  run -0 timeout 20 jiyan-index
  [[ $output == "2 added, 0 updated, 0 removed, 0 unchanged, 0 failed"* ]]
}

@test "an archive reached through a link is the archive it leads to" {
  make a.txt
  ln -s "$PWD" "$BATS_TEST_TMPDIR/link"
  jiyan-index -q "$BATS_TEST_TMPDIR/link"
  run -0 jiyan-index --check
  [ "$output" = "1 indexed, 0 missing, 0 stale, 0 failed, 0 gone" ]
}

@test "pipes, sockets and devices are passed over" {
  make a.txt
  mkfifo pipe.txt
  [ "$(chosen)" = "a.txt" ]
  run -0 timeout 20 jiyan-index
}

@test "a file over --max-size is named, and taken up when the limit allows it" {
  make a.txt
  for _ in $(seq 100); do echo "县里决定修建紫藤大桥。"; done >big.txt
  run -1 --separate-stderr jiyan-index --max-size=1K
  [[ $output == "1 added, 0 updated, 0 removed, 0 unchanged, 1 failed"* ]]
  [ "$stderr" = "big.txt: not indexed (too_big): 3400 bytes; the limit is 1024 (--max-size)" ]
  run -1 jiyan-index --check --max-size=1K
  run -0 jiyan-index --max-size=1M
  [[ $output == "0 added, 1 updated, 0 removed, 1 unchanged, 0 failed"* ]]
}

@test "many levels of folders are walked" {
  deep=d
  for _ in $(seq 100); do deep=$deep/d; done
  make "$deep/a.txt"
  [ "$(chosen)" = "$deep/a.txt" ]
}

# Globs, of which each names the same files as --include and as path:.
@test "--include and --path mean the same by a glob" {
  mkdir -p "$BATS_TEST_TMPDIR/globs"/{.jiyan,讲话/{2018,2019},报告/2018/附件}
  cd "$BATS_TEST_TMPDIR/globs"
  for file in 讲话/2018/a.txt 讲话/2019/b.txt 讲话/总.txt 报告/2018/a.txt 报告/2018/附件/a.txt 2018.txt a1.txt '通知[2021]3号.txt'; do
    echo "春季水利" >"$file"
  done
  jiyan-index -q
  while IFS= read -r glob; do
    echo "$glob"
    jiyan-index --rebuild --dry-run --include="$glob" | sed -n 's/^add\t//p' | sort >../included
    jiyan-search --copies=each --limit=100 --format=paths --path="$glob" 水利 2>/dev/null | sort | diff ../included -
    jiyan-search --copies=each --limit=100 --format=paths "水利 path:\"$glob\"" 2>/dev/null | sort | diff ../included -
  done <<'END_OF_GLOBS'
*
*.txt
讲话/*
讲话/*.txt
讲话/**
讲话/**/*.txt
*/2018/*
**/2018/**
2018*
?1.txt
*/a.txt
**/a.txt
附*
[a-b].txt
201[89]
/*.txt
*/
报告/*/
通知*
END_OF_GLOBS
}
