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
