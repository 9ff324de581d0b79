# shellcheck shell=bash disable=SC2034 # what is set here is the callers'
# common.bash: what kill, power and full share: an archive, the runs that are disturbed, what an index answers, what is
# left over. Of an index it knows that .jiyan is a folder, that its file XAPIANDB names what is alive, and that `lock`
# stays.

# ---- options ----

usage() { sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$0"; exit "$1"; }

# Reads [--kinds=…] [--merge=…] [--corpus=…] [--round=…] [ROUNDS [SEED]] into variables.
read_options() { # DEFAULT_ROUNDS ARGUMENT…
  ROUNDS=$1; shift
  SEED=$RANDOM ONLY=0 KINDS=() CORPUS='' MERGE=''
  local number=0
  while [ $# -gt 0 ]; do
    case $1 in
      --kinds=*) IFS=, read -ra KINDS <<<"${1#*=}" ;;
      --merge=*) MERGE=${1#*=} ;;
      --corpus=*) CORPUS=$(realpath "${1#*=}") || exit 2 ;;
      --round=*) ONLY=${1#*=} ;;
      --help) usage 0 ;;
      -*) usage 2 >&2 ;;
      *) number=$((number + 1)); [ $number -eq 1 ] && ROUNDS=$1 || SEED=$1 ;;
    esac
    shift
  done
}

find_programs() {
  local here; here=$(dirname "$(readlink -f "$0")")
  BIN=$(realpath "${JIYAN_BIN:-$here/../../build}")
  TRACER=${JIYAN_TRACER:-$BIN/tests/kill/tracer}
  PATH=$BIN/indexer:$BIN/searcher:$PATH
  REPLAY=$here/replay
  FIXTURES=$here/../../fixtures
  export LC_ALL=C.UTF-8
  unset JIYAN_DB COLUMNS LANGUAGE
  # The leak checker does not work in a program that is traced.
  export ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0
  [ -x "$TRACER" ] || { echo "${0##*/}: $TRACER: the tracer is not built (it is for x86-64)" >&2; exit 2; }
  [ -n "$MERGE" ] || ! jiyan-index --help | grep -q -- --merge || MERGE='jiyan-index -q --merge'
  [ ${#KINDS[@]} -gt 0 ] || KINDS=(first small large removal touched rebuild ${MERGE:+merge})
}

# ---- the archive ----

# Writes file NUMBER in version MARK: a few paragraphs of its own words, and MARK in each.
write_file() {
  local paragraph
  {
    echo "关于第$1号事项的报告"
    echo
    for paragraph in 1 2 3 4; do
      printf '%s、第%s号事项的第%s段写于%s。' "$paragraph" "$1" "$paragraph" "$2"
      echo "各乡镇把茶园改造、河道治理、乡村道路、敬老院修缮这几件事办实办好，逐项明确责任人和完成时限，按季度公布进展。"
      echo
    done
  } >"$ARCHIVE/$1.txt"
}

write_files() { # FIRST LAST MARK
  local number
  for ((number = $1; number <= $2; number++)); do write_file "$number" "$3"; done
}

# The command of a run of this kind, in the array COMMAND.
set_command() { # KIND
  COMMAND=(jiyan-index -q)
  [ "$1" != rebuild ] || COMMAND+=(--rebuild)
  [ "$1" != merge ] || read -ra COMMAND <<<"$MERGE"
  COMMAND+=("$ARCHIVE")
}

# Makes DISK what it is before a run of this kind, out of what `base` is.
change_archive() { # KIND
  case $1 in
    first) rm -rf "$ARCHIVE/.jiyan" ;;
    small) write_files 1 5 丙版; rm "$ARCHIVE/9.txt" ;;
    large) write_files 1 40 乙版; rm "$ARCHIVE/9.txt" ;;
    removal) rm "$ARCHIVE"/3[0-4].txt ;;
    touched) touch "$ARCHIVE"/1?.txt ;;
    rebuild) write_files 20 26 丙版; rm "$ARCHIVE/9.txt" ;;
  esac
}

# The archive as the runs find it, indexed in several runs so that there is something to merge and something dead.
make_base() {
  local first
  mkdir -p "$ARCHIVE" "$DISK/tmp"
  cp -r "$FIXTURES" "$ARCHIVE/fixtures"
  [ -z "$CORPUS" ] || cp -r "$CORPUS" "$ARCHIVE/corpus"
  write_files 1 48 甲版
  mkdir "$ARCHIVE/.jiyan"
  jiyan-index -q "$ARCHIVE" || return 1
  for first in 49 53 57; do
    write_files $first $((first + 3)) 甲版
    write_file $((first - 10)) 丁版
    jiyan-index -q "$ARCHIVE" || return 1
  done
  cp -a "$DISK" "$WORK/base"
}

prepare() { # KIND
  rm -rf "$DISK"
  cp -a "$WORK/$1" "$DISK"
}

# For each kind: WORK/KIND is the disk before the run, KIND.old and KIND.new are the answers, KIND.names what there is
# after it, calls[KIND] counts what it does to files, marks[KIND] its renames and waits for the disk.
set_up() {
  local kind
  make_base || return 1
  for kind in "${KINDS[@]}"; do
    prepare base
    change_archive "$kind"
    cp -a "$DISK" "$WORK/$kind"
    set_command "$kind"
    answer >"$WORK/$kind.old" || return 1
    "$TRACER" --record="$WORK/$kind.log" --report="$WORK/report" "$DISK" "${COMMAND[@]}" || return 1
    calls[$kind]=$(sed -n 's/^calls\t//p' "$WORK/report")
    marks[$kind]=$(sed -n 's/^marks\t//p' "$WORK/report")
    answer >"$WORK/$kind.new" || return 1
    name_patterns >"$WORK/$kind.names"
    cp -a "$DISK" "$WORK/$kind.after"
    case $kind in
      merge | touched) ;;
      *) cmp -s "$WORK/$kind.old" "$WORK/$kind.new" && { echo "$kind: the run changes nothing" >&2; return 1; } ;;
    esac
    rm -rf "$ARCHIVE/.jiyan"
    jiyan-index -q "$ARCHIVE" && answer >"$WORK/now" || return 1
    diff "$WORK/now" "$WORK/$kind.new" >&2 || { echo "$kind: not what a first run makes of it" >&2; return 1; }
  done
  return 0
}

# Sets everything up; leaves the program where it cannot.
begin() {
  WORK=$(realpath "$(mktemp -d)")
  trap 'rm -rf "$WORK"' EXIT
  DISK=$WORK/disk
  ARCHIVE=$DISK/archive
  export TMPDIR=$DISK/tmp # what a run leaves there is to be seen
  declare -gA calls marks
  broken=0
  set_up || { echo "${0##*/}: the archive cannot be set up" >&2; exit 2; }
}

# ---- what an index answers ----

# What is found by a query, and the texts; not in which order, which may be that of the runs that indexed them.
search() { # QUERY
  local status=0
  jiyan-search --db="$ARCHIVE/.jiyan" --match=exact --copies=each --format=jsonl --limit=1000 "$1" >"$WORK/hits" ||
    status=$?
  [ $status -le 1 ] || return 1
  sed -E 's/"(rank|score|took_ms)":[0-9.]+,?//g' "$WORK/hits" | sort
}

# Everything that an index in ARCHIVE is asked, answered: "absent" where there is none. Reads every block.
answer() {
  local status=0
  [ -e "$ARCHIVE/.jiyan/XAPIANDB" ] || { echo absent; return; }
  jiyan-index --list "$ARCHIVE" | cut -f1-3,7,8 &&
    jiyan-index --status "$ARCHIVE" | grep -P '^(files|documents|passages)' || return 1
  jiyan-index --check "$ARCHIVE" || status=$?
  [ $status -le 1 ] && search '写于 OR 敬老院' || return 1
  ! command -v xapian-check >/dev/null || xapian-check "$ARCHIVE/.jiyan/XAPIANDB" >"$WORK/sound" 2>&1 ||
    { cat "$WORK/sound" >&2; return 1; }
}

# ---- what is left over ----

# The names of all there is on the disk, each number as N.
name_patterns() { find "$DISK" -mindepth 1 -printf '%P\n' | sed -E 's/[0-9]+/N/g' | sort -u; }

# What is not named by XAPIANDB, nor by what that names and so on. "ledger 7" names ledger-000007.
unnamed() (
  cd "$ARCHIVE/.jiyan" || exit
  shopt -s dotglob nullglob
  known=' XAPIANDB lock ' todo=(XAPIANDB)
  while [ ${#todo[@]} -gt 0 ]; do
    mapfile -t found < <(grep -ahoE '[a-z]+[- ][0-9]+' -- "${todo[@]}" |
      awk -F'[- ]' '{ name = sprintf("%s-%06d", $1, $2) } !seen[name]++ { print name }')
    todo=()
    for name in "${found[@]}"; do
      [ -e "$name" ] && [[ $known != *" $name "* ]] || continue
      known+="$name "
      [ -d "$name" ] || todo+=("$name")
    done
  done
  for name in *; do
    [[ $known == *" $name "* ]] || echo "$name"
  done
)

# What a run of this kind left, and should not have: names that nothing names, names that an undisturbed run leaves none
# like, a lock that somebody holds.
left_over() { # KIND
  [ -d "$ARCHIVE/.jiyan" ] || return
  [ ! -e "$ARCHIVE/.jiyan/XAPIANDB" ] || unnamed
  comm -23 <(name_patterns) "$WORK/$1.names"
  [ ! -e "$ARCHIVE/.jiyan/lock" ] || flock -n "$ARCHIVE/.jiyan/lock" true || echo "lock (held)"
}

# ---- rounds ----

# Counts a broken round and says why; `kind`, `round` and `what` say which.
complain() { # WHY…
  broken=$((broken + 1))
  echo "round $round (seed $SEED, $kind, $what): $*" >&2
}

# Calls one_round for each round, each with random numbers of its own, so that --round repeats one of them.
run_rounds() {
  for ((round = 1; round <= ROUNDS; round++)); do
    [ "$ONLY" -eq 0 ] || [ "$ONLY" -eq $round ] || continue
    kind=${KINDS[$((round % ${#KINDS[@]}))]} what=''
    RANDOM=$(((SEED * 7919 + round) % 2147483647))
    one_round
  done
}

draw() { drawn=$(((RANDOM * 32768 + RANDOM) % $1)); } # sets `drawn` to one of 0…LIMIT-1

# Runs COMMAND and disturbs it at one call, or at one that makes something sure; sets `status` and `what`.
disturb() { # DEED CALL [--marks]
  status=0
  "$TRACER" --at="$2" --do="$1" ${3:+"$3"} --report="$WORK/report" "$DISK" "${COMMAND[@]}" 2>"$WORK/err.run" || status=$?
  what="$1 at call $2${3:+ of $3}: $(sed -n "s|^at\t\([^\t]*\)\t$ARCHIVE/|\1 |p" "$WORK/report")"
}

# Sets `state` to old, new or same, what the index answers; complains and fails where it is none of them.
find_state() {
  answer >"$WORK/now" 2>"$WORK/err" || { complain "does not answer: $(tail -n 3 "$WORK/err")"; return 1; }
  if cmp -s "$WORK/now" "$WORK/$kind.new"; then
    state=new
    ! cmp -s "$WORK/$kind.old" "$WORK/$kind.new" || state=same
  elif cmp -s "$WORK/now" "$WORK/$kind.old"; then
    state=old
  else
    complain "neither the old nor the new state: $(diff "$WORK/now" "$WORK/$kind.new" | head -n 5)"
    return 1
  fi
}

# The next run succeeds, makes the index true and sweeps.
check_next_run() {
  local rest
  jiyan-index -q "$ARCHIVE" 2>"$WORK/err" || { complain "the next run fails: $(cat "$WORK/err")"; return 1; }
  answer >"$WORK/now" 2>&1
  cmp -s "$WORK/now" "$WORK/$kind.new" ||
    { complain "the next run does not complete it: $(diff "$WORK/now" "$WORK/$kind.new" | head -n 5)"; return 1; }
  rest=$(left_over "$kind")
  [ -z "$rest" ] || { complain "left over: ${rest//$'\n'/ }"; return 1; }
}
