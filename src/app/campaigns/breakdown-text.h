/* The words of the Campaigns page: by what figures are broken down, by which measure, and how they
 * came about. Texts are translated; dimension is always one of the six of
 * uplift_breakdown_dimensions.
 */
#pragma once

#include "core/figures/results.h"

G_BEGIN_DECLS

#define UPLIFT_N_BREAKDOWNS 6

/* Campaign, product, brand, platform, category, type: in the order of the page. */
extern const UpliftDimension uplift_breakdown_dimensions[UPLIFT_N_BREAKDOWNS];

/* What the bars show. */
typedef enum
{
  UPLIFT_BREAKDOWN_REVENUE,
  UPLIFT_BREAKDOWN_ORDERS,
  UPLIFT_BREAKDOWN_SPEND,
  UPLIFT_BREAKDOWN_ROAS,
  UPLIFT_BREAKDOWN_INCREMENTAL_ROAS,
  UPLIFT_BREAKDOWN_INFLUENCERS,
  UPLIFT_N_BREAKDOWN_MEASURES
} UpliftBreakdownMeasure;

/* "Revenue", "Incremental ROAS" … (transfer none). */
const char *uplift_breakdown_get_measure_title (UpliftBreakdownMeasure measure);

/* "Campaigns", "Search campaigns…", "No campaign …", "campaigns.csv" (transfer none). */
const char *uplift_breakdown_get_plural (UpliftDimension dimension);
const char *uplift_breakdown_get_search_hint (UpliftDimension dimension);
const char *uplift_breakdown_get_empty_text (UpliftDimension dimension);
const char *uplift_breakdown_get_file_name (UpliftDimension dimension);

/* "Revenue by campaign" (transfer full). */
char *uplift_breakdown_dup_title (UpliftDimension dimension, UpliftBreakdownMeasure measure);

/* "12 campaigns" (transfer full): n is for ngettext (), number is the text to put in. */
char *uplift_breakdown_dup_count (UpliftDimension dimension, guint n, const char *number);

/* Why there is no breakdown by the dimension, one sentence; NULL when there is one (transfer none).
 */
const char *uplift_breakdown_get_missing (const UpliftDataset *dataset, UpliftDimension dimension);

/* Why there are no bars, and what to change: one sentence (transfer full). */
char *uplift_breakdown_dup_hint (const UpliftResults *results, UpliftDimension dimension,
                                 UpliftBreakdownMeasure measure);

/* How spend and incremental ROAS came about: a sentence each, and the unallocated spend where there
 * is some (transfer full). */
char *uplift_breakdown_dup_note (const UpliftResults *results, UpliftDimension dimension);

G_END_DECLS
