/* pdf_notes.c: annotations and fields of a page, by poppler. */
#include "indexer/extract/pdf/pdf_notes.h"

#include <string.h>

/* Notes of a file, and bytes of one: more are nobody's. */
#define NOTES_MOST 10000
#define NOTE_MOST ((size_t)1 << 20)

typedef struct {
    uint32_t page;
    char *text;
} pdf_note;

static void clear_note(void *item)
{
    g_free(((pdf_note *)item)->text);
}

GArray *jy_pdf_notes_new(void)
{
    GArray *notes = g_array_new(false, false, sizeof(pdf_note));
    g_array_set_clear_func(notes, clear_note);
    return notes;
}

/* Without white space, by which a text and its drawing differ. Returns a new text. */
static char *squeeze(const char *text)
{
    GString *out = g_string_new(NULL);
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        const gunichar character = g_utf8_get_char(at);
        if (!g_unichar_isspace(character)) {
            g_string_append_unichar(out, character);
        }
    }
    return g_string_free(out, false);
}

/* Adds a text, which it takes, unless the page shows it. */
static void add(GArray *notes, uint32_t page, char *text, const char *shown)
{
    g_autofree char *own = text, *bare = NULL;
    if (!own || strlen(own) > NOTE_MOST || !g_utf8_validate(own, -1, NULL) || notes->len >= NOTES_MOST) {
        return;
    }
    bare = squeeze(own);
    if (*bare && !strstr(shown, bare)) {
        g_strdelimit(own, "\r\n\t\f\v", ' ');
        const pdf_note note = {page, g_steal_pointer(&own)};
        g_array_append_val(notes, note);
    }
}

/* Links have an address for a text, fields are read as such, and a window has the text of its note. */
static bool has_text(PopplerAnnot *annotation)
{
    const PopplerAnnotType type = poppler_annot_get_annot_type(annotation);
    return type != POPPLER_ANNOT_LINK && type != POPPLER_ANNOT_WIDGET && type != POPPLER_ANNOT_POPUP &&
           !(poppler_annot_get_flags(annotation) & POPPLER_ANNOT_FLAG_HIDDEN);
}

static void take_annotations(GArray *notes, PopplerPage *page, uint32_t number, const char *shown)
{
    GList *found = poppler_page_get_annot_mapping(page);
    for (const GList *link = found; link; link = link->next) {
        PopplerAnnot *annotation = ((PopplerAnnotMapping *)link->data)->annot;
        if (has_text(annotation)) {
            add(notes, number, poppler_annot_get_contents(annotation), shown);
        }
    }
    poppler_page_free_annot_mapping(found);
}

/* Returns what is filled in or chosen, as a new text; NULL for nothing. */
static char *value_of(PopplerFormField *field)
{
    switch (poppler_form_field_get_field_type(field)) {
    case POPPLER_FORM_FIELD_TEXT:
        return poppler_form_field_text_is_password(field) ? NULL : poppler_form_field_text_get_text(field);
    case POPPLER_FORM_FIELD_CHOICE:
        for (int i = 0; i < poppler_form_field_choice_get_n_items(field); i++) {
            if (poppler_form_field_choice_is_item_selected(field, i)) {
                return poppler_form_field_choice_get_item(field, i);
            }
        }
        return poppler_form_field_choice_is_editable(field) ? poppler_form_field_choice_get_text(field) : NULL;
    default:
        return NULL;
    }
}

static void take_fields(GArray *notes, PopplerPage *page, uint32_t number, const char *shown)
{
    GList *found = poppler_page_get_form_field_mapping(page);
    for (const GList *link = found; link; link = link->next) {
        PopplerFormField *field = ((PopplerFormFieldMapping *)link->data)->field;
        add(notes, number, value_of(field), shown);
    }
    poppler_page_free_form_field_mapping(found);
}

void jy_pdf_notes_take(GArray *notes, PopplerPage *page, uint32_t number, const char *text)
{
    g_autofree char *shown = text && g_utf8_validate(text, -1, NULL) ? squeeze(text) : g_strdup("");
    take_annotations(notes, page, number, shown);
    take_fields(notes, page, number, shown);
}

bool jy_pdf_notes_add(const GArray *notes, jy_blocks *blocks, GError **err)
{
    for (guint i = 0; i < notes->len; i++) {
        const pdf_note *note = &g_array_index(notes, pdf_note, i);
        const jy_extracted block = {JY_EXTRACTED_NOTE, 0, note->page, 0, note->text, (uint32_t)strlen(note->text)};
        if (!jy_blocks_add(blocks, &block, err)) {
            return false;
        }
    }
    return true;
}
