/* The selected influencers of some results, ranked by one measure.
 *
 * Best first; exactly equal values share a rank and the next one is skipped (1, 2, 2, 4), and stand
 * by name, then by id. Those without a value come last and have no rank.
 */
#pragma once

#include "core/figures/measure.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 influencer; /* index in the dataset */
  guint rank;         /* from 1; 0: none, since there is no value */
  double value;       /* as uplift_measure_get_value () */
} UpliftLeaderboardRow;

typedef struct
{
  UpliftMeasure measure;
  UpliftLeaderboardRow *rows; /* (owned) */
  guint n;                    /* = results->n_ranking */
} UpliftLeaderboard;

/* O(influencers × log influencers). */
UpliftLeaderboard *uplift_leaderboard_new (const UpliftResults *results, UpliftMeasure measure);
void uplift_leaderboard_free (UpliftLeaderboard *leaderboard);

/* The influencer's row; NULL when the filters keep it out. O(n). */
const UpliftLeaderboardRow *uplift_leaderboard_find (const UpliftLeaderboard *leaderboard,
                                                     guint32 influencer);

/* For each influencer of the dataset the measures in which none is better of all who pass the
 * filters but for the one on the influencer itself, so that ticking somebody does not make a best;
 * as bits 1 << UpliftMeasure (transfer full). Several may share the best value; when all of several
 * do, nobody is the best. O(influencers). */
guint8 *uplift_leaderboard_find_best (const UpliftResults *results);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftLeaderboard, uplift_leaderboard_free)

G_END_DECLS
