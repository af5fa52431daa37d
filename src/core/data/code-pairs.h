/* Two codes as one: a number for each different pair of codes, counted from 0 in the order in which
 * they first come. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _UpliftCodePairs UpliftCodePairs;

/* (transfer full) */
UpliftCodePairs *uplift_code_pairs_new (void);
void uplift_code_pairs_free (UpliftCodePairs *pairs);

/* The pair's number; a new one if it has none. O(1). */
guint32 uplift_code_pairs_number (UpliftCodePairs *pairs, guint32 a, guint32 b);

/* How many there are, and the pair of a number: a in the upper half, b in the lower. O(1). */
guint32 uplift_code_pairs_get_size (const UpliftCodePairs *pairs);
guint64 uplift_code_pairs_get (const UpliftCodePairs *pairs, guint32 number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftCodePairs, uplift_code_pairs_free)

G_END_DECLS
