#include "app/posts/post-table-data.h"

#include "core/figures/posts.h"

#include <glib/gi18n.h>
#include <string.h>

struct _UpliftPostTableData
{
  UpliftTableData parent_instance;

  UpliftDataset *dataset; /* (owned) */
  guint32 *posts;         /* by row (owned) */
  guint n;
};

G_DEFINE_TYPE (UpliftPostTableData, uplift_post_table_data, UPLIFT_TYPE_TABLE_DATA)

static const UpliftTableColumn columns[UPLIFT_POST_N_COLUMNS] = {
  [UPLIFT_POST_DATE] = { .id = "date", .title = N_ ("Date"), .form = UPLIFT_CELL_DATE },
  [UPLIFT_POST_INFLUENCER]
  = { .id = "influencer", .title = N_ ("Influencer"), .form = UPLIFT_CELL_TEXT, .width = 13 },
  [UPLIFT_POST_PLATFORM] = { .id = "platform", .title = N_ ("Platform"), .form = UPLIFT_CELL_TEXT },
  [UPLIFT_POST_CAPTION]
  = { .id = "caption", .title = N_ ("Caption"), .form = UPLIFT_CELL_TEXT, .width = 20 },
  [UPLIFT_POST_REACH] = { .id = "reach", .title = N_ ("Reach"), .form = UPLIFT_CELL_COUNT },
  [UPLIFT_POST_LIKES] = { .id = "likes", .title = N_ ("Likes"), .form = UPLIFT_CELL_COUNT },
  [UPLIFT_POST_COMMENTS]
  = { .id = "comments", .title = N_ ("Comments"), .form = UPLIFT_CELL_COUNT },
  [UPLIFT_POST_ENGAGEMENT_RATE] = { .id = "engagement_rate",
                                    .title = N_ ("Engagement rate"),
                                    .explanation = N_ ("(Likes + comments) ÷ reach"),
                                    .form = UPLIFT_CELL_PERCENT },
  [UPLIFT_POST_CAMPAIGN] = { .id = "campaign", .title = N_ ("Campaign"), .form = UPLIFT_CELL_TEXT },
  [UPLIFT_POST_BRAND] = { .id = "brand", .title = N_ ("Brand"), .form = UPLIFT_CELL_TEXT },
  [UPLIFT_POST_PRODUCT] = { .id = "product", .title = N_ ("Product"), .form = UPLIFT_CELL_TEXT },
  [UPLIFT_POST_LINK] = { .id = "url", .title = N_ ("Link"), .form = UPLIFT_CELL_LINK, .width = 14 },
};

static guint32
get_post (UpliftPostTableData *self, guint row)
{
  return self->posts[row];
}

static double
count_to_double (const gint64 *column, guint32 post)
{
  return column == NULL || column[post] == UPLIFT_COUNT_NONE ? UPLIFT_NO_VALUE
                                                             : (double) column[post];
}

static double
uplift_post_table_data_get_number (UpliftTableData *data, guint row, guint column)
{
  UpliftPostTableData *self = UPLIFT_POST_TABLE_DATA (data);
  const UpliftPostColumns *posts = &self->dataset->posts;
  guint32 post = get_post (self, row);

  switch (column)
    {
    case UPLIFT_POST_DATE:
      return (double) posts->day[post];
    case UPLIFT_POST_REACH:
      return count_to_double (posts->reach, post);
    case UPLIFT_POST_LIKES:
      return count_to_double (posts->likes, post);
    case UPLIFT_POST_COMMENTS:
      return count_to_double (posts->comments, post);
    case UPLIFT_POST_ENGAGEMENT_RATE:
      return uplift_posts_get_engagement_rate (posts, post);
    default:
      g_return_val_if_reached (UPLIFT_NO_VALUE);
    }
}

static const char *
get_value (const UpliftDataset *dataset, UpliftDimension dimension, const guint32 *codes,
           guint32 post)
{
  return codes == NULL ? "" : uplift_dictionary_get (dataset->values[dimension], codes[post]);
}

static const char *
uplift_post_table_data_get_text (UpliftTableData *data, guint row, guint column)
{
  UpliftPostTableData *self = UPLIFT_POST_TABLE_DATA (data);
  const UpliftDataset *dataset = self->dataset;
  const UpliftPostColumns *posts = &dataset->posts;
  guint32 post = get_post (self, row);

  switch (column)
    {
    case UPLIFT_POST_INFLUENCER:
      return dataset->influencers.name[posts->influencer[post]];
    case UPLIFT_POST_PLATFORM:
      return get_value (dataset, UPLIFT_DIMENSION_PLATFORM, posts->platform, post);
    case UPLIFT_POST_CAMPAIGN:
      return get_value (dataset, UPLIFT_DIMENSION_CAMPAIGN, posts->campaign, post);
    case UPLIFT_POST_BRAND:
      return get_value (dataset, UPLIFT_DIMENSION_BRAND, posts->brand, post);
    case UPLIFT_POST_PRODUCT:
      return get_value (dataset, UPLIFT_DIMENSION_PRODUCT, posts->product, post);
    case UPLIFT_POST_CAPTION:
      return posts->caption == NULL ? "" : posts->caption[post];
    case UPLIFT_POST_LINK:
      return posts->url == NULL ? "" : posts->url[post];
    default:
      g_return_val_if_reached ("");
    }
}

static guint64
uplift_post_table_data_get_key (UpliftTableData *data, guint row)
{
  return get_post (UPLIFT_POST_TABLE_DATA (data), row);
}

static char *
uplift_post_table_data_dup_count (UpliftTableData *data, guint n, const char *number)
{
  /* Translators: %s is a number, or “12 of 200”. */
  return g_strdup_printf (ngettext ("%s post", "%s posts", n), number);
}

static void
uplift_post_table_data_finalize (GObject *object)
{
  UpliftPostTableData *self = UPLIFT_POST_TABLE_DATA (object);

  g_clear_pointer (&self->posts, g_free);
  g_clear_pointer (&self->dataset, uplift_dataset_unref);
  G_OBJECT_CLASS (uplift_post_table_data_parent_class)->finalize (object);
}

static void
uplift_post_table_data_class_init (UpliftPostTableDataClass *class)
{
  UpliftTableDataClass *data_class = UPLIFT_TABLE_DATA_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = uplift_post_table_data_finalize;
  data_class->get_number = uplift_post_table_data_get_number;
  data_class->get_text = uplift_post_table_data_get_text;
  data_class->get_key = uplift_post_table_data_get_key;
  data_class->dup_count = uplift_post_table_data_dup_count;
}

static void
uplift_post_table_data_init (UpliftPostTableData *self)
{
}

/* The columns, without those that would be empty. */
static void
choose_columns (const UpliftDataset *dataset, UpliftTableColumn chosen[UPLIFT_POST_N_COLUMNS])
{
  const UpliftPostColumns *posts = &dataset->posts;

  memcpy (chosen, columns, sizeof columns);
  chosen[UPLIFT_POST_CAPTION].hidden = posts->caption == NULL;
  chosen[UPLIFT_POST_REACH].hidden = posts->reach == NULL;
  chosen[UPLIFT_POST_LIKES].hidden = posts->likes == NULL;
  chosen[UPLIFT_POST_COMMENTS].hidden = posts->comments == NULL;
  chosen[UPLIFT_POST_ENGAGEMENT_RATE].hidden
      = posts->reach == NULL || (posts->likes == NULL && posts->comments == NULL);
  chosen[UPLIFT_POST_CAMPAIGN].hidden = posts->campaign == NULL;
  chosen[UPLIFT_POST_BRAND].hidden = posts->brand == NULL;
  chosen[UPLIFT_POST_PRODUCT].hidden = posts->product == NULL;
  chosen[UPLIFT_POST_LINK].hidden = posts->url == NULL;
  if (posts->reach_is_views)
    chosen[UPLIFT_POST_REACH].explanation
        = N_ ("Views or impressions: the posts file has no reach.");
}

static UpliftTableData *
create (UpliftDataset *dataset, const guint32 *posts, guint n, gboolean of_one)
{
  UpliftTableColumn chosen[UPLIFT_POST_N_COLUMNS];
  UpliftPostTableData *self = g_object_new (UPLIFT_TYPE_POST_TABLE_DATA, NULL);

  self->dataset = uplift_dataset_ref (dataset);
  self->posts = g_memdup2 (posts, (gsize) n * sizeof *posts);
  self->n = n;
  choose_columns (dataset, chosen);
  chosen[UPLIFT_POST_INFLUENCER].hidden = of_one;
  uplift_table_data_set_up (UPLIFT_TABLE_DATA (self),
                            &(UpliftTableShape){ .columns = chosen,
                                                 .n_columns = UPLIFT_POST_N_COLUMNS,
                                                 .n_rows = n,
                                                 .currency = dataset->currency,
                                                 .sort_column = UPLIFT_POST_DATE,
                                                 .sort_descending = TRUE,
                                                 .tie_column = UPLIFT_POST_INFLUENCER,
                                                 .key_space = dataset });
  return UPLIFT_TABLE_DATA (self);
}

UpliftTableData *
uplift_post_table_data_new (const UpliftResults *results)
{
  g_return_val_if_fail (results != NULL, NULL);

  return create (results->dataset, results->selected_posts, (guint) results->totals.posts, FALSE);
}

UpliftTableData *
uplift_post_table_data_new_for_influencer (const UpliftInfluencerDetails *details)
{
  g_return_val_if_fail (details != NULL, NULL);

  return create (details->dataset, details->posts, details->n_posts, TRUE);
}

guint32
uplift_post_table_data_get_influencer (UpliftPostTableData *data, guint row)
{
  g_return_val_if_fail (UPLIFT_IS_POST_TABLE_DATA (data), 0);
  g_return_val_if_fail (row < data->n, 0);

  return data->dataset->posts.influencer[get_post (data, row)];
}
