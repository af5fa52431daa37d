/* Names proposed for files that are saved: they say what it is, and of when. */
#pragma once

#include "core/figures/results.h"

G_BEGIN_DECLS

/* "posts-2025-01-01-to-2025-06-30.csv": with the selected period, or that of the dataset, or none
 * (transfer full). */
char *uplift_file_name_propose (const UpliftResults *results, const char *what, const char *suffix);

G_END_DECLS
