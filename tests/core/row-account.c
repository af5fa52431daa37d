#include "row-account.h"

static guint64
count_used (const UpliftDataset *dataset, UpliftTable table)
{
  guint64 known = 0;

  switch (table)
    {
    case UPLIFT_TABLE_INFLUENCERS:
      for (guint32 i = 0; i < dataset->influencers.n; i++)
        known += dataset->influencers.known[i] ? 1 : 0;
      return known;
    case UPLIFT_TABLE_POSTS:
      return dataset->posts.n;
    case UPLIFT_TABLE_TRACKING:
      return dataset->tracking.n;
    case UPLIFT_TABLE_PAYOUTS:
      return dataset->payouts.n;
    case UPLIFT_N_TABLES:
      break;
    }
  g_assert_not_reached ();
}

/* Those told apart by their lines: not those of totals and of damage. */
static void
check_lines (const UpliftTableInfo *info)
{
  guint n = info->left_out != NULL ? info->left_out->len : 0;

  g_assert_cmpuint (n, <=, info->skipped);
  for (guint i = 1; i < n; i++)
    g_assert_cmpuint (g_array_index (info->left_out, guint64, i - 1), <,
                      g_array_index (info->left_out, guint64, i));
}

void
row_account_check (const UpliftDataset *dataset)
{
  guint64 left_out[UPLIFT_N_TABLES] = { 0 };

  for (guint i = 0; i < uplift_problems_get_size (dataset->problems); i++)
    {
      const UpliftProblem *problem = uplift_problems_get (dataset->problems, i);
      g_assert_cmpuint (problem->left_out, <=, problem->count);
      if (problem->table >= 0)
        left_out[problem->table] += problem->left_out;
      else
        g_assert_cmpuint (problem->left_out, ==, 0);
    }
  for (guint t = 0; t < UPLIFT_N_TABLES; t++)
    {
      const UpliftTableInfo *info = &dataset->tables[t];
      g_assert_cmpuint (info->skipped, ==, left_out[t]);
      if (!info->present)
        continue;
      g_assert_cmpuint (info->rows, ==, info->skipped + count_used (dataset, (UpliftTable) t));
      check_lines (info);
    }
}
