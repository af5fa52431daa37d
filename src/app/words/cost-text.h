/* What spend includes, said wherever it or what rests on it is shown. */
#pragma once

#include "core/figures/results.h"

G_BEGIN_DECLS

/* The sentence about further cost, with its amounts, NULL when none is set (transfer full). */
char *uplift_cost_text_dup_note (const UpliftResults *results);

/* A figure's name on an axis or in a heading: "ROAS", with further cost "ROAS on full cost"
 * (transfer full). */
char *uplift_cost_text_dup_title (const char *title, const UpliftResults *results);

G_END_DECLS
