/* row.c: a statement as a row. */
#include "searcher/statements/row.h"

#include <jiyan/text/fold.h>
#include <jiyan/text/sentence.h>
#include <libintl.h>
#include <string.h>

#include "searcher/search/place.h"

#define N_(s) s

/* Hex digits of a sentence's digest: of the few hundred of a document no two are alike. */
#define DIGEST_DIGITS 8

jy_row *jy_row_new(const jy_hit *hit, const jy_statement *statement)
{
    const jy_passage *passage = &hit->passage;
    GString *text = g_string_new(NULL);
    jy_sentence_line(passage->text + statement->start, statement->end - statement->start, text);

    /* The digest is of the folded sentence, so that a change of width or script leaves the id. */
    g_autofree char *folded = jy_fold_string(text->str, -1);
    g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, folded, -1);
    digest[DIGEST_DIGITS] = '\0';

    jy_row *row = g_new0(jy_row, 1);
    *row = (jy_row){
        .id = statement->repeat ? g_strdup_printf("%s-%s.%u", passage->document, digest, statement->repeat + 1U)
                                : g_strdup_printf("%s-%s", passage->document, digest),
        .statement = *statement,
        .headings = g_strdupv(passage->headings),
        .place = jy_passage_place(passage, statement->start),
        .offset = passage->offset + statement->start,
        .length = statement->end - statement->start,
        .document_key = g_strdup(passage->document),
        .document = hit->document,
        .folder = hit->folder,
        .said = jy_row_said(hit),
        .db = hit->db,
        .score = hit->score,
        .uses = 1,
    };
    jy_particulars_read(text->str, (uint32_t)text->len, row->said.year ? &row->said : NULL, &row->particulars);
    row->text = g_string_free(text, false);
    return row;
}

jy_row *jy_row_ref(jy_row *row)
{
    row->uses++;
    return row;
}

void jy_row_free(jy_row *row)
{
    if (!row || --row->uses) {
        return;
    }
    g_free(row->id);
    g_free(row->text);
    jy_particulars_clear(&row->particulars);
    g_strfreev(row->headings);
    g_free(row->document_key);
    g_free(row);
}

/* ---- when it was said and is due ---- */

jy_date jy_row_said(const jy_hit *hit)
{
    jy_date said;
    const char *date = hit->document->date;
    return date && jy_date_parse(date, (uint32_t)strlen(date), &said) ? said : (jy_date){0};
}

/* The deadline that ends last: then all of it is due. NULL where none can be told, or where the document has no date:
 * it may be as old as what it names. A day before `said` dates what has been: 2011年12月访问越南. */
static const jy_deadline *find_latest(const GArray *deadlines, const jy_date *said, char ret_day[JY_DATE_DAY])
{
    const jy_deadline *due = NULL;
    jy_date first, last;
    char day[JY_DATE_DAY], begin[JY_DATE_DAY];
    *ret_day = '\0';
    if (!said->year) {
        return NULL;
    }
    jy_date_bounds(said, &first, &last);
    jy_date_day(&first, begin);
    for (guint i = 0; i < deadlines->len; i++) {
        const jy_deadline *deadline = &g_array_index(deadlines, jy_deadline, i);
        jy_date_day(&deadline->last, day);
        if (strcmp(day, begin) >= 0 && strcmp(day, ret_day) > 0) {
            due = deadline;
            memcpy(ret_day, day, sizeof day);
        }
    }
    return due;
}

const jy_deadline *jy_row_due(const jy_row *row)
{
    char day[JY_DATE_DAY];
    return find_latest(row->particulars.deadlines, &row->said, day);
}

void jy_row_due_day(const jy_hit *hit, const jy_statement *statement, char ret_day[JY_DATE_DAY])
{
    g_autoptr(GString) line = g_string_new(NULL);
    jy_sentence_line(hit->passage.text + statement->start, statement->end - statement->start, line);
    const jy_date said = jy_row_said(hit);
    g_autoptr(GArray) deadlines = jy_particulars_deadlines(line->str, (uint32_t)line->len, said.year ? &said : NULL);
    find_latest(deadlines, &said, ret_day);
}

/* ---- beside others, and for people ---- */

bool jy_row_shares_document(const jy_row *left, const jy_row *right)
{
    return left->folder == right->folder && g_str_equal(left->document_key, right->document_key);
}

char *jy_row_place(const jy_row *row)
{
    GString *place = g_string_new(row->document->path);
    jy_place_append_line(place, &row->place);
    return g_string_free(place, false);
}

char *jy_row_cut(const jy_row *row, uint32_t start, uint32_t end)
{
    return end > start ? g_strndup(row->text + start, end - start) : NULL;
}

const char *jy_row_kind_label(const jy_row *row)
{
    static const char *const LABELS[JY_STATEMENT_KINDS] = {
        [JY_STATEMENT_OTHER] = N_("other"),
        [JY_STATEMENT_COMMITMENT] = N_("commitment"),
        [JY_STATEMENT_REPORT] = N_("report"),
        [JY_STATEMENT_PROBLEM] = N_("problem"),
    };
    return gettext(LABELS[row->statement.kind]);
}

const char *jy_row_strength_label(const jy_row *row)
{
    static const char *const LABELS[JY_STRENGTHS] = {
        [JY_STRENGTH_NONE] = "",
        [JY_STRENGTH_EXPLORE] = N_("explore"),
        [JY_STRENGTH_ADVANCE] = N_("advance"),
        [JY_STRENGTH_STRIVE] = N_("strive"),
        [JY_STRENGTH_SHALL] = N_("shall"),
        [JY_STRENGTH_MUST] = N_("must"),
    };
    const char *label = LABELS[row->statement.strength];
    return *label ? gettext(label) : label; /* gettext("") is the head of the catalogue */
}
