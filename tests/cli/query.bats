# query.bats: the query language, feature by feature, and what is wrong with a question.
bats_require_minimum_version 1.5.0
load helper

setup() {
  setup_archive
  rm -rf "${ARCHIVE:?}"/*
  cat >"$ARCHIVE/water.jsonl" <<'EOF'
{"id":"A","title":"在水利座谈会上的讲话","date":"2021-03-02","speaker":"林一木","issuer":"青石镇人民政府","docno":"青政发〔2021〕3号","genre":"讲话","text":"各位同志：\n\n一、去年的账\n\n去年新建水厂2座，修渠36.5公里。群众说，水甜了。\n\n二、今年的事\n\n今年要再修渠12公里，年底前通水。税收增长6%，不能松劲。"}
{"id":"B","title":"關於稅收工作的報告","date":"2019-06","speaker":"周二水","genre":"报告","text":"全鎮稅收完成一億元，經濟穩中有進。ＧＤＰ增長7%。"}
{"id":"C","title":"渠道管护通知","date":"2018","genre":"通知","text":"渠道分段管护。水厂每天巡查两次，发现漏水，立即报告，不得拖延。推动高质量。发展要有水。"}
EOF
  jiyan-index -q
}

# asks QUESTION [ID…]: the records that hold it whole, in any order.
asks() {
  local found
  found=$(jiyan-search --match=exact --format=trec --limit=100 "$1" | cut -d' ' -f3 | sort -u | tr '\n' ' ')
  [ "${found% }" = "${*:2}" ] || { echo "$1 finds: ${found% }; wanted: ${*:2}"; return 1; }
}

# refuses QUESTION MESSAGE
refuses() {
  run --separate-stderr jiyan-search --strict-query "$1"
  [ "$status" -eq 2 ]
  [ -z "$output" ]
  [ "$stderr" = "jiyan-search: $2" ] || { echo "$1: $stderr"; return 1; }
}

@test "words of one, two and more characters" {
  asks 税 A B
  asks 水厂 A C
  asks 水厂每天巡查 C
  asks 没有的词
}

@test "scattered characters are no word, and a phrase does not cross a full stop" {
  asks 水公里
  asks 高质量 C
  asks 高质量发展
}

@test "Traditional and Simplified, width and case" {
  asks 經濟 B
  asks 经济 B
  asks 稅收 A B
  asks gdp B
  asks GDP B
  asks ＧＤＰ B
  asks １２公里 A
}

@test "numbers are whole" {
  asks 36.5公里 A
  asks 5公里
  asks 2公里
  asks '6%' A
}

@test "a long question as it is typed" {
  asks '去年新建水厂，今年修渠，年底前通水？'
  asks '修渠12公里，年底前通水' A
  run jiyan-search --format=trec --limit=1 '今年要修多少公里的水渠，什么时候通水？'
  [[ $output == '1 Q0 A 1 '* ]]
}

@test "all words are wanted, wherever they stand" {
  asks '水厂 修渠' A
  asks '水厂　修渠' A
  asks '水厂 AND 修渠' A
  asks '水厂 税收'
}

@test "a title and a heading count for one of several words" {
  asks '通知 巡查' C
  asks '去年的账 水厂' A
  asks '通知'
}

@test "quotations, with every mark" {
  asks '"水厂 每天"' C
  asks '"水厂每天"' C
  asks '“漏水，立即报告”' C
  asks '「漏水、立即报告」' C
  asks '“立即报告，漏水”'
}

@test "OR, and brackets" {
  asks '修渠 OR 经济' A B
  asks '修渠 | 经济' A B
  asks '(修渠 OR 巡查) 水厂' A C
  asks '（修渠 OR 巡查） 水厂' A C
  asks '修渠 巡查 OR 经济' B
}

@test "NOT" {
  asks '水厂 -修渠' C
  asks '水厂 －修渠' C
  asks '水厂 NOT 修渠' C
  asks '水厂 -“每天巡查”' A
  asks '水厂 -(修渠 OR 拖延)'
  asks '水厂 -高质量发展' A C
}

@test "a NOT as an argument of its own is no option" {
  run jiyan-search --match=exact --format=trec 水厂 -修渠
  [ "$status" -eq 0 ]
  [[ $output == '1 Q0 C 1 '* ]]
  run jiyan-search --match=exact --format=trec 水厂 '-(修渠)'
  [[ $output == '1 Q0 C 1 '* ]]
  run --separate-stderr jiyan-search 水厂 -GDP
  [ "$status" -eq 2 ]
}

@test "NEAR" {
  asks '水厂 NEAR/3 修渠' A
  asks '修渠 NEAR/3 水厂' A
  asks '水厂 NEAR/1 修渠'
  asks '水厂 NEAR 漏水' C
  asks '"每天巡查" NEAR/9 漏水 NEAR/9 拖延' C
}

@test "prefix" {
  asks '税*' A B
  asks 'GD*' B
  asks 'DP*'
}

@test "fields in English and Chinese" {
  asks 'title:税收' B
  asks '标题：税收' B
  asks '標題:稅收' B
  asks 'heading:去年' A
  asks 'speaker:林一木' A
  asks '讲话人:林' A
  asks 'issuer:青石镇' A
  asks '机关:青石' A
  asks 'genre:通知' C
  asks '文种:通知' C
  asks 'path:water' A B C
  asks 'path:*.jsonl' A B C
  asks 'path:*.txt'
  asks 'type:jsonl' A B C
  asks '讲话人:"林一木" 水厂' A
  asks '-讲话人:林 水厂' C
}

@test "document numbers in every bracket" {
  for number in '青政发〔2021〕3号' '青政发[2021]3号' '青政发（2021）3号' '青政发(2021)3号' '青政发【2021】3号' \
    '青政发［2021］3号' '青政发〔２０２１〕３号' '青政发2021年3号' 青政发; do
    asks "文号:$number" A
  done
  asks 'docno:青政发〔2021〕13号'
  asks 'docno:政发〔2021〕3号'
}

@test "years and dates" {
  asks 'year:2021' A
  asks '年:2018..2019' B C
  asks '年：２０１８．．２０１９' B C
  asks '年:2019..' A B
  asks '年:..2018' C
  asks 'date:2019-06' B
  asks 'date:2019-06-15' B
  asks 'date:2018-05..2019-05' C
  asks 'date:2021-03-02' A
  asks 'date:2021-03-03..'
  asks 'date:2021年3月2日' A
  asks '年:2020'
  asks '水厂 -年:2018' A
}

@test "filters inside of brackets" {
  asks '(年:2021 修渠) OR 经济' A B
  asks '-(年:2021 修渠) 水厂' C
  asks '-(年:2020 修渠) 水厂' A C
  asks '-(年:2018 OR 年:2021)' B
  asks '年:2019 OR 巡查' B C
}

@test "a question that is no valid query is read for its words, and what was ignored is said" {
  local end
  for end in '（水厂' '水厂）' '"水厂' '水厂 OR' 'NOT 水厂 NOT' '水厂 NEAR/x' '水厂 年：' '水厂 年：明年' 'kind:x 水厂'; do
    run -0 --separate-stderr jiyan-search --limit=1 "修渠 $end"
    [[ $stderr == 'jiyan-search: column '*', so '*' is ignored' ]] || { echo "$end: $stderr"; return 1; }
  done
  run -0 --separate-stderr jiyan-search --format=json '年:2021 （修渠'
  [ "$(python3 -c 'import json, sys; a = json.load(sys.stdin); print(a["query"], a["query_note"], a["total"]["exact"], sep="|")' <<<"$output")" = \
    '年:2021 （修渠|column 11: a closing ) is missing for the ( at column 8, so （ is ignored|2' ]
  run -0 --separate-stderr jiyan-search --format=json 水厂
  [[ $output != *query_note* ]]
  for view in '--stats （水厂' '--statements=other （水厂' '--show=1 （水厂' '--trace （水厂'; do
    # shellcheck disable=SC2086 # an option and a question
    run --separate-stderr jiyan-search --format=json $view
    [[ $output == *'"query_note":"column '* ]] || { echo "$view: $output"; return 1; }
    [[ $stderr == *'is ignored' ]]
  done
}

# Whatever is pasted into a question: each has its answer.
@test "running text with marks of every kind never fails" {
  python3 - >"$BATS_TEST_TMPDIR/questions.tsv" <<'EOF'
import random
random.seed(7)
words = "水厂 修渠 二〇二一年 经济 巡查 税 water if(x) 3.5% ａｂｃ 各乡镇".split()
marks = list("()（）[]{}<>《》“”\"'「」：:;；,，。！？?*-—…|/\\&%$#@~^+=_ ") + [
    "OR", "AND", " NOT ", "NEAR/3", "NEAR/", "ONEAR", "年：", "标题:", "kind:", "https://a.example/b?c=1&d=(2)", "😀", "\u200b", "\ufeff"]
for i in range(1500):
    parts = [random.choice(random.choice([words, marks])) for _ in range(random.randrange(1, 25))]
    print(i, "".join(parts), sep="\t")
EOF
  run -0 --separate-stderr jiyan-search --batch="$BATS_TEST_TMPDIR/questions.tsv" --limit=1 --format=json
  [ "$(grep -o '"schema":1,"qid":"[0-9]*"' <<<"$output" | sort -u | wc -l)" -eq 1500 ]
  run -2 --separate-stderr jiyan-search --batch=- --strict-query --format=jsonl <<<$'1\t（水厂'
}

@test "a question that cannot be read names the column" {
  refuses '(水厂' 'column 4: a closing ) is missing for the ( at column 1'
  refuses '水厂）' 'column 3: this ) has no ( before it'
  refuses '修渠 "水厂' 'column 7: a closing quotation mark is missing for the one at column 4'
  refuses '水厂 OR' 'column 6: OR wants a word, a quotation or ( behind it'
  refuses 'OR 水厂' 'column 1: OR wants a word, a quotation or ( before it'
  refuses '水厂 NEAR' 'column 8: NEAR wants a word, a quotation or ( behind it'
  refuses '水厂 NOT' 'column 4: NOT wants a word, a quotation, ( or a field behind it'
  refuses '水厂 年：' 'column 6: a value is expected behind the colon'
  refuses '水厂 年：明年' \
    'column 6: 明年 is no date: 2020, 2020-03, 2020-03-05 and ranges such as 2018..2020 are'
  refuses '水厂 kind:x' 'column 9: x is none of the kinds commitment, report, problem, other, noise'
  refuses '水厂 年：2020..2018' 'column 6: 2020..2018 ends before it begins'
  refuses '，。' 'the question asks for nothing'
  refuses '。' 'the question asks for nothing'
  refuses '*' 'the question asks for nothing'
  refuses '“。”' 'the question asks for nothing'
  refuses '' 'the question asks for nothing'
}

@test "a stray Chinese quotation mark does not spoil a question" {
  asks '每天巡查”的规定'
  asks '水厂” 巡查' C
}

@test "a question that is too long or too deep is refused, at once" {
  run --separate-stderr timeout 10 jiyan-search --strict-query "$(printf '水渠%.0s' {1..4000})"
  [ "$status" -eq 2 ]
  [ "$stderr" = 'jiyan-search: column 1: the question has 24000 bytes, it may have 20000' ]
  run --separate-stderr timeout 10 jiyan-search --strict-query "$(printf '(%.0s' {1..200})水渠"
  [ "$status" -eq 2 ]
  [ "$stderr" = 'jiyan-search: column 65: brackets and NOTs may stand 64 deep inside each other' ]
  # As long as it may be: the limit is there as Xapian's time grows with the square.
  run timeout 20 jiyan-search "$(printf '修渠 水厂 %.0s' {1..1400})"
  [ "$status" -eq 0 ]
}

@test "Chinese arguments in the C locale" {
  LC_ALL=C asks 讲话人:林一木 A
  LC_ALL=C asks '（修渠 OR 巡查）　水厂' A C
}

@test "what a question says again and again costs no more than saying it once" {
  local repeated unit TIMEFORMAT=%3U spent
  for unit in '的 ' '"的" ' '村* ' 'title:的 ' '-的 ' '(的 村) OR ' '的 NEAR/5 村 ' '的 OR ' 'path:note* ' '村 '; do
    repeated=$(printf "%.0s$unit" $(seq 400))
    spent=$({ time quietly jiyan-search "$repeated 公路" >out || [ $? -eq 1 ]; } 2>&1)
    echo "$unit: $spent s"
    [ "$((10#${spent/./}))" -lt 3000 ]
  done
  repeated=$(printf '的 %.0s' $(seq 800))
  jiyan-search --match=exact --format=paths --limit=100 '的' | sort -u >once
  jiyan-search --match=exact --format=paths --limit=100 "$repeated" | sort -u | diff once -
}

@test "a question gives up where its budget is spent, always at the same place, and says so" {
  plain_build
  mkdir many && cd many && mkdir .jiyan
  # 100,000 passages: more than the work of a second.
  python3 -c 'for i in range(100000): print("{\"id\":\"%d\",\"date\":\"2020\",\"text\":\"第%d号灯塔的守塔人修好了栈桥。\"}" % (i, i))' >all.jsonl
  jiyan-index -q
  local note='jiyan-search: the question is too much work: the answer leaves out what was not looked at (--budget=1)' view
  for view in --stats '--format=kwic --limit=100000' '--format=json --match=exact' --limit=100000; do
    echo "$view"
    # shellcheck disable=SC2086 # words of a command
    for run in 1 2; do
      jiyan-search --budget=1 $view '灯塔 守塔人 栈桥' >"out.$run" 2>"err.$run"
      ! grep -qvxF "$note" "err.$run" || return 1
    done
    sed -E 's/"took_ms":[0-9.]+//; s/[0-9]+ ms$//' out.1 >a; sed -E 's/"took_ms":[0-9.]+//; s/[0-9]+ ms$//' out.2 >b
    cmp a b && cmp err.1 err.2
  done
  run -0 --separate-stderr jiyan-search --budget=1 --stats '灯塔 守塔人 栈桥'
  [ "$stderr" = "$note" ]
  run -0 --separate-stderr jiyan-search --budget=0 --stats '灯塔 守塔人 栈桥'
  [ -z "$stderr" ]
  run -0 --separate-stderr jiyan-search --budget=1 --format=json --limit=100000 --copies=each '灯塔 守塔人 栈桥'
  [[ $output == *'"lower_bound":true},"gave_up":true,"took_ms":'* ]]
  [ "$stderr" = "$note" ]
  run -0 --separate-stderr jiyan-search --format=json '灯塔 守塔人 栈桥'
  [[ $output != *gave_up* ]] && [ -z "$stderr" ]
  # In JSON of every view, and only where something was left out.
  for view in --stats --facet=speaker --facet=kind --statements=commitment,report,problem,other --trace=守塔人; do
    local words='灯塔 守塔人 栈桥'
    [[ $view != --trace* ]] || words='灯塔 栈桥'
    jiyan-search --budget=1 --format=json $view "$words" >out 2>err || [ $? -eq 1 ]
    [ "$(grep -cxF "$note" err)" -eq "$(grep -c '"gave_up":true' out)" ] || { echo "$view"; cat err; head -c 300 out; return 1; }
    jiyan-search --budget=0 --format=json $view "$words" >out 2>err || [ $? -eq 1 ]
    ! grep -q gave_up out err
  done
  # Of several questions each has its own.
  printf 'q1\t灯塔 守塔人 栈桥\nq2\t栈桥\n' >questions
  run -0 --separate-stderr jiyan-search --budget=1 --limit=100000 --copies=each --format=json --batch questions
  [ "$(grep -c gave_up <<<"$output")" -ge 1 ]
  [[ $stderr == *'jiyan-search: q1: the question is too much work'* ]]
  # Who was the first cannot be said before all are looked at.
  run -0 --separate-stderr jiyan-search --budget=0 --limit=1 '首次提出 灯塔 守塔人 栈桥'
  [[ $output == 'first mention of '* ]]
  run -0 --separate-stderr jiyan-search --budget=1 --limit=1 '首次提出 灯塔 守塔人 栈桥'
  [ "$stderr" = "$note" ]
  [[ $output != *'first mention of '* ]]
  run -2 jiyan-search --budget=-1 栈桥
}
