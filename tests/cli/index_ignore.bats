# index_ignore.bats: a .jiyanignore in any encoding holds, and one that cannot be read lets nothing through.
bats_require_minimum_version 1.5.0
load index_helper

setup() { setup_index; }

# ARCHIVE: an archive in which 内部一.txt and 内部二.txt, named in GBK, are to be left out.
setup_hidden() {
  rm -rf "$1"
  mkdir -p "$1/.jiyan"
  cd "$1"
  echo "县里秘密修建紫藤大桥。" | tee 内部一.txt >"$(printf '内部二.txt' | iconv -t GBK)"
  echo "县里修建丹桂大桥。" >公开.txt
}

# Encodings, and patterns of which each leaves out both.
readable() {
  local encoding pattern
  for encoding in UTF-8 GBK GB18030 UTF-16 UTF-16LE UTF-16BE UTF-32; do
    for pattern in '内部*' '内部?.txt\r\n' '# 不公开的文件\n内部*.txt\n' '*.txt\n!公开.txt\n'; do
      printf '%s\t%s\n' "$encoding" "$pattern"
    done
  done
}

@test "patterns hold in every encoding that a document may have" {
  setup_hidden "$BATS_TEST_TMPDIR/hidden"
  while IFS=$'\t' read -r encoding pattern; do
    echo "$encoding $pattern"
    printf '%b' "$pattern" | iconv -f UTF-8 -t "$encoding" >.jiyanignore
    [ "$(chosen)" = "公开.txt" ]
  done < <(readable)
  rm .jiyanignore
  [ "$(chosen --exclude='内部*')" = "公开.txt" ]
  [ "$(chosen --include='内部*' | wc -l)" -eq 2 ]
  printf '\xEF\xBB\xBF内部*\n' >.jiyanignore
  [ "$(chosen)" = "公开.txt" ]
  printf '内部*\n' >.rules
  ln -sf .rules .jiyanignore
  [ "$(chosen)" = "公开.txt" ]
}

# What leaves a .jiyanignore that cannot be read, and what is said of it.
unreadable() {
  cat <<'END_OF_TABLE'
{ echo '内部*'; head -c 1100000 /dev/zero | tr '\0' '#'; } >.jiyanignore	more than 1048576 bytes
printf 'x\0y\n内部*\n' >.jiyanignore	1 ill-formed sequences of UTF-8
printf '内部*\n\0\0\0\0\0\0\0\0\0' >.jiyanignore	a binary file, not text
ln -s none .jiyanignore	No such file or directory
ln -s .jiyanignore .jiyanignore	Too many levels of symbolic links
ln -s /dev/zero .jiyanignore	is no regular file
mkdir .jiyanignore	is no regular file
mkfifo .jiyanignore	is no regular file
mkfifo pipe; ln -s pipe .jiyanignore	is no regular file
printf '\1\2\3\4\5\6\7' >.jiyanignore	a binary file, not text
printf '内部*\n\xFF\n' >.jiyanignore	1 ill-formed sequences of UTF-8
printf '\xEF\xBB\xBF内部*\n\xFF\n' >.jiyanignore	1 ill-formed sequences of UTF-8
END_OF_TABLE
}

@test "one that cannot be read stops the run, and nothing that it may hide is indexed" {
  while IFS=$'\t' read -r making message; do
    setup_hidden "$BATS_TEST_TMPDIR/hidden"
    eval "$making"
    echo "$making"
    for options in "" --check --allow-mass-removal --rebuild "公开.txt" "--dry-run"; do
      # shellcheck disable=SC2086 # none is an option, too
      run -2 timeout 5 jiyan-index $options
      [ "$options" = --check ] || [[ $output == *": .jiyanignore cannot be read, and what it leaves out is not known: "*"$message"* ]]
    done
  done < <(unreadable)
}

@test "one further down costs its folder, which keeps what was indexed" {
  while IFS=$'\t' read -r making message; do
    setup_hidden "$BATS_TEST_TMPDIR/hidden"
    mkdir d
    echo "乡里修建银杏大桥。" >d/旧.txt
    jiyan-index -q
    echo "乡里秘密修建水杉大桥。" >d/新.txt
    (cd d && eval "$making")
    echo "$making"
    run -1 --separate-stderr timeout 5 jiyan-index
    [[ $output == "0 added, 0 updated, 0 removed, 3 unchanged, 1 failed"* ]] || [[ $output == "0 added"*"1 failed"* ]]
    [[ $stderr == "d: not indexed ("*"): .jiyanignore cannot be read, "*"$message"* ]]
    [ "$(hits 水杉大桥)" -eq 0 ]
    [ "$(hits 银杏大桥)" -eq 1 ]
    run -1 timeout 5 jiyan-index --check
    [[ $output == *"failed"$'\t'"d"$'\t'*".jiyanignore cannot be read"* ]]
    run -2 timeout 5 jiyan-index d
    # Mended, it holds.
    rm -r d/.jiyanignore
    echo '新*' | iconv -t GBK >d/.jiyanignore
    run -0 timeout 5 jiyan-index
    [ "$(hits 水杉大桥)" -eq 0 ]
    [ "$(hits 银杏大桥)" -eq 1 ]
  done < <(unreadable | grep -v '^mkfifo pipe')
}

@test "one that nobody may read stops the run" {
  setup_hidden "$BATS_TEST_TMPDIR/hidden"
  echo '内部*' >.jiyanignore
  chmod 000 .jiyanignore
  chmod -R a+rwX .jiyan .
  chmod 000 .jiyanignore
  as_nobody true
  run -2 as_nobody jiyan-index
  [[ $output == *": .jiyanignore cannot be read, "*"Permission denied"* ]]
}
