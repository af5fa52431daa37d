/* Mostly nothing is wrong, so that one pass on all cores finds out what there is; only where there
 * is something, rows are looked at one after the other. */
#include "core/read/tracking-checks.h"
#include "core/data/parallel.h"
#include "core/read/finding-text.h"
#include "core/read/row-hashes.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* No more than these look at all rows, since each needs two bits for each user. */
#define MAX_WORKERS 8

/* What all checks share. */
typedef struct
{
  UpliftLoaderContext *context;     /* (borrowed) */
  const UpliftLoaderSource *source; /* (borrowed) */
  const GPtrArray *stretches;       /* (borrowed) */
  const UpliftUserIds *user_ids;    /* (borrowed) */
  const UpliftTrackingColumns *tracking;
  guint64 *firsts; /* by stretch, and one more: the rows before it (owned) */

  guint n_workers;
  guint64 *pair_rows; /* by worker and pair (owned) */
  guint64 *in_arm;    /* by worker, arm and user: a bit (owned, nullable) */
  gsize n_words;      /* that have the bits of one arm */
  gint any_negative;  /* atomic */
} Check;

static const UpliftTrackingStretch *
get_stretch (const Check *check, guint index)
{
  return check->stretches->pdata[index];
}

static UpliftArm
get_arm (const UpliftTrackingBlock *block, guint32 row)
{
  return (UpliftArm) (block->offer[row] >> UPLIFT_OFFER_BITS);
}

static UpliftFinding
make_warning (const Check *check, int column, const char *kind,
              const UpliftTrackingStretch *stretch, guint32 row)
{
  UpliftFinding finding
      = uplift_loader_source_make_finding (check->source, column, UPLIFT_SEVERITY_WARNING, kind,
                                           uplift_tracking_stretch_get_line (stretch, row));

  finding.money = uplift_tracking_block_get_revenue (stretch->block, row);
  return finding;
}

static guint64 *
get_marks (const Check *check, guint worker, gboolean exposed)
{
  return check->in_arm + check->n_words * (worker * 2 + (exposed ? 1 : 0));
}

/* Each worker marks users on its own: several that write into the same lines wait for each other.
 */
static void
mark_arms (const Check *check, guint worker, const UpliftTrackingBlock *block)
{
  guint64 *marks = get_marks (check, worker, FALSE);

  for (guint32 row = 0; row < block->n; row++)
    {
      UpliftArm arm = get_arm (block, row);
      guint32 user = block->user[row];
      if (arm == UPLIFT_ARM_NONE || user >= check->tracking->n_users)
        continue;
      marks[(arm == UPLIFT_ARM_EXPOSED ? check->n_words : 0) + user / 64] |= G_GUINT64_CONSTANT (1)
                                                                             << (user % 64);
    }
}

static gboolean
has_negative (const UpliftTrackingBlock *block)
{
  guint64 any = 0; /* all signs together: a processor looks at several rows at once */

  for (guint32 row = 0; block->amount != NULL && row < block->n; row++)
    any |= block->amount[row];
  for (guint32 row = 0; block->amount == NULL && row < block->n; row++)
    any |= (guint64) block->revenue[row];
  return (gint64) any < 0;
}

static void
survey_cb (gpointer data, guint worker, guint64 index)
{
  Check *check = data;
  const UpliftTrackingBlock *block = get_stretch (check, (guint) index)->block;
  guint64 *pair_rows = check->pair_rows + (gsize) worker * check->tracking->n_pairs;

  for (guint32 row = 0; row < block->n; row++)
    pair_rows[block->pair[row]]++;
  if (has_negative (block))
    g_atomic_int_set (&check->any_negative, 1);
  if (check->in_arm != NULL)
    mark_arms (check, worker, block);
}

static void
survey (Check *check)
{
  guint32 n_pairs = check->tracking->n_pairs;

  check->pair_rows = g_new0 (guint64, (gsize) check->n_workers * n_pairs);
  if (check->tracking->has_users && check->tracking->has_arms)
    {
      check->n_words = check->tracking->n_users / 64 + 1;
      check->in_arm = g_new0 (guint64, check->n_words * 2 * check->n_workers);
    }
  uplift_parallel_run (survey_cb, check, check->n_workers, check->stretches->len);
  for (guint worker = 1; worker < check->n_workers; worker++)
    for (guint32 pair = 0; pair < n_pairs; pair++)
      check->pair_rows[pair] += check->pair_rows[(gsize) worker * n_pairs + pair];
  for (guint worker = 1; check->in_arm != NULL && worker < check->n_workers; worker++)
    for (gsize word = 0; word < 2 * check->n_words; word++)
      check->in_arm[word] |= get_marks (check, worker, FALSE)[word];
}

typedef void (*RowFunc) (const Check *check, const UpliftTrackingStretch *stretch, guint32 row,
                         gpointer user_data);

static void
for_each_row (const Check *check, RowFunc func, gpointer user_data)
{
  for (guint i = 0; i < check->stretches->len; i++)
    {
      const UpliftTrackingStretch *stretch = get_stretch (check, i);
      for (guint32 row = 0; row < stretch->block->n; row++)
        func (check, stretch, row, user_data);
    }
}

static void
check_revenue_cb (const Check *check, const UpliftTrackingStretch *stretch, guint32 row,
                  G_GNUC_UNUSED gpointer user_data)
{
  UpliftMoney revenue = uplift_tracking_block_get_revenue (stretch->block, row);
  if (revenue >= 0)
    return;
  g_autofree char *value = uplift_finding_dup_money (revenue);
  UpliftFinding finding
      = make_warning (check, UPLIFT_COLUMN_REVENUE, "negative-revenue", stretch, row);
  finding.value = value;
  uplift_problems_add (check->context->dataset->problems, &finding, "%s",
                       _ ("the revenue is below zero; it is taken off the sums, as a refund "
                          "would be"));
}

static void
check_day_cb (const Check *check, const UpliftTrackingStretch *stretch, guint32 row,
              gpointer user_data)
{
  const UpliftDayBounds *bounds = user_data;
  UpliftDay day = check->tracking->pairs[stretch->block->pair[row]].day;

  if (uplift_day_bounds_judge (bounds, day) == UPLIFT_DAY_FINE)
    return;
  UpliftFinding finding = make_warning (check, UPLIFT_COLUMN_DATE, "", stretch, row);
  uplift_finding_report_day (check->context->dataset->problems, &finding, bounds, day);
}

static void
check_days (const Check *check)
{
  const UpliftTrackingColumns *tracking = check->tracking;
  UpliftDayBounds bounds
      = uplift_day_bounds_find (&tracking->pairs->day, sizeof *tracking->pairs, check->pair_rows,
                                tracking->n_pairs, check->context->today);
  gboolean all_fine = TRUE;

  for (guint32 pair = 0; pair < tracking->n_pairs && all_fine; pair++)
    all_fine = check->pair_rows[pair] == 0
               || uplift_day_bounds_judge (&bounds, tracking->pairs[pair].day) == UPLIFT_DAY_FINE;
  if (!all_fine)
    for_each_row (check, check_day_cb, &bounds);
}

/* Turns the number of a row among all into one in its stretch. */
static const UpliftTrackingStretch *
find_row (const Check *check, guint32 *row)
{
  guint low = 0, high = check->stretches->len;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;
      if (check->firsts[middle] <= *row)
        low = middle;
      else
        high = middle;
    }
  *row -= (guint32) check->firsts[low];
  return get_stretch (check, low);
}

static gboolean
rows_are_equal_cb (guint32 a, guint32 b, gpointer user_data)
{
  const UpliftTrackingBlock *p = find_row (user_data, &a)->block;
  const UpliftTrackingBlock *q = find_row (user_data, &b)->block;

  return p->influencer[a] == q->influencer[b] && p->pair[a] == q->pair[b]
         && p->offer[a] == q->offer[b] && (p->user == NULL || p->user[a] == q->user[b])
         && uplift_tracking_block_get_revenue (p, a) == uplift_tracking_block_get_revenue (q, b)
         && uplift_tracking_block_get_orders (p, a) == uplift_tracking_block_get_orders (q, b);
}

static void
check_repeats (const Check *check)
{
  g_autofree UpliftHashRun *runs = g_new (UpliftHashRun, check->stretches->len);
  for (guint i = 0; i < check->stretches->len; i++)
    runs[i] = (UpliftHashRun){ get_stretch (check, i)->hashes, get_stretch (check, i)->block->n };
  g_autoptr (GArray) repeats = uplift_row_hashes_find_repeats (runs, check->stretches->len,
                                                               rows_are_equal_cb, (gpointer) check);

  for (guint i = 0; i < repeats->len; i++)
    {
      UpliftRepeat repeat = g_array_index (repeats, UpliftRepeat, i);
      const UpliftTrackingStretch *original = find_row (check, &repeat.original);
      const UpliftTrackingStretch *stretch = find_row (check, &repeat.row);
      UpliftFinding finding = make_warning (check, -1, "duplicate-row", stretch, repeat.row);
      uplift_problems_add (check->context->dataset->problems, &finding,
                           _ ("the row is the same as the one on line %" PRIu64
                              ", character by character; both "
                              "count"),
                           uplift_tracking_stretch_get_line (original, repeat.original));
    }
}

/* By user: the arms of those who are in both, and the sum of their rows. */
typedef struct
{
  guint8 *arms;         /* 0: not in both, or reported (owned) */
  guint8 *first_arm;    /* (owned) */
  UpliftMoney *revenue; /* (owned) */
  char *text;           /* the id of the first who is reported (owned, nullable) */
} InBoth;

static void
sum_revenue_cb (const Check *check, const UpliftTrackingStretch *stretch, guint32 row,
                gpointer user_data)
{
  InBoth *in_both = user_data;
  guint32 user = stretch->block->user[row];

  if (user < check->tracking->n_users && get_arm (stretch->block, row) != UPLIFT_ARM_NONE)
    in_both->revenue[user] += uplift_tracking_block_get_revenue (stretch->block, row);
}

/* One finding a user, at the first row that is in another arm than the user's first. */
static void
check_arm_cb (const Check *check, const UpliftTrackingStretch *stretch, guint32 row,
              gpointer user_data)
{
  InBoth *in_both = user_data;
  guint32 user = stretch->block->user[row];
  UpliftArm arm = get_arm (stretch->block, row);

  if (user >= check->tracking->n_users || arm == UPLIFT_ARM_NONE || in_both->arms[user] == 0)
    return;
  if (in_both->first_arm[user] == UPLIFT_ARM_NONE)
    in_both->first_arm[user] = (guint8) arm;
  if (arm == in_both->first_arm[user])
    return;
  in_both->arms[user] = 0;
  if (in_both->text == NULL)
    in_both->text = uplift_user_ids_dup_text (check->user_ids, user);
  UpliftFinding finding
      = make_warning (check, UPLIFT_COLUMN_GROUP, "user-in-both-groups", stretch, row);
  finding.value = in_both->text;
  finding.money = in_both->revenue[user];
  uplift_problems_add (check->context->dataset->problems, &finding,
                       _ ("the user is in the control group and in the exposed one: “%s”; the "
                          "experiment counts such users in each"),
                       finding.value);
}

static void
check_arms (const Check *check)
{
  guint32 n_users = check->tracking->n_users;
  gboolean any = FALSE;

  if (check->in_arm == NULL)
    return;
  const guint64 *control = get_marks (check, 0, FALSE), *exposed = get_marks (check, 0, TRUE);
  for (gsize word = 0; word < check->n_words && !any; word++)
    any = (control[word] & exposed[word]) != 0;
  if (!any)
    return;

  InBoth in_both = { .arms = g_new0 (guint8, n_users),
                     .first_arm = g_new0 (guint8, n_users),
                     .revenue = g_new0 (UpliftMoney, n_users) };
  for (guint32 user = 0; user < n_users; user++)
    in_both.arms[user] = (control[user / 64] & exposed[user / 64]) >> (user % 64) & 1;
  for_each_row (check, sum_revenue_cb, &in_both);
  for_each_row (check, check_arm_cb, &in_both);
  g_free (in_both.arms);
  g_free (in_both.first_arm);
  g_free (in_both.revenue);
  g_free (in_both.text);
}

void
uplift_tracking_checks_run (UpliftLoaderContext *context, const UpliftLoaderSource *source,
                            const GPtrArray *stretches, const UpliftUserIds *user_ids)
{
  g_return_if_fail (context != NULL && source != NULL && stretches != NULL && user_ids != NULL);

  Check check = { .context = context,
                  .source = source,
                  .stretches = stretches,
                  .user_ids = user_ids,
                  .tracking = &context->dataset->tracking,
                  .firsts = g_new0 (guint64, stretches->len + 1),
                  .n_workers = MIN (uplift_parallel_get_n_workers (stretches->len), MAX_WORKERS) };
  for (guint i = 0; i < stretches->len; i++)
    check.firsts[i + 1] = check.firsts[i] + get_stretch (&check, i)->block->n;
  if (check.firsts[stretches->len] > 0)
    {
      survey (&check);
      if (check.any_negative != 0)
        for_each_row (&check, check_revenue_cb, NULL);
      check_days (&check);
      check_repeats (&check);
      check_arms (&check);
    }
  g_free (check.firsts);
  g_free (check.pair_rows);
  g_free (check.in_arm);
}
