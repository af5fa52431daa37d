#include "core/data/code-pairs.h"

/* A table of all pairs that can be is quicker than looking those up that are; up to this size. */
#define MAX_TABLE (1u << 22)

/* Open addressing; slots hold a pair's number + 1, 0 is empty. */
typedef struct
{
  guint32 *slots;
  gsize mask;
} Table;

static gsize
hash_pair (guint64 pair)
{
  return (gsize) ((pair * G_GUINT64_CONSTANT (11400714819323198485)) >> 20);
}

/* The pair's slot, or the empty one where it belongs. */
static guint32 *
find_slot (const Table *table, guint64 pair, const GArray *distinct)
{
  gsize at = hash_pair (pair) & table->mask;

  while (table->slots[at] != 0 && g_array_index (distinct, guint64, table->slots[at] - 1) != pair)
    at = (at + 1) & table->mask;
  return &table->slots[at];
}

static void
grow (Table *table, const GArray *distinct)
{
  table->mask = table->mask * 2 + 1;
  g_free (table->slots);
  table->slots = g_new0 (guint32, table->mask + 1);
  for (guint i = 0; i < distinct->len; i++)
    *find_slot (table, g_array_index (distinct, guint64, i), distinct) = i + 1;
}

guint32 *
uplift_code_pairs_number (const guint32 *a, guint32 n_a, const guint32 *b, guint32 n_b, guint64 n,
                          GArray *distinct)
{
  g_return_val_if_fail (distinct != NULL && distinct->len == 0, NULL);

  guint32 *numbers = g_new (guint32, MAX (n, 1));
  gboolean direct = (guint64) n_a * n_b <= MAX_TABLE;
  Table table = { .mask = direct ? (gsize) n_a * n_b : 0x3ff };
  table.slots = g_new0 (guint32, table.mask + 1);

  for (guint64 row = 0; row < n; row++)
    {
      guint32 x = a != NULL ? a[row] : 0, y = b != NULL ? b[row] : 0;
      guint64 pair = (guint64) x << 32 | y;
      guint32 *slot
          = direct ? &table.slots[(gsize) x * n_b + y] : find_slot (&table, pair, distinct);
      if (*slot == 0)
        {
          g_array_append_val (distinct, pair);
          *slot = distinct->len;
          numbers[row] = distinct->len - 1;
          if (!direct && distinct->len > table.mask / 2)
            grow (&table, distinct);
        }
      else
        numbers[row] = *slot - 1;
    }
  g_free (table.slots);
  return numbers;
}
