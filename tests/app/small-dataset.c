#include "small-dataset.h"

#include "../core/tracking-writer.h"

#include <string.h>

static guint32
intern (UpliftDataset *dataset, UpliftDimension dimension, const char *text)
{
  if (text == NULL)
    text = "";
  if (*text != '\0')
    dataset->has_dimension[dimension] = TRUE;
  return uplift_dictionary_intern (dataset->values[dimension], text, strlen (text));
}

static UpliftMoney
to_money (double value)
{
  return (UpliftMoney) llround (value * UPLIFT_MONEY_SCALE);
}

static void
add_influencers (UpliftDataset *dataset, const SmallInfluencer *rows, guint n)
{
  UpliftInfluencerColumns *columns = &dataset->influencers;

  columns->n = n;
  columns->name = g_new (char *, n);
  columns->followers = g_new (gint64, n);
  columns->known = g_new (gboolean, n);
  for (guint i = 0; i < UPLIFT_DIMENSION_INFLUENCER; i++)
    columns->attribute[i] = g_new0 (guint32, n);
  for (guint i = 0; i < n; i++)
    {
      columns->name[i] = g_strdup (rows[i].name != NULL ? rows[i].name : rows[i].id);
      columns->known[i] = rows[i].name != NULL;
      columns->followers[i] = rows[i].followers;
      columns->attribute[UPLIFT_DIMENSION_PLATFORM][i]
          = intern (dataset, UPLIFT_DIMENSION_PLATFORM, rows[i].platform);
      columns->attribute[UPLIFT_DIMENSION_CATEGORY][i]
          = intern (dataset, UPLIFT_DIMENSION_CATEGORY, rows[i].category);
      columns->attribute[UPLIFT_DIMENSION_GENDER][i]
          = intern (dataset, UPLIFT_DIMENSION_GENDER, rows[i].gender);
      intern (dataset, UPLIFT_DIMENSION_INFLUENCER, rows[i].id);
    }
}

static void
add_payouts (UpliftDataset *dataset, const SmallInfluencer *rows, guint n)
{
  UpliftPayoutColumns *columns = &dataset->payouts;

  columns->influencer = g_new (guint32, n);
  columns->basis = g_new0 (guint8, n);
  columns->rate = g_new (UpliftMoney, n);
  columns->orders = g_new (gint64, n);
  columns->payout = g_new (UpliftMoney, n);
  for (guint i = 0; i < n; i++)
    if (!isnan (rows[i].payout))
      {
        columns->influencer[columns->n] = i;
        columns->rate[columns->n] = UPLIFT_MONEY_NONE;
        columns->orders[columns->n] = UPLIFT_COUNT_NONE;
        columns->payout[columns->n++] = to_money (rows[i].payout);
      }
  dataset->tables[UPLIFT_TABLE_PAYOUTS].present = columns->n > 0;
}

UpliftDataset *
small_dataset_new (const SmallInfluencer *influencers, guint n_influencers, const SmallRow *rows,
                   guint n_rows)
{
  UpliftDataset *dataset = uplift_dataset_new ();

  add_influencers (dataset, influencers, n_influencers);
  add_payouts (dataset, influencers, n_influencers);
  dataset->tables[UPLIFT_TABLE_INFLUENCERS].present = TRUE;
  dataset->tables[UPLIFT_TABLE_TRACKING].present = TRUE;
  TrackingWriter *writer = tracking_writer_new (dataset);
  for (guint i = 0; i < n_rows; i++)
    {
      const TrackingRow row = {
        .influencer = rows[i].influencer < 0 ? UPLIFT_NO_INFLUENCER : (guint32) rows[i].influencer,
        .user = UPLIFT_NO_USER,
        .pair = { rows[i].day, intern (dataset, UPLIFT_DIMENSION_SOURCE, rows[i].source) },
        .orders = rows[i].orders,
        .revenue = to_money (rows[i].revenue),
      };
      tracking_writer_add (writer, &row);
    }
  uplift_dataset_finish (dataset, tracking_writer_end (writer));
  return dataset;
}

void
small_dataset_add_posts (UpliftDataset *dataset, const SmallPost *posts, guint n_posts)
{
  UpliftPostColumns *columns = &dataset->posts;

  dataset->tables[UPLIFT_TABLE_POSTS].present = TRUE;
  columns->n = n_posts;
  columns->influencer = g_new (guint32, n_posts);
  columns->platform = g_new (guint32, n_posts);
  columns->day = g_new (UpliftDay, n_posts);
  columns->reach = g_new (gint64, n_posts);
  columns->likes = g_new (gint64, n_posts);
  columns->comments = g_new (gint64, n_posts);
  columns->url = g_new (char *, n_posts);
  columns->caption = g_new (char *, n_posts);
  for (guint i = 0; i < n_posts; i++)
    {
      columns->influencer[i] = (guint32) posts[i].influencer;
      columns->platform[i] = intern (dataset, UPLIFT_DIMENSION_PLATFORM, posts[i].platform);
      columns->day[i] = posts[i].day;
      columns->reach[i] = posts[i].reach;
      columns->likes[i] = posts[i].likes;
      columns->comments[i] = posts[i].comments;
      columns->url[i] = g_strdup (posts[i].url);
      columns->caption[i] = g_strdup (posts[i].caption);
    }
}

UpliftResults *
small_results_new (UpliftDataset *dataset, const UpliftFilter *filter)
{
  g_autoptr (UpliftFilter) none = uplift_filter_new ();
  UpliftSettings settings = UPLIFT_SETTINGS_DEFAULT;

  return uplift_results_compute (dataset, filter != NULL ? filter : none, &settings);
}
