/* Periods with a name, counted back from the last day of the data (data are rarely of today). */
#pragma once

#include "core/data/types.h"

G_BEGIN_DECLS

typedef enum
{
  UPLIFT_PRESET_ALL,
  UPLIFT_PRESET_LAST_7_DAYS,
  UPLIFT_PRESET_LAST_30_DAYS,
  UPLIFT_PRESET_LAST_90_DAYS,
  UPLIFT_PRESET_THIS_MONTH, /* of the last day, up to it */
  UPLIFT_PRESET_LAST_MONTH, /* the whole calendar month before */
  UPLIFT_PRESET_THIS_QUARTER,
  UPLIFT_PRESET_LAST_QUARTER,
  UPLIFT_N_PRESETS /* also: none of them */
} UpliftPreset;

/* Both ends are UPLIFT_DAY_NONE for all. last_day is a day. */
void uplift_preset_get_period (UpliftPreset preset, UpliftDay last_day, UpliftDay *since,
                               UpliftDay *until);

/* The first preset that gives this period, else UPLIFT_N_PRESETS. */
UpliftPreset uplift_preset_find (UpliftDay last_day, UpliftDay since, UpliftDay until);

/* "Last 30 days"; "Custom" for UPLIFT_N_PRESETS (translated, transfer none). */
const char *uplift_preset_get_title (UpliftPreset preset);

G_END_DECLS
