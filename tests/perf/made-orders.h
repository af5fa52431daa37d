/* The data set of the benchmarks of recomputing: orders as a program of the peers' comparison
 * writes them into files (2 000 influencers, 12 campaigns, 10 products, 4 sources, a user for five
 * rows, two years), made in memory. */
#pragma once

#include "core/data/dataset.h"
#include "core/data/filter.h"

/* The same numbers give the same data set (transfer full). blocks: its rows, for
 * uplift_dataset_finish () (transfer full). */
UpliftDataset *made_orders_new_unfinished (guint64 n_rows, guint32 n_influencers,
                                           GPtrArray **blocks);

/* How much a filter keeps of them: all, about 39 %, about 6 %. */
typedef enum
{
  MADE_FILTER_ALL,
  MADE_FILTER_MID,
  MADE_FILTER_NARROW,
  N_MADE_FILTERS
} MadeFilter;

const char *made_filter_get_name (MadeFilter which);

/* (transfer full) */
UpliftFilter *made_filter_new (MadeFilter which);
