/* concordance.c: the lines of a concordance, found and sorted. */
#include "searcher/count/concordance.h"

#include <jiyan/base/terminal.h>
#include <jiyan/text/fold.h>
#include <jiyan/text/sentence.h>
#include <string.h>

#include "searcher/search/scan.h"
#include "searcher/search/search.h"

/* Bytes of a side that are looked at: more than the widest page shows. */
#define SIDE_BYTES 4096
/* Characters of a side that lines are sorted by. */
#define KEY_CHARACTERS 32

static void free_line(void *item)
{
    jy_concordance_line *line = item;
    char *const strings[] = {line->left,     line->match,     line->right, line->date,
                             line->left_key, line->right_key, line->db};
    for (size_t i = 0; i < G_N_ELEMENTS(strings); i++) {
        g_free(strings[i]);
    }
    g_strfreev(line->headings);
    g_free(line);
}

jy_concordance *jy_concordance_new(void)
{
    jy_concordance *concordance = g_new0(jy_concordance, 1);
    concordance->lines = g_ptr_array_new_with_free_func(free_line);
    concordance->documents = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)jy_document_free);
    return concordance;
}

void jy_concordance_free(jy_concordance *concordance)
{
    if (concordance) {
        g_ptr_array_unref(concordance->lines);
        g_hash_table_unref(concordance->documents);
        g_free(concordance);
    }
}

/* ---- a line ---- */

/* Bytes of a text on one line, safe for a terminal. */
static char *flatten(const char *text, uint32_t start, uint32_t end)
{
    g_autoptr(GString) line = g_string_new(NULL);
    jy_sentence_line(text + start, end > start ? end - start : 0, line);
    return jy_terminal_safe(line->str);
}

/* The paragraph that byte `at` lies in. */
static jy_span paragraph_of(const jy_passage *passage, uint32_t at)
{
    for (guint i = 0; i < passage->paragraphs->len; i++) {
        const jy_paragraph *paragraph = &g_array_index(passage->paragraphs, jy_paragraph, i);
        if (at < paragraph->end) {
            return (jy_span){MIN(paragraph->start, at), paragraph->end};
        }
    }
    return (jy_span){at, passage->length};
}

/* The first or last byte of a side, which goes no further than `limit`: on the beginning of a character. */
static uint32_t side_end(const char *text, uint32_t from, uint32_t limit)
{
    uint32_t end =
        from > limit ? (from - limit > SIDE_BYTES ? from - SIDE_BYTES : limit) : MIN(limit, from + SIDE_BYTES);
    while (end != limit && ((unsigned char)text[end] & 0xC0) == 0x80) {
        end++;
    }
    return end;
}

static jy_concordance_line *new_line(const jy_hit *hit, const jy_match_span *match, unsigned columns)
{
    const jy_passage *passage = &hit->passage;
    const jy_span paragraph = paragraph_of(passage, match->start);
    const char *text = passage->text;
    jy_concordance_line *line = g_new0(jy_concordance_line, 1);
    g_autofree char *left = flatten(text, side_end(text, match->start, paragraph.start), match->start);
    g_autofree char *right = flatten(text, match->end, side_end(text, match->end, MAX(paragraph.end, match->end)));
    const char *right_end = g_utf8_offset_to_pointer(right, MIN(g_utf8_strlen(right, -1), KEY_CHARACTERS));
    const char *left_start = g_utf8_offset_to_pointer(left, MAX(g_utf8_strlen(left, -1) - KEY_CHARACTERS, 0));
    g_autofree char *left_key = jy_fold_string(left_start, -1);
    line->left = g_strdup(jy_terminal_tail(left, columns));
    line->right = g_strndup(right, jy_terminal_head(right, columns));
    line->left_key = g_utf8_strreverse(left_key, -1); /* from the match on, so backwards */
    line->right_key = jy_fold_string(right, right_end - right);
    line->match = flatten(text, match->start, match->end);
    line->date = jy_terminal_safe(hit->document->date ? hit->document->date : "");
    line->db = g_strdup(hit->db);
    line->place = jy_passage_place(passage, match->start);
    line->headings = g_strdupv(passage->headings);
    line->folder = hit->folder;
    line->offset = passage->offset + match->start;
    line->length = match->end - match->start;
    return line;
}

/* A copy of the hit's document, which outlives the hit: one for all of its lines. */
static const jy_document *keep_document(jy_concordance *concordance, const jy_hit *hit)
{
    const jy_document *document = hit->document;
    g_autofree char *key = g_strdup_printf("%zu:%s#%s", hit->folder, document->path, document->id ? document->id : "");
    jy_document *kept = g_hash_table_lookup(concordance->documents, key);
    if (!kept) {
        kept = jy_document_copy(document);
        g_hash_table_insert(concordance->documents, g_steal_pointer(&key), kept);
    }
    return kept;
}

void jy_concordance_add(jy_concordance *concordance, const jy_hit *hit, unsigned columns)
{
    const jy_document *document = hit->matches->len ? keep_document(concordance, hit) : NULL;
    for (guint i = 0; i < hit->matches->len; i++) {
        const jy_match_span *match = &g_array_index(hit->matches, jy_match_span, i);
        jy_concordance_line *line = new_line(hit, match, columns);
        line->document = document;
        g_ptr_array_add(concordance->lines, line);
    }
}

/* ---- order ---- */

/* By one side, of equals by the other, and then by place. */
static int by_side(const void *a, const void *b, void *user)
{
    const jy_concordance_line *left = *(const jy_concordance_line *const *)a,
                              *right = *(const jy_concordance_line *const *)b;
    int by_left = strcmp(left->left_key, right->left_key), by_right = strcmp(left->right_key, right->right_key);
    bool is_right_first = *(const jy_concordance_order *)user == JY_CONCORDANCE_RIGHT;
    int first = is_right_first ? by_right : by_left, second = is_right_first ? by_left : by_right;
    int order = first ? first : second;
    order = order ? order : (left->folder > right->folder) - (left->folder < right->folder);
    order = order ? order : strcmp(left->document->path, right->document->path);
    order = order ? order : g_strcmp0(left->document->id, right->document->id);
    return order ? order : (left->offset > right->offset) - (left->offset < right->offset);
}

void jy_concordance_sort(jy_concordance *concordance, jy_concordance_order order)
{
    if (order != JY_CONCORDANCE_RANK) {
        g_ptr_array_sort_with_data(concordance->lines, by_side, &order);
    }
}

/* ---- a request ---- */

/* Lines in the order of the hits, as many at least as the request wants, where there are so many: a hit may have none,
 * its words being in the title, or several. */
static bool find_ranked(jy_index *index, const jy_request *request, unsigned columns, jy_concordance *to, GError **err)
{
    jy_request search = *request;
    guint wanted = request->offset + request->limit;
    search.offset = 0;
    search.limit = MAX(wanted, 1);
    do {
        g_autoptr(jy_result) result = jy_search(index, &search, err);
        if (!result) {
            return false;
        }
        g_ptr_array_set_size(to->lines, 0);
        for (guint i = 0; i < result->hits->len; i++) {
            jy_concordance_add(to, result->hits->pdata[i], columns);
        }
        to->has_more = result->hits->len == search.limit;
        search.limit = search.limit < G_MAXUINT32 / 2 ? search.limit * 2 : G_MAXUINT32;
    } while (to->has_more && to->lines->len < wanted);
    return true;
}

typedef struct {
    jy_concordance *concordance;
    unsigned columns;
} concordance_scan;

static bool take_hit(jy_hit **hit, void *user)
{
    const concordance_scan *to = user;
    jy_concordance_add(to->concordance, *hit, to->columns);
    return to->concordance->lines->len <= JY_CONCORDANCE_SORTED_MOST;
}

static bool scan_once(jy_index *index, const jy_question *question, void *user, GError **err)
{
    const concordance_scan *to = user;
    g_ptr_array_set_size(to->concordance->lines, 0);
    return jy_scan(index, question, take_hit, user, err);
}

jy_concordance *jy_concordance_find(jy_index *index, const jy_request *request, jy_concordance_order order,
                                    unsigned columns, GError **err)
{
    jy_request exact = *request;
    exact.match = JY_MATCH_EXACT;
    exact.group = JY_GROUP_PASSAGE;
    g_autoptr(jy_concordance) found = jy_concordance_new();
    if (order == JY_CONCORDANCE_RANK) {
        return find_ranked(index, &exact, columns, found, err) ? g_steal_pointer(&found) : NULL;
    }
    /* In another order the first line may be anywhere. */
    g_autoptr(jy_question) question = jy_question_new(&exact, err);
    concordance_scan to = {found, columns};
    if (!question || !jy_question_run(question, index, scan_once, &to, err)) {
        return NULL;
    }
    found->has_more = found->lines->len > JY_CONCORDANCE_SORTED_MOST;
    g_ptr_array_set_size(found->lines, (int)MIN(found->lines->len, JY_CONCORDANCE_SORTED_MOST));
    jy_concordance_sort(found, order);
    return g_steal_pointer(&found);
}
