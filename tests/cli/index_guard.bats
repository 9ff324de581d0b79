# index_guard.bats: what must not empty or break an index: missing folders, second writers, damage, full disks, signals.
bats_require_minimum_version 1.5.0
load index_helper

setup() { setup_index; }
teardown() {
  cd /
  [ ! -e "$BATS_TEST_TMPDIR/mounted" ] || umount "$BATS_TEST_TMPDIR/small"
}

# Files of N characters or so: more FOLDER COUNT
more() {
  mkdir -p "$1"
  for i in $(seq "$2"); do echo "第${i}号文件：把茶园改造办好。" >"$1/$i.txt"; done
}
# A small file system: small SIZE
small() {
  mkdir -p "$BATS_TEST_TMPDIR/small"
  if [ "$(id -u)" -ne 0 ] || ! mount -t tmpfs -o "size=$1" none "$BATS_TEST_TMPDIR/small" 2>/dev/null; then
    skip "no file system can be mounted here"
  fi
  touch "$BATS_TEST_TMPDIR/mounted"
}
# An archive whose building takes a while.
slow_archive() {
  mkdir "$BATS_TEST_TMPDIR/slow"
  cd "$BATS_TEST_TMPDIR/slow"
  mkdir .jiyan
  python3 - <<'END'
import random
draw = random.Random(1)
words = [chr(0x4E00 + draw.randrange(6000)) for _ in range(3000)]
for number in range(48):
    with open(f"{number}.txt", "w", encoding="utf-8") as out:
        for _ in range(300):
            out.write("".join(draw.choice(words) for _ in range(300)) + "。\n\n")
END
}
# Starts a build in the background (where a shell makes it deaf to SIGINT) and waits until it is at work.
start_build() {
  env --default-signal=INT jiyan-index >"$BATS_TEST_TMPDIR/out" 2>"$BATS_TEST_TMPDIR/err" 3>&- &
  BUILD=$!
  for _ in $(seq 500); do
    compgen -G '.jiyan/build/runs-*' >/dev/null && return
    sleep 0.01
  done
  echo "# the build does not begin"
  return 1
}

# ---- removal ----

@test "a tenth of the files may leave, eleven and more than a tenth may not" {
  more many 100
  jiyan-index -q

  total=$((N + 100))
  rm many/{1..10}.txt
  run -0 jiyan-index
  [[ $output == *", 10 removed, "* ]]
  rm many/{11..22}.txt
  run -2 --separate-stderr jiyan-index
  [ "$output" = "" ]
  [ "$stderr" = "jiyan-index: 12 of $((total - 10)) files are no longer there; nothing was changed (--allow-mass-removal lets them leave the index)" ]
  [ "$(jiyan-index --list | wc -l)" -eq $((total - 10 + 1)) ]
  run -0 jiyan-index --allow-mass-removal
  [[ $output == *", 12 removed, "* ]]
}

@test "ten files may leave even a small archive" {
  more many 10
  jiyan-index -q
  rm -r many
  run -0 jiyan-index
  [[ $output == *", 10 removed, "* ]]
}

@test "a guarded run does nothing else either" {
  more many 100
  jiyan-index -q
  rm -r many
  echo "县里决定修建紫藤大桥。" >new.txt
  run -2 jiyan-index
  [ "$(hits 紫藤大桥)" -eq 0 ]
  run -2 jiyan-index --dry-run
  run -2 jiyan-index --rebuild
  [ "$(jiyan-index --status | sed -n 's/^files indexed\t//p')" = $((N + 100)) ]
}

@test "a missing PATH removes nothing" {
  more many 5
  jiyan-index -q
  rm -r many
  run -2 --separate-stderr jiyan-index many
  [ "$output" = "" ]
  [[ $stderr == "jiyan-index: $ARCHIVE/many: No such file or directory"* ]]
  [ "$(jiyan-index --list | grep -c many/)" -eq 5 ]
  run -0 jiyan-index --allow-mass-removal many
  [[ $output == *", 5 removed, "* ]]
}

@test "an empty PATH removes nothing" {
  more many 5
  jiyan-index -q
  rm many/*
  run -2 jiyan-index many
  [[ $output == "jiyan-index: many: no file to index is there "*"--allow-mass-removal"* ]]
  [ "$(jiyan-index --list | grep -c many/)" -eq 5 ]
  run -0 jiyan-index --allow-mass-removal many
  [[ $output == *", 5 removed, "* ]]
}

@test "an archive that has become empty, as one that is not mounted, keeps its index" {
  jiyan-index -q --db "$BATS_TEST_TMPDIR/db"
  rm -r ./*
  run -2 jiyan-index --db "$BATS_TEST_TMPDIR/db"
  [[ $output == *"no file to index is there"* ]]
  run -2 jiyan-index --db "$BATS_TEST_TMPDIR/db" --check
  cd /
  rm -r "$ARCHIVE"
  run -2 jiyan-index --db "$BATS_TEST_TMPDIR/db"
  [[ $output == *"$ARCHIVE"*"No such file or directory"* ]]
  [ "$(jiyan-index --db "$BATS_TEST_TMPDIR/db" --list | wc -l)" -eq $((N + 1)) ]
}

# ---- an index that is not finished ----

@test "both programs mean the nearest index, finished or not" {
  jiyan-index -q
  mkdir -p inner/deep/.jiyan inner/deep/below
  echo "县里决定修建紫藤大桥。" >inner/deep/below/bridge.txt
  cd inner/deep/below
  for command in "jiyan-search 紫藤大桥" "jiyan-index --check" "jiyan-index --status" "jiyan-index --list"; do
    # shellcheck disable=SC2086 # several words in one
    run -2 --separate-stderr $command
    [ "$output" = "" ]
    [ "$stderr" = "${command%% *}: $ARCHIVE/inner/deep/.jiyan: the index is not finished; finish it with jiyan-index" ]
  done
  run -0 --separate-stderr jiyan-index
  [[ $output == "1 added"* ]]
  [ "$stderr" = "the archive is $ARCHIVE/inner/deep, whose index is not finished" ]
  [ "$(hits 紫藤大桥)" -eq 1 ]
  run -0 --separate-stderr jiyan-index
  [ "$stderr" = "the archive is $ARCHIVE/inner/deep" ]
}

@test "a first run that was broken off is found by both programs and finished by the next" {
  mkdir inner
  echo "县里决定修建紫藤大桥。" >inner/bridge.txt
  jiyan-index -q
  cd inner
  mkdir -p .jiyan/build .jiyan/seg-000001 # as kill -9 leaves it
  run -2 jiyan-search 紫藤大桥
  [[ $output == *"/inner/.jiyan: the index is not finished; finish it with jiyan-index" ]]
  run -0 jiyan-index
  [[ $output == "1 added"* ]]
  run -0 jiyan-search 紫藤大桥
}

@test "a PATH outside the archive is refused" {
  jiyan-index -q
  run -2 jiyan-index speeches /usr
  [[ $output == "jiyan-index: /usr is not in the archive $ARCHIVE; "* ]]
  run -2 jiyan-index --db .jiyan ..
  [[ $output == *"is not in the archive"* ]]
}

# ---- states of the index ----

@test "without an index, looking at it says how to make one" {
  rmdir .jiyan
  for action in --check --list --status "--forget speeches"; do
    # shellcheck disable=SC2086 # several words in one
    run -2 jiyan-index --db "$BATS_TEST_TMPDIR/none" $action
    [[ $output == "jiyan-index: $BATS_TEST_TMPDIR/none: no index is there; make one with jiyan-index" ]]
    [ ! -e "$BATS_TEST_TMPDIR/none" ]
  done
}

@test "an index of another version is refused with what to do" {
  jiyan-index -q
  sed -i 's/^jiyan-index .*/jiyan-index 9/' .jiyan/manifest-000001
  for action in "" --check --list --status; do
    run -2 --separate-stderr jiyan-index $action
    [[ $stderr == *"was made by another version of jiyan; build the index anew with: jiyan-index --rebuild" ]]
  done
  run -2 jiyan-search 茶叶
  [[ $output == *"jiyan-index --rebuild"* ]]
  run -0 jiyan-index --rebuild
  run -0 jiyan-index --check
}

@test "a damaged index is refused with what to do, and can be built anew" {
  jiyan-index -q
  cp -r .jiyan "$BATS_TEST_TMPDIR/whole"
  damage() {
    rm -rf .jiyan
    cp -r "$BATS_TEST_TMPDIR/whole" .jiyan
    "$@"
  }
  for table in postlist docdata iamglass; do
    for size in 0 100 5000; do
      echo "# $table cut to $size"
      [ "$(stat -c %s .jiyan/seg-000001/$table* )" -gt "$size" ] || continue
      damage truncate -s "$size" .jiyan/seg-000001/$table*
      run -2 jiyan-index --check
      [[ $output == *"jiyan-index --rebuild"* ]]
      run -0 jiyan-index --rebuild
      run -0 jiyan-index --check
    done
  done
  damage rm -r .jiyan/seg-000001
  run -2 jiyan-index --check
  [[ $output == *"jiyan-index --rebuild"* ]]
  run -0 jiyan-index --rebuild
  damage bash -c 'echo nonsense >.jiyan/XAPIANDB'
  run -2 jiyan-index
  [[ $output == *"XAPIANDB: is damaged"*"jiyan-index --rebuild"* ]]
  run -0 jiyan-index --rebuild
  run -0 jiyan-index --check
}

@test "a ledger that cannot be read does not stop --rebuild" {
  jiyan-index -q
  echo nonsense >.jiyan/ledger-000001
  run -2 jiyan-index
  [[ $output == *"jiyan-index --rebuild"* ]]
  run -0 jiyan-index --rebuild
  run -0 jiyan-index --check
}

# ---- the disk ----

@test "a folder that cannot be written is named" {
  mkdir "$BATS_TEST_TMPDIR/closed"
  cp -r speeches "$BATS_TEST_TMPDIR/closed/"
  chmod -R a+rX "$BATS_TEST_TMPDIR/closed"
  chmod 555 "$BATS_TEST_TMPDIR/closed"
  cd "$BATS_TEST_TMPDIR/closed"
  as_nobody true
  run -2 as_nobody jiyan-index
  [[ $output == "jiyan-index: $PWD/.jiyan: cannot be created: Permission denied" ]]
  # An index that somebody else keeps can be read and checked.
  mkdir -m 755 .jiyan
  jiyan-index -q
  run -0 as_nobody jiyan-index --check
  run -2 as_nobody jiyan-index
  [[ $output == "jiyan-index: $PWD/.jiyan/lock: cannot be opened: Permission denied" ]]
}

@test "a full disk leaves the old index, and a later run completes it" {
  small 3m
  cp -r speeches "$BATS_TEST_TMPDIR/small/"
  cd "$BATS_TEST_TMPDIR/small"
  mkdir .jiyan
  jiyan-index -q
  echo "县里决定修建紫藤大桥。" >new.txt
  before=$(jiyan-index --list)
  head -c 100M /dev/zero >filler 2>/dev/null || true
  for option in "" --rebuild; do
    run -2 jiyan-index $option --exclude=filler
    [[ $output == "jiyan-index: "*"No space left on device"* ]]
    [ "$before" = "$(jiyan-index --list)" ]
    run -0 jiyan-search --format=paths 集体经济
    [ ! -e .jiyan/build ]
  done
  rm filler
  run -0 jiyan-index
  [ "$(jiyan-search --format=paths 紫藤大桥)" = "new.txt" ]
  run -0 jiyan-index --check
}

@test "a disk that fills up in the middle of a build leaves the old index" {
  small 3m
  slow_archive
  mkdir "$BATS_TEST_TMPDIR/small/db"
  run -0 jiyan-index -q --db "$BATS_TEST_TMPDIR/small/db" 0.txt
  before=$(jiyan-index --db "$BATS_TEST_TMPDIR/small/db" --list)
  run -2 jiyan-index --db "$BATS_TEST_TMPDIR/small/db"
  [[ $output == *"No space left on device"* ]]
  [ "$before" = "$(jiyan-index --db "$BATS_TEST_TMPDIR/small/db" --list)" ]
  [ ! -e "$BATS_TEST_TMPDIR/small/db/build" ]
}

# ---- others at work ----

@test "a second writer is told so at once, a reader is not disturbed" {
  slow_archive
  jiyan-index -q 0.txt
  start_build
  run -2 --separate-stderr jiyan-index
  [ "$output" = "" ]
  [ "$stderr" = "jiyan-index: $PWD/.jiyan: another jiyan-index is at work on this index; try again when it is done" ]
  run -2 jiyan-index --forget 0.txt
  run -0 jiyan-index --status
  run -0 jiyan-index --dry-run
  kill -TERM $BUILD
  wait $BUILD || [ $? -eq 2 ]
}

@test "SIGINT and SIGTERM end a build in order; the next run completes it" {
  plain_build
  slow_archive
  jiyan-index -q 0.txt
  before=$(jiyan-index --list)
  for signal in TERM INT; do
    start_build
    kill -$signal $BUILD
    code=0; wait $BUILD || code=$?
    echo "# $signal: $code $(cat "$BATS_TEST_TMPDIR/err")"
    [ "$code" -eq 2 ]
    [ "$(cat "$BATS_TEST_TMPDIR/err")" = "jiyan-index: interrupted; the index is as it was" ]
    [ "$before" = "$(jiyan-index --list)" ]
    [ ! -e .jiyan/build ]
  done
  run -0 jiyan-index
  [[ $output == "47 added, 0 updated, 0 removed, 1 unchanged"* ]]
  run -0 jiyan-index --check
}

@test "a build that is killed leaves the old index; the next run completes it" {
  plain_build
  slow_archive
  jiyan-index -q 0.txt
  before=$(jiyan-index --list)
  start_build
  kill -KILL $BUILD
  wait $BUILD || true
  [ "$before" = "$(jiyan-index --list)" ]
  run -0 jiyan-index
  [[ $output == "47 added, 0 updated, 0 removed, 1 unchanged"* ]]
  [ ! -e .jiyan/build ]
  run -0 jiyan-index --check
}

@test "a signal ends a check at once, and a run that has not begun to write" {
  plain_build
  for i in 1 2 3 4 5 6; do truncate -s 200M "$i.bin"; done
  jiyan-index -q 2>/dev/null || [ $? -eq 1 ]
  for signal in TERM INT HUP; do
    for action in --check "--dry-run"; do
      touch -- *.bin
      env --default-signal=INT jiyan-index "$action" --verify >/dev/null 2>&1 3>&- &
      sleep 0.2
      kill -"$signal" $! 2>/dev/null || [ "$action" = --dry-run ]
      code=0; wait $! || code=$?
      echo "$action $signal: $code"
      [ "$action" = --dry-run ] || [ "$code" -eq $((128 + $(kill -l "$signal"))) ]
    done
  done
}

# Ways to name the archive's root, from a folder of its own, and the words of the command.
@test "JIYAN_DB and --db may name the archive's root" {
  plain_build
  local way
  cd ..
  while IFS= read -r way; do
    rm -rf archive/.jiyan work
    mkdir -p work archive
    echo "$way"
    (cd work && eval "$way" >/dev/null)
    [ -e archive/.jiyan/XAPIANDB ]
    [ ! -e work/XAPIANDB ] && [ ! -e archive/XAPIANDB ] && [ ! -e archive/lock ] && [ ! -e archive/root ]
    for db in archive archive/ ./archive archive/.jiyan "$PWD/archive"; do
      JIYAN_DB=$db run -0 jiyan-search 集体经济
      run -0 jiyan-search --db="$db" 集体经济
      JIYAN_DB=$db run -0 jiyan-index --check
      [[ $output == "$N indexed, "* ]]
      run -0 jiyan-index --db="$db" --status
      [[ $output == *"index"$'\t'"$PWD/archive/.jiyan"* ]]
    done
    (cd archive/speeches && JIYAN_DB=.. run -0 jiyan-search 集体经济)
  done <<'END_OF_WAYS'
JIYAN_DB=../archive jiyan-index ../archive
JIYAN_DB=../archive jiyan-index
jiyan-index --db=../archive
jiyan-index --db=../archive/ ../archive
jiyan-index --db=../archive ../archive/speeches && jiyan-index --db=../archive
cd ../archive && JIYAN_DB=. jiyan-index
cd ../archive && jiyan-index --db . .
cd ../archive/speeches && JIYAN_DB=.. jiyan-index
JIYAN_DB=../archive/.jiyan jiyan-index
jiyan-index --db=../archive --rebuild
ln -s ../archive link; JIYAN_DB=link jiyan-index
END_OF_WAYS
  # A folder for an index alone is one still.
  mkdir empty
  jiyan-index -q --db=empty archive
  [ -e empty/XAPIANDB ]
  jiyan-index -q --db=new archive
  [ -e new/XAPIANDB ]
  run -0 jiyan-index --db=new --check
}
