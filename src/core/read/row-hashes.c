#include "core/read/row-hashes.h"

#include <string.h>

/* Rows are looked at by the first bits of their hash, one part of them after the other: the table
 * of a part is small enough to stay near the processor. */
#define PART_BITS 4
#define N_PARTS (1u << PART_BITS)
#define MULTIPLIER G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)
#define FREE_SLOT G_MAXUINT32

/* Chance makes no such queue; a file whose hashes were made to collide is not worth the time. */
#define MAX_PROBES 1000

/* The rows of one part that repeat none, by their hash: open addressing. */
typedef struct
{
  guint32 *slots; /* a row, or FREE_SLOT */
  guint32 mask;   /* number of slots, a power of two, less 1 */
} Table;

typedef struct
{
  const guint32 *hashes;
  UpliftRowsAreEqualFunc are_equal;
  gpointer user_data;
  GArray *repeats; /* of UpliftRepeat */
} Search;

static guint64
mix (guint64 hash, guint64 word)
{
  hash = (hash ^ word) * MULTIPLIER;
  return hash ^ hash >> 32;
}

guint32
uplift_row_hash (const char *raw, gsize length)
{
  g_return_val_if_fail (length == 0 || raw != NULL, 0);

  guint64 word;
  while (length > 0 && (raw[length - 1] == '\n' || raw[length - 1] == '\r'))
    length--;
  guint64 hash = mix (0, length);
  for (; length >= sizeof word; raw += sizeof word, length -= sizeof word)
    {
      memcpy (&word, raw, sizeof word);
      hash = mix (hash, word);
    }
  word = 0;
  memcpy (&word, raw, length);
  return (guint32) mix (hash, word);
}

static guint
get_part (guint32 hash)
{
  return hash >> (32 - PART_BITS);
}

static void
add_row (Search *search, Table *table, guint32 row)
{
  guint32 hash = search->hashes[row];

  for (guint probe = 0; probe < MAX_PROBES; probe++)
    {
      guint32 at = (hash + probe) & table->mask;
      guint32 other = table->slots[at];
      if (other == FREE_SLOT)
        {
          table->slots[at] = row;
          return;
        }
      if (search->hashes[other] == hash && search->are_equal (other, row, search->user_data))
        {
          UpliftRepeat repeat = { row, other };
          g_array_append_val (search->repeats, repeat);
          return;
        }
    }
}

/* At most half of the slots are taken. */
static Table
make_table (guint32 n)
{
  gsize size = 2;

  while (size < 2 * (gsize) n)
    size *= 2;
  Table table = { g_new (guint32, size), (guint32) (size - 1) };
  memset (table.slots, 0xff, size * sizeof *table.slots);
  return table;
}

static int
compare_repeats (gconstpointer a, gconstpointer b)
{
  guint32 p = ((const UpliftRepeat *) a)->row, q = ((const UpliftRepeat *) b)->row;

  return (p > q) - (p < q);
}

GArray *
uplift_row_hashes_find_repeats (const guint32 *hashes, guint32 n, UpliftRowsAreEqualFunc are_equal,
                                gpointer user_data)
{
  g_return_val_if_fail (n == 0 || hashes != NULL, NULL);
  g_return_val_if_fail (are_equal != NULL, NULL);

  Search search
      = { hashes, are_equal, user_data, g_array_new (FALSE, FALSE, sizeof (UpliftRepeat)) };
  guint32 in_part[N_PARTS] = { 0 };
  for (guint32 row = 0; row < n; row++)
    in_part[get_part (hashes[row])]++;
  for (guint part = 0; part < N_PARTS; part++)
    {
      if (in_part[part] < 2)
        continue;
      Table table = make_table (in_part[part]);
      for (guint32 row = 0; row < n; row++)
        if (get_part (hashes[row]) == part)
          add_row (&search, &table, row);
      g_free (table.slots);
    }
  g_array_sort (search.repeats, compare_repeats);
  return search.repeats;
}
