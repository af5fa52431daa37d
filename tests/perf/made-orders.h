/* The data set of the benchmarks of recomputing: orders as a program of the peers' comparison
 * writes them into files (2 000 influencers, 12 campaigns, 10 products, 4 sources, a user for five
 * rows, two years), made in memory. */
#pragma once

#include "core/data/dataset.h"
#include "core/data/filter.h"

typedef struct
{
  const char *name;
  guint64 n_rows;
  guint32 n_influencers, n_campaigns, n_products;
  guint64 rows_per_user; /* about so many; 1: each row has a user of its own */
} MadeShape;

/* The shape above. */
MadeShape made_shape_new (guint64 n_rows, guint32 n_influencers);

/* The same shape gives the same data set (transfer full). blocks: its rows, for
 * uplift_dataset_finish () (transfer full). */
UpliftDataset *made_orders_new_unfinished (const MadeShape *shape, GPtrArray **blocks);

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
