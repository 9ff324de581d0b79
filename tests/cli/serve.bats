#!/usr/bin/env bats
# serve.bats: the archive over HTTP: the command's answers, who is let in, and what goes wrong.
bats_require_minimum_version 1.5.0
load helper
load serve_helper

setup() {
  setup_archive
  jiyan-index -q || [ $? -eq 1 ]
}
teardown() { stop_serving; }

# The first line of a refusal, or that of a server that hung up.
is_refused() { ! head -1 | grep -qv '^HTTP/1.1 4'; }

@test "every answer is the command's" {
  plain_build
  serve
  cat >questions.txt <<'END'
集体经济收入
敬老院
自來水
year:2022 敬老院
文号:云溪政办发[2021]12号
“安全饮水” 农村
水 OR 电
(税收
没有的词儿
教育 -学校
新建*
讲话人:王 年:2021..
!!!
"
a
END
  run -0 python3 "$BATS_TEST_DIRNAME/serve_equal.py" "$SERVED" questions.txt
  [ "$output" = "98 answers are the same" ]
}

@test "a place: its passage, its likes" {
  serve
  id=$(jiyan-search --format=jsonl --limit=1 敬老院 | python3 -c 'import json, sys; hit = json.loads(sys.stdin.readline()); print(hit["path"] + ":" + str(hit["line"]))')
  ask api/passage -G --data-urlencode "show=$id" >got
  jiyan-search --show="$id" --format=json >wanted
  cmp got wanted
  ask api/document -G --data-urlencode "document=$id" --data-urlencode q=敬老院 >got
  jiyan-search --document="$id" --format=json 敬老院 >wanted
  cmp got wanted
  ask api/similar -G --data-urlencode "q=$id" -d limit=3 | sed 's/"took_ms":[0-9.]*//' >got
  jiyan-search --like="$id" --format=json --limit=3 | sed 's/"took_ms":[0-9.]*//' >wanted
  cmp got wanted
  run -0 ask 'api/passage?show=nowhere.txt:1'
  [[ $output == *'"status":400'*'nowhere.txt is not in the index'* ]]
}

@test "the files: is the index true for them, what it holds of each, how large it is" {
  serve
  printf '新桥要在九月修好。\n' >新桥.txt
  ask api/check >got
  jiyan-index --check --format=json >wanted || [ $? -eq 1 ]
  cmp got wanted
  grep -q 新桥 got
  ask api/list >got
  jiyan-index --list --format=json | cmp got -
  ask api/status >got
  jiyan-index --status --format=json | cmp got -
  for name in check list status; do
    [ "$(status api/$name -G --data-urlencode db="$ARCHIVE/.jiyan")" = 200 ]
    for db in /etc "" "$ARCHIVE/.jiyan/.." "$ARCHIVE"; do
      [ "$(status api/$name -G --data-urlencode db="$db")" = 400 ]
    done
    [ "$(status api/$name?q=a)" = 400 ]
  done
}

@test "what is wrong with a request is a problem of RFC 9457" {
  serve
  while IFS=$'\t' read -r wanted address; do
    ask "$address" -D "$BATS_TEST_TMPDIR/headers" >got
    grep -q "^HTTP/1.1 $wanted " "$BATS_TEST_TMPDIR/headers"
    grep -qi '^content-type: application/problem+json' "$BATS_TEST_TMPDIR/headers"
    python3 -c 'import json, sys; p = json.load(open("got")); assert p["status"] == int(sys.argv[1]) and p["title"] and p["detail"] and p["type"], p' "$wanted"
  done <<'END'
400	api/search
400	api/search?q=
400	api/search?q=x&limit=-1
400	api/search?q=x&limit=100001
400	api/search?q=x&nothing=1
400	api/search?q=x&db=/etc
400	api/search?q=x&batch=/etc/passwd
400	api/search?q=x&synonyms=/etc/passwd
400	api/search?q=x&format=html
400	api/search?q=x&open=1
400	api/statements?q=x&output=/tmp/x
400	api/search?q=%FF
400	api/search?q=a%00b
400	api/search?q=(&strict-query=1
404	api/
404	api/nothing
404	api/search/
404	api/ledger?year=1900&format=html
404	nothing
END
}

@test "the description of the API names what is answered, and nothing else" {
  serve
  ask openapi.json >api.json
  python3 - "$SERVED" <<'END'
import json, sys, urllib.error, urllib.parse, urllib.request
api = json.load(open("api.json"))
assert api["openapi"].startswith("3.1") and api["info"]["version"]
def status(path, **parameters):
    try:
        return urllib.request.urlopen(sys.argv[1] + path[1:] + "?" + urllib.parse.urlencode(parameters)).status
    except urllib.error.HTTPError as error:
        return error.code
named = {"search", "statements", "trace", "facets", "stats", "kwic", "ledger", "similar", "passage"}
assert named <= {path.removeprefix("/api/") for path in api["paths"]}
for path, methods in api["paths"].items():
    get = methods["get"]
    assert get["summary"] and get["operationId"] and {"200", "304", "400"} <= set(get["responses"])
    for parameter in get["parameters"]:
        assert parameter["in"] == "query" and parameter["description"], parameter
        schema = parameter["schema"]
        # What is named is known: a value that it cannot have is refused for being that, not for the name.
        bad = {"integer": "x", "string": "\u00a0x"}.get(schema["type"]) if "enum" in schema or schema["type"] == "integer" else None
        if bad:
            assert status(path, **{parameter["name"]: bad}) == 400, parameter
            good = schema["enum"][0] if "enum" in schema else str(schema["minimum"])
            assert status(path, **{"q": "水", parameter["name"]: good}) in (200, 400, 404)
    assert status(path, nonsense="1") == 400
END
}

@test "errors and notices are in the language of the reader" {
  serve
  [[ $(ask 'api/search?limit=x&q=a' -H 'Accept-Language: zh-TW,en;q=0.5') == *不是* ]]
  [[ $(ask 'api/search?limit=x&q=a' -H 'Accept-Language: fr, en;q=0.5, zh;q=0.3') == *'is no whole number'* ]]
  [[ $(ask 'api/search?limit=x&q=a') == *'is no whole number'* ]]
  [[ $(ask 'api/search?q=a' -H 'Accept-Language: zh' -H 'Host: evil.example') == *这* ]]
  ask 'api/search?q=%28a' -D "$BATS_TEST_TMPDIR/headers" >/dev/null
  grep -qi '^jiyan-notices: \["jiyan-search: ' "$BATS_TEST_TMPDIR/headers"
}

@test "an answer has a tag, which changes with the index" {
  serve
  ask 'api/search?q=a' -D "$BATS_TEST_TMPDIR/headers" >/dev/null
  tag=$(tr -d '\r' <"$BATS_TEST_TMPDIR/headers" | sed -n 's/^ETag: //p')
  [ "$(status 'api/search?q=a' -H "If-None-Match: $tag")" = 304 ]
  printf '青石渡的船要在五月修好。\n' >新.txt
  jiyan-index -q || [ $? -eq 1 ]
  [ "$(status 'api/search?q=a' -H "If-None-Match: $tag")" = 200 ]
  [[ $(ask api/search -G --data-urlencode q=青石渡) == *'"path":"新.txt"'* ]]
}

@test "it survives an index that is built anew, and one that is gone" {
  serve
  jiyan-index -q --rebuild || [ $? -eq 1 ]
  [ "$(status 'api/search?q=%E6%B0%B4')" = 200 ]
  mv .jiyan away
  [ "$(status 'api/search?q=%E6%B0%B4')" = 503 ]
  mv away .jiyan
  [ "$(status 'api/search?q=%E6%B0%B4')" = 200 ]
}

@test "several indexes are one archive" {
  mkdir -p "$BATS_TEST_TMPDIR/second"
  printf '柳林桥要在六月修好。\n' >"$BATS_TEST_TMPDIR/second/桥.txt"
  jiyan-index -q "$BATS_TEST_TMPDIR/second"
  serve --db="$ARCHIVE" --db="$BATS_TEST_TMPDIR/second"
  ask api/search -G --data-urlencode q=柳林桥 | sed 's/"took_ms":[0-9.]*//' >got
  jiyan-search --db="$ARCHIVE/.jiyan" --db="$BATS_TEST_TMPDIR/second/.jiyan" --format=json 柳林桥 | sed 's/"took_ms":[0-9.]*//' >wanted
  cmp got wanted
}

@test "nobody else is served: names from elsewhere, forms from elsewhere, other methods" {
  serve
  [ "$(status 'api/search?q=a' -H 'Host: evil.example')" = 403 ]
  [ "$(status 'api/search?q=a' -H 'Host: localhost.evil.example:1')" = 403 ]
  [ "$(status 'api/search?q=a' -H 'Host: 127.0.0.1.evil.example')" = 403 ]
  [ "$(status 'api/search?q=a' -H 'Host: 10.0.0.1')" = 403 ]
  [ "$(status 'api/search?q=a' -H "Host: localhost:$PORT")" = 200 ]
  [ "$(status 'api/search?q=a' -H 'Host: [::1]:8630')" = 200 ]
  [ "$(status 'api/search' -d q=a -H 'Origin: http://evil.example')" = 403 ]
  [ "$(status 'api/search' -d q=a -H 'Origin: null')" = 403 ]
  [ "$(status 'api/search' -d q=a -H 'Sec-Fetch-Site: cross-site')" = 403 ]
  [ "$(status 'api/search' -d q=a -H "Origin: http://127.0.0.1:$PORT" -H 'Sec-Fetch-Site: same-origin')" = 200 ]
  for method in PUT DELETE TRACE CONNECT OPTIONS PATCH; do
    [ "$(status 'api/search?q=a' -X $method)" = 405 ]
  done
}

@test "no other file is served: dots, encodings, links" {
  serve
  ln -s /etc/passwd link.txt
  for path in ../../etc/passwd %2e%2e/%2e%2e/etc/passwd ..%2f..%2fetc/passwd /etc/passwd link.txt static/../../etc/passwd \
    api/../link.txt %00 api/search%00/../../etc/passwd '..\..\etc\passwd' %c0%ae%c0%ae/etc/passwd; do
    ask "$path" --path-as-is >got || true
    ! grep -q root: got
  done
  [ "$(ask 'api/passage?show=../../../../etc/passwd:1' | grep -c root:)" = 0 ]
}

@test "the file of a document is sent, and none that is not indexed: folders, links, pipes, the index itself" {
  outside=$BATS_TEST_TMPDIR/outside
  mkdir "$outside" && echo 'root: 2024年新建水厂一座。' >"$outside/a.txt"
  echo '2024年新建水厂两座。' >swapped.txt && mkdir turned && echo '2024年新建水厂三座。' >turned/a.txt
  echo '2024年新建水厂四座。' >piped.txt && echo '<p>2024年新建水厂五座。<script>1</script></p>' >five.html
  echo 'root: 一份草稿。' >draft.txt && echo draft.txt >>.jiyanignore
  (cd "$outside" && zip -q - a.txt) >six.zip 2>/dev/null || python3 -m zipfile -c six.zip "$outside/a.txt"
  jiyan-index -q || [ $? -eq 1 ]
  serve
  original() { curl -s --max-time 60 -D "$BATS_TEST_TMPDIR/headers" -o "$BATS_TEST_TMPDIR/got" -w '%{http_code}' -G "${SERVED}original" --data-urlencode "path=$1"; }
  notice=documents/云溪政办发〔2018〕7号.txt
  [ "$(original "$notice")" = 200 ]
  cmp "$BATS_TEST_TMPDIR/got" "$notice"
  grep -qix $'content-type: text/plain; charset=GB18030\r' "$BATS_TEST_TMPDIR/headers"
  grep -qi "^content-disposition: inline; filename\*=UTF-8''%E4%BA%91" "$BATS_TEST_TMPDIR/headers"
  [ "$(original five.html)" = 200 ]
  grep -qi '^content-disposition: attachment' "$BATS_TEST_TMPDIR/headers" && grep -qix $'content-type: application/octet-stream\r' "$BATS_TEST_TMPDIR/headers"
  [ "$(original 'six.zip!/a.txt')" = 200 ]
  cmp "$BATS_TEST_TMPDIR/got" six.zip
  ln -sf "$outside/a.txt" swapped.txt
  rm -r turned && ln -s "$outside" turned
  rm piped.txt && mkfifo piped.txt
  for path in swapped.txt turned/a.txt piped.txt draft.txt "$outside/a.txt" ../outside/a.txt documents .jiyan/XAPIANDB '' . .. \
    "documents/../$notice" "./$notice" "/$notice" "$notice/" 'six.zip!/../a.txt'; do
    [ "$(original "$path")" = 404 ]
    ! grep -q root: "$BATS_TEST_TMPDIR/got"
  done
}

@test "an index that is older than the files says so" {
  serve
  ask 'api/search?q=水' -D "$BATS_TEST_TMPDIR/headers" >/dev/null
  run -1 grep -qi jiyan-behind "$BATS_TEST_TMPDIR/headers"
  echo '2024年新建水厂一座。' >new.txt
  stop_serving
  serve
  behind() { ask 'api/search?q=水' -D "$BATS_TEST_TMPDIR/headers" >/dev/null; grep -qix $'jiyan-behind: 1\r' "$BATS_TEST_TMPDIR/headers"; }
  for _ in $(seq 200); do ! behind || break; sleep 0.1; done
  behind
  ask '' | grep -q '1 file is new, changed or gone since the index was made'
  jiyan-index -q || [ $? -eq 1 ]
  ask 'api/search?q=水' -D "$BATS_TEST_TMPDIR/headers" >/dev/null
  run -1 grep -qi jiyan-behind "$BATS_TEST_TMPDIR/headers"
}

@test "what is no request, too much of one, and one that never ends" {
  serve
  printf 'GET / HTTP/1.1\r\n\r\n' | raw | head -1 | grep -q ' 40[03]'
  printf 'nonsense\r\n\r\n' | raw >/dev/null
  printf '\0\1\2\3\r\n\r\n' | raw >/dev/null
  { printf 'GET /'; head -c 400000 /dev/zero | tr '\0' a; printf ' HTTP/1.1\r\nHost: localhost\r\n\r\n'; } | raw | is_refused
  { printf 'GET / HTTP/1.1\r\nHost: localhost\r\n'; for n in $(seq 20000); do printf 'X-%d: y\r\n' "$n"; done; printf '\r\n'; } | raw | is_refused
  { printf 'q='; head -c 600000 /dev/zero | tr '\0' a; } >body
  [ "$(status api/search --data-binary @body -H 'Content-Type: application/x-www-form-urlencoded' -H 'Expect:')" = 413 ]
  [ "$(status api/search --data-binary @body -H 'Content-Type: text/plain' -H 'Expect:')" = 415 ]
  python3 -c 'print("&".join(f"q={n}" for n in range(2000)), end="")' >many
  [ "$(status api/search --data-binary @many)" = 400 ]
  printf 'POST /api/search HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\n' | raw >/dev/null
  printf 'POST /api/search HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFF\r\n' | raw >/dev/null
  [ "$(status 'api/search?q=a')" = 200 ]
}

@test "clients that hold connections open do not keep others out, and are let go" {
  plain_build
  serve --connections=40
  python3 - "$PORT" <<'EOP'
import socket, sys, threading, time
held = []
form = b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\nq="
for n in range(30): # some are slow with a head, some with a form
    to = socket.create_connection(("127.0.0.1", int(sys.argv[1])), timeout=60)
    to.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\n" + form if n % 3 == 0 else b"GET / HTTP/1.1\r\nHost: localhost\r\nX: ")
    held.append(to)
begun, alive = time.monotonic(), list(held)
while alive and time.monotonic() - begun < 50:
    for to in list(alive):
        try:
            to.sendall(b"y")
            to.settimeout(0.01)
            if to.recv(1024) == b"":
                alive.remove(to)
        except TimeoutError:
            pass
        except OSError:
            alive.remove(to)
    time.sleep(1)
sys.exit(f"{len(alive)} are still held" if alive else 0)
EOP
  [ "$(status 'api/search?q=a')" = 200 ]
}

@test "another address needs a token, which opens the door and stays out of sight" {
  run -2 jiyan-serve --listen=0.0.0.0:0
  [[ $output == *--token-file* ]]
  run -2 jiyan-serve --listen=0.0.0.0:0 --token-file=/nowhere
  echo short >token
  run -2 jiyan-serve --listen=0.0.0.0:0 --token-file=token
  echo 0123456789abcdef-XYZ >token
  serve --token-file=token
  [ "$(status 'api/search?q=a')" = 401 ]
  [ "$(status 'api/search?q=a' -H 'Authorization: Bearer 0123456789abcdef-XY')" = 401 ]
  [ "$(status 'api/search?q=a' -H 'Authorization: Bearer 0123456789abcdef-XYZ')" = 200 ]
  [ "$(status 'api/search?q=a&token=wrong')" = 401 ]
  ask 'api/search?token=0123456789abcdef-XYZ' -D "$BATS_TEST_TMPDIR/headers" >/dev/null
  grep -q '^HTTP/1.1 303 ' "$BATS_TEST_TMPDIR/headers"
  grep -q '^Location: /api/search' "$BATS_TEST_TMPDIR/headers"
  grep -qi '^set-cookie: jiyan-token=.*HttpOnly; SameSite=Strict' "$BATS_TEST_TMPDIR/headers"
  [ "$(status 'api/search?q=a' -b 'jiyan-token=0123456789abcdef-XYZ')" = 200 ]
  [ "$(status 'api/search?q=a' -b 'jiyan-token=0123456789abcdef-XYz')" = 401 ]
}

@test "a browser is told to load, run and frame nothing from elsewhere" {
  serve
  for path in 'api/search?q=a' nothing; do
    ask "$path" -D "$BATS_TEST_TMPDIR/headers" >/dev/null
    grep -qi "^content-security-policy: default-src 'none'" "$BATS_TEST_TMPDIR/headers"
    ! grep -qi unsafe "$BATS_TEST_TMPDIR/headers"
    grep -qi '^x-content-type-options: nosniff' "$BATS_TEST_TMPDIR/headers"
    grep -qi '^referrer-policy: no-referrer' "$BATS_TEST_TMPDIR/headers"
  done
}

@test "the command: addresses, an index that is missing, a port that is taken, a signal" {
  for address in 127.0.0.1:x 127.0.0.1:70000 '[::1' 'a:b:c'; do
    run -2 jiyan-serve --listen="$address"
    [[ $output == *"--listen: $address"* ]]
  done
  run -2 jiyan-serve --db="$BATS_TEST_TMPDIR"
  [[ $output == *jiyan-index* ]]
  serve
  run -2 jiyan-serve --listen=":$PORT"
  [[ $output == *"127.0.0.1:$PORT"* ]]
  kill -TERM "$SERVER"
  wait "$SERVER"
}

@test "real answers are what the description says, field by field" {
  plain_build
  mkdir -p "$BATS_TEST_TMPDIR/second"
  printf '{"id":"Z","title":"另一处的敬老院","date":"2024","text":"另一处的敬老院要在年底前修好3座。"}\n' >"$BATS_TEST_TMPDIR/second/z.jsonl"
  jiyan-index -q "$BATS_TEST_TMPDIR/second"
  cp speeches/2023年上半年党建工作会议讲话.txt speeches/副本.txt
  jiyan-index -q || [ $? -eq 1 ]
  jiyan-search --save=敬老院 --year=2021 敬老院 >/dev/null
  serve --db="$ARCHIVE" --db="$BATS_TEST_TMPDIR/second"
  run -0 python3 "$BATS_TEST_DIRNAME/serve_schema.py" "$SERVED"
  [[ $output == *' answers of 15 endpoints, '* ]]
}
