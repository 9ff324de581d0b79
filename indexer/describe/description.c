/* description.c: the fields of a description. */
#include "indexer/describe/description.h"

guint jy_description_first(const jy_description *found)
{
    guint i = 0;
    while (i < found->blocks->len && jy_description_block(found, i)->kind == JY_BLOCK_NOISE) {
        i++;
    }
    return i;
}

void jy_description_set(char **field, const char *value)
{
    if (!*field && value && *value) {
        *field = g_strdup(value);
    }
}

void jy_description_set_date(char **field, const jy_date *date)
{
    char text[JY_DATE_TEXT];
    jy_date_format(date, text);
    jy_description_set(field, text);
}

void jy_description_clear_title(jy_description *found)
{
    g_string_truncate(found->title, 0);
    g_clear_pointer(&found->last_line, g_free);
    found->title_ended = false;
}

void jy_description_clear(jy_description *found)
{
    g_string_free(found->title, true);
    g_free(found->last_line);
    g_free(found->mark);
    g_free(found->order_number);
    g_free(found->signed_date);
    g_free(found->weak_date);
    g_free(found->published);
    jy_document_clear(&found->table);
}
