/* The same two orders in every way in which files really come: A on 2 January 2025 for 1.5, and B
 * on the day after for 2. */
#pragma once

#include <glib.h>

typedef struct
{
  const char *name;
  const char *bytes;
  gsize length;
  const char *findings; /* the kinds that reading it reports, with their counts */
} InputVariant;

extern const InputVariant input_variants[];
extern const guint n_input_variants;
