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
# The milliseconds of CPU that it takes to index the archive anew.
cost() {
  rm -rf .jiyan; mkdir .jiyan
  local TIMEFORMAT='%3U' spent
  spent=$({ time jiyan-index -q --jobs=1 2>/dev/null; } 2>&1)
  echo $((10#${spent/./}))
}

@test "eight times the text takes no more than some eight times the time" {
  local shape name small large
  for shape in 'a.txt||&amp;|' 'a.txt||修路；|' 'a.txt||a;|' 'a.txt||，|' 'a.txt||《|' 'a.txt||“|' 'a.txt||（|》' \
    'a.txt||7|' 'a.txt||word|' 'a.txt||…|' 'a.txt||一、灯塔\n|' 'a.txt||好\n|' 'a.txt||第一条【|' 'a.txt||　|字' \
    'a.jsonl|{"text":"|栈桥|"}\n' 'a.jsonl||{"text":"栈桥"}\n|' 'a.jsonl||{x\n|' 'a.jsonl|{"text":"x","a":[|1,|1]}\n'; do
    IFS='|' read -r name head unit tail <<<"$shape"
    repeated 500000 "$head" "$unit" "$tail" >"$name"; small=$(cost)
    repeated 4000000 "$head" "$unit" "$tail" >"$name"; large=$(cost)
    echo "$shape: $small ms, $large ms"
    [ "$large" -lt $((20 * small + 1000)) ]
    rm "$name"
  done
}

@test "a paragraph without an end is cut in one pass" {
  repeated 4000000 '' '加固栈桥护栏方便行人通过' '' >a.txt; small=$(cost)
  repeated 32000000 '' '加固栈桥护栏方便行人通过' '' >a.txt; large=$(cost)
  echo "$small ms, $large ms"
  [ "$large" -lt $((13 * small + 300)) ]
}

@test "a document that takes longer than it may is given up, and the others are indexed" {
  repeated 9000000 '灯塔\n' '12. 事项\n' '' >slow.txt
  echo '修好栈桥。' >good.txt
  run -1 --separate-stderr jiyan-index --jobs=1 --max-time=1
  [ "$stderr" = 'slow.txt: not indexed (timeout): a document in it took more than 1 seconds (--max-time)' ]
  [ "$(hits 栈桥)" -eq 1 ] && [ "$(hits 灯塔)" -eq 0 ]
  run -1 jiyan-index --check
  [[ $output == *slow.txt*timeout* ]]
  run -2 jiyan-index --max-time=0
  run -2 jiyan-index --max-time=soon
}

@test "a signal inside a large document ends the run soon" {
  local shape name start
  for shape in 'a.txt||加固栈桥护栏|' 'a.txt||加固栈桥。|' 'a.txt||12. 事项\n|' 'a.jsonl||{x\n|'; do
    IFS='|' read -r name head unit tail <<<"$shape"
    repeated 40000000 "$head" "$unit" "$tail" >"$name"
    jiyan-index -q --jobs=1 2>err & pid=$!
    sleep 0.5
    kill -TERM $pid
    start=${EPOCHREALTIME/./}
    wait $pid && status=0 || status=$?
    echo "$shape: $(((${EPOCHREALTIME/./} - start) / 1000)) ms"
    [ $status -eq 2 ]
    grep -q '^jiyan-index: interrupted; the index is as it was$' err
    [ $((${EPOCHREALTIME/./} - start)) -lt 3000000 ]
    rm "$name"
  done
}
