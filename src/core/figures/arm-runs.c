#include "core/figures/arm-runs.h"

static UpliftArmRun *
get_last (UpliftArmRuns *runs)
{
  return runs->n_runs > 1 ? &runs->last : &runs->first;
}

static void
count (UpliftArmTally *tally, const UpliftArmRun *run)
{
  if (run->has_rows)
    uplift_arm_tally_add (tally, run->revenue);
}

/* Another part of the last run, or a new one. */
static void
add_run (UpliftArmRuns *runs, const UpliftArmRun *run)
{
  UpliftArmRun *last = get_last (runs);

  if (runs->n_runs > 0 && run->user == last->user)
    {
      last->revenue += run->revenue;
      last->has_rows |= run->has_rows;
      return;
    }
  if (runs->n_runs > 1)
    count (&runs->tally, &runs->last);
  runs->n_runs++;
  *get_last (runs) = *run;
}

/* The sum before each row is written, and its place moves on where the user changes: a run is then
 * the difference of two neighbours, without a branch. Returns how many runs there are. */
static guint
find_runs (const UpliftRowBatch *batch, guint begin, guint end,
           UpliftLanes bounds[UPLIFT_BATCH_ROWS + 1])
{
  UpliftLanes sum = { 0, 0 };
  guint32 user = batch->users[begin];
  guint n = 0;

  for (guint i = begin; i < end; i++)
    {
      bounds[n] = sum;
      n += batch->users[i] != user;
      user = batch->users[i];
      sum += batch->values[i];
    }
  bounds[n] = sum;
  return n + 1;
}

void
uplift_arm_runs_add (UpliftArmRuns *runs, const UpliftRowBatch *batch, guint begin, guint end)
{
  UpliftLanes bounds[UPLIFT_BATCH_ROWS + 1];

  if (begin == end)
    return;
  guint n = find_runs (batch, begin, end, bounds);
  UpliftArmRun run = { batch->users[begin], (UpliftMoney) bounds[0][0], bounds[0][1] != 0 };
  UpliftLanes before = bounds[0];
  add_run (runs, &run);
  if (n == 1)
    return;

  UpliftArmTally tally = { 0 };
  for (guint i = 1; i + 1 < n; i++)
    {
      UpliftLanes sum = bounds[i] - before;
      UpliftMoney revenue = (UpliftMoney) sum[0];
      before = bounds[i];
      /* Without a row the revenue is 0. */
      tally.n += sum[1] != 0;
      tally.revenue += revenue;
      tally.squares += (UpliftSquares) ((UpliftSquare) revenue * revenue);
    }
  if (runs->n_runs > 1)
    count (&runs->tally, &runs->last);
  uplift_arm_tally_merge (&runs->tally, &tally);
  runs->n_runs += n - 1;
  runs->last = (UpliftArmRun){ batch->users[end - 1], (UpliftMoney) (bounds[n - 1][0] - before[0]),
                               bounds[n - 1][1] != before[1] };
}

void
uplift_arm_runs_append (UpliftArmRuns *runs, const UpliftArmRuns *next)
{
  if (next->n_runs == 0)
    return;
  add_run (runs, &next->first);
  if (next->n_runs == 1)
    return;
  if (runs->n_runs > 1)
    count (&runs->tally, &runs->last);
  uplift_arm_tally_merge (&runs->tally, &next->tally);
  runs->n_runs += next->n_runs - 1;
  runs->last = next->last;
}

UpliftArmSums
uplift_arm_runs_finish (const UpliftArmRuns *runs)
{
  UpliftArmTally tally = runs->tally;

  if (runs->n_runs > 0)
    count (&tally, &runs->first);
  if (runs->n_runs > 1)
    count (&tally, &runs->last);
  return uplift_arm_tally_finish (&tally);
}
