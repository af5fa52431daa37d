#include "core/figures/user-sums.h"

struct _UpliftUserSums
{
  guint32 n_users;
  UpliftMoney *revenue[2]; /* control, exposed: by user (owned) */
  guint8 *seen;            /* by user: bit 0 control, bit 1 exposed (owned) */
};

UpliftUserSums *
uplift_user_sums_new (guint32 n_users)
{
  UpliftUserSums *sums = g_new0 (UpliftUserSums, 1);

  sums->n_users = n_users;
  sums->revenue[0] = g_new0 (UpliftMoney, MAX (n_users, 1));
  sums->revenue[1] = g_new0 (UpliftMoney, MAX (n_users, 1));
  sums->seen = g_new0 (guint8, MAX (n_users, 1));
  return sums;
}

void
uplift_user_sums_free (UpliftUserSums *sums)
{
  if (sums == NULL)
    return;
  g_free (sums->revenue[0]);
  g_free (sums->revenue[1]);
  g_free (sums->seen);
  g_free (sums);
}

void
uplift_user_sums_add (UpliftUserSums *sums, guint32 user, UpliftArm arm, UpliftMoney revenue)
{
  g_assert (user < sums->n_users && arm != UPLIFT_ARM_NONE);

  guint side = arm == UPLIFT_ARM_EXPOSED ? 1 : 0;
  sums->revenue[side][user] += revenue;
  sums->seen[user] |= (guint8) (1u << side);
}

/* Two passes: the mean from the exact sum, then the squared distances from it. */
UpliftArmSums
uplift_user_sums_get_arm (const UpliftUserSums *sums, UpliftArm arm)
{
  UpliftArmSums result = { 0 };
  g_return_val_if_fail (sums != NULL && arm != UPLIFT_ARM_NONE, result);

  guint side = arm == UPLIFT_ARM_EXPOSED ? 1 : 0;
  for (guint32 u = 0; u < sums->n_users; u++)
    if ((sums->seen[u] >> side & 1u) != 0)
      {
        result.n++;
        result.revenue += sums->revenue[side][u];
      }
  if (result.n == 0)
    return result;

  result.mean = uplift_money_to_double (result.revenue) / (double) result.n;
  double squares = 0.0;
  for (guint32 u = 0; u < sums->n_users; u++)
    if ((sums->seen[u] >> side & 1u) != 0)
      {
        double distance = uplift_money_to_double (sums->revenue[side][u]) - result.mean;
        squares += distance * distance;
      }
  if (result.n > 1)
    result.variance = squares / (double) (result.n - 1);
  return result;
}

gint64
uplift_user_sums_count_in_both (const UpliftUserSums *sums)
{
  g_return_val_if_fail (sums != NULL, 0);

  gint64 n = 0;
  for (guint32 u = 0; u < sums->n_users; u++)
    if (sums->seen[u] == 3)
      n++;
  return n;
}
