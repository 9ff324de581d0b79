/* values.h: values of the command line that are more than a text, a number or a choice. */
#ifndef JIYAN_SEARCHER_VALUES_H
#define JIYAN_SEARCHER_VALUES_H

#include <jiyan/base/options.h>

/* Each reads a value into a jy_searcher_options. */
jy_options_read jy_searcher_values_filter;
jy_options_read jy_searcher_values_since;
jy_options_read jy_searcher_values_saved;
jy_options_read jy_searcher_values_stats;
jy_options_read jy_searcher_values_kinds;
jy_options_read jy_searcher_values_strengths;
jy_options_read jy_searcher_values_due;
jy_options_read jy_searcher_values_overdue;
jy_options_read jy_searcher_values_fail_on;

#endif
