#include "core/figures/incremental-breakdown.h"

#include "core/data/parallel.h"
#include "core/data/row-stream.h"
#include "core/data/selection.h"
#include "core/figures/incrementality.h"

/* What the rows are asked for. */
typedef struct
{
  const UpliftResults *results;
  const UpliftDataset *dataset;
  UpliftDimension dimension;
  const UpliftSelection *selection;
  guint own;          /* the bit of the dimension's own filter: it takes nothing away */
  gboolean is_by_row; /* values are those of the rows; else of the influencers */
  guint32 n_codes;
  UpliftIncremental *inputs; /* by code: those of the filter narrowed to the value (borrowed) */
} Task;

/* Members of groups, one pair a row, in any order. */
typedef struct
{
  GArray *groups, *members; /* guint32 (owned) */
} Pairs;

static Pairs
pairs_new (void)
{
  return (Pairs){
    .groups = g_array_new (FALSE, FALSE, sizeof (guint32)),
    .members = g_array_new (FALSE, FALSE, sizeof (guint32)),
  };
}

static void
pairs_clear (Pairs *pairs)
{
  g_array_unref (pairs->groups);
  g_array_unref (pairs->members);
}

static void
pairs_add (Pairs *pairs, guint32 group, guint32 member)
{
  g_array_append_val (pairs->groups, group);
  g_array_append_val (pairs->members, member);
}

/* How many different members each group has (transfer full). With the pairs sorted by group by
 * counting, one mark a member tells whether the group had it before, where a table of groups ×
 * members could be of any size. */
static gint64 *
count_different (const Pairs *pairs, guint32 n_groups, guint32 n_members)
{
  const guint32 *groups = (const guint32 *) (gpointer) pairs->groups->data;
  const guint32 *members = (const guint32 *) (gpointer) pairs->members->data;
  guint n = pairs->groups->len;
  gint64 *counts = g_new0 (gint64, MAX (n_groups, 1));
  g_autofree guint *end = g_new0 (guint, (gsize) n_groups + 1);
  g_autofree guint32 *sorted = g_new (guint32, MAX (n, 1));
  g_autofree guint32 *last_group = g_new0 (guint32, MAX (n_members, 1));

  for (guint i = 0; i < n; i++)
    end[groups[i] + 1]++;
  for (guint32 group = 0; group < n_groups; group++)
    end[group + 1] += end[group];
  /* Each group's entry moves from its begin to its end, which is where the next begins. */
  for (guint i = 0; i < n; i++)
    sorted[end[groups[i]]++] = members[i];
  for (guint32 group = 0; group < n_groups; group++)
    for (guint i = group == 0 ? 0 : end[group - 1]; i < end[group]; i++)
      {
        /* 0 is no group. */
        counts[group] += last_group[sorted[i]] != group + 1 ? 1 : 0;
        last_group[sorted[i]] = group + 1;
      }
  return counts;
}

static inline guint32
get_offer_code (const Task *task, guint32 offer)
{
  return G_STRUCT_MEMBER (guint32, &task->dataset->tracking.offers[offer],
                          uplift_offer_get_offset (task->dimension));
}

static inline guint32
get_row_code (const Task *task, guint64 row)
{
  return get_offer_code (task, uplift_tracking_key_get_offer (task->dataset->tracking.keys[row]));
}

static inline guint32
get_influencer_code (const Task *task, guint32 influencer)
{
  return task->dataset->influencers.attribute[task->dimension][influencer];
}

/* Whether the influencer passes the filters on influencers, whatever the dimension's own. */
static inline gboolean
is_asked (const Task *task, guint32 influencer)
{
  return (task->selection->influencer[influencer] & ~task->own) == 0;
}

/* Whether the row passes the filters on rows, likewise. */
static inline gboolean
is_asked_row (const Task *task, guint64 row)
{
  return (uplift_selection_test_row (task->selection, &task->dataset->tracking, row) & ~task->own)
         == 0;
}

/* The users of one arm with rows of a value, and what they spent. */
typedef struct
{
  UpliftMoney revenue;
  guint32 users;
  guint32 last; /* the group with the last row, + 1 */
} Arm;

typedef struct
{
  const Task *task;
  const UpliftRowStream *stream;
  Arm *arms; /* by worker, UpliftRowKind and code: control and exposed (owned) */
} ArmWalk;

static inline Arm *
get_arms (const ArmWalk *walk, guint worker, UpliftRowKind kind)
{
  return &walk->arms[(gsize) (2 * worker + (kind == UPLIFT_ROWS_EXPOSED)) * walk->task->n_codes];
}

/* A user is a group in each arm, so that who is new to a value is known without remembering all. */
static void
walk_chunk_cb (gpointer data, guint worker, guint64 item)
{
  const ArmWalk *walk = data;
  const Task *task = walk->task;
  const UpliftChunk *chunk = &walk->stream->chunks[item];
  guint32 group = chunk->first_group + 1;

  if (chunk->kind != UPLIFT_ROWS_CONTROL && chunk->kind != UPLIFT_ROWS_EXPOSED)
    return;
  Arm *arms = get_arms (walk, worker, chunk->kind);
  for (guint64 i = chunk->begin; i < chunk->end; i++)
    {
      UpliftStreamRow row = uplift_row_stream_get (walk->stream, i);
      guint bits = task->selection->influencer[row.influencer] | task->selection->offer[row.offer]
                   | task->selection->pair[row.pair];
      if ((bits & ~task->own) == 0)
        {
          Arm *arm = &arms[task->is_by_row ? get_offer_code (task, row.offer)
                                           : get_influencer_code (task, row.influencer)];
          arm->revenue += row.revenue;
          arm->users += arm->last != group ? 1 : 0;
          arm->last = group;
        }
      group += row.ends_group ? 1 : 0;
    }
}

static void
take_arm (const ArmWalk *walk, guint n_workers, UpliftRowKind kind, guint32 code, gint64 *users,
          double *mean)
{
  UpliftMoney revenue = 0;

  *users = 0;
  for (guint worker = 0; worker < n_workers; worker++)
    {
      const Arm *arm = &get_arms (walk, worker, kind)[code];
      *users += arm->users;
      revenue += arm->revenue;
    }
  *mean = uplift_ratio (uplift_money_to_double (revenue), (double) *users);
}

/* The users of both arms among the rows, and the mean of what they spent, by value. */
static void
fill_arms (Task *task)
{
  const UpliftRowStream *stream = task->dataset->stream;
  guint n_workers = uplift_parallel_get_n_workers (stream->n_chunks);
  ArmWalk walk = { task, stream, g_new0 (Arm, (gsize) 2 * n_workers * task->n_codes) };

  uplift_parallel_run (walk_chunk_cb, &walk, n_workers, stream->n_chunks);
  for (guint32 code = 0; code < task->n_codes; code++)
    {
      UpliftIncremental *inputs = &task->inputs[code];
      take_arm (&walk, n_workers, UPLIFT_ROWS_CONTROL, code, &inputs->control_users,
                &inputs->control_mean);
      take_arm (&walk, n_workers, UPLIFT_ROWS_EXPOSED, code, &inputs->exposed_users,
                &inputs->exposed_mean);
    }
  g_free (walk.arms);
}

/* An attribute is no row filter, so all inputs but one are those of the selection. */
static void
count_with_revenue (Task *task)
{
  for (guint32 code = 0; code < task->n_codes; code++)
    task->inputs[code].selected_with_revenue = 0;
  for (guint32 i = 0; i < task->dataset->influencers.n; i++)
    if (is_asked (task, i) && task->results->influencers[i].figures.revenue > 0)
      task->inputs[get_influencer_code (task, i)].selected_with_revenue++;
}

/* First and last day that have rows. */
typedef struct
{
  UpliftDay first, last; /* UPLIFT_DAY_NONE: none */
} Span;

static const Span no_days = { UPLIFT_DAY_NONE, UPLIFT_DAY_NONE };

static void
span_add (Span *span, UpliftDay day)
{
  if (span->first == UPLIFT_DAY_NONE || day < span->first)
    span->first = day;
  if (span->last == UPLIFT_DAY_NONE || day > span->last)
    span->last = day;
}

static Span *
spans_new (guint32 n)
{
  Span *spans = g_new (Span, MAX (n, 1));

  for (guint32 i = 0; i < n; i++)
    spans[i] = no_days;
  return spans;
}

static UpliftDay
get_day (const UpliftTrackingColumns *tracking, guint64 row)
{
  return uplift_tracking_get_pair (tracking, row)->day;
}

/* What an influencer, while its rows are walked, earned with each value. */
typedef struct
{
  UpliftMoney *revenue; /* by code; 0 but for those touched (owned) */
  guint32 *toucher;     /* by code: the last influencer with it, + 1 (owned) */
  GArray *touched;      /* guint32 codes (owned) */
} Earnings;

static void
close_influencer (Task *task, Earnings *earnings, guint32 influencer)
{
  for (guint t = 0; t < earnings->touched->len; t++)
    {
      guint32 code = g_array_index (earnings->touched, guint32, t);
      if (earnings->revenue[code] > 0)
        {
          task->inputs[code].influencers_with_revenue++;
          task->inputs[code].selected_with_revenue
              += task->results->influencers[influencer].selected ? 1 : 0;
        }
      earnings->revenue[code] = 0;
    }
  g_array_set_size (earnings->touched, 0);
}

/* k, k′ and the days of the influencers' rows, whatever the influencer filters. */
static void
walk_influencers (Task *task, Span *spans)
{
  const UpliftTrackingColumns *tracking = &task->dataset->tracking;
  Earnings earnings = {
    .revenue = g_new0 (UpliftMoney, MAX (task->n_codes, 1)),
    .toucher = g_new0 (guint32, MAX (task->n_codes, 1)),
    .touched = g_array_new (FALSE, FALSE, sizeof (guint32)),
  };

  for (guint32 i = 0; i < task->dataset->influencers.n; i++)
    {
      for (guint64 row = tracking->first[i]; row < tracking->first[i + 1]; row++)
        {
          if (!is_asked_row (task, row))
            continue;
          guint32 code = get_row_code (task, row);
          if (earnings.toucher[code] != i + 1)
            g_array_append_val (earnings.touched, code);
          earnings.toucher[code] = i + 1;
          earnings.revenue[code] += uplift_tracking_get_revenue (tracking, row);
          span_add (&spans[code], get_day (tracking, row));
        }
      close_influencer (task, &earnings, i);
    }
  g_free (earnings.revenue);
  g_free (earnings.toucher);
  g_array_unref (earnings.touched);
}

/* b and the days of the baseline rows with each value. */
static void
walk_baseline_rows (Task *task, Span *spans)
{
  const UpliftDataset *dataset = task->dataset;
  const UpliftTrackingColumns *tracking = &dataset->tracking;
  g_autofree UpliftMoney *revenue = g_new0 (UpliftMoney, MAX (task->n_codes, 1));
  Pairs pairs = pairs_new ();

  for (guint64 row = tracking->first[dataset->influencers.n]; row < tracking->n; row++)
    {
      guint32 code = get_row_code (task, row);
      if ((uplift_selection_test_row (task->selection, tracking, row)
           & ~UPLIFT_BIT (UPLIFT_DIMENSION_CAMPAIGN) & ~task->own)
          != 0)
        continue;
      UpliftDay day = get_day (tracking, row);
      revenue[code] += uplift_tracking_get_revenue (tracking, row);
      span_add (&spans[code], day);
      pairs_add (&pairs, code, (guint32) (day - dataset->first_day));
    }

  guint32 n_days = (guint32) (dataset->last_day - dataset->first_day) + 1;
  g_autofree gint64 *days = count_different (&pairs, task->n_codes, n_days);
  for (guint32 code = 0; code < task->n_codes; code++)
    task->inputs[code].daily_baseline
        = uplift_ratio (uplift_money_to_double (revenue[code]), (double) days[code]);
  pairs_clear (&pairs);
}

/* Baseline rows have no campaign: each campaign has the b of the selection, and their days. */
static void
share_baseline_rows (Task *task, Span *spans)
{
  const UpliftTrackingColumns *tracking = &task->dataset->tracking;
  Span span = no_days;

  for (guint64 row = tracking->first[task->dataset->influencers.n]; row < tracking->n; row++)
    if ((uplift_selection_test_row (task->selection, tracking, row)
         & ~UPLIFT_BIT (UPLIFT_DIMENSION_CAMPAIGN))
        == 0)
      span_add (&span, get_day (tracking, row));
  for (guint32 code = 0; span.first != UPLIFT_DAY_NONE && code < task->n_codes; code++)
    {
      span_add (&spans[code], span.first);
      span_add (&spans[code], span.last);
    }
}

static void
fill_baseline (Task *task)
{
  g_autofree Span *spans = spans_new (task->n_codes);

  for (guint32 code = 0; code < task->n_codes; code++)
    {
      task->inputs[code].influencers_with_revenue = 0;
      task->inputs[code].selected_with_revenue = 0;
    }
  walk_influencers (task, spans);
  if (task->dimension == UPLIFT_DIMENSION_CAMPAIGN)
    share_baseline_rows (task, spans);
  else
    walk_baseline_rows (task, spans);
  for (guint32 code = 0; code < task->n_codes; code++)
    if (spans[code].first != UPLIFT_DAY_NONE)
      task->inputs[code].days = (gint64) spans[code].last - spans[code].first + 1;
}

static void
fill_inputs (Task *task)
{
  const UpliftTrackingColumns *tracking = &task->dataset->tracking;
  UpliftMethod method = task->results->incremental.method;

  for (guint32 code = 0; code < task->n_codes; code++)
    task->inputs[code] = task->results->incremental;
  if (method == UPLIFT_METHOD_BASELINE && !task->is_by_row)
    count_with_revenue (task);
  else if (method == UPLIFT_METHOD_BASELINE)
    fill_baseline (task);
  else if (method == UPLIFT_METHOD_EXPERIMENT && tracking->has_users && tracking->has_arms)
    fill_arms (task);
}

/* Whether the value has rows in the selection, by code: a platform can be listed for influencers
 * without any (transfer full). */
static gboolean *
find_rows (const Task *task)
{
  gboolean *has_rows = g_new0 (gboolean, MAX (task->n_codes, 1));

  for (guint32 code = 0; code < task->n_codes; code++)
    has_rows[code] = task->is_by_row;
  for (guint32 i = 0; !task->is_by_row && i < task->dataset->influencers.n; i++)
    if (is_asked (task, i) && task->results->influencers[i].rows > 0)
      has_rows[get_influencer_code (task, i)] = TRUE;
  return has_rows;
}

UpliftIncrementalPart *
uplift_incremental_breakdown_compute (const UpliftResults *results, UpliftDimension dimension,
                                      const UpliftBreakdown *breakdown)
{
  g_return_val_if_fail (results != NULL && dimension < UPLIFT_N_DIMENSIONS, NULL);
  g_return_val_if_fail (breakdown != NULL, NULL);

  UpliftIncrementalPart *parts = g_new0 (UpliftIncrementalPart, MAX (breakdown->n, 1));
  if (breakdown->n == 0)
    return parts;

  g_autoptr (UpliftSelection) selection = uplift_selection_new (results->dataset, results->filter);
  guint32 n_codes = uplift_dictionary_get_size (results->dataset->values[dimension]);
  g_autofree UpliftIncremental *inputs = g_new (UpliftIncremental, n_codes);
  Task task = {
    .results = results,
    .dataset = results->dataset,
    .dimension = dimension,
    .selection = selection,
    .own = UPLIFT_BIT (dimension),
    .is_by_row = uplift_dimension_is_row (dimension),
    .n_codes = n_codes,
    .inputs = inputs,
  };
  fill_inputs (&task);

  g_autofree gboolean *has_rows = find_rows (&task);
  for (guint b = 0; b < breakdown->n; b++)
    {
      const UpliftBreakdownRow *row = &breakdown->rows[b];
      parts[b].revenue = UPLIFT_NO_VALUE;
      if (has_rows[row->code])
        parts[b].revenue = uplift_incrementality_get_revenue (
            &inputs[row->code], row->figures.revenue, row->figures.orders);
      parts[b].roas = uplift_ratio (parts[b].revenue, row->figures.spend);
    }
  return parts;
}
