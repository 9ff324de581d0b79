/* saved.c: the searches that are kept. */
#include <libintl.h>

#include "searcher/answer/answer.h"
#include "searcher/render/render.h"
#include "searcher/saved/saved.h"

#define _(s) gettext(s)

/* Adds what a folder keeps, and notes the lines of it that are broken. */
static bool add_folder(const char *folder, const jy_answer_request *request, GPtrArray *searches, GPtrArray *notices,
                       GError **err)
{
    g_autoptr(GPtrArray) kept = jy_saved_read(folder, request->options, err);
    if (!kept) {
        return false;
    }
    for (guint i = 0; i < kept->len; i++) {
        const jy_saved_search *search = kept->pdata[i];
        if (search->problem) {
            g_autofree char *complaint = jy_saved_complaint(search);
            jy_answer_note(notices, "%s", complaint);
        }
    }
    g_ptr_array_extend_and_steal(searches, g_steal_pointer(&kept));
    return true;
}

int jy_answer_saved(jy_index *index, const jy_answer_request *request, GPtrArray *notices, GError **err)
{
    g_autoptr(GPtrArray) searches = g_ptr_array_new_with_free_func((GDestroyNotify)jy_saved_free);
    for (size_t i = 0; i < jy_index_folders(index); i++) {
        if (!add_folder(jy_index_folder(index, i), request, searches, notices, err)) {
            return -1;
        }
    }
    jy_render_head(&request->view, request->out);
    jy_render(searches, &request->view, request->out);
    int count = 0;
    for (guint i = 0; i < searches->len; i++) {
        count += ((const jy_saved_search *)searches->pdata[i])->problem == NULL;
    }
    if (count == 0 && request->view.format == JY_AS_TEXT) {
        jy_answer_note(notices, "%s", _("no search is saved; --save=NAME keeps one"));
    }
    return count;
}
