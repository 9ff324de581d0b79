/* alias.h: short names of bodies: 国办 is 国务院办公厅, 云溪县发改委 is 云溪县发展和改革委员会. For questions only:
 * what documents are known by stays as they have it. */
#ifndef JIYAN_TEXT_ALIAS_H
#define JIYAN_TEXT_ALIAS_H

#include <stdbool.h>

/* The name of a body that is asked for. */
typedef struct {
    char *folded; /* fold.h */
    char *brief;  /* the same with short names of bodies; NULL where that says too little to tell bodies apart */
} jy_alias;

/* Returns a name, which is folded; clear with jy_alias_clear. */
jy_alias jy_alias_of(const char *folded);
void jy_alias_clear(jy_alias *alias);

/* True where a folded name is that body's, or has its name in it, in whatever length either is written. */
bool jy_alias_fits(const jy_alias *alias, const char *folded);

#endif
