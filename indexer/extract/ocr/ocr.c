/* ocr.c: tesseract's symbols and their boxes as glyphs. What it takes for words and paragraphs is of no use in Chinese:
 * layout/ makes those. */
#include "indexer/extract/ocr/ocr.h"

#include <jiyan/base/error.h>
#include <jiyan/text/character.h>
#include <libintl.h>
#include <math.h>
#include <string.h>

#define _(s) gettext(s)

/* More could be read with what is not there. */
static void note_lack(const jy_extract_target *to)
{
    if (to && to->lacks) {
        *to->lacks = true;
    }
}

#ifdef JIYAN_OCR

#include <dlfcn.h>
#include <tesseract/capi.h>

/* What has to be there, and what is used where it is. */
#define LANGUAGE "chi_sim"
#define PACKAGE "tesseract-ocr-chi-sim"
static const char *const OTHERS[] = {"chi_tra"};

/* Pixels an inch where an image does not say it: an A4 page that wide is scanned at it. */
#define POINTS_INCH 72.0f
#define PAGE_INCHES 8.27f
#define RESOLUTION_LEAST 50

struct jy_ocr {
    TessBaseAPI *engine;
    double sum; /* of the confidence of all characters, 0 … 100 */
    uint64_t characters;
};

/* Begins anew with the languages. */
static bool begin(jy_ocr *ocr, const char *languages)
{
    if (ocr->engine) {
        TessBaseAPIDelete(ocr->engine);
    }
    ocr->engine = TessBaseAPICreate();
    TessBaseAPISetVariable(ocr->engine, "debug_file", "/dev/null");
    return TessBaseAPIInit2(ocr->engine, NULL, languages, OEM_LSTM_ONLY) == 0;
}

/* Returns the languages to read with, joined as tesseract wants them; free with g_free. */
static char *choose_languages(const jy_ocr *ocr)
{
    GString *chosen = g_string_new(LANGUAGE);
    char **installed = TessBaseAPIGetAvailableLanguagesAsVector(ocr->engine);
    for (size_t i = 0; installed && i < G_N_ELEMENTS(OTHERS); i++) {
        if (g_strv_contains((const char *const *)installed, OTHERS[i])) {
            g_string_append_printf(chosen, "+%s", OTHERS[i]);
        }
    }
    TessDeleteTextArray(installed);
    return g_string_free(chosen, false);
}

/* Tesseract cuts its work into pieces too small for several threads, which wait for each other by spinning: twice the
 * time in all, while the other cores have files of their own. OpenMP is a library of its own and none of this
 * program's: no parallel region is to be active. */
static void take_one_thread(void)
{
    void (*set_levels)(int) = NULL;
    void *symbol = dlsym(RTLD_DEFAULT, "omp_set_max_active_levels");
    memcpy(&set_levels, &symbol, sizeof(symbol));
    if (set_levels) {
        set_levels(0);
    }
}

/* Begins with all languages that are wanted and there. */
static bool begin_all(jy_ocr *ocr)
{
    if (!begin(ocr, LANGUAGE)) {
        return false;
    }
    g_autofree char *languages = choose_languages(ocr);
    return g_str_equal(languages, LANGUAGE) || begin(ocr, languages) || begin(ocr, LANGUAGE);
}

jy_ocr *jy_ocr_new(const jy_extract_target *to, GError **err)
{
    g_autoptr(jy_ocr) ocr = g_new0(jy_ocr, 1);
    take_one_thread();
    if (!begin_all(ocr)) {
        note_lack(to);
        g_set_error(err, JY_ERROR, JY_ERROR_UNSUPPORTED, _("needs %s to read images by OCR"), PACKAGE);
        return NULL;
    }
    TessBaseAPISetPageSegMode(ocr->engine, PSM_AUTO);
    return g_steal_pointer(&ocr);
}

void jy_ocr_free(jy_ocr *ocr)
{
    if (ocr) {
        TessBaseAPIDelete(ocr->engine);
        g_free(ocr);
    }
}

unsigned jy_ocr_confidence(const jy_ocr *ocr)
{
    const uint64_t characters = ocr ? ocr->characters : 0;
    return characters ? (unsigned)CLAMP(lround(ocr->sum / (double)characters), 1, JY_DOCUMENT_OCR_MOST) : 0;
}

/* The glyphs of a page under way. */
typedef struct {
    jy_ocr *ocr;
    GArray *glyphs; /* of jy_page_glyph */
    float scale;    /* points a pixel */
} symbol_draft;

/* A wide character fills its square, of which only the ink is told, and that not exactly: up to the next character,
 * unless there is room for another between them. */
static void widen(jy_page_glyph *glyph, float next)
{
    if (glyph->character >= JY_CHARACTER_WIDE) {
        glyph->right = next < glyph->right + glyph->size ? next : MAX(glyph->right, glyph->left + glyph->size);
    }
}

static void add_glyph(symbol_draft *draft, jy_page_glyph glyph)
{
    GArray *glyphs = draft->glyphs;
    jy_page_glyph *last = glyphs->len ? &g_array_index(glyphs, jy_page_glyph, glyphs->len - 1) : NULL;
    if (last && last->character != '\n') {
        widen(last, glyph.character == '\n' ? last->left + last->size : glyph.left);
    }
    g_array_append_val(glyphs, glyph);
}

/* Adds the symbol that the iterator is at, in the line whose box is that of `line`. */
static void add_symbol(symbol_draft *draft, TessResultIterator *at, const jy_page_glyph *line)
{
    const TessPageIterator *place = TessResultIteratorGetPageIteratorConst(at);
    int left = 0, top = 0, right = 0, bottom = 0;
    char *text = TessResultIteratorGetUTF8Text(at, RIL_SYMBOL);
    TessPageIteratorBoundingBox(place, RIL_SYMBOL, &left, &top, &right, &bottom);
    jy_page_glyph glyph = *line;
    glyph.left = (float)left * draft->scale;
    glyph.right = (float)right * draft->scale;
    const GArray *glyphs = draft->glyphs;
    const jy_page_glyph *last = glyphs->len ? &g_array_index(glyphs, jy_page_glyph, glyphs->len - 1) : NULL;
    bool begins_word = TessPageIteratorIsAtBeginningOf(place, RIL_WORD);
    for (const char *c = text; c && *c && g_utf8_validate(c, -1, NULL); c = g_utf8_next_char(c)) {
        glyph.character = g_utf8_get_char(c);
        bool letters = last && last->character < JY_CHARACTER_WIDE && glyph.character < JY_CHARACTER_WIDE;
        if (c == text && begins_word && letters && last->character != '\n') {
            jy_page_glyph space = glyph;
            space.character = ' ';
            space.right = space.left;
            add_glyph(draft, space);
        }
        add_glyph(draft, glyph);
        draft->ocr->sum += (double)TessResultIteratorConfidence(at, RIL_WORD);
        draft->ocr->characters++;
    }
    TessDeleteText(text);
}

static void add_symbols(symbol_draft *draft)
{
    TessResultIterator *at = TessBaseAPIGetIterator(draft->ocr->engine);
    jy_page_glyph line = {0};
    do {
        const TessPageIterator *place = at ? TessResultIteratorGetPageIteratorConst(at) : NULL;
        int left, top, right, bottom;
        if (!place || !TessPageIteratorBoundingBox(place, RIL_TEXTLINE, &left, &top, &right, &bottom)) {
            break;
        }
        if (TessPageIteratorIsAtBeginningOf(place, RIL_TEXTLINE)) {
            line.character = '\n';
            add_glyph(draft, line);
            line.top = (float)top * draft->scale;
            line.bottom = (float)bottom * draft->scale;
            line.size = line.bottom - line.top;
        }
        add_symbol(draft, at, &line);
    } while (TessResultIteratorNext(at, RIL_SYMBOL));
    if (at) {
        TessResultIteratorDelete(at);
    }
}

bool jy_ocr_read(jy_ocr *ocr, const jy_ocr_image *image, jy_page_lines *lines, GError **err)
{
    if (image->width <= 0 || image->height <= 0) {
        g_set_error(err, JY_ERROR, JY_ERROR_MALFORMED, _("no image that can be read"));
        return false;
    }
    if ((int64_t)image->width * image->height > JY_OCR_PIXELS_MOST) {
        g_set_error(err, JY_ERROR, JY_ERROR_TOO_BIG, _("an image of more than %d million pixels"),
                    JY_OCR_PIXELS_MOST / 1000000);
        return false;
    }
    int resolution = image->resolution >= RESOLUTION_LEAST
                         ? image->resolution
                         : (int)((float)MIN(image->width, image->height) / PAGE_INCHES);
    resolution = MAX(resolution, RESOLUTION_LEAST);
    TessBaseAPISetImage(ocr->engine, image->pixels, image->width, image->height, 1, image->stride);
    TessBaseAPISetSourceResolution(ocr->engine, resolution);
    symbol_draft draft = {ocr, g_array_new(false, false, sizeof(jy_page_glyph)), POINTS_INCH / (float)resolution};
    if (TessBaseAPIRecognize(ocr->engine, NULL) == 0) {
        add_symbols(&draft);
    }
    jy_page_lines_add_page(lines, (jy_page_glyph *)(void *)draft.glyphs->data, draft.glyphs->len,
                           (float)image->width * draft.scale, (float)image->height * draft.scale);
    g_array_unref(draft.glyphs);
    TessBaseAPIClear(ocr->engine);
    return true;
}

#else

jy_ocr *jy_ocr_new(const jy_extract_target *to, GError **err)
{
    note_lack(to);
    g_set_error(err, JY_ERROR, JY_ERROR_UNSUPPORTED, _("built without tesseract, which reads images"));
    return NULL;
}

void jy_ocr_free(jy_ocr *ocr)
{
    (void)ocr;
}

unsigned jy_ocr_confidence(const jy_ocr *ocr)
{
    (void)ocr;
    return 0;
}

bool jy_ocr_read(jy_ocr *ocr, const jy_ocr_image *image, jy_page_lines *lines, GError **err)
{
    (void)ocr, (void)image, (void)lines;
    g_set_error(err, JY_ERROR, JY_ERROR_UNSUPPORTED, _("built without tesseract, which reads images"));
    return false;
}

#endif
