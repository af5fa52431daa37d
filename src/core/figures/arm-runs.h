/* Users counted in a stretch of rows that lie by user: the rows of one user are a run. Where the
 * stretch begins and ends a run may be cut; stretches that follow each other are put together.
 */
#pragma once

#include "core/figures/arm-tally.h"
#include "core/figures/row-batch.h"

G_BEGIN_DECLS

/* A run, or the part of one that is in the stretch. */
typedef struct
{
  guint32 user;
  UpliftMoney revenue;
  gboolean has_rows; /* that are selected: a user without any does not count */
} UpliftArmRun;

/* All zero: no rows. */
typedef struct
{
  guint64 n_runs;
  UpliftArmRun first, last; /* last: where there are two at least */
  UpliftArmTally tally;     /* of the runs between them */
} UpliftArmRuns;

/* Adds rows of a batch, begin … end, to the end of the stretch. O(rows). */
void uplift_arm_runs_add (UpliftArmRuns *runs, const UpliftRowBatch *batch, guint begin, guint end);

/* Adds a stretch to the end. O(1). */
void uplift_arm_runs_append (UpliftArmRuns *runs, const UpliftArmRuns *next);

/* When nothing more comes. */
UpliftArmSums uplift_arm_runs_finish (const UpliftArmRuns *runs);

G_END_DECLS
