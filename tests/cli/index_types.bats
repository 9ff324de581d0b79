#!/usr/bin/env bats
# The types of files that are read, and the process that parses them.

load helper
setup_file() { make_chinese; }
setup() { setup_archive; }

@test "types: what is read, by what, and what holds" {
  run jiyan-index --types
  [ "$status" -eq 0 ]
  [[ $output =~ text/plain\ +jiyan ]]
  [[ $output == *"MiB of memory"* ]]
  run jiyan-index --types --format=json
  [ "$status" -eq 0 ]
  python3 -c '
import json, sys
said = json.loads(sys.argv[1])
assert said["schema"] == 1
assert {"type": "application/x-ndjson", "reader": "jiyan"} in said["types"]
assert set(said["sandbox"]) == {"seccomp", "landlock", "memory"}' "$output"
}

@test "types: no other format, and no second action" {
  run jiyan-index --types --format=junit
  [ "$status" -eq 2 ]
  run jiyan-index --types --check
  [ "$status" -eq 2 ]
}

@test "types: in Chinese" {
  need_chinese
  in_chinese run jiyan-index --types
  [ "$status" -eq 0 ]
  [[ $output == *内存至多* ]]
}
