/* trail.h: a trail printed. */
#ifndef JIYAN_SEARCHER_RENDER_TRAIL_H
#define JIYAN_SEARCHER_RENDER_TRAIL_H

#include <jansson.h>
#include <stdio.h>

#include "searcher/render/view.h"
#include "searcher/trails/trail.h"

/* Prints a trail in view->format: text, json, jsonl or csv. */
void jy_render_trail(const jy_view *view, const jy_trail *trail, FILE *out);

void jy_render_trail_text(const jy_view *view, const jy_trail *trail, FILE *out);

/* Returns a new JSON object of a step and its statement. */
json_t *jy_step_json(const jy_view *view, const jy_step *step);

#endif
