/* hits_text.c: hits for people. Whatever comes from a document is made safe for a terminal. */
#include <inttypes.h>
#include <libintl.h>
#include <string.h>

#include "searcher/render/console.h"
#include "searcher/render/hits.h"
#include "searcher/snippet/snippet.h"

#define N_(s) s
#define _(s) gettext(s)

/* Lines a snippet may take. */
#define SNIPPET_LINES 3
#define INDENT "    "

/* Rank, where there is one, title, date and who speaks. */
static void print_head(const jy_console *page, const jy_hit *hit, bool is_partial)
{
    const jy_document *document = hit->document;
    g_autoptr(GString) line = g_string_new(NULL);
    if (hit->rank) {
        g_string_append_printf(line, "%u. ", hit->rank);
    }
    jy_console_paint(page, line, JY_PAINT_TITLE);
    jy_console_append(line, document->title ? document->title : document->path);
    jy_console_paint(page, line, JY_PAINT_PLAIN);
    jy_console_append_part(line, document->date);
    jy_console_append_part(line, document->speaker);
    if (g_strcmp0(document->issuer, document->speaker) != 0) {
        jy_console_append_part(line, document->issuer);
    }
    jy_console_append_part(line, document->docno);
    if (is_partial) {
        jy_console_paint(page, line, JY_PAINT_FAINT);
        g_string_append_printf(line, "  (%s)", _("partial match"));
        jy_console_paint(page, line, JY_PAINT_PLAIN);
    }
    fprintf(page->out, "%s\n", line->str);
}

static void print_place(const jy_console *page, const char *before, const jy_hit *hit, jy_place at)
{
    const jy_console_place place = {hit->db, hit->document->path, hit->document->id,
                                    at,      hit->document->ocr,  hit->passage.headings};
    g_autoptr(GString) text = g_string_new(before);
    jy_console_append_place(page, text, &place);
    fprintf(page->out, "%s\n", text->str);
}

void jy_hits_print_source(const jy_console *page, const jy_hit *hit, bool is_partial, jy_place place)
{
    print_head(page, hit, is_partial);
    print_place(page, "   ", hit, place);
}

static bool is_in(const GArray *spans, uint32_t at)
{
    for (guint i = 0; i < spans->len; i++) {
        const jy_span *span = &g_array_index(spans, jy_span, i);
        if (at >= span->start && at < span->end) {
            return true;
        }
    }
    return false;
}

/* A match above all, else by when and how much. */
static const char *paint_of(const void *user, uint32_t at, uint32_t count)
{
    const jy_snippet *snippet = user;
    (void)at;
    if (is_in(snippet->highlights, count)) {
        return JY_PAINT_MATCH;
    }
    bool particular = is_in(snippet->deadlines, count) || is_in(snippet->quantities, count);
    return particular ? JY_PAINT_PARTICULAR : JY_PAINT_PLAIN;
}

/* How often the same text occurs elsewhere and, where that is wanted, the places. */
static void print_duplicates(const jy_console *page, const jy_view *view, const jy_hit *hit)
{
    g_autoptr(GString) line = g_string_new(INDENT);
    jy_console_paint(page, line, JY_PAINT_FAINT);
    g_string_append_printf(line, ngettext("and %u copy", "and %u copies", hit->duplicates->len), hit->duplicates->len);
    jy_console_paint(page, line, JY_PAINT_PLAIN);
    fprintf(page->out, "%s\n", line->str);
    for (guint i = 0; view->duplicates == JY_DUPLICATES_LIST && i < hit->duplicates->len; i++) {
        const jy_hit *copy = hit->duplicates->pdata[i];
        const jy_place *begun = &copy->passage.place;
        print_place(page, INDENT "= ", copy, (jy_place){.page = begun->page, .line = begun->line});
    }
}

static void print_full(const jy_console *page, const jy_passage *passage)
{
    g_auto(GStrv) lines = g_strsplit(passage->text, "\n", -1);
    for (char **line = lines; *line; line++) {
        g_autoptr(GString) safe = g_string_new(INDENT "| ");
        jy_console_append(safe, *line);
        fprintf(page->out, "%s\n", safe->str);
    }
}

/* Of passages that are like one. */
static void print_likes(const jy_result *result, bool documents, FILE *out)
{
    uint64_t total = result->total_exact + result->total_partial;
    fprintf(out,
            documents ? ngettext("%s%" PRIu64 " document shares words with it; %u shown, %.0f ms\n",
                                 "%s%" PRIu64 " documents share words with it; %u shown, %.0f ms\n", total)
                      : ngettext("%s%" PRIu64 " passage shares words with it; %u shown, %.0f ms\n",
                                 "%s%" PRIu64 " passages share words with it; %u shown, %.0f ms\n", total),
            result->exact_lower_bound || result->partial_lower_bound ? _("at least ") : "", total, result->hits->len,
            result->took_ms);
}

static void print_totals(const jy_result *result, bool documents, FILE *out)
{
    uint64_t exact = result->total_exact;
    fprintf(out,
            documents
                ? ngettext("%s%" PRIu64 " document holds it whole", "%s%" PRIu64 " documents hold it whole", exact)
                : ngettext("%s%" PRIu64 " passage holds it whole", "%s%" PRIu64 " passages hold it whole", exact),
            result->exact_lower_bound ? _("at least ") : "", exact);
    if (result->total_partial) {
        fprintf(out, _(", %s%" PRIu64 " in part"), result->partial_lower_bound ? _("at least ") : "",
                (uint64_t)result->total_partial);
    }
    fprintf(out, _("; %u shown, %.0f ms\n"), result->hits->len, result->took_ms);
}

/* Lines of text that somebody typed. */
static void print_safe_lines(const char *text, FILE *out)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++) {
        g_autoptr(GString) safe = g_string_new(NULL);
        jy_console_append(safe, *line);
        fprintf(out, line[1] ? "%s\n" : "%s", safe->str);
    }
}

/* The score and what it is the sum of. */
static void print_score(const jy_console *page, const jy_hit *hit)
{
    static const char *const NAMES[JY_PARTS] = {
        N_("words"), N_("single characters"), N_("residual characters"), N_("best sentence"),     N_("window"),
        N_("early"), N_("opening"),           N_("neighbours"),          N_("what is asked for"), N_("document"),
        N_("newer"), N_("title alone"),
    };
    g_autoptr(GString) sum = g_string_new(NULL);
    for (jy_score_part part = 0; part < JY_PARTS; part++) {
        if (hit->parts[part] != 0) {
            g_string_append_printf(sum, "%s%s %.4f", sum->len ? " + " : "", _(NAMES[part]), hit->parts[part]);
        }
    }
    fprintf(page->out, _("    score %.4f = %s\n"), hit->score, sum->str);
}

static void print_hit(const jy_console *page, const jy_hit *hit, const jy_view *view)
{
    g_auto(jy_snippet) snippet = {0};
    jy_snippet_make(hit, (page->width - (unsigned)strlen(INDENT)) * SNIPPET_LINES, view->context, &snippet);
    jy_hits_print_source(page, hit, !hit->exact && !view->is_like, snippet.place);
    jy_console_wrap(page, INDENT, INDENT, &(jy_console_text){snippet.text, paint_of, &snippet});
    if (view->full) {
        print_full(page, &hit->passage);
    }
    if (hit->duplicates) {
        print_duplicates(page, view, hit);
    }
    if (view->explain) {
        print_score(page, hit);
    }
    fputc('\n', page->out);
}

char *jy_hits_suggestion(const GPtrArray *suggestions)
{
    if (!suggestions || suggestions->len == 0) {
        return NULL;
    }
    g_autoptr(GString) list = g_string_new(NULL);
    for (guint i = 0; i < suggestions->len; i++) {
        g_string_append(list, i ? _(", or ") : "");
        jy_console_append(list, suggestions->pdata[i]);
    }
    /* Translators: %s is one or several questions, "a, or b". */
    return g_strdup_printf(_("Did you mean: %s?"), list->str);
}

/* That no document meets a condition, by the field. */
static const char *const ABSENCES[JY_FIELDS] = {
    [JY_FIELD_SPEAKER] = N_("no document is by the speaker %s"),
    [JY_FIELD_ISSUER] = N_("no document was issued by %s"),
    [JY_FIELD_DOCNO] = N_("no document has the number %s"),
    [JY_FIELD_TITLE] = N_("no title holds %s"),
    [JY_FIELD_HEADING] = N_("no heading holds %s"),
    [JY_FIELD_PATH] = N_("no file has the path %s"),
    [JY_FIELD_TYPE] = N_("no file is of the type %s"),
    [JY_FIELD_GENRE] = N_("no document is of the genre %s"),
    [JY_FIELD_YEAR] = N_("no document is dated %s"),
    [JY_FIELD_DATE] = N_("no document is dated %s"),
    [JY_FIELD_SINCE] = N_("no document is new since %s"),
};

char *jy_hits_culprit(const jy_culprit *culprit)
{
    g_autoptr(GString) line = g_string_new(NULL);
    g_autoptr(GString) value = g_string_new(NULL);
    jy_console_append(value, culprit->value);
    if (!culprit->is_absent) {
        g_string_printf(line, _("without %s:%s there would be something"), jy_fields_row(culprit->field)->name,
                        value->str);
        return g_strdup(line->str);
    }
    const char *absence = ABSENCES[culprit->field];
    g_string_printf(line, gettext(absence ? absence : N_("nothing has %s")), value->str);
    const jy_field_row *row = jy_fields_row(culprit->field);
    const bool is_choice = culprit->field == JY_FIELD_GENRE || culprit->field == JY_FIELD_TYPE;
    for (guint i = 0; i < culprit->near->len; i++) {
        g_string_append(line, i ? _(", ") : is_choice ? _("; there are: ") : _("; near to it: "));
        jy_console_append(line, culprit->near->pdata[i]);
    }
    if (culprit->near->len == 0 && row->uses & JY_FIELD_COUNTED) {
        g_string_append_printf(line, _("; --facet=%s counts those that there are"), row->name);
    }
    if (culprit->nameless) {
        g_string_append_printf(line, _("; %u of %u documents name none"), culprit->nameless, culprit->documents);
    }
    return g_strdup(line->str);
}

/* The answer to a question for the first time, before the hits, which are for its topic. */
static void print_first(const jy_hits_first *first, FILE *out)
{
    const uint32_t later = jy_hits_later(first);
    const jy_stats_place *of = &first->career->total.first;
    g_autoptr(GString) topic = g_string_new(NULL);
    g_autoptr(GString) place = g_string_new(NULL);
    jy_console_append(topic, first->topic);
    jy_console_append(place, of->path);
    if (of->id) {
        g_string_append_c(place, '#');
        jy_console_append(place, of->id);
    }
    g_autoptr(GString) line = g_string_new(NULL);
    g_string_printf(line, _("first mention of %s: %s, %s"), topic->str, of->date, place->str);
    if (later) {
        g_string_append_printf(
            line, ngettext("; %u later document has it, of %s", "; %u later documents have it, the last of %s", later),
            later, first->career->total.last.date);
    } else {
        g_string_append(line, _("; no later document has it"));
    }
    fprintf(out, "%s\n", line->str);
    fputc('\n', out);
}

void jy_hits_text(const void *found, const jy_view *view, FILE *out)
{
    const jy_hits *hits = found;
    const jy_result *result = hits->result;
    const jy_console page = jy_console_of(view, out);
    if (view->qid) {
        fputs("# ", out);
        print_safe_lines(view->qid, out);
        fputc('\t', out);
        print_safe_lines(view->query, out);
        fputc('\n', out);
    }
    if (hits->explain) {
        print_safe_lines(hits->explain, out);
    }
    if (hits->first) {
        print_first(hits->first, out);
    }
    for (guint i = 0; i < result->hits->len; i++) {
        print_hit(&page, result->hits->pdata[i], view);
    }
    if (result->total_exact + result->total_partial) {
        (view->is_like ? print_likes : print_totals)(result, view->is_grouped, out);
    }
    /* Beside "nothing found", on stderr, where a single question has no hit. */
    g_autofree char *suggestion = result->hits->len || view->qid ? jy_hits_suggestion(hits->suggestions) : NULL;
    if (suggestion) {
        fprintf(out, "%s\n", suggestion);
    }
    for (guint i = 0; (result->hits->len || view->qid) && hits->culprits && i < hits->culprits->len; i++) {
        g_autofree char *line = jy_hits_culprit(hits->culprits->pdata[i]);
        fprintf(out, "%s\n", line);
    }
}
