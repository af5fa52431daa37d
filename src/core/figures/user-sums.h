/* Revenue by user within each arm of an experiment, and from it the arms' means and variances. */
#pragma once

#include "core/figures/metrics.h"

G_BEGIN_DECLS

typedef struct _UpliftUserSums UpliftUserSums;

/* Room for n_users users. O(users). */
UpliftUserSums *uplift_user_sums_new (guint32 n_users);
void uplift_user_sums_free (UpliftUserSums *sums);

/* Adds a row's revenue; user below n_users, arm control or exposed. O(1). */
void uplift_user_sums_add (UpliftUserSums *sums, guint32 user, UpliftArm arm, UpliftMoney revenue);

/* Revenue, its mean and sample variance over the users that have a row in the arm. O(users). */
UpliftArmSums uplift_user_sums_get_arm (const UpliftUserSums *sums, UpliftArm arm);

/* Users with rows in both arms. O(users). */
gint64 uplift_user_sums_count_in_both (const UpliftUserSums *sums);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftUserSums, uplift_user_sums_free)

G_END_DECLS
