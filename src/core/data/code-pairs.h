/* Two codes as one: a number for each different pair of codes, counted from 0 in the order in which
 * they first come. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Fields are private. Pairs of small codes have a table of their own, so that finding one again is
 * a single look. */
typedef struct
{
  guint32 *direct;    /* by a << shift | b: number + 1; 0: none yet, or not known (owned) */
  guint32 n_a, shift; /* which pairs are in there: a < n_a, b < 1 << shift */
  guint32 *slots;     /* open addressing: number + 1, 0: empty (owned) */
  gsize mask;
  GArray *distinct; /* of guint64, by number (owned) */
} UpliftCodePairs;

/* (transfer full) */
UpliftCodePairs *uplift_code_pairs_new (void);
void uplift_code_pairs_free (UpliftCodePairs *pairs);

/* Private: for pairs that are not in the table of small codes. */
guint32 uplift_code_pairs_number_slowly (UpliftCodePairs *pairs, guint32 a, guint32 b);

/* The pair's number; a new one if it has none. O(1). */
static inline guint32
uplift_code_pairs_number (UpliftCodePairs *pairs, guint32 a, guint32 b)
{
  if (a < pairs->n_a && b >> pairs->shift == 0)
    {
      guint32 number = pairs->direct[(gsize) a << pairs->shift | b];
      if (number != 0)
        return number - 1;
    }
  return uplift_code_pairs_number_slowly (pairs, a, b);
}

/* How many there are, and the pair of a number: a in the upper half, b in the lower. O(1). */
guint32 uplift_code_pairs_get_size (const UpliftCodePairs *pairs);
guint64 uplift_code_pairs_get (const UpliftCodePairs *pairs, guint32 number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftCodePairs, uplift_code_pairs_free)

G_END_DECLS
