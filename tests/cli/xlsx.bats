#!/usr/bin/env bats
# xlsx.bats: answers as workbooks: what they say is what the table of csv says.
bats_require_minimum_version 1.5.0
load helper
load serve_helper

setup() {
  setup_archive
  jiyan-index -q || [ $? -eq 1 ]
}
teardown() { stop_serving; }

# read_book WORKBOOK [CSV]
read_book() { python3 "$BATS_TEST_DIRNAME/workbook.py" "$@"; }

@test "every answer that is a table is one as a workbook, too" {
  while read -ra words; do
    jiyan-search "${words[@]}" --format=xlsx >../got.xlsx
    jiyan-search "${words[@]}" --format=csv >../wanted.csv
    read_book ../got.xlsx ../wanted.csv
  done <<'END'
敬老院
--group=document --limit=30 水
--full --copies=each 水
--statements
--statements=report,problem 水
--trace 敬老院
--stats 水
--facet=year 水
--facet=speaker 水
--kwic --limit=50 水
--ledger
--ledger --header=zh --year=2020
--statements --header=zh
END
}

@test "the same answer has the same bytes, and goes to a file as to a pipe" {
  jiyan-search --statements --format=xlsx >../a.xlsx
  TZ=Pacific/Auckland jiyan-search --statements --format=xlsx | cat >../b.xlsx
  cmp ../a.xlsx ../b.xlsx
  jiyan-search --ledger --format=xlsx >../c.xlsx
  jiyan-search --ledger --format=xlsx ../d.xlsx
  cmp ../c.xlsx ../d.xlsx
}

@test "days are dates, numbers are numbers, and what is only like them is text" {
  rm -rf "${ARCHIVE:?}"/* "${ARCHIVE:?}/.jiyan"
  mkdir .jiyan
  cat >dates.jsonl <<'END'
{"id":"1","title":"2021","date":"2021-03-05","text":"石桥村的水渠修好了。"}
{"id":"2","title":"-3","date":"2021-03","text":"石桥村的水渠修好了，有两处要再修。"}
{"id":"3","title":"1e3","date":"2021","text":"石桥村的水渠又坏了，要在冬天以前修好。"}
{"id":"4","title":"甲","date":"1898-07-03","text":"石桥村的水渠是先人修的，已有百年。"}
END
  jiyan-index -q
  jiyan-search --kwic --sort=oldest --format=xlsx 石桥村 >../got.xlsx
  read_book ../got.xlsx >../got
  jq -se '.[0] as $names | .[1:] | map([$names, .] | transpose | map({(.[0]): .[1]}) | add)
    | map([.id, .title, .date, .year, .line]) == [
      ["4", "甲", "1898-07-03", 1898, 1], ["3", "1e3", "2021", 2021, 1], ["2", "-3", "2021-03", 2021, 1], ["1", "2021", {date: "2021-03-05"}, 2021, 1]]
    or error(tostring)' ../got
}

@test "no text is a formula, a link or a control, and none is taken for an escape" {
  rm -rf "${ARCHIVE:?}"/* "${ARCHIVE:?}/.jiyan"
  mkdir .jiyan
  python3 - <<'END'
import json
titles = ["=1+1", "+1", "-1", "@SUM(A1)", "http://example.org/", "mailto:a@example.org", "_x0041_", "<b>&\"'", "a\nb", "\x1b[31m\x07\u202e", "\ufffe\uffff", "＝1", "  两头  ", "𠮷" * 3]
with open("n.jsonl", "w", encoding="utf-8") as out:
    for number, title in enumerate(titles):
        out.write(json.dumps({"id": f"{title}{number}", "title": title, "text": f"石桥村第{number}号井水清。"}) + "\n")
END
  jiyan-index -q
  jiyan-search --kwic --format=xlsx 石桥村 >../got.xlsx
  jiyan-search --kwic --format=csv 石桥村 | sed 's/\xef\xbf\xbe/\xef\xbf\xbd/g; s/\xef\xbf\xbf/\xef\xbf\xbd/g' >../wanted.csv
  read_book ../got.xlsx ../wanted.csv
  read_book ../got.xlsx >../got
  grep -qF '"=1+1"' ../got
  grep -qF '"_x0041_"' ../got
  grep -qF '"http://example.org/"' ../got
  run ! grep -qP '\\u001b|\\u0007' ../got
}

@test "what a cell has no room for is cut at a character, and said" {
  rm -rf "${ARCHIVE:?}"/* "${ARCHIVE:?}/.jiyan"
  mkdir .jiyan
  python3 - <<'END'
import json
with open("n.jsonl", "w", encoding="utf-8") as out:
    for number, title in enumerate(["水" * 32767, "水" * 32768, "a" + "𠮷" * 20000]):
        out.write(json.dumps({"id": str(number), "title": title, "text": "石桥村井水清。"}) + "\n")
END
  jiyan-index -q
  run -0 --separate-stderr jiyan-search --kwic --format=csv 石桥村
  run -0 --separate-stderr bash -c 'jiyan-search --kwic --format=xlsx 石桥村 >../got.xlsx'
  [[ $stderr == *'2 cells of the workbook were cut'* ]]
  read_book ../got.xlsx >../got
  python3 - <<'END'
import json
rows = [json.loads(line) for line in open("../got", encoding="utf-8")]
at, by_id = rows[0].index("title"), rows[0].index("id")
titles = {row[by_id]: row[at] for row in rows[1:]}
assert titles["0"] == "水" * 32767
assert titles["1"] == "水" * 32766 + "…"
assert titles["2"] == "a" + "𠮷" * 16382 + "…", len(titles["2"])
END
}

@test "a terminal is spared, a batch is refused, and so is what is no table" {
  run -2 jiyan-search --batch=/dev/null --format=xlsx
  run -2 jiyan-search --show=1 --format=xlsx 水
  script -qec true /dev/null >/dev/null 2>&1 || skip "no script(1) to make a terminal with"
  run script -qec 'jiyan-search --format=xlsx 水; echo exit $?' /dev/null
  [[ $output == *'> answer.xlsx'*'exit 2'* ]]
  script -qec 'jiyan-search --ledger --format=xlsx ../ledger.xlsx' /dev/null
  read_book ../ledger.xlsx >/dev/null
}

@test "a full disk is an error" {
  run -2 bash -c 'jiyan-search --ledger --format=xlsx >/dev/full'
}

@test "over HTTP it is a file to keep" {
  serve
  curl -s -D headers -o ../got.xlsx -G "${SERVED}api/ledger" -d format=xlsx
  jiyan-search --ledger --format=xlsx | cmp - ../got.xlsx
  grep -qi '^content-type: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' headers
  grep -qi '^content-disposition: attachment; filename="jiyan-ledger.xlsx"' headers
  for name in search statements trace facets stats kwic; do
    curl -s -o ../got.xlsx -G "${SERVED}api/$name" -d format=xlsx --data-urlencode q=敬老院
    read_book ../got.xlsx | head -1 | grep -q '^\["'
  done
}
