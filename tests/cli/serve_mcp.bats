#!/usr/bin/env bats
# serve_mcp.bats: the Model Context Protocol over standard input and output.
bats_require_minimum_version 1.5.0
load helper

setup() {
  setup_archive
  jiyan-index -q || [ $? -eq 1 ]
}

@test "a session: beginning, tools, answers that can be quoted, faults, the end" {
  python3 "$BATS_TEST_DIRNAME/mcp_client.py" jiyan-serve --mcp
}

@test "it listens nowhere" {
  run -2 jiyan-serve --mcp --listen=:0
  [[ $output == *'--mcp'* ]]
  run -2 jiyan-serve --mcp --db=/nowhere </dev/null
}
