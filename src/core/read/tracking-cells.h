/* What the cells of a tracking row mostly say, read without a look at anything else: plain numbers,
 * prices, ids that are themselves, names with nothing around them. In line, since they are asked of
 * each row.
 *
 * Texts are not NUL-terminated. What these functions do not know may still be right: it is read
 * with core/read/parse. Private to the loader.
 */
#pragma once

#include "core/read/csv-reader.h"

#include <string.h>

G_BEGIN_DECLS

/* Empty, or with nothing around it that reading it would take away. */
static inline gboolean
uplift_cell_is_bare (UpliftCsvField cell)
{
  return cell.length == 0
         || (g_ascii_isgraph (cell.text[0]) && cell.text[0] != '\''
             && g_ascii_isgraph (cell.text[cell.length - 1]));
}

/* Does it begin like a word for a row of totals? Without a branch for what it mostly is not. */
static inline gboolean
uplift_cell_may_be_total (UpliftCsvField cell)
{
  char first[4] = { 0 };

  if (cell.length < 5)
    return FALSE;
  for (guint i = 0; i < 4; i++)
    first[i] = (char) (cell.text[i] | 0x20);
  return (memcmp (first, "tota", 4) == 0) | (memcmp (first, "gran", 4) == 0)
         | (memcmp (first, "subt", 4) == 0);
}

/* An id that is itself: neither a number with a point in it, nor an address. */
static inline gboolean
uplift_cell_is_plain_id (UpliftCsvField cell)
{
  if (!uplift_cell_is_bare (cell))
    return FALSE;
  if (cell.length == 0)
    return TRUE;
  if (g_ascii_isdigit (cell.text[0]))
    return memchr (cell.text, '.', cell.length) == NULL;
  return (cell.text[0] != 'h' && cell.text[0] != 'H')
         || memchr (cell.text, ':', cell.length) == NULL;
}

#define UPLIFT_EACH_BYTE G_GUINT64_CONSTANT (0x0101010101010101)

/* The last eight bytes in front of `end`, the first one lowest, those that do not belong to the
 * digits made noughts. length: of the digits, 1 to 8; `begin` … `end` can be read and are at least
 * eight bytes. Without a loop, since how long a number is cannot be foretold. */
static inline guint64
uplift_cell_load_digits (const char *end, gsize length)
{
  guint64 word;

  memcpy (&word, end - sizeof word, sizeof word);
  word = GUINT64_FROM_LE (word);
  guint64 foreign = length < 8 ? G_MAXUINT64 >> (8 * length) : 0;
  return (word & ~foreign) | (UPLIFT_EACH_BYTE * '0' & foreign);
}

/* FALSE: not all of them are digits. */
static inline gboolean
uplift_cell_read_digits (guint64 digits, guint32 *number)
{
  guint64 values = digits - UPLIFT_EACH_BYTE * '0';

  if (((values | (values + UPLIFT_EACH_BYTE * 0x76)) & UPLIFT_EACH_BYTE * 0x80) != 0)
    return FALSE;
  values = values * 10 + (values >> 8);
  values = ((values & G_GUINT64_CONSTANT (0x000000ff000000ff))
                * (100 + (G_GUINT64_CONSTANT (1000000) << 32))
            + (values >> 16 & G_GUINT64_CONSTANT (0x000000ff000000ff))
                  * (1 + (G_GUINT64_CONSTANT (10000) << 32)))
           >> 32;
  *number = (guint32) values;
  return TRUE;
}

/* A number as one writes it, without zeros in front, and of at most eight digits. begin: from where
 * on bytes can be read. */
static inline gboolean
uplift_cell_read_number (UpliftCsvField cell, const char *begin, guint32 *number)
{
  const char *end = cell.text + cell.length;

  return cell.length > 0 && cell.length <= 8 && end - begin >= 8
         && uplift_cell_read_digits (uplift_cell_load_digits (end, cell.length), number)
         && (*cell.text != '0' || cell.length == 1);
}

/* An id, and the number that it is. */
typedef struct
{
  UpliftCsvField cell;
  gboolean is_number;
  guint32 number;
} UpliftIdCell;

/* FALSE: not one that is itself. begin: as above. */
static inline gboolean
uplift_cell_read_id (UpliftCsvField cell, const char *begin, UpliftIdCell *id)
{
  *id = (UpliftIdCell){ .cell = cell };
  id->is_number = uplift_cell_read_number (cell, begin, &id->number);
  return id->is_number || (uplift_cell_is_plain_id (cell) && !uplift_cell_may_be_total (cell));
}

/* Up to 13 digits, with one or two more behind a point if that may be. */
static inline gboolean
uplift_cell_read_plain (UpliftCsvField cell, gboolean is_money, gint64 *value, gboolean *has_point)
{
  gsize at = 0;

  *value = 0;
  for (; at < cell.length && at <= 13 && g_ascii_isdigit (cell.text[at]); at++)
    *value = *value * 10 + (cell.text[at] - '0');
  if (at == 0 || at > 13)
    return FALSE;
  *has_point = at < cell.length;
  if (!is_money)
    return !*has_point;

  gsize n_decimals = *has_point ? cell.length - at - 1 : 0;
  if (*has_point && (cell.text[at] != '.' || n_decimals < 1 || n_decimals > 2))
    return FALSE;
  for (at++; at < cell.length; at++)
    {
      if (!g_ascii_isdigit (cell.text[at]))
        return FALSE;
      *value = *value * 10 + (cell.text[at] - '0');
    }
  *value *= n_decimals == 2 ? 100 : n_decimals == 1 ? 1000 : 10000;
  return TRUE;
}

/* The same for what most prices are: up to five digits, a point and two more. */
static inline gboolean
uplift_cell_read_price (UpliftCsvField cell, const char *begin, gint64 *value)
{
  const char *end = cell.text + cell.length;
  guint32 number;

  if (cell.length < 4 || cell.length > 8 || end - begin < 8 || end[-3] != '.')
    return FALSE;
  guint64 digits = uplift_cell_load_digits (end, cell.length);
  /* What stands before the point moves up to the two digits behind it. */
  guint64 behind = digits & G_GUINT64_CONSTANT (0xffff000000000000);
  guint64 before = digits << 8 & G_GUINT64_CONSTANT (0x0000ffffffffff00);
  if (!uplift_cell_read_digits (before | behind | '0', &number))
    return FALSE;
  *value = (gint64) number * 100;
  return TRUE;
}

/* A number of orders: up to 13 digits, but not beyond 32 bits. */
static inline gboolean
uplift_cell_read_count (UpliftCsvField cell, const char *begin, gint64 *value)
{
  const char *end = cell.text + cell.length;
  gboolean has_point;
  guint32 number;

  if (cell.length == 1 && g_ascii_isdigit (*cell.text))
    {
      *value = *cell.text - '0';
      return TRUE;
    }
  if (cell.length > 0 && cell.length <= 8 && end - begin >= 8
      && uplift_cell_read_digits (uplift_cell_load_digits (end, cell.length), &number))
    {
      *value = number;
      return TRUE;
    }
  return uplift_cell_read_plain (cell, FALSE, value, &has_point) && *value <= G_MAXINT32;
}

/* Dates from this year on have an index below that number. */
#define UPLIFT_CELL_FIRST_YEAR 1950
#define UPLIFT_CELL_N_DATES (1u << 16)

/* An index for each text like 2025-07-31, whether there is such a day or not. */
static inline gboolean
uplift_cell_index_date (const char *text, gsize length, guint32 *index)
{
  const guint64 dashes = G_GUINT64_CONSTANT (0x2d00002d00000000);
  const guint64 are_dashes = G_GUINT64_CONSTANT (0xff0000ff00000000);
  const guint64 noughts = G_GUINT64_CONSTANT (0x0030300030303030);
  guint64 word;

  if (length != 10)
    return FALSE;
  /* All but the day at once, the first letter lowest. */
  memcpy (&word, text, sizeof word);
  word = GUINT64_FROM_LE (word);
  guint64 values = (word & ~are_dashes) - noughts;
  guint tens = (guint) (guint8) text[8] - '0', ones = (guint) (guint8) text[9] - '0';
  if ((word & are_dashes) != dashes
      || ((values | (values + UPLIFT_EACH_BYTE * 0x76)) & UPLIFT_EACH_BYTE * 0x80) != 0 || tens > 9
      || ones > 9)
    return FALSE;
  guint year = (guint) ((values & 0xff) * 1000 + (values >> 8 & 0xff) * 100
                        + (values >> 16 & 0xff) * 10 + (values >> 24 & 0xff));
  guint month = (guint) ((values >> 40 & 0xff) * 10 + (values >> 48 & 0xff));
  guint day = tens * 10 + ones;
  *index = (year - UPLIFT_CELL_FIRST_YEAR) * 512 + month * 32 + day;
  return year >= UPLIFT_CELL_FIRST_YEAR && month < 16 && day < 32 && *index < UPLIFT_CELL_N_DATES;
}

G_END_DECLS
