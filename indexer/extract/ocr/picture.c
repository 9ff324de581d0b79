/* picture.c: pictures made ready for OCR by leptonica. */
#include "indexer/extract/ocr/picture.h"

#include <jiyan/base/error.h>
#include <libintl.h>
#include <math.h>

#define _(s) gettext(s)

#define WHITE 0xFFFFFF00U
#define POINTS_INCH 72.0
/* Pixels an inch of a page that is put together of pictures, and how many it has at most. */
#define PAGE_RESOLUTION 300.0
#define PAGE_PIXELS 40e6

/* ---- decoding ---- */

static bool fail_no_image(GError **err)
{
    g_set_error(err, JY_ERROR, JY_ERROR_MALFORMED, _("no image that can be read"));
    return false;
}

/* Reads the head of an image alone, so that none is decoded that is too large. */
static bool may_decode(const l_uint8 *bytes, size_t length, GError **err)
{
    l_int32 format, width = 0, height = 0, bits, samples, palette;
    if (pixReadHeaderMem(bytes, length, &format, &width, &height, &bits, &samples, &palette) != 0 || width <= 0 ||
        height <= 0) {
        return fail_no_image(err);
    }
    if ((int64_t)width * height > JY_OCR_PIXELS_MOST) {
        g_set_error(err, JY_ERROR, JY_ERROR_TOO_BIG, _("an image of more than %d million pixels"),
                    JY_OCR_PIXELS_MOST / 1000000);
        return false;
    }
    return true;
}

PIX *jy_picture_decode(const char *bytes, size_t length, size_t *offset, GError **err)
{
    const l_uint8 *data = (const l_uint8 *)bytes;
    setMsgSeverity(L_SEVERITY_NONE);
    if ((!offset || *offset == 0) && !may_decode(data, length, err)) {
        return NULL;
    }
    PIX *picture = offset ? pixReadMemFromMultipageTiff(data, length, offset) : pixReadMem(data, length);
    if (!picture) {
        fail_no_image(err);
    }
    return picture;
}

/* ---- colours ---- */

/* What is transparent shows white paper. */
static PIX *lay_on_white(PIX *picture)
{
    PIX *plain = pixRemoveColormap(picture, REMOVE_CMAP_BASED_ON_SRC);
    pixDestroy(&picture);
    if (plain && pixGetSpp(plain) == 4) {
        PIX *opaque = pixAlphaBlendUniform(plain, WHITE);
        pixDestroy(&plain);
        plain = opaque;
    }
    return plain;
}

/* ---- seals ---- */

#define MM_INCH 25.4
/* A seal is round or oval, and larger than any character of a red head (GB/T 9704-2012, 7.2.4: 22 mm). */
#define SEAL_LEAST 25
#define SEAL_MOST 65
#define SEAL_ROUND 0.6
/* Ink of a seal is so much redder than green or blue, and text over it is darker. */
#define SEAL_RED 40
/* A ring is broken where text crosses it: by so many millimetres. */
#define SEAL_BREACH 0.8

/* The pixels of red ink, of 1 bit. Returns a new picture. */
static PIX *find_red(PIX *colours)
{
    const int width = pixGetWidth(colours), height = pixGetHeight(colours);
    PIX *red = pixCreate(width, height, 1);
    for (int y = 0; red && y < height; y++) {
        const l_uint32 *row = pixGetData(colours) + (ptrdiff_t)y * pixGetWpl(colours);
        l_uint32 *bits = pixGetData(red) + (ptrdiff_t)y * pixGetWpl(red);
        for (int x = 0; x < width; x++) {
            l_int32 r, g, b;
            extractRGBValues(row[x], &r, &g, &b);
            if (r - MAX(g, b) > SEAL_RED) {
                SET_DATA_BIT(bits, x);
            }
        }
    }
    return red;
}

static bool is_seal(const BOX *box, double pixels_mm)
{
    const double width = box->w / pixels_mm, height = box->h / pixels_mm;
    return MIN(width, height) >= SEAL_LEAST && MAX(width, height) <= SEAL_MOST &&
           MIN(width, height) >= SEAL_ROUND * MAX(width, height);
}

/* Wipes the red inside a box off a picture of 8 bits. */
static void wipe(PIX *grey, PIX *red, BOX *box)
{
    PIX *inside = pixClipRectangle(red, box, NULL);
    if (inside) {
        pixSetMaskedGeneral(grey, inside, 255, box->x, box->y);
    }
    pixDestroy(&inside);
}

/* Wipes the seals of a picture in colours off its grey one. */
static void wipe_seals(PIX *grey, PIX *colours, int resolution)
{
    const double pixels_mm = resolution / MM_INCH;
    const int breach = MAX((int)(SEAL_BREACH * pixels_mm), 1);
    PIX *red = find_red(colours);
    PIX *closed = red ? pixDilateBrick(NULL, red, breach, breach) : NULL;
    BOXA *parts = closed ? pixConnCompBB(closed, 8) : NULL;
    for (int i = 0; parts && i < boxaGetCount(parts); i++) {
        BOX *box = boxaGetBox(parts, i, L_CLONE);
        if (box && is_seal(box, pixels_mm)) {
            wipe(grey, red, box);
        }
        boxDestroy(&box);
    }
    boxaDestroy(&parts);
    pixDestroy(&closed);
    pixDestroy(&red);
}

/* ---- cleaning ---- */

/* Shades of grey between the darkest and the lightest of the paper from which on it is uneven. */
#define SHADES 40
/* Tiles in which the shade of the paper is looked for: their sides, what is darker than any paper, and of how many
 * pixels at least. */
#define TILE_WIDTH 20
#define TILE_HEIGHT 30
#define TILE_INK 60
#define TILE_PIXELS 100

/* True where the paper is darker in one place than in another, as in a photograph or at the fold of a book. */
static bool is_uneven(PIX *grey)
{
    PIX *shades = NULL;
    l_float32 dark = 0, light = 0;
    bool done = pixGetBackgroundGrayMap(grey, NULL, TILE_WIDTH, TILE_HEIGHT, TILE_INK, TILE_PIXELS, &shades) == 0 &&
                pixGetRankValueMasked(shades, NULL, 0, 0, 1, 0.05f, &dark, NULL) == 0 &&
                pixGetRankValueMasked(shades, NULL, 0, 0, 1, 0.95f, &light, NULL) == 0;
    pixDestroy(&shades);
    return done && light - dark > SHADES;
}

/* Makes such paper white, which costs even paper some of its ink. */
static PIX *even_out(PIX *grey)
{
    PIX *even = is_uneven(grey) ? pixBackgroundNormSimple(grey, NULL, NULL) : NULL;
    if (even) {
        pixDestroy(&grey);
    }
    return even ? even : grey;
}

PIX *jy_picture_clean(PIX *picture, int resolution)
{
    if (!picture) {
        return NULL;
    }
    const bool is_ink_alone = pixGetDepth(picture) == 1;
    PIX *plain = lay_on_white(picture);
    PIX *grey = plain ? pixConvertTo8(plain, 0) : NULL;
    if (grey && pixGetDepth(plain) == 32) {
        wipe_seals(grey, plain, resolution);
    }
    pixDestroy(&plain);
    return !grey || is_ink_alone ? grey : even_out(grey);
}

/* ---- pages of several pictures ---- */

/* Paints a picture into its box, where it is darker. Takes the picture. */
static void paint(PIX *canvas, PIX *picture, const jy_ocr_picture *place, double scale)
{
    PIX *plain = lay_on_white(picture);
    PIX *colours = plain ? pixConvertTo32(plain) : NULL;
    pixDestroy(&plain);
    const int left = (int)(place->left * scale), top = (int)(place->top * scale);
    const int width = MAX((int)((place->right - place->left) * scale), 1);
    const int height = MAX((int)((place->bottom - place->top) * scale), 1);
    PIX *sized = colours ? pixScaleToSize(colours, width, height) : NULL;
    pixDestroy(&colours);
    for (int y = MAX(0, -top); sized && y < height && top + y < pixGetHeight(canvas); y++) {
        const l_uint32 *from = pixGetData(sized) + (ptrdiff_t)y * pixGetWpl(sized);
        l_uint32 *to = pixGetData(canvas) + (ptrdiff_t)(top + y) * pixGetWpl(canvas);
        for (int x = MAX(0, -left); x < width && left + x < pixGetWidth(canvas); x++) {
            l_int32 r, g, b, red, green, blue;
            extractRGBValues(from[x], &r, &g, &b);
            extractRGBValues(to[left + x], &red, &green, &blue);
            composeRGBPixel(MIN(r, red), MIN(g, green), MIN(b, blue), &to[left + x]);
        }
    }
    pixDestroy(&sized);
}

PIX *jy_picture_compose(const jy_ocr_page *page, GError **err)
{
    double scale = PAGE_RESOLUTION / POINTS_INCH;
    const double area = (double)page->width * (double)page->height;
    if (area * scale * scale > PAGE_PIXELS) {
        scale = sqrt(PAGE_PIXELS / area);
    }
    PIX *canvas = pixCreate(MAX((int)(page->width * scale), 1), MAX((int)(page->height * scale), 1), 32);
    if (!canvas) {
        fail_no_image(err);
        return NULL;
    }
    pixSetAllArbitrary(canvas, WHITE);
    const int resolution = (int)(scale * POINTS_INCH);
    pixSetResolution(canvas, resolution, resolution);
    guint painted = 0;
    for (guint i = 0; i < page->count; i++) {
        const jy_ocr_picture *place = &page->pictures[i];
        PIX *picture = jy_picture_decode(place->bytes, place->length, NULL, NULL);
        if (picture) {
            paint(canvas, picture, place, scale);
            painted++;
        }
    }
    if (painted == 0) {
        fail_no_image(err);
        pixDestroy(&canvas);
    }
    return canvas;
}
