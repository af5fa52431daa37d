/* Numbers as machines read them, whatever the locale: for JSON and CSV. (core/format is for
 * people.) */
#pragma once

#include "core/types.h"

G_BEGIN_DECLS

/* All functions return (transfer full), and "" for no value. */

/* Exact, without trailing zeros: 7608142.93, -0.5, 1200. */
char *uplift_number_text_money (UpliftMoney value);

/* The shortest digits that read back as the same double; "" for an infinity too. */
char *uplift_number_text_shortest (double value);

/* With a fixed number of decimals, 0 to 15; "" for an infinity too. */
char *uplift_number_text_fixed (double value, guint decimals);

G_END_DECLS
