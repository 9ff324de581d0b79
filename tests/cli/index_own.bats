# index_own.bats: what jiyan writes into the archive, and the catalogue in it, are none of its documents.
bats_require_minimum_version 1.5.0
load index_helper

setup() {
  setup_index
  jiyan-index -q
}

# File, and the command that writes it.
outputs() {
  cat <<'END_OF_TABLE'
page.html	jiyan-search --ledger -
zh.html	LC_ALL=C.UTF-8 LANGUAGE=zh_CN jiyan-search --ledger -
overdue.xml	jiyan-search --overdue --format=junit
overdue.json	jiyan-search --overdue --format=json
overdue.jsonl	jiyan-search --overdue --format=jsonl
overdue.csv	jiyan-search --overdue --format=csv
index.xml	jiyan-index --check --format=junit
index.json	jiyan-index --check --format=json
status.json	jiyan-index --status --format=json
list.json	jiyan-index --list --format=json
list.tsv	jiyan-index --list
hits.json	jiyan-search --format=json 集体经济
hits.jsonl	jiyan-search --format=jsonl 集体经济
hits.csv	jiyan-search --format=csv 集体经济
bom.csv	jiyan-search --format=csv --bom 集体经济
full.csv	jiyan-search --format=csv --full 集体经济
hits.trec	jiyan-search --format=trec 集体经济
rest.trec	jiyan-search --format=trec --offset=1 集体经济
hits_zh.csv	jiyan-search --format=csv --header=zh --bom 集体经济
batch_zh.csv	printf '1\t集体经济\n' | jiyan-search --format=csv --header=zh --batch=-
overdue_zh.csv	jiyan-search --overdue --format=csv --header=zh
facet_zh.csv	jiyan-search --facet=speaker --format=csv --header=zh 经济
stats_zh.csv	jiyan-search --stats --format=csv --header=zh 经济
trace_zh.csv	jiyan-search --trace 茶园 --format=csv --header=zh
batch.json	printf '1\t集体经济\n' | jiyan-search --format=json --batch=-
batch.jsonl	printf '1\t集体经济\n' | jiyan-search --format=jsonl --batch=-
batch.csv	printf '1\t集体经济\n' | jiyan-search --format=csv --batch=-
facet.json	jiyan-search --facet=year --format=json 经济
facet.csv	jiyan-search --facet=year --format=csv 经济
stats.json	jiyan-search --stats --format=json 经济
stats.jsonl	jiyan-search --stats --format=jsonl 经济
stats.csv	jiyan-search --stats --format=csv 经济
trace.json	jiyan-search --trace 茶园 --format=json
trace.jsonl	jiyan-search --trace 茶园 --format=jsonl
trace.csv	jiyan-search --trace 茶园 --format=csv
statements.jsonl	jiyan-search --statements=commitment,report,problem --format=jsonl
none.xml	jiyan-search --overdue --due=.. --year=1950 --format=junit
END_OF_TABLE
}

@test "answers and reports that are written into the archive" {
  mkdir output
  while IFS=$'\t' read -r file command; do
    eval "$command" >"output/$file" 2>/dev/null || true
    [ -s "output/$file" ] || rm "output/$file"
  done < <(outputs)
  [ "$(find output -type f | wc -l)" -ge 36 ]
  run -0 jiyan-index --dry-run
  [ "$output" = "0 to add, 0 to update, 0 to remove, $N unchanged; nothing was changed" ]
  run -0 --separate-stderr jiyan-index -v
  [[ $output == "0 added, 0 updated, 0 removed, $N unchanged, 0 failed, "*" left out as written by jiyan; "* ]]
  [[ $stderr == *"output/page.html: left out: a catalogue, or written by jiyan"* ]]
  run -0 jiyan-index --check
  [ "$output" = "$N indexed, 0 missing, 0 stale, 0 failed, 0 gone" ]
}

@test "files of other programs that look a little like ours are documents" {
  printf '{"id":"1","text":"紫藤大桥。","kind":"commitment"}\n' >r.jsonl
  printf '{"rank":1,"text":"紫藤大桥。"}\n' >s.jsonl
  printf 'rank,score\n1,紫藤大桥\n' >t.csv
  printf 'value,counts\n紫藤大桥,1\n' >u.csv
  printf 'state\tpath\n紫藤大桥\t1\n' >v.tsv
  printf 'value,count\n紫藤大桥,1\n' >w.csv
  printf 'value,count\r\n紫藤大桥,一座\r\n' >x.csv
  printf '{"schema":1,"title":"紫藤大桥"}\n' >y.json
  printf '{"schema":1,"id":"A","text":"紫藤大桥。"}\n' >z.jsonl
  printf '题一 Q0 紫藤大桥 1 座 jiyan\n' >z.trec
  run -0 jiyan-index
  [[ $output == "10 added"*", 0 failed; "* ]]
  [ "$(hits 紫藤大桥)" -eq 10 ]
}

@test "what only looks like ours is told of, and read under another name" {
  printf 'value,count\r\n紫藤大桥,1\r\n' >bridges.csv
  run -0 jiyan-index
  [[ $output == "0 added, 0 updated, 0 removed, $N unchanged, 0 failed, 1 left out as written by jiyan; "* ]]
  mv bridges.csv bridges.txt
  run -0 jiyan-index
  [[ $output == "1 added, "*", 0 failed; "* ]]
}

@test "a catalogue in the archive is no document, in a run without it either" {
  mkdir lists
  printf 'path,title\n2018_云溪县政府工作报告.txt,短名\n' >lists/目录.csv
  run -0 jiyan-index --catalogue=lists/目录.csv
  [[ $output == "0 added, 1 updated, 0 removed, $((N - 1)) unchanged, 0 failed"* ]]
  for options in "" --check "--catalogue=lists/目录.csv" "--check --catalogue=lists/目录.csv" --rebuild lists/.. ; do
    echo "$options"
    # shellcheck disable=SC2086 # none is an option, too
    run -0 jiyan-index $options
    [[ $(jiyan-index --list) != *目录.csv* ]]
  done
  # Elsewhere it is one.
  cp lists/目录.csv other.csv
  run -0 jiyan-index
  [[ $output == "1 added"* ]]
  # What was indexed before it was a catalogue leaves.
  run -0 jiyan-index --catalogue=other.csv
  [[ $output == "0 added, "*" 1 removed, "* ]]
  run -0 jiyan-index --check
  [ "$(jiyan-index --db="$BATS_TEST_TMPDIR/db" -q . && jiyan-index --db="$BATS_TEST_TMPDIR/db" --list | grep -c csv)" -eq 2 ]
}
