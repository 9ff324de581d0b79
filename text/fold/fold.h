/* fold.h: foldings of single characters, for those that read original text. Private to text/. */
#ifndef JIYAN_TEXT_FOLD_FOLD_H
#define JIYAN_TEXT_FOLD_FOLD_H

#include <glib.h>

/* The one character that `character` folds to (jiyan/fold.h); itself where that is none or several. */
gunichar jy_fold_character(gunichar character);

#endif
