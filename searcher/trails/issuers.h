/* issuers.h: which documents are of one issuer: by its name, else by titles that differ only in their year. */
#ifndef JIYAN_SEARCHER_TRAILS_ISSUERS_H
#define JIYAN_SEARCHER_TRAILS_ISSUERS_H

#include <jiyan/index/document.h>

typedef struct jy_issuers jy_issuers;

/* Returns new issuers, who know no document yet; free with jy_issuers_free. */
jy_issuers *jy_issuers_new(void);
void jy_issuers_free(jy_issuers *issuers);

/* Documents that it was asked of are remembered by their addresses: they have to live as long. */
bool jy_issuers_same(jy_issuers *issuers, const jy_document *left, const jy_document *right);

#endif
