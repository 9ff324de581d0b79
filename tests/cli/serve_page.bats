#!/usr/bin/env bats
# serve_page.bats: the page: its views, their parts, and that nothing in an archive or an address comes alive in it.
bats_require_minimum_version 1.5.0
load helper
load serve_helper

setup() {
  setup_archive
  jiyan-index -q || [ $? -eq 1 ]
}
teardown() { stop_serving; }

# page PATH [NAME=VALUE…]: the page, once it is found to be sound.
page() {
  local path=$1 words=(); shift
  for word; do words+=(--data-urlencode "$word"); done
  curl -s --max-time 60 -G "${SERVED%/}$path" "${words[@]}" >"$BATS_TEST_TMPDIR/page" || return
  python3 "$BATS_TEST_DIRNAME/serve_page_check.py" <"$BATS_TEST_TMPDIR/page" >"$BATS_TEST_TMPDIR/faults" 2>&1
  [ ! -s "$BATS_TEST_TMPDIR/faults" ] || { cat "$BATS_TEST_TMPDIR/faults"; return 1; }
  cat "$BATS_TEST_TMPDIR/page"
}
status() { curl -s --max-time 60 -o /dev/null -w '%{http_code} %{content_type}\n' "${SERVED%/}$1" "${@:2}"; }

@test "a question: hits with their marks and places, facets, chips, citations" {
  serve
  run -0 page / q=敬老院 year=2021
  [[ $output == *'<title>敬老院 · '* ]]
  [[ $output == *'乡镇<mark>敬老院</mark>的改造提升'* ]]
  [[ $output == *'乡镇敬老院改造提升实施方案 › 一、工作目标'* ]]
  [[ $output == *'documents/云溪政办发〔2021〕12号.txt · line 15'* ]]
  [[ $output == *'<ul class="chips"'*'href="/?q=%E6%95%AC%E8%80%81%E9%99%A2"'*'Year: 2021'* ]]
  [[ $output == *'<title>2022: '*'<h2>Issuer</h2>'* ]]
  [[ $output == *'《云溪县人民政府办公室关于印发乡镇敬老院改造提升实施方案的通知》（云溪政办发〔2021〕12号，2021年4月19日）</dd>'* ]]
  [[ $output == *'云溪政办发〔2021〕12号[Z]. 2021-04-19.</dd>'* ]]
}

@test "as many hits as the command has, page by page" {
  serve
  total=$(jiyan-search --format=jsonl --limit=1000 敬老院 | wc -l)
  [ "$total" -gt 10 ]
  run -0 page / q=敬老院
  [ "$(grep -c '<li class="hit' <<<"$output")" -eq 10 ]
  [[ $output == *'offset=10" rel="next"'* && $output != *'rel="prev"'* ]]
  run -0 page / q=敬老院 offset=10
  [ "$(grep -c '<li class="hit' <<<"$output")" -eq $((total - 10)) ]
  [[ $output == *'<ol class="hits" start="11">'* && $output == *'rel="prev"'* && $output != *'rel="next"'* ]]
}

@test "each hit leads to its passage" {
  serve
  page / q=敬老院 >found
  grep -o '/passage?show=[^"#]*' found | sed 's/&amp;/\&/g' >links
  [ "$(wc -l <links)" -ge 10 ]
  while IFS= read -r link; do
    run -0 page "$link"
    [[ $output == *'<section id="hit" class="marked found">'*敬老院*'</section>'* ]]
  done <links
}

@test "a document whose answer is too long to be kept in memory is read like any other" {
  for n in $(seq 15000); do echo "2024年新建第$n号水厂一座。"; done >long.txt
  jiyan-index -q || [ $? -eq 1 ]
  serve
  [ "$(curl -s --max-time 60 -G "${SERVED}api/document" --data-urlencode document=long.txt | wc -c)" -gt 4194304 ]
  run -0 page /passage show=long.txt
  [[ $output == *'新建第1号水厂'*'新建第15000号水厂'* ]]
}

@test "what is wrong with a question is said once" {
  serve
  run -0 page / 'q=(税收'
  [ "$(grep -c 'column 4: a closing )' <<<"$output")" -eq 1 ]
  run -0 page / q=养老院
  [[ $output == *'Did you mean <a href="/?q=%E6%95%AC%E8%80%81%E9%99%A2">敬老院</a>'* ]]
  run -0 page / q=水 speaker=没有此人
  [[ $output == *'没有此人'*'<a href="/?q=%E6%B0%B4">Search without it</a>'* ]]
  run -0 page / q=水 sort=sideways
  [[ $output == *'role="alert">--sort: sideways is none of'* ]]
  [ "$(status '/?q=a&sort=sideways')" = "400 text/html; charset=utf-8" ]
  run -0 page /trace q=没有的承诺字样
  [[ $output == *'role="status">no commitment speaks of 没有的承诺字样'* && $output != *alert* ]]
  [ "$(status /trace -G --data-urlencode q=没有的承诺字样)" = "404 text/html; charset=utf-8" ]
  run -0 page /passage show=nowhere.txt:1
  [[ $output == *'role="alert">nowhere.txt is not in the index'* ]]
  run -0 page / q=水 nosuch=1
  [[ $output == *'role="alert">nosuch: there is no such parameter here'* ]]
}

@test "statements, a trail, a frequency" {
  serve
  run -0 page /statements q=敬老院 statements=commitment
  [ "$(grep -c '^<tr><td' <<<"$output")" -eq "$(jiyan-search --statements --format=jsonl 敬老院 | wc -l)" ]
  [[ $output == *'href="/trace?q='* ]]
  run -0 page "$(grep -o '/trace?q=[^"]*' <<<"$output" | head -1)"
  [[ $output == *'<li class="step promised">'* ]]
  run -0 page /trace q=自来水普及率
  [[ $output == *'<li class="step promised">'*'<li class="step done">'* ]]
  run -0 page /stats q=就业
  [[ $output == *'>2018</a></th>'*'<rect width="100"'* ]]
  run -0 page /ledger outcome=done
  [ "$(grep -c '^<tr><td' <<<"$output")" -eq "$(jiyan-search --ledger --format=jsonl | grep -c '"outcome":"done"')" ]
  run -0 page /kwic q=敬老院 order=left
  [ "$(grep -c '<td class="left">' <<<"$output")" -eq "$(jiyan-search --kwic --format=jsonl --limit=100 敬老院 | wc -l)" ]
  for view in / /statements /trace /stats /kwic /ledger /compare /files /basket; do run -0 page $view; done
}

@test "the files: what is to be done, and about which" {
  serve
  run -0 page /files
  [[ $output == *'Nothing is to be done'* && $output != *'<table'* ]]
  printf '\0\1\2' >scan.dat
  echo '2024年新建水厂一座。' >plain.txt
  jiyan-index -q || [ $? -eq 1 ]
  echo '2025年新建水厂一座。' >new.txt && echo '2025年新建水厂九座。' >plain.txt
  run -0 page /files
  [[ $output == *'scan.dat'*'failed'*'No reader knows this kind of file'* ]]
  [[ $output == *'new.txt'*'It is new: jiyan-index takes it in'* && $output == *'plain.txt</a>'*'It was changed'* ]]
  [ "$(grep -c '^<tr class=' <<<"$output")" -eq 3 ]
  run -0 page /files state=failed
  [ "$(grep -c '^<tr class=' <<<"$output")" -eq 1 ]
  run -0 page /files state=indexed
  [ "$(grep -c '^<tr class=' <<<"$output")" -eq "$(jiyan-index --check --format=json | grep -o '"state":"indexed"' | wc -l)" ]
  [ "$(status '/files?db=/elsewhere')" = "400 text/html; charset=utf-8" ]
}

@test "the files while a run is at work: how far it is, also where a path is hostile" {
  serve
  run -0 page /files
  [[ $output != *'class="notice running"'* ]]
  at_work() { printf '{"pid":%d,"phase":"%s","started":"2031-01-01T00:00:00Z","updated":"2031-01-01T00:00:01Z","files_done":3,"files":40,"bytes_done":200,"bytes":%d,"path":"%s"}' $$ "$1" "$2" "$3" >.jiyan/progress; }
  at_work reading 1000 '\"><script>{files}</script>'
  run -0 page /files state=failed
  [[ $output == *'<p>jiyan-index is at work: 3 of 40 files are read. &quot;&gt;&lt;script&gt;{files}&lt;/script&gt;</p>'* ]]
  [[ $output == *' max="1000" value="200"></progress> <a href="/files?state=failed">'* ]]
  [[ $output == *'data-status="/api/status?db='* ]]
  at_work tidying 0 ''
  run -0 page /files
  [[ $output == *'<p>jiyan-index is at work: parts of the index become one.</p>'*'read"></progress>'* ]]
  sed -i 's/"pid":[0-9]*/"pid":999999999/' .jiyan/progress # of one that was killed
  run -0 page /files
  [[ $output != *'class="notice running"'* ]]
}

@test "what is being typed: phrases by how often they stand there, titles, headings, names; nothing for a finished question" {
  serve
  suggest() { curl -s --max-time 60 -G "${SERVED}suggest" --data-urlencode "q=$1"; }
  run -0 suggest 敬老
  [[ $output == '[{"text":"敬老院","label":"'*' times"},'*'"title:\"关于石鼓乡敬老院冬季供暖的答复\""'*'"heading:\"乡镇敬老院改造提升实施方案\""'* ]]
  [ "$(grep -o '"敬老院","label":"[0-9]*' <<<"$output" | grep -o '[0-9]*$')" -eq "$(jiyan-search --kwic --format=jsonl --limit=1000 敬老院 | wc -l)" ]
  run -0 suggest 沈怀
  [[ $output == *'{"text":"speaker:\"沈怀谷\"","label":"Speaker"}'* ]]
  [ -n "$(jiyan-search --format=paths 'speaker:"沈怀谷"')" ]
  for typed in 敬 '(敬老' 'year:2021 敬老' '"敬老' '' $'敬\x01老' 没有这样的字样啊; do [ "$(suggest "$typed")" = '[]' ]; done
}

@test "a phrase that is suggested ends where a word does, before a figure and before what only joins" {
  for place in 渡口 码头 船闸 栈桥; do echo "${place}建立了河湖工作机制12项，河湖工作的台账也齐了。"; done >河湖.txt
  jiyan-index -q || [ $? -eq 1 ]
  serve
  curl -s --max-time 60 -G "${SERVED}suggest" --data-urlencode q=河湖 | jq -r '.[].text' >"$BATS_TEST_TMPDIR/said"
  grep -qx 河湖工作机制 "$BATS_TEST_TMPDIR/said"
  ! grep -xE '河湖工作机|河湖工作的|[^:]*[0-9].*' "$BATS_TEST_TMPDIR/said" || return 1
}

@test "two documents beside each other, and what one can be compared with" {
  serve
  old=work_reports/2019_云溪县政府工作报告.txt new=work_reports/2020_云溪县政府工作报告.txt
  run -0 page /compare "compare=$old"
  [[ $output == *'with=work_reports%2F2020_'* ]]
  run -0 page /compare "compare=$old" "with=$new"
  [[ $output == *'<mark>98.6亿元</mark>'*'<mark>105.4亿元</mark>'* ]]
  [ "$(grep -c '^<tr class=' <<<"$output")" -eq "$(jiyan-search --compare="$old" --with="$new" --format=jsonl | grep -c '"pair"')" ]
  run -0 page /compare "compare=$old" "with=$new" pair=gone
  [ "$(grep -c '^<tr class="gone"' <<<"$output")" -gt 3 ] && [ "$(grep -c '^<tr class="new"' <<<"$output")" -eq 0 ]
  run -0 page /compare compare=nowhere.txt with=nowhere.txt
  [[ $output == *'role="alert">'* ]]
}

@test "sentences that are taken: a page of them, and files that hold them word for word" {
  serve
  page / q=敬老院 >found
  take=$(grep -o 'name="take" value="[^"]*"' found | head -1 | sed 's/.*value="//; s/"$//')
  [ "$take" = documents/云溪政办发〔2021〕12号.txt@468 ]
  record=$(grep -o 'name="take" value="[^"]*#[^"]*"' found | head -1 | sed 's/.*value="//; s/"$//')
  id=$(jiyan-search --statements --format=json 自来水普及率 | grep -o '"id":"[^"]*"' | head -1 | cut -d'"' -f4)
  names=("take=$take" "take=$record" "take=$id" take=nowhere.txt@1 take=@ take= "take=$take.5")
  run -0 page /basket "${names[@]}"
  [ "$(grep -c '<blockquote' <<<"$output")" -eq 3 ]
  [[ $output == *'>2021年底前，完成全县13所乡镇敬老院的改造提升，护理型床位占比达到55%以上。</blockquote>'* ]]
  [[ $output == *'href="/quotes?take='*'format=docx"'* ]]
  run -0 page /basket
  [[ $output == *'Nothing is taken yet'* && $output != *'<blockquote'* ]]
  words=(); for name in "${names[@]}"; do words+=(--data-urlencode "$name"); done
  quotes() { curl -s --max-time 60 -G "${SERVED}quotes" "${words[@]}" -d "format=$1" -o "$2"; }
  quotes markdown quotes.md
  [ "$(grep -c '^> ——' quotes.md)" -eq 3 ]
  grep -qF '> 2021年底前，完成全县13所乡镇敬老院的改造提升，护理型床位占比达到55%以上。' quotes.md
  grep -qF '（云溪政办发〔2021〕12号，2021年4月19日）' quotes.md
  mkdir taken && quotes docx taken/quotes.docx && quotes docx again.docx
  cmp taken/quotes.docx again.docx
  mkdir sheets && quotes xlsx sheets/quotes.xlsx && quotes xlsx again.xlsx && cmp sheets/quotes.xlsx again.xlsx
  rm again.docx again.xlsx quotes.md && jiyan-index -q || [ $? -eq 1 ]
  [ "$(jiyan-search --path=sheets --format=jsonl 完成全县13所乡镇敬老院的改造提升 | wc -l)" -eq 1 ]
  [ "$(jiyan-search --path=taken --format=jsonl 完成全县13所乡镇敬老院的改造提升 | wc -l)" -eq 1 ]
  [ "$(curl -s -o /dev/null -w '%{http_code}' "${SERVED}quotes?take=a@1&format=exe")" = 400 ]
}

@test "sentences of a large document cost it once, and what costs too much is refused or left out, and said" {
  for n in $(seq 6000); do echo "2024年新建第$n号水厂一座，供水$n户。"; done >long.txt
  jiyan-index -q || [ $? -eq 1 ]
  serve --budget=1
  same=() other=()
  for n in $(seq 0 49); do same+=(--data-urlencode "take=long.txt@$((n * 50))") other+=(--data-urlencode "take=long.txt:$((n + 1))@$((n * 50))"); done
  [ "$(curl -s --max-time 60 -G "${SERVED}quotes" "${same[@]}" -d format=markdown | grep -c '^> ——')" -eq 50 ]
  [ "$(curl -s --max-time 60 -o got -w '%{http_code}' -G "${SERVED}quotes" "${other[@]}" -d format=markdown)" = 400 ]
  grep -q 'take fewer' got
  curl -s --max-time 60 -G "${SERVED}basket" "${same[@]}" >got
  [ "$(grep -c '<blockquote' got)" -eq 50 ] && run -1 grep 'Some are left out' got
  curl -s --max-time 60 -G "${SERVED}basket" "${other[@]}" >got
  grep -q 'role="status">Some are left out' got
  [ "$(grep -c '<blockquote' got)" -lt 50 ] && [ "$(grep -c '<blockquote' got)" -gt 0 ]
}

@test "the language is the browser's" {
  serve
  run -0 curl -s "${SERVED}" -H 'Accept-Language: zh-CN,zh;q=0.9,en;q=0.5'
  [[ $output == *'<html lang="zh-CN">'* ]]
  run -0 curl -s "${SERVED}" -H 'Accept-Language: fr'
  [[ $output == *'<html lang="en">'* ]]
}

@test "style and script are the server's, and small" {
  serve
  [ "$(status /static/app.css)" = "200 text/css; charset=utf-8" ]
  [ "$(status /static/app.js)" = "200 text/javascript; charset=utf-8" ]
  size=$( (curl -s "${SERVED}static/app.css"; curl -s "${SERVED}static/app.js") | wc -c)
  [ "$size" -gt 2000 ] && [ "$size" -lt 60000 ]
  tag=$(curl -s -o /dev/null -D - "${SERVED}static/app.css" | tr -d '\r' | sed -n 's/^ETag: //p')
  [ "$(curl -s -o /dev/null -w '%{http_code}' -H "If-None-Match: $tag" "${SERVED}static/app.css")" = 304 ]
  [ "$(status /static/../main.c --path-as-is)" = "404 application/problem+json" ]
}

@test "nothing in titles, texts, names of files or parameters comes alive" {
  evil='"><script>alert(1)<b onload=x>'"'"'&amp;.txt'
  printf '%s\n\n%s\n' '关于石桥"敬老院<img src=x onerror=alert(2)>的通知' \
    '2023年底前，建成石桥<script>alert("石桥")</script>5座<svg/onload=alert(3)>javascript:alert(4)]]><!--&lt;b&gt;。' >"$evil"
  printf '%s\n\n%s\n' '关于石桥' '2023年底前，建成石桥5座<svg/onload=alert(3)>javascript:alert(4)]]><!--。' >plain.txt
  jiyan-index -q || [ $? -eq 1 ]
  serve
  run -0 page / q=石桥
  [[ $output == *'&lt;img src=x onerror=alert(2)&gt;'* && $output == *'&quot;&gt;&lt;script&gt;alert(1)'* ]]
  run -0 page "$(grep -o '/passage?show=%22[^"#]*' <<<"$output" | head -1 | sed 's/&amp;/\&/g')"
  [[ $output == *'id="hit"'*'&lt;script&gt;alert(&quot;<mark>石桥</mark>'* ]]
  run -0 page /statements q=石桥
  [[ $output == *'&lt;svg/onload=alert(3)&gt;'* ]]
  run -0 page /trace q=石桥
  [[ $output == *'&lt;svg/onload=alert(3)&gt;'* ]]
  for text in '"><script>alert(5)</script>' "'><img src=x onerror=alert(6)>" 'javascript:alert(7)' $'a\x01\r\nX-Y: z' '石桥 ]]>'; do
    for view in / /passage /statements /trace /stats /kwic /ledger /compare /files /basket; do
      run -0 page $view "q=$text"
      run -0 page $view "show=$text" "take=$text" "not=speaker:$text" "outcome=$text" "order=$text" "compare=$text" "with=$text" "pair=$text"
      run -0 page $view "q=石桥" "year=$text" "speaker=$text" "path=$text" "title=$text"
      run -0 page $view "q=石桥" "%22%3E%3Cscript%3Ealert%288%29=$text" "offset=$text" "limit=$text" "sort=$text"
    done
  done
}
