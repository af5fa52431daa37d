/* The leaderboard as a table: the first of those ranked by one measure, which stands first, and
 * beside it the other measures, those in which they are the best, and how they stand. */
#pragma once

#include "app/table/table-data.h"
#include "core/figures/leaderboard.h"

G_BEGIN_DECLS

#define UPLIFT_TYPE_LEADERBOARD_TABLE_DATA (uplift_leaderboard_table_data_get_type ())
G_DECLARE_FINAL_TYPE (UpliftLeaderboardTableData, uplift_leaderboard_table_data, UPLIFT,
                      LEADERBOARD_TABLE_DATA, UpliftTableData)

/* At most n_max rows. The columns' ids are "rank", "name", those of README.md for the figures, and
 * "best". */
UpliftTableData *uplift_leaderboard_table_data_new (UpliftResults *results, UpliftMeasure measure,
                                                    guint n_max);

/* The index of a row's influencer in the dataset. O(1). */
guint32 uplift_leaderboard_table_data_get_influencer (UpliftLeaderboardTableData *data, guint row);

G_END_DECLS
