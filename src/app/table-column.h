/* The columns of the summary table: what each is called and what it shows of an influencer.
 *
 * Influencers are named by their index in the dataset. Numbers are as in core/results.h: money in
 * currency units, ratios and ROI as fractions, UPLIFT_NO_VALUE where there is none. Titles and
 * displayed texts are in the user's language and locale.
 */
#pragma once

#include "core/results.h"

G_BEGIN_DECLS

/* In the order in which they stand in the table: what decides comes before what describes. */
typedef enum
{
  UPLIFT_COLUMN_NAME,
  UPLIFT_COLUMN_PLATFORM,
  UPLIFT_COLUMN_CATEGORY,
  UPLIFT_COLUMN_ORDERS,
  UPLIFT_COLUMN_REVENUE,
  UPLIFT_COLUMN_SPEND,
  UPLIFT_COLUMN_ROAS,
  UPLIFT_COLUMN_INCREMENTAL_ROAS,
  UPLIFT_COLUMN_STATUS,
  UPLIFT_COLUMN_PROFIT,
  UPLIFT_COLUMN_ROI,
  UPLIFT_COLUMN_AOV,
  UPLIFT_COLUMN_CPA,
  UPLIFT_COLUMN_INCREMENTAL_REVENUE,
  UPLIFT_COLUMN_POSTS,
  UPLIFT_COLUMN_FOLLOWERS,
  UPLIFT_COLUMN_TYPE,
  UPLIFT_COLUMN_GENDER,
  UPLIFT_N_COLUMNS
} UpliftColumn;

/* Short and stable, a-z and dashes: "name", "incremental-roas" (static). */
const char *uplift_column_get_id (UpliftColumn column);

/* "Influencer", "ROAS" (transfer none). */
const char *uplift_column_get_title (UpliftColumn column);

/* FALSE for texts: name, platform, category, gender, type and status. */
gboolean uplift_column_is_number (UpliftColumn column);

/* The dimension whose value a text column shows, or -1: name, status and numbers. */
int uplift_column_get_dimension (UpliftColumn column);

/* The number in a cell of a number column, UPLIFT_NO_VALUE when there is none. O(1). */
double uplift_column_get_number (UpliftColumn column, const UpliftResults *results,
                                 guint32 influencer);

/* The text in a cell of a text column, "" when there is none (transfer none, as long as results
 * lives). O(1). */
const char *uplift_column_get_text (UpliftColumn column, const UpliftResults *results,
                                    guint32 influencer);

/* What a cell shows: numbers formatted, "–" for no value (transfer full). */
char *uplift_column_dup_display (UpliftColumn column, const UpliftResults *results,
                                 guint32 influencer);

/* What a cell gives when copied: numbers plain, with a point, "" for no value; tabs and line ends
 * in texts become blanks (transfer full). */
char *uplift_column_dup_plain (UpliftColumn column, const UpliftResults *results,
                               guint32 influencer);

G_END_DECLS
