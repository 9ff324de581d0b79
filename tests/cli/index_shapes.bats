# index_shapes.bats: texts of odd shapes take time in proportion to their length, a signal is heeded inside a document,
# and a document that takes too long is given up by name.
bats_require_minimum_version 1.5.0
load index_helper

setup() {
  setup_archive
  rm -rf ./* .jiyan .jiyanignore
  mkdir .jiyan
}

# repeated BYTES HEAD UNIT TAIL: the unit so often that about so many bytes come out.
repeated() {
  python3 -c 'import sys
size, head, unit, tail = int(sys.argv[1]), *(part.replace("\\n", "\n") for part in sys.argv[2:])
sys.stdout.buffer.write((head + unit * (size // len(unit.encode())) + tail).encode())' "$@"
}

# Nothing in the archive takes longer than so many seconds of a processor: many times what it does where the time is in
# proportion to the length, and a fraction of what it did where it was not.
in_time() {
  run --separate-stderr jiyan-index -q --jobs=2 --max-time="$1"
  # shellcheck disable=SC2154 # bats sets it
  echo "$stderr"
  [ "$status" -le 1 ]
  [[ $stderr != *"(timeout)"* ]]
}

@test "no shape of a text takes more time than its length" {
  plain_build
  local shape head unit tail number=0
  for shape in '&amp;' '修路；' 'a;' '，' '《' '“' '（' '7' 'word' '…' '一、灯塔\n' '好\n' '第一条【' '　'; do
    number=$((number + 1))
    repeated 2000000 '' "$shape" '' >$number.txt
  done
  for shape in '{"text":"|栈桥|"}\n' '|{"text":"栈桥"}\n|' '|{x\n|' '{"text":"x","a":[|1,|1]}\n'; do
    IFS='|' read -r head unit tail <<<"$shape"
    number=$((number + 1))
    repeated 2000000 "$head" "$unit" "$tail" >$number.jsonl
  done
  in_time 4
}

@test "no row of numerals takes more time than its length" {
  plain_build
  local shape number=0
  for shape in '0' 'O' '万' '两千' '一百' $'\u00AD'; do
    number=$((number + 1))
    repeated 800000 '关于2021年3月5日' "$shape" '前完成。' >$number.txt
  done
  in_time 6
}

@test "a paragraph without an end is cut in one pass" {
  plain_build
  repeated 64000000 '' '加固栈桥护栏方便行人通过' '' >a.txt
  in_time 15
}

@test "a document that takes longer than it may is given up, and the others are indexed" {
  repeated 9000000 '灯塔\n' '12. 事项\n' '' >slow.txt
  echo '修好栈桥。' >good.txt
  run -1 --separate-stderr jiyan-index --jobs=1 --max-time=1
  [ "$stderr" = 'slow.txt: not indexed (timeout): a document in it took more than 1 seconds (--max-time)' ]
  [ "$(hits 栈桥)" -eq 1 ] && [ "$(hits 灯塔)" -eq 0 ]
  run -1 jiyan-index --check
  [[ $output == *slow.txt*timeout* ]]
  # It is tried again where it may take longer, and only there.
  run -1 jiyan-index --verify
  run -0 jiyan-index --max-time=1000
  [[ $output == "0 added, 1 updated, "* ]]
  [ "$(hits 灯塔)" -eq 1 ]
  run -2 jiyan-index --max-time=0
  run -2 jiyan-index --max-time=soon
}

@test "what stands behind a document that was given up is all there" {
  plain_build
  # Of several lengths: the time of some is over while they are cut into passages, how fast the machine may be.
  for length in 20 24 28 34 40 48 58 70; do
    seq -f '第%.0f号渔船在灯塔以北的水面上过了一夜，天亮后才靠岸。' "${length}0000" >"$length-a.txt"
    echo '修好栈桥。' >"$length-b.txt"
  done
  run -1 --separate-stderr jiyan-index --jobs=1 --max-time=1
  [ "$(hits 栈桥)" -eq 8 ]
}

# The milliseconds of CPU that it takes.
cost() {
  local TIMEFORMAT='%3U' spent
  spent=$({ time "$@" >/dev/null 2>&1; } 2>&1)
  echo $((10#${spent/./}))
}

@test "many pages take hardly more time than many lines" {
  plain_build
  local lines pages
  repeated 2000000 '' '栈\n' '' >a.txt
  lines=$(cost jiyan-index -q --jobs=1)
  repeated 2000000 '' $'桥\f' '' >a.txt
  pages=$(cost jiyan-index -q --jobs=1)
  echo "$pages and $lines ms"
  [ "$pages" -lt $((20 * lines + 1000)) ]
  run -0 jiyan-index --check
}

@test "a signal inside a large document ends the run" {
  plain_build
  local whole ended
  repeated 20000000 '' '12. 事项\n' '' >a.txt
  run -2 --separate-stderr timeout --foreground --preserve-status --signal=TERM 0.5 jiyan-index -q --jobs=1
  [ "$stderr" = "jiyan-index: interrupted; the index is as it was" ]
  ended=$(cost timeout --signal=TERM 0.5 jiyan-index -q --jobs=1)
  whole=$(cost jiyan-index -q --jobs=1)
  echo "$ended of $whole ms"
  [ $((2 * ended)) -lt "$whole" ]
}
