/* indexer_ocr_test.c: pages of the fixtures, rendered as a scanner at 200 dpi gives them, and read by OCR. */
#include <cairo-pdf.h>
#include <cairo.h>
#include <glib/gstdio.h>
#include <jiyan/base/error.h>
#include <jiyan/text/decode.h>
#include <leptonica/allheaders.h>
#include <string.h>

#include "indexer/describe/describe.h"
#include "indexer/extract/extract.h"
#include "indexer/extract/ocr/mend.h"
#include "indexer/extract/ocr/ocr.h"
#include "indexer_ofd_made.h"

#define FONT_FILE "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"
#define FONT "WenQuanYi Zen Hei"

/* An A4 page at 200 dpi, its margins, its characters and its lines in pixels. */
enum { WIDTH = 1654, HEIGHT = 2339, MARGIN = 240, SIZE = 44, LINE = 78 };

static const char *missing(void)
{
    g_autoptr(GError) err = NULL;
    g_autoptr(jy_ocr) ocr = jy_ocr_new(NULL, &err);
    return !ocr                                          ? "no tesseract with chi_sim"
           : !g_file_test(FONT_FILE, G_FILE_TEST_EXISTS) ? "no fonts-wqy-zenhei"
                                                         : NULL;
}

/* ---- rendering ---- */

/* Draws the beginning of a text, wrapped. Returns a new image of grey pixels; *ret_drawn gets what is on it. */
static PIX *draw(const char *text, GString *drawn)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
    cairo_t *cairo = cairo_create(surface);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_set_source_rgb(cairo, 0, 0, 0);
    cairo_select_font_face(cairo, FONT, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(cairo, SIZE);
    double x = MARGIN, y = MARGIN;
    for (const char *at = text; *at && y < HEIGHT - MARGIN; at = g_utf8_next_char(at)) {
        char character[8] = {0};
        g_utf8_strncpy(character, at, 1);
        cairo_text_extents_t extents;
        cairo_text_extents(cairo, character, &extents);
        if (*at == '\n' || x + extents.x_advance > WIDTH - MARGIN) {
            x = MARGIN;
            y += LINE;
        }
        if (*at != '\n' && y < HEIGHT - MARGIN) {
            cairo_move_to(cairo, x, y);
            cairo_show_text(cairo, character);
            x += extents.x_advance;
            g_string_append(drawn, character);
        }
    }
    cairo_surface_flush(surface);
    PIX *image = pixCreate(WIDTH, HEIGHT, 8);
    const unsigned char *pixels = cairo_image_surface_get_data(surface);
    for (int row = 0; row < HEIGHT; row++) {
        for (int column = 0; column < WIDTH; column++) {
            pixSetPixel(image, column, row,
                        pixels[(ptrdiff_t)row * cairo_image_surface_get_stride(surface) + 4 * column]);
        }
    }
    pixSetResolution(image, 200, 200);
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    return image;
}

static PIX *draw_fixture(const char *path, GString *drawn)
{
    char *bytes;
    size_t length;
    g_auto(jy_decoded) decoded = {0};
    g_assert_true(g_file_get_contents(path, &bytes, &length, NULL));
    g_assert_true(jy_decode_own(bytes, length, &decoded, NULL));
    return draw(decoded.text, drawn);
}

/* ---- mending ---- */

static void test_mending(void)
{
    static const struct {
        const char *read, *mended;
    } ROWS[] = {
        {"岚政发【2021H 12号", "岚政发〔2021〕12号"},
        {"岚政发【2021] 12号", "岚政发〔2021〕12号"},
        {"岚政发[2021] 12号", "岚政发〔2021〕12号"},
        {"岚政发【2021 12号", "岚政发〔2021〕12号"},
        {"岚政发【2021]】12号", "岚政发〔2021〕12号"},
        {"岚政发【2021]j 12号", "岚政发〔2021〕12号"},
        {"岚政发(2018] 7 号", "岚政发〔2018〕7 号"},
        {"岚政发〔2018j7号", "岚政发〔2018〕7号"},
        {"岚政发〔1998〕103号", "岚政发〔1998〕103号"},
        {"〔2020I11号和〔2021}2号。", "〔2020〕11号和〔2021〕2号。"},
        {"岚政发2022] 6号", "岚政发〔2022〕6号"},
        {"发2022)第6号", "发2022)第6号"},
        {"(至2022) 6号", "(至〔2022〕6号"},
        {"岚政发【202112号", "岚政发【202112号"}, /* where the year ends is not told */
        {"(2021)12个", "(2021)12个"},             /* no number */
        {"(2150)12号", "(2150)12号"},             /* no year */
        {"(2021)123456号", "(2021)123456号"},     /* too long for one */
        {"见(2021年)第12号", "见(2021年)第12号"},
        {"【2021", "【2021"},
        {"", ""},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autoptr(GArray) glyphs = g_array_new(FALSE, FALSE, sizeof(jy_page_glyph));
        for (const char *at = ROWS[i].read; *at; at = g_utf8_next_char(at)) {
            const jy_page_glyph glyph = {.character = g_utf8_get_char(at)};
            g_array_append_val(glyphs, glyph);
        }
        jy_mend_numbers(glyphs);
        g_autoptr(GString) mended = g_string_new(NULL);
        for (guint k = 0; k < glyphs->len; k++) {
            g_string_append_unichar(mended, g_array_index(glyphs, jy_page_glyph, k).character);
        }
        g_assert_cmpstr(mended->str, ==, ROWS[i].mended);
    }
}

/* ---- reading ---- */

typedef struct {
    GString *text;
    char *docno;
    unsigned ocr;
    guint pages;
} ocr_reading;

static bool take_document(jy_document *document, const jy_blocks *blocks, uint32_t record, void *user, GError **err)
{
    ocr_reading *reading = user;
    (void)record, (void)err;
    g_string_append_len(reading->text, blocks->text, blocks->length);
    reading->pages = jy_blocks_count(blocks) ? jy_blocks_get(blocks, jy_blocks_count(blocks) - 1).page : 0;
    g_autoptr(GArray) outline = jy_blocks_outline(blocks);
    document->path = g_strdup("scan.tif");
    jy_describe(blocks->text, outline, document);
    reading->docno = g_strdup(document->docno);
    reading->ocr = document->ocr;
    return true;
}

static jy_extract_ocr mode = JY_EXTRACT_OCR_AUTO;

/* Reads bytes, which it takes. Returns whether that went well. */
static bool read_bytes(char *bytes, size_t length, const char *type, ocr_reading *ret_reading, GPtrArray *warnings)
{
    g_autoptr(jy_ledger_entry) entry = g_new0(jy_ledger_entry, 1);
    *ret_reading = (ocr_reading){.text = g_string_new(NULL)};
    const jy_extract_source source = {.path = "scan", .type = type, .bytes = bytes, .length = length, .ocr = mode};
    const jy_extract_target to = {.emit = take_document, .user = ret_reading, .entry = entry, .warnings = warnings};
    g_autoptr(GError) err = NULL;
    bool done = (g_str_equal(type, "application/pdf")   ? jy_extract_pdf
                 : g_str_equal(type, "application/ofd") ? jy_extract_ofd
                                                        : jy_extract_image)(&source, &to, &err);
    g_assert_no_error(err);
    return done;
}

static void clear_reading(ocr_reading *reading)
{
    g_string_free(reading->text, true);
    g_free(reading->docno);
}

/* Characters of a text without its white space, each as its narrow form. */
static GArray *characters_of(const char *text)
{
    g_autofree char *folded = g_utf8_normalize(text, -1, G_NORMALIZE_NFKC);
    GArray *characters = g_array_new(FALSE, FALSE, sizeof(gunichar));
    for (const char *at = folded; *at; at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);
        if (!g_unichar_isspace(c)) {
            g_array_append_val(characters, c);
        }
    }
    return characters;
}

/* The share of the characters of `text` that are in `read` in the same order: their longest common subsequence. */
static double share_read(const char *text, const char *read)
{
    g_autoptr(GArray) left = characters_of(text), right = characters_of(read);
    g_autofree guint *row = g_new0(guint, right->len + 1);
    for (guint i = 0; i < left->len; i++) {
        guint diagonal = 0;
        for (guint k = 0; k < right->len; k++) {
            const guint above = row[k + 1];
            bool same = g_array_index(left, gunichar, i) == g_array_index(right, gunichar, k);
            row[k + 1] = same ? diagonal + 1 : MAX(above, row[k]);
            diagonal = above;
        }
    }
    return (double)row[right->len] / (double)left->len;
}

/* ---- tests ---- */

static void test_fixtures(void)
{
    static const struct {
        const char *path;
        const char *docno;
        const char *holds; /* a commitment that stands on the page */
    } PAGES[] = {
        {"fixtures/documents/云溪政办发〔2021〕12号.txt", "云溪政办发〔2021〕12号", "完成全县13所乡镇敬老院的改造提升"},
        {"fixtures/documents/云溪政办发〔2018〕7号.txt", "云溪政办发〔2018〕7号", NULL},
        {"fixtures/work_reports/2019_云溪县政府工作报告.txt", NULL, NULL},
    };
    if (missing()) {
        g_test_skip(missing());
        return;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(PAGES); i++) {
        g_autoptr(GString) drawn = g_string_new(NULL);
        g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
        PIX *image = draw_fixture(PAGES[i].path, drawn);
        l_uint8 *bytes = NULL;
        size_t length = 0;
        g_assert_cmpint(pixWriteMem(&bytes, &length, image, IFF_PNG), ==, 0);
        pixDestroy(&image);
        ocr_reading reading;
        g_assert_true(read_bytes(g_memdup2(bytes, length), length, "image/png", &reading, warnings));
        lept_free(bytes);
        g_test_message("%s: %.3f %s", PAGES[i].path, share_read(drawn->str, reading.text->str), reading.text->str);
        g_assert_cmpfloat(share_read(drawn->str, reading.text->str), >=, 0.95);
        g_assert_cmpstr(reading.docno, ==, PAGES[i].docno);
        g_assert_true(!PAGES[i].holds || strstr(reading.text->str, PAGES[i].holds));
        g_assert_cmpuint(warnings->len, ==, 0);
        g_assert_cmpuint(reading.ocr, >=, 80);
        g_assert_cmpuint(reading.ocr, <=, 100);
        clear_reading(&reading);
    }
}

#define LINE_ONE "县长说，青河大桥明年六月底前建成通车。"
#define LINE_TWO "投资二千六百万元，沿河七个村受益。"

/* A TIFF of two pages. */
static void test_pages(void)
{
    if (missing()) {
        g_test_skip(missing());
        return;
    }
    g_autofree char *folder = g_dir_make_tmp("jiyan-ocr-XXXXXX", NULL),
                    *path = g_build_filename(folder, "two.tif", NULL);
    const char *texts[] = {LINE_ONE, LINE_TWO};
    for (int i = 0; i < 2; i++) {
        g_autoptr(GString) drawn = g_string_new(NULL);
        PIX *image = draw(texts[i], drawn);
        g_assert_cmpint(pixWriteTiff(path, image, IFF_TIFF_ZIP, i ? "a" : "w"), ==, 0);
        pixDestroy(&image);
    }
    char *bytes;
    size_t length;
    g_assert_true(g_file_get_contents(path, &bytes, &length, NULL));
    g_unlink(path);
    g_rmdir(folder);
    g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
    ocr_reading reading;
    g_assert_true(read_bytes(bytes, length, "image/tiff", &reading, warnings));
    g_assert_cmpuint(reading.pages, ==, 2);
    g_assert_cmpfloat(share_read(LINE_ONE LINE_TWO, reading.text->str), >=, 0.95);
    g_assert_nonnull(strstr(reading.text->str, "建成通车"));
    clear_reading(&reading);
}

/* ---- pages as scanners and cameras give them ---- */

#define PLAIN_PAGE                                                                                                                                                 \
    "青河县人民政府文件\n青政发〔2022〕6号\n关于修复沿河道路的通知\n各乡镇人民政府：\n"                                          \
    "　　今年汛期以来，沿河道路多处塌方，群众出行不便，农产品外运受阻。县交通局要在十月底前修复全部毁坏路段，" \
    "共计27公里，并在水毁严重的地方加固路基，设置警示标志，安排专人看守。\n"                                                      \
    "　　修复资金由县财政统一安排，任何单位不得挪用。\n　　青河县人民政府\n　　2022年8月15日\n"

/* The paper dark on one side, the ink pale. */
static PIX *shade(PIX *page)
{
    for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
            l_uint32 value;
            pixGetPixel(page, x, y, &value);
            pixSetPixel(page, x, y, (70 + value * 7 / 10) * (l_uint32)(WIDTH - x / 2) / WIDTH);
        }
    }
    return page;
}

/* Black, and transparent for white. */
static PIX *make_transparent(PIX *page)
{
    PIX *black = pixCreate(WIDTH, HEIGHT, 32), *alpha = pixInvert(NULL, page);
    pixSetRGBComponent(black, alpha, L_ALPHA_CHANNEL);
    pixSetSpp(black, 4);
    pixDestroy(&alpha);
    pixDestroy(&page);
    return black;
}

/* A red ring of 42 mm over the last lines, darker where there is ink. */
static PIX *seal(PIX *page)
{
    enum { ACROSS = 560, DOWN = 1000, OUTER = 165, INNER = 153 };
    PIX *colours = pixConvertTo32(page);
    pixDestroy(&page);
    for (int y = -OUTER; y <= OUTER; y++) {
        for (int x = -OUTER; x <= OUTER; x++) {
            const int far = x * x + y * y;
            l_int32 red, green, blue;
            pixGetRGBPixel(colours, ACROSS + x, DOWN + y, &red, &green, &blue);
            if (far <= OUTER * OUTER && (far >= INNER * INNER || far <= 40 * 40)) {
                pixSetRGBPixel(colours, ACROSS + x, DOWN + y, MIN(red, 220), MIN(green, 40), MIN(blue, 40));
            }
        }
    }
    return colours;
}

static PIX *lean(PIX *page)
{
    PIX *leaning = pixRotate(page, 0.018f, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0);
    pixDestroy(&page);
    return leaning;
}

static PIX *turn(PIX *page, int quarters)
{
    PIX *turned = pixRotateOrth(page, quarters);
    pixDestroy(&page);
    return turned;
}

static PIX *turn_right(PIX *page)
{
    return turn(page, 1);
}

static PIX *turn_over(PIX *page)
{
    return turn(page, 2);
}

static PIX *turn_left(PIX *page)
{
    return turn(page, 3);
}

static PIX *make_ink(PIX *page)
{
    PIX *ink = pixThresholdToBinary(page, 128);
    pixDestroy(&page);
    return ink;
}

static PIX *forget_resolution(PIX *page)
{
    pixSetResolution(page, 0, 0);
    return page;
}

static PIX *invert(PIX *page)
{
    return pixInvert(page, page);
}

static PIX *leave(PIX *page)
{
    return page;
}

static void test_scans(void)
{
    static const struct {
        const char *label;
        PIX *(*scan)(PIX *page);
        l_int32 format;
        const char *type;
    } SCANS[] = {
        {"plain", leave, IFF_PNG, "image/png"},
        {"JPEG", leave, IFF_JFIF_JPEG, "image/jpeg"},
        {"BMP", leave, IFF_BMP, "image/bmp"},
        {"fax", make_ink, IFF_TIFF_G4, "image/tiff"},
        {"no resolution", forget_resolution, IFF_PNG, "image/png"},
        {"white on black", invert, IFF_PNG, "image/png"},
        {"a degree aslant", lean, IFF_PNG, "image/png"},
        {"shaded", shade, IFF_PNG, "image/png"},
        {"transparent", make_transparent, IFF_PNG, "image/png"},
        {"sealed", seal, IFF_PNG, "image/png"},
        {"on its right side", turn_right, IFF_PNG, "image/png"},
        {"on its head", turn_over, IFF_PNG, "image/png"},
        {"on its left side", turn_left, IFF_PNG, "image/png"},
    };
    if (missing()) {
        g_test_skip(missing());
        return;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(SCANS); i++) {
        g_autoptr(GString) drawn = g_string_new(NULL);
        g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
        PIX *page = SCANS[i].scan(draw(PLAIN_PAGE, drawn));
        l_uint8 *bytes = NULL;
        size_t length = 0;
        g_assert_cmpint(pixWriteMem(&bytes, &length, page, SCANS[i].format), ==, 0);
        pixDestroy(&page);
        ocr_reading reading;
        g_assert_true(read_bytes(g_memdup2(bytes, length), length, SCANS[i].type, &reading, warnings));
        lept_free(bytes);
        g_test_message("%s: %.3f %s", SCANS[i].label, share_read(drawn->str, reading.text->str), reading.text->str);
        g_assert_cmpfloat(share_read(drawn->str, reading.text->str), >=, 0.95);
        g_assert_cmpuint(reading.ocr, >=, 80);
        g_assert_nonnull(strstr(reading.text->str, "十月底前修复全部毁坏路段"));
        g_assert_cmpstr(reading.docno, ==, "青政发〔2022〕6号");
        clear_reading(&reading);
    }
}

/* A TIFF whose second page is cut off: the first is read, and the ledger says that the rest is not. */
static void test_part(void)
{
    if (missing()) {
        g_test_skip(missing());
        return;
    }
    g_autofree char *folder = g_dir_make_tmp("jiyan-ocr-XXXXXX", NULL),
                    *path = g_build_filename(folder, "two.tif", NULL);
    const char *texts[] = {LINE_ONE, LINE_TWO};
    size_t first = 0;
    char *bytes = NULL;
    size_t length = 0;
    for (int i = 0; i < 2; i++) {
        g_autoptr(GString) drawn = g_string_new(NULL);
        PIX *image = draw(texts[i], drawn);
        g_assert_cmpint(pixWriteTiff(path, image, IFF_TIFF_ZIP, i ? "a" : "w"), ==, 0);
        pixDestroy(&image);
        first = length;
        g_free(bytes);
        g_assert_true(g_file_get_contents(path, &bytes, &length, NULL));
    }
    g_unlink(path);
    g_rmdir(folder);
    g_autoptr(jy_ledger_entry) entry = g_new0(jy_ledger_entry, 1);
    g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
    ocr_reading reading = {.text = g_string_new(NULL)};
    const jy_extract_source source = {
        .path = "scan", .type = "image/tiff", .bytes = bytes, .length = first + (length - first) / 2};
    const jy_extract_target to = {.emit = take_document, .user = &reading, .entry = entry, .warnings = warnings};
    g_autoptr(GError) err = NULL;
    g_assert_true(jy_extract_image(&source, &to, &err));
    g_assert_cmpuint(reading.pages, ==, 1);
    g_assert_cmpstr(entry->reason, ==, "malformed");
    g_assert_cmpstr(entry->message, ==, "only 1 pages are read: no image that can be read");
    clear_reading(&reading);
}

static cairo_status_t append_bytes(void *to, const unsigned char *bytes, unsigned int length)
{
    g_byte_array_append(to, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

/* A PDF that is nothing but an image. */
static void test_pdf(void)
{
    if (missing()) {
        g_test_skip(missing());
        return;
    }
    GByteArray *file = g_byte_array_new();
    cairo_surface_t *page = cairo_pdf_surface_create_for_stream(append_bytes, file, 595, 842),
                    *image = cairo_image_surface_create(CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
    cairo_t *cairo = cairo_create(image);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_set_source_rgb(cairo, 0, 0, 0);
    cairo_select_font_face(cairo, FONT, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(cairo, SIZE);
    cairo_move_to(cairo, MARGIN, MARGIN);
    cairo_show_text(cairo, LINE_ONE);
    cairo_destroy(cairo);
    cairo = cairo_create(page);
    cairo_scale(cairo, 595.0 / WIDTH, 842.0 / HEIGHT);
    cairo_set_source_surface(cairo, image, 0, 0);
    cairo_paint(cairo);
    cairo_destroy(cairo);
    cairo_surface_destroy(page);
    cairo_surface_destroy(image);
    g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
    ocr_reading reading;
    const size_t length = file->len;
    g_assert_true(read_bytes((char *)g_byte_array_free(file, FALSE), length, "application/pdf", &reading, warnings));
    g_assert_cmpuint(reading.pages, ==, 1);
    g_assert_cmpfloat(share_read(LINE_ONE, reading.text->str), >=, 0.9);
    g_assert_cmpuint(warnings->len, ==, 0);
    g_assert_cmpuint(reading.ocr, >, 0);
    clear_reading(&reading);
}

/* ---- OFD ---- */

#define SCAN "<ofd:ImageObject ResourceID=\"9\" CTM=\"210 0 0 297 0 0\" Boundary=\"0 0 210 297\"/>"
#define HALVES                                                                                                         \
    "<ofd:ImageObject ResourceID=\"8\" Boundary=\"0 0 210 148.5\"/>"                                                   \
    "<ofd:ImageObject ResourceID=\"7\" CTM=\"210 0 0 148.5 0 0\" Boundary=\"0 148.5 210 148.5\"/>"
#define LOGO "<ofd:ImageObject ResourceID=\"9\" Boundary=\"10 10 20 20\"/>"
#define TYPED OFD_LINE("20", "100", "这一页是打字的，上面写明了全县各乡镇今年修桥铺路的")
#define TYPED_TOO OFD_LINE("20", "110", "计划，各村委会要认真组织实施，做好群众工作。")
#define MARK OFD_LINE("90", "280", "扫描件")
#define NUMBER OFD_LINE("90", "280", "2")

static const struct {
    const char *label, *first, *second; /* objects of two pages */
    jy_extract_ocr mode;
    const char *has[3], *has_not;
    bool is_ocr;
    const char *warning; /* NULL: none */
} OFDS[] = {
    {"two scans", SCAN, SCAN, JY_EXTRACT_OCR_AUTO, {"共计27公里", "共计27公里"}, NULL, true, NULL},
    {"a scan and a typed page",
     SCAN,
     TYPED TYPED_TOO,
     JY_EXTRACT_OCR_AUTO,
     {"共计27公里", "修桥铺路的"},
     NULL,
     true,
     NULL},
    {"a typed page and a scan", TYPED, SCAN, JY_EXTRACT_OCR_AUTO, {"修桥铺路的", "共计27公里"}, NULL, true, NULL},
    {"a scan in two parts",
     HALVES,
     TYPED,
     JY_EXTRACT_OCR_AUTO,
     {"青政发〔2022〕6号", "共计27公里", "修桥铺路的"},
     NULL,
     true,
     NULL},
    {"a scan with a mark",
     SCAN MARK,
     TYPED,
     JY_EXTRACT_OCR_AUTO,
     {"共计27公里", "修桥铺路的", "扫描件"},
     NULL,
     true,
     NULL},
    {"a scan with a page number", TYPED, SCAN NUMBER, JY_EXTRACT_OCR_AUTO, {"共计27公里"}, "\n2\n", true, NULL},
    {"text over a scan", SCAN TYPED TYPED_TOO, TYPED, JY_EXTRACT_OCR_AUTO, {"群众工作"}, "共计27公里", false, NULL},
    {"a logo", LOGO TYPED, TYPED_TOO, JY_EXTRACT_OCR_ALWAYS, {"修桥铺路的", "群众工作"}, "共计27公里", false, NULL},
    {"always", SCAN TYPED, TYPED_TOO, JY_EXTRACT_OCR_ALWAYS, {"共计27公里", "群众工作"}, "修桥铺路的", true, NULL},
    {"never", SCAN, TYPED, JY_EXTRACT_OCR_NEVER, {"修桥铺路的"}, "共计27公里", false, "no text layer on 1 of 2 pages"},
};

/* The page drawn by `draw`, or a half of it, as an image file that is a text. Returns a new one. */
static char *draw_scan(int top, int height)
{
    g_autoptr(GString) drawn = g_string_new(NULL);
    PIX *page = make_ink(draw(PLAIN_PAGE, drawn));
    BOX *box = boxCreate(0, top, WIDTH, height);
    PIX *part = pixClipRectangle(page, box, NULL);
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    g_assert_cmpint(pixWriteStreamAsciiPnm(out, part), ==, 0);
    fclose(out);
    pixDestroy(&part);
    pixDestroy(&page);
    boxDestroy(&box);
    return text;
}

static void test_ofd(void)
{
    if (missing()) {
        g_test_skip(missing());
        return;
    }
    char *scan = draw_scan(0, HEIGHT), *upper = draw_scan(0, HEIGHT / 2), *lower = draw_scan(HEIGHT / 2, HEIGHT / 2);
    for (size_t i = 0; i < G_N_ELEMENTS(OFDS); i++) {
        g_autofree char *first = g_strdup_printf(OFD_PAGE("%s"), OFDS[i].first),
                        *second = g_strdup_printf(OFD_PAGE("%s"), OFDS[i].second);
        const ofd_part parts[] = {
            {"OFD.xml", OFD_ENTRY},
            {"Doc_0/Document.xml", OFD_DOCUMENT("<ofd:DocumentRes>Res.xml</ofd:DocumentRes>",
                                                OFD_PAGE_AT("1", "P1.xml") OFD_PAGE_AT("2", "P2.xml"), "")},
            {"Doc_0/Res.xml", "<Res><M><MultiMedia ID=\"9\"><MediaFile>9.pbm</MediaFile></MultiMedia>"
                              "<MultiMedia ID=\"8\"><MediaFile>8.pbm</MediaFile></MultiMedia>"
                              "<MultiMedia ID=\"7\"><MediaFile>7.pbm</MediaFile></MultiMedia></M></Res>"},
            {"Doc_0/P1.xml", first},
            {"Doc_0/P2.xml", second},
            {"Doc_0/9.pbm", scan},
            {"Doc_0/8.pbm", upper},
            {"Doc_0/7.pbm", lower},
            {NULL, NULL}};
        GByteArray *file = ofd_zip(parts);
        const size_t length = file->len;
        g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
        ocr_reading reading;
        mode = OFDS[i].mode;
        g_assert_true(
            read_bytes((char *)g_byte_array_free(file, FALSE), length, "application/ofd", &reading, warnings));
        mode = JY_EXTRACT_OCR_AUTO;
        g_test_message("%s: %s", OFDS[i].label, reading.text->str);
        const char *at = reading.text->str;
        for (size_t k = 0; k < G_N_ELEMENTS(OFDS[i].has) && OFDS[i].has[k]; k++) {
            at = strstr(at, OFDS[i].has[k]);
            g_assert_nonnull(at);
        }
        g_assert_true(!OFDS[i].has_not || !strstr(reading.text->str, OFDS[i].has_not));
        g_assert_cmpint(reading.ocr > 0, ==, OFDS[i].is_ocr);
        g_assert_cmpstr(warnings->len ? warnings->pdata[0] : NULL, ==, OFDS[i].warning);
        clear_reading(&reading);
    }
    free(scan);
    free(upper);
    free(lower);
}

/* What is no image, and one that is not to be read. */
static void test_errors(void)
{
    static const struct {
        const char *bytes, *type;
        jy_extract_ocr mode;
        jy_error code;
    } FILES[] = {
        {"II*\0nothing", "image/tiff", JY_EXTRACT_OCR_AUTO, JY_ERROR_MALFORMED},
        {"\x89PNG\r\n\x1a\n", "image/png", JY_EXTRACT_OCR_AUTO, JY_ERROR_MALFORMED},
        {"BM", "image/bmp", JY_EXTRACT_OCR_ALWAYS, JY_ERROR_MALFORMED},
        {"\xff\xd8\xff", "image/jpeg", JY_EXTRACT_OCR_AUTO, JY_ERROR_MALFORMED},
        {"II*\0nothing", "image/tiff", JY_EXTRACT_OCR_NEVER, JY_ERROR_UNSUPPORTED},
        {"P1\n20000 20000\n0 0 0", "image/png", JY_EXTRACT_OCR_AUTO, JY_ERROR_TOO_BIG},
        {"P1\n3 3\n0 0 0 0 0 0 0 0 0\n", "image/png", JY_EXTRACT_OCR_AUTO, JY_ERROR_UNSUPPORTED},
    };
    if (missing()) {
        g_test_skip(missing());
        return;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(FILES); i++) {
        g_autoptr(GError) err = NULL;
        g_autoptr(jy_ledger_entry) entry = g_new0(jy_ledger_entry, 1);
        const jy_extract_source source = {.path = "scan",
                                          .type = FILES[i].type,
                                          .bytes = g_strdup(FILES[i].bytes),
                                          .length = strlen(FILES[i].bytes),
                                          .ocr = FILES[i].mode};
        const jy_extract_target to = {.emit = take_document, .entry = entry};
        g_assert_false(jy_extract_image(&source, &to, &err));
        g_assert_error(err, JY_ERROR, (int)FILES[i].code);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/ocr/mending", test_mending);
    g_test_add_func("/ocr/fixtures", test_fixtures);
    g_test_add_func("/ocr/scans", test_scans);
    g_test_add_func("/ocr/pages", test_pages);
    g_test_add_func("/ocr/part", test_part);
    g_test_add_func("/ocr/pdf", test_pdf);
    g_test_add_func("/ocr/ofd", test_ofd);
    g_test_add_func("/ocr/errors", test_errors);
    return g_test_run();
}
