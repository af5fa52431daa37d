/* Users counted while the rows of one influencer are walked: the rows lie by arm and within it by
 * user, so that a user is a run of rows. In line, since it is asked for each row.
 */
#pragma once

#include "core/figures/arm-tally.h"

G_BEGIN_DECLS

#define UPLIFT_N_ARMS (UPLIFT_ARM_EXPOSED + 1)

/* The user whose rows are being summed, and the users before it in the same arm. All zero to begin
 * with. */
typedef struct
{
  UpliftArm arm; /* UPLIFT_ARM_NONE: no user */
  guint32 user;
  UpliftMoney revenue;
  UpliftArmTally tally;
} UpliftArmRun;

/* The user is complete; if the next is in another arm, so are those in the tally, which goes to
 * arms. At the end of the rows: UPLIFT_ARM_NONE. */
static inline void
uplift_arm_run_close (UpliftArmRun *run, UpliftArmTally arms[UPLIFT_N_ARMS], UpliftArm next_arm)
{
  if (run->arm != UPLIFT_ARM_NONE)
    uplift_arm_tally_add (&run->tally, run->revenue);
  if (run->arm == next_arm)
    return;
  /* A copy, so that the run itself can stay in registers. */
  const UpliftArmTally tally = run->tally;
  uplift_arm_tally_merge (&arms[run->arm], &tally);
  run->tally = (UpliftArmTally){ 0 };
  run->arm = next_arm;
}

/* A row that has no user or no arm adds nothing. is_packed: whether the rows have amounts. */
static inline void
uplift_arm_run_add (UpliftArmRun *run, UpliftArmTally arms[UPLIFT_N_ARMS],
                    const UpliftTrackingColumns *tracking, guint64 row, gboolean is_packed)
{
  UpliftArm arm = uplift_tracking_get_arm (tracking, row);
  guint32 user = tracking->user[row];

  if (arm == UPLIFT_ARM_NONE || user == tracking->n_users)
    return;
  if (arm != run->arm || user != run->user)
    {
      uplift_arm_run_close (run, arms, arm);
      run->user = user;
      run->revenue = 0;
    }
  run->revenue += uplift_tracking_read_revenue (tracking, row, is_packed);
}

G_END_DECLS
