# suggest.bats: "did you mean": what is offered for a question without an exact hit, where, and when it is not.
bats_require_minimum_version 1.5.0
load helper

setup() {
  setup_archive
  echo 'The county government publishes an annual report, which the governor signs.' >english.txt
  jiyan-index -q
}

# means SUGGESTION QUERY…: a question that finds nothing, and what is offered.
means() {
  local golden=$1
  run --separate-stderr jiyan-search --match=exact "${@:2}"
  [ "$status" -eq 1 ]
  [ -z "$output" ]
  diff <(printf 'jiyan-search: nothing found\nDid you mean: %s?\n' "$golden") <(echo "$stderr")
}
# says_nothing QUERY…: a question that finds nothing, and for which nothing is offered.
says_nothing() {
  run --separate-stderr jiyan-search --match=exact "$@"
  [ "$status" -eq 1 ]
  [ -z "$output" ]
  [ "$stderr" = 'jiyan-search: nothing found' ] || { echo "$*: $stderr"; return 1; }
}

@test "one character other, missing, too many or swapped" {
  means 农村自来水普及率 农村自来税普及率
  means 集体经济收入 集体经济收人
  means 集体经济收入 集经济收入
  means 集体经济 集体体经济
  means 集体经济收入 体集经济收入
}

@test "the same sound, or nearly" {
  means 敬老院 敬老园
  means 政府工作报告 政府工做报告
  means 城镇新增就业 城镇新曾就业
  # Two characters of a word, as a wrong choice from a list of homophones leaves them.
  means 集体经济 集体精记
  # 兴 ends in ng, 新 does not.
  echo '乡村振兴要有产业。' >village.txt
  jiyan-index -q
  means 乡村振兴 乡村振新
}

@test "pinyin, with ü as people type it" {
  echo '绿水长流，女干部和律师到银行调查旅客受虐待的事。西安市提出战略，居民的效率提高。' >letters.txt
  jiyan-index -q
  for typed in lvshui LVSHUI lüshui lǜshuǐ lv4shui3 lyushui lushui 'lv shui' "lv'shui" ｌｖｓｈｕｉ; do means 绿水 "$typed"; done
  while read -r word typed; do
    for one in $typed; do means "$word" "$one"; done
  done <<'END'
女干部 nvganbu nüganbu nuganbu
律师 lvshi lüshi lyushi
旅客 lvke lüke
虐待 nvedai nüedai nuedai nyuedai
战略 zhanlve zhanlüe zhanlue
居民 jumin jvmin jūmín
效率 xiaolv xiàolǜ
西安 xian xi'an
西安市 xi'anshi
银行 yinhang
敬老院 jinglaoyuan
农村自来水普及率 nongcunzilaishuipujilv
END
  # No syllables, one alone, or none that stand beside each other anywhere.
  for typed in lvsh vvv shui xqz fanfan; do says_nothing "$typed"; done
}

@test "words of letters" {
  means government govement
  means governor governer
  # What is not mended keeps its case.
  means Government Govrenment
}

@test "the rest of the question stays as it was typed" {
  means '"集体经济" 年:2020' '"集休经济" 年:2020'
  means '集体经济 敬老院' '集休经济 敬老园'
  means '(敬老院 OR 自来水) -茶' '(敬老园 OR 自来税) -茶'
  # Only what is mended is in the spelling of the index.
  means '集体經濟' '集休經濟'
}

@test "only what was asked and found whole is offered" {
  says_nothing 没有这样的词组
  # A filter under which nothing would be found.
  run -1 --separate-stderr jiyan-search --match=exact 集休经济 --year=1990
  [[ $stderr != *'Did you mean'* ]]
  # Each word stands somewhere: their sum is at fault, not their spelling.
  says_nothing 敬老院 government
  # What is not wanted, and what no spelling is known of.
  run -1 --separate-stderr jiyan-search --match=exact 标题:敬老园
  [[ $stderr != *'Did you mean'* ]]
  says_nothing '集休*'
}

@test "nothing is offered beside exact hits, and nothing applied" {
  run -0 --separate-stderr jiyan-search --match=exact --limit=1 敬老院
  [[ $output != *'Did you mean'* ]]
  [ -z "$stderr" ]
  run -0 --separate-stderr jiyan-search --match=exact --limit=1 '-敬老园 敬老院'
  [[ $output != *'Did you mean'* ]]
  [ -z "$stderr" ]
  run -0 --separate-stderr jiyan-search --match=exact --limit=1 '敬老园 OR 敬老院'
  [[ $output != *'Did you mean'* ]]
  [ -z "$stderr" ]
  # Spaces in a run are no mistake.
  echo '交出一份人民满意的答卷。' >satisfied.txt
  jiyan-index -q
  run -0 jiyan-search --match=exact '人民满 意'
}

@test "text: below the page where there are partial hits, and under its question in a batch" {
  run -0 --separate-stderr jiyan-search --limit=1 集休经济收入
  [[ ${lines[0]} == *'(partial match)' ]]
  [ "${lines[-1]}" = 'Did you mean: 集体经济收入?' ]
  [ -z "$stderr" ]
  printf 'q1\t敬老园\nq2\t敬老院\n' >"$BATS_TEST_TMPDIR/questions.tsv"
  run -0 --separate-stderr jiyan-search --match=exact --limit=0 --batch "$BATS_TEST_TMPDIR/questions.tsv"
  diff <(printf '# q1\t敬老园\nDid you mean: 敬老院?\n# q2\t敬老院\nT\n') <(printf '%s\n' "$output" | sed 's/^[0-9].*/T/')
  [ -z "$stderr" ]
}

@test "json: a field, where something is offered" {
  run -1 --separate-stderr jiyan-search --match=exact --format=json 敬老园
  [ "$(sed -E 's/"took_ms":[0-9.]+/"took_ms":T/' <<<"$output")" = '{"schema":1,"query":"敬老园","total":{"exact":0,"partial":0,"lower_bound":false},"took_ms":T,"suggestions":["敬老院"],"hits":[]}' ]
  [ -z "$stderr" ]
  run -0 jiyan-search --format=json --limit=0 敬老院
  [[ $output != *suggestions* ]]
  run -1 jiyan-search --match=exact --format=json 没有这样的词组
  [[ $output != *suggestions* ]]
}

@test "other formats: on stderr, for somebody who looks on at a terminal" {
  command -v script >/dev/null || skip 'no script(1)'
  for format in jsonl csv paths trec; do
    run --separate-stderr jiyan-search --match=exact --format=$format 敬老园
    [ -z "$stderr" ]
    [[ $output != *敬老院* ]]
    script -qec "jiyan-search --match=exact --format=$format 敬老园 >out.$format" typescript >/dev/null </dev/null || true
    grep -q 'Did you mean: 敬老院?' typescript || { cat typescript; return 1; }
    run ! grep -q 'Did you mean' "out.$format"
  done
}

@test "the same question, the same answer" {
  local first; first=$(jiyan-search --match=exact 集休经济收入 2>&1 || true)
  for _ in 1 2 3; do [ "$(jiyan-search --match=exact 集休经济收入 2>&1 || true)" = "$first" ]; done
  jiyan-index -q --rebuild
  [ "$(jiyan-search --match=exact 集休经济收入 2>&1 || true)" = "$first" ]
}
