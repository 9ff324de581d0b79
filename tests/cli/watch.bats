# watch.bats: jiyan-index --watch, and what a run that is at work tells of itself. Nothing here is judged by time: what is to happen is waited for, a minute at most, and
# what is not to happen is known by something later that has.
# shellcheck disable=SC2030,SC2031 # each test has a shell of its own
bats_require_minimum_version 1.5.0
load helper

setup() {
  : "${JIYAN_BIN:=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)/build}"
  PATH=$JIYAN_BIN/indexer:$JIYAN_BIN/searcher:$PATH
  export LC_ALL=C.UTF-8
  unset JIYAN_DB LANGUAGE
  ARCHIVE=$BATS_TEST_TMPDIR/archive SAID=$BATS_TEST_TMPDIR/said
  mkdir -p "$ARCHIVE/乡镇"
  cd -P "$ARCHIVE"
  ARCHIVE=$PWD
  write 一 茶园改造
  write 乡镇/二 河道治理
}

teardown() {
  [ -n "${WATCH:-}" ] || return 0
  kill -TERM "$WATCH" 2>/dev/null || true
  timeout 20 tail --pid="$WATCH" -f /dev/null || kill -KILL "$WATCH"
  wait "$WATCH" || true
}

write() { printf '关于%s的报告\n\n各单位把%s办实办好，按季度公布进展。\n' "$2" "$2" >"$1.txt"; }

# Waits until a command succeeds.
until_true() {
  local turn
  for ((turn = 0; turn < 300; turn++)); do
    ! "$@" >/dev/null 2>&1 || return 0
    sleep 0.2
  done
  echo "in a minute not once true: $*"
  cat "$SAID"
  return 1
}

start() { # COMMAND…
  "$@" >"$BATS_TEST_TMPDIR/out" 2>"$SAID" 3>&- &
  WATCH=$!
  until_true grep -q '^watching' "$SAID"
}

# Waits for the end of the watch or the run, and takes its exit status.
reap() {
  ENDED=0
  wait "$WATCH" || ENDED=$?
  WATCH=
}

finds() { jiyan-search --match=exact --db="$ARCHIVE/.jiyan" "$1"; }
misses() { ! finds "$1"; }
indexes() { jiyan-index --list --db="$ARCHIVE/.jiyan" | cut -f2 | grep -qxF "$1"; }
indexes_not() { ! indexes "$1"; }
says_twice() { [ "$(grep -cF -- "$1" "$SAID")" -eq 2 ]; }
says() { grep -qF -- "$1" "$SAID"; }

@test "the index follows files that are new, changed and deleted" {
  start jiyan-index --watch
  says "watching 2 folders of $ARCHIVE"
  finds 茶园改造
  write 三 乡村道路
  until_true finds 乡村道路
  write 一 敬老院修缮
  until_true finds 敬老院修缮
  misses 茶园改造
  rm 乡镇/二.txt
  until_true misses 河道治理
  until_true says '0 added, 0 updated, 1 removed'
  [ ! -s "$BATS_TEST_TMPDIR/out" ]
}

@test "folders that are new are watched, with what is in them at once; one that is renamed keeps its files" {
  start jiyan-index --watch "$ARCHIVE"
  mkdir -p 县直/水利局/年报
  write 县直/水利局/年报/三 水库加固
  until_true finds 水库加固
  write 县直/水利局/年报/四 灌溉渠道
  until_true finds 灌溉渠道
  mv 县直 市直
  until_true indexes 市直/水利局/年报/四.txt
  indexes_not 县直/水利局/年报/四.txt
  write 市直/水利局/年报/五 堤防养护
  until_true finds 堤防养护
  rm -r 市直
  until_true misses 堤防养护
  mv "$ARCHIVE/乡镇" "$BATS_TEST_TMPDIR/elsewhere"
  until_true misses 河道治理
}

# The watch is told of them before it is told of the file that is waited for; a run for each would be a second summary.
@test "names that are left out wake nobody; a .jiyanignore does, and what it leaves out wakes nobody from then on" {
  echo '*.log' >.jiyanignore
  start jiyan-index -v --watch
  strace -o "$BATS_TEST_TMPDIR/calls" -e trace=flock -p "$WATCH" 2>"$BATS_TEST_TMPDIR/strace" 3>&- &
  local tracer=$!
  sleep 1
  kill -0 "$tracer" 2>/dev/null || skip "no strace, or it may not trace"
  echo x >.hidden; mkdir .git; echo x >a.log; mkdir CVS
  sleep 5 # twice the time that a change waits
  [ ! -s "$BATS_TEST_TMPDIR/calls" ]
  echo '二.txt' >乡镇/.jiyanignore
  until_true misses 河道治理
  [ -s "$BATS_TEST_TMPDIR/calls" ]
  kill "$tracer"
}

@test "SIGTERM and SIGINT end it with 0, and no lock is held meanwhile" {
  start jiyan-index --watch
  flock -n .jiyan/lock true
  jiyan-index -q --merge
  kill -TERM "$WATCH"
  reap
  [ "$ENDED" -eq 0 ]
  start jiyan-index --watch
  # Of what a shell starts behind its back SIGINT is ignored until the program asks for it.
  kill -INT "$WATCH"
  reap
  [ "$ENDED" -eq 0 ]
}

@test "a run for which the index is locked is tried again, and that is said once" {
  mkdir .jiyan
  exec 9>.jiyan/lock
  flock 9
  jiyan-index --watch 2>"$SAID" 3>&- 9>&- &
  WATCH=$!
  until_true says 'is at work on this index; try again when it is done; it will be tried again'
  exec 9>&-
  until_true says 'watching 2 folders'
  exec 9>.jiyan/lock
  flock 9
  write 三 乡村道路
  until_true says_twice 'tried again'
  exec 9>&-
  until_true finds 乡村道路
  says_twice 'tried again'
}

@test "a folder that is gone empties no index: it is said, and waited for" {
  jiyan-index -q
  start jiyan-index --watch 乡镇
  mv 乡镇 "$BATS_TEST_TMPDIR/乡镇"
  until_true says 'it will be tried again'
  finds 河道治理
  write "$BATS_TEST_TMPDIR/乡镇/三" 乡村道路
  mv "$BATS_TEST_TMPDIR/乡镇" 乡镇
  until_true finds 乡村道路
}

@test "files that are gone in a mass wait for a run by hand that lets them go" {
  local number
  for number in {1..30}; do write "县直$number" "第$number号"; done
  start jiyan-index --watch
  rm 县直*.txt
  until_true says '30 of 32 files are no longer there'
  says 'it will be tried again'
  indexes 县直7.txt
  jiyan-index -q --allow-mass-removal
  write 三 乡村道路
  until_true finds 乡村道路
  indexes_not 县直7.txt
  [ "$(grep -c 'no longer there' "$SAID")" -eq 1 ]
}

@test "several paths, one of them a file, from another folder" {
  mkdir 县直
  write 县直/三 乡村道路
  jiyan-index -q
  cd 乡镇
  start jiyan-index --watch ../一.txt ../县直
  write ../县直/四 灌溉渠道
  until_true finds 灌溉渠道
  write ../一 敬老院修缮
  until_true finds 敬老院修缮
}

@test "a catalogue is taken up when it is written anew, also outside of the archive" {
  local catalogue=$BATS_TEST_TMPDIR/catalogue.tsv
  printf 'path\ttitle\n一.txt\t甲号题名\n' >"$catalogue"
  start jiyan-index --watch --catalogue="$catalogue"
  until_true eval 'jiyan-index --list | grep -q 甲号题名'
  printf 'path\ttitle\n一.txt\t乙号题名\n' >"$catalogue"
  until_true eval 'jiyan-index --list | grep -q 乙号题名'
  # Without it the one that was read last holds.
  rm "$catalogue"
  write 一 敬老院修缮
  until_true finds 敬老院修缮
  jiyan-index --list | grep -q 乙号题名
}

@test "a link is followed as ever: its file is watched where it lies" {
  ln -s 乡镇/二.txt 链接.txt
  start jiyan-index --watch
  write 乡镇/二 乡村道路
  until_true eval 'jiyan-index --check'
  indexes 链接.txt
}

@test "files that fail are named once, and not in each run" {
  head -c 3000 /dev/urandom >三.pdf
  start jiyan-index --watch
  until_true says '三.pdf: not indexed'
  write 四 乡村道路
  until_true finds 乡村道路
  write 五 灌溉渠道
  until_true finds 灌溉渠道
  [ "$(grep -c '三.pdf' "$SAID")" -eq 1 ]
}

@test "what it says may go into the archive: that is no document, and no reason to run for ever" {
  head -c 3000 /dev/urandom >三.pdf
  local SAID=说.txt
  start jiyan-index -v --watch
  write 四 乡村道路
  until_true finds 乡村道路
  indexes_not 说.txt
  # Two seconds after a line of its own it would run again, and say another.
  sleep 5
  local lines
  lines=$(wc -l <说.txt)
  sleep 5
  [ "$(wc -l <说.txt)" -eq "$lines" ]
}

@test "-q says nothing but errors" {
  jiyan-index -q --watch >"$BATS_TEST_TMPDIR/out" 2>"$SAID" 3>&- &
  WATCH=$!
  until_true finds 茶园改造
  write 三 乡村道路
  until_true finds 乡村道路
  [ ! -s "$SAID" ]
  [ ! -s "$BATS_TEST_TMPDIR/out" ]
}

# Runs the watch in a user namespace of its own, whose limit of inotify is another.
limited() { # LIMIT NUMBER
  # shellcheck disable=SC2016
  unshare -Ur sh -c 'echo 1 >"/proc/sys/user/$0"' "$1" 2>/dev/null || skip "no namespace with limits of its own (unshare)"
  # shellcheck disable=SC2016
  start unshare -Ur sh -c 'echo "$1" >"/proc/sys/user/$0" && exec jiyan-index --watch --every=1' "$1" "$2"
}

@test "where the kernel's limit of watches is reached that is said, and all files are looked at now and then" {
  limited max_inotify_watches 1
  says 'the kernel lets 1 of 2 folders be watched'
  grep -qE 'sysctl fs.inotify.max_user_watches=[1-9][0-9]*\); all files are looked at every 1 second$' "$SAID"
  write 乡镇/三 乡村道路
  until_true finds 乡村道路
  [ "$(grep -c max_user_watches "$SAID")" -eq 1 ]
}

@test "the same where it lets nobody watch any more" {
  limited max_inotify_instances 0
  says 'watching 0 folders'
  grep -qE 'sysctl fs.inotify.max_user_instances=[1-9][0-9]*\)' "$SAID"
  write 乡镇/三 乡村道路
  until_true finds 乡村道路
}

@test "what does not go with it is refused, and what is wrong from the beginning ends it" {
  local option
  for option in --dry-run --rebuild --verify --allow-mass-removal --check --status; do
    run -2 jiyan-index --watch $option
    [[ $output == *--watch* ]]
  done
  run -2 jiyan-index --every=5
  run -2 timeout 60 jiyan-index --watch 没有这里
}

# Starts a run that takes a while, and stops it in the middle, with its progress written down.
stopped_run() { # OPTION…
  local number
  for number in {1..40}; do
    cp "$BATS_FILE_TMPDIR/long" "长文$number.txt"
  done
  jiyan-index -q --jobs=1 "$@" 2>"$SAID" 3>&- &
  WATCH=$!
  until [ -e .jiyan/progress ]; do sleep 0.01; kill -0 "$WATCH"; done
  kill -STOP "$WATCH"
}

setup_file() {
  local line
  for line in {1..4000}; do
    echo "第$line 项：各乡镇逐项明确责任人和完成时限，按季度公布进展，第$((line * 7919 % 1000))号事项办结。"
  done >"$BATS_FILE_TMPDIR/long"
}

@test "--status shows the run that is at work, also the first one" {
  stopped_run
  run -0 jiyan-index --status
  [[ $output == *$'\nat work\treading files, '*' of 42 files, '*' MB'*"(process $WATCH, since 20"* ]]
  jiyan-index --status --format=json >"$BATS_TEST_TMPDIR/status"
  python3 -c '
import json, sys
status = json.load(open(sys.argv[2], encoding="utf-8"))
run = status["running"]
assert status["generation"] is None, status
assert run["pid"] == int(sys.argv[1]) and run["phase"] == "reading" and run["files"] == 42, run
assert 0 <= run["files_done"] < 42 and 0 <= run["bytes_done"] <= run["bytes"], run
assert run["started"] <= run["updated"] and run["started"].endswith("Z"), run
' "$WATCH" "$BATS_TEST_TMPDIR/status"
  kill -CONT "$WATCH"
  reap
  [ "$ENDED" -eq 0 ]
  [ ! -e .jiyan/progress ]
  run -0 jiyan-index --status
  [[ $output != *'at work'* ]]
  jiyan-index --status --format=json | grep -q '"running":null'
}

@test "a signal in the middle of a run ends it as any run, and the index is as it was" {
  stopped_run --watch
  kill -TERM "$WATCH"
  kill -CONT "$WATCH"
  reap
  [ "$ENDED" -eq 2 ]
  says 'interrupted; the index is as it was'
  [ ! -e .jiyan/progress ]
  run -2 jiyan-index --status
}

@test "a run that was killed is at work no more, and the next one sweeps what it left" {
  stopped_run
  kill -KILL "$WATCH"
  reap
  [ -e .jiyan/progress ]
  run -2 jiyan-index --status
  cp .jiyan/progress progress
  rm 长文*.txt
  jiyan-index -q
  [ ! -e .jiyan/progress ]
  # The number is another process's by now.
  sed "s/\"pid\":[0-9]*/\"pid\":$$/" progress >.jiyan/progress
  run -0 jiyan-index --status
  [[ $output != *'at work'* ]]
  # Neither does damage to it say anything.
  head -c 20 progress >.jiyan/progress
  run -0 jiyan-index --status
  [[ $output != *'at work'* ]]
  jiyan-index -q
  [ ! -e .jiyan/progress ]
}
