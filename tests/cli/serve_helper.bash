# serve_helper.bash: a server on a free port for a test.

# serve [OPTION…]: begins one, and sets SERVED, HOST, PORT and SERVER.
serve() {
  jiyan-serve --listen=127.0.0.1:0 "$@" >"$BATS_TEST_TMPDIR/address" 2>"$BATS_TEST_TMPDIR/said" 3>&- &
  SERVER=$!
  for _ in $(seq 600); do
    [ ! -s "$BATS_TEST_TMPDIR/address" ] || break
    kill -0 "$SERVER" 2>/dev/null || { cat "$BATS_TEST_TMPDIR/said" >&2; return 1; }
    sleep 0.05
  done
  SERVED=$(grep -o 'http://.*' "$BATS_TEST_TMPDIR/address")
  PORT=${SERVED##*:} PORT=${PORT%/}
  export SERVED PORT
}

stop_serving() {
  [ -z "${SERVER:-}" ] || { kill "$SERVER" 2>/dev/null && wait "$SERVER"; } || true
}

# ask PATH [CURL OPTION…]: the body; status PATH…: the status.
ask() { curl -s --max-time 60 "${SERVED}$1" "${@:2}"; }
status() { curl -s --max-time 60 -o /dev/null -w '%{http_code}\n' "${SERVED}$1" "${@:2}"; }
# raw: stdin as it is, and what comes back: nothing where the server hung up while it was still being told.
raw() { python3 -c '
import contextlib, socket, sys
said = sys.stdin.buffer.read()
with socket.create_connection(("127.0.0.1", int(sys.argv[1])), timeout=60) as to, contextlib.suppress(OSError):
    to.sendall(said)
    to.shutdown(socket.SHUT_WR)
    while part := to.recv(65536):
        sys.stdout.buffer.write(part)' "$PORT"; }
