#include "core/read/tracking-checks.h"
#include "core/read/finding-text.h"
#include "core/read/row-hashes.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#define BOTH_ARMS (1u << UPLIFT_ARM_CONTROL | 1u << UPLIFT_ARM_EXPOSED)

/* What all checks share. */
typedef struct
{
  UpliftLoaderContext *context;     /* (borrowed) */
  const UpliftLoaderSource *source; /* (borrowed) */
  const UpliftTrackingRows *rows;   /* (borrowed) */
  const UpliftTrackingColumns *tracking;
} Check;

static UpliftFinding
make_warning (const Check *check, int column, const char *kind, guint64 row)
{
  UpliftFinding finding = uplift_loader_source_make_finding (
      check->source, column, UPLIFT_SEVERITY_WARNING, kind, check->rows->lines[row]);

  finding.money = check->tracking->revenue[row];
  return finding;
}

static void
check_revenue (const Check *check)
{
  for (guint64 row = 0; row < check->tracking->n; row++)
    {
      if (check->tracking->revenue[row] >= 0)
        continue;
      g_autofree char *value = uplift_finding_dup_money (check->tracking->revenue[row]);
      UpliftFinding finding = make_warning (check, UPLIFT_COLUMN_REVENUE, "negative-revenue", row);
      finding.value = value;
      uplift_problems_add (check->context->dataset->problems, &finding, "%s",
                           _ ("the revenue is below zero; it is taken off the sums, as a refund "
                              "would be"));
    }
}

static void
check_days (const Check *check)
{
  const UpliftDaySource *pairs = check->rows->day_source;
  UpliftDayBounds bounds = uplift_day_bounds_find (&pairs->day, sizeof *pairs, check->tracking->n,
                                                   check->context->today);

  for (guint64 row = 0; row < check->tracking->n; row++)
    {
      if (uplift_day_bounds_judge (&bounds, pairs[row].day) == UPLIFT_DAY_FINE)
        continue;
      UpliftFinding finding = make_warning (check, UPLIFT_COLUMN_DATE, "", row);
      uplift_finding_report_day (check->context->dataset->problems, &finding, &bounds,
                                 pairs[row].day);
    }
}

static gboolean
codes_are_equal (const guint32 *codes, guint32 a, guint32 b)
{
  return codes == NULL || codes[a] == codes[b];
}

static gboolean
rows_are_equal_cb (guint32 a, guint32 b, gpointer user_data)
{
  const Check *check = user_data;
  const UpliftTrackingColumns *tracking = check->tracking;
  const UpliftDaySource *pairs = check->rows->day_source;

  return tracking->revenue[a] == tracking->revenue[b]
         && check->rows->influencer[a] == check->rows->influencer[b] && pairs[a].day == pairs[b].day
         && pairs[a].source == pairs[b].source && tracking->orders[a] == tracking->orders[b]
         && codes_are_equal (tracking->campaign, a, b) && codes_are_equal (tracking->product, a, b)
         && codes_are_equal (tracking->brand, a, b) && codes_are_equal (tracking->user, a, b)
         && (tracking->arm == NULL || tracking->arm[a] == tracking->arm[b]);
}

static void
check_repeats (const Check *check)
{
  g_autoptr (GArray) repeats = uplift_row_hashes_find_repeats (
      check->rows->hashes, (guint32) check->tracking->n, rows_are_equal_cb, (gpointer) check);

  for (guint i = 0; i < repeats->len; i++)
    {
      const UpliftRepeat *repeat = &g_array_index (repeats, UpliftRepeat, i);
      UpliftFinding finding = make_warning (check, -1, "duplicate-row", repeat->row);
      uplift_problems_add (check->context->dataset->problems, &finding,
                           _ ("the row is the same as the one on line %u, character by character; "
                              "both count"),
                           check->rows->lines[repeat->original]);
    }
}

/* By user: the arms in which there are rows. NULL when no user is in both. */
static guint8 *
find_arms (const UpliftTrackingColumns *tracking)
{
  g_autofree guint8 *arms = g_new0 (guint8, (gsize) tracking->n_users + 1);
  gboolean any = FALSE;

  for (guint64 row = 0; row < tracking->n; row++)
    arms[tracking->user[row]] |= (guint8) (1u << tracking->arm[row]);
  for (guint32 user = 0; user < tracking->n_users && !any; user++)
    any = (arms[user] & BOTH_ARMS) == BOTH_ARMS;
  return any ? g_steal_pointer (&arms) : NULL;
}

/* By user: the sum of the rows in either arm. */
static UpliftMoney *
sum_revenue (const UpliftTrackingColumns *tracking)
{
  UpliftMoney *revenue = g_new0 (UpliftMoney, (gsize) tracking->n_users + 1);

  for (guint64 row = 0; row < tracking->n; row++)
    if (tracking->arm[row] != UPLIFT_ARM_NONE)
      revenue[tracking->user[row]] += tracking->revenue[row];
  return revenue;
}

/* One finding a user, at the first row that is in another arm than the user's first. */
static void
check_arms (const Check *check)
{
  const UpliftTrackingColumns *tracking = check->tracking;
  if (tracking->user == NULL || tracking->arm == NULL)
    return;
  g_autofree guint8 *arms = find_arms (tracking);
  if (arms == NULL)
    return;

  g_autofree UpliftMoney *revenue = sum_revenue (tracking);
  g_autofree guint8 *first_arm = g_new0 (guint8, (gsize) tracking->n_users + 1);
  for (guint64 row = 0; row < tracking->n; row++)
    {
      guint32 user = tracking->user[row];
      guint8 arm = tracking->arm[row];
      if (user == tracking->n_users || arm == UPLIFT_ARM_NONE
          || (arms[user] & BOTH_ARMS) != BOTH_ARMS)
        continue;
      if (first_arm[user] == UPLIFT_ARM_NONE)
        first_arm[user] = arm;
      if (arm == first_arm[user])
        continue;
      arms[user] = 0;
      UpliftFinding finding = make_warning (check, UPLIFT_COLUMN_GROUP, "user-in-both-groups", row);
      finding.value = uplift_dictionary_get (check->rows->user_ids, user);
      finding.money = revenue[user];
      uplift_problems_add (check->context->dataset->problems, &finding,
                           _ ("the user is in the control group and in the exposed one: “%s”; the "
                              "experiment counts such users in each"),
                           finding.value);
    }
}

void
uplift_tracking_checks_run (UpliftLoaderContext *context, const UpliftLoaderSource *source,
                            const UpliftTrackingRows *rows)
{
  g_return_if_fail (context != NULL && source != NULL && rows != NULL);

  const Check check = { context, source, rows, &context->dataset->tracking };
  if (check.tracking->n == 0)
    return;
  check_revenue (&check);
  check_days (&check);
  check_repeats (&check);
  check_arms (&check);
}
