/* schemas.h: what answers look like, in JSON Schema, made of one table. */
#ifndef JIYAN_SERVER_API_SCHEMAS_H
#define JIYAN_SERVER_API_SCHEMAS_H

#include <jansson.h>

/* The schema of a type as the table writes them: Hit, [Hit], string?, exact|partial. Returns a new reference; release
 * with json_decref. */
json_t *jy_schemas_of(const char *type);

/* Adds all shapes of the table to the components of a description, by name. */
void jy_schemas_add(json_t *components);

#endif
