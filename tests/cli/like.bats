# like.bats: passages like one of the archive.
bats_require_minimum_version 1.5.0
load helper

setup() {
  setup_archive
  rm -rf "${ARCHIVE:?}"/*
  mkdir -p 甲
  cat >甲/2020.txt <<'EOT'
2020年工作报告

2020年1月8日

一、茶叶

茶园扩到八万亩，炒茶机添了四十台，茶农合作社办起来了。

二、水利

水渠修到了岭上，泵站换了新机组，自来水接进每家灶台。
EOT
  cat >2021.txt <<'EOT'
2021年工作报告

2021年1月8日

茶农合作社多了，炒茶机不够用，茶园要改良。

泵站的机组旧了，水渠漏水，自来水断断续续。

学校的操场铺好了。
EOT
  cat >letters.jsonl <<'EOT'
{"id":"L1","title":"答复一","date":"2022-05-01","text":"泵站机组已经换新，自来水恢复正常。"}
{"id":"L:2","title":"答复二","date":"2023-05-01","text":"炒茶机已经到货。\n泵站机组还在路上。"}
EOT
  jiyan-index -q
}

# places ARGUMENT…: path and record of each hit.
places() {
  jiyan-search --format=jsonl "$@" | python3 -c 'import json, sys
for hit in map(json.loads, sys.stdin):
    print(hit["path"] + ("#" + hit["id"] if hit["id"] else ""))'
}

@test "a line: the passages that share its words, its own document left out" {
  [ "$(places --like=甲/2020.txt:7 | sort)" = $'2021.txt\nletters.jsonl#L:2' ]
  [ "$(places --like=甲/2020.txt:7 --limit=1)" = 2021.txt ]
  [ "$(places --like=甲/2020.txt:11 | sort)" = $'2021.txt\nletters.jsonl#L1\nletters.jsonl#L:2' ]
  # An empty line is the passage above it.
  [ "$(places --like=甲/2020.txt:8)" = "$(places --like=甲/2020.txt:7)" ]
}

@test "a whole document" {
  # Its words, and those of its title.
  [ "$(places --like=甲/2020.txt | sort)" = $'2021.txt\n2021.txt\nletters.jsonl#L1\nletters.jsonl#L:2' ]
  [ "$(places --like=甲/2020.txt --group=document | wc -l)" -eq 3 ]
}

@test "a record leaves out itself, not its file" {
  [ "$(places --like=letters.jsonl#L1 | grep letters)" = letters.jsonl#L:2 ]
  [ "$(places --like=letters.jsonl#L:2 | grep letters)" = letters.jsonl#L1 ]
  # A line of a record.
  [[ $(jiyan-search --format=json --like=letters.jsonl#L:2:2) == *'"query":"'*泵站* ]]
}

@test "filters, limit and offset" {
  [ "$(places --like=甲/2020.txt --year=2022)" = letters.jsonl#L1 ]
  [ "$(places --like=甲/2020.txt --path='*.txt' | wc -l)" -eq 2 ]
  [ "$(places --like=甲/2020.txt --offset=1 --limit=1)" = "$(places --like=甲/2020.txt | sed -n 2p)" ]
  [ "$(places --like=甲/2020.txt --sort=newest | head -1)" = letters.jsonl#L:2 ]
}

@test "the path from the root, from the folder, and whole" {
  local golden; golden=$(places --like=甲/2020.txt:7)
  [ "$(places --like="$ARCHIVE/甲/2020.txt:7")" = "$golden" ]
  [ "$(places --like=./甲/2020.txt:7)" = "$golden" ]
  cd 甲
  [ "$(places --like=2020.txt:7)" = "$golden" ]
  [ "$(places --like=甲/2020.txt:7)" = "$golden" ]
}

@test "a file whose name ends like a line, and one with #" {
  cp 2021.txt 'a.txt:5'
  cp 2021.txt 'b#L1.txt'
  jiyan-index -q
  query() { jiyan-search --format=json --like="$1" | python3 -c 'import json, sys; print(json.load(sys.stdin)["query"])'; }
  # The whole of it with its title, not line 5 of another.
  [[ $(query 'a.txt:5') == *'"报告"'* ]]
  [[ $(query 'a.txt:5:5') != *'"报告"'* ]]
  [[ $(query 'b#L1.txt') == *'"报告"'* ]]
  [[ $(query 'b#L1.txt:5') != *'"报告"'* ]]
  # With a column, as answers show places.
  [[ $(query 'a.txt:5:5:7') != *'"报告"'* ]]
  [[ $(query '2021.txt:7:1') == "$(query 2021.txt:7)" ]]
  [[ $(query 'letters.jsonl#L1:1:1') == "$(query letters.jsonl#L1:1)" ]]
}

@test "text" {
  diff <(jiyan-search --like=甲/2020.txt:11 --limit=2 | sed -E 's/, [0-9]+ ms$/, T ms/') - <<'EOT'
1. 答复一  2022-05-01
   letters.jsonl#L1:1:1
    泵站机组已经换新，自来水恢复正常。

2. 2021年工作报告  2021-01-08
   2021.txt:7:1
    泵站的机组旧了，水渠漏水，自来水断断续续。

3 passages share words with it; 2 shown, T ms
EOT
}

@test "every format has hits" {
  for format in json jsonl csv paths trec; do
    run -0 --separate-stderr jiyan-search --like=甲/2020.txt:7 --format=$format
    [[ $output == *2021.txt* ]]
    [ -z "$stderr" ]
  done
  run jiyan-search --like=甲/2020.txt:7 --format=json
  [[ $output == *'"query":"'*'\"茶'* ]]
}

@test "what is not there is said, with what to do" {
  run --separate-stderr jiyan-search --like=nowhere.txt:3
  [ "$status" -eq 2 ]
  [ "$stderr" = 'jiyan-search: --like: nowhere.txt is not in the index; jiyan-index --list names what is, jiyan-index PATH adds a file' ]
  run --separate-stderr jiyan-search --like=甲/2020.txt:99
  [ "$status" -eq 2 ]
  [ "$stderr" = 'jiyan-search: --like: 甲/2020.txt has no line 99: its text ends on line 11' ]
  run --separate-stderr jiyan-search --like=letters.jsonl
  [ "$stderr" = 'jiyan-search: --like: letters.jsonl holds several records: name one of them, as letters.jsonl#ID' ]
  run --separate-stderr jiyan-search --like=letters.jsonl#L9
  [ "$stderr" = 'jiyan-search: --like: letters.jsonl has no record L9' ]
  printf '\x00\x01\x02\x03' >broken.txt
  run jiyan-index -q
  run --separate-stderr jiyan-search --like=broken.txt:1
  [ "$status" -eq 2 ]
  [[ $stderr == 'jiyan-search: --like: broken.txt is not in the index: '?* ]]
  echo '鹦鹉螺' >alone.txt
  jiyan-index -q alone.txt
  run --separate-stderr jiyan-search --like=alone.txt
  [ "$stderr" = 'jiyan-search: --like: alone.txt has no words that stand elsewhere' ]
}

@test "what does not go with it" {
  for arguments in 茶 --batch=x --facet=year --match=all --format=kwic --statements --stats; do
    run --separate-stderr jiyan-search --like=2021.txt $arguments
    [[ $status -eq 2 && -z $output ]] || { echo "$arguments"; return 1; }
  done
}
