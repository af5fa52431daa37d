#include "core/data/parallel.h"
#include "core/read/file-parts.h"
#include "core/read/loader-tables.h"
#include "core/read/loader.h"
#include "core/read/tracking-checks.h"
#include "core/read/tracking-part.h"

#include <glib/gi18n-lib.h>

/* In place of a pair whose date is lost: this bit, and how the date reads. */
#define LOST_PAIR ((guint32) 1 << 31)

/* From the parts of the file to the data set's rows. */
typedef struct
{
  UpliftLoaderContext *context;     /* (borrowed) */
  const UpliftLoaderSource *source; /* (borrowed) */
  UpliftLoaderRows *rows;           /* (borrowed) */
  UpliftUserIds *user_ids;          /* (owned) */
  UpliftTrackingPart *whole;        /* (owned) */
  guint32 *final_pair; /* by the whole's pair: the data set's, or as above (owned, nullable) */
  guint64 n_rows;      /* in the stretches that have been settled */
  const gint64 *other_revenue, *other_orders; /* of the next row that reads either way */
} Reading;

static gpointer
begin_cb (UpliftLoaderContext *context, guint worker, gpointer user_data)
{
  const Reading *reading = user_data;

  return uplift_tracking_part_new (context, reading->source, reading->user_ids, worker);
}

static void
read_row_cb (const UpliftLoaderRow *row, gpointer user_data)
{
  uplift_tracking_part_add (user_data, row);
}

static guint
read_simple_cb (const UpliftCsvBatch *batch, guint from, guint to, gpointer user_data)
{
  return uplift_tracking_part_add_batch (user_data, batch, from, to);
}

/* What order ids say is only known of a file that is read in one go. */
static void
add_cb (gpointer state, G_GNUC_UNUSED UpliftLoaderContext *context, guint64 line_offset,
        gpointer user_data)
{
  Reading *reading = user_data;
  UpliftTrackingPart *part = state;

  uplift_tracking_part_merge (reading->whole, part, line_offset);
  if (part->order_details != NULL)
    {
      uplift_loader_orders_free (reading->whole->order_details);
      reading->whole->order_details = g_steal_pointer (&part->order_details);
    }
  uplift_tracking_part_free (part);
}

static void
go_on_cb (gpointer state, guint worker)
{
  uplift_tracking_part_set_worker (state, worker);
}

static void
free_cb (gpointer state)
{
  uplift_tracking_part_free (state);
}

static const UpliftPartFuncs part_funcs
    = { { read_row_cb, read_simple_cb }, begin_cb, add_cb, go_on_cb, free_cb };

/* Which amounts are summed, and what comes of it. */
typedef struct
{
  gboolean is_money;
  const UpliftValueNotes *notes; /* (borrowed) */
  const gint64 *other;           /* of the next row that reads either way */
  gint64 sum;
} Limit;

/* FALSE: with the row's amount the sum would be out of range. What reads either way is settled. */
static gboolean
limit_row (Limit *limit, UpliftTrackingStretch *stretch, guint32 row)
{
  guint shift = limit->is_money ? 0 : 4;
  guint8 reads = stretch->readings[row] >> shift & 0xf;
  UpliftMoney revenue = uplift_tracking_block_get_revenue (stretch->block, row);
  gint32 orders = uplift_tracking_block_get_orders (stretch->block, row);

  if (reads == UPLIFT_READING_EITHER)
    {
      if (limit->notes->second && limit->is_money)
        revenue = *limit->other;
      else if (limit->notes->second)
        orders = (gint32) *limit->other;
      limit->other++;
      uplift_tracking_block_set_amount (stretch->block, row, revenue, orders);
      reads = UPLIFT_READING_SAME;
      stretch->readings[row] &= (guint8) ~(0xf << shift);
    }
  if (uplift_value_notes_settle (limit->notes, reads) >= UPLIFT_LOST)
    return TRUE;
  gint64 size = limit->is_money ? ABS (revenue) : ABS ((gint64) orders);
  if (size > UPLIFT_MAX_SUM - limit->sum)
    return FALSE;
  limit->sum += size;
  return TRUE;
}

/* Takes the amounts in their order until the sum of their magnitudes would be out of range; what
 * would pass it is lost. Such sums are rare, and only then anything is looked at. */
static void
limit_sum (Reading *reading, UpliftColumn column)
{
  const UpliftTrackingPart *whole = reading->whole;
  gboolean is_money = column == UPLIFT_COLUMN_REVENUE;
  const GArray *others = is_money ? whole->other_revenue : whole->other_orders;
  Limit limit = { .is_money = is_money,
                  .notes = is_money ? whole->revenue : whole->orders,
                  .other = (const gint64 *) (gconstpointer) others->data };
  UpliftFinding place = uplift_loader_source_make_finding (reading->source, column,
                                                           UPLIFT_SEVERITY_ERROR, "bad-value", 0);

  for (guint i = 0; i < whole->stretches->len; i++)
    {
      UpliftTrackingStretch *stretch = whole->stretches->pdata[i];
      for (guint32 row = 0; row < stretch->block->n; row++)
        {
          if (limit_row (&limit, stretch, row))
            continue;
          uplift_value_notes_report_sum (reading->context->dataset->problems, &place,
                                         uplift_tracking_stretch_get_line (stretch, row));
          stretch->readings[row] = (guint8) ((stretch->readings[row] & (is_money ? 0xf0 : 0x0f))
                                             | UPLIFT_LOST_TO_SUM << (is_money ? 0 : 4));
          stretch->special = TRUE;
        }
    }
}

static void
decide (Reading *reading)
{
  UpliftTrackingPart *whole = reading->whole;

  uplift_loader_decide (reading->context, reading->source, UPLIFT_COLUMN_DATE, whole->day);
  uplift_loader_decide (reading->context, reading->source, UPLIFT_COLUMN_REVENUE, whole->revenue);
  if (whole->revenue_size > (guint64) UPLIFT_MAX_SUM)
    limit_sum (reading, UPLIFT_COLUMN_REVENUE);
  if (whole->orders != NULL)
    uplift_loader_decide (reading->context, reading->source, UPLIFT_COLUMN_ORDERS, whole->orders);
  if (whole->orders != NULL && whole->orders_size > (guint64) UPLIFT_MAX_SUM)
    limit_sum (reading, UPLIFT_COLUMN_ORDERS);
}

static void
fill_offers (const Reading *reading)
{
  const UpliftTrackingPart *whole = reading->whole;
  UpliftTrackingColumns *tracking = &reading->context->dataset->tracking;

  tracking->n_offers = uplift_code_pairs_get_size (whole->offers);
  tracking->offers = g_new (UpliftOffer, MAX (tracking->n_offers, 1));
  for (guint32 i = 0; i < tracking->n_offers; i++)
    {
      guint64 offer = uplift_code_pairs_get (whole->offers, i);
      guint64 goods = uplift_code_pairs_get (whole->goods, (guint32) (offer >> 32));
      tracking->offers[i] = (UpliftOffer){ .product = (guint32) (goods >> 32),
                                           .brand = (guint32) goods,
                                           .campaign = (guint32) offer };
    }
}

/* Different cells may be the same day. */
static void
fill_pairs (Reading *reading)
{
  const UpliftTrackingPart *whole = reading->whole;
  UpliftTrackingColumns *tracking = &reading->context->dataset->tracking;
  guint32 n = uplift_code_pairs_get_size (whole->pairs);
  g_autoptr (UpliftCodePairs) days = uplift_code_pairs_new ();

  reading->final_pair = g_new (guint32, MAX (n, 1));
  for (guint32 i = 0; i < n; i++)
    {
      guint64 pair = uplift_code_pairs_get (whole->pairs, i);
      const UpliftDateCell *cell
          = &g_array_index (whole->date_cells, UpliftDateCell, (guint) (pair >> 32));
      guint8 reads = uplift_value_notes_settle (whole->day, cell->reading);
      gboolean is_second = reads == UPLIFT_READING_SECOND
                           || (reads == UPLIFT_READING_EITHER && whole->day->second);
      guint32 day = (guint32) (UpliftDay) cell->parsed.value[is_second ? 1 : 0];
      reading->final_pair[i] = reads >= UPLIFT_LOST
                                   ? LOST_PAIR | reads
                                   : uplift_code_pairs_number (days, day, (guint32) pair);
    }
  tracking->n_pairs = uplift_code_pairs_get_size (days);
  tracking->pairs = g_new (UpliftDaySource, MAX (tracking->n_pairs, 1));
  for (guint32 i = 0; i < tracking->n_pairs; i++)
    {
      guint64 pair = uplift_code_pairs_get (days, i);
      tracking->pairs[i] = (UpliftDaySource){ (UpliftDay) (pair >> 32), (guint32) pair };
    }
}

static void
fill_columns (Reading *reading)
{
  UpliftDataset *dataset = reading->context->dataset;

  for (guint i = 0; i < UPLIFT_PART_N_NAMES; i++)
    dataset->has_dimension[uplift_part_dimensions[i]]
        = uplift_loader_source_has (reading->source, uplift_part_columns[i]);
  dataset->has_dimension[UPLIFT_DIMENSION_INFLUENCER] = TRUE;
  dataset->tracking.has_users = reading->whole->has_users;
  dataset->tracking.has_arms = reading->whole->has_arms;
  dataset->tracking.n_users = uplift_user_ids_number (reading->user_ids);
  fill_offers (reading);
  fill_pairs (reading);
}

/* Gives a stretch's rows the codes of the data set, and finds out whether somebody is unknown. */
static void
apply_maps_cb (gpointer data, G_GNUC_UNUSED guint worker, guint64 index)
{
  const Reading *reading = data;
  UpliftTrackingStretch *stretch = reading->whole->stretches->pdata[index];
  UpliftTrackingBlock *block = stretch->block;
  const UpliftTrackingMaps maps = *stretch->maps;
  guint32 n_known = reading->context->dataset->tables[UPLIFT_TABLE_INFLUENCERS].present
                        ? reading->rows->n_known
                        : UPLIFT_NO_INFLUENCER;
  guint32 arm = ~(((guint32) 1 << UPLIFT_OFFER_BITS) - 1);
  gboolean any_unknown = FALSE;

  for (guint32 row = 0; row < block->n; row++)
    {
      guint32 influencer = block->influencer[row];
      if (maps.influencer != NULL && influencer != UPLIFT_NO_INFLUENCER)
        influencer = maps.influencer[influencer];
      any_unknown |= influencer >= n_known && influencer != UPLIFT_NO_INFLUENCER;
      block->influencer[row] = influencer;
      block->offer[row] = maps.offer[block->offer[row] & ~arm] | (block->offer[row] & arm);
      block->pair[row] = reading->final_pair[maps.pair[block->pair[row]]];
    }
  for (guint32 row = 0; block->user != NULL && row < block->n; row++)
    if (block->user[row] != UPLIFT_NO_USER)
      block->user[row] = uplift_user_ids_get_code (reading->user_ids, block->user[row]);
  stretch->special |= any_unknown;
  g_clear_pointer (&stretch->maps, uplift_tracking_maps_unref);
}

/* One row that is being decided about. */
typedef struct
{
  guint64 line;
  guint64 number; /* among all */
  UpliftMoney revenue;
  gint32 orders;
  guint8 revenue_reads, orders_reads;
} Row;

/* By the way that was chosen: 0 for what is lost. */
static Row
settle_row (Reading *reading, const UpliftTrackingStretch *stretch, guint32 row)
{
  const UpliftTrackingPart *whole = reading->whole;
  guint8 revenue_reads = stretch->readings[row] & 0xf, orders_reads = stretch->readings[row] >> 4;
  Row settled = { .line = uplift_tracking_stretch_get_line (stretch, row),
                  .number = reading->n_rows + row,
                  .revenue = uplift_tracking_block_get_revenue (stretch->block, row),
                  .orders = uplift_tracking_block_get_orders (stretch->block, row) };

  if (revenue_reads == UPLIFT_READING_EITHER)
    {
      settled.revenue = whole->revenue->second ? *reading->other_revenue : settled.revenue;
      reading->other_revenue++;
    }
  if (orders_reads == UPLIFT_READING_EITHER)
    {
      settled.orders = whole->orders->second ? (gint32) *reading->other_orders : settled.orders;
      reading->other_orders++;
    }
  settled.revenue_reads = uplift_value_notes_settle (whole->revenue, revenue_reads);
  settled.orders_reads = orders_reads;
  if (whole->orders != NULL)
    settled.orders_reads = uplift_value_notes_settle (whole->orders, orders_reads);
  /* An order count that is missing or does not read is 0. */
  if (settled.orders_reads >= UPLIFT_LOST)
    settled.orders = 0;
  return settled;
}

/* FALSE, with a finding, for a row of an order that does not stand, or without a day or revenue. */
static gboolean
check_row (const Reading *reading, const Row *row, guint32 pair)
{
  UpliftLoaderOrders *orders = reading->whole->order_details;
  gboolean is_lost = row->revenue_reads >= UPLIFT_LOST;

  if (orders != NULL
      && uplift_loader_orders_leave_out (orders, (guint) row->number, row->line,
                                         is_lost ? UPLIFT_VALUE_NONE : row->revenue))
    return FALSE;
  if ((pair & LOST_PAIR) != 0)
    uplift_loader_leave_out_lost (reading->context, reading->source, UPLIFT_COLUMN_DATE,
                                  (guint8) (pair & ~LOST_PAIR), row->line);
  else if (is_lost)
    uplift_loader_leave_out_lost (reading->context, reading->source, UPLIFT_COLUMN_REVENUE,
                                  row->revenue_reads, row->line);
  return (pair & LOST_PAIR) == 0 && !is_lost;
}

static void
use_row (const Reading *reading, const UpliftTrackingBlock *block, guint32 at, const Row *row)
{
  guint32 influencer = block->influencer[at];
  UpliftDay day = reading->context->dataset->tracking.pairs[block->pair[at]].day;

  if (influencer != UPLIFT_NO_INFLUENCER && influencer >= reading->rows->n_known)
    uplift_loader_report_unknown (reading->context, reading->source, influencer, row->line,
                                  row->revenue);
  if (reading->whole->order_details != NULL)
    uplift_loader_orders_use (reading->whole->order_details, (guint) row->number, row->line,
                              influencer, (const gint64[2]){ day, row->revenue });
}

/* Leaves out, and reports, row by row. */
static void
settle_stretch (Reading *reading, UpliftTrackingStretch *stretch)
{
  UpliftTrackingBlock *block = stretch->block;
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 at = 0; at < block->n; at++)
    {
      Row row = settle_row (reading, stretch, at);
      if (!check_row (reading, &row, block->pair[at]))
        continue;
      use_row (reading, block, at, &row);
      uplift_tracking_stretch_move_row (stretch, at, kept->len);
      uplift_tracking_block_set_amount (block, kept->len, row.revenue, row.orders);
      g_array_append_val (kept, at);
    }
  reading->n_rows += block->n;
  uplift_tracking_stretch_cut (stretch, kept);
}

static void
settle (Reading *reading)
{
  const UpliftTrackingPart *whole = reading->whole;
  GPtrArray *stretches = whole->stretches;
  gboolean all = whole->order_details != NULL || whole->revenue->second
                 || (whole->orders != NULL && whole->orders->second);

  reading->other_revenue = (const gint64 *) (gpointer) whole->other_revenue->data;
  reading->other_orders = (const gint64 *) (gpointer) whole->other_orders->data;
  uplift_parallel_run (apply_maps_cb, reading, uplift_parallel_get_n_workers (stretches->len),
                       stretches->len);
  for (guint i = 0; i < stretches->len; i++)
    {
      UpliftTrackingStretch *stretch = stretches->pdata[i];
      if (all || stretch->special)
        settle_stretch (reading, stretch);
      uplift_tracking_stretch_drop_readings (stretch);
    }
}

static void
store (Reading *reading)
{
  GPtrArray *stretches = reading->whole->stretches;

  decide (reading);
  fill_columns (reading);
  settle (reading);
  uplift_tracking_checks_run (reading->context, reading->source, stretches, reading->user_ids);

  reading->rows->blocks
      = g_ptr_array_new_with_free_func ((GDestroyNotify) uplift_tracking_block_free);
  for (guint i = 0; i < stretches->len; i++)
    {
      UpliftTrackingStretch *stretch = stretches->pdata[i];
      if (stretch->block->n > 0)
        g_ptr_array_add (reading->rows->blocks, g_steal_pointer (&stretch->block));
    }
}

/* Can the rows of a part be understood without those before? */
static gboolean
can_be_parted (const UpliftTrackingPart *whole)
{
  return whole->order_details == NULL && whole->by_code == NULL;
}

gboolean
uplift_loader_read_tracking (UpliftLoaderContext *context, UpliftLoaderSource *source,
                             UpliftLoaderRows *rows, GError **error)
{
  Reading reading
      = { .context = context, .source = source, .rows = rows, .user_ids = uplift_user_ids_new () };

  reading.whole = uplift_tracking_part_new (context, source, reading.user_ids, 0);
  gboolean done = uplift_file_parts_read (source, context, can_be_parted (reading.whole),
                                          &part_funcs, &reading, error);
  if (done)
    store (&reading);
  uplift_tracking_part_free (reading.whole);
  uplift_user_ids_free (reading.user_ids);
  g_free (reading.final_pair);
  if (done && rows->blocks->len == 0)
    {
      g_set_error (error, UPLIFT_LOADER_ERROR, UPLIFT_LOADER_ERROR_NO_TRACKING,
                   _ ("%s: the tracking table has no row that can be used"), source->name);
      return FALSE;
    }
  return done;
}
