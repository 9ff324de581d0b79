#!/usr/bin/env bats
# serve_http.bats: the server as a client of HTTP/1.1 expects one: heads, parts of files, pages and problems by what is
# accepted, and requests that are not as they should be.
bats_require_minimum_version 1.5.0
load helper
load serve_helper

setup() {
  setup_archive
  jiyan-index -q || [ $? -eq 1 ]
  cd "$BATS_TEST_TMPDIR" # what a test writes is no document
  place=documents/云溪政办发〔2018〕7号.txt
  notice=$ARCHIVE/$place
}
teardown() { stop_serving; }

# original [CURL OPTION…]: the file of the notice; its headers go to the file headers, its status to stdout.
original() { curl -s --max-time 60 -D headers -o got -w '%{http_code}' -G "${SERVED}original" --data-urlencode "path=$place" "$@"; }
# header NAME: its value in the file headers.
header() { tr -d '\r' <headers | sed -n "s/^$1: //Ip"; }

@test "HEAD says what GET says, without the body" {
  serve --db="$ARCHIVE"
  for path in '' 'api/search?q=%E6%B0%B4' 'api/search?q=a&format=csv' api/ nothing static/app.css openapi.json \
    'original?path=documents%2F%E4%BA%91%E6%BA%AA%E6%94%BF%E5%8A%9E%E5%8F%91%E3%80%942018%E3%80%957%E5%8F%B7.txt'; do
    curl -s "${SERVED}$path" -D get -o body
    printf 'HEAD /%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$path" | raw >headers
    # An answer says how long it took, so that its length is its own.
    own='^(date|connection)|^content-length: [0-9]*.$' && [[ $path == *q=* ]] || own='^(date|connection)'
    diff <(grep -Eiv "$own" get | sort) <(sed '/^\r$/q' headers | grep -Eiv "$own" | sort)
    [ -z "$(sed '1,/^\r$/d' headers)" ] && [ -s body ]
  done
}

@test "a part of a file: from, to, the end; of a file that is the same; nothing of it; several" {
  serve --db="$ARCHIVE"
  size=$(stat -c %s "$notice")
  [ "$(original)" = 200 ] && cmp got "$notice"
  [ "$(header Accept-Ranges)" = bytes ] && [ "$(header Content-Length)" = "$size" ] && [ -z "$(header Content-Range)" ]
  tag=$(header ETag)
  [[ $tag == '"'*'"' ]]
  [ "$(original -H "If-None-Match: $tag")" = 304 ] && [ ! -s got ] || [ "$(stat -c %s got)" -eq "$size" ]
  while read -r range first length; do
    [ "$(original -H "Range: bytes=$range")" = 206 ]
    cmp got <(tail -c +$((first + 1)) "$notice" | head -c "$length")
    [ "$(header Content-Range)" = "bytes $first-$((first + length - 1))/$size" ] && [ "$(header Content-Length)" = "$length" ]
  done <<END
0-0 0 1
10-19 10 10
100- 100 $((size - 100))
-7 $((size - 7)) 7
5-999999999 5 $((size - 5))
END
  [ "$(original -H "Range: bytes=$size-")" = 416 ]
  [ "$(header Content-Range)" = "bytes */$size" ] && grep -q '"status":416' got
  for ignored in 0-1,4-5 9-3 x; do
    [ "$(original -H "Range: bytes=$ignored")" = 200 ] && cmp got "$notice"
  done
  [ "$(original -H 'Range: bytes=0-3' -H "If-Range: $tag")" = 206 ]
  [ "$(original -H 'Range: bytes=0-3' -H 'If-Range: "another"')" = 200 ] && cmp got "$notice"
  touch -d 2001-01-01 "$notice"
  [ "$(original -H 'Range: bytes=0-3' -H "If-Range: $tag")" = 200 ] && cmp got "$notice"
  [ "$(original -H "If-None-Match: $tag")" = 200 ]
}

@test "what is wrong is a page for a browser, in its language, and a problem of RFC 9457 for a program" {
  serve --db="$ARCHIVE"
  browser='Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'
  wrong() { curl -s --max-time 60 -D headers -o got -w '%{http_code} %{content_type}' --path-as-is "${SERVED}$1" "${@:2}"; }
  for path in nothing original 'original?path=nowhere.txt' 'quotes?format=exe' static/nothing '%22%3E%3Cscript%3Ealert(1)'; do
    wanted=404 && [[ $path != quotes* ]] || wanted=400
    [ "$(wrong "$path")" = "$wanted application/problem+json" ]
    [ "$(wrong "$path" -H 'Accept: application/json, text/html;q=0.5')" = "$wanted application/problem+json" ]
    [ "$(wrong "$path" -H "$browser")" = "$wanted text/html; charset=utf-8" ]
    run -0 python3 "$BATS_TEST_DIRNAME/serve_page_check.py" <got
    [ -z "$output" ]
    grep -q 'role="alert">' got && grep -q '<html lang="en">' got
    [ "$(wrong "$path" -H "$browser" -H 'Accept-Language: zh-CN')" = "$wanted text/html; charset=utf-8" ]
    grep -q '<html lang="zh-CN">' got
  done
  [ "$(wrong nothing -H "$browser" -H 'Host: evil.example')" = '403 text/html; charset=utf-8' ]
  # What programs ask for stays what they can read.
  [ "$(wrong api/nothing -H "$browser")" = '404 application/problem+json' ]
  [ "$(wrong 'api/search?limit=x' -H "$browser")" = '400 application/problem+json' ]
}

@test "the ledger as a page keeps its own style, and may use no other, nor a script" {
  serve --db="$ARCHIVE"
  curl -s "${SERVED}api/ledger?format=html" -D headers -o got
  jiyan-search --db="$ARCHIVE" --ledger --format=html | cmp - got
  [ "$(grep -ci '^content-security-policy:' headers)" -eq 1 ]
  python3 - "$(header Content-Security-Policy)" <<'EOP'
import base64, hashlib, re, sys
policy = dict((rule.split()[0], rule.split()[1:]) for rule in sys.argv[1].split(";"))
style = re.findall(r"<style>(.*?)</style>", open("got", encoding="utf-8").read(), re.S)
assert len(style) == 1, len(style)
assert policy["style-src"] == ["'sha256-" + base64.b64encode(hashlib.sha256(style[0].encode()).digest()).decode() + "'"]
assert policy["default-src"] == ["'none'"] and "script-src" not in policy
EOP
  curl -s "${SERVED}api/ledger" -o /dev/null -D headers
  run -1 grep -i sha256- headers
}

@test "a browser without the token is told so in a page" {
  echo 0123456789abcdef-XYZ >token
  serve --db="$ARCHIVE" --token-file=token
  curl -s "${SERVED}" -H 'Accept: text/html' -D headers -o got
  grep -q '^HTTP/1.1 401 ' headers && [ "$(header WWW-Authenticate)" = Bearer ]
  grep -q 'role="alert">.*token' got
  run -1 grep 'class="facet"' got
  [ "$(status '/evil.example/?token=0123456789abcdef-XYZ' -D headers)" = 303 ]
  [[ $(header Location) == /evil.example/ ]]
}

@test "clients that take nothing of large answers keep no other out, and are let go" {
  plain_build
  for n in $(seq 15000); do echo "2024年新建第$n号水厂一座。"; done >"$ARCHIVE/long.txt"
  jiyan-index -q "$ARCHIVE" || [ $? -eq 1 ]
  serve --db="$ARCHIVE" --connections=40
  python3 - "$PORT" "$SERVER" <<'EOP'
import contextlib, os, socket, sys, time, urllib.request
def sockets():
    count = 0
    for entry in os.scandir(f"/proc/{sys.argv[2]}/fd"):
        with contextlib.suppress(FileNotFoundError): # one that was closed meanwhile
            count += os.readlink(entry.path).startswith("socket:")
    return count
before, held = sockets(), []
for _ in range(12):
    to = socket.socket()
    to.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    to.connect(("127.0.0.1", int(sys.argv[1])))
    to.sendall(b"GET /api/document?document=long.txt HTTP/1.1\r\nHost: localhost\r\n\r\n")
    held.append(to)
for _ in range(5):
    with urllib.request.urlopen(f"http://127.0.0.1:{sys.argv[1]}/api/search?q=%E6%B0%B4", timeout=60) as answer:
        assert answer.status == 200
begun = time.monotonic()
while sockets() > before and time.monotonic() - begun < 60:
    time.sleep(0.5)
assert sockets() <= before, (sockets(), before)
EOP
  [ "$(status '')" = 200 ]
}

@test "two hosts, two lengths, a length that lies: no request hides in another one" {
  serve --db="$ARCHIVE"
  printf 'GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n' | raw | head -1 | grep -q '^HTTP/1.1 400'
  for lengths in 'Content-Length: 3\r\nContent-Length: 40' 'Content-Length: 3\r\nContent-Length: 3' \
    'Content-Length: 40\r\nTransfer-Encoding: chunked' 'Transfer-Encoding: chunked\r\nContent-Length: 3' \
    'Content-Length: -1' 'Content-Length: 3x' 'Content-Length: +3' 'Transfer-Encoding: nothing'; do
    printf '%b' 'POST /quotes HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n' "$lengths" \
      '\r\n\r\na=bGET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n' | raw >got
    run -1 grep -a '^HTTP/1.1 2' got
    run -1 grep -aq '"openapi"' got
  done
  # As it should be, the other one is answered, too.
  printf 'POST /nothing HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\na=bGET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n' | raw | grep -aq '"openapi"'
  [ "$(status '')" = 200 ]
}
