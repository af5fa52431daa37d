/* A random dataset under a random filter with random settings: its results, and its rows for a slow
 * and plain recomputation of them. */
#pragma once

#include "slow-rows.h"

typedef struct
{
  UpliftDataset *dataset;
  UpliftFilter *filter;
  UpliftSettings settings;
  UpliftResults *results;
  GArray *rows; /* SlowRow */
} RandomCase;

/* Calls it with 150 of them, always the same. */
void random_case_for_each (void (*check) (const RandomCase *test));

const SlowRow *random_case_get_row (const RandomCase *test, guint index);

gboolean random_case_is_selected (const RandomCase *test, guint32 influencer);
gboolean random_case_is_ticked (const RandomCase *test, UpliftDimension dimension);

/* The influencer's orders under the row filters but for those left out (SlowLeaveOut); all of them
 * with -1. */
gint64 random_case_sum_orders (const RandomCase *test, guint32 influencer, int leave_out);

/* Both no value, or equal but for rounding. */
void random_case_assert_near (double a, double b);
