#!/usr/bin/env bats
# golden.bats: the whole output of both programs over the fixtures, every view in every format, beside expected/fixtures/.
# After a change that is meant: UPDATE=1 bats tests/cli/golden.bats, then read what git diff shows.

load helper

setup_file() { make_chinese; }

setup() {
  setup_archive
  unset GITHUB_WORKSPACE
  jiyan-index -q
}

search() { expect_golden "fixtures/$1" jiyan-search "${@:2}"; }
index() { expect_golden "fixtures/$1" jiyan-index "${@:2}"; }
# A picture, for which there is no reader.
unreadable() { printf '\211PNG\r\n\032\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\10\2\0\0\0' >"$1"; }

# ---- jiyan-search ----

@test "hits in every format" {
  for format in text json jsonl paths trec csv grep; do
    search hits/$format --format=$format --limit=3 敬老院
  done
  search hits/csv_bom --format=csv --bom --limit=1 敬老院
}

@test "hits: what a page can have more of, and less" {
  search hits/colour --color=always --limit=2 自來水
  search hits/narrow --width=40 --limit=2 自來水
  search hits/context --context=1 --limit=2 集体经济收入
  search hits/full --full --limit=1 集体经济收入
  search hits/full.jsonl --full --format=jsonl --limit=1 集体经济收入
  search hits/documents --group=document --sort=newest --offset=1 --limit=3 敬老院
  search hits/none_shown --limit=0 敬老院
  search hits/record --type=jsonl --limit=2 敬老院
}

@test "one passage in its surroundings" {
  for format in text json; do
    search show/rank.$format --show=2 --format=$format 敬老院
    search show/statement.$format --show=f30f8293bc547e16-4d074951 --format=$format
  done
  search show/record --show=LX-2022-031 --context=0
  search show/place --show=work_reports/2019_云溪县政府工作报告.txt:31 --context=0
  search show/colour --show=1 --context=2 --color=always --width=60 自來水
  search show/nothing --show=9 紫藤鳄鱼
}

@test "hits: in part, none, another spelling" {
  for format in text jsonl; do
    search hits/partial.$format --format=$format --limit=2 集体经济收入翻番
  done
  for format in text json jsonl csv; do
    search hits/nothing.$format --format=$format 紫藤鳄鱼
  done
  for format in text json; do
    search hits/suggestion.$format --format=$format --match=exact 敬老园
  done
}

@test "hits: the same text again" {
  cp speeches/2023年上半年党建工作会议讲话.txt speeches/副本.txt
  jiyan-index -q
  for format in text json; do
    for copies in fold list each; do
      search hits/copies_$copies.$format --copies=$copies --format=$format --limit=2 --year=2023 集体经济收入
    done
  done
}

@test "a concordance" {
  for sort in relevance right left; do
    search kwic/$sort --format=kwic --sort=$sort 敬老院
  done
  search kwic/narrow --format=kwic --width=60 --limit=3 敬老院
  search kwic/colour --format=kwic --color=always --limit=3 敬老院
}

@test "questions: how each is understood, and what it finds" {
  cat >../questions.tsv <<'END'
words	敬老院
run	农村自来水普及率
two	敬老院 改造
or	茶园 OR 水厂
not	敬老院 -改造
phrase	"集体经济收入"
brackets	(教育 OR 医疗) NOT 农村
near	改造 NEAR/4 敬老院
onear	改造 ONEAR/4 敬老院
prefix	脱贫*
wild	集体*收入
one	第?次
field	标题:工作报告 敬老院
speaker	讲话人:沈怀谷 脱贫
docno	文号:云溪政办发[2021]12号
year	year:2020..2021 敬老院
date	日期:2021-04.. 敬老院
no_issuer	敬老院 -发文机关:云溪县人民政府
kind	kind:commitment 敬老院
heading	heading:民生 敬老院
number	百分之七十
traditional	茶業交流
plan	十四五
long	全县乡镇敬老院的改造提升什么时候完成
scattered	老年公寓护理型床位占比
END
  for match in auto any; do
    search questions/$match --format=trec --match=$match --limit=5 --batch ../questions.tsv
  done
  search questions/explain --explain --limit=1 --batch ../questions.tsv
}

@test "questions: wrong ones" {
  expect_goldens fixtures/questions/wrong jiyan-search --strict-query <<'END'
'(敬老院'
'敬老院)'
'"敬老院'
'OR 敬老院'
'NEAR/'
--limit=1 '敬老院 NEAR/0 改造'
'year:去年'
'date:2021-13'
'kind:promise'
'*'
''
END
}

@test "explained" {
  for format in text json; do
    search explain/hits.$format --explain --format=$format --limit=2 '敬老院 year:2021'
  done
  for format in text json jsonl; do
    search explain/statements.$format --statements --explain --format=$format --limit=2 敬老院
  done
  search explain/trail --trace 敬老院 --explain --year=2018..2019
  printf '敬老院 养老机构\n' >.jiyan/synonyms.txt
  search explain/synonyms --explain --limit=1 养老机构
  search explain/as_typed --explain --limit=1 --as-typed 养老机构
}

@test "statements in every format" {
  for format in text json jsonl csv paths grep; do
    search statements/$format --statements --format=$format --limit=4 敬老院
  done
  search statements/colour --statements --color=always --limit=2 敬老院
  search statements/nothing.text --statements 紫藤鳄鱼
  search statements/nothing.json --statements --format=json 紫藤鳄鱼
}

@test "statements: which of them" {
  search statements/kinds --statements=report,problem --year=2020
  search statements/other --statements=other --path=2019年两岸
  search statements/all --year=2021..2022 --statements
  search statements/deadlines --testable --sort=deadline
  search statements/owner --owner=县民政局
  search statements/must --strength=must,strive
  search statements/due --due=2019..2020
  for format in text jsonl csv junit; do
    search statements/overdue.$format --overdue=2021-01-01 --format=$format
  done
}

@test "trails in every format" {
  for format in text json jsonl csv; do
    search trails/$format --trace 敬老院 --format=$format
    search trails/reports.$format --trace 卫生室 --format=$format
    search trails/nothing.$format --trace 紫藤鳄鱼 --format=$format
  done
  search trails/id --trace f30f8293bc547e16-4d074951
  search trails/colour --trace 敬老院 --color=always --year=2018..2019
}

@test "the ledger" {
  search ledger/html --ledger --year=2018..2019
  search ledger/nothing --ledger --year=1990
}

@test "counts in every format" {
  for field in year speaker issuer type kind genre; do
    search facets/$field --facet=$field 敬老院
  done
  for format in json csv; do
    search facets/issuer.$format --facet=issuer --format=$format 敬老院
  done
  search facets/nothing --facet=year 紫藤鳄鱼
  for format in text json jsonl csv; do
    search stats/$format --stats 敬老院 --format=$format
    search stats/nothing.$format --stats 紫藤鳄鱼 --format=$format
  done
  search stats/narrow --stats --width=60 敬老院
  search stats/colour --stats --color=always 敬老院
}

@test "what is like a place" {
  for format in text json jsonl csv paths trec; do
    search like/$format --like=work_reports/2019_云溪县政府工作报告.txt:31 --format=$format --limit=3
  done
  search like/document --like=records/来信答复.jsonl#LX-2022-031 --limit=2
  search like/nowhere --like=nowhere.txt
}

@test "many questions in every format" {
  printf 'q1\t敬老院\nq2\t紫藤鳄鱼\nq3\t(敬老院\nq4\t\nq5\t茶园\n' >../questions.tsv
  for format in text json jsonl paths trec csv kwic; do
    search batch/$format --format=$format --limit=2 --batch ../questions.tsv
  done
}

@test "two archives" {
  mkdir ../other
  printf '{"id":"Z9","title":"另一处的敬老院","text":"另一处的敬老院也修好了。"}\n' >../other/z.jsonl
  (cd ../other && jiyan-index -q)
  for format in text json csv paths kwic; do
    search several/$format --db .jiyan --db ../other/.jiyan --format=$format --limit=3 另一处 OR 护理型床位
  done
}

# ---- jiyan-index ----

@test "a first run, one that finds nothing to do, and what comes after changes" {
  index index/rebuild --rebuild --verbose --jobs=1
  index index/unchanged
  mv work_reports/2018_云溪县政府工作报告.txt work_reports/改名.txt
  rm documents/2022年第9次县政府常务会议纪要.txt
  printf '县里决定修建紫藤大桥。\n' >>work_reports/2025_云溪县政府工作报告.txt
  unreadable scan.png
  index index/dry_run --dry-run
  index index/changed
  index index/forget_dry --forget --dry-run speeches
  index index/forget --forget speeches
  index index/catalogue --rebuild --catalogue=catalogue.tsv
  index index/mass_removal --exclude='/work_reports/'
}

@test "which files" {
  index index/include --dry-run --rebuild --allow-mass-removal --include='*.jsonl'
  index index/exclude --dry-run --rebuild --allow-mass-removal --exclude='/work_reports/' --exclude='speeches/*'
  index index/max_size --rebuild --jobs=1 --max-size=1K
}

@test "what an index holds" {
  for format in text json; do
    index list/$format --list --format=$format
    index status/$format --status --format=$format
  done
  index list/folder --list speeches
  index list/nowhere --list nowhere
}

@test "a check in every format, of an index that holds and of one that does not" {
  for format in text json junit github; do
    index check/good.$format --check --format=$format
  done
  unreadable scan.png
  quietly jiyan-index -q || [ $? -eq 1 ]
  printf '县里决定修建紫藤大桥。\n' >>work_reports/2025_云溪县政府工作报告.txt
  mv work_reports/2018_云溪县政府工作报告.txt work_reports/改名.txt
  for format in text json junit github; do
    index check/bad.$format --check --format=$format
  done
  index list/failed --list scan.png
  index list/failed.json --list --format=json scan.png
  index check/folder --check speeches
}

# ---- both ----

@test "help" {
  for program in jiyan-index jiyan-search; do
    expect_golden fixtures/help/$program.help $program --help
    expect_golden fixtures/help/$program.usage $program --usage
  done
}

@test "usage errors of jiyan-search" {
  expect_goldens fixtures/usage/jiyan-search jiyan-search <<'END'

--bogus 水
--limit
--limit=x 水
--limit=-1 水
--limit=100001 水
--offset=1.5 水
--context=21 水
--width=3 水
--format=xml 水
--format=html 水
--format=junit 水
--group=file 水
--sort=size 水
--sort=deadline 水
--sort=right 水
--match=fuzzy 水
--copies=x 水
--prefer=older 水
--color=red 水
--batch=none.tsv
--batch=- 水
--facet=colour 水
--facet=year --format=trec 水
--facet=year --stats 水
--stats --limit=3 水
--stats --format=trec 水
--stats --statements 水
--format=kwic --full 水
--format=kwic --match=any 水
--explain --format=csv 水
--bom 水
--bom --statements
--kind=x 水
--year=去年 水
--date=2021-13 水
--db=none 水
--synonyms=none 水
--like=catalogue.tsv 水
--like=speeches/2023年上半年党建工作会议讲话.txt:x
--statements=promise
--statements --kind=report
--statements --group=document
--statements --format=trec
--statements=report --testable
--strength=weak
--due=soon
--overdue=never
--overdue=2020 --due=2020
--trace 水 --ledger
--trace 水 --testable
--trace 水 --limit=3
--trace 水 --format=paths
--trace f30f8293bc547e16-4d074951 水
--trace 0123456789abcdef-01234567
--ledger --format=paths
--show=1 --open=1 水
--show=1 --format=csv 水
--show=1 --facet=year 水
--show=0 水
--show=1
--show=nowhere
--open=1 --format=json 水
--open=1 --open-with='x %q' 水
--open-with=x 水
--format=grep --facet=year 水
--format=grep --explain 水
--ledger a b
--ledger a --output=b
--output=a 水
END
}

@test "usage errors of jiyan-index" {
  expect_goldens fixtures/usage/jiyan-index jiyan-index <<'END'
--bogus
--check --list
--status --forget x
--forget
--forget nowhere
--format=json
--list --format=junit
--status --format=github
--check --format=xml
--progress=sometimes
--jobs=0
--jobs=two
--max-size=-1
--max-size=5T
--catalogue=none.tsv
--check nowhere
--db=catalogue.tsv
nowhere
END
}

# ---- in Chinese ----

@test "in Chinese: hits, counts, statements, a trail, the ledger" {
  need_chinese
  chinese() { expect_golden "fixtures/chinese/$1" in_chinese jiyan-search "${@:2}"; }
  chinese hits --limit=2 敬老院
  chinese partial --limit=1 集体经济收入翻番
  chinese nothing 紫藤鳄鱼
  chinese suggestion --match=exact 敬老园
  chinese explain --explain --limit=1 '敬老院 year:2021'
  chinese stats --stats 敬老院
  chinese facet --facet=kind 敬老院
  chinese kwic --format=kwic --limit=2 敬老院
  chinese statements --statements --explain --limit=2 敬老院
  chinese trail --trace 敬老院
  chinese trail.csv --trace 敬老院 --format=csv
  chinese overdue --overdue=2021-01-01 --format=junit
  chinese ledger --ledger --year=2018
}

@test "in Chinese: what an index holds, help, errors" {
  need_chinese
  chinese() { expect_golden "fixtures/chinese/index_$1" in_chinese jiyan-index "${@:2}"; }
  chinese rebuild --rebuild
  chinese unchanged
  printf '县里决定修建紫藤大桥。\n' >bridge.txt
  chinese dry_run --dry-run
  chinese status --status
  chinese list --list records
  for format in text json junit github; do
    chinese check.$format --check --format=$format
  done
  for program in jiyan-index jiyan-search; do
    expect_golden fixtures/chinese/$program.help in_chinese $program --help
  done
  expect_goldens fixtures/chinese/usage in_chinese <<'END'
jiyan-index --jobs=0
jiyan-index --bogus
jiyan-index --check nowhere
jiyan-search '(敬老院'
jiyan-search --limit=x 水
jiyan-search --facet=colour 水
jiyan-search --ledger a b
jiyan-search --db=none 水
END
}
