# ledger.bats: the page of commitments, and the alarm of those that are overdue.
bats_require_minimum_version 1.5.0
load helper

setup_file() { make_chinese; }

setup() {
  setup_archive
  rm -rf "${ARCHIVE:?}"/*
  mkdir reports
  cat >reports/2018.txt <<'END'
云溪县2018年政府工作报告

2018年3月5日

一、2017年工作回顾

过去一年，全县各项工作取得新的成绩。

二、2018年重点工作

（一）抓好三农工作

到2020年全县建成水渠300公里以上。年底前完成茶园改造2000亩。要加快农业发展。

（二）办好人民满意的教育

确保2018年底前建成寄宿制学校5所。
END
  cat >reports/2019.txt <<'END'
云溪县2019年政府工作报告

2019年3月6日

一、2018年工作回顾

建成寄宿制学校5所。

二、2019年重点工作

（一）抓好三农工作

到2020年全县建成水渠300公里以上。
END
  jiyan-index -q
}

# Runs python over the page or report that stands in a file: it asserts.
check_with() { python3 - "$@"; }

@test "a ledger is one page, written whole" {
  run --separate-stderr jiyan-search --ledger --year 2018..2019 --format=html "$BATS_TEST_TMPDIR/ledger.html"
  [ "$status" -eq 0 ]
  [ -z "$output$stderr" ]
  check_with "$BATS_TEST_TMPDIR/ledger.html" <<'END'
import html.parser, re, sys
VOID = {'meta', 'link', 'br', 'img', 'hr', 'input'}
class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(); self.open = []; self.ids = []; self.links = []; self.tags = {}
    def handle_starttag(self, tag, attributes):
        self.tags[tag] = self.tags.get(tag, 0) + 1
        attributes = dict(attributes)
        assert not any(name.startswith('on') or name in ('src', 'style') for name in attributes), attributes
        if 'id' in attributes: self.ids.append(attributes['id'])
        if 'href' in attributes: self.links.append(attributes['href'])
        if tag not in VOID: self.open.append(tag)
    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID: self.open.pop()
    def handle_endtag(self, tag):
        assert self.open.pop() == tag, (tag, self.getpos())
text = open(sys.argv[1], encoding='utf-8').read()
page = Page(); page.feed(text); page.close()
assert not page.open, page.open
assert len(page.ids) == len(set(page.ids))
assert page.links and all(link[0] == '#' and link[1:] in page.ids for link in page.links), page.links
assert 'script' not in page.tags and page.tags['main'] == 1 and page.tags['nav'] == 1 and page.tags['table'] >= 3
assert '<html lang="en">' in text
assert '<mark class="d">到2020年</mark>全县建成水渠<mark class="q">300公里以上</mark>' in text
assert 'line 13 · due <time>2020-12-31</time>' in text
assert page.ids.index('targets') < page.ids.index('summary') < page.ids.index('timeline')
# Three themes would be one too many, and paths stand among the documents only.
assert [name for name in page.ids if name.startswith('t-')] == ['t-agriculture', 't-education'], page.ids
assert text.count('reports/2018.txt') == 1 and text.index('reports/2018.txt') > text.index('id="sources"')
END
}

@test "what can be tested has its trail, the rest is a list" {
  jiyan-search --ledger --year 2018 "$BATS_TEST_TMPDIR/ledger.html"
  check_with "$BATS_TEST_TMPDIR/ledger.html" <<'END'
import re, sys
text = open(sys.argv[1], encoding='utf-8').read()
targets = re.findall(r'<tr id="c\d+">(.*?)</tr>', text, re.S)
school, = [row for row in targets if '寄宿制学校' in row]
assert '云溪县2019年政府工作报告:7</a> <b>5所</b>' in school and '<td class="o done">reported done</td>' in school, school
tea, = [row for row in targets if '茶园改造' in row]
assert 'No later mention in 1 document.' in tea and '<td class="o none">' in tea, tea
assert len(targets) == 3
rest = re.findall(r'<details class="rest">(.*?)</details>', text, re.S)
assert len(rest) == 1 and '要加快农业发展。' in rest[0]
assert text.count('要加快农业发展') == 1
END
}

# A page of so many reports, a year each, and of so many bytes at most where there are nine.
@test "a page of nine years is small: a handful of steps, what is vague is folded, and how many more there are" {
  local year number
  rm reports/*
  for year in {2001..2009}; do
    {
      printf '云溪县%d年政府工作报告\n\n%d年3月6日\n\n一、去年工作回顾\n\n新修高山茶园水渠%d公里。\n\n二、今年重点工作\n' "$year" "$year" $((year - 1990))
      printf '\n（一）农业\n\n今年新修高山茶园水渠%d公里。\n' $((year - 1990))
      for number in {1..260}; do printf '要进一步加快第%d村组的农业发展，推动茶叶和竹笋的种植、加工、运输、销售走上新的台阶。\n' "$number"; done
    } >"reports/$year.txt"
  done
  jiyan-index -q
  jiyan-search --ledger ../nine.html
  [ "$(jiyan-search --statements --limit=0 --format=json | jq .total)" -gt 2000 ]
  [ "$(stat -c %s ../nine.html)" -le 300000 ]
  grep -q '<details class="rest"><summary>26[0-9] more, without anything to test' ../nine.html
  grep -q '<p>and 2[0-9]* more</p></details>' ../nine.html
  grep -q 'more later statements</summary><ul><li class="o [a-z]*">.*<li>and [0-9]* more</li></ul></details>' ../nine.html
  check_with ../nine.html <<'END'
import re, sys
text = open(sys.argv[1], encoding='utf-8').read()
assert max(len(re.findall('<li class="o', steps)) for steps in re.findall(r'<details><summary>.*?</details>', text)) <= 5
END
}

@test "of a document only the year of which is known the page says so" {
  sed -i 's/^2019年3月6日$/2019年/' reports/2019.txt
  jiyan-index -q
  jiyan-search --ledger ../page.html
  grep -q '云溪县2019年政府工作报告</a> <small>(only the year is known)</small>' ../page.html
  grep -q '<td>2019 <small>(only the year is known)</small></td>' ../page.html
  grep -q '<path class="said year"[^>]*><title>2019 (only the year is known)' ../page.html
  run ! grep -q '云溪县2018年政府工作报告</a> <small>' ../page.html
}

@test "the same index gives the same bytes, to a file and to standard output" {
  jiyan-search --ledger --year 2018..2019 "$BATS_TEST_TMPDIR/a.html"
  jiyan-search --ledger --year 2018..2019 --output "$BATS_TEST_TMPDIR/b.html"
  jiyan-search --ledger --year 2018..2019 - >"$BATS_TEST_TMPDIR/c.html"
  jiyan-search --ledger --year 2018..2019 >"$BATS_TEST_TMPDIR/d.html"
  for page in b c d; do cmp "$BATS_TEST_TMPDIR/a.html" "$BATS_TEST_TMPDIR/$page.html"; done
}

@test "a page that cannot be written leaves the old one" {
  local folder=$BATS_TEST_TMPDIR/pages
  mkdir "$folder"
  echo old >"$folder/ledger.html"
  run --separate-stderr bash -c "ulimit -f 1; trap '' XFSZ; jiyan-search --ledger --year 2018 '$folder/ledger.html'"
  [ "$status" -eq 2 ]
  [[ $stderr == *'ledger.html: cannot be written'* ]]
  [ "$(cat "$folder/ledger.html")" = old ]
  [ "$(ls "$folder")" = ledger.html ]
  run -2 jiyan-search --ledger --year 2018 "$folder/none/ledger.html"
  run -2 bash -c 'jiyan-search --ledger --year 2018 >/dev/full'
  # Nothing found: nothing written.
  run -1 jiyan-search --ledger --year 1999 "$folder/ledger.html"
  [ "$(cat "$folder/ledger.html")" = old ]
}

@test "a hostile document stays text in page and report" {
  printf '2017年政府工作报告<script>alert(1)</script>\n\n2017年3月5日\n\n二、2017年重点工作\n\n（一）<img src=x onerror=alert(1)>农业\n\n年底前建成<script>水渠</script>]]>300公里\x01以上。\n' \
    >reports/$'"<b>&\x01.txt'
  jiyan-index -q || true
  jiyan-search --ledger --year 2017 "$BATS_TEST_TMPDIR/ledger.html"
  run ! grep -iE '<script|<img|<b>&' "$BATS_TEST_TMPDIR/ledger.html"
  # In a title it is shown as it stands; a tag in the text is none of its words.
  grep -q '&lt;script&gt;alert(1)&lt;/script&gt;' "$BATS_TEST_TMPDIR/ledger.html"
  grep -q '建成 水渠 \]\]&gt;<mark class="q">300公里' "$BATS_TEST_TMPDIR/ledger.html"
  jiyan-search --overdue=2030 --format=junit --year 2017 >"$BATS_TEST_TMPDIR/out.xml" || [ $? -eq 1 ]
  check_with "$BATS_TEST_TMPDIR/out.xml" <<'END'
import sys, xml.etree.ElementTree as tree
(case,), = tree.parse(sys.argv[1]).getroot()
assert case.get('classname') == 'reports' and case.get('file') == 'reports/"<b>&\ufffd.txt', case.attrib
assert '年底前建成 水渠 ]]>300公里 以上。' in case.find('failure').text, case.find('failure').text
END
}

@test "the page speaks the language of the locale" {
  need_chinese
  in_chinese jiyan-search --ledger --year 2018 "$BATS_TEST_TMPDIR/ledger.html"
  grep -q '<html lang="zh-Hans">' "$BATS_TEST_TMPDIR/ledger.html"
  grep -q '<h1>承诺台账</h1>' "$BATS_TEST_TMPDIR/ledger.html"
  run ! grep -q 'Ledger of commitments' "$BATS_TEST_TMPDIR/ledger.html"
}

@test "an alarm: what is overdue and open fails, what was promised again is skipped" {
  run -1 jiyan-search --overdue=2022 --format=junit
  echo "$output" >"$BATS_TEST_TMPDIR/out.xml"
  check_with "$BATS_TEST_TMPDIR/out.xml" <<'END'
import sys, xml.etree.ElementTree as tree
suite, = tree.parse(sys.argv[1]).getroot()
assert suite.tag == 'testsuite' and int(suite.get('tests')) == len(suite) == 4, suite.attrib
failed = [case for case in suite if case.find('failure') is not None]
skipped = [case for case in suite if case.find('skipped') is not None]
assert int(suite.get('failures')) == len(failed) == 2 and int(suite.get('skipped')) == len(skipped) == 1
passed, = [case for case in suite if case not in failed + skipped]
assert '寄宿制学校' in passed.get('name') and passed.get('line') == '17' and passed.get('file') == 'reports/2018.txt'
assert 'due 2018-12-31, reported done' in passed.find('system-out').text
assert 'reports/2019.txt:7' in passed.find('system-out').text
tea, = [case.find('failure') for case in failed if '茶园' in case.get('name')]
assert tea.get('message') == 'due 2018-12-31, no report of it in 1 later document', tea.attrib
assert tea.get('type') == 'none' and '年底前完成茶园改造2000亩。' in tea.text and 'reports/2018.txt:13' in tea.text
again, = skipped
assert again.get('file') == 'reports/2018.txt' and '水渠' in again.get('name')
assert again.find('skipped').get('message') == \
    'repeated: due 2020-12-31, no report of it in 1 later document, repeated, at reports/2019.txt:13', \
    again.find('skipped').attrib
last, = [case for case in failed if case.get('file') == 'reports/2019.txt']
assert last.find('failure').get('message') == 'due 2020-12-31, no later document'
END
}

# A set of --fail-on, the exit status, and how many fail, are skipped, and pass.
fail_on() {
  cat <<'END'
none,part,problem 1 2 1 1
none 1 2 1 1
repeated 1 1 2 1
none,repeated 1 3 0 1
part,problem 0 0 3 1
changed 0 0 3 1
reported 0 0 3 1
END
}

@test "--fail-on chooses with which outcomes a commitment is open" {
  local set code failed skipped passed format
  while read -r set code failed skipped passed; do
    for format in text json csv junit github; do
      run "-$code" jiyan-search --overdue=2022 --fail-on="$set" --format=$format
    done
    jiyan-search --overdue=2022 --fail-on="$set" --format=junit >out.xml || true
    [ "$(grep -c '<failure' out.xml)" -eq "$failed" ]
    [ "$(grep -c '<skipped' out.xml)" -eq "$skipped" ]
    [ "$(grep -c '<system-out' out.xml)" -eq "$passed" ]
    grep -q "tests=\"4\" failures=\"$failed\" errors=\"0\" skipped=\"$skipped\"" out.xml
    jiyan-search --overdue=2022 --fail-on="$set" --format=github >out.txt || true
    [ "$(grep -c '^::error' out.txt)" -eq "$failed" ]
    [ "$(grep -c '^::warning' out.txt)" -eq "$skipped" ]
  done < <(fail_on)
}

@test "the same as annotations" {
  unset GITHUB_WORKSPACE
  GITHUB_STEP_SUMMARY=$BATS_TEST_TMPDIR/step run -1 jiyan-search --overdue=2022 --format=github
  [ "$(grep -c '^::error file=reports/201[89].txt,line=[0-9]*,title=jiyan [a-z]*::' <<<"$output")" -eq 2 ]
  [ "$(grep -c '^::warning file=reports/2018.txt,line=13,title=jiyan repeated::' <<<"$output")" -eq 1 ]
  [[ $output == *"年底前完成茶园改造2000亩。: due 2018-12-31, no report of it in 1 later document"* ]]
  [ "${lines[3]}" = "::notice title=jiyan::4 commitments overdue, of these open: 2" ]
  [ "$(grep -c '^| [a-z]* | reports/' "$BATS_TEST_TMPDIR/step")" -eq 3 ]
  GITHUB_WORKSPACE=$(dirname "$PWD") run -1 jiyan-search --overdue=2022 --format=github
  grep -q "^::error file=$(basename "$PWD")/reports/201" <<<"$output"
  run -0 jiyan-search --overdue=1990 --format=github
  [ "$output" = "" ]
}

@test "annotations of several archives, each below its own root" {
  local other=$BATS_TEST_TMPDIR/other pair
  mkdir "$other"
  sed 's/茶园/果园/' reports/2018.txt >"$other/2018.txt"
  (cd "$other" && mkdir .jiyan && jiyan-index -q)
  for pair in ".:$other" "$other:."; do
    GITHUB_WORKSPACE=$BATS_TEST_TMPDIR run -1 jiyan-search --db="${pair%%:*}" --db="${pair##*:}" --overdue=2022 \
      --format=github
    grep -q '^::error file=other/2018.txt,.*果园' <<<"$output"
    grep -q '^::error file=.*reports/2018.txt,.*茶园' <<<"$output"
    run ! grep -q 'file=other/reports' <<<"$output"
  done
}

@test "a progress line on a terminal, wiped at the end; none in a pipe" {
  script -qec true /dev/null >/dev/null 2>&1 || skip "no script(1) to make a terminal with"
  run -0 script -qec "jiyan-search --ledger page.html" /dev/null
  [[ $output == *"finding commitments"*"reading what was said of them"*$'\r\e[K' ]]
  [ -s page.html ]
  [ "$(jiyan-search --ledger page.html 2>&1)" = "" ]
}

@test "an alarm rings for what is past only" {
  run -1 jiyan-search --overdue=2019 --format=junit
  echo "$output" >"$BATS_TEST_TMPDIR/out.xml"
  run ! grep -q 水渠 "$BATS_TEST_TMPDIR/out.xml"
  grep -q 茶园 "$BATS_TEST_TMPDIR/out.xml"
}

# A year's report for each of many years: what is promised in the first comes in all. later COUNT
later() {
  local year
  for ((year = 1902; year < 1902 + $1; year++)); do
    printf '云溪县%d年政府工作报告\n\n%d年3月6日\n\n一、工作回顾\n\n过去一年，建成高山茶园灌溉水渠800公里。\n' "$year" "$year" >"reports/$year.txt"
  done
  printf '云溪县1901年政府工作报告\n\n1901年3月6日\n\n一、今年工作\n\n1910年底前要建设高山茶园灌溉水渠900公里。\n' >reports/1901.txt
}

# More promises than are looked at at first, each of which the last report says is done.
@test "an alarm rings for the oldest of many, and for none that is done" {
  local year
  for ((year = 1901; year < 1941; year++)); do
    printf '云溪县%d年政府工作报告\n\n%d年3月6日\n\n一、今年工作\n\n%d年底前建成高山茶园灌溉水渠800公里。\n' \
      "$year" "$year" "$year" >"reports/$year.txt"
  done
  printf '云溪县1941年政府工作报告\n\n1941年3月6日\n\n一、工作回顾\n\n已经建成高山茶园灌溉水渠800公里。\n' >reports/1941.txt
  jiyan-index -q
  run -0 jiyan-search --overdue=1950 --limit=0
  [[ $output == "40 statements"* ]]
  run -0 jiyan-search --overdue=1950
  printf '\n要在1901年底前拆除县城旧码头3座。\n' >>reports/1901.txt
  jiyan-index -q
  run -1 jiyan-search --overdue=1950
  run -0 jiyan-search --overdue=1950 --fail-on=problem
  run -1 jiyan-search --overdue=1950 --fail-on=problem,none
}

@test "a commitment is compared with so many later statements, and where there are more that is said" {
  rm reports/*
  later 120
  jiyan-index --quiet
  jiyan-search --ledger --output=../whole.html 2>../whole.log
  [ ! -s ../whole.log ]
  grep -q '119 more later statements<' ../whole.html

  later 123
  jiyan-index --quiet
  jiyan-search --ledger --output=../cut.html 2>../cut.log
  grep -q '1 of 1 commitments was compared with the first 120 later statements' ../cut.log
  grep -q '119 more later statements, and more that were not compared<' ../cut.html
  grep -q '<li>and 115 more</li>' ../cut.html
  run ! grep -q '云溪县202[2-4]年' ../cut.html

  # A trail of one commitment has all of them, and an alarm says the same as the page.
  id="$(jiyan-search --statements=commitment --format=json | jq -r '.statements[0].id')"
  [ "$(jiyan-search --trace="$id" --format=json | jq '.steps | length')" -eq 123 ]
  run --separate-stderr jiyan-search --overdue --format=junit
  [[ "$stderr" = *'first 120 later statements'* ]]
}

@test "the same commitments as fields: outcome, targets, the step that shows it, the others" {
  jiyan-search --ledger --format=json >../ledger.json
  jq -e 'keys_unsorted == ["schema", "query", "total", "testable", "deadlines", "outcomes", "commitments"]
    and .query == "" and .total == (.commitments | length) and .total == ([.outcomes[]] | add)' ../ledger.json
  [ "$(jq -r .total ../ledger.json)" = "$(jiyan-search --statements --limit=0 --format=json | jq .total)" ]
  jq -e '[.commitments[].date] == ([.commitments[].date] | sort)' ../ledger.json
  jq -e '.commitments[] | select(.text | contains("寄宿制学校")) | .outcome == "done" and .theme == "education"
    and .due == ["2018-03-05", "2018-12-31"] and .result.text == "建成寄宿制学校5所。" and .result.reported == "5所"
    and .result.path == "reports/2019.txt" and .result.line == 7 and .result.date == "2019-03-06"
    and .targets == [{text: "确保2018年底前建成寄宿制学校5所", outcome: "done", result: .result.id}]' ../ledger.json
  jq -e '.commitments[] | select(.text | contains("茶园")) | .outcome == "none" and .result == null and .steps == []
    and .later_documents == 1 and .later_statements == 0 and (.cut | not)' ../ledger.json
  # A trail alone says the same of the commitment.
  for id in $(jq -r '.commitments[].id' ../ledger.json); do
    diff <(jq -c --arg id "$id" '.commitments[] | select(.id == $id) | .steps[] | [.id, .relation, .promised, .reported, .why]' ../ledger.json) \
      <(jiyan-search --trace="$id" --format=json | jq -c '.steps[] | [.id, .relation, .promised, .reported, .why]')
  done
  diff <(jq -c '.commitments[]' ../ledger.json) <(jiyan-search --ledger --format=jsonl | jq -c .)
  jq -e '.query == "year:2019 testable"' <(jiyan-search --ledger --format=json --year=2019 --testable)
}

@test "a table of them, to standard output and to a file, whole or not at all" {
  jiyan-search --ledger --format=csv >../ledger.csv
  jiyan-search --ledger --format=jsonl >../ledger.jsonl
  check_with ../ledger.csv ../ledger.jsonl <<'END'
import csv, json, sys
rows = list(csv.DictReader(open(sys.argv[1], encoding='utf-8', newline='')))
lines = [json.loads(line) for line in open(sys.argv[2], encoding='utf-8')]
assert len(rows) == len(lines) == 5
def of(line, name):
    if name in ('due_from', 'due_to'):
        return line['due'] and line['due'][name == 'due_to']
    if name.startswith('result_'):
        return line['result'] and line['result'][name.removeprefix('result_')]
    return {'heading': ' › ', 'deadline': '|', 'quantities': '|'}.get(name, '').join(line[name]) if isinstance(line[name], list) else line[name]
for row, line in zip(rows, lines):
    for name, value in row.items():
        wanted = of(line, name)
        assert value == ('' if wanted is None else str(wanted).lower() if isinstance(wanted, bool) else str(wanted)), (name, value, wanted)
END
  jiyan-search --ledger --format=csv --bom ../file.csv
  diff <(printf '\xef\xbb\xbf'; cat ../ledger.csv) ../file.csv
  [[ $(jiyan-search --ledger --format=csv --header=zh --year=2018) == 结果,主题,编号,原文,*$'\n'已报告完成,education,* ]]
  # Nothing found is a table without rows.
  run -1 --separate-stderr jiyan-search --ledger --format=csv --year=1999
  [ "${#lines[@]}" -eq 1 ]
  run -2 jiyan-search --ledger --format=text
  run -2 jiyan-search --ledger --format=paths
}
