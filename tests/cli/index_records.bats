# index_records.bats: files of records, one document a line.
bats_require_minimum_version 1.5.0
load index_helper

setup() {
  setup_index
  mkdir "$BATS_TEST_TMPDIR/records"
  cd "$BATS_TEST_TMPDIR/records"
  mkdir .jiyan
}

@test "each line is a document with its own fields" {
  cat >letters.jsonl <<'END'
{"id":"甲-1","title":"关于路灯的答复","date":"2021-05-06","speaker":"某甲","issuer":"某局","docno":"某办函〔2021〕6号","text":"路灯已于五月修复。"}

{"编号":7,"题名":"关于公交的答复","成文日期":"2022年3月","正文":"公交线路延伸到石桥村。\n\n第二段也在。"}
END
  run -0 jiyan-index
  [[ $output == "1 added"*"0 failed; 2 passages"* ]]
  jiyan-search --format=jsonl 路灯 | python3 -c '
import json, sys
hit = json.loads(sys.stdin.read())
assert hit["id"] == "甲-1" and hit["title"] == "关于路灯的答复" and hit["date"] == "2021-05-06", hit
assert hit["speaker"] == "某甲" and hit["issuer"] == "某局" and hit["docno"] == "某办函〔2021〕6号", hit
assert hit["path"] == "letters.jsonl", hit
'
  jiyan-search --format=jsonl 公交 | python3 -c '
import json, sys
hit = json.loads(sys.stdin.read())
assert hit["id"] == "7" and hit["date"] == "2022-03", hit
'
}

@test "a line that is no record is named and costs only itself" {
  cat >r.jsonl <<'END'
{"id":"1","text":"紫藤大桥开工。"}
not a record
{"id":"3"}
["text"]
{"id":"5","text":["甲"]}
{"id":"6","text":"紫藤大桥通车。"}
{"id":"7","text":"断
END
  run -1 --separate-stderr jiyan-index
  [[ $output == "1 added, 0 updated, 0 removed, 0 unchanged, 0 failed, 1 in part; 2 passages"* ]]
  [ "${stderr_lines[0]}" = "r.jsonl: indexed in part (malformed): 5 of 7 records cannot be read; the first is on line 2" ]
  [[ ${stderr_lines[1]} == "r.jsonl: warning: line 2: no JSON: "* ]]
  [ "${stderr_lines[2]}" = "r.jsonl: warning: line 3: a record without text" ]
  [ "${stderr_lines[3]}" = "r.jsonl: warning: line 4: no JSON object" ]
  [ "${stderr_lines[4]}" = "r.jsonl: warning: line 5: the field text is no text" ]
  [[ ${stderr_lines[5]} == "r.jsonl: warning: line 7: no JSON: "* ]]
  [ "$(hits 紫藤大桥)" -eq 2 ]
  # What is missing is missing the next time, too.
  run -1 --separate-stderr jiyan-index
  [[ $output == "0 added, 0 updated, 0 removed, 1 unchanged, 0 failed, 1 in part"* ]]
  [[ $stderr == "r.jsonl: indexed in part (malformed): "* ]]
  run -1 jiyan-index --check
  [[ ${lines[0]} == "failed"$'\t'"r.jsonl"$'\t'"malformed: 5 of 7 records"* ]]
  [[ $(jiyan-index --list) == *$'\n'"partial"$'\t'"r.jsonl"* ]]
  [[ $(jiyan-index --status) == *"of these in part"$'\t'"1"* ]]
  # Mended, all is well.
  printf '%s\n' '{"id":"1","text":"紫藤大桥开工。"}' >r.jsonl
  run -0 jiyan-index
  run -0 jiyan-index --check
}

@test "records with one id twice are both kept and warned of" {
  printf '%s\n' '{"id":"1","text":"紫藤大桥开工。"}' '{"id":"2","text":"无关。"}' '{"id":1,"text":"紫藤大桥通车。"}' >r.jsonl
  run -0 --separate-stderr jiyan-index
  [ "$stderr" = "r.jsonl: warning: line 3: the id 1 stands on line 1 already" ]
  [ "$(hits 紫藤大桥)" -eq 2 ]
}

@test "a field that stands twice is warned of" {
  printf '%s\n' '{"id":"1","text":"无关。","text":"紫藤大桥。"}' >r.jsonl
  run -0 --separate-stderr jiyan-index
  [ "$stderr" = "r.jsonl: warning: line 1: a field stands twice; its last value is taken" ]
  [ "$(hits 紫藤大桥)" -eq 1 ]
}

@test "a field that is none of its kind is left out and warned of" {
  printf '%s\n' '{"id":"1","date":"2021-02-30","title":"题","text":"紫藤大桥。"}' >r.jsonl
  run -0 --separate-stderr jiyan-index
  [ "$stderr" = "r.jsonl: warning: line 1: the field date is left out, as it cannot be read: 2021-02-30" ]
}

@test "a catalogue completes what a record does not say itself" {
  printf '%s\n' '{"id":"1","date":"2021-05-06","text":"紫藤大桥开工。"}' '{"id":"2","text":"丹桂大桥开工。"}' >r.jsonl
  printf 'path\tdate\tissuer\nr.jsonl\t2019\t某局\n' >"$BATS_TEST_TMPDIR/table"
  jiyan-index -q --catalogue "$BATS_TEST_TMPDIR/table"
  jiyan-search --format=jsonl --limit=10 大桥 | python3 -c '
import json, sys
hits = {hit["id"]: hit for hit in map(json.loads, sys.stdin)}
assert hits["1"]["date"] == "2021-05-06" and hits["1"]["issuer"] == "某局", hits
assert hits["2"]["date"] == "2019" and hits["2"]["issuer"] == "某局", hits
'
}

@test "many broken lines are counted, not all named" {
  { echo '{"text":"甲"}'; for i in $(seq 50); do echo "broken $i"; done; } >r.jsonl
  run -1 --separate-stderr jiyan-index
  [ "${#stderr_lines[@]}" -eq 22 ]
  [ "${stderr_lines[21]}" = "r.jsonl: warning: 30 more lines are no records" ]
}

@test "a file without a single record has failed" {
  printf 'a\nb\n' >r.jsonl
  run -1 --separate-stderr jiyan-index
  [[ $stderr == "r.jsonl: not indexed (malformed): none of its 2 lines is a record"* ]]
  [[ $output == "0 added, 0 updated, 0 removed, 0 unchanged, 1 failed; 0 passages"* ]]
}

@test "a changed record replaces all of its file" {
  printf '%s\n' '{"id":"1","text":"紫藤大桥。"}' '{"id":"2","text":"丹桂大桥。"}' '{"id":"3","text":"银杏大桥。"}' >r.jsonl
  jiyan-index -q
  printf '%s\n' '{"id":"2","text":"丹桂大桥改名。"}' >r.jsonl
  run -0 jiyan-index
  [[ $output == "0 added, 1 updated"*"1 passage"* ]]
  [ "$(hits 大桥)" -eq 1 ]
  [ "$(jiyan-index --status | sed -n 's/^documents\t//p')" = 1 ]
}

@test "line ends of Windows, a byte order mark and an empty file are no harm" {
  printf '\xEF\xBB\xBF{"id":"1","text":"紫藤大桥。"}\r\n\r\n{"id":"2","text":"丹桂大桥。"}\r\n' >r.jsonl
  : >empty.jsonl
  run -0 jiyan-index
  [ "$(hits 大桥)" -eq 2 ]
}

@test "a large file is read in parts, and nobody sees it" {
  python3 - >r.jsonl <<'END'
import json
for n in range(1, 9001):
    if n == 4500:
        print("broken")
        continue
    record = {"id": str(n if n != 8000 else 17), "text": f"第{n}件：" + "把茶园改造办好，" * 14 + "紫藤大桥开工。" * (n % 1000 == 1)}
    print(json.dumps(record, ensure_ascii=False))
END
  [ "$(stat -c %s r.jsonl)" -gt 3000000 ]
  run -1 --separate-stderr jiyan-index --jobs=2
  [[ $output == "1 added, 0 updated, 0 removed, 0 unchanged, 0 failed, 1 in part; 8999 passages"* ]]
  [ "${stderr_lines[0]}" = "r.jsonl: indexed in part (malformed): 1 of 9000 records cannot be read; the first is on line 4500" ]
  [[ ${stderr_lines[1]} == "r.jsonl: warning: line 4500: no JSON: "* ]]
  [ "${stderr_lines[2]}" = "r.jsonl: warning: line 8000: the id 17 stands on line 17 already" ]
  [ "${#stderr_lines[@]}" -eq 3 ]
  [ "$(jiyan-index --status | sed -n 's/^documents\t//p')" = 8999 ]
  # Found in the order of the file, whoever read it.
  jiyan-search --format=jsonl --limit=20 紫藤大桥 | python3 -c '
import json, sys
ids = [int(json.loads(line)["id"]) for line in sys.stdin]
assert sorted(ids) == list(range(1, 9000, 1000)), ids
'
  # The same bytes at another time are not read again; others replace all of it.
  touch -d 2001-02-03 r.jsonl
  run -1 --separate-stderr jiyan-index
  [[ $output == "0 added, 0 updated, 0 removed, 1 unchanged, 0 failed, 1 in part; 0 passages"* ]]
  sed -i 4500d r.jsonl
  run -0 --separate-stderr jiyan-index
  [[ $output == "0 added, 1 updated"*"8999 passages"* ]]
  [ "$(hits 紫藤大桥)" -eq 9 ]
}

# What is put before, between and behind the lines of a file of records; all of its 3 whole records are found.
@test "a NUL or another control character costs no more than its line" {
  local -a heads=('\0' '\0\0\0\0\0\0\0\0' '{"id":"0","text":"断\0' '\0\n' '\1\2\3\4\n' '\xEF\xBB\xBF\0\n' '\e[31m\n' '\f' '{"id":"0",\0"x":1}\n' '{"text":"半\\ud83d"}\n\0')
  for head in "${heads[@]}"; do
    echo "$head"
    for extension in jsonl ndjson; do
      { printf %b "$head"; printf '\n{"id":"1","text":"紫藤大桥。"}\n{"id":"2","text":"紫藤大桥。\\n"}\n\0\n{"id":"3","text":"紫藤\0大桥。"}\n'; } >"r.$extension"
    done
    run jiyan-index
    [ "$status" -le 1 ]
    [ "$(hits 紫藤大桥)" -eq 6 ]
    [ "$(jiyan-index --list | awk -F'\t' 'NR > 1 { print $4 }' | sort -u)" = application/x-ndjson ]
  done
  # A record before which NULs stand is one.
  printf '\0\0\0\0{"id":"1","text":"丹桂大桥。"}\n' >r.jsonl
  rm r.ndjson
  run -0 jiyan-index
  [ "$(hits 丹桂大桥)" -eq 1 ]
}
