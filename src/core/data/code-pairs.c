#include "core/data/code-pairs.h"

/* Entries that the table of small codes may have. */
#define MAX_DIRECT ((gsize) 1 << 16)

UpliftCodePairs *
uplift_code_pairs_new (void)
{
  UpliftCodePairs *pairs = g_new0 (UpliftCodePairs, 1);

  pairs->mask = 0xff;
  pairs->slots = g_new0 (guint32, pairs->mask + 1);
  pairs->distinct = g_array_new (FALSE, FALSE, sizeof (guint64));
  return pairs;
}

void
uplift_code_pairs_free (UpliftCodePairs *pairs)
{
  if (pairs == NULL)
    return;
  g_free (pairs->direct);
  g_free (pairs->slots);
  g_array_unref (pairs->distinct);
  g_free (pairs);
}

/* Both halves count in the lower bits. */
static gsize
hash_pair (guint64 pair)
{
  guint64 hash = (pair ^ pair >> 15) * G_GUINT64_CONSTANT (11400714819323198485);

  return (gsize) (hash >> 32 ^ hash >> 48);
}

/* The pair's slot, or the empty one where it belongs. */
static guint32 *
find_slot (const UpliftCodePairs *pairs, guint64 pair)
{
  const guint64 *distinct = (const guint64 *) (gpointer) pairs->distinct->data;
  gsize at = hash_pair (pair) & pairs->mask;

  while (pairs->slots[at] != 0 && distinct[pairs->slots[at] - 1] != pair)
    at = (at + 1) & pairs->mask;
  return &pairs->slots[at];
}

static void
grow (UpliftCodePairs *pairs)
{
  pairs->mask = pairs->mask * 2 + 1;
  g_free (pairs->slots);
  pairs->slots = g_new0 (guint32, pairs->mask + 1);
  for (guint i = 0; i < pairs->distinct->len; i++)
    *find_slot (pairs, g_array_index (pairs->distinct, guint64, i)) = i + 1;
}

/* Makes the table large enough for the pair, unless that is too large. What was in it is found
 * again when it is asked for. */
static void
widen_direct (UpliftCodePairs *pairs, guint32 a, guint32 b)
{
  guint32 shift = pairs->shift, n_a = MAX (pairs->n_a, 16);

  while (shift < 16 && b >> shift != 0)
    shift++;
  while (n_a <= a && n_a < MAX_DIRECT)
    n_a *= 2;
  if (n_a <= a || b >> shift != 0 || (gsize) n_a << shift > MAX_DIRECT)
    return;
  g_free (pairs->direct);
  pairs->direct = g_new0 (guint32, (gsize) n_a << shift);
  pairs->n_a = n_a;
  pairs->shift = shift;
}

guint32
uplift_code_pairs_number_slowly (UpliftCodePairs *pairs, guint32 a, guint32 b)
{
  guint64 pair = (guint64) a << 32 | b;
  guint32 *slot = find_slot (pairs, pair);
  guint32 number = *slot - 1;

  if (*slot == 0)
    {
      number = pairs->distinct->len;
      g_array_append_val (pairs->distinct, pair);
      *slot = number + 1;
      if (pairs->distinct->len > pairs->mask / 2)
        grow (pairs);
    }
  if (a >= pairs->n_a || b >> pairs->shift != 0)
    widen_direct (pairs, a, b);
  if (a < pairs->n_a && b >> pairs->shift == 0)
    pairs->direct[(gsize) a << pairs->shift | b] = number + 1;
  return number;
}

guint32
uplift_code_pairs_get_size (const UpliftCodePairs *pairs)
{
  g_return_val_if_fail (pairs != NULL, 0);

  return pairs->distinct->len;
}

guint64
uplift_code_pairs_get (const UpliftCodePairs *pairs, guint32 number)
{
  g_return_val_if_fail (pairs != NULL && number < pairs->distinct->len, 0);

  return g_array_index (pairs->distinct, guint64, number);
}
