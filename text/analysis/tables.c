/* tables.c: reads tables from C sources, token by token. */
#include "text/analysis/tables.h"

#include <stdbool.h>
#include <string.h>

#define DIGEST_DIGITS 12

/* Bytes of the token at `at`: a string or character in quotes, a word or number, or one character. */
static size_t token_size(const char *at)
{
    size_t size = 1;
    if (*at == '"' || *at == '\'') {
        while (at[size] && at[size] != *at) {
            size += at[size] == '\\' && at[size + 1] ? 2 : 1;
        }
        return at[size] ? size + 1 : size;
    }
    if (g_ascii_isalnum(*at) || *at == '_') {
        while (g_ascii_isalnum(at[size]) || at[size] == '_' || at[size] == '.') {
            size++;
        }
    }
    return size;
}

/* Without comments, and with continued lines joined. */
static char *strip_comments(const char *source)
{
    GString *code = g_string_new(NULL);
    for (const char *at = source; *at;) {
        if (g_str_has_prefix(at, "\\\n")) {
            at += 2;
        } else if (g_str_has_prefix(at, "/*")) {
            const char *end = strstr(at + 2, "*/");
            at = end ? end + 2 : at + strlen(at);
            g_string_append_c(code, ' ');
        } else if (g_str_has_prefix(at, "//")) {
            at += strcspn(at, "\n");
        } else {
            size_t size = token_size(at);
            g_string_append_len(code, at, (gssize)size);
            at += size;
        }
    }
    return g_string_free(code, false);
}

/* Appends a token on a line of its own; a string goes on with the string before it. */
static void append_token(GString *table, const char *token, size_t size)
{
    if (*token == '"' && g_str_has_suffix(table->str, "\"\n")) {
        g_string_truncate(table, table->len - 2);
        token++;
        size--;
    }
    g_string_append_len(table, token, (gssize)size);
    g_string_append_c(table, '\n');
}

static void end_table(GString *table, GPtrArray *tables)
{
    if (table->len) {
        g_ptr_array_add(tables, g_strdup(table->str));
        g_string_truncate(table, 0);
    }
}

/* The line of a directive: #define with a body is a table, its name included, as tables name it. */
static void read_directive(const char *line, size_t length, GPtrArray *tables)
{
    g_autoptr(GString) table = g_string_new(NULL);
    const char *end = line + length;
    unsigned tokens = 0;
    for (const char *at = line; at < end; at += token_size(at)) {
        if (!g_ascii_isspace(*at)) {
            append_token(table, at, token_size(at));
            tokens++;
        }
    }
    if (tokens > 3 && g_str_has_prefix(table->str, "#\ndefine\n")) {
        end_table(table, tables);
    }
}

void jy_tables_read(const char *source, GPtrArray *tables)
{
    g_autofree char *code = strip_comments(source);
    g_autoptr(GString) table = g_string_new(NULL);
    int depth = 0;                   /* of braces, in an initializer */
    char previous = 0, assigned = 0; /* the character before, and the one before = */
    size_t size;
    for (const char *at = code; *at; at += size) {
        size = token_size(at);
        if (g_ascii_isspace(*at)) {
            continue;
        }
        if (depth || *at == '"') {
            append_token(table, at, size);
            depth += depth ? (*at == '{') - (*at == '}') : 0;
        } else {
            end_table(table, tables);
            depth = *at == '{' && previous == '=' && assigned == ']';
        }
        if (*at == '#' && !depth) {
            size = strcspn(at, "\n");
            read_directive(at, size, tables);
        }
        assigned = *at == '=' ? previous : assigned;
        previous = *at;
    }
    end_table(table, tables);
}

static int compare_tables(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

char *jy_tables_digest(GPtrArray *tables)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_ptr_array_sort(tables, compare_tables);
    for (guint i = 0; i < tables->len; i++) {
        const char *table = tables->pdata[i];
        g_checksum_update(sum, (const guchar *)table, (gssize)strlen(table) + 1);
    }
    return g_strndup(g_checksum_get_string(sum), DIGEST_DIGITS);
}
