/* Numbers as machines read them, whatever the locale: for JSON and CSV. (core/write/format is for
 * people.)
 *
 * Each function appends to a text, and appends nothing when there is no value; TRUE tells that
 * there was one. */
#pragma once

#include "core/data/types.h"

G_BEGIN_DECLS

/* A whole number; UPLIFT_COUNT_NONE is no value. Much faster than printf, which matters where a
 * hundred million rows are written. */
gboolean uplift_number_text_append_count (GString *text, gint64 count);

/* Exact, with two decimals, or up to four where they are not zero; UPLIFT_MONEY_NONE is no value.
 */
gboolean uplift_number_text_append_money (GString *text, UpliftMoney money);

/* Rounded to that many decimals, 0 to 15; UPLIFT_NO_VALUE and infinities are no value. */
gboolean uplift_number_text_append_fixed (GString *text, double value, guint decimals);

/* The shortest digits that read back as the same double; UPLIFT_NO_VALUE and infinities are no
 * value. */
gboolean uplift_number_text_append_shortest (GString *text, double value);

G_END_DECLS
