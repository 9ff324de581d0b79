#!/usr/bin/env bats
# cite.bats: hits, statements, passages and documents as citations.
bats_require_minimum_version 1.5.0
load helper
load serve_helper

setup() {
  setup_archive
  jiyan-index -q || [ $? -eq 1 ]
}
teardown() { stop_serving; }

@test "a line each, of what programs read each an item" {
  run -0 jiyan-search --cite=gongwen --limit=3 敬老院
  [ "${#lines[@]}" -eq 3 ]
  for line in "${lines[@]}"; do [[ $line == 《*》* ]]; done
  run -0 jiyan-search --cite=gbt7714 --docno=云溪政办发〔2021〕12号 --limit=1 敬老院
  [[ $output == *'的通知: 云溪政办发〔2021〕12号[Z]. 2021-04-19.' ]]
  run -0 jiyan-search --cite=quote --statements --limit=1 --docno=云溪政办发〔2021〕12号
  [[ $output == '“'*'”——《'*'》（云溪政办发〔2021〕12号，2021年4月19日），第'*行 ]]
  jiyan-search --cite=csl-json --limit=5 敬老院 >got
  jiyan-search --cite=bibtex --limit=5 敬老院 >bib
  jiyan-search --format=json --limit=5 敬老院 >hits
  python3 - <<'EOP'
import json, re
items, hits, bib = json.load(open("got")), json.load(open("hits"))["hits"], open("bib").read()
assert len(items) == len(hits) and len({i["id"] for i in items}) == len(items)
keys = re.findall(r"^@(?:misc|techreport)\{([^,]+),$", bib, re.M)
assert keys == [i["id"] for i in items], (keys, items)
known = {"id", "type", "title", "author", "issued", "number", "publisher", "page", "genre", "language", "note", "abstract"}
for item, hit in zip(items, hits):
    assert set(item) <= known and item["title"] == hit["title"] and item.get("number") == hit["docno"], item
EOP
  run -1 jiyan-search --cite=csl-json --match=exact 没有的词儿
  [[ $output == *'[]' || $output == '[]'* ]]
}

@test "one passage, one document, fields" {
  run -0 jiyan-search --cite=bibtex --document=1 敬老院
  [ "$(grep -c '^@' <<<"$output")" -eq 1 ]
  [[ $output != *note* ]]
  hit=$(jiyan-search --cite=quote --limit=1 敬老院)
  [ "$(jiyan-search --cite=quote --show=1 敬老院)" = "$hit" ]
  run -0 jiyan-search --format=csv --cite=quote --limit=1 敬老院
  [[ ${lines[0]} == *,citation$'\r' && $output == *"$hit"* ]]
  [ "$(jiyan-search --format=jsonl --cite=quote --limit=1 敬老院 | python3 -c 'import json, sys; print(json.load(sys.stdin)["citation"])')" = "$hit" ]
  run -0 jiyan-search --format=jsonl --limit=1 敬老院
  [[ $output != *citation* ]]
  for options in --facet=year --stats --kwic --format=paths --trace=水; do
    run -2 jiyan-search --cite=quote $options 敬老院
  done
  run -2 jiyan-search --cite=mla 敬老院
}

@test "over HTTP, and what the page shows is what the command says" {
  serve
  curl -s "${SERVED}api/search?format=jsonl&cite=quote&limit=1" -G --data-urlencode q=敬老院 >got
  jiyan-search --format=jsonl --cite=quote --limit=1 敬老院 | cmp got -
  curl -s "${SERVED}api/document?format=text&cite=bibtex" -G --data-urlencode document=1 --data-urlencode q=敬老院 >got
  jiyan-search --cite=bibtex --document=1 敬老院 | cmp got -
  curl -s "${SERVED}" -G --data-urlencode q=敬老院 >page
  jiyan-search --cite=gbt7714 --limit=10 敬老院 | while IFS= read -r line; do grep -qF "$line" page; done
}
