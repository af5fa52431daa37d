/* What a row mostly is: plain numbers, a date, names that begin and end with something. No text is
 * copied, and nothing is parsed twice. */
#include "core/read/tracking-part.h"

#include "core/read/row-hashes.h"
#include "core/read/tracking-cells.h"

#include <string.h>

/* The cell of a column, empty where there is none. */
static UpliftCsvField
get_cell (const UpliftTrackingPart *part, const UpliftCsvRecord *record, UpliftColumn column)
{
  int field = part->source->match.field[column];

  return field >= 0 ? record->fields[field] : (UpliftCsvField){ "", 0 };
}

static gboolean
read_amounts (UpliftTrackingPart *part, const UpliftCsvRecord *record, UpliftPartRow *row)
{
  UpliftCsvField money = get_cell (part, record, UPLIFT_COLUMN_REVENUE);
  gint64 revenue, orders = 1;
  gboolean has_point = TRUE;

  if (!uplift_cell_read_price (money, record->raw, &revenue)
      && !uplift_cell_read_plain (money, TRUE, &revenue, &has_point))
    return FALSE;
  if (part->orders != NULL
      && !uplift_cell_read_count (get_cell (part, record, UPLIFT_COLUMN_ORDERS), record->raw,
                                  &orders))
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

/* A date of which all is known, or that says one day and is there for the first time: then *fresh
 * is what it says, and date_cell is G_MAXUINT32. */
static gboolean
read_date (const UpliftTrackingPart *part, UpliftCsvField cell, UpliftPartRow *row,
           UpliftDateCell *fresh)
{
  guint32 index;

  if (uplift_cell_index_date (cell.text, cell.length, &index))
    {
      char text[16] = "";
      row->date_cell = part->cell_of_date[index] - 1;
      if (row->date_cell != G_MAXUINT32)
        return TRUE;
      memcpy (text, cell.text, cell.length);
      fresh->status = uplift_value_notes_parse (part->day, text, &fresh->parsed);
      fresh->reading = (guint8) fresh->parsed.reading;
      return fresh->status == UPLIFT_PARSE_OK && fresh->reading == UPLIFT_READING_SAME;
    }
  if (cell.length == 0
      || !uplift_dictionary_lookup_len (part->date_texts, cell.text, cell.length, &index))
    return FALSE;
  row->date_cell = g_array_index (part->cell_of_text, guint32, index);
  return g_array_index (part->date_cells, UpliftDateCell, row->date_cell).reading
         == UPLIFT_READING_SAME;
}

static void
take_fresh_date (UpliftTrackingPart *part, UpliftCsvField cell, const UpliftDateCell *fresh,
                 UpliftPartRow *row)
{
  guint32 index;

  /* Its text is only wanted of dates that say something else. */
  uplift_value_notes_add (part->day, fresh->status, &fresh->parsed, "", row->line);
  row->date_cell = uplift_tracking_part_intern_cell (part, fresh);
  if (uplift_cell_index_date (cell.text, cell.length, &index))
    part->cell_of_date[index] = row->date_cell + 1;
}

static gboolean
read_arm (UpliftCsvField cell, UpliftPartRow *row)
{
  if (cell.length == 0)
    return TRUE;
  if (cell.length != 1 || (*cell.text != '0' && *cell.text != '1'))
    return FALSE;
  row->arm = *cell.text == '0' ? UPLIFT_ARM_CONTROL : UPLIFT_ARM_EXPOSED;
  return TRUE;
}

static gboolean
are_names_plain (const UpliftTrackingPart *part, const UpliftCsvRecord *record)
{
  for (guint i = 0; i < UPLIFT_PART_N_NAMES; i++)
    if (!uplift_cell_is_bare (get_cell (part, record, uplift_part_columns[i])))
      return FALSE;
  guint first = 0;
  while (first < record->n_fields && record->fields[first].length == 0)
    first++;
  return first < record->n_fields && uplift_cell_is_bare (record->fields[first])
         && !uplift_cell_may_be_total (record->fields[first]);
}

static guint32
intern_influencer (UpliftTrackingPart *part, const UpliftIdCell *id, guint64 line)
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

void
uplift_tracking_part_set_user (UpliftTrackingPart *part, guint32 row, UpliftCsvField id)
{
  if (part->n_user_rows == UPLIFT_USER_MAX_ROWS)
    uplift_tracking_part_look_up_users (part);
  UpliftUserRow *later = &part->user_rows[part->n_user_rows];
  if (uplift_user_ids_prepare (id.text, id.length, later))
    {
      later->row = row;
      part->n_user_rows++;
    }
  else
    part->stretch->block->user[row]
        = uplift_user_ids_add (part->user_ids, part->worker, id.text, id.length);
}

/* The user of the row that was appended last. */
static void
add_user (UpliftTrackingPart *part, const UpliftIdCell *id)
{
  UpliftTrackingBlock *block = part->stretch->block;
  guint32 row = block->n - 1;

  if (id->is_number && id->number < UPLIFT_USER_IDS_PLAIN)
    {
      uplift_user_ids_add_plain (part->user_ids, part->worker, &id->number, 1);
      block->user[row] = id->number;
    }
  else if (id->cell.length > 0)
    uplift_tracking_part_set_user (part, row, id->cell);
}

static void
intern_names (UpliftTrackingPart *part, const UpliftCsvRecord *record, UpliftPartRow *row)
{
  UpliftDictionary *const *values = part->context->dataset->values;

  for (guint i = 0; i < UPLIFT_PART_N_NAMES; i++)
    {
      UpliftCsvField name = get_cell (part, record, uplift_part_columns[i]);
      if (name.length > 0)
        row->names[i]
            = uplift_dictionary_intern (values[uplift_part_dimensions[i]], name.text, name.length);
    }
}

gboolean
uplift_tracking_part_add_simple (UpliftTrackingPart *part, const UpliftCsvRecord *record)
{
  UpliftPartRow row = { .line = record->line, .user = UPLIFT_NO_USER };
  UpliftCsvField name = get_cell (part, record, UPLIFT_COLUMN_NAME);
  UpliftCsvField date = get_cell (part, record, UPLIFT_COLUMN_DATE);
  UpliftDateCell fresh;
  UpliftIdCell influencer, user;

  if (part->order_details != NULL || part->by_code != NULL || part->source->influencer != NULL
      || !uplift_cell_read_id (get_cell (part, record, UPLIFT_COLUMN_INFLUENCER_ID), record->raw,
                               &influencer)
      || !uplift_cell_read_id (get_cell (part, record, UPLIFT_COLUMN_USER_ID), record->raw, &user)
      || !uplift_cell_is_bare (name) || uplift_cell_may_be_total (name)
      || !are_names_plain (part, record) || !read_date (part, date, &row, &fresh)
      || (part->has_arms && !read_arm (get_cell (part, record, UPLIFT_COLUMN_GROUP), &row))
      || !read_amounts (part, record, &row))
    return FALSE;
  if (row.date_cell == G_MAXUINT32)
    take_fresh_date (part, date, &fresh, &row);
  row.influencer = intern_influencer (part, &influencer, record->line);
  intern_names (part, record, &row);
  row.hash = uplift_row_hash (record->raw, record->raw_length);
  uplift_tracking_part_append (part, &row);
  add_user (part, &user);
  return TRUE;
}
