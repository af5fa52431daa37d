/* The table of the selected posts: a row for each, with its influencer, text, figures and link. */
#pragma once

#include "app/table/table-data.h"
#include "core/figures/influencer-details.h"

G_BEGIN_DECLS

enum
{
  UPLIFT_POST_DATE,
  UPLIFT_POST_INFLUENCER,
  UPLIFT_POST_PLATFORM,
  UPLIFT_POST_CAPTION,
  UPLIFT_POST_REACH,
  UPLIFT_POST_LIKES,
  UPLIFT_POST_COMMENTS,
  UPLIFT_POST_ENGAGEMENT_RATE,
  UPLIFT_POST_CAMPAIGN,
  UPLIFT_POST_BRAND,
  UPLIFT_POST_PRODUCT,
  UPLIFT_POST_LINK,
  UPLIFT_POST_N_COLUMNS
};

#define UPLIFT_TYPE_POST_TABLE_DATA (uplift_post_table_data_get_type ())
G_DECLARE_FINAL_TYPE (UpliftPostTableData, uplift_post_table_data, UPLIFT, POST_TABLE_DATA,
                      UpliftTableData)

/* Rows are results->selected_posts, newest first; columns that the posts file lacks are hidden. */
UpliftTableData *uplift_post_table_data_new (const UpliftResults *results);

/* The same of the posts of one influencer, whose name is left out. */
UpliftTableData *uplift_post_table_data_new_for_influencer (const UpliftInfluencerDetails *details);

/* The index of the influencer whose post the row is. */
guint32 uplift_post_table_data_get_influencer (UpliftPostTableData *data, guint row);

G_END_DECLS
