#include "app/sidebar/period-preset.h"
#include <stdio.h>

static void
assert_period (UpliftPreset preset, const char *last, const char *since, const char *until)
{
  UpliftDay first_day, last_day;
  int year, month, day;
  g_assert_cmpint (sscanf (last, "%d-%d-%d", &year, &month, &day), ==, 3);
  uplift_preset_get_period (preset, uplift_day_from_date (year, month, day), &first_day, &last_day);
  g_autofree char *since_text = uplift_day_to_iso (first_day);
  g_autofree char *until_text = uplift_day_to_iso (last_day);
  g_assert_cmpstr (since_text, ==, since);
  g_assert_cmpstr (until_text, ==, until);
}

static void
test_days (void)
{
  assert_period (UPLIFT_PRESET_LAST_7_DAYS, "2025-03-03", "2025-02-25", "2025-03-03");
  assert_period (UPLIFT_PRESET_LAST_30_DAYS, "2024-03-01", "2024-02-01", "2024-03-01");
  assert_period (UPLIFT_PRESET_LAST_90_DAYS, "2025-06-30", "2025-04-02", "2025-06-30");
}

static void
test_months (void)
{
  assert_period (UPLIFT_PRESET_THIS_MONTH, "2025-07-20", "2025-07-01", "2025-07-20");
  assert_period (UPLIFT_PRESET_LAST_MONTH, "2025-07-20", "2025-06-01", "2025-06-30");
  assert_period (UPLIFT_PRESET_LAST_MONTH, "2025-01-31", "2024-12-01", "2024-12-31");
  assert_period (UPLIFT_PRESET_LAST_MONTH, "2024-03-31", "2024-02-01", "2024-02-29");
}

static void
test_quarters (void)
{
  assert_period (UPLIFT_PRESET_THIS_QUARTER, "2025-06-30", "2025-04-01", "2025-06-30");
  assert_period (UPLIFT_PRESET_THIS_QUARTER, "2025-12-01", "2025-10-01", "2025-12-01");
  assert_period (UPLIFT_PRESET_LAST_QUARTER, "2025-02-10", "2024-10-01", "2024-12-31");
  assert_period (UPLIFT_PRESET_LAST_QUARTER, "2025-07-01", "2025-04-01", "2025-06-30");
}

/* Every preset is found again by its own period, or by that of an earlier one that is the same. */
static void
test_find (void)
{
  UpliftDay last_day = uplift_day_from_date (2025, 8, 20);
  for (guint i = 0; i < UPLIFT_N_PRESETS; i++)
    {
      UpliftDay since, until;
      uplift_preset_get_period ((UpliftPreset) i, last_day, &since, &until);
      g_assert_cmpint (uplift_preset_find (last_day, since, until), ==, i);
    }
  g_assert_cmpint (uplift_preset_find (last_day, last_day - 4, last_day), ==, UPLIFT_N_PRESETS);
  g_assert_cmpint (uplift_preset_find (last_day, UPLIFT_DAY_NONE, UPLIFT_DAY_NONE), ==,
                   UPLIFT_PRESET_ALL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/period-preset/days", test_days);
  g_test_add_func ("/period-preset/months", test_months);
  g_test_add_func ("/period-preset/quarters", test_quarters);
  g_test_add_func ("/period-preset/find", test_find);
  return g_test_run ();
}
