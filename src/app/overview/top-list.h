/* The influencers at the top by one measure, with what a bar chart shows of each. Immutable.
 *
 * While influencers are filtered the list still ranks all that pass the other filters, so that one
 * can be compared with the rest; those chosen are strong and the others pale. Ties by name, then by
 * id.
 */
#pragma once

#include "core/figures/measure.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 influencer; /* index in the dataset */
  const char *name;   /* (borrowed from the dataset) */
  double value;       /* always there: who has none is left out */
  guint color;        /* of the influencer's platform */
  gboolean pale;
  gboolean bad; /* poor or loss-making */
  guint8 best;  /* the measures in which nobody is better, as uplift_leaderboard_find_best () */
} UpliftTopEntry;

typedef struct
{
  UpliftDataset *dataset;  /* (owned) */
  UpliftTopEntry *entries; /* best first (owned) */
  guint n;
} UpliftTopList;

/* At most n_max entries. Who has no value is left out, and of revenue and orders who has none.
 * O(influencers × log influencers). */
UpliftTopList *uplift_top_list_new (UpliftResults *results, UpliftMeasure measure, guint n_max);
void uplift_top_list_free (UpliftTopList *list);

/* Who each entry is (transfer full, of guint32). */
GArray *uplift_top_list_list_influencers (const UpliftTopList *list);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftTopList, uplift_top_list_free)

G_END_DECLS
