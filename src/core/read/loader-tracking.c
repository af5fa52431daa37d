#include "core/data/tracking-writer.h"
#include "core/read/loader-codes.h"
#include "core/read/loader-orders.h"
#include "core/read/loader-tables.h"
#include "core/read/loader.h"
#include "core/read/parse.h"
#include "core/read/row-hashes.h"
#include "core/read/tracking-checks.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#define N_CODES 4

typedef struct
{
  UpliftLoaderContext *context; /* (borrowed) */
  GArray *influencers;          /* of guint32 */
  GArray *lines;                /* of guint32: where each row stands */
  GArray *hashes;               /* of guint32: core/read/row-hashes */
  GArray *codes[N_CODES];       /* of guint32: source, campaign, product, brand (nullable) */
  GArray *users;                /* of guint32 (nullable) */
  GArray *arms;                 /* of guint8 (nullable) */
  UpliftDictionary *user_ids;
  UpliftValueColumn *day, *revenue;
  UpliftValueColumn *orders;         /* (nullable) */
  UpliftLoaderCodes *by_code;        /* (nullable) */
  UpliftLoaderOrders *order_details; /* (nullable) */
} Reading;

static const UpliftColumn code_columns[N_CODES]
    = { UPLIFT_COLUMN_SOURCE, UPLIFT_COLUMN_CAMPAIGN, UPLIFT_COLUMN_PRODUCT, UPLIFT_COLUMN_BRAND };
static const UpliftDimension code_dimensions[N_CODES]
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

static void
add_arm (Reading *reading, const UpliftLoaderRow *row)
{
  gsize length;
  const char *text = uplift_parse_id (uplift_loader_row_get (row, UPLIFT_COLUMN_GROUP), &length);
  guint8 arm = UPLIFT_ARM_NONE;
  gboolean found = length == 0;

  for (guint i = 0; i < G_N_ELEMENTS (arm_words) && !found; i++)
    if (strlen (arm_words[i].word) == length
        && g_ascii_strncasecmp (arm_words[i].word, text, length) == 0)
      {
        arm = (guint8) arm_words[i].arm;
        found = TRUE;
      }
  g_array_append_val (reading->arms, arm);
  if (found)
    return;

  UpliftFinding finding = uplift_loader_source_make_finding (
      row->source, UPLIFT_COLUMN_GROUP, UPLIFT_SEVERITY_WARNING, "unknown-group", row->line);
  finding.value = uplift_loader_row_get (row, UPLIFT_COLUMN_GROUP);
  uplift_problems_add (reading->context->dataset->problems, &finding,
                       _ ("neither the control nor the exposed group: “%s”; the row is in none"),
                       finding.value);
}

static void
read_row_cb (const UpliftLoaderRow *row, gpointer user_data)
{
  Reading *reading = user_data;
  UpliftDataset *dataset = reading->context->dataset;
  guint32 influencer = UPLIFT_NO_INFLUENCER;
  guint32 user = UPLIFT_NO_USER;
  guint32 line = (guint32) MIN (row->line, G_MAXUINT32);
  guint32 hash = uplift_row_hash (row->raw, row->raw_length);

  if (reading->order_details != NULL && !uplift_loader_orders_add (reading->order_details, row))
    return;
  if (reading->by_code != NULL)
    influencer = uplift_loader_codes_find (reading->by_code, row);
  else
    uplift_loader_row_intern_id (row, UPLIFT_COLUMN_INFLUENCER_ID,
                                 dataset->values[UPLIFT_DIMENSION_INFLUENCER], &influencer);
  uplift_loader_note_influencer (reading->context, row, influencer);
  g_array_append_val (reading->influencers, influencer);
  g_array_append_val (reading->lines, line);
  g_array_append_val (reading->hashes, hash);
  for (guint i = 0; i < N_CODES; i++)
    uplift_loader_add_code (reading->codes[i], row, code_columns[i],
                            dataset->values[code_dimensions[i]]);
  if (reading->users != NULL)
    {
      uplift_loader_row_intern_id (row, UPLIFT_COLUMN_USER_ID, reading->user_ids, &user);
      g_array_append_val (reading->users, user);
    }
  if (reading->arms != NULL)
    add_arm (reading, row);
  uplift_loader_add_value (reading->day, row, UPLIFT_COLUMN_DATE);
  uplift_loader_add_value (reading->revenue, row, UPLIFT_COLUMN_REVENUE);
  uplift_loader_add_value (reading->orders, row, UPLIFT_COLUMN_ORDERS);
}

/* FALSE, with a finding, for a row of an order that does not stand, or without a day or revenue. */
static gboolean
check_row (Reading *reading, const UpliftLoaderSource *source, guint row, gint64 revenue)
{
  UpliftLoaderContext *context = reading->context;
  guint64 line = g_array_index (reading->lines, guint32, row);

  return (reading->order_details == NULL
          || !uplift_loader_orders_leave_out (reading->order_details, row, line, revenue))
         && !uplift_loader_leave_out_lost (context, source, UPLIFT_COLUMN_DATE, reading->day, row,
                                           line)
         && !uplift_loader_leave_out_lost (context, source, UPLIFT_COLUMN_REVENUE, reading->revenue,
                                           row, line);
}

/* Which rows are used; these may name somebody unknown. */
static guint8 *
choose_rows (Reading *reading, const UpliftLoaderSource *source, const UpliftLoaderRows *rows,
             const gint64 *days, const gint64 *revenue)
{
  UpliftLoaderContext *context = reading->context;
  guint n = reading->influencers->len;
  guint8 *keep = g_new (guint8, n);

  for (guint row = 0; row < n; row++)
    {
      guint32 influencer = g_array_index (reading->influencers, guint32, row);
      guint64 line = g_array_index (reading->lines, guint32, row);
      keep[row] = check_row (reading, source, row, revenue[row]);
      if (!keep[row])
        continue;
      if (influencer != UPLIFT_NO_INFLUENCER && influencer >= rows->n_known)
        uplift_loader_report_unknown (context, source, influencer, line, revenue[row]);
      if (reading->order_details != NULL)
        uplift_loader_orders_use (reading->order_details, row, line, influencer,
                                  (const gint64[2]){ days[row], revenue[row] });
    }
  return keep;
}

/* An order count that is missing or does not read is 0; without a column each row is one order. */
static gint32
get_orders (Reading *reading, const UpliftLoaderSource *source, const gint64 *orders, guint row)
{
  if (orders == NULL)
    return 1;
  if (orders[row] == UPLIFT_VALUE_NONE)
    return 0;
  if (orders[row] >= G_MININT32 && orders[row] <= G_MAXINT32)
    return (gint32) orders[row];

  UpliftFinding finding = uplift_loader_source_make_finding (
      source, UPLIFT_COLUMN_ORDERS, UPLIFT_SEVERITY_ERROR, "bad-value",
      g_array_index (reading->lines, guint32, row));
  uplift_problems_add (reading->context->dataset->problems, &finding,
                       _ ("out of range: “%" PRId64 "”"), orders[row]);
  return 0;
}

static guint32
get_code (const GArray *codes, guint row)
{
  return codes != NULL ? g_array_index (codes, guint32, row) : 0;
}

static void
store_rows (Reading *reading, const UpliftLoaderSource *source, UpliftLoaderRows *rows,
            const guint8 *keep, gint64 *const values[3])
{
  UpliftDataset *dataset = reading->context->dataset;
  guint n = reading->influencers->len;

  for (guint i = 0; i < N_CODES; i++)
    dataset->has_dimension[code_dimensions[i]] = reading->codes[i] != NULL;
  dataset->has_dimension[UPLIFT_DIMENSION_INFLUENCER] = TRUE;
  dataset->tracking.has_users = reading->users != NULL;
  dataset->tracking.has_arms = reading->arms != NULL;
  dataset->tracking.n_users = uplift_dictionary_get_size (reading->user_ids);

  UpliftTrackingWriter *writer = uplift_tracking_writer_new (dataset);
  for (guint at = 0; at < n; at++)
    {
      if (!keep[at])
        continue;
      const UpliftTrackingRow row = {
        .influencer = g_array_index (reading->influencers, guint32, at),
        .user
        = reading->users != NULL ? g_array_index (reading->users, guint32, at) : UPLIFT_NO_USER,
        .product = get_code (reading->codes[2], at),
        .brand = get_code (reading->codes[3], at),
        .campaign = get_code (reading->codes[1], at),
        .pair = { (UpliftDay) values[0][at], get_code (reading->codes[0], at) },
        .arm = reading->arms != NULL ? (UpliftArm) g_array_index (reading->arms, guint8, at)
                                     : UPLIFT_ARM_NONE,
        .orders = get_orders (reading, source, values[2], at),
        .revenue = values[1][at],
      };
      uplift_tracking_writer_add (writer, &row);
    }
  rows->blocks = uplift_tracking_writer_end (writer);
}

/* While the rows still lie in the order of their lines; what is no longer needed makes room. */
static void
check (Reading *reading, const UpliftLoaderSource *source, const UpliftLoaderRows *rows,
       const guint8 *keep, guint n)
{
  for (guint i = 0; i < N_CODES; i++)
    g_clear_pointer (&reading->codes[i], g_array_unref);
  g_clear_pointer (&reading->users, g_array_unref);
  g_clear_pointer (&reading->arms, g_array_unref);
  g_clear_pointer (&reading->day, uplift_value_column_free);
  g_clear_pointer (&reading->revenue, uplift_value_column_free);
  g_clear_pointer (&reading->orders, uplift_value_column_free);

  g_autofree guint32 *lines = uplift_loader_compact (g_steal_pointer (&reading->lines), keep, n);
  g_autofree guint32 *hashes = uplift_loader_compact (g_steal_pointer (&reading->hashes), keep, n);
  const UpliftTrackingRows checked = { lines, hashes, rows->blocks, reading->user_ids };
  uplift_tracking_checks_run (reading->context, source, &checked);
}

static void
store (Reading *reading, const UpliftLoaderSource *source, UpliftLoaderRows *rows)
{
  UpliftLoaderContext *context = reading->context;
  guint n = reading->influencers->len;
  gint64 *values[3]
      = { uplift_loader_resolve (context, source, UPLIFT_COLUMN_DATE, reading->day),
          uplift_loader_resolve (context, source, UPLIFT_COLUMN_REVENUE, reading->revenue),
          uplift_loader_resolve (context, source, UPLIFT_COLUMN_ORDERS, reading->orders) };
  g_autofree guint8 *keep = choose_rows (reading, source, rows, values[0], values[1]);

  store_rows (reading, source, rows, keep, values);
  check (reading, source, rows, keep, n);
}

static void
clear_reading (Reading *reading)
{
  g_clear_pointer (&reading->influencers, g_array_unref);
  g_clear_pointer (&reading->lines, g_array_unref);
  g_clear_pointer (&reading->hashes, g_array_unref);
  for (guint i = 0; i < N_CODES; i++)
    g_clear_pointer (&reading->codes[i], g_array_unref);
  g_clear_pointer (&reading->users, g_array_unref);
  g_clear_pointer (&reading->arms, g_array_unref);
  g_clear_pointer (&reading->user_ids, uplift_dictionary_free);
  g_clear_pointer (&reading->day, uplift_value_column_free);
  g_clear_pointer (&reading->revenue, uplift_value_column_free);
  g_clear_pointer (&reading->orders, uplift_value_column_free);
  uplift_loader_codes_free (reading->by_code);
  uplift_loader_orders_free (reading->order_details);
}

static const UpliftRowFuncs row_funcs = { .row = read_row_cb };

gboolean
uplift_loader_read_tracking (UpliftLoaderContext *context, UpliftLoaderSource *source,
                             UpliftLoaderRows *rows, GError **error)
{
  Reading reading = { .context = context };

  reading.influencers = g_array_new (FALSE, FALSE, sizeof (guint32));
  reading.lines = g_array_new (FALSE, FALSE, sizeof (guint32));
  reading.hashes = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; i < N_CODES; i++)
    reading.codes[i] = uplift_loader_new_codes (source, code_columns[i]);
  reading.users = uplift_loader_new_codes (source, UPLIFT_COLUMN_USER_ID);
  if (uplift_loader_source_has (source, UPLIFT_COLUMN_GROUP))
    reading.arms = g_array_new (FALSE, FALSE, sizeof (guint8));
  reading.user_ids = uplift_dictionary_new ();
  reading.day
      = uplift_loader_new_value_column (source, UPLIFT_COLUMN_DATE, UPLIFT_VALUE_DATE, TRUE);
  reading.revenue
      = uplift_loader_new_value_column (source, UPLIFT_COLUMN_REVENUE, UPLIFT_VALUE_MONEY, TRUE);
  reading.orders
      = uplift_loader_new_value_column (source, UPLIFT_COLUMN_ORDERS, UPLIFT_VALUE_COUNT, TRUE);
  reading.by_code = uplift_loader_codes_new (context, source);
  reading.order_details = uplift_loader_orders_new (context, source);

  gboolean done = uplift_loader_rows_read (source, context, &row_funcs, &reading, error);
  if (done)
    store (&reading, source, rows);
  clear_reading (&reading);
  if (done && rows->blocks->len == 0)
    {
      g_set_error (error, UPLIFT_LOADER_ERROR, UPLIFT_LOADER_ERROR_NO_TRACKING,
                   _ ("%s: the tracking table has no row that can be used"), source->name);
      return FALSE;
    }
  return done;
}
