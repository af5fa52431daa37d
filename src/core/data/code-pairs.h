/* Two columns of codes as one: a number for each different pair of codes. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The number of each row's pair, counted from 0 in the order in which they first come (transfer
 * full, n entries). a holds codes below n_a, b below n_b; NULL: 0 everywhere. Appends to distinct
 * (of guint64) what the pairs are, by number: a in the upper, b in the lower half. O(n + n_a · n_b)
 * where the product is small, else O(n). */
guint32 *uplift_code_pairs_number (const guint32 *a, guint32 n_a, const guint32 *b, guint32 n_b,
                                   guint64 n, GArray *distinct);

G_END_DECLS
