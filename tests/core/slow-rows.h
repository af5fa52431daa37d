/* The tracking rows as plain records with texts, and whether a filter keeps them, asked in the
 * plainest way: the yardstick for the one pass of core/metrics. */
#pragma once

#include "core/figures/results.h"

typedef struct
{
  int influencer; /* -1: baseline */
  UpliftDay day;
  const char *value[UPLIFT_N_DIMENSIONS]; /* influencer dimensions are "" for a baseline row */
  int user;                               /* -1: none */
  UpliftArm arm;
  gint64 orders;
  UpliftMoney revenue;
} SlowRow;

/* All rows (transfer full, of SlowRow). */
GArray *slow_rows_new (const UpliftDataset *dataset);

/* Whether the value passes the dimension's filter. */
gboolean slow_value_passes (const UpliftFilter *filter, UpliftDimension dimension,
                            const char *value);
gboolean slow_day_passes (const UpliftFilter *filter, UpliftDay day);

/* Whether the influencer passes the influencer filters but for `except` (-1: none is excepted). */
gboolean slow_influencer_passes (const UpliftDataset *dataset, const UpliftFilter *filter,
                                 guint32 influencer, int except);

/* Row filters that are left out of the question. */
typedef enum
{
  SLOW_ALL = 0,
  SLOW_NO_CAMPAIGN = 1,
  SLOW_NO_PERIOD = 2
} SlowLeaveOut;

/* Whether the row passes the row filters; a baseline row is never asked for its campaign. */
gboolean slow_row_passes (const UpliftFilter *filter, const SlowRow *row, guint leave_out);
