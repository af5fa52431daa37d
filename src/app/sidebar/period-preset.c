#include "app/sidebar/period-preset.h"
#include <glib/gi18n.h>

static const char *const titles[UPLIFT_N_PRESETS + 1] = {
  [UPLIFT_PRESET_ALL] = N_ ("All days"),
  [UPLIFT_PRESET_LAST_7_DAYS] = N_ ("Last 7 days"),
  [UPLIFT_PRESET_LAST_30_DAYS] = N_ ("Last 30 days"),
  [UPLIFT_PRESET_LAST_90_DAYS] = N_ ("Last 90 days"),
  [UPLIFT_PRESET_THIS_MONTH] = N_ ("This month"),
  [UPLIFT_PRESET_LAST_MONTH] = N_ ("Last month"),
  [UPLIFT_PRESET_THIS_QUARTER] = N_ ("This quarter"),
  [UPLIFT_PRESET_LAST_QUARTER] = N_ ("Last quarter"),
  [UPLIFT_N_PRESETS] = N_ ("Custom"),
};

/* The first day of the block of that many months, 1 or 3, which holds the day. */
static UpliftDay
get_block_start (UpliftDay day, int months)
{
  int year, month, day_of_month;
  uplift_day_to_date (day, &year, &month, &day_of_month);
  return uplift_day_from_date (year, month - (month - 1) % months, 1);
}

static void
set_block (UpliftDay last_day, int months, gboolean before, UpliftDay *since, UpliftDay *until)
{
  *since = get_block_start (last_day, months);
  *until = last_day;
  if (before)
    {
      *until = *since - 1;
      *since = get_block_start (*until, months);
    }
}

static void
set_days (UpliftDay last_day, int days, UpliftDay *since, UpliftDay *until)
{
  *since = last_day - days + 1;
  *until = last_day;
}

void
uplift_preset_get_period (UpliftPreset preset, UpliftDay last_day, UpliftDay *since,
                          UpliftDay *until)
{
  g_return_if_fail (last_day != UPLIFT_DAY_NONE);
  g_return_if_fail (since != NULL && until != NULL);

  *since = *until = UPLIFT_DAY_NONE;
  switch (preset)
    {
    case UPLIFT_PRESET_LAST_7_DAYS:
      set_days (last_day, 7, since, until);
      break;
    case UPLIFT_PRESET_LAST_30_DAYS:
      set_days (last_day, 30, since, until);
      break;
    case UPLIFT_PRESET_LAST_90_DAYS:
      set_days (last_day, 90, since, until);
      break;
    case UPLIFT_PRESET_THIS_MONTH:
      set_block (last_day, 1, FALSE, since, until);
      break;
    case UPLIFT_PRESET_LAST_MONTH:
      set_block (last_day, 1, TRUE, since, until);
      break;
    case UPLIFT_PRESET_THIS_QUARTER:
      set_block (last_day, 3, FALSE, since, until);
      break;
    case UPLIFT_PRESET_LAST_QUARTER:
      set_block (last_day, 3, TRUE, since, until);
      break;
    case UPLIFT_PRESET_ALL:
    case UPLIFT_N_PRESETS:
      break;
    }
}

UpliftPreset
uplift_preset_find (UpliftDay last_day, UpliftDay since, UpliftDay until)
{
  g_return_val_if_fail (last_day != UPLIFT_DAY_NONE, UPLIFT_N_PRESETS);

  for (guint i = 0; i < UPLIFT_N_PRESETS; i++)
    {
      UpliftDay preset_since, preset_until;
      uplift_preset_get_period ((UpliftPreset) i, last_day, &preset_since, &preset_until);
      if (since == preset_since && until == preset_until)
        return (UpliftPreset) i;
    }
  return UPLIFT_N_PRESETS;
}

const char *
uplift_preset_get_title (UpliftPreset preset)
{
  g_return_val_if_fail (preset <= UPLIFT_N_PRESETS, NULL);

  return _ (titles[preset]);
}
