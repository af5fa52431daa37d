/* The influencers at the top by one figure, with what a bar chart shows of each. Immutable.
 *
 * While influencers are filtered the list still ranks all that pass the other filters, so that one
 * can be compared with the rest; those chosen are strong and the others pale. Ties by name, then by
 * id.
 */
#pragma once

#include "core/results.h"

G_BEGIN_DECLS

typedef enum
{
  UPLIFT_TOP_BY_ROAS,
  UPLIFT_TOP_BY_REVENUE
} UpliftTopFigure;

typedef struct
{
  guint32 influencer; /* index in the dataset */
  const char *name;   /* (borrowed from the dataset) */
  char *tooltip;      /* name and numbers, lines separated by \n (owned) */
  double value;       /* always there: who has none is left out */
  guint color;        /* of the influencer's platform */
  gboolean pale;
  gboolean bad; /* poor or loss-making */
} UpliftTopEntry;

typedef struct
{
  UpliftDataset *dataset;  /* (owned) */
  UpliftTopEntry *entries; /* highest first (owned) */
  guint n;
} UpliftTopList;

/* At most n_max entries. O(influencers × log influencers). */
UpliftTopList *uplift_top_list_new (UpliftResults *results, UpliftTopFigure figure, guint n_max);
void uplift_top_list_free (UpliftTopList *list);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftTopList, uplift_top_list_free)

G_END_DECLS
