/* What the measures of core/figures/measure are called, and their values for people. Names are
 * translated and static. */
#pragma once

#include "core/figures/measure.h"

G_BEGIN_DECLS

/* As a title: "ROAS", "Incremental ROAS", "Revenue" …; as part of a sentence: "incremental ROAS",
 * "revenue" … (transfer none). */
const char *uplift_measure_text_get_title (UpliftMeasure measure);
const char *uplift_measure_text_get_noun (UpliftMeasure measure);

/* "Best ROAS · Most orders": of measures as bits 1 << UpliftMeasure (transfer full). */
char *uplift_measure_text_dup_best (guint measures);

/* "ROAS, orders": likewise (transfer none). */
const char *uplift_measure_text_list (guint measures);

/* The value for people: "11.28×", "₹7,608.00", "1,234" (transfer full). */
char *uplift_measure_text_format (UpliftMeasure measure, double value, const char *currency);

G_END_DECLS
