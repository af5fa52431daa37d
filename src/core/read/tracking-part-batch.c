/* Rows that are what rows mostly are, many together and a column at a time: how a cell is read then
 * waits for no other. Every name must have been seen before, so that what is found in a dictionary
 * needs no further look; all other rows are added one by one, each at its turn. */
#include "core/read/tracking-part.h"

#include "core/data/packed.h"
#include "core/read/csv-cutter.h"
#include "core/read/row-hashes.h"
#include "core/read/tracking-cells.h"

/* In place of a user: one to be looked up. */
#define TEXT_USER (UPLIFT_NO_USER - 1)

struct _UpliftPartCells
{
  guint64 line; /* of the first record of the batch whose cells these are; 0: none yet */
  guint32 influencer[UPLIFT_CSV_BATCH];
  guint32 user[UPLIFT_CSV_BATCH]; /* a number, UPLIFT_NO_USER or TEXT_USER */
  guint32 names[UPLIFT_PART_N_NAMES][UPLIFT_CSV_BATCH];
  guint32 date[UPLIFT_CSV_BATCH]; /* date cell */
  gint64 revenue[UPLIFT_CSV_BATCH];
  gint32 orders[UPLIFT_CSV_BATCH];
  guint8 arm[UPLIFT_CSV_BATCH];
  guint8 has_point[UPLIFT_CSV_BATCH];
  guint8 good[UPLIFT_CSV_BATCH]; /* all that stands above is there */
};

UpliftPartCells *
uplift_part_cells_new (void)
{
  return g_new0 (UpliftPartCells, 1);
}

void
uplift_part_cells_free (UpliftPartCells *cells)
{
  g_free (cells);
}

/* Rows whose code is G_MAXUINT32 are not good. */
static void
mark_missing (UpliftPartCells *cells, const guint32 *codes, guint n)
{
  for (guint i = 0; i < n; i++)
    cells->good[i] &= codes[i] != G_MAXUINT32;
}

/* The cells of a column, a batch's n_fields apart; NULL: no such column. */
static const UpliftCsvField *
get_column (const UpliftTrackingPart *part, const UpliftCsvBatch *batch, UpliftColumn column)
{
  int field = part->source->match.field[column];

  return field >= 0 ? batch->fields + field : NULL;
}

/* G_MAXUINT32: it is not there. */
static inline guint32
find (const UpliftDictionary *dictionary, const UpliftCsvField *cell, const char *end)
{
  guint32 code;

  if (cell->length <= UPLIFT_DICTIONARY_SHORT && end - cell->text >= UPLIFT_DICTIONARY_SHORT)
    return uplift_dictionary_find_short (dictionary, cell->text, (guint32) cell->length);
  return uplift_dictionary_lookup_len (dictionary, cell->text, cell->length, &code) ? code
                                                                                    : G_MAXUINT32;
}

/* G_MAXUINT32: not known, or it begins like one that is read as another. */
static inline guint32
find_name (const UpliftDictionary *values, const UpliftCsvField *cell, const char *end)
{
  guint8 first = (guint8) *cell->text;

  if (cell->length == 0)
    return 0;
  return first > ' ' && first != '\'' ? find (values, cell, end) : G_MAXUINT32;
}

static void
read_names (const UpliftTrackingPart *part, const UpliftCsvBatch *batch, UpliftPartName name)
{
  const UpliftCsvField *cell = get_column (part, batch, uplift_part_columns[name]);
  const UpliftDictionary *values = part->context->dataset->values[uplift_part_dimensions[name]];
  guint32 *codes = part->cells->names[name];

  if (cell == NULL)
    return;
  for (guint i = 0; i < batch->n; i++, cell += batch->n_fields)
    codes[i] = find_name (values, cell, batch->end);
  mark_missing (part->cells, codes, batch->n);
}

static gboolean
is_ascii (UpliftCsvField cell)
{
  guint8 all = 0;

  for (gsize i = 0; i < cell.length; i++)
    all |= (guint8) cell.text[i];
  return all < 0x80;
}

/* An id that is no number, but itself. */
static gboolean
is_text_id (UpliftCsvField cell)
{
  return uplift_cell_is_plain_id (cell) && !uplift_cell_may_be_total (cell) && is_ascii (cell);
}

/* G_MAXUINT32: not known. */
static guint32
find_text_id (const UpliftTrackingPart *part, const UpliftCsvBatch *batch,
              const UpliftCsvField *cell)
{
  return is_text_id (*cell)
             ? find (part->context->dataset->values[UPLIFT_DIMENSION_INFLUENCER], cell, batch->end)
             : G_MAXUINT32;
}

static void
read_influencers (const UpliftTrackingPart *part, const UpliftCsvBatch *batch)
{
  UpliftPartCells *cells = part->cells;
  const UpliftCsvField *cell = get_column (part, batch, UPLIFT_COLUMN_INFLUENCER_ID);
  guint32 *codes = cells->influencer;

  for (guint i = 0; i < batch->n; i++)
    codes[i] = UPLIFT_NO_INFLUENCER;
  for (guint i = 0; cell != NULL && i < batch->n; i++, cell += batch->n_fields)
    {
      guint32 number;
      if (cell->length == 0)
        continue;
      if (uplift_cell_read_number (*cell, batch->begin, &number) && number < UPLIFT_PART_SMALL_IDS)
        codes[i] = part->influencer_of_number[number] - 1;
      else
        codes[i] = find_text_id (part, batch, cell);
      cells->good[i] &= codes[i] != G_MAXUINT32;
    }
}

static void
read_users (const UpliftTrackingPart *part, const UpliftCsvBatch *batch)
{
  UpliftPartCells *cells = part->cells;
  const UpliftCsvField *cell = get_column (part, batch, UPLIFT_COLUMN_USER_ID);

  if (cell == NULL)
    return;
  for (guint i = 0; i < batch->n; i++, cell += batch->n_fields)
    {
      guint32 number;
      if (cell->length == 0)
        cells->user[i] = UPLIFT_NO_USER;
      else if (uplift_cell_read_number (*cell, batch->begin, &number)
               && number < UPLIFT_USER_IDS_PLAIN)
        cells->user[i] = number;
      else
        {
          cells->user[i] = TEXT_USER;
          cells->good[i] &= is_text_id (*cell);
        }
    }
}

/* G_MAXUINT32: a date of which not all is known. */
static guint32
find_date (const UpliftTrackingPart *part, const UpliftCsvField *cell)
{
  guint32 index;

  if (uplift_cell_index_date (cell->text, cell->length, &index))
    return part->cell_of_date[index] - 1;
  if (cell->length == 0
      || !uplift_dictionary_lookup_len (part->date_texts, cell->text, cell->length, &index))
    return G_MAXUINT32;
  index = g_array_index (part->cell_of_text, guint32, index);
  return g_array_index (part->date_cells, UpliftDateCell, index).reading == UPLIFT_READING_SAME
             ? index
             : G_MAXUINT32;
}

static void
read_dates (const UpliftTrackingPart *part, const UpliftCsvBatch *batch)
{
  UpliftPartCells *cells = part->cells;
  const UpliftCsvField *cell = get_column (part, batch, UPLIFT_COLUMN_DATE);

  for (guint i = 0; cell != NULL && i < batch->n; i++, cell += batch->n_fields)
    cells->date[i] = find_date (part, cell);
  for (guint i = 0; cell == NULL && i < batch->n; i++)
    cells->date[i] = G_MAXUINT32;
  mark_missing (cells, cells->date, batch->n);
}

static void
read_arms (const UpliftTrackingPart *part, const UpliftCsvBatch *batch)
{
  UpliftPartCells *cells = part->cells;
  const UpliftCsvField *cell = get_column (part, batch, UPLIFT_COLUMN_GROUP);

  G_STATIC_ASSERT (UPLIFT_ARM_NONE == 0);
  if (cell == NULL)
    return;
  for (guint i = 0; i < batch->n; i++, cell += batch->n_fields)
    {
      /* What is no cell's is of some cell or line end behind it. Without a branch, since nobody can
       * foretell it; a row in no group has an empty cell. */
      guint8 digit = (guint8) (*cell->text - '0');
      guint8 there = (guint8) - (guint8) (cell->length > 0);
      cells->arm[i] = (UPLIFT_ARM_CONTROL + (digit & 1)) & there;
      cells->good[i] &= (cell->length == 0) | ((cell->length == 1) & (digit <= 1));
    }
}

static void
read_amounts (const UpliftTrackingPart *part, const UpliftCsvBatch *batch)
{
  UpliftPartCells *cells = part->cells;
  const UpliftCsvField *money = get_column (part, batch, UPLIFT_COLUMN_REVENUE);
  const UpliftCsvField *count = get_column (part, batch, UPLIFT_COLUMN_ORDERS);

  for (guint i = 0; i < batch->n; i++)
    {
      const UpliftCsvField *cell = money != NULL ? money + (gsize) i * batch->n_fields : NULL;
      gboolean has_point = TRUE;
      cells->good[i]
          &= cell != NULL
             && (uplift_cell_read_price (*cell, batch->begin, &cells->revenue[i])
                 || uplift_cell_read_plain (*cell, TRUE, &cells->revenue[i], &has_point));
      cells->has_point[i] = (guint8) has_point;
    }
  for (guint i = 0; i < batch->n; i++)
    {
      gint64 orders = 1;
      cells->good[i]
          &= count == NULL
             || uplift_cell_read_count (count[(gsize) i * batch->n_fields], batch->begin, &orders);
      cells->orders[i] = (gint32) orders;
    }
}

/* Is the field a name that has been found, and so is nothing that reading it would change? */
static gboolean
is_name (const UpliftTrackingPart *part, guint field)
{
  for (guint i = 0; i < UPLIFT_PART_N_NAMES; i++)
    if (part->source->match.field[uplift_part_columns[i]] == (int) field)
      return TRUE;
  return FALSE;
}

/* Rows that may be of totals, or blank, are not good. */
static void
check_totals (const UpliftTrackingPart *part, const UpliftCsvBatch *batch)
{
  UpliftPartCells *cells = part->cells;
  const UpliftCsvField *name = get_column (part, batch, UPLIFT_COLUMN_NAME);
  gboolean begins_with_name = is_name (part, 0);

  for (guint i = 0; i < batch->n; i++)
    {
      const UpliftCsvField *first = batch->fields + (gsize) i * batch->n_fields;
      if (first->length == 0 || !begins_with_name)
        {
          const UpliftCsvField *end = first + batch->n_fields;
          while (first < end && first->length == 0)
            first++;
          cells->good[i] &= first < end && uplift_cell_is_bare (*first);
          if (first == end)
            continue;
        }
      cells->good[i] &= !uplift_cell_may_be_total (*first);
    }
  for (guint i = 0; name != NULL && i < batch->n; i++, name += batch->n_fields)
    cells->good[i] &= uplift_cell_is_bare (*name) && !uplift_cell_may_be_total (*name);
}

static void
read_cells (const UpliftTrackingPart *part, const UpliftCsvBatch *batch)
{
  UpliftPartCells *cells = part->cells;

  if (cells->line == batch->line)
    return;
  cells->line = batch->line;
  memset (cells->good, TRUE, batch->n);
  for (guint name = 0; name < UPLIFT_PART_N_NAMES; name++)
    read_names (part, batch, name);
  read_influencers (part, batch);
  read_users (part, batch);
  read_dates (part, batch);
  read_arms (part, batch);
  read_amounts (part, batch);
  check_totals (part, batch);
}

/* Where the good ones from `from` on end; as long as the first lines with a decimal point are still
 * wanted, these are none. */
static guint
find_good_end (const UpliftTrackingPart *part, guint from, guint to)
{
  const UpliftPartCells *cells = part->cells;
  gboolean takes_points = uplift_value_notes_takes_points (part->revenue);
  guint end = from;

  while (end < to && cells->good[end] && (takes_points || !cells->has_point[end]))
    end++;
  return end;
}

/* Numbers for pairs of codes. What the table of pairs looks like is kept at hand: it changes only
 * when there is a new one. */
static void
number_pairs (UpliftCodePairs *pairs, const guint32 *a, const guint32 *b, guint n, guint32 *numbers)
{
  UpliftCodePairs known = *pairs;

  for (guint i = 0; i < n; i++)
    {
      guint32 number = 0;
      if (a[i] < known.n_a && b[i] >> known.shift == 0)
        number = known.direct[(gsize) a[i] << known.shift | b[i]];
      if (number == 0)
        {
          number = uplift_code_pairs_number_slowly (pairs, a[i], b[i]) + 1;
          known = *pairs;
        }
      numbers[i] = number - 1;
    }
}

static void
store_codes (UpliftTrackingPart *part, UpliftTrackingBlock *block, guint from, guint n)
{
  const UpliftPartCells *cells = part->cells;
  guint32 goods[UPLIFT_CSV_BATCH];
  guint32 *offer = block->offer + block->n;

  memcpy (block->influencer + block->n, cells->influencer + from, n * sizeof *block->influencer);
  number_pairs (part->goods, cells->names[UPLIFT_PART_PRODUCT] + from,
                cells->names[UPLIFT_PART_BRAND] + from, n, goods);
  number_pairs (part->offers, goods, cells->names[UPLIFT_PART_CAMPAIGN] + from, n, offer);
  for (guint i = 0; i < n; i++)
    offer[i] |= (guint32) cells->arm[from + i] << UPLIFT_OFFER_BITS;
  number_pairs (part->pairs, cells->date + from, cells->names[UPLIFT_PART_SOURCE] + from, n,
                block->pair + block->n);
}

static void
store_amounts (UpliftTrackingPart *part, UpliftTrackingStretch *stretch, guint from, guint n)
{
  const UpliftPartCells *cells = part->cells;
  UpliftTrackingBlock *block = stretch->block;
  UpliftPlainNote revenue = { G_MAXINT64, G_MININT64, 0 }, orders = revenue;

  for (guint i = 0; i < n; i++)
    {
      UpliftMoney money = cells->revenue[from + i];
      gint32 count = cells->orders[from + i];
      if (block->amount != NULL && uplift_packed_fits (money, count))
        block->amount[block->n + i] = uplift_packed_amount (money, count);
      else
        uplift_tracking_block_set_amount (block, block->n + i, money, count);
      uplift_plain_note_add (&revenue, money, cells->has_point[from + i]);
      uplift_plain_note_add (&orders, count, FALSE);
      part->revenue_size = uplift_part_add_size (part->revenue_size, (guint64) money);
      part->orders_size = uplift_part_add_size (part->orders_size, (guint64) count);
      stretch->readings[block->n + i]
          = cells->has_point[from + i] ? UPLIFT_READING_FIRST : UPLIFT_READING_SAME;
    }
  uplift_value_notes_add_plains (part->revenue, &revenue);
  if (part->orders != NULL)
    uplift_value_notes_add_plains (part->orders, &orders);
}

static void
store_users (UpliftTrackingPart *part, const UpliftCsvBatch *batch, guint from, guint n)
{
  const UpliftPartCells *cells = part->cells;
  const UpliftCsvField *cell = get_column (part, batch, UPLIFT_COLUMN_USER_ID);
  UpliftTrackingBlock *block = part->stretch->block;

  if (block->user == NULL)
    return;
  memcpy (block->user + block->n, cells->user + from, n * sizeof *block->user);
  uplift_user_ids_add_plain (part->user_ids, part->worker, cells->user + from, n);
  for (guint at = from; at < from + n; at++)
    if (cells->user[at] == TEXT_USER)
      uplift_tracking_part_set_user (part, block->n + at - from,
                                     cell[(gsize) at * batch->n_fields]);
}

static void
store (UpliftTrackingPart *part, const UpliftCsvBatch *batch, guint from, guint to)
{
  while (from < to)
    {
      UpliftTrackingStretch *stretch = uplift_tracking_part_open_stretch (part);
      UpliftTrackingBlock *block = stretch->block;
      guint n = MIN (to - from, UPLIFT_BLOCK_ROWS - block->n);

      uplift_tracking_stretch_add_line (stretch, batch->line + from);
      store_codes (part, block, from, n);
      store_amounts (part, stretch, from, n);
      for (guint i = 0; i < n; i++)
        stretch->hashes[block->n + i]
            = uplift_row_hash (batch->raw[from + i].text, batch->raw[from + i].length);
      store_users (part, batch, from, n);
      block->n += n;
      from += n;
    }
}

static gboolean
add_alone (UpliftTrackingPart *part, const UpliftCsvBatch *batch, guint at)
{
  const UpliftCsvRecord record = { .line = batch->line + at,
                                   .n_fields = batch->n_fields,
                                   .fields = batch->fields + (gsize) at * batch->n_fields,
                                   .raw = batch->raw[at].text,
                                   .raw_length = batch->raw[at].length };

  uplift_csv_cutter_trim (batch, at);
  return is_ascii (batch->raw[at]) && uplift_tracking_part_add_simple (part, &record);
}

guint
uplift_tracking_part_add_batch (UpliftTrackingPart *part, const UpliftCsvBatch *batch, guint from,
                                guint to)
{
  g_return_val_if_fail (part != NULL && batch != NULL && from <= to && to <= batch->n, 0);

  if (part->order_details != NULL || part->by_code != NULL || part->source->influencer != NULL)
    return 0;
  read_cells (part, batch);
  for (guint at = from; at < to; at++)
    {
      guint end = find_good_end (part, at, to);
      store (part, batch, at, end);
      if (end == to)
        return to - from;
      if (!add_alone (part, batch, end))
        return end - from;
      at = end;
    }
  return to - from;
}
