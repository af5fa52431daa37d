/* The four tables and their columns, under all the names that files give them.
 *
 * Names are compared without case, blanks, underscores and hyphens. A column of the canonical name
 * goes before one of another name, and among other names the order of the list counts. Each
 * canonical column is at most one column of the file; a column that no rule names is ignored.
 */
#pragma once

#include "core/data/types.h"

G_BEGIN_DECLS

typedef enum
{
  UPLIFT_COLUMN_INFLUENCER_ID,
  UPLIFT_COLUMN_NAME,
  UPLIFT_COLUMN_CATEGORY,
  UPLIFT_COLUMN_GENDER,
  UPLIFT_COLUMN_FOLLOWERS,
  UPLIFT_COLUMN_PLATFORM,
  UPLIFT_COLUMN_TYPE,
  UPLIFT_COLUMN_DATE,
  UPLIFT_COLUMN_URL,
  UPLIFT_COLUMN_CAPTION,
  UPLIFT_COLUMN_REACH,
  UPLIFT_COLUMN_LIKES,
  UPLIFT_COLUMN_COMMENTS,
  UPLIFT_COLUMN_CAMPAIGN,
  UPLIFT_COLUMN_BRAND,
  UPLIFT_COLUMN_PRODUCT,
  UPLIFT_COLUMN_SOURCE,
  UPLIFT_COLUMN_USER_ID,
  UPLIFT_COLUMN_ORDERS,
  UPLIFT_COLUMN_REVENUE,
  UPLIFT_COLUMN_GROUP,
  UPLIFT_COLUMN_BASIS,
  UPLIFT_COLUMN_RATE,
  UPLIFT_COLUMN_TOTAL_PAYOUT,
  UPLIFT_N_COLUMNS
} UpliftColumn;

typedef struct
{
  UpliftTable table;
  int field[UPLIFT_N_COLUMNS]; /* index in the header, -1: the file has no such column */
  gboolean reach_is_views;     /* reach was called views or impressions */
} UpliftSchemaMatch;

/* The table that a header line of n names is: the first of tracking, payouts, posts, influencers
 * whose required columns are all there. FALSE when it is none. O(n × names). */
gboolean uplift_schema_match (const char *const *names, guint n, UpliftSchemaMatch *match);

G_END_DECLS
