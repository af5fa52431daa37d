/* What a row mostly is: plain numbers, a date that has been seen before, names that begin and end
 * with something. No text is copied, and nothing is parsed twice. */
#include "core/read/tracking-part.h"

#include "core/read/row-hashes.h"

#include <string.h>

/* The cell of a column, empty where there is none. */
static UpliftCsvField
get_cell (const UpliftTrackingPart *part, const UpliftCsvRecord *record, UpliftColumn column)
{
  int field = part->source->match.field[column];

  return field >= 0 ? record->fields[field] : (UpliftCsvField){ "", 0 };
}

/* Empty, or with nothing around it that reading it would take away. */
static gboolean
is_bare (UpliftCsvField cell)
{
  return cell.length == 0
         || (g_ascii_isgraph (cell.text[0]) && cell.text[0] != '\''
             && g_ascii_isgraph (cell.text[cell.length - 1]));
}

/* Does it begin like a word for a row of totals? */
static gboolean
may_be_total (UpliftCsvField cell)
{
  char first = cell.length >= 5 ? (char) (cell.text[0] | 0x20) : '\0';

  return (first == 't' && g_ascii_strncasecmp (cell.text, "total", 5) == 0)
         || (first == 'g' && g_ascii_strncasecmp (cell.text, "grand", 5) == 0)
         || (first == 's' && g_ascii_strncasecmp (cell.text, "subto", 5) == 0);
}

/* An id that is itself: neither a number with a point in it, nor an address. */
static gboolean
is_plain_id (UpliftCsvField cell)
{
  if (!is_bare (cell))
    return FALSE;
  if (cell.length == 0)
    return TRUE;
  if (g_ascii_isdigit (cell.text[0]))
    return memchr (cell.text, '.', cell.length) == NULL;
  return (cell.text[0] != 'h' && cell.text[0] != 'H')
         || memchr (cell.text, ':', cell.length) == NULL;
}

#define EACH_BYTE G_GUINT64_CONSTANT (0x0101010101010101)

/* The last eight bytes in front of `end`, the first one lowest, those that do not belong to the
 * digits made noughts. length: of the digits, 1 to 8; `begin` … `end` can be read and are at least
 * eight bytes. Without a loop, since how long a number is cannot be foretold. */
static guint64
load_digits (const char *end, gsize length)
{
  guint64 word;

  memcpy (&word, end - sizeof word, sizeof word);
  word = GUINT64_FROM_LE (word);
  guint64 foreign = length < 8 ? G_MAXUINT64 >> (8 * length) : 0;
  return (word & ~foreign) | (EACH_BYTE * '0' & foreign);
}

/* FALSE: not all of them are digits. */
static gboolean
read_digits (guint64 digits, guint32 *number)
{
  guint64 values = digits - EACH_BYTE * '0';

  if (((values | (values + EACH_BYTE * 0x76)) & EACH_BYTE * 0x80) != 0)
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

/* An id, and the number that it is. */
typedef struct
{
  UpliftCsvField cell;
  gboolean is_number; /* as one writes it, without zeros in front, and of at most eight digits */
  guint32 number;
} Id;

/* FALSE: not one that is itself. begin: from where on bytes can be read. */
static gboolean
read_id (UpliftCsvField cell, const char *begin, Id *id)
{
  const char *end = cell.text + cell.length;

  *id = (Id){ .cell = cell };
  if (cell.length > 0 && cell.length <= 8 && end - begin >= 8)
    id->is_number = read_digits (load_digits (end, cell.length), &id->number)
                    && (*cell.text != '0' || cell.length == 1);
  return id->is_number || (is_plain_id (cell) && !may_be_total (cell));
}

/* Up to 13 digits, with one or two more behind a point if that may be. */
static gboolean
read_plain (UpliftCsvField cell, gboolean is_money, gint64 *value, gboolean *has_point)
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
static gboolean
read_price (UpliftCsvField cell, const char *begin, gint64 *value)
{
  const char *end = cell.text + cell.length;
  guint32 number;

  if (cell.length < 4 || cell.length > 8 || end - begin < 8 || end[-3] != '.')
    return FALSE;
  guint64 digits = load_digits (end, cell.length);
  /* What stands before the point moves up to the two digits behind it. */
  guint64 behind = digits & G_GUINT64_CONSTANT (0xffff000000000000);
  guint64 before = digits << 8 & G_GUINT64_CONSTANT (0x0000ffffffffff00);
  if (!read_digits (before | behind | '0', &number))
    return FALSE;
  *value = (gint64) number * 100;
  return TRUE;
}

static gboolean
read_amounts (UpliftTrackingPart *part, const UpliftCsvRecord *record, UpliftPartRow *row)
{
  UpliftCsvField money = get_cell (part, record, UPLIFT_COLUMN_REVENUE);
  gint64 revenue, orders = 1;
  gboolean has_point = TRUE, no_point;

  if (!read_price (money, record->raw, &revenue) && !read_plain (money, TRUE, &revenue, &has_point))
    return FALSE;
  if (part->orders != NULL
      && (!read_plain (get_cell (part, record, UPLIFT_COLUMN_ORDERS), FALSE, &orders, &no_point)
          || orders > G_MAXINT32))
    return FALSE;
  /* Last, since afterwards the row is taken. */
  if (!uplift_value_notes_add_plain (part->revenue, revenue, has_point))
    return FALSE;
  if (part->orders != NULL)
    uplift_value_notes_add_plain (part->orders, orders, FALSE);
  part->revenue_size = uplift_part_add_size (part->revenue_size, (guint64) revenue);
  part->orders_size = uplift_part_add_size (part->orders_size, (guint64) orders);
  row->revenue = revenue;
  row->orders = (gint32) orders;
  row->readings = has_point ? UPLIFT_READING_FIRST : UPLIFT_READING_SAME;
  return TRUE;
}

/* A date of which all is known but that it is there once more. */
static gboolean
read_date (const UpliftTrackingPart *part, UpliftCsvField cell, UpliftPartRow *row)
{
  guint32 index, text;

  if (cell.length == 0)
    return FALSE;
  if (uplift_tracking_part_index_date (cell.text, cell.length, &index))
    {
      row->date_cell = part->cell_of_date[index] - 1;
      return row->date_cell != G_MAXUINT32;
    }
  if (uplift_dictionary_lookup_len (part->date_texts, cell.text, cell.length, &text))
    row->date_cell = g_array_index (part->cell_of_text, guint32, text);
  else
    return FALSE;
  return g_array_index (part->date_cells, UpliftDateCell, row->date_cell).reading
         == UPLIFT_READING_SAME;
}

static gboolean
read_arm (UpliftCsvField cell, UpliftPartRow *row)
{
  if (cell.length != 1 || (*cell.text != '0' && *cell.text != '1'))
    return FALSE;
  row->arm = *cell.text == '0' ? UPLIFT_ARM_CONTROL : UPLIFT_ARM_EXPOSED;
  return TRUE;
}

static gboolean
are_names_plain (const UpliftTrackingPart *part, const UpliftCsvRecord *record)
{
  for (guint i = 0; i < UPLIFT_PART_N_NAMES; i++)
    if (!is_bare (get_cell (part, record, uplift_part_columns[i])))
      return FALSE;
  guint first = 0;
  while (first < record->n_fields && record->fields[first].length == 0)
    first++;
  return first < record->n_fields && is_bare (record->fields[first])
         && !may_be_total (record->fields[first]);
}

static guint32
intern_influencer (UpliftTrackingPart *part, const Id *id, guint64 line)
{
  UpliftDictionary *ids = part->context->dataset->values[UPLIFT_DIMENSION_INFLUENCER];
  gboolean is_small = id->is_number && id->number < UPLIFT_PART_SMALL_IDS;

  if (id->cell.length == 0)
    return UPLIFT_NO_INFLUENCER;
  if (is_small && part->influencer_of_number[id->number] != 0)
    return part->influencer_of_number[id->number] - 1;

  guint32 code = uplift_dictionary_intern (ids, id->cell.text, id->cell.length);
  const UpliftLoaderRow noted = { .source = part->source, .line = line };
  uplift_loader_note_influencer (part->context, &noted, code);
  if (is_small)
    part->influencer_of_number[id->number] = code + 1;
  return code;
}

/* The user of the row that was appended last. */
static void
add_user (UpliftTrackingPart *part, const Id *id)
{
  UpliftTrackingBlock *block = part->stretch->block;
  guint32 row = block->n - 1;

  if (id->cell.length == 0)
    return;
  if (id->is_number && id->number < UPLIFT_USER_IDS_PLAIN)
    {
      uplift_user_ids_add_plain (part->user_ids, part->worker, id->number);
      block->user[row] = id->number;
      return;
    }
  if (part->n_user_rows == UPLIFT_USER_MAX_ROWS)
    uplift_tracking_part_look_up_users (part);
  UpliftUserRow *later = &part->user_rows[part->n_user_rows];
  if (uplift_user_ids_prepare (id->cell.text, id->cell.length, later))
    {
      later->row = row;
      part->n_user_rows++;
    }
  else
    block->user[row]
        = uplift_user_ids_add (part->user_ids, part->worker, id->cell.text, id->cell.length);
}

static void
intern_names (UpliftTrackingPart *part, const UpliftCsvRecord *record, UpliftPartRow *row)
{
  UpliftDictionary *const *values = part->context->dataset->values;

  for (guint i = 0; i < UPLIFT_PART_N_NAMES; i++)
    {
      UpliftCsvField name = get_cell (part, record, uplift_part_columns[i]);
      UpliftDictionary *dictionary = values[uplift_part_dimensions[i]];
      guint32 code = G_MAXUINT32;
      if (name.length == 0)
        continue;
      if (name.length <= UPLIFT_DICTIONARY_SHORT
          && name.text + UPLIFT_DICTIONARY_SHORT <= record->raw + record->raw_length)
        code = uplift_dictionary_find_short (dictionary, name.text, (guint32) name.length);
      row->names[i] = code != G_MAXUINT32
                          ? code
                          : uplift_dictionary_intern (dictionary, name.text, name.length);
    }
}

gboolean
uplift_tracking_part_add_simple (UpliftTrackingPart *part, const UpliftCsvRecord *record)
{
  UpliftPartRow row = { .line = record->line, .user = UPLIFT_NO_USER };
  UpliftCsvField name = get_cell (part, record, UPLIFT_COLUMN_NAME);
  Id influencer, user;

  if (part->order_details != NULL || part->by_code != NULL || part->source->influencer != NULL
      || !read_id (get_cell (part, record, UPLIFT_COLUMN_INFLUENCER_ID), record->raw, &influencer)
      || !read_id (get_cell (part, record, UPLIFT_COLUMN_USER_ID), record->raw, &user)
      || !is_bare (name) || may_be_total (name) || !are_names_plain (part, record)
      || !read_date (part, get_cell (part, record, UPLIFT_COLUMN_DATE), &row)
      || (part->has_arms && !read_arm (get_cell (part, record, UPLIFT_COLUMN_GROUP), &row))
      || !read_amounts (part, record, &row))
    return FALSE;
  if (user.is_number && user.number < UPLIFT_USER_IDS_PLAIN)
    uplift_user_ids_prefetch_plain (part->user_ids, part->worker, user.number);
  row.influencer = intern_influencer (part, &influencer, record->line);
  intern_names (part, record, &row);
  row.hash = uplift_row_hash (record->raw, record->raw_length);
  uplift_tracking_part_append (part, &row);
  add_user (part, &user);
  return TRUE;
}
