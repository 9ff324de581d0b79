#!/usr/bin/env bats
# The tools of Xapian read what the bulk writer writes.

setup() {
  : "${JIYAN_BIN:=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)/build}"
  PATH=$JIYAN_BIN/tests/unit:$PATH
  export LC_ALL=C.UTF-8
  cd "$BATS_TEST_TMPDIR"
  text | bulk_write plain 6
  text | bulk_write full term-lists
  text | bulk_write wanted term-lists library
}

# 3,000 lines, so that words have several chunks of postings, and one that is longer than an item of a table.
text() {
  seq 3000 | awk '{ print "all", "n" $1, ($1 % 2 ? "odd" : "even"), "tens" int($1 / 10) }'
  awk 'BEGIN { printf "all 长"; for (i = 0; i < 500; i++) printf " w%d", i; print "" }'
}

need() { command -v "$1" >/dev/null || skip "$1 is not installed (package xapian-tools)"; }

# What xapian-delve says of a database, a document and two terms, without what no two databases share.
delve() {
  xapian-delve -v "$1" | grep -v '^UUID\|revision'
  xapian-delve -d -r 7 "$1" 2>&1 || true
  xapian-delve -t odd -t n42 -v "$1"
  xapian-delve -V0 "$1"
}

# The servers are started by setsid, as Xapian's end all of their process group.

# What a search finds, with what is shown of it.
find_words() { quest --db="$1" --msize=5 --stemmer=none "$2"; }

@test "xapian-check finds no error" {
  need xapian-check
  for database in plain full; do
    run xapian-check "$database" F
    [ "$status" -eq 0 ]
    [[ "$output" == *"No errors found"* ]]
  done
}

@test "xapian-delve says of it what it says of a database of libxapian's" {
  need xapian-delve
  delve wanted >expected
  diff expected <(delve full)
  diff <(xapian-delve -a wanted) <(xapian-delve -a plain)
}

@test "quest finds and weighs the same" {
  need quest
  for words in odd "even OR tens7" "all AND n42"; do
    find_words wanted "$words" | grep -v '^Parsed' >expected
    diff expected <(find_words full "$words" | grep -v '^Parsed')
    diff expected <(find_words plain "$words" | grep -v '^Parsed')
    [ -s expected ]
  done
}

@test "copydatabase copies it" {
  need copydatabase
  copydatabase full copy >/dev/null
  copydatabase wanted wanted-copy >/dev/null
  delve wanted-copy >expected
  diff expected <(delve copy)
}

@test "xapian-compact compacts it, alone and with others" {
  need xapian-compact
  xapian-compact full compacted >/dev/null
  diff <(delve full) <(delve compacted)
  xapian-check compacted
  xapian-compact plain plain joined >/dev/null
  xapian-check joined
  xapian-delve -t n42 joined | grep -F '124 9125'
  xapian-compact --single-file full file >/dev/null
  diff <(delve full) <(delve file)
}

@test "a remote database serves it, as a program and by TCP" {
  need xapian-progsrv
  need quest
  find_words full odd | grep -v '^Parsed' >expected
  echo "remote :$(command -v xapian-progsrv) $PWD/full" >program
  diff expected <(find_words program odd | grep -v '^Parsed')
  need xapian-tcpsrv
  local port=$((20000 + RANDOM % 20000))
  setsid xapian-tcpsrv --port $port --interface 127.0.0.1 --quiet full 3>&- & server=$!
  echo "remote 127.0.0.1:$port" >tcp
  for _ in $(seq 300); do
    find_words tcp odd >found 2>/dev/null && break
    sleep 0.1
  done
  kill "$server"
  diff expected <(grep -v '^Parsed' found)
}

@test "xapian-replicate makes a replica of it" {
  need xapian-replicate
  need xapian-replicate-server
  local port=$((20000 + RANDOM % 20000))
  setsid xapian-replicate-server --port $port --interface 127.0.0.1 . 3>&- & server=$!
  for _ in $(seq 300); do
    xapian-replicate --host=127.0.0.1 --port=$port --master=full --one-shot --quiet replica 2>/dev/null && break
    sleep 0.1
  done
  kill "$server"
  diff <(delve full) <(delve replica)
}
