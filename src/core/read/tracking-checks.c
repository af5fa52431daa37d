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
  guint64 n; /* rows */
} Check;

static const UpliftTrackingBlock *
get_block (const Check *check, guint64 row)
{
  return check->rows->blocks->pdata[row / UPLIFT_BLOCK_ROWS];
}

static guint32
get_place (guint64 row)
{
  return (guint32) (row % UPLIFT_BLOCK_ROWS);
}

static UpliftMoney
get_revenue (const Check *check, guint64 row)
{
  return uplift_tracking_block_get_revenue (get_block (check, row), get_place (row));
}

static UpliftDay
get_day (const Check *check, guint64 row)
{
  return check->tracking->pairs[get_block (check, row)->pair[get_place (row)]].day;
}

static guint32
get_user (const Check *check, guint64 row)
{
  return MIN (get_block (check, row)->user[get_place (row)], check->tracking->n_users);
}

static UpliftArm
get_arm (const Check *check, guint64 row)
{
  return (UpliftArm) (get_block (check, row)->offer[get_place (row)] >> UPLIFT_OFFER_BITS);
}

static UpliftFinding
make_warning (const Check *check, int column, const char *kind, guint64 row)
{
  UpliftFinding finding = uplift_loader_source_make_finding (
      check->source, column, UPLIFT_SEVERITY_WARNING, kind, check->rows->lines[row]);

  finding.money = get_revenue (check, row);
  return finding;
}

static void
check_revenue (const Check *check)
{
  for (guint64 row = 0; row < check->n; row++)
    {
      if (get_revenue (check, row) >= 0)
        continue;
      g_autofree char *value = uplift_finding_dup_money (get_revenue (check, row));
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
  g_autofree UpliftDay *days = g_new (UpliftDay, check->n);

  for (guint64 row = 0; row < check->n; row++)
    days[row] = get_day (check, row);
  UpliftDayBounds bounds
      = uplift_day_bounds_find (days, sizeof *days, check->n, check->context->today);
  for (guint64 row = 0; row < check->n; row++)
    {
      if (uplift_day_bounds_judge (&bounds, days[row]) == UPLIFT_DAY_FINE)
        continue;
      UpliftFinding finding = make_warning (check, UPLIFT_COLUMN_DATE, "", row);
      uplift_finding_report_day (check->context->dataset->problems, &finding, &bounds, days[row]);
    }
}

static gboolean
rows_are_equal_cb (guint32 a, guint32 b, gpointer user_data)
{
  const Check *check = user_data;
  const UpliftTrackingBlock *p = get_block (check, a), *q = get_block (check, b);
  guint32 i = get_place (a), j = get_place (b);

  return p->influencer[i] == q->influencer[j] && p->pair[i] == q->pair[j]
         && p->offer[i] == q->offer[j] && (p->user == NULL || p->user[i] == q->user[j])
         && uplift_tracking_block_get_revenue (p, i) == uplift_tracking_block_get_revenue (q, j)
         && uplift_tracking_block_get_orders (p, i) == uplift_tracking_block_get_orders (q, j);
}

static void
check_repeats (const Check *check)
{
  g_autoptr (GArray) repeats = uplift_row_hashes_find_repeats (
      check->rows->hashes, (guint32) check->n, rows_are_equal_cb, (gpointer) check);

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
find_arms (const Check *check)
{
  guint32 n_users = check->tracking->n_users;
  g_autofree guint8 *arms = g_new0 (guint8, (gsize) n_users + 1);
  gboolean any = FALSE;

  for (guint64 row = 0; row < check->n; row++)
    arms[get_user (check, row)] |= (guint8) (1u << get_arm (check, row));
  for (guint32 user = 0; user < n_users && !any; user++)
    any = (arms[user] & BOTH_ARMS) == BOTH_ARMS;
  return any ? g_steal_pointer (&arms) : NULL;
}

/* By user: the sum of the rows in either arm. */
static UpliftMoney *
sum_revenue (const Check *check)
{
  UpliftMoney *revenue = g_new0 (UpliftMoney, (gsize) check->tracking->n_users + 1);

  for (guint64 row = 0; row < check->n; row++)
    if (get_arm (check, row) != UPLIFT_ARM_NONE)
      revenue[get_user (check, row)] += get_revenue (check, row);
  return revenue;
}

/* One finding a user, at the first row that is in another arm than the user's first. */
static void
check_arms (const Check *check)
{
  const UpliftTrackingColumns *tracking = check->tracking;
  if (!tracking->has_users || !tracking->has_arms)
    return;
  g_autofree guint8 *arms = find_arms (check);
  if (arms == NULL)
    return;

  g_autofree UpliftMoney *revenue = sum_revenue (check);
  g_autofree guint8 *first_arm = g_new0 (guint8, (gsize) tracking->n_users + 1);
  for (guint64 row = 0; row < check->n; row++)
    {
      guint32 user = get_user (check, row);
      UpliftArm arm = get_arm (check, row);
      if (user == tracking->n_users || arm == UPLIFT_ARM_NONE
          || (arms[user] & BOTH_ARMS) != BOTH_ARMS)
        continue;
      if (first_arm[user] == UPLIFT_ARM_NONE)
        first_arm[user] = (guint8) arm;
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

  Check check = { context, source, rows, &context->dataset->tracking, 0 };
  for (guint i = 0; i < rows->blocks->len; i++)
    check.n += ((const UpliftTrackingBlock *) rows->blocks->pdata[i])->n;
  if (check.n == 0)
    return;
  check_revenue (&check);
  check_days (&check);
  check_repeats (&check);
  check_arms (&check);
}
