# search.bats: the command: where it looks, exit codes, pages, orders, groups, pipes, a writer beside it.
bats_require_minimum_version 1.5.0
load helper

setup() {
  setup_archive
  jiyan-index -q
}

ids() { jiyan-search --format=jsonl "$@" | python3 -c 'import json, sys
for line in sys.stdin:
    hit = json.loads(line)
    print(hit["path"], hit["id"] or "", hit["offset"])'; }
dates() { jiyan-search --format=jsonl "$@" | python3 -c 'import json, sys
print(*[json.loads(line)["date"] for line in sys.stdin])'; }

@test "exit codes: found, nothing, error" {
  run --separate-stderr jiyan-search 敬老院
  [ "$status" -eq 0 ]
  [ -z "$stderr" ]
  run --separate-stderr jiyan-search 紫藤鳄鱼
  [ "$status" -eq 1 ]
  [ -z "$output" ]
  [ "$stderr" = 'jiyan-search: nothing found' ]
  run --separate-stderr jiyan-search --format=jsonl 紫藤鳄鱼
  [ "$status" -eq 1 ]
  [ -z "$output$stderr" ]
  run --separate-stderr jiyan-search --strict-query '(敬老院'
  [ "$status" -eq 2 ]
}

@test "usage errors exit 2 and say so on stderr" {
  for arguments in '' '--bogus 水' '--limit=x 水' '--limit=-1 水' '--offset=1.5 水' '--format=xml 水' '--group=file 水' \
    '--sort=size 水' '--match=fuzzy 水' '--color=red 水' '--context=21 水' '--batch=none.tsv' '--batch=- 水' '--facet=colour 水' \
    '--kind=x 水' '--year=去年 水' '--date=2021-13 水'; do
    # shellcheck disable=SC2086 # several words in one
    run --separate-stderr jiyan-search $arguments </dev/null
    [ "$status" -eq 2 ] || { echo "$arguments: $status"; return 1; }
    [ -z "$output" ]
    [ -n "$stderr" ]
  done
}

@test "--help and --version go to stdout" {
  run --separate-stderr jiyan-search --help
  [ "$status" -eq 0 ]
  [ -z "$stderr" ]
  for option in db limit offset group sort match context title speaker issuer docno path type year date kind genre format \
    color batch explain facet full statements due overdue testable owner strength trace ledger output bom; do
    grep -q -- "--$option" <<<"$output" || { echo "--$option"; return 1; }
  done
  run --separate-stderr jiyan-search --version
  [ "$status" -eq 0 ]
  [[ $output == jiyan-search\ * ]]
}

@test "the index is found from the folder upwards, by JIYAN_DB and by --db" {
  cd speeches
  run -0 jiyan-search 敬老院
  cd /
  run -2 jiyan-search 敬老院
  JIYAN_DB=$ARCHIVE/.jiyan run -0 jiyan-search 敬老院
  run -0 jiyan-search --db "$ARCHIVE/.jiyan" 敬老院
  JIYAN_DB=/nowhere run -2 jiyan-search 敬老院
  JIYAN_DB=/nowhere run -0 jiyan-search --db "$ARCHIVE/.jiyan" 敬老院
  run --separate-stderr jiyan-search --db /nowhere 敬老院
  [ "$status" -eq 2 ]
  [[ $stderr == *'/nowhere'* ]]
}

@test "several archives are searched as one" {
  mkdir "$BATS_TEST_TMPDIR/other"
  printf '{"id":"Z9","title":"另一处的敬老院","text":"另一处的敬老院也修好了。"}\n' >"$BATS_TEST_TMPDIR/other/z.jsonl"
  (cd "$BATS_TEST_TMPDIR/other" && jiyan-index -q)
  local alone both
  alone=$(ids --limit=100 --match=exact 敬老院 | wc -l)
  both=$(ids --limit=100 --match=exact --db .jiyan --db "$BATS_TEST_TMPDIR/other/.jiyan" 敬老院)
  [ "$(wc -l <<<"$both")" -eq $((alone + 1)) ]
  grep -q '^z.jsonl Z9 ' <<<"$both"
  # Titles belong to the right archive.
  run jiyan-search --format=jsonl --limit=100 --db .jiyan --db "$BATS_TEST_TMPDIR/other/.jiyan" '另一处 修好'
  [[ $output == *'"id":"Z9","title":"另一处的敬老院"'* ]]
}

@test "pages" {
  local whole paged
  whole=$(ids --limit=100 集体经济收入)
  paged=$(for ((i = 0; i < 100; i += 7)); do ids --limit=7 --offset=$i 集体经济收入 || true; done)
  [ "$(wc -l <<<"$whole")" -gt 8 ]
  [ "$whole" = "$paged" ]
  run -1 jiyan-search --offset=5000 集体经济收入
  run -0 jiyan-search --limit=0 集体经济收入
  [[ $output == *' passages hold it whole'*'; 0 shown'* ]]
  run -1 jiyan-search --limit=0 紫藤鳄鱼
}

@test "orders" {
  local newest oldest
  newest=$(dates --match=exact --limit=100 --sort=newest 集体经济收入)
  oldest=$(dates --match=exact --limit=100 --sort=oldest 集体经济收入)
  [ "$newest" = "$(tr ' ' '\n' <<<"$newest" | sort -r | xargs)" ]
  [ "$oldest" = "$(tr ' ' '\n' <<<"$oldest" | sort | xargs)" ]
  # With a partial tier too.
  run -0 jiyan-search --sort=newest 集体经济收入
  run -0 jiyan-search --sort=oldest --group=document 集体经济收入
}

@test "a document is one hit when they are grouped" {
  [ "$(ids --limit=100 集体经济收入 | cut -d' ' -f1,2 | sort | uniq -d | wc -l)" -gt 0 ]
  [ "$(ids --limit=100 --group=document 集体经济收入 | cut -d' ' -f1,2 | sort | uniq -d | wc -l)" -eq 0 ]
}

@test "filters as options are those of the query" {
  plain_build
  for pair in '--year=2021|年:2021' '--year=2018..2020|年:2018..2020' '--speaker=方砚秋|讲话人:方砚秋' '--issuer=云溪县|机关:云溪县' \
    '--title=敬老院|标题:敬老院' '--path=speeches|path:speeches' '--type=jsonl|type:jsonl' '--date=2021-04..|日期:2021-04..' \
    '--docno=云溪政办发[2021]12号|文号:云溪政办发〔2021〕12号' '--genre=报告|文种:报告'; do
    [ "$(ids --limit=100 "${pair%%|*}" 老人 || true)" = "$(ids --limit=100 "${pair##*|} 老人" || true)" ]
    [ -n "$(ids --limit=100 "${pair%%|*}")" ] || { echo "$pair"; return 1; }
  done
}

@test "match" {
  local exact auto any
  exact=$(ids --limit=1000 --match=exact '集体经济收入' | sort)
  auto=$(ids --limit=1000 '集体经济收入' | sort)
  any=$(ids --limit=1000 --match=any '集体经济收入' | sort)
  [ "$(comm -23 <(echo "$exact") <(echo "$auto") | wc -l)" -eq 0 ]
  [ "$(comm -23 <(echo "$auto") <(echo "$any") | wc -l)" -eq 0 ]
  [ "$(wc -l <<<"$exact")" -lt "$(wc -l <<<"$auto")" ]
  run jiyan-search --match=all --format=jsonl --limit=100 '集体经济收入'
  [[ $output == *'"match":"exact"'* ]]
}

@test "context" {
  run jiyan-search --format=jsonl --limit=1 --context=0 --speaker 江映川 GDP
  local none=${#output}
  run jiyan-search --format=jsonl --limit=1 --context=2 --speaker 江映川 GDP
  [ "${#output}" -gt "$none" ]
}

@test "a closed pipe is a quiet normal end" {
  for ((i = 0; i < 5000; i++)); do printf 'q%d\t县\n' "$i"; done >questions.tsv
  for format in text json jsonl csv paths trec; do
    jiyan-search --format=$format --limit=100 --batch questions.tsv 2>err | head -1 >/dev/null
    [ "${PIPESTATUS[0]}" -eq 0 ] || { echo "$format"; cat err; return 1; }
    [ ! -s err ]
  done
}

@test "a full disk is an error" {
  [ -w /dev/full ] || skip 'no /dev/full'
  for format in text json jsonl csv paths trec; do
    run --separate-stderr bash -c "jiyan-search --format=$format 县 >/dev/full"
    [ "$status" -eq 2 ]
    [ "$stderr" = 'jiyan-search: standard output cannot be written: No space left on device' ]
  done
  for command in 'jiyan-search --help' 'jiyan-search --usage' 'jiyan-search --version' 'jiyan-search --ledger -' \
    'jiyan-search --full --limit=100 --format=json 县' 'jiyan-index --help' 'jiyan-index --usage' 'jiyan-index --version' \
    'jiyan-index --status' 'jiyan-index --list' 'jiyan-index --check'; do
    run --separate-stderr bash -c "$command >/dev/full"
    [ "$status" -eq 2 ]
    [ "$stderr" = "${command%% *}: standard output cannot be written: No space left on device" ]
  done
}

@test "a file that would be larger than it may be is an error, not a death" {
  run --separate-stderr bash -c 'ulimit -f 1; jiyan-search --full --limit=100 --format=jsonl 县 >out'
  [ "$status" -eq 2 ]
  [ "$stderr" = 'jiyan-search: standard output cannot be written: File too large' ]
  run --separate-stderr bash -c 'ulimit -f 1; jiyan-index --rebuild'
  [ "$status" -eq 2 ]
  [[ $stderr == *': File too large' ]]
  rm out
  jiyan-index --check
}

@test "batch: what cannot be read is named, the rest is answered, and the exit code tells" {
  printf 'q1\t敬老院\nq2\t（坏\nq3\t\nq4\t茶园\n' >questions.tsv
  run -0 --separate-stderr jiyan-search --format=trec --batch questions.tsv
  [[ $output == *'q1 Q0 '*'q4 Q0 '* ]]
  [ "${stderr_lines[0]}" = 'jiyan-search: q2: column 3: a closing ) is missing for the ( at column 1, so （ is ignored' ]
  [ "${stderr_lines[1]}" = 'jiyan-search: q3: the question asks for nothing' ]
  [ ${#stderr_lines[@]} -eq 2 ]
  run --separate-stderr jiyan-search --strict-query --format=trec --batch questions.tsv
  [ "$status" -eq 2 ]
  [[ $output == *'q1 Q0 '*'q4 Q0 '* ]]
  [ "${stderr_lines[0]}" = 'jiyan-search: q2: column 3: a closing ) is missing for the ( at column 1' ]
  [ "${stderr_lines[1]}" = 'jiyan-search: q3: the question asks for nothing' ]
  [ "${stderr_lines[2]}" = 'jiyan-search: 2 questions could not be answered' ]
  # A NUL parts words and does not end the question.
  printf 'q1\t敬老院\0紫藤鳄鱼\n' >questions.tsv
  run -1 jiyan-search --format=trec --match=all --batch questions.tsv
  printf 'q1\t紫藤鳄鱼\n' >questions.tsv
  run -1 jiyan-search --format=trec --batch questions.tsv
}

@test "a reader goes on while an indexer changes the archive again and again" {
  plain_build
  # Beside the archive: what is written into it would be indexed.
  local scratch=$BATS_TEST_TMPDIR
  echo '第0次改动，水渠修好了。' >change.txt
  jiyan-index -q
  for ((i = 0; i < 3000; i++)); do printf 'a%d\t水渠修好\nb%d\t集体经济收入\n' "$i" "$i"; done >"$scratch/questions.tsv"
  (for ((i = 1; ; i++)); do
    [ ! -e "$scratch/stop" ] || break
    echo "第${i}次改动，水渠修好了。" >change.txt
    jiyan-index -q . || echo failed >>"$scratch/writer"
    echo changed >>"$scratch/writer"
  done) &
  local writer=$!
  run --separate-stderr jiyan-search --format=trec --limit=1 --match=exact --batch "$scratch/questions.tsv"
  touch "$scratch/stop"
  wait "$writer"
  [ "$status" -eq 0 ] || { echo "$stderr"; return 1; }
  [ -z "$stderr" ]
  [ "$(wc -l <<<"$output")" -eq 6000 ]
  run ! grep -q failed "$scratch/writer"
  [ "$(grep -c changed "$scratch/writer")" -ge 4 ]
}

@test "readers that are started while an indexer publishes open what is there by then" {
  plain_build
  (for ((n = 0; n < 60; n++)); do
    echo "第${n}次改动。" >"$ARCHIVE/changes.txt"
    jiyan-index -q
  done) & local writer=$! count=0
  while kill -0 $writer 2>/dev/null; do
    for view in --statements '--stats 经济' 敬老院; do
      # shellcheck disable=SC2086 # several words in one
      run --separate-stderr jiyan-search --format=json $view
      [ "$status" -eq 0 ] || { echo "$view: $stderr"; return 1; }
    done
    count=$((count + 1))
  done
  wait $writer
  [ $count -gt 0 ]
}

@test "a missing, a strange and a damaged index are errors that say what to do" {
  cd "$BATS_TEST_TMPDIR"
  run --separate-stderr jiyan-search 水
  [ "$status" -eq 2 ]
  [[ $stderr == *jiyan-index* ]]
  mkdir strange
  run -2 jiyan-search --db strange 水
  cd "$ARCHIVE"
  for file in .jiyan/seg-*/*; do : >"$file"; done
  run --separate-stderr jiyan-search 水
  [ "$status" -eq 2 ]
  [ -n "$stderr" ]
}

@test "too few file descriptors are no damage of the index" {
  local seen=0 n
  ! grep -q __ubsan_ "$(command -v jiyan-search)" || skip "a sanitizer takes descriptors to look at addresses"
  # How few are too few depends on what the caller has open.
  for ((n = 4; n <= 256; n++)); do
    run --separate-stderr bash -c "ulimit -n $n; jiyan-search --format=paths 集体经济 || exit 2"
    [[ $stderr != *"--rebuild"* ]]
    if [[ $stderr == "jiyan-search: "*"Too many open files"* ]]; then seen=1; fi
    if [ "$status" -eq 0 ]; then break; fi
  done
  [ $seen -eq 1 ]
}
