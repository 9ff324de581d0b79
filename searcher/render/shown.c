/* shown.c: what answers show of a document. */
#include "searcher/render/shown.h"

jy_field jy_shown_next(jy_field field)
{
    while (field < JY_FIELDS_KEPT && !(jy_fields_row(field)->uses & JY_FIELD_SHOWN)) {
        field++;
    }
    return field < JY_FIELDS_KEPT ? field : JY_FIELD_NONE;
}

void jy_shown_put(jy_printer *to, const jy_document *document, jy_field first, jy_field except)
{
    for (jy_field field = jy_shown_next(first); field != JY_FIELD_NONE; field = jy_shown_next(field + 1)) {
        if (field != except) {
            jy_printer_string(to, jy_fields_row(field)->name, jy_fields_get(document, field));
        }
    }
    jy_printer_positive(to, "ocr", document->ocr);
}

void jy_shown_put_place(jy_printer *to, const jy_place *place)
{
    jy_printer_positive(to, "page", place->page);
    jy_printer_positive(to, "line", place->line);
    jy_printer_positive(to, "column", place->column);
}
