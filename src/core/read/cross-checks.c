#include "core/read/cross-checks.h"
#include "core/read/payout-checks.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

/* What an influencer brought and got. */
typedef struct
{
  gint64 orders;
  UpliftMoney revenue, paid;
  guint32 n_payouts;
} Sums;

/* What all checks share. */
typedef struct
{
  UpliftLoaderContext *context;       /* (borrowed) */
  UpliftLoaderSource *const *sources; /* by table (borrowed, nullable entries) */
  Sums *sums;                         /* by influencer */
} Check;

static Sums *
sum_up (const UpliftDataset *dataset)
{
  const UpliftTrackingColumns *tracking = &dataset->tracking;
  const UpliftPayoutColumns *payouts = &dataset->payouts;
  Sums *sums = g_new0 (Sums, (gsize) dataset->influencers.n + 1);

  for (guint32 i = 0; i < dataset->influencers.n; i++)
    for (guint64 row = tracking->first[i]; row < tracking->first[i + 1]; row++)
      {
        sums[i].orders += uplift_tracking_get_orders (tracking, row);
        sums[i].revenue += uplift_tracking_get_revenue (tracking, row);
      }
  for (guint32 row = 0; row < payouts->n; row++)
    {
      sums[payouts->influencer[row]].paid += payouts->payout[row];
      sums[payouts->influencer[row]].n_payouts++;
    }
  return sums;
}

/* At the row that names the influencer first, in the order in which the tables are read. */
static UpliftFinding
make_warning (const Check *check, const char *kind, guint32 influencer)
{
  const UpliftFirstSeen *seen
      = &g_array_index (check->context->first_seen, UpliftFirstSeen, influencer);
  const UpliftLoaderSource *source = check->sources[seen->table];
  UpliftColumn column = uplift_loader_source_has (source, UPLIFT_COLUMN_INFLUENCER_ID)
                            ? UPLIFT_COLUMN_INFLUENCER_ID
                            : UPLIFT_COLUMN_CODE;
  UpliftFinding finding = uplift_loader_source_make_finding (
      source, (int) column, UPLIFT_SEVERITY_WARNING, kind, seen->line);

  finding.value = uplift_dictionary_get (
      check->context->dataset->values[UPLIFT_DIMENSION_INFLUENCER], influencer);
  return finding;
}

/* Of the influencers file, if there is one: of others it is said that they are unknown. */
static void
check_influencers (const Check *check)
{
  const UpliftDataset *dataset = check->context->dataset;
  gboolean has_file = dataset->tables[UPLIFT_TABLE_INFLUENCERS].present;
  gboolean has_payouts = dataset->tables[UPLIFT_TABLE_PAYOUTS].present;

  for (guint32 i = 0; i < dataset->influencers.n; i++)
    {
      const Sums *sums = &check->sums[i];
      if (has_payouts && sums->n_payouts == 0 && (dataset->influencers.known[i] || !has_file))
        {
          UpliftFinding finding = make_warning (check, "unpaid-influencer", i);
          finding.money = sums->revenue;
          uplift_problems_add (dataset->problems, &finding,
                               _ ("an influencer without any payout: “%s”; what the influencer "
                                  "brought counts, at no spend"),
                               finding.value);
        }
      if (sums->orders <= 0 && sums->revenue <= 0
          && (dataset->influencers.known[i] || sums->n_payouts > 0))
        {
          UpliftFinding finding = make_warning (check, "without-sale", i);
          finding.money = sums->paid;
          uplift_problems_add (dataset->problems, &finding,
                               _ ("an influencer without orders and revenue: “%s”; payouts count "
                                  "all the same"),
                               finding.value);
        }
    }
}

/* Without case, and without zeros in front. */
static char *
fold_id (const char *id)
{
  while (id[0] == '0' && g_ascii_isdigit (id[1]))
    id++;
  return g_utf8_casefold (id, -1);
}

static void
report_similar (const Check *check, guint32 influencer, guint32 other)
{
  const UpliftDataset *dataset = check->context->dataset;
  const Sums *sums = &check->sums[influencer];
  UpliftFinding finding = make_warning (check, "similar-id", influencer);

  finding.money = sums->revenue != 0 ? sums->revenue : sums->paid;
  uplift_problems_add (
      dataset->problems, &finding,
      _ ("“%s” and “%s” differ only in case or in zeros in front; they count as two influencers"),
      uplift_dictionary_get (dataset->values[UPLIFT_DIMENSION_INFLUENCER], other), finding.value);
}

static void
check_ids (const Check *check)
{
  const UpliftDictionary *ids = check->context->dataset->values[UPLIFT_DIMENSION_INFLUENCER];
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint32 i = 0; i < check->context->dataset->influencers.n; i++)
    {
      g_autofree char *folded = fold_id (uplift_dictionary_get (ids, i));
      gpointer other;
      if (g_hash_table_lookup_extended (seen, folded, NULL, &other))
        report_similar (check, i, GPOINTER_TO_UINT (other));
      else
        g_hash_table_insert (seen, g_steal_pointer (&folded), GUINT_TO_POINTER (i));
    }
}

void
uplift_cross_checks_run (UpliftLoaderContext *context, UpliftLoaderSource *const *sources)
{
  g_return_if_fail (context != NULL && sources != NULL);

  g_autofree Sums *sums = sum_up (context->dataset);
  const Check check = { context, sources, sums };
  check_ids (&check);
  check_influencers (&check);
  if (context->dataset->payouts.n == 0)
    return;
  g_autoptr (UpliftPayoutAudit) audit = uplift_payout_audit_new (context->dataset);
  uplift_payout_checks_run (context, sources[UPLIFT_TABLE_PAYOUTS], audit);
}
