#!/usr/bin/env bats
# short_names.bats: bodies by their short names.
bats_require_minimum_version 1.5.0
load index_helper

setup() {
  setup_index
  printf '{"text":"各地要修好五百座水库。","title":"通知","issuer":"%s"}\n' 国务院办公厅 国家发展和改革委员会 南岭省发展改革委 >notices.jsonl
}

# The ids or paths of what is found, in order.
found() { quietly jiyan-search --copies=each --format=json --limit=50 "$@" |
  python3 -c 'import json, sys; print(*sorted(h["path"] + "#" + str(h["line"]) for h in json.load(sys.stdin)["hits"]))'; }

@test "short names meet their bodies" {
  jiyan-index -q
  for name in 国办 國辦 国务院办公厅; do
    [ "$(found --issuer="$name" | wc -w)" -eq 1 ]
  done
  [ "$(found --issuer=发改委 | wc -w)" -eq 2 ]
  [ "$(found issuer:国家发改委 | wc -w)" -eq 1 ]
  [ "$(found 'issuer:(发改委 OR 国办) 水库' | wc -w)" -eq 3 ]
  [ "$(found '水库 -issuer:发改委 path:notices' | wc -w)" -eq 1 ]
  run -0 jiyan-search --format=paths --issuer=云溪县政府 敬老院
}

@test "those who are to act are found by short names, too" {
  echo '今年要修好二十座水库，由云溪县发展和改革局牵头。' >owner.txt
  jiyan-index -q
  run -0 jiyan-search --statements --owner=发改局 --path=owner.txt
  [[ $output == *"发展和改革局"* ]]
}
