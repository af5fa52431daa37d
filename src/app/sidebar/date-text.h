/* What a person types for a day → day. */
#pragma once

#include "core/data/types.h"

G_BEGIN_DECLS

/* TRUE and *day set when the text is a date: 2025-03-31 first, else what the user's locale writes,
 * with or without month names. Blank text is no date but an answer: UPLIFT_DAY_NONE, TRUE. */
gboolean uplift_date_text_parse (const char *text, UpliftDay *day);

G_END_DECLS
