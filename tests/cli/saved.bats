#!/usr/bin/env bats
# saved.bats: what is new since a day, searches that are kept under a name, and feeds of both.
bats_require_minimum_version 1.5.0
load helper

setup() {
  setup_archive
  export TZ=UTC-8 # eight hours ahead
  mkdir "$BATS_TEST_TMPDIR/news"
  cd -P "$BATS_TEST_TMPDIR/news"
  ARCHIVE=$PWD
  cat >北渠.txt <<'EOF'
关于修复北渠的通知
白露县水利局
2024年3月1日
2024年底前完成北渠清淤12公里。茶园的灌溉也靠北渠。
EOF
  cat >茶园.txt <<'EOF'
白露县2024年茶园工作要点
要新建茶园300亩，把北渠的水引到茶园。
EOF
  index_on 2026-11-01
  GOT=$BATS_TEST_TMPDIR/got
}

# Indexes as if the run took place on a day at noon.
index_on() { SOURCE_DATE_EPOCH=$(date -d "$1 12:00" +%s) jiyan-index -q; }

# The paths of what is found.
paths() { jiyan-search --format=paths "$@" | sort | tr '\n' ' '; }

# ---- new since ----

@test "what came into the index on a day or later" {
  [ "$(paths 北渠 --new-since=2026-11-01)" = "北渠.txt 茶园.txt " ]
  run jiyan-search 北渠 --new-since=2026-11-02
  [ "$status" -eq 1 ]
  [[ $output == *"no document is new since 2026-11-02"* ]]
  printf '夜校也讲北渠的历史。\n' >夜校.txt
  index_on 2026-11-20
  [ "$(paths 北渠 --new-since=2026-11-02)" = "夜校.txt " ]
  [ "$(paths 北渠 --new-since=2026-11)" = "北渠.txt 夜校.txt 茶园.txt " ]
  [ "$(paths --new-since=2026年11月20日)" = "夜校.txt " ] # a filter is a question
}

@test "a time, by this clock or by another" {
  [ "$(paths 北渠 --new-since=2026-11-01T12:00)" = "北渠.txt 茶园.txt " ]
  [ -z "$(paths 北渠 --new-since='2026-11-01 12:00:01')" ]
  [ "$(paths 北渠 --new-since=2026-11-01T04:00Z)" = "北渠.txt 茶园.txt " ]
  [ -z "$(paths 北渠 --new-since=2026-11-01T12:00Z)" ]
  for value in 7d 昨天 2026-11-31 2026-11-01T25:00 ''; do
    run jiyan-search 北渠 --new-since="$value"
    [ "$status" -eq 2 ]
    [[ $output == *"--new-since: $value is no day and no time"* ]]
  done
}

@test "a text that changed is new, one that was only touched or moved is not" {
  touch -d 2020-01-01 北渠.txt
  mkdir 水利
  mv 茶园.txt 水利/园.txt
  index_on 2026-11-10
  [ -z "$(paths 北渠 --new-since=2026-11-02)" ]
  sed -i 's/300亩/500亩/' 水利/园.txt
  index_on 2026-11-15
  [ "$(paths 北渠 --new-since=2026-11-02)" = "水利/园.txt " ]
  SOURCE_DATE_EPOCH=$(date -d "2026-12-01" +%s) jiyan-index -q --rebuild
  [ "$(paths 北渠 --new-since=2026-11-02)" = "水利/园.txt " ]
  jiyan-index --merge
  [ "$(paths 北渠 --new-since=2026-11-02)" = "水利/园.txt " ]
  [ -z "$(paths 北渠 --new-since=2026-11-16)" ]
}

@test "of a file of records and of an archive only what is new in it" {
  printf '{"id":"甲","text":"北渠要修好。"}\n{"id":"乙","text":"北渠已经清淤。"}\n' >来信.jsonl
  mkdir in; printf '北渠的图纸。\n' >in/一.txt; printf '北渠的账目。\n' >in/二.txt
  (cd in && zip -q ../卷.zip 一.txt 二.txt)
  mv in "$BATS_TEST_TMPDIR"
  index_on 2026-11-05
  printf '{"id":"丙","text":"北渠断流。"}\n{"id":"甲","text":"北渠要修好。"}\n{"id":"乙","text":"北渠没有清淤。"}\n' >来信.jsonl
  printf '北渠的账目，已经核过。\n' >"$BATS_TEST_TMPDIR/in/二.txt"
  (cd "$BATS_TEST_TMPDIR/in" && zip -q "$ARCHIVE/卷.zip" 一.txt 二.txt)
  index_on 2026-11-20
  [ "$(jiyan-search 北渠 --new-since=2026-11-06 --format=jsonl | jq -r '.path + " " + (.id // "")' | sort)" = \
    "$(printf '来信.jsonl 丙\n来信.jsonl 乙\n卷.zip!/二.txt ' | sort)" ]
}

@test "statements, counts and concordances take it too" {
  printf '2025年底前建成夜校3所。\n' >夜校.txt
  index_on 2026-11-20
  [ "$(jiyan-search --statements --new-since=2026-11-02 --format=jsonl | jq -r .path)" = "夜校.txt" ]
  [ "$(jiyan-search --statements --format=jsonl | jq -r .path | sort -u | wc -l)" -gt 1 ]
  [ "$(jiyan-search --facet=folder --new-since=2026-11-02 --format=json 夜校 | jq '[.[].count] | add')" = 1 ]
  run jiyan-search --kwic --new-since=2026-11-02 北渠
  [ "$status" -eq 1 ]
}

# ---- saved searches ----

@test "a question is answered and kept, run, listed, forgotten" {
  jiyan-search --save=北渠 --sort=newest --year=2024 --format=paths --color=never 北渠 -茶园 >"$GOT"
  jiyan-search --sort=newest --year=2024 --format=paths 北渠 -茶园 | cmp - "$GOT"
  [ "$(<.jiyan/searches)" = "北渠: --sort=newest --year=2024 北渠 -茶园" ]
  jiyan-search --saved=北渠 --format=paths | cmp - "$GOT"
  jiyan-search --saved 北渠 --format=paths | cmp - "$GOT"
  jiyan-search --save='新 承诺' --statements 茶园 >/dev/null
  [ "$(jiyan-search --saved)" = $'北渠\t--sort=newest --year=2024 北渠 -茶园\n新 承诺\t--statements 茶园' ]
  [ "$(jiyan-search --saved --format=json | jq -c '[.searches[] | [.name, .question, (.options | map(.name))]]')" = \
    '[["北渠","北渠 -茶园",["sort","year"]],["新 承诺","茶园",["statements"]]]' ]
  [ "$(jiyan-search --saved --format=csv | head -1 | tr -d '\r')" = name,answer,question,arguments ]
  [ "$(jiyan-search --saved --format=jsonl | jq -r .answer | xargs)" = "search statements" ]
  jiyan-search --forget=北渠
  [ "$(jiyan-search --saved | cut -f1)" = "新 承诺" ]
  jiyan-search --forget='新 承诺'
  run jiyan-search --saved
  [ "$status" -eq 1 ]
  [[ $output == *"no search is saved"* ]]
}

@test "what is typed beside a saved search counts too, and wins" {
  jiyan-search --save=渠 --limit=1 北渠 >/dev/null
  [ "$(jiyan-search --saved=渠 --format=paths | wc -l)" = 1 ]
  [ "$(jiyan-search --saved=渠 --limit=5 --format=paths | wc -l)" = 2 ]
  [ "$(jiyan-search --saved=渠 --title=修复 --format=paths)" = 北渠.txt ]
  [ "$(jiyan-search --saved 渠 新建 --format=paths)" = 茶园.txt ]
  run jiyan-search --saved=渠 --new-since=2026-11-02
  [ "$status" -eq 1 ]
  printf '北渠通水。\n' >通水.txt
  index_on 2026-11-20
  [ "$(jiyan-search --saved=渠 --new-since=2026-11-02 --limit=9 --format=paths)" = 通水.txt ]
}

@test "a question that is an error is not kept; one that finds nothing yet is" {
  run jiyan-search --save=坏 --strict-query '北渠 AND ('
  [ "$status" -eq 2 ]
  [ ! -e .jiyan/searches ]
  run jiyan-search --save=铁路 高速铁路
  [ "$status" -eq 1 ]
  [ "$(jiyan-search --saved)" = $'铁路\t高速铁路' ]
  for line in '--save=a:b 渠' '--save= 渠' '--save=#a 渠' '--save=a --batch=f' '--save=a --saved=b' '--save=a --color=never' \
    '--forget=a 渠' '--saved --year=2020' '--saved --format=paths' '--save=a --db=.jiyan --db=.jiyan/../.jiyan/x 渠'; do
    read -ra words <<<"$line"
    run jiyan-search "${words[@]}"
    echo "$line: $status $output"
    [ "$status" -eq 2 ]
  done
  [ "$(jiyan-search --saved)" = $'铁路\t高速铁路' ]
}

@test "a name that is not there, a line that is broken: said, with its number; the others work" {
  cat >.jiyan/searches <<'EOF'
# 水利
渠: 北渠

坏: '北渠
外: --db=/etc 北渠
写: --output=x --ledger
园: 茶园 # 备注
EOF
  run jiyan-search --saved=渠道
  [ "$status" -eq 2 ]
  [[ $output == *"no search is saved as 渠道; there are: 渠, 园"* ]]
  run jiyan-search --saved=坏
  [ "$status" -eq 2 ]
  [[ $output == *".jiyan/searches:4: the quotation marks do not match"* ]]
  run jiyan-search --saved=外
  [[ $output == *".jiyan/searches:5: --db: no saved search may have it"* ]]
  run --separate-stderr jiyan-search --saved
  [ "$status" -eq 0 ]
  [ "$output" = $'渠\t北渠\n园\t茶园 # 备注' ]
  [[ $stderr == *searches:4:* && $stderr == *searches:5:* && $stderr == *searches:6:* ]]
  [ "$(jiyan-search --saved=园 --format=paths | wc -l)" = 2 ]
  jiyan-search --save=渠 --limit=3 北渠 >/dev/null
  [ "$(sed -n 1,3p .jiyan/searches)" = $'# 水利\n渠: --limit=3 北渠' ]
}

@test "names and questions that would drive a terminal do not" {
  printf 'a\e[31m: 北渠\nb: "\e]0;x\a北渠"\n' >.jiyan/searches
  run jiyan-search --saved
  [[ $output != *$'\e'* && $output != *$'\a'* ]]
  run jiyan-search --saved=$'\e[31m'
  [ "$status" -eq 2 ]
  [[ $output != *$'\e'* ]]
}

@test "two who keep searches at once lose none; the file is no link that is followed" {
  for i in 1 2 3 4 5 6 7 8; do jiyan-search --save="名$i" --limit=1 北渠 >/dev/null & done
  wait
  [ "$(jiyan-search --saved | wc -l)" = 8 ]
  [ "$(echo .jiyan/searches*)" = .jiyan/searches ]
  mv .jiyan/searches secret
  ln -s ../secret .jiyan/searches
  run jiyan-search --saved
  [ "$status" -eq 2 ]
  run jiyan-search --save=x 北渠
  [ "$status" -eq 2 ]
  run ! grep -q '^x' secret
}

@test "searches outlive a rebuild, and are the same by --db" {
  jiyan-search --save=渠 北渠 >/dev/null
  jiyan-index -q --rebuild
  cd /
  [ "$(jiyan-search --db="$ARCHIVE" --saved)" = $'渠\t北渠' ]
  [ "$(jiyan-search --db="$ARCHIVE" --saved=渠 --format=paths | wc -l)" = 2 ]
}

# ---- feeds ----

# Reads a feed from stdin as XML, checks what every one has, and prints it: its title and time; then a line an entry with
# time, title, author, sentence and categories.
feed() {
  python3 -c '
import re, sys, xml.etree.ElementTree as tree
A = "{http://www.w3.org/2005/Atom}"
feed = tree.fromstring(sys.stdin.buffer.read())
assert feed.tag == A + "feed"
def one(of, name):
    found = of.findall(A + name)
    assert len(found) == 1, (name, len(found))
    return "".join(found[0].itertext())
entries = feed.findall(A + "entry")
ids = [one(x, "id") for x in [feed] + entries]
assert len(set(ids)) == len(ids) and all(re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", i) for i in ids)
times = [one(x, "updated") for x in [feed] + entries]
assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", t) for t in times)
assert not entries or times[0] == max(times[1:])
assert feed.find(A + "author/" + A + "name").text
print(one(feed, "title"), times[0], sep="|")
for x in entries:
    author = x.find(A + "author/" + A + "name")
    assert one(x, "content").startswith(one(x, "summary"))
    print(one(x, "updated"), one(x, "title"), author.text if author is not None else "", one(x, "summary"),
          ",".join(c.get("term") for c in x.findall(A + "category")), *[i for i in sys.argv[1:] and [one(x, "id")]], sep="|")
' "$@"
}

@test "a feed of hits: exact ones, what came last first, with who said it" {
  printf '在夜校开学典礼上的讲话\n祝云帆\n2024年9月1日\n办好夜校，也讲北渠的历史。\n' >讲话.txt
  index_on 2026-11-20
  jiyan-search --format=atom 北渠 | feed >"$GOT"
  cat "$GOT"
  [ "$(head -1 "$GOT")" = "北渠 · jiyan|2026-11-20T04:00:00Z" ]
  [[ $(sed -n 2p "$GOT") == "2026-11-20T04:00:00Z|在夜校开学典礼上的讲话|祝云帆|办好夜校，也讲北渠的历史。|"* ]]
  [[ $(sed -n 3p "$GOT") == 2026-11-01T04:00:00Z\|* ]]
  [ "$(jiyan-search --format=atom --sort=oldest 北渠 | feed | sed -n 2p | cut -d'|' -f2)" = 关于修复北渠的通知 ]
  [ "$(jiyan-search --format=atom --limit=1 北渠 | feed | wc -l)" = 2 ]
  [ "$(jiyan-search --sort=added --format=paths 北渠 | head -1)" = 讲话.txt ]
  run jiyan-search --format=atom 高速铁路
  [ "$status" -eq 1 ]
  [ "$(feed <<<"$output")" = "高速铁路 · jiyan|1970-01-01T00:00:00Z" ]
}

@test "a feed of statements" {
  printf '2025年底前建成夜校3所。\n' >夜校.txt
  index_on 2026-11-20
  jiyan-search --statements --format=atom --new-since=2026-11-02 | feed >"$GOT"
  cat "$GOT"
  [ "$(cat "$GOT")" = $'jiyan|2026-11-20T04:00:00Z\n2026-11-20T04:00:00Z|夜校||2025年底前建成夜校3所。|commitment,advance' ]
  [ "$(jiyan-search --statements --format=atom | feed | sed -n 2p)" = "$(sed -n 2p "$GOT")" ]
  [ "$(jiyan-search --statements --sort=added --format=jsonl | head -1 | jq -r .path)" = 夜校.txt ]
}

@test "the same hit has the same id, whatever was asked, and after a rebuild" {
  jiyan-search --format=atom 北渠 | feed id | sed 1d | sort >"$GOT"
  jiyan-search --format=atom 北渠 --path=txt --new-since=2026-11-01 | feed id | sed 1d | sort | diff "$GOT" -
  jiyan-index -q --rebuild
  jiyan-search --format=atom 北渠 | feed id | sed 1d | sort | diff "$GOT" -
  jiyan-search --save=渠 北渠 >/dev/null
  jiyan-search --saved=渠 --format=atom | cmp - <(jiyan-search --format=atom 北渠)
}

@test "a feed is XML whatever a text, a title, a name or a question holds" {
  printf '<北渠>]]>&amp;"\xef\xbf\xbe\xe2\x80\xae</summary>\n\n要修好<script>北渠</script>&#0;。\n' >$'a<b>&"\'\x01\xff.txt'
  printf '{"id":"<&>\\u0001","title":"<!-- 北渠 --","speaker":"<![CDATA[甲","text":"北渠 ?> ]]> \\ufffe"}\n{"id":"2","text":"若甲 < 乙 && 北渠 > 丙 则通水"}\n' >r.jsonl
  index_on 2026-11-20 || true
  jiyan-search --format=atom --new-since=2026-11-02 '北渠' | feed >"$GOT"
  cat "$GOT"
  [ "$(wc -l <"$GOT")" -eq 4 ]
  grep -qF "若甲 < 乙 && 北渠 > 丙 则通水" "$GOT"
  jiyan-search --format=atom '北渠 OR "<a>&"' | feed >/dev/null
  jiyan-search --statements=other --format=atom 北渠 | feed >/dev/null
}

@test "what has no feed says so" {
  for line in '--stats 北渠' '--facet=year 北渠' '--kwic 北渠' '--ledger' '--trace=北渠' '--show=1 北渠' '--saved' '--cite=quote 北渠' \
    '--batch=/dev/null'; do
    read -ra words <<<"$line"
    run jiyan-search --format=atom "${words[@]}"
    echo "$line: $status $output"
    [ "$status" -eq 2 ]
  done
}

# ---- over HTTP ----

load serve_helper
teardown() { stop_serving; }

# An address of the server, with parameters as curl takes them.
get() { curl -sS -G "$SERVED$1" "${@:2}"; }

@test "served: what is new, what is kept, and feeds, as the command has them" {
  printf '2025年底前建成夜校3所，引北渠的水。\n' >夜校.txt
  index_on 2026-11-20
  jiyan-search --save=渠 --limit=5 --match=exact --format=csv 北渠 >/dev/null
  jiyan-search --save=新承诺 --statements --testable 夜校 >/dev/null || true
  serve
  steady() { sed -E 's/"took_ms":[0-9.]+//'; }
  [ "$(get api/search -d q=北渠 -d new-since=2026-11-02 | steady)" = "$(jiyan-search --format=json --new-since=2026-11-02 北渠 | steady)" ]
  [ "$(get api/statements -d new-since=2026-11-02)" = "$(jiyan-search --statements --format=json --new-since=2026-11-02)" ]
  [ "$(get api/facets -d q=北渠 -d new-since=2026-11-02 | jq '[.[].count] | add')" = 1 ]
  [ "$(get api/saved)" = "$(jiyan-search --saved --format=json)" ]
  [ "$(get api/saved | jq -r '.searches[] | .name + " " + .answer')" = $'渠 search\n新承诺 statements' ]
  [ "$(get api/search --data-urlencode saved=渠 | steady)" = "$(jiyan-search --format=json --saved=渠 | steady)" ]
  [ "$(get api/search --data-urlencode saved=渠 -d limit=1 | jq '.hits | length')" = 1 ]
  [ "$(get api/statements --data-urlencode saved=新承诺)" = "$(jiyan-search --format=json --saved=新承诺)" ]
  get api/search -d q=北渠 -d format=atom | feed | diff - <(jiyan-search --format=atom 北渠 | feed)
  get api/statements -d format=atom --data-urlencode saved=新承诺 | feed
  get api/search -d q=北渠 -d format=atom -o /dev/null -w '%{content_type}\n' | grep -qx 'application/atom+xml'
  # each entry leads to its passage
  link=$(get api/statements -d format=atom | grep -o 'href="/passage[^"#]*' | head -1)
  [[ $(curl -sS "${SERVED%/}${link#href=\"}" -o /dev/null -w '%{http_code}') == 200 ]]
}

@test "served: a saved search that is changed is another answer; the server writes none" {
  jiyan-search --save=渠 北渠 >/dev/null
  serve
  [ "$(get api/search --data-urlencode saved=渠 | jq "[.hits[].path] | unique | length")" = 2 ]
  jiyan-search --save=渠 --title=修复 北渠 >/dev/null
  [ "$(get api/search --data-urlencode saved=渠 | jq "[.hits[].path] | unique | length")" = 1 ]
  before=$(<.jiyan/searches)
  for parameter in save=x forget=渠; do
    [ "$(get api/search -d q=北渠 --data-urlencode $parameter -o /dev/null -w '%{http_code}')" = 400 ]
    [ "$(get api/saved --data-urlencode $parameter -o /dev/null -w '%{http_code}')" = 400 ]
  done
  [ "$(<.jiyan/searches)" = "$before" ]
}

@test "served: what a line may not say is refused here too, and a name for another answer" {
  printf '外: --db=/etc 北渠\n承: --statements\n渠: 北渠\n' >.jiyan/searches
  serve
  [[ $(get api/search --data-urlencode saved=外 | jq -r .detail) == *"--db: no saved search may have it"* ]]
  [[ $(get api/search --data-urlencode saved=无 | jq -r .detail) == *"no search is saved as 无; there are: 承, 渠"* ]]
  [[ $(get api/search --data-urlencode saved=承 | jq -r .detail) == *"one for /api/statements"* ]]
  [ "$(get api/kwic --data-urlencode saved=渠 -o /dev/null -w '%{http_code}')" = 400 ]
  [ "$(get api/saved | jq -r '.searches[].name')" = $'承\n渠' ]
  rm .jiyan/searches
  [ "$(get api/saved | jq -c .searches)" = '[]' ]
}

@test "served: the page lists what is kept, and offers feeds" {
  printf '<b>"&: --year=2024 北渠\n承: --statements --testable 茶园\n计: --facet=year 渠\n过: --overdue\n' >.jiyan/searches
  serve
  page=$(get "")
  [[ $page == *'<li><a href="/?q=%E5%8C%97%E6%B8%A0&amp;year=2024">&lt;b&gt;&quot;&amp;</a></li>'* ]]
  [[ $page == *'<li><a href="/statements?q=%E8%8C%B6%E5%9B%AD&amp;testable=1">承</a></li>'* ]]
  [[ $page == *'<li><a href="/statements?saved=%E8%BF%87">过</a></li>'* ]]
  [[ $page != *atom* && $page != *计* ]]
  page=$(get "" -d q=北渠 -d sort=newest -d year=2024)
  [[ $page == *'<link rel="alternate" type="application/atom+xml" href="/api/search?q=%E5%8C%97%E6%B8%A0&amp;year=2024&amp;format=atom"/>'* ]]
  [[ $page == *'<a type="application/atom+xml" href="/api/search?'* && $page == *'<details class="saved">'* ]]
  page=$(get statements --data-urlencode saved=过)
  [[ $page == *'href="/api/statements?saved=%E8%BF%87&amp;format=atom"'* ]]
  get api/statements --data-urlencode saved=过 -d format=atom | feed
  [[ $(get kwic -d q=北渠) != *atom* ]]
}
