#!/usr/bin/env bats
# nothing.bats: where nothing is found, which condition is to blame, and what is near to it.
bats_require_minimum_version 1.5.0
load helper

setup_file() { make_chinese; }

setup() {
  setup_archive
  jiyan-index -q
}

# blames LINE… -- WORD…: a question without any hit, and what is said of it on stderr; $expected is its exit status (1).
blames() {
  local wanted=('nothing found')
  while [ "$1" != -- ]; do wanted+=("$1"); shift; done
  run --separate-stderr jiyan-search "${@:2}"
  [ "$status" -eq "${expected:-1}" ] || { echo "$output"; return 1; }
  diff <(printf 'jiyan-search: %s\n' "${wanted[@]}") <(echo "$stderr")
}
# tells LINE WORD…: a question with hits in part, below which there is that line.
tells() {
  run -0 --separate-stderr jiyan-search "${@:2}"
  [ -z "$stderr" ]
  [ "${lines[-1]}" = "$1" ] || { echo "$output"; return 1; }
}

@test "a person or a body that nobody is: those that are written or sound alike" {
  local speaker='no document is by the speaker' none='; 7 of 18 documents name none'
  blames "$speaker 沈怀古; near to it: 沈怀谷$none" -- --speaker=沈怀古 敬老院
  blames "$speaker 沈坏谷; near to it: 沈怀谷$none" -- --speaker=沈坏谷 敬老院
  blames "$speaker 沈谷; near to it: 沈怀谷$none" -- --speaker=沈谷 敬老院
  blames "$speaker 申懷谷; near to it: 沈怀谷$none" -- --speaker=申懷谷 敬老院
  blames "$speaker shenhuaigu; near to it: 沈怀谷$none" -- --speaker=shenhuaigu 敬老院
  blames "$speaker 县长沈怀谷; near to it: 沈怀谷$none" -- --speaker=县长沈怀谷 敬老院
  blames "$speaker 温家宝; --facet=speaker counts those that there are$none" -- --speaker=温家宝 敬老院
  local issuer='no document was issued by'
  none='; 5 of 18 documents name none'
  blames "$issuer 云西县人民政府; near to it: 云溪县人民政府$none" -- 发文机关:云西县人民政府 敬老院
  blames "$issuer 国务院; --facet=issuer counts those that there are$none" -- --issuer=国务院
}

@test "whatever the view" {
  local said='no document is by the speaker 沈怀古; near to it: 沈怀谷; 7 of 18 documents name none'
  for view in '--facet=year' '--statements' '--format=kwic 敬老院' '--stats=敬老院' '--group=document' '--due=2020'; do
    # shellcheck disable=SC2086 # several words in one
    blames "$said" -- $view --speaker=沈怀古
  done
  expected=0 blames "$said" -- --overdue --speaker=沈怀古
  run --separate-stderr jiyan-search --trace=敬老院 --speaker=沈怀古
  [ "$status" -eq 1 ]
  [ "$stderr" = "jiyan-search: no commitment speaks of 敬老院
jiyan-search: $said" ]
  run -1 --separate-stderr jiyan-search --format=json --speaker=沈怀古 敬老院
  [[ $output == *'"filters":[{"field":"speaker","value":"沈怀古","absent":true,"near":["沈怀谷"],"without":7,"documents":18}],"hits":[]}' ]]
  [ -z "$stderr" ]
  for format in jsonl csv paths trec; do
    run --separate-stderr jiyan-search --format=$format --speaker=沈怀古 敬老院
    [ -z "$stderr" ]
  done
}

@test "how many documents name no speaker: those in files of records, too, and nothing where all name one" {
  mkdir -p lone/.jiyan
  cd lone
  printf '{"text":"%s","speaker":"%s"}\n' 一 沈怀谷 二 何田 >records.jsonl
  jiyan-index -q
  blames 'no document is by the speaker 温家宝; --facet=speaker counts those that there are' -- --speaker=温家宝
  printf '{"text":"%s"}\n' 三 四 >>records.jsonl
  jiyan-index -q
  blames 'no document is by the speaker 温家宝; --facet=speaker counts those that there are; 2 of 4 documents name none' -- --speaker=温家宝
}

@test "a number that no document has, in every bracket: those of the same body and year first" {
  for number in 3 9 15; do printf '{"text":"通知。","docno":"国办函〔2018〕%s号"}\n' $number; done >numbers.jsonl
  printf '{"text":"通知。","docno":"%s"}\n' 国办函〔2017〕12号 国办发〔2018〕12号 闽政〔2016〕12号 >>numbers.jsonl
  jiyan-index -q
  local near='near to it: 国办函〔2018〕9号, 国办函〔2018〕15号, 国办函〔2018〕3号, 国办函〔2017〕12号, 国办发〔2018〕12号'
  for number in 国办函〔2018〕11号 '国办函[2018]11号' '国办函(2018)11号' 国办函（2018）11号 国办函【2018】11号 '国办函<2018>11号' \
    国办函〈2018〉11号 国办函《2018》11号 '国办函［2018］11号' '国办函〔2018〕第11号' 國辦函〔2018〕11號 国办函〔２０１８〕１１号; do
    run --separate-stderr jiyan-search "--docno=$number"
    [ "$status" -eq 1 ]
    [ "$stderr" = "jiyan-search: nothing found
jiyan-search: no document has the number $number; $near" ] || { echo "$stderr"; return 1; }
    run --separate-stderr jiyan-search "$number"
    [[ $output$stderr == *"no document has the number "*"2018〕11号; $near" ]] || { echo "$number: $output$stderr"; return 1; }
  done
  # One that a document has is found, and nothing is said.
  run -0 --separate-stderr jiyan-search --docno='国办函(2018)9号'
  [[ $output$stderr != *'no document'* ]]
  # One that is only cited is found where it is, and that nobody has it is said.
  echo '按照国办函〔2018〕11号的要求办理。' >cites.txt
  jiyan-index -q
  tells "no document has the number 国办函〔2018〕11号; $near" '国办函[2018]11号'
  [[ ${lines[0]} == *cites* ]]
}

@test "a year, a type, a genre, a path, a title" {
  blames 'no document is dated 1999; near to it: 2018' -- --year=1999 敬老院
  blames 'no document is dated 2030..2040; near to it: 2025' -- --date=2030..2040 敬老院
  blames 'no file is of the type pdf; there are: text/plain, application/x-ndjson' -- --type=pdf 敬老院
  blames 'no document is of the genre 命令; there are: 报告, 讲话, 通知, 纪要, 答复' -- --genre=命令 敬老院
  blames 'no file has the path 2019_云西县政府工作报告; near to it: work_reports/2019_云溪县政府工作报告.txt' -- \
    --path=2019_云西县政府工作报告 敬老院
  blames 'no file has the path somewhere/else' -- path:somewhere/else 敬老院
  tells 'no title holds 没有的题目' --title=没有的题目 敬老院
}

@test "conditions that only together leave nothing: each without which there would be something" {
  local none='; 7 of 18 documents name none'
  blames 'without year:2018 there would be something' 'without path:2019 there would be something' -- --year=2018 --path=2019 敬老院
  blames "no document is by the speaker 温家宝; --facet=speaker counts those that there are$none" \
    "no document is by the speaker 沈怀古; near to it: 沈怀谷$none" -- '敬老院 speaker:(温家宝 OR 沈怀古)'
  # It is the words that are nowhere.
  blames -- --speaker=沈怀谷 紫藤鳄鱼
}

@test "in Chinese" {
  need_chinese
  unset LC_ALL LC_MESSAGES LANG JIYAN_LOCALEDIR
  message=$(in_chinese jiyan-search --docno='云溪政办发[2021]13号' 2>&1) || true
  [ "$message" = 'jiyan-search: 没有找到
jiyan-search: 没有文件的文号是 云溪政办发[2021]13号；相近的有：云溪政办发〔2021〕12号、云溪政办发〔2018〕7号' ]
}
