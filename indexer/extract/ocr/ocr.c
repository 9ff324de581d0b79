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

static void (*watching)(void);

void jy_ocr_watch(void (*watch)(void))
{
    watching = watch;
}

#ifdef JIYAN_OCR

#include <dlfcn.h>
#include <tesseract/capi.h>

#include "indexer/extract/ocr/mend.h"
#include "indexer/extract/ocr/picture.h"

/* What has to be there, and what is used where it is. */
#define LANGUAGE "chi_sim"
static const char *const OTHERS[] = {"chi_tra"};

/* Pixels an inch where an image does not say it: an A4 page that wide is scanned at it. */
#define POINTS_INCH 72.0f
#define PAGE_INCHES 8.27f
#define RESOLUTION_LEAST 50
#define RESOLUTION_MOST 1200
/* A page of which OCR is less sure may lie on its side or its head; one that is read so surely does not. */
#define CONFIDENCE_UPRIGHT 65
#define CONFIDENCE_TURNED 75
/* What it is less sure of is no text: the grain of a photograph, the lines of a drawing. */
#define CONFIDENCE_LEAST 40
/* Characters from which on a page may be turned. */
#define TURNED_LEAST 20

struct jy_ocr {
    TessBaseAPI *engine;
    double sum; /* of the confidence of all characters that were taken, 0 … 100 */
    uint64_t characters;
    guint pages;
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
        g_set_error(err, JY_ERROR, JY_ERROR_UNSUPPORTED, _("needs %s to read images by OCR"), JY_EXTRACT_OCR_PACKAGE);
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

void jy_ocr_forget(jy_ocr *ocr)
{
    ocr->sum = 0;
    ocr->characters = 0;
}

/* The glyphs of a page under way. */
typedef struct {
    jy_ocr *ocr;
    GArray *glyphs;      /* of jy_page_glyph */
    float scale;         /* points a pixel */
    float width, height; /* of the page */
    double sum;          /* of the confidence of its characters */
    guint characters;
} symbol_draft;

/* A wide character fills its square, of which only the ink is told, and that not exactly: up to the next character,
 * unless there is room for another between them. */
static void widen(jy_page_glyph *glyph, float next)
{
    if (glyph->character >= JY_CHARACTER_WIDE) {
        glyph->right = next < glyph->right + glyph->size ? next : MAX(glyph->right, glyph->left + glyph->size);
    }
}

/* Of the width of a character: a Chinese one of less ink was not seen whole. */
#define INK_LEAST 0.6f

/* What tesseract tells of a Chinese character is now and then its last stroke alone, and that not exactly: the rest is
 * before it, up to the last one where there is no room for another between them. */
static void widen_back(jy_page_glyph *glyph, const jy_page_glyph *last)
{
    if (jy_character_is_han(glyph->character) && glyph->right - glyph->left < INK_LEAST * glyph->size) {
        const float left = fminf(glyph->left, glyph->right - glyph->size);
        glyph->left = left < last->right + glyph->size ? last->right : left;
    }
}

static void add_glyph(symbol_draft *draft, jy_page_glyph glyph)
{
    GArray *glyphs = draft->glyphs;
    jy_page_glyph *last = glyphs->len ? &g_array_index(glyphs, jy_page_glyph, glyphs->len - 1) : NULL;
    if (last && last->character != '\n') {
        widen_back(&glyph, last);
        widen(last, glyph.character == '\n' ? last->left + last->size : glyph.left);
    }
    g_array_append_val(glyphs, glyph);
}

/* A gap between digits that is one, not the rest of their squares. In heights of the line. */
#define GAP_DIGITS 0.6f

/* Digits that stand near each other are one number. */
static void join_digits(jy_page_glyph *last, const jy_page_glyph *glyph)
{
    if (jy_character_digit(last->character) >= 0 && jy_character_digit(glyph->character) >= 0 &&
        glyph->left - last->right < GAP_DIGITS * glyph->size) {
        last->right = glyph->left;
    }
}

/* True where the begin of a word is to be seen: between letters, and digits that stand apart. */
static bool parts_words(const jy_page_glyph *last, const jy_page_glyph *glyph)
{
    const bool letters =
        last->character != '\n' && last->character < JY_CHARACTER_WIDE && glyph->character < JY_CHARACTER_WIDE;
    const bool digits = jy_character_digit(last->character) >= 0 && jy_character_digit(glyph->character) >= 0;
    return letters && !(digits && glyph->left <= last->right);
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
    GArray *glyphs = draft->glyphs;
    jy_page_glyph *last = glyphs->len ? &g_array_index(glyphs, jy_page_glyph, glyphs->len - 1) : NULL;
    bool begins_word = TessPageIteratorIsAtBeginningOf(place, RIL_WORD);
    for (const char *c = text; c && *c && g_utf8_validate(c, -1, NULL); c = g_utf8_next_char(c)) {
        glyph.character = g_utf8_get_char(c);
        if (last) {
            join_digits(last, &glyph);
        }
        if (c == text && begins_word && last && parts_words(last, &glyph)) {
            jy_page_glyph space = glyph;
            space.character = ' ';
            space.right = space.left;
            add_glyph(draft, space);
        }
        add_glyph(draft, glyph);
        draft->sum += (double)TessResultIteratorConfidence(at, RIL_WORD);
        draft->characters++;
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
    jy_mend_numbers(draft->glyphs);
}

static int resolution_of(const PIX *picture)
{
    const int told = pixGetXRes(picture), width = pixGetWidth(picture), height = pixGetHeight(picture);
    const int guessed = (int)((float)MIN(width, height) / PAGE_INCHES);
    return told >= RESOLUTION_LEAST && told <= RESOLUTION_MOST ? told : MAX(guessed, RESOLUTION_LEAST);
}

/* Reads a picture that is clean. Returns its glyphs; free them with g_array_unref. */
static symbol_draft recognize(jy_ocr *ocr, PIX *clean, int resolution)
{
    symbol_draft draft = {.ocr = ocr,
                          .glyphs = g_array_new(false, false, sizeof(jy_page_glyph)),
                          .scale = POINTS_INCH / (float)resolution};
    draft.width = (float)pixGetWidth(clean) * draft.scale;
    draft.height = (float)pixGetHeight(clean) * draft.scale;
    TessBaseAPISetImage2(ocr->engine, clean);
    TessBaseAPISetSourceResolution(ocr->engine, resolution);
    if (TessBaseAPIRecognize(ocr->engine, NULL) == 0) {
        add_symbols(&draft);
    }
    TessBaseAPIClear(ocr->engine);
    return draft;
}

static double confidence_of(const symbol_draft *draft)
{
    return draft->characters ? draft->sum / draft->characters : 0;
}

/* Reads a picture turned by quarters, if that is surer. */
static void try_turned(PIX *clean, int resolution, symbol_draft *best)
{
    static const int QUARTERS[] = {2, 1, 3};
    for (size_t i = 0; i < G_N_ELEMENTS(QUARTERS) && confidence_of(best) < CONFIDENCE_TURNED; i++) {
        PIX *turned = pixRotateOrth(clean, QUARTERS[i]);
        if (!turned) {
            break;
        }
        symbol_draft draft = recognize(best->ocr, turned, resolution), worse = draft;
        if (draft.characters >= TURNED_LEAST && confidence_of(&draft) > confidence_of(best)) {
            worse = *best;
            *best = draft;
        }
        g_array_unref(worse.glyphs);
        pixDestroy(&turned);
    }
}

/* Says that a page begins. Errors: TOO_BIG (one too many). */
static bool begin_page(jy_ocr *ocr, GError **err)
{
    if (ocr->pages == JY_OCR_PAGES_MOST) {
        g_set_error(err, JY_ERROR, JY_ERROR_TOO_BIG, _("more than %d pages for OCR"), JY_OCR_PAGES_MOST);
        return false;
    }
    ocr->pages++;
    if (watching) {
        watching();
    }
    return true;
}

/* Reads a picture. Takes it. */
static bool read_picture(jy_ocr *ocr, PIX *picture, jy_page_lines *lines, GError **err)
{
    const int resolution = picture ? resolution_of(picture) : 0;
    PIX *clean = jy_picture_clean(picture, resolution);
    if (!clean) {
        g_set_error(err, JY_ERROR, JY_ERROR_MALFORMED, _("no image that can be read"));
        return false;
    }
    symbol_draft best = recognize(ocr, clean, resolution);
    if (best.characters >= TURNED_LEAST && confidence_of(&best) < CONFIDENCE_UPRIGHT) {
        try_turned(clean, resolution, &best);
    }
    pixDestroy(&clean);
    if (confidence_of(&best) < CONFIDENCE_LEAST) {
        g_array_set_size(best.glyphs, 0);
        best.sum = best.characters = 0;
    }
    ocr->sum += best.sum;
    ocr->characters += best.characters;
    jy_page_lines_add_page(lines, (jy_page_glyph *)(void *)best.glyphs->data, best.glyphs->len, best.width,
                           best.height);
    g_array_unref(best.glyphs);
    return true;
}

bool jy_ocr_read(jy_ocr *ocr, const jy_ocr_image *image, jy_page_lines *lines, GError **err)
{
    if (!begin_page(ocr, err)) {
        return false;
    }
    const bool is_too_big = (int64_t)image->width * image->height > JY_OCR_PIXELS_MOST;
    PIX *picture =
        image->width > 0 && image->height > 0 && !is_too_big ? pixCreate(image->width, image->height, 32) : NULL;
    for (int y = 0; picture && y < image->height; y++) {
        const uint32_t *from = image->pixels + (ptrdiff_t)y * image->stride;
        l_uint32 *to = pixGetData(picture) + (ptrdiff_t)y * pixGetWpl(picture);
        for (int x = 0; x < image->width; x++) {
            to[x] = from[x] << 8; /* leptonica's red is the highest byte */
        }
    }
    if (picture) {
        pixSetResolution(picture, image->resolution, image->resolution);
    }
    return read_picture(ocr, picture, lines, err);
}

bool jy_ocr_read_file(jy_ocr *ocr, const jy_ocr_picture *file, size_t *offset, jy_page_lines *lines, GError **err)
{
    PIX *picture = begin_page(ocr, err) ? jy_picture_decode(file->bytes, file->length, offset, err) : NULL;
    return picture && read_picture(ocr, picture, lines, err);
}

bool jy_ocr_read_pictures(jy_ocr *ocr, const jy_ocr_page *page, jy_page_lines *lines, GError **err)
{
    if (page->count == 1) { /* of its own resolution */
        return jy_ocr_read_file(ocr, page->pictures, NULL, lines, err);
    }
    PIX *picture = begin_page(ocr, err) ? jy_picture_compose(page, err) : NULL;
    return picture && read_picture(ocr, picture, lines, err);
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

void jy_ocr_forget(jy_ocr *ocr)
{
    (void)ocr;
}

static bool fail_without(GError **err)
{
    g_set_error(err, JY_ERROR, JY_ERROR_UNSUPPORTED, _("built without tesseract, which reads images"));
    return false;
}

bool jy_ocr_read(jy_ocr *ocr, const jy_ocr_image *image, jy_page_lines *lines, GError **err)
{
    (void)ocr, (void)image, (void)lines;
    return fail_without(err);
}

bool jy_ocr_read_file(jy_ocr *ocr, const jy_ocr_picture *file, size_t *offset, jy_page_lines *lines, GError **err)
{
    (void)ocr, (void)file, (void)offset, (void)lines;
    return fail_without(err);
}

bool jy_ocr_read_pictures(jy_ocr *ocr, const jy_ocr_page *page, jy_page_lines *lines, GError **err)
{
    (void)ocr, (void)page, (void)lines;
    return fail_without(err);
}

#endif

const char *jy_ocr_needs(void)
{
    static const jy_extract_target NOBODY = {0};
    g_autoptr(jy_ocr) ocr = jy_ocr_new(&NOBODY, NULL);
    return ocr ? NULL : JY_EXTRACT_OCR_PACKAGE;
}
