/* markdown.c: quotations as CommonMark. */
#include <jiyan/base/json.h>
#include <string.h>

#include "server/quotes/citation.h"
#include "server/quotes/export.h"

/* A text stays what it is: what CommonMark would read as markup has a backslash before it. */
static void put_text(FILE *out, const char *text)
{
    for (; *text; text++) {
        if (strchr("\\`*_{}[]()#+-.!<>|&~$", *text)) {
            putc('\\', out);
        }
        putc(*text == '\n' ? ' ' : *text, out);
    }
}

bool jy_export_markdown(const json_t *quotes, FILE *out)
{
    size_t i;
    const json_t *quote;
    json_array_foreach(quotes, i, quote)
    {
        g_autofree char *source = jy_citation_official(quote);
        fputs(i ? "\n> " : "> ", out);
        put_text(out, jy_json_get_text(quote, "text"));
        fputs("\n>\n> —— ", out);
        put_text(out, source);
        fputs("\n", out);
    }
    return !ferror(out);
}
