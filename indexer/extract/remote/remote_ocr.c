/* remote_ocr.c: whether jiyan-extract can read images. */
#include <glob.h>

#include "indexer/extract/remote/remote.h"

bool jy_remote_has_ocr(void)
{
    /* Where tesseract looks, as it is told or as distributions build it. */
    static const char DATA[] = "chi_sim.traineddata";
    static const char *const FOLDERS[] = {"/usr/share/tesseract-ocr/*/tessdata", "/usr/share/tessdata",
                                          "/usr/local/share/tessdata"};
    const char *told = g_getenv("TESSDATA_PREFIX");
    bool found = false;
    for (size_t i = 0; i < G_N_ELEMENTS(FOLDERS) && !found; i++) {
        g_autofree char *path = g_build_filename(told ? told : FOLDERS[i], DATA, NULL);
        glob_t files = {0};
        found = glob(path, GLOB_NOSORT, NULL, &files) == 0;
        globfree(&files);
    }
    return found;
}
