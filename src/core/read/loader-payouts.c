#include "core/read/loader-tables.h"
#include "core/read/parse.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  UpliftLoaderContext *context; /* (borrowed) */
  GArray *influencers;          /* of guint32; UPLIFT_NO_INFLUENCER: the row names none */
  GArray *lines;                /* of guint64 */
  GArray *bases;                /* of guint8 */
  GArray *campaigns;            /* of guint32 (nullable) */
  UpliftValueColumn *rate, *orders, *total, *day; /* (nullable) */
} Reading;

/* The columns as they were decided (borrowed, nullable). */
typedef struct
{
  gint64 *rate, *orders, *total, *day;
} Values;

static UpliftBasis
read_basis (const UpliftLoaderRow *row)
{
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *p = uplift_loader_row_get (row, UPLIFT_COLUMN_BASIS); *p != '\0'; p++)
    if (g_ascii_isalpha (*p))
      g_string_append_c (word, g_ascii_tolower (*p));
  if (strcmp (word->str, "post") == 0 || strcmp (word->str, "perpost") == 0)
    return UPLIFT_BASIS_POST;
  if (strcmp (word->str, "order") == 0 || strcmp (word->str, "perorder") == 0)
    return UPLIFT_BASIS_ORDER;
  return UPLIFT_BASIS_UNKNOWN;
}

static void
read_row_cb (const UpliftLoaderRow *row, gpointer user_data)
{
  Reading *reading = user_data;
  UpliftDataset *dataset = reading->context->dataset;
  guint32 influencer = UPLIFT_NO_INFLUENCER;
  guint64 line = row->line;
  guint8 basis = (guint8) read_basis (row);

  uplift_loader_row_intern_id (row, UPLIFT_COLUMN_INFLUENCER_ID,
                               dataset->values[UPLIFT_DIMENSION_INFLUENCER], &influencer);
  uplift_loader_note_influencer (reading->context, row, influencer);
  g_array_append_val (reading->influencers, influencer);
  g_array_append_val (reading->lines, line);
  g_array_append_val (reading->bases, basis);
  if (reading->campaigns != NULL)
    {
      guint32 code = uplift_loader_row_intern (row, UPLIFT_COLUMN_CAMPAIGN,
                                               dataset->values[UPLIFT_DIMENSION_CAMPAIGN]);
      code = code != 0 ? code : G_MAXUINT32;
      g_array_append_val (reading->campaigns, code);
    }
  uplift_loader_add_value (reading->rate, row, UPLIFT_COLUMN_RATE);
  uplift_loader_add_value (reading->orders, row, UPLIFT_COLUMN_ORDERS);
  uplift_loader_add_value (reading->total, row, UPLIFT_COLUMN_TOTAL_PAYOUT);
  uplift_loader_add_value (reading->day, row, UPLIFT_COLUMN_DATE);
}

static gint64 *
count_posts (const UpliftDataset *dataset)
{
  gint64 *counts
      = g_new0 (gint64, uplift_dictionary_get_size (dataset->values[UPLIFT_DIMENSION_INFLUENCER]));

  for (guint32 i = 0; i < dataset->posts.n; i++)
    counts[dataset->posts.influencer[i]]++;
  return counts;
}

/* What the row pays: its total, else its rate times the units it is for. */
static UpliftMoney
compute_payout (const Reading *reading, const Values *values, const gint64 *posts, guint row)
{
  guint32 influencer = g_array_index (reading->influencers, guint32, row);
  gint64 units = UPLIFT_COUNT_NONE;
  UpliftMoney payout;

  if (values->total != NULL && values->total[row] != UPLIFT_VALUE_NONE)
    return values->total[row];
  if (values->rate == NULL || values->rate[row] == UPLIFT_VALUE_NONE)
    return UPLIFT_MONEY_NONE;
  switch ((UpliftBasis) g_array_index (reading->bases, guint8, row))
    {
    case UPLIFT_BASIS_ORDER:
      units = values->orders != NULL ? values->orders[row] : UPLIFT_COUNT_NONE;
      break;
    case UPLIFT_BASIS_POST:
      units = influencer != UPLIFT_NO_INFLUENCER ? posts[influencer] : UPLIFT_COUNT_NONE;
      break;
    case UPLIFT_BASIS_UNKNOWN:
      break;
    }
  if (units == UPLIFT_COUNT_NONE || __builtin_mul_overflow (values->rate[row], units, &payout))
    return UPLIFT_MONEY_NONE;
  return payout;
}

static void
skip_row (Reading *reading, const UpliftLoaderSource *source, guint64 line)
{
  UpliftFinding finding = uplift_loader_source_make_finding (source, -1, UPLIFT_SEVERITY_ERROR,
                                                             "without-payout", line);

  uplift_problems_add (reading->context->dataset->problems, &finding,
                       _ ("neither a payout nor what it could be computed from; the row was left "
                          "out"));
  uplift_loader_leave_out (reading->context, &finding);
}

/* The payout of each row, UPLIFT_MONEY_NONE for those that are left out. */
static UpliftMoney *
compute_payouts (Reading *reading, const UpliftLoaderSource *source, const UpliftLoaderRows *rows,
                 const Values *values)
{
  g_autofree gint64 *posts = count_posts (reading->context->dataset);
  guint n = reading->influencers->len;
  UpliftMoney *payouts = g_new (UpliftMoney, n);
  gint64 sum = 0;

  for (guint row = 0; row < n; row++)
    {
      guint32 influencer = g_array_index (reading->influencers, guint32, row);
      guint64 line = g_array_index (reading->lines, guint64, row);
      payouts[row] = compute_payout (reading, values, posts, row);
      if (influencer == UPLIFT_NO_INFLUENCER)
        {
          uplift_loader_report_without_id (reading->context, source, line, payouts[row]);
          payouts[row] = UPLIFT_MONEY_NONE;
          continue;
        }
      if (payouts[row] == UPLIFT_MONEY_NONE || ABS (payouts[row]) > UPLIFT_MAX_SUM - sum)
        {
          skip_row (reading, source, line);
          payouts[row] = UPLIFT_MONEY_NONE;
          continue;
        }
      sum += ABS (payouts[row]);
      if (influencer >= rows->n_known)
        uplift_loader_report_unknown (reading->context, source, influencer, line, payouts[row]);
    }
  return payouts;
}

static void
store_row (Reading *reading, const Values *values, guint row, guint32 at)
{
  UpliftPayoutColumns *payouts = &reading->context->dataset->payouts;

  payouts->rate[at] = values->rate != NULL ? values->rate[row] : UPLIFT_MONEY_NONE;
  payouts->orders[at] = values->orders != NULL ? values->orders[row] : UPLIFT_COUNT_NONE;
  payouts->computed[at] = values->total == NULL || values->total[row] == UPLIFT_VALUE_NONE;
  if (payouts->day != NULL)
    payouts->day[at]
        = values->day[row] != UPLIFT_VALUE_NONE ? (UpliftDay) values->day[row] : UPLIFT_DAY_NONE;
}

static void
store (Reading *reading, const UpliftLoaderSource *source, const UpliftLoaderRows *rows)
{
  UpliftLoaderContext *context = reading->context;
  UpliftPayoutColumns *payouts = &context->dataset->payouts;
  guint n = reading->influencers->len;
  Values values
      = { uplift_loader_resolve (context, source, UPLIFT_COLUMN_RATE, reading->rate),
          uplift_loader_resolve (context, source, UPLIFT_COLUMN_ORDERS, reading->orders),
          uplift_loader_resolve (context, source, UPLIFT_COLUMN_TOTAL_PAYOUT, reading->total),
          uplift_loader_resolve (context, source, UPLIFT_COLUMN_DATE, reading->day) };
  g_autofree UpliftMoney *computed = compute_payouts (reading, source, rows, &values);
  g_autofree guint8 *keep = g_new (guint8, n);

  payouts->rate = g_new (UpliftMoney, n);
  payouts->orders = g_new (gint64, n);
  payouts->payout = g_new (UpliftMoney, n);
  payouts->computed = g_new (gboolean, n);
  payouts->day = values.day != NULL ? g_new (UpliftDay, n) : NULL;
  for (guint row = 0; row < n; row++)
    {
      keep[row] = computed[row] != UPLIFT_MONEY_NONE;
      if (!keep[row])
        continue;
      payouts->payout[payouts->n] = computed[row];
      store_row (reading, &values, row, payouts->n++);
    }
  payouts->influencer = uplift_loader_compact (g_steal_pointer (&reading->influencers), keep, n);
  payouts->line = uplift_loader_compact (g_steal_pointer (&reading->lines), keep, n);
  payouts->basis = uplift_loader_compact (g_steal_pointer (&reading->bases), keep, n);
  payouts->campaign = uplift_loader_compact (g_steal_pointer (&reading->campaigns), keep, n);
}

static void
clear_reading (Reading *reading)
{
  g_clear_pointer (&reading->influencers, g_array_unref);
  g_clear_pointer (&reading->lines, g_array_unref);
  g_clear_pointer (&reading->bases, g_array_unref);
  g_clear_pointer (&reading->campaigns, g_array_unref);
  g_clear_pointer (&reading->rate, uplift_value_column_free);
  g_clear_pointer (&reading->orders, uplift_value_column_free);
  g_clear_pointer (&reading->total, uplift_value_column_free);
  g_clear_pointer (&reading->day, uplift_value_column_free);
}

static const UpliftRowFuncs row_funcs = { .row = read_row_cb };

gboolean
uplift_loader_read_payouts (UpliftLoaderContext *context, UpliftLoaderSource *source,
                            UpliftLoaderRows *rows, GError **error)
{
  Reading reading = { .context = context };

  reading.influencers = g_array_new (FALSE, FALSE, sizeof (guint32));
  reading.lines = g_array_new (FALSE, FALSE, sizeof (guint64));
  reading.bases = g_array_new (FALSE, FALSE, sizeof (guint8));
  reading.campaigns = uplift_loader_new_codes (source, UPLIFT_COLUMN_CAMPAIGN);
  reading.rate
      = uplift_loader_new_value_column (source, UPLIFT_COLUMN_RATE, UPLIFT_VALUE_MONEY, FALSE);
  reading.orders
      = uplift_loader_new_value_column (source, UPLIFT_COLUMN_ORDERS, UPLIFT_VALUE_COUNT, FALSE);
  reading.total = uplift_loader_new_value_column (source, UPLIFT_COLUMN_TOTAL_PAYOUT,
                                                  UPLIFT_VALUE_MONEY, FALSE);
  reading.day
      = uplift_loader_new_value_column (source, UPLIFT_COLUMN_DATE, UPLIFT_VALUE_DATE, FALSE);

  gboolean done = uplift_loader_rows_read (source, context, &row_funcs, &reading, error);
  if (done)
    store (&reading, source, rows);
  clear_reading (&reading);
  return done;
}
