#include "core/figures/metrics.h"

#include "core/figures/user-sums.h"

#include <string.h>

#define N_CELL_DIMENSIONS 3

static const UpliftDimension cell_dimensions[N_CELL_DIMENSIONS]
    = { UPLIFT_DIMENSION_PRODUCT, UPLIFT_DIMENSION_BRAND, UPLIFT_DIMENSION_CAMPAIGN };

/* The cells of the influencer whose rows are being walked: the rows lie grouped by influencer, so
 * one cell a value is enough, and `touched` tells which to write out. */
typedef struct
{
  UpliftDimension dimension;
  const guint32 *codes; /* by row, or one 0 (borrowed) */
  gsize stride;         /* 1, or 0 when the file has no such column */
  const guint16 *bits;  /* by code (borrowed) */
  guint64 *counts;      /* by code (borrowed) */
  UpliftCell *open;     /* by code; NULL: no such column (owned) */
  GArray *touched;      /* guint32 codes (owned, nullable) */
} CellColumn;

typedef struct
{
  const UpliftDataset *dataset;
  const UpliftSelection *selection;
  UpliftMetrics *metrics;
  CellColumn columns[N_CELL_DIMENSIONS];
  UpliftUserSums *users; /* (owned, nullable: no experiment columns) */
  /* The user whose rows of the current influencer and arm are being summed. */
  guint32 run_user;
  UpliftArm run_arm; /* UPLIFT_ARM_NONE: none */
  UpliftMoney run_revenue;
} Pass;

static const guint32 no_code = 0;

static void
open_column (Pass *pass, guint index)
{
  CellColumn *column = &pass->columns[index];
  UpliftDimension dimension = cell_dimensions[index];
  const UpliftTrackingColumns *tracking = &pass->dataset->tracking;
  const guint32 *codes = dimension == UPLIFT_DIMENSION_PRODUCT ? tracking->product
                         : dimension == UPLIFT_DIMENSION_BRAND ? tracking->brand
                                                               : tracking->campaign;

  column->dimension = dimension;
  column->codes = codes != NULL ? codes : &no_code;
  column->stride = codes != NULL ? 1 : 0;
  column->bits = pass->selection->value[dimension];
  column->counts = pass->metrics->counts[dimension];
  if (codes == NULL)
    return;
  column->open = g_new0 (UpliftCell, uplift_dictionary_get_size (pass->dataset->values[dimension]));
  column->touched = g_array_new (FALSE, FALSE, sizeof (guint32));
  pass->metrics->cells[dimension] = g_array_new (FALSE, FALSE, sizeof (UpliftCell));
}

static void
add_to_cell (CellColumn *column, guint32 code, guint variants, guint64 row, const Pass *pass)
{
  UpliftCell *cell = &column->open[code];
  const UpliftTrackingColumns *tracking = &pass->dataset->tracking;

  /* `code` doubles as the mark that the cell is in use. */
  if (cell->code == 0)
    {
      cell->code = code + 1;
      g_array_append_val (column->touched, code);
    }
  for (guint v = 0; v < UPLIFT_N_VARIANTS; v++)
    if ((variants >> v & 1u) != 0)
      cell->orders[v] += tracking->orders[row];
  if ((variants & 1u) != 0)
    {
      cell->rows++;
      cell->revenue += tracking->revenue[row];
    }
}

static void
close_cells (Pass *pass, guint32 influencer)
{
  for (guint i = 0; i < N_CELL_DIMENSIONS; i++)
    {
      CellColumn *column = &pass->columns[i];
      if (column->open == NULL)
        continue;
      for (guint j = 0; j < column->touched->len; j++)
        {
          UpliftCell *cell = &column->open[g_array_index (column->touched, guint32, j)];
          cell->influencer = influencer;
          cell->code--;
          g_array_append_val (pass->metrics->cells[column->dimension], *cell);
          memset (cell, 0, sizeof *cell);
        }
      g_array_set_size (column->touched, 0);
    }
}

/* Welford's update with one more user. `variance` holds the sum of squares until finish_arm (). */
static void
add_user (UpliftArmSums *arm, UpliftMoney revenue)
{
  double value = uplift_money_to_double (revenue);
  double distance = value - arm->mean;

  arm->n++;
  arm->revenue += revenue;
  arm->mean += distance / (double) arm->n;
  arm->variance += distance * (value - arm->mean);
}

static void
finish_arm (UpliftArmSums *arm)
{
  arm->variance = arm->n > 1 ? arm->variance / (double) (arm->n - 1) : 0.0;
}

static void
close_run (Pass *pass, UpliftInfluencerSums *sums)
{
  if (pass->run_arm != UPLIFT_ARM_NONE)
    add_user (pass->run_arm == UPLIFT_ARM_EXPOSED ? &sums->exposed : &sums->control,
              pass->run_revenue);
  pass->run_arm = UPLIFT_ARM_NONE;
}

static void
add_to_run (Pass *pass, UpliftInfluencerSums *sums, guint64 row, gboolean selected)
{
  const UpliftTrackingColumns *tracking = &pass->dataset->tracking;
  UpliftArm arm = (UpliftArm) tracking->arm[row];
  guint32 user = tracking->user[row];

  if (arm == UPLIFT_ARM_NONE || user == tracking->n_users)
    return;
  if (arm != pass->run_arm || user != pass->run_user)
    {
      close_run (pass, sums);
      pass->run_arm = arm;
      pass->run_user = user;
      pass->run_revenue = 0;
    }
  pass->run_revenue += tracking->revenue[row];
  if (selected)
    uplift_user_sums_add (pass->users, user, arm, tracking->revenue[row]);
}

static void
note_day (UpliftMetrics *metrics, UpliftDay day)
{
  if (metrics->first_day == UPLIFT_DAY_NONE || day < metrics->first_day)
    metrics->first_day = day;
  if (metrics->last_day == UPLIFT_DAY_NONE || day > metrics->last_day)
    metrics->last_day = day;
}

/* Counts a row for the sidebar: under each filter that alone keeps it out, or under all. bits: of
 * the row and its influencer; codes: by cell column. */
static void
count_row (Pass *pass, guint bits, guint32 pair, const guint32 codes[N_CELL_DIMENSIONS],
           gboolean is_baseline)
{
  UpliftMetrics *metrics = pass->metrics;

  if (bits == 0)
    metrics->rows++;
  if ((bits & ~UPLIFT_BIT_PERIOD) == 0)
    metrics->pair_counts[pair]++;
  if ((bits & ~UPLIFT_BIT (UPLIFT_DIMENSION_SOURCE)) == 0)
    metrics->counts[UPLIFT_DIMENSION_SOURCE][pass->dataset->tracking.pairs[pair].source]++;
  for (guint i = 0; i < N_CELL_DIMENSIONS; i++)
    {
      const CellColumn *column = &pass->columns[i];
      if ((bits & ~UPLIFT_BIT (column->dimension)) == 0
          && !(is_baseline && column->dimension == UPLIFT_DIMENSION_CAMPAIGN))
        column->counts[codes[i]]++;
    }
}

/* The bits that a row fails by its own columns; sets codes. */
static guint
test_row (const Pass *pass, guint64 row, guint32 codes[N_CELL_DIMENSIONS])
{
  guint bits = pass->selection->pair[pass->dataset->tracking.pair[row]];

  for (guint i = 0; i < N_CELL_DIMENSIONS; i++)
    {
      const CellColumn *column = &pass->columns[i];
      codes[i] = column->codes[row * column->stride];
      bits |= column->bits[codes[i]];
    }
  return bits;
}

/* Which variants of the row filters a row passes, as bits. */
static guint
find_variants (guint bits)
{
  guint campaign = UPLIFT_BIT (UPLIFT_DIMENSION_CAMPAIGN);

  if (bits == 0)
    return 15u;
  if ((bits & ~(campaign | UPLIFT_BIT_PERIOD)) != 0)
    return 0;
  if (bits == campaign)
    return 1u << UPLIFT_VARIANT_CAMPAIGN | 1u << UPLIFT_VARIANT_BOTH;
  if (bits == UPLIFT_BIT_PERIOD)
    return 1u << UPLIFT_VARIANT_DATE | 1u << UPLIFT_VARIANT_BOTH;
  return 1u << UPLIFT_VARIANT_BOTH;
}

void
uplift_metrics_add_orders (UpliftInfluencerSums *sums, guint bits, gint32 orders)
{
  guint variants = find_variants (bits);

  sums->all_orders += orders;
  for (guint v = 0; v < UPLIFT_N_VARIANTS; v++)
    if ((variants >> v & 1u) != 0)
      sums->orders[v] += orders;
}

static void
add_shown (UpliftPairSums *pair, const UpliftTrackingColumns *tracking, guint64 row)
{
  pair->shown_rows++;
  pair->shown_orders += tracking->orders[row];
  pair->shown_revenue += tracking->revenue[row];
}

/* A row of an influencer: influencer_bits are the influencer filters that it fails. */
static void
add_influencer_row (Pass *pass, UpliftInfluencerSums *sums, guint influencer_bits, guint64 row)
{
  const UpliftTrackingColumns *tracking = &pass->dataset->tracking;
  guint32 codes[N_CELL_DIMENSIONS];
  guint bits = test_row (pass, row, codes);
  guint variants = find_variants (bits);
  UpliftPairSums *pair = &pass->metrics->pairs[tracking->pair[row]];

  uplift_metrics_add_orders (sums, bits, tracking->orders[row]);
  count_row (pass, bits | influencer_bits, tracking->pair[row], codes, FALSE);

  if (bits == 0)
    {
      sums->rows++;
      sums->revenue += tracking->revenue[row];
      note_day (pass->metrics, tracking->pairs[tracking->pair[row]].day);
      if (pass->users != NULL)
        add_to_run (pass, sums, row, influencer_bits == 0);
    }
  if (influencer_bits != 0)
    return;
  if ((bits & ~UPLIFT_BIT (UPLIFT_DIMENSION_SOURCE)) == 0)
    add_shown (pair, tracking, row);
  if (bits == 0)
    {
      pair->rows++;
      pair->orders += tracking->orders[row];
      pair->revenue += tracking->revenue[row];
    }
  for (guint i = 0; variants != 0 && i < N_CELL_DIMENSIONS; i++)
    if (pass->columns[i].open != NULL)
      add_to_cell (&pass->columns[i], codes[i], variants, row, pass);
}

static void
add_baseline_row (Pass *pass, guint64 row)
{
  const UpliftTrackingColumns *tracking = &pass->dataset->tracking;
  guint32 codes[N_CELL_DIMENSIONS];
  guint campaign = UPLIFT_BIT (UPLIFT_DIMENSION_CAMPAIGN);
  guint bits = test_row (pass, row, codes) & ~campaign;
  guint unmatched = pass->selection->set & (UPLIFT_BITS_INFLUENCER | campaign);
  UpliftPairSums *pair = &pass->metrics->pairs[tracking->pair[row]];

  count_row (pass, bits | unmatched, tracking->pair[row], codes, TRUE);
  if ((bits & ~UPLIFT_BIT (UPLIFT_DIMENSION_SOURCE)) == 0)
    add_shown (pair, tracking, row);
  if (bits != 0)
    return;
  pair->baseline_rows++;
  pair->baseline_orders += tracking->orders[row];
  pair->baseline_revenue += tracking->revenue[row];
  note_day (pass->metrics, tracking->pairs[tracking->pair[row]].day);
}

static void
walk_influencer (Pass *pass, guint32 influencer)
{
  const UpliftTrackingColumns *tracking = &pass->dataset->tracking;
  UpliftInfluencerSums *sums = &pass->metrics->influencers[influencer];
  guint bits = pass->selection->influencer[influencer];

  for (guint64 row = tracking->first[influencer]; row < tracking->first[influencer + 1]; row++)
    add_influencer_row (pass, sums, bits, row);
  close_run (pass, sums);
  finish_arm (&sums->control);
  finish_arm (&sums->exposed);
  close_cells (pass, influencer);
}

/* Rows are counted for each influencer anyway, so that the counts of its attributes follow from
 * these. */
static void
count_attributes (Pass *pass)
{
  const UpliftInfluencerColumns *influencers = &pass->dataset->influencers;
  UpliftMetrics *metrics = pass->metrics;

  for (guint32 i = 0; i < influencers->n; i++)
    {
      guint bits = pass->selection->influencer[i];
      guint64 rows = metrics->influencers[i].rows;
      for (guint d = 0; d < UPLIFT_DIMENSION_INFLUENCER; d++)
        if ((bits & ~UPLIFT_BIT (d)) == 0)
          metrics->counts[d][influencers->attribute[d][i]] += rows;
      if ((bits & ~UPLIFT_BIT (UPLIFT_DIMENSION_INFLUENCER)) == 0)
        metrics->counts[UPLIFT_DIMENSION_INFLUENCER][i] += rows;
    }
}

static void
open_pass (Pass *pass)
{
  const UpliftTrackingColumns *tracking = &pass->dataset->tracking;
  UpliftMetrics *metrics = pass->metrics;

  metrics->influencers = g_new0 (UpliftInfluencerSums, MAX (pass->dataset->influencers.n, 1));
  metrics->pairs = g_new0 (UpliftPairSums, MAX (tracking->n_pairs, 1));
  metrics->pair_counts = g_new0 (guint64, MAX (tracking->n_pairs, 1));
  for (guint d = 0; d < UPLIFT_N_DIMENSIONS; d++)
    metrics->counts[d]
        = g_new0 (guint64, MAX (uplift_dictionary_get_size (pass->dataset->values[d]), 1));
  metrics->first_day = UPLIFT_DAY_NONE;
  metrics->last_day = UPLIFT_DAY_NONE;
  for (guint i = 0; i < N_CELL_DIMENSIONS; i++)
    open_column (pass, i);
  if (tracking->user != NULL && tracking->arm != NULL)
    pass->users = uplift_user_sums_new (tracking->n_users);
}

static void
close_pass (Pass *pass)
{
  for (guint i = 0; i < N_CELL_DIMENSIONS; i++)
    {
      g_free (pass->columns[i].open);
      g_clear_pointer (&pass->columns[i].touched, g_array_unref);
    }
  if (pass->users == NULL)
    return;
  pass->metrics->control = uplift_user_sums_get_arm (pass->users, UPLIFT_ARM_CONTROL);
  pass->metrics->exposed = uplift_user_sums_get_arm (pass->users, UPLIFT_ARM_EXPOSED);
  pass->metrics->users_in_both = uplift_user_sums_count_in_both (pass->users);
  uplift_user_sums_free (pass->users);
}

UpliftMetrics *
uplift_metrics_compute (const UpliftDataset *dataset, const UpliftSelection *selection)
{
  g_return_val_if_fail (dataset != NULL && selection != NULL, NULL);

  g_autoptr (UpliftMetrics) metrics = g_new0 (UpliftMetrics, 1);
  Pass pass = { .dataset = dataset, .selection = selection, .metrics = metrics };
  guint32 n = dataset->influencers.n;

  open_pass (&pass);
  for (guint32 i = 0; i < n; i++)
    walk_influencer (&pass, i);
  for (guint64 row = dataset->tracking.first[n]; row < dataset->tracking.n; row++)
    add_baseline_row (&pass, row);
  count_attributes (&pass);
  close_pass (&pass);
  return g_steal_pointer (&metrics);
}

void
uplift_metrics_free (UpliftMetrics *metrics)
{
  if (metrics == NULL)
    return;
  g_free (metrics->influencers);
  g_free (metrics->pairs);
  g_free (metrics->pair_counts);
  for (guint d = 0; d < UPLIFT_N_DIMENSIONS; d++)
    {
      g_free (metrics->counts[d]);
      g_clear_pointer (&metrics->cells[d], g_array_unref);
    }
  g_free (metrics);
}
