#include "core/read/tracking-part.h"
#include "core/read/parse.h"
#include "core/read/row-hashes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Longer dates have a time of day, and hardly ever come twice. */
#define SHORT_DATE 16

const UpliftColumn uplift_part_columns[UPLIFT_PART_N_NAMES]
    = { UPLIFT_COLUMN_SOURCE, UPLIFT_COLUMN_CAMPAIGN, UPLIFT_COLUMN_PRODUCT, UPLIFT_COLUMN_BRAND };
const UpliftDimension uplift_part_dimensions[UPLIFT_PART_N_NAMES]
    = { UPLIFT_DIMENSION_SOURCE, UPLIFT_DIMENSION_CAMPAIGN, UPLIFT_DIMENSION_PRODUCT,
        UPLIFT_DIMENSION_BRAND };

static const struct
{
  const char *word;
  UpliftArm arm;
} arm_words[] = { { "0", UPLIFT_ARM_CONTROL },       { "1", UPLIFT_ARM_EXPOSED },
                  { "control", UPLIFT_ARM_CONTROL }, { "holdout", UPLIFT_ARM_CONTROL },
                  { "exposed", UPLIFT_ARM_EXPOSED }, { "treatment", UPLIFT_ARM_EXPOSED },
                  { "test", UPLIFT_ARM_EXPOSED } };

UpliftTrackingPart *
uplift_tracking_part_new (UpliftLoaderContext *context, const UpliftLoaderSource *source,
                          UpliftUserIds *user_ids, guint worker)
{
  UpliftTrackingPart *part = g_new0 (UpliftTrackingPart, 1);

  part->source = source;
  part->context = context;
  part->user_ids = user_ids;
  part->worker = worker;
  part->has_users = uplift_loader_source_has (source, UPLIFT_COLUMN_USER_ID);
  part->has_arms = uplift_loader_source_has (source, UPLIFT_COLUMN_GROUP);
  part->stretches = g_ptr_array_new_with_free_func ((GDestroyNotify) uplift_tracking_stretch_free);
  part->influencer_of_number = g_new0 (guint32, UPLIFT_PART_SMALL_IDS);
  part->user_rows = g_new (UpliftUserRow, UPLIFT_USER_MAX_ROWS);
  part->cells = uplift_part_cells_new ();
  part->cell_of_date = g_new0 (guint32, UPLIFT_PART_SMALL_DATES);
  part->date_texts = uplift_dictionary_new ();
  part->cell_of_text = g_array_new (FALSE, FALSE, sizeof (guint32));
  part->date_keys = uplift_dictionary_new ();
  part->date_cells = g_array_new (FALSE, FALSE, sizeof (UpliftDateCell));
  part->pairs = uplift_code_pairs_new ();
  part->goods = uplift_code_pairs_new ();
  part->offers = uplift_code_pairs_new ();
  part->day = uplift_value_notes_new (UPLIFT_VALUE_DATE, TRUE);
  part->revenue = uplift_value_notes_new (UPLIFT_VALUE_MONEY, TRUE);
  if (uplift_loader_source_has (source, UPLIFT_COLUMN_ORDERS))
    part->orders = uplift_value_notes_new (UPLIFT_VALUE_COUNT, TRUE);
  part->other_revenue = g_array_new (FALSE, FALSE, sizeof (gint64));
  part->other_orders = g_array_new (FALSE, FALSE, sizeof (gint64));
  part->by_code = uplift_loader_codes_new (context, source);
  part->order_details = uplift_loader_orders_new (context, source);
  return part;
}

void
uplift_tracking_part_free (UpliftTrackingPart *part)
{
  if (part == NULL)
    return;
  g_ptr_array_unref (part->stretches);
  g_free (part->influencer_of_number);
  g_free (part->cell_of_date);
  g_free (part->user_rows);
  uplift_part_cells_free (part->cells);
  uplift_dictionary_free (part->date_texts);
  g_array_unref (part->cell_of_text);
  uplift_dictionary_free (part->date_keys);
  g_array_unref (part->date_cells);
  uplift_code_pairs_free (part->pairs);
  uplift_code_pairs_free (part->goods);
  uplift_code_pairs_free (part->offers);
  uplift_value_notes_free (part->day);
  uplift_value_notes_free (part->revenue);
  g_clear_pointer (&part->orders, uplift_value_notes_free);
  g_array_unref (part->other_revenue);
  g_array_unref (part->other_orders);
  uplift_loader_codes_free (part->by_code);
  uplift_loader_orders_free (part->order_details);
  g_free (part);
}

void
uplift_tracking_part_set_worker (UpliftTrackingPart *part, guint worker)
{
  g_return_if_fail (part != NULL);

  part->worker = worker;
}

static UpliftArm
read_arm (UpliftTrackingPart *part, const UpliftLoaderRow *row)
{
  gsize length;
  const char *text = uplift_parse_id (uplift_loader_row_get (row, UPLIFT_COLUMN_GROUP), &length);

  if (length == 0)
    return UPLIFT_ARM_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (arm_words); i++)
    if (strlen (arm_words[i].word) == length
        && g_ascii_strncasecmp (arm_words[i].word, text, length) == 0)
      return arm_words[i].arm;

  UpliftFinding finding = uplift_loader_source_make_finding (
      row->source, UPLIFT_COLUMN_GROUP, UPLIFT_SEVERITY_WARNING, "unknown-group", row->line);
  finding.value = uplift_loader_row_get (row, UPLIFT_COLUMN_GROUP);
  uplift_problems_add (part->context->dataset->problems, &finding,
                       _ ("neither the control nor the exposed group: “%s”; the row is in none"),
                       finding.value);
  return UPLIFT_ARM_NONE;
}

/* The index of a cell that says the same. */
guint32
uplift_tracking_part_intern_cell (UpliftTrackingPart *part, const UpliftDateCell *cell)
{
  gint32 key[3] = { (gint32) (cell->status * 8 + cell->reading), (gint32) cell->parsed.value[0],
                    (gint32) cell->parsed.value[1] };
  guint32 index = uplift_dictionary_intern (part->date_keys, (const char *) key, sizeof key);

  if (index == part->date_cells->len)
    g_array_append_val (part->date_cells, *cell);
  return index;
}

static guint32
read_date (UpliftTrackingPart *part, const UpliftLoaderRow *row)
{
  const char *text = uplift_loader_row_get (row, UPLIFT_COLUMN_DATE);
  gsize length = strlen (text);
  UpliftDateCell cell = { .status = uplift_value_notes_parse (part->day, text, &cell.parsed) };

  cell.reading = uplift_value_notes_add (part->day, cell.status, &cell.parsed, text, row->line);
  if (cell.reading >= UPLIFT_LOST)
    cell.parsed.value[0] = cell.parsed.value[1] = 0;
  guint32 index = uplift_tracking_part_intern_cell (part, &cell);
  guint32 place;
  if (cell.reading == UPLIFT_READING_SAME && uplift_cell_index_date (text, length, &place))
    part->cell_of_date[place] = index + 1;
  if (length <= SHORT_DATE
      && uplift_dictionary_intern (part->date_texts, text, length) == part->cell_of_text->len)
    g_array_append_val (part->cell_of_text, index);
  return index;
}

static guint64
get_size (const UpliftParsed *parsed)
{
  gint64 first = parsed->reading != UPLIFT_READING_SECOND ? ABS (parsed->value[0]) : 0;
  gint64 second = parsed->reading != UPLIFT_READING_FIRST ? ABS (parsed->value[1]) : 0;

  return (guint64) MAX (first, second);
}

/* An order count beyond 32 bits is out of range. */
static gboolean
is_in_range (const UpliftParsed *parsed)
{
  return get_size (parsed) <= G_MAXINT32;
}

/* What a cell of revenue or orders is noted in. */
typedef struct
{
  UpliftColumn column;
  UpliftValueNotes *notes; /* (borrowed) */
  GArray *others;          /* (borrowed) */
  guint64 *size;
} Amounts;

/* The value by the first way, or by the second if only that reads; 0 where there is none. */
static gint64
read_amount (const Amounts *amounts, const UpliftLoaderRow *row, guint8 *reading)
{
  const char *text = uplift_loader_row_get (row, amounts->column);
  UpliftParsed parsed;
  UpliftParseStatus status = uplift_value_notes_parse (amounts->notes, text, &parsed);

  if (status == UPLIFT_PARSE_OK && amounts->column == UPLIFT_COLUMN_ORDERS
      && !is_in_range (&parsed))
    status = UPLIFT_PARSE_RANGE;
  *reading = uplift_value_notes_add (amounts->notes, status, &parsed, text, row->line);
  if (*reading >= UPLIFT_LOST || status != UPLIFT_PARSE_OK)
    return 0;
  *amounts->size = uplift_part_add_size (*amounts->size, get_size (&parsed));
  if (*reading == UPLIFT_READING_EITHER)
    g_array_append_val (amounts->others, parsed.value[1]);
  return parsed.value[*reading == UPLIFT_READING_SECOND ? 1 : 0];
}

static void
read_amounts (UpliftTrackingPart *part, const UpliftLoaderRow *row, UpliftPartRow *taken)
{
  const Amounts revenue
      = { UPLIFT_COLUMN_REVENUE, part->revenue, part->other_revenue, &part->revenue_size };
  const Amounts orders
      = { UPLIFT_COLUMN_ORDERS, part->orders, part->other_orders, &part->orders_size };
  guint8 revenue_reading, orders_reading = UPLIFT_READING_SAME;

  taken->revenue = read_amount (&revenue, row, &revenue_reading);
  taken->orders = 1;
  if (part->orders != NULL)
    taken->orders = (gint32) read_amount (&orders, row, &orders_reading);
  taken->readings = (guint8) (revenue_reading | orders_reading << 4);
}

static void
read_user (UpliftTrackingPart *part, const UpliftLoaderRow *row, UpliftPartRow *taken)
{
  gsize length;
  const char *text = uplift_parse_id (uplift_loader_row_get (row, UPLIFT_COLUMN_USER_ID), &length);

  taken->user = part->has_users && length > 0
                    ? uplift_user_ids_add (part->user_ids, part->worker, text, length)
                    : UPLIFT_NO_USER;
}

void
uplift_tracking_part_add (UpliftTrackingPart *part, const UpliftLoaderRow *row)
{
  g_return_if_fail (part != NULL && row != NULL);

  UpliftDataset *dataset = part->context->dataset;
  UpliftPartRow taken = { .line = row->line,
                          .influencer = UPLIFT_NO_INFLUENCER,
                          .hash = uplift_row_hash (row->raw, row->raw_length) };

  if (part->order_details != NULL && !uplift_loader_orders_add (part->order_details, row))
    return;
  if (part->by_code != NULL)
    taken.influencer = uplift_loader_codes_find (part->by_code, row);
  else
    uplift_loader_row_intern_id (row, UPLIFT_COLUMN_INFLUENCER_ID,
                                 dataset->values[UPLIFT_DIMENSION_INFLUENCER], &taken.influencer);
  uplift_loader_note_influencer (part->context, row, taken.influencer);
  for (guint i = 0; i < UPLIFT_PART_N_NAMES; i++)
    if (uplift_loader_source_has (part->source, uplift_part_columns[i]))
      taken.names[i] = uplift_loader_row_intern (row, uplift_part_columns[i],
                                                 dataset->values[uplift_part_dimensions[i]]);
  read_user (part, row, &taken);
  if (part->has_arms)
    taken.arm = read_arm (part, row);
  taken.date_cell = read_date (part, row);
  read_amounts (part, row, &taken);
  uplift_tracking_part_append (part, &taken);
}

/* Rows whose cells say one thing, or would only be lost by a decimal comma, are used as they are
 * unless that is what the file turns out to have. */
static gboolean
is_special (const UpliftTrackingPart *part, const UpliftPartRow *row)
{
  const UpliftDateCell *cell = &g_array_index (part->date_cells, UpliftDateCell, row->date_cell);

  return (row->readings & 0xf) > UPLIFT_READING_FIRST || row->readings >> 4 > UPLIFT_READING_FIRST
         || cell->reading != UPLIFT_READING_SAME;
}

void
uplift_tracking_part_look_up_users (UpliftTrackingPart *part)
{
  g_return_if_fail (part != NULL);

  if (part->n_user_rows > 0)
    uplift_user_ids_add_rows (part->user_ids, part->user_rows, part->n_user_rows,
                              part->stretch->block->user);
  part->n_user_rows = 0;
}

UpliftTrackingStretch *
uplift_tracking_part_open_stretch (UpliftTrackingPart *part)
{
  if (part->stretch == NULL || part->stretch->block->n == UPLIFT_BLOCK_ROWS)
    {
      uplift_tracking_part_look_up_users (part);
      part->stretch = uplift_tracking_stretch_new (part->has_users);
      g_ptr_array_add (part->stretches, part->stretch);
    }
  return part->stretch;
}

void
uplift_tracking_part_append (UpliftTrackingPart *part, const UpliftPartRow *row)
{
  UpliftTrackingStretch *stretch = uplift_tracking_part_open_stretch (part);
  UpliftTrackingBlock *block = stretch->block;
  guint32 at = block->n;
  guint32 goods = uplift_code_pairs_number (part->goods, row->names[UPLIFT_PART_PRODUCT],
                                            row->names[UPLIFT_PART_BRAND]);
  uplift_tracking_stretch_add_line (stretch, row->line);
  block->influencer[at] = row->influencer;
  if (block->user != NULL)
    block->user[at] = row->user;
  block->offer[at]
      = uplift_code_pairs_number (part->offers, goods, row->names[UPLIFT_PART_CAMPAIGN])
        | (guint32) row->arm << UPLIFT_OFFER_BITS;
  block->pair[at]
      = uplift_code_pairs_number (part->pairs, row->date_cell, row->names[UPLIFT_PART_SOURCE]);
  uplift_tracking_block_set_amount (block, at, row->revenue, row->orders);
  stretch->hashes[at] = row->hash;
  stretch->readings[at] = row->readings;
  stretch->special |= is_special (part, row);
  block->n++;
}
