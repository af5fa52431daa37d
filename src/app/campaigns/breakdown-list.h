/* The values of a dimension by one measure, with what a bar chart shows of each. Immutable.
 *
 * While the dimension is filtered the list still has the values that pass the other filters, so
 * that one can be compared with the rest; those chosen are strong and the others pale. Largest
 * first, without a value last, ties by name. No entries when none has a value.
 */
#pragma once

#include "app/campaigns/breakdown-figures.h"
#include "app/campaigns/breakdown-text.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 code;
  const char *name; /* "(none)" for the empty value (borrowed from the dataset, or static) */
  char *tooltip;    /* name and numbers, lines separated by \n (owned) */
  double value;     /* UPLIFT_NO_VALUE: none */
  guint color;
  gboolean pale;
  gboolean bad; /* poor or loss-making */
} UpliftBreakdownEntry;

typedef struct
{
  UpliftDataset *dataset; /* (owned) */
  UpliftDimension dimension;
  UpliftBreakdownEntry *entries; /* (owned) */
  guint n;
} UpliftBreakdownList;

/* O(values × log values). */
UpliftBreakdownList *uplift_breakdown_list_new (const UpliftBreakdownFigures *figures,
                                                UpliftBreakdownMeasure measure);
void uplift_breakdown_list_free (UpliftBreakdownList *list);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftBreakdownList, uplift_breakdown_list_free)

G_END_DECLS
