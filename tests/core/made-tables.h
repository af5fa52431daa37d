/* The four tables as texts, loaded from files of their own. */
#pragma once

#include "core/read/loader.h"

/* By table; NULL: there is no such file. They are called influencers.csv, posts.csv, tracking.csv
 * and payouts.csv. Today is 2025-12-31. */
UpliftDataset *made_tables_load (const char *const texts[UPLIFT_N_TABLES]);

/* The finding of that kind about that table (-1: none in particular), NULL when there is none. */
const UpliftProblem *made_tables_find (const UpliftDataset *dataset, const char *kind, int table);
