#!/usr/bin/env bats
# completion.bats: what the shells offer behind the cursor.

load helper

setup() {
  setup_archive
  COMPLETION=$JIYAN_BIN/completion
}

# offer WORD…: what bash offers in place of the last word, a line each.
offer() {
  # shellcheck source=/dev/null
  source "$COMPLETION/$1"
  COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
  "$(complete -p "$1" | sed -E 's/.*-F ([^ ]+) .*/\1/')"
  [ ${#COMPREPLY[@]} -eq 0 ] || printf '%s\n' "${COMPREPLY[@]}"
}
options_of() { LC_ALL=C "$1" --help | grep -E '^ {2,6}(-., )?--' | grep -oE -- '--[a-z][a-z-]+(=[A-Z])?' | sed -E 's/=[A-Z]$/=/' | sort -u; }
# The words behind "is none of" in the message for a value that there is not.
values_of() { "$@" 2>&1 | sed -nE '1s/.* is none of //p' | tr -d ,; }

@test "bash: every option of --help is offered, those with a value with =, and no other" {
  for program in jiyan-index jiyan-search jiyan-serve; do
    diff <(options_of $program) <(offer $program -- | sort)
  done
}

@test "bash: the values of an option are those that the program takes" {
  jiyan-index -q
  for option in format match group sort statements strength color facet; do
    [ "$(values_of jiyan-search --$option=? x)" = "$(offer jiyan-search --$option = '' | xargs)" ]
    [ -n "$(offer jiyan-search --$option = '')" ]
  done
  [ "$(values_of jiyan-index --format=?)" = "$(offer jiyan-index --format '' | xargs)" ]
  [ "$(values_of jiyan-index --progress=?)" = "$(offer jiyan-index --progress '' | xargs)" ]
}

@test "bash: a value behind =, cut into words or not, and behind a space" {
  [ "$(offer jiyan-search --format = js | xargs)" = "json jsonl" ]
  [ "$(offer jiyan-search --format = | wc -l)" -eq 13 ]
  [ "$(offer jiyan-search --format=js | xargs)" = "--format=json --format=jsonl" ]
  [ "$(offer jiyan-search --format js | xargs)" = "json jsonl" ]
  [ "$(offer jiyan-index --progress = a | xargs)" = "auto always" ]
  [ "$(offer jiyan-search --statements = re)" = "report" ]
  [ "$(offer jiyan-search --statements=re)" = "--statements=report" ]
}

@test "bash: --list and --status have fewer formats than --check" {
  [ "$(offer jiyan-index --list --format '' | xargs)" = "text json" ]
  [ "$(offer jiyan-index --check --format '' | xargs)" = "text json junit github" ]
}

@test "bash: a rule that narrows the values of an option narrows what is offered" {
  [ "$(offer jiyan-search --stats --format = '' | xargs)" = "text json jsonl csv xlsx" ]
  [ "$(offer jiyan-search --bom 水 --format = '' | xargs)" = "csv" ]
}

@test "bash: an open value has no offer, and what follows it is a question again" {
  [ -z "$(offer jiyan-search --limit '')" ]
  [ -z "$(offer jiyan-search --speaker = '')" ]
  [ "$(offer jiyan-search --limit 5 spe)" = "speaker:" ]
  [ "$(offer jiyan-search --limit = 5 spe)" = "speaker:" ]
  [ "$(offer jiyan-search --limit=5 spe)" = "speaker:" ]
  [ "$(offer jiyan-search --statements spe)" = "speaker:" ]
  [ "$(offer jiyan-search --overdue spe)" = "speaker:" ]
}

@test "bash: names of fields and operators in a question" {
  [ "$(offer jiyan-search 敬老院 讲)" = "讲话人:" ]
  [ "$(offer jiyan-search 敬老院 N | xargs)" = "NOT NEAR/" ]
  [ "$(offer jiyan-search kind : no)" = "noise" ]
  [ "$(offer jiyan-search kind:no)" = "kind:noise" ]
  [ "$(offer jiyan-search 文种 : 讲)" = "讲话" ]
  [ "$(offer jiyan-search 路径 : speec)" = "speeches" ]
}

@test "bash: each field that is offered is one to the program" {
  jiyan-index -q
  while read -r field; do
    # A field without a value is an error; a word that is no field is only not found.
    run jiyan-search --strict-query "$field"
    [ "$status" -eq 2 ]
    [[ $output == *"a value is expected"* ]]
  done < <(offer jiyan-search '' | grep ':$')
  [ "$(offer jiyan-search '' | grep -c ':$')" -gt 20 ]
}

@test "bash: files and folders, also with spaces in their names" {
  mkdir 'a folder'; touch 'a file.tsv'
  [ "$(offer jiyan-index --db 'a f')" = "a folder" ]
  [ "$(offer jiyan-index --catalogue = 'a fi')" = "a file.tsv" ]
  [ "$(offer jiyan-search --batch 'a fi')" = "a file.tsv" ]
  [ "$(offer jiyan-search --output = 'a fi')" = "a file.tsv" ]
  [ "$(offer jiyan-search --ledger 'a fi')" = "a file.tsv" ]
  [ "$(offer jiyan-index spe)" = "speeches" ]
  [ "$(offer jiyan-serve --db = 'a f')" = "a folder" ]
  [ "$(offer jiyan-serve --token-file 'a fi')" = "a file.tsv" ]
  [ -z "$(offer jiyan-serve spe)" ] && [ -z "$(offer jiyan-serve --listen '')" ]
}

# The arguments that a zsh function gives _arguments, a line each.
zsh_specs() { zsh -fc '_arguments() { print -rl -- "$@" }; words=(); source $0' "$COMPLETION/_$1"; }

@test "zsh: the files can be read" {
  command -v zsh >/dev/null || skip "no zsh here"
  for program in jiyan-index jiyan-search jiyan-serve; do
    zsh -n "$COMPLETION/_$program"
    [ "$(head -n 1 "$COMPLETION/_$program")" = "#compdef $program" ]
  done
}

@test "zsh: every option of --help is offered, those with a value with =, and no other" {
  command -v zsh >/dev/null || skip "no zsh here"
  for program in jiyan-index jiyan-search jiyan-serve; do
    diff <(options_of $program) \
      <(zsh_specs $program | sed -nE 's/^(\([^)]*\)|\*)?(--[a-z-]+=?)\[.*/\2/p; s/^(--[a-z-]+)=-\[.*/\1/p' | sort)
  done
}

@test "zsh: a rule that narrows the values of an option narrows what is offered" {
  command -v zsh >/dev/null || skip "no zsh here"
  formats() { zsh -fc '_arguments() { print -rl -- "$@" }; words=("$@"); source $0' "$COMPLETION/_$1" "$@" |
    sed -nE 's/.*:FORMAT:\((.*)\)$/\1/p'; }
  [ "$(formats jiyan-index --check)" = "text json junit github" ]
  [ "$(formats jiyan-index --list)" = "text json" ]
  [ "$(formats jiyan-search --stats)" = "text json jsonl csv xlsx" ]
}

@test "zsh: the values of an option are those that bash offers" {
  command -v zsh >/dev/null || skip "no zsh here"
  for option in format match group sort statements strength color facet kind genre type; do
    specs=$(zsh_specs jiyan-search | sed -nE "s/^\\*?--$option=.*:\\((.*)\\)\$/\\1/p")
    [ "$specs" = "$(offer jiyan-search --$option = '' | xargs)" ]
  done
}
