/* The four tables and their columns, under all the names that files give them.
 *
 * Names are compared without case, blanks, underscores and hyphens. A column of the canonical name
 * goes before one of another name, and among other names the order of the list counts. Each
 * canonical column is at most one column of the file; a column that no rule names is ignored.
 */
#pragma once

#include "core/read/parse.h"

G_BEGIN_DECLS

typedef enum
{
  UPLIFT_COLUMN_INFLUENCER_ID,
  UPLIFT_COLUMN_CODE, /* the influencer's discount code */
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
  UPLIFT_COLUMN_ORDER_ID,
  UPLIFT_COLUMN_STATUS,   /* of an order or action: paid, pending, reversed … */
  UPLIFT_COLUMN_CURRENCY, /* of the row's revenue */
  UPLIFT_N_COLUMNS
} UpliftColumn;

typedef struct
{
  UpliftTable table;
  int field[UPLIFT_N_COLUMNS]; /* index in the header, -1: the file has no such column */
  gboolean reach_is_views;     /* reach was called views or impressions */
} UpliftSchemaMatch;

/* What a table cannot do without; a bit each. */
typedef enum
{
  UPLIFT_NEED_INFLUENCER = 1 << 0, /* influencer id; of tracking a code will do as well */
  UPLIFT_NEED_NAME = 1 << 1,
  UPLIFT_NEED_DATE = 1 << 2,
  UPLIFT_NEED_REVENUE = 1 << 3,
  UPLIFT_NEED_PAYOUT = 1 << 4, /* total payout or rate */
  UPLIFT_NEED_MORE = 1 << 5    /* posts: any column besides influencer and date */
} UpliftSchemaNeeds;

/* Why a column of the file is taken for one of the table. */
typedef enum
{
  UPLIFT_SCHEMA_REASON_NONE,
  UPLIFT_SCHEMA_REASON_OWN_NAME,  /* it has the canonical name */
  UPLIFT_SCHEMA_REASON_OTHER_NAME /* it has another name for it */
} UpliftSchemaReason;

/* The table that a header line of n names is: the first of tracking, payouts, posts, influencers
 * whose required columns are all there. A file that has codes instead of influencer ids is tracking
 * only if it is no influencers table, or names orders. FALSE when it is none. O(n × names). */
gboolean uplift_schema_match (const char *const *names, guint n, UpliftSchemaMatch *match);

/* What a header line has of the given table, complete or not. */
void uplift_schema_match_table (const char *const *names, guint n, UpliftTable table,
                                UpliftSchemaMatch *match);

/* Which needs of the table those fields leave open; field: UPLIFT_N_COLUMNS indices as above.
 * influencer_given: all rows are of one influencer, whom no column has to name. */
UpliftSchemaNeeds uplift_schema_get_needs (UpliftTable table, const int *field,
                                           gboolean influencer_given);

/* The columns that a table can have, in display order (transfer none); returns how many. */
guint uplift_schema_list_columns (UpliftTable table, const UpliftColumn **columns);

/* The canonical name of the table's column, as in the README; NULL when the table has none. */
const char *uplift_schema_get_name (UpliftTable table, UpliftColumn column);

/* The reason for which the rules take a column of that name for the table's column. */
UpliftSchemaReason uplift_schema_get_reason (UpliftTable table, UpliftColumn column,
                                             const char *name);

/* TRUE and *kind set when the column holds money, counts or dates; FALSE: texts. */
gboolean uplift_schema_get_kind (UpliftColumn column, UpliftValueKind *kind);

/* What names are compared by: without case, blanks, underscores and hyphens (transfer full). */
char *uplift_schema_fold_name (const char *name);

G_END_DECLS
