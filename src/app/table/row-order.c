#include "app/table/row-order.h"

#include <math.h>
#include <string.h>

#define DIGIT_BITS 11
#define N_DIGITS 6 /* that make 64 bits */
#define N_VALUES (1u << DIGIT_BITS)

typedef struct
{
  guint64 key;
  guint row;
} Entry;

typedef guint Counts[N_DIGITS][N_VALUES];

/* What sorts like the number, backwards when descending, with no value last in any case: the bits
 * of doubles sort like integers but for their signs. */
static guint64
make_key (double number, gboolean descending)
{
  guint64 bits;

  if (isnan (number))
    return G_MAXUINT64;
  number += 0.0; /* a negative zero is zero */
  memcpy (&bits, &number, sizeof bits);
  bits = (bits >> 63) != 0 ? ~bits : bits | ((guint64) 1 << 63);
  return descending ? ~bits : bits;
}

static guint
get_digit (guint64 key, guint which)
{
  return (guint) (key >> (which * DIGIT_BITS)) & (N_VALUES - 1);
}

static void
count_digits (const Entry *entries, guint n, Counts counts)
{
  for (guint i = 0; i < n; i++)
    for (guint which = 0; which < N_DIGITS; which++)
      counts[which][get_digit (entries[i].key, which)]++;
}

/* Sorts by one digit. counts: of its values, which become their places. */
static void
distribute (const Entry *from, guint n, guint which, guint *counts, Entry *to)
{
  guint place = 0;

  for (guint value = 0; value < N_VALUES; value++)
    {
      guint count = counts[value];

      counts[value] = place;
      place += count;
    }
  for (guint i = 0; i < n; i++)
    to[counts[get_digit (from[i].key, which)]++] = from[i];
}

void
uplift_row_order_sort (guint *rows, guint n, const double *numbers, gboolean descending)
{
  g_autofree Entry *entries = NULL, *others = NULL;
  g_autofree Counts *counts = NULL;

  g_return_if_fail (n == 0 || (rows != NULL && numbers != NULL));

  if (n == 0)
    return;
  entries = g_new (Entry, n);
  others = g_new (Entry, n);
  counts = g_new0 (Counts, 1);
  for (guint i = 0; i < n; i++)
    entries[i] = (Entry){ make_key (numbers[rows[i]], descending), rows[i] };
  count_digits (entries, n, *counts);
  for (guint which = 0; which < N_DIGITS; which++)
    /* Nothing to do for a digit that is the same in all, as most are of whole numbers. */
    if ((*counts)[which][get_digit (entries[0].key, which)] != n)
      {
        Entry *sorted = others;

        distribute (entries, n, which, (*counts)[which], sorted);
        others = entries;
        entries = sorted;
      }
  for (guint i = 0; i < n; i++)
    rows[i] = entries[i].row;
}
