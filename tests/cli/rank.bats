# rank.bats: the order of hits: leads, single characters, age, copies; and how a score is explained.
bats_require_minimum_version 1.5.0
load helper

setup() {
  setup_archive
  rm -rf "$ARCHIVE"
  mkdir -p "$ARCHIVE"
  cd "$ARCHIVE"
}

# record ID DATE TEXT: adds a line to records.jsonl.
record() { printf '{"id":"%s","date":"%s","text":"%s"}\n' "$@" >>records.jsonl; }
order() { jiyan-search --format=jsonl "$@" | python3 -c 'import json, sys
print(*[json.loads(line)["id"] for line in sys.stdin])'; }
padding() { printf '%s。' "$1"{,}{,}{,}{,}; }

@test "a text that begins with the words is about them" {
  record late 2020 "$(padding 春耕开始前要清理沟渠)茶园管护由合作社负责。"
  record early 2020 "茶园管护由合作社负责。$(padding 冬闲时节要修补田埂)"
  jiyan-index -q
  [ "$(order 茶园管护)" = 'early late' ]
}

@test "single characters decide where no run stands whole" {
  record some 2020 '库区移民后期扶持的资金已经拨付到村。'
  record more 2020 '库区移民安置点的房屋正在加固。'
  record none 2020 '今年的茶叶收成好于去年。'
  jiyan-index -q
  [ "$(order 移民安置房加固情况)" = 'more some' ]
}

@test "words that frame a question do not decide" {
  record frame 2020 '什么时候开会，如何开会，怎么办，都由乡里定。'
  record topic 2020 '敬老院的床位由县民政局统一调配。'
  jiyan-index -q
  [ "$(order 请问敬老院的床位什么时候如何申请怎么办 | cut -d' ' -f1)" = topic ]
}

@test "of equals the newer comes first, unless that is turned off" {
  record a 2015 '河道清淤每年冬季进行一次。'
  record b 2021 '河道清淤每年冬季进行一次。'
  jiyan-index -q
  [ "$(order 河道清淤)" = 'b a' ]
  [ "$(order --prefer=none 河道清淤)" = 'a b' ]
}

@test "the same text again is folded under the best; list names it, each shows it" {
  text='全县的河道清淤从十一月开始，到次年二月结束，由水利站统一安排机械，各村出工配合，费用从水费中列支。'
  record a 2020-01-05 "$text"
  record b 2020-03-02 "${text//全县/X县}"
  record c 2019-01-05 "$text"
  record d 2020-01-09 '河道清淤的机械由农机站检修。'
  jiyan-index -q
  [ "$(order 河道清淤 | wc -w)" -eq 3 ]
  [ "$(order --copies=each 河道清淤 | wc -w)" -eq 4 ]
  jiyan-search --format=json 河道清淤 | python3 -c 'import json, sys
answer = json.load(sys.stdin)
assert answer["total"]["exact"] == 4
copies = [hit["copies"] for hit in answer["hits"] if "copies" in hit]
assert [[copy["id"] for copy in some] for some in copies] in [[["a"]], [["b"]]], copies'
  run jiyan-search 河道清淤
  [ "$(grep -c 'and 1 copy' <<<"$output")" -eq 1 ]
  run jiyan-search --copies=list 河道清淤
  grep -qE '= records.jsonl#[ab]:1' <<<"$output"
  run ! jiyan-search --copies=some 河道清淤
}

@test "folded copies leave the page full, and pages do not overlap" {
  for i in {1..30}; do record "same$i" 2020 '水费由用水协会收取，每年秋后公布账目，接受村民监督，结余转入下一年度使用。'; done
  for i in {1..9}; do record "other$i" 2020 "水费由第$i组的组长上门收取，第$i组共有用户$((i * 7))家，其中$((i * 3))家已经交清。"; done
  jiyan-index -q
  first=$(order --limit=4 水费); second=$(order --limit=4 --offset=4 水费); third=$(order --limit=4 --offset=8 水费)
  [ "$(wc -w <<<"$first $second $third")" -eq 10 ]
  [ "$(tr ' ' '\n' <<<"$first $second $third" | sort -u | wc -l)" -eq 10 ]
}

@test "a score is explained in numbers that add up" {
  record a 2020 '库区移民后期扶持的资金已经拨付到村。'
  record b 2021 '库区移民安置点的房屋正在加固。'
  jiyan-index -q
  jiyan-search --explain --format=json 移民安置房 | python3 -c 'import json, sys
answer = json.load(sys.stdin)
assert answer["hits"]
for hit in answer["hits"]:
    assert abs(hit["score"] - sum(hit["score_parts"].values())) < 0.0003, hit'
}

# scores QUESTION: the hits with their scores, part by part.
scores() { jiyan-search --explain --format=json "$1" | python3 -c 'import json, sys
for hit in json.load(sys.stdin)["hits"]:
    print(hit["path"], hit.get("id"), hit["score"], hit["score_parts"])'; }

@test "what grew in place ranks as what was built at once" {
  record a 2020 '库区移民安置点的房屋正在加固。'
  jiyan-index -q
  record b 2021 '库区移民后期扶持的资金已经拨付到村。'
  for i in {1..9}; do echo "库区移民安置的第$i份材料：房屋加固和后期扶持。" >"text$i.txt"; done
  jiyan-index -q
  printf '移民安置房的房屋加固情况已经查清，安置点的名单附后。\n' >text3.txt
  printf '本文由编辑部整理，转载请注明出处。\n' >>text4.txt
  rm text5.txt text6.txt
  jiyan-index -q
  jiyan-index -q --merge
  grown=$(scores 移民安置房加固情况)
  [ "$(wc -l <<<"$grown")" -ge 5 ]
  jiyan-index -q --rebuild
  [ "$(scores 移民安置房加固情况)" = "$grown" ]
}

@test "the half of a short word is another word: a mistyped one finds nothing, and is not filled up with it" {
  record a 2020 '村级集体经济收入超过五万元。'
  record b 2020 '县域经济稳中有进。'
  jiyan-index -q
  [ -z "$(order 集休经济)" ]
  [ -z "$(order --sort=newest 集休经济)" ]
  # Of a question the best that there is remains.
  [ "$(order 集休经济怎样才能稳中有进呢)" = 'b a' ]
}

@test "single characters count where they stand together" {
  pad='各村把田埂和晒场整修一遍，砂石由乡里统一采购，账目贴在村口，年底结算'
  record apart 2020 "移民点的名单已经核对。$pad。安全帽已经发放。$pad。置办的农具已经登记。$pad。房前的道路已经拓宽。"
  record together 2020 "移民点的安全房已经置办。$pad。$pad。$pad。$pad。"
  jiyan-index -q
  [ "$(order 移民的安置房怎样加固)" = 'together apart' ]
}

@test "a title alone never stands before the text that it heads" {
  printf '# 移民安置房加固\n\n## 总则\n\n%s\n\n移民安置房的加固由乡里统一安排，%s\n' "$(padding 冬闲时节要修补田埂)" "$(padding 费用在年底结算)" >plan.md
  jiyan-index -q
  jiyan-search --format=json 移民安置房加固办法 | python3 -c 'import json, sys
lines = [hit["line"] for hit in json.load(sys.stdin)["hits"]]
assert lines and 1 not in lines[:1], lines'
}

@test "a question for a number or a time is answered where one stands" {
  record none 2020 '渡口的渔船都已登记，由船检站发证，证书上有船名，各村的名单附后。'
  record number 2020 '渡口的渔船都已登记，由船检站发证，证书共230本，各村的名单附后。'
  record time 2020 '渡口的渔船都已登记，由船检站发证，证书在5月发放，各村的名单附后。'
  jiyan-index -q
  # asked QUESTION: the records in which a sentence names what is asked for.
  asked() { jiyan-search --format=json --explain "$1" | python3 -c 'import json, sys
print(*sorted(hit["id"] for hit in json.load(sys.stdin)["hits"] if hit["score_parts"]["asked"] > 0))'; }
  [ "$(asked 渡口登记的渔船有何时的证书)" = time ]
  [ "$(asked 渡口登记的渔船有多少)" = 'number time' ]
  [ -z "$(asked 渡口登记的渔船有证书)" ]
}

@test "a passage whose document answers elsewhere, too, counts more" {
  for name in a b c; do
    { echo 田间记事; for i in {1..9}; do printf '\n第%s天，%s\n' "$i" "$(padding 冬闲时节要修补田埂)"; done; } >"$name.txt"
    printf '\n渔船的整修由渡口统一安排。%s\n' "$(padding 各村把晒场平整一遍)" >>"$name.txt"
  done
  for i in {1..19}; do printf '\n第%s天，%s\n' "$i" "$(padding 各村把晒场平整一遍)"; done >>c.txt
  printf '\n渡口的渔船整修了二十条。\n' >>c.txt
  jiyan-index -q
  jiyan-search --format=json --copies=each --explain 渔船在渡口整修 | python3 -c 'import json, sys
hits = json.load(sys.stdin)["hits"]
found = {(hit["path"], hit["line"]): hit["score_parts"]["document"] for hit in hits}
assert all((part > 0) == (path == "c.txt") for (path, _), part in found.items()), found
assert len([path for path, _ in found if path == "c.txt"]) == 2, found'
}

@test "no distractor lifts a passage above one that has more of the question" {
  # Pairs of texts, one of which has a word of the question less, and as many other characters. What else they hold, their
  # length and their place are drawn, always the same.
  python3 -c 'import json, random
chance = random.Random(13)
words = ["移民", "安置", "房屋", "加固", "后期", "扶持", "资金", "拨付"]
others = ["渡口", "渔船", "整修", "茶园", "田埂", "晒场"]
for i in range(40):
    parts = [chance.choice(words + others) for _ in range(chance.randint(1, 30))]
    at, word = chance.randint(0, len(parts)), chance.choice([word for word in words if word not in parts] or words)
    for name, put in (("a", word), ("b", "晾晾")):
        text = "，".join(parts[:at] + [put] + parts[at:]) + "。"
        if word not in parts:
            print(json.dumps({"id": f"{name}{i}.{words.index(word)}", "date": "1990", "text": text}, ensure_ascii=False))
' >records.jsonl
  # lifted: the pairs of which the lesser stands before the better, among all that is found of their word.
  lifted() {
    for question in 移民安置房屋怎样加固,0123 后期扶持资金拨付多少,4567 移民后期扶持何时加固资金,03456; do
      jiyan-search --batch - --format=trec --limit=300 --copies=each <<<"1	${question%,*}" | python3 -c 'import sys
ranks = {line.split()[2]: int(line.split()[3]) for line in sys.stdin}
pairs = [name for name in ranks if name[0] == "a" and name[-1] in sys.argv[1]]
assert len(pairs) > 6, pairs
print(*[name for name in pairs if ranks.get("b" + name[1:], 999) < ranks[name]], end="")' "${question#*,}"
    done
  }
  jiyan-index -q
  [ -z "$(lifted)" ]
  record far 2020 "$(padding 冬闲时节要修补田埂)"
  record near 2020 '移民安置房屋怎样加固，后期扶持资金拨付多少。'
  for i in {1..5}; do record "some$i" 2020 "$(padding 后期扶持的房屋)渡口的资金"; done
  jiyan-index -q
  [ -z "$(lifted)" ]
}

@test "the year that a question names counts for all that is found in a passage" {
  pad='各村把田埂和晒场整修一遍，砂石由乡里统一采购，账目贴在村口，年底结算'
  record old 1958 "一九五七年新增加的渔船有多少，就要有多少人就近上船，九个渡口的人手都要新增，就业的人多。$pad。"
  record named 2019 "渡口新增就业30人。$pad。"
  for i in {1..6}; do record "r$i" 2010 "第$i批渔船上岸。$pad。"; done
  jiyan-index -q
  [ "$(order 2019年新增就业多少人 | cut -d' ' -f1)" = named ]
}
