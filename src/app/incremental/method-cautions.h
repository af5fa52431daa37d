/* When not to trust an incremental revenue, as sentences. */
#pragma once

#include "core/figures/results.h"

G_BEGIN_DECLS

typedef struct
{
  char *text;     /* a sentence or two (owned) */
  gboolean holds; /* the data say so; FALSE: it is so with every data */
} UpliftMethodCaution;

/* Those of the results' estimate by the method that hold (core/figures/method-caveats) with their
 * numbers, then those that go with the method: of UpliftMethodCaution (transfer full). */
GArray *uplift_method_cautions_new (const UpliftResults *results, UpliftMethod method);

G_END_DECLS
