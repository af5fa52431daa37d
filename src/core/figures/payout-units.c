#include "core/figures/payout-units.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How much neighbours have in common. */
typedef enum
{
  SAME_INFLUENCER,
  SAME_BASIS,
  SAME_CAMPAIGN
} Depth;

/* Neighbours in `order`. */
typedef struct
{
  guint begin, end;
} Run;

/* What the rows of a run are for, doubles left out. */
typedef struct
{
  double units;
  double taken_back; /* by corrections, positive */
  guint n_rates;     /* rows with a rate */
} Claims;

typedef struct
{
  const UpliftDataset *dataset;
  UpliftPayoutUnits *units; /* by payout row (borrowed) */
  guint32 *order;           /* payout rows by influencer, basis, campaign; equal ones together */
  guint32 *posts;           /* rows of posts, grouped by influencer */
  guint32 *first_post;      /* n_influencers + 1 entries, into posts */
  gint64 *by_campaign;      /* by code: units of the influencer and basis at hand, else 0 */
} Work;

static guint32
get_campaign (const UpliftPayoutColumns *payouts, guint32 row)
{
  return payouts->campaign != NULL ? payouts->campaign[row] : G_MAXUINT32;
}

gboolean
uplift_payout_is_computed (const UpliftPayoutColumns *payouts, guint32 row)
{
  g_return_val_if_fail (payouts != NULL && row < payouts->n, FALSE);

  return payouts->computed != NULL && payouts->computed[row];
}

gboolean
uplift_payout_has_rate (const UpliftPayoutColumns *payouts, guint32 row)
{
  g_return_val_if_fail (payouts != NULL && row < payouts->n, FALSE);

  return payouts->rate[row] != UPLIFT_MONEY_NONE && payouts->rate[row] != 0;
}

static int
compare_numbers (gint64 a, gint64 b)
{
  return a < b ? -1 : a > b ? 1 : 0;
}

/* Rows without a campaign come after those with any. */
static int
compare_to_depth (const UpliftPayoutColumns *payouts, guint32 x, guint32 y, Depth depth)
{
  int order = compare_numbers (payouts->influencer[x], payouts->influencer[y]);

  if (order == 0 && depth >= SAME_BASIS)
    order = compare_numbers (payouts->basis[x], payouts->basis[y]);
  if (order == 0 && depth >= SAME_CAMPAIGN)
    order = compare_numbers (get_campaign (payouts, x), get_campaign (payouts, y));
  return order;
}

/* 0: equal in every column. */
static int
compare_cells (const UpliftPayoutColumns *payouts, guint32 x, guint32 y)
{
  int order = compare_to_depth (payouts, x, y, SAME_CAMPAIGN);

  if (order == 0)
    order = compare_numbers (payouts->rate[x], payouts->rate[y]);
  if (order == 0)
    order = compare_numbers (payouts->orders[x], payouts->orders[y]);
  if (order == 0)
    order = compare_numbers (payouts->payout[x], payouts->payout[y]);
  if (order == 0)
    order = compare_numbers (uplift_payout_is_computed (payouts, x),
                             uplift_payout_is_computed (payouts, y));
  if (order == 0 && payouts->day != NULL)
    order = compare_numbers (payouts->day[x], payouts->day[y]);
  return order;
}

static int
compare_rows_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const UpliftPayoutColumns *payouts = user_data;
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;
  int order = compare_cells (payouts, x, y);

  return order != 0 ? order : compare_numbers (x, y);
}

static guint32 *
sort_payouts (const UpliftPayoutColumns *payouts)
{
  guint32 *order = g_new (guint32, MAX (payouts->n, 1));

  for (guint32 row = 0; row < payouts->n; row++)
    order[row] = row;
  g_qsort_with_data (order, (gint) payouts->n, sizeof *order, compare_rows_cb, (gpointer) payouts);
  return order;
}

static void
group_posts (Work *work)
{
  const UpliftPostColumns *posts = &work->dataset->posts;
  guint32 n = work->dataset->influencers.n;
  g_autofree guint32 *next = g_new (guint32, n + 1);

  work->posts = g_new (guint32, MAX (posts->n, 1));
  work->first_post = g_new0 (guint32, n + 1);
  for (guint32 row = 0; row < posts->n; row++)
    work->first_post[posts->influencer[row] + 1]++;
  for (guint32 i = 0; i < n; i++)
    work->first_post[i + 1] += work->first_post[i];
  memcpy (next, work->first_post, (n + 1) * sizeof *next);
  for (guint32 row = 0; row < posts->n; row++)
    work->posts[next[posts->influencer[row]]++] = row;
}

/* The neighbours from `begin` on, before `end`, that are the same to that depth. */
static Run
take_run (const Work *work, guint begin, guint end, Depth depth)
{
  Run run = { begin, begin + 1 };

  while (
      run.end < end
      && compare_to_depth (&work->dataset->payouts, work->order[begin], work->order[run.end], depth)
             == 0)
    run.end++;
  return run;
}

/* Equal rows are neighbours, the earliest first. */
static void
mark_doubles (Work *work)
{
  const UpliftPayoutColumns *payouts = &work->dataset->payouts;

  for (guint k = 1, original = 0; k < payouts->n; k++)
    {
      guint32 row = work->order[k];
      if (compare_cells (payouts, work->order[original], row) != 0)
        original = k;
      else if (payouts->payout[row] != 0)
        work->units[row].original = work->order[original];
    }
}

/* The units that the row is for; 0 when nothing tells. */
static double
get_claim (const Work *work, guint32 row)
{
  const UpliftPayoutColumns *payouts = &work->dataset->payouts;

  if (!isnan (work->units[row].stated))
    return work->units[row].stated;
  return uplift_payout_has_rate (payouts, row)
             ? (double) payouts->payout[row] / (double) payouts->rate[row]
             : 0.0;
}

static Claims
sum_claims (const Work *work, Run run)
{
  Claims claims = { 0 };

  for (guint k = run.begin; k < run.end; k++)
    {
      guint32 row = work->order[k];
      if (work->units[row].original != UPLIFT_PAYOUT_NO_ROW)
        continue;
      double claim = get_claim (work, row);
      claims.units += MAX (claim, 0.0);
      claims.taken_back -= MIN (claim, 0.0);
      claims.n_rates += uplift_payout_has_rate (&work->dataset->payouts, row) ? 1 : 0;
    }
  return claims;
}

/* The row's share of the units counted. */
static double
share_out (const Work *work, guint32 row, const Claims *claims, gint64 counted)
{
  double claim = get_claim (work, row);
  double shared = (double) counted + claims->taken_back;

  if (work->units[row].original != UPLIFT_PAYOUT_NO_ROW)
    return 0.0;
  if (claim < 0.0)
    return claim;
  if (claims->units > 0.0)
    return shared * (claim / claims->units);
  return uplift_payout_has_rate (&work->dataset->payouts, row) ? shared / (double) claims->n_rates
                                                               : UPLIFT_NO_VALUE;
}

/* Adds the influencer's orders or posts to by_campaign; sign -1 takes them off again. */
static void
add_by_campaign (Work *work, guint32 influencer, UpliftBasis basis, int sign)
{
  const UpliftTrackingColumns *tracking = &work->dataset->tracking;
  const UpliftPostColumns *posts = &work->dataset->posts;

  if (basis == UPLIFT_BASIS_ORDER)
    for (guint64 row = tracking->first[influencer]; row < tracking->first[influencer + 1]; row++)
      work->by_campaign[uplift_tracking_get_offer (tracking, row)->campaign]
          += sign * uplift_tracking_get_orders (tracking, row);
  else
    for (guint32 k = work->first_post[influencer]; k < work->first_post[influencer + 1]; k++)
      work->by_campaign[posts->campaign[work->posts[k]]] += sign;
}

/* Why the units of rows of that basis cannot be counted. */
static const char *
find_reason (const UpliftDataset *dataset, UpliftBasis basis, gboolean has_campaigns)
{
  if (basis == UPLIFT_BASIS_UNKNOWN)
    return _ ("neither by post nor by order");
  if (basis == UPLIFT_BASIS_POST && !dataset->tables[UPLIFT_TABLE_POSTS].present)
    return _ ("no posts file");
  if (basis == UPLIFT_BASIS_POST && has_campaigns && dataset->posts.campaign == NULL)
    return _ ("the posts file has no campaign");
  if (basis == UPLIFT_BASIS_ORDER && has_campaigns
      && !dataset->has_dimension[UPLIFT_DIMENSION_CAMPAIGN])
    return _ ("the tracking file has no campaign");
  return NULL;
}

/* Shares units out among the rows of one influencer and basis; rest: those of all campaigns. */
static void
share_units (Work *work, Run run, gint64 rest)
{
  const UpliftPayoutColumns *payouts = &work->dataset->payouts;

  for (guint next = run.begin; next < run.end;)
    {
      Run part = take_run (work, next, run.end, SAME_CAMPAIGN);
      guint32 campaign = get_campaign (payouts, work->order[next]);
      gint64 counted = campaign != G_MAXUINT32 ? work->by_campaign[campaign] : rest;
      Claims claims = sum_claims (work, part);
      for (guint k = part.begin; k < part.end; k++)
        {
          guint32 row = work->order[k];
          work->units[row].counted = share_out (work, row, &claims, counted);
        }
      rest -= counted;
      next = part.end;
    }
}

/* Rows of one influencer and basis; orders: all that were tracked of the influencer. */
static void
count_basis (Work *work, Run run, gint64 orders)
{
  const UpliftPayoutColumns *payouts = &work->dataset->payouts;
  guint32 influencer = payouts->influencer[work->order[run.begin]];
  UpliftBasis basis = (UpliftBasis) payouts->basis[work->order[run.begin]];
  gboolean has_campaigns = get_campaign (payouts, work->order[run.begin]) != G_MAXUINT32;
  const char *reason = find_reason (work->dataset, basis, has_campaigns);
  gint64 posts = work->first_post[influencer + 1] - work->first_post[influencer];

  for (guint k = run.begin; k < run.end; k++)
    work->units[work->order[k]].reason = reason;
  if (reason != NULL)
    return;
  if (has_campaigns)
    add_by_campaign (work, influencer, basis, 1);
  share_units (work, run, basis == UPLIFT_BASIS_ORDER ? orders : posts);
  if (has_campaigns)
    add_by_campaign (work, influencer, basis, -1);
}

/* All rows of one influencer. */
static void
count_influencer (Work *work, Run run)
{
  const UpliftTrackingColumns *tracking = &work->dataset->tracking;
  guint32 influencer = work->dataset->payouts.influencer[work->order[run.begin]];
  gint64 orders = 0;
  UpliftMoney revenue = 0;

  for (guint64 row = tracking->first[influencer]; row < tracking->first[influencer + 1]; row++)
    {
      orders += uplift_tracking_get_orders (tracking, row);
      revenue += uplift_tracking_get_revenue (tracking, row);
    }
  for (guint k = run.begin; k < run.end; k++)
    work->units[work->order[k]].has_sale = orders > 0 || revenue > 0;
  for (guint next = run.begin; next < run.end;)
    {
      Run part = take_run (work, next, run.end, SAME_BASIS);
      count_basis (work, part, orders);
      next = part.end;
    }
}

static void
fill_stated (const UpliftPayoutColumns *payouts, UpliftPayoutUnits *units)
{
  for (guint32 row = 0; row < payouts->n; row++)
    {
      gboolean states
          = payouts->basis[row] == UPLIFT_BASIS_ORDER && payouts->orders[row] != UPLIFT_COUNT_NONE;
      units[row].stated = states ? (double) payouts->orders[row] : UPLIFT_NO_VALUE;
      units[row].counted = UPLIFT_NO_VALUE;
      units[row].original = UPLIFT_PAYOUT_NO_ROW;
    }
}

UpliftPayoutUnits *
uplift_payout_units_compute (const UpliftDataset *dataset)
{
  g_return_val_if_fail (dataset != NULL, NULL);

  const UpliftPayoutColumns *payouts = &dataset->payouts;
  guint32 n_campaigns = uplift_dictionary_get_size (dataset->values[UPLIFT_DIMENSION_CAMPAIGN]);
  Work work = {
    .dataset = dataset,
    .units = g_new0 (UpliftPayoutUnits, MAX (payouts->n, 1)),
    .order = sort_payouts (payouts),
    .by_campaign = g_new0 (gint64, n_campaigns),
  };

  group_posts (&work);
  fill_stated (payouts, work.units);
  mark_doubles (&work);
  for (guint next = 0; next < payouts->n;)
    {
      Run run = take_run (&work, next, payouts->n, SAME_INFLUENCER);
      count_influencer (&work, run);
      next = run.end;
    }
  g_free (work.order);
  g_free (work.posts);
  g_free (work.first_post);
  g_free (work.by_campaign);
  return work.units;
}
