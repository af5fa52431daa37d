/* The data set of the benchmark: the sample's invented world, larger. */
#pragma once

#include <gio/gio.h>

/* Writes influencers.csv, posts.csv, tracking_data.csv and payouts.csv into the folder. The
 * generator makes about ten posts for each influencer; those of the file are repeated, in its
 * order, until there are n_posts. Aborts on an error. */
void big_dataset_write (GFile *folder, gint64 n_influencers, gint64 n_posts, gint64 n_rows);

/* The folder that the first argument names, else a new one that 2 000 influencers, 20 000 posts and
 * UPLIFT_PERF_ROWS tracking rows (200 000 unless set) are written to; *invented: which of the two.
 * Aborts on an error. */
GFile *big_dataset_find (int argc, char *argv[], gboolean *invented);

/* Deletes the folder and what is in it. */
void big_dataset_delete (GFile *folder);
