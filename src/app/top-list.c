#include "app/top-list.h"

#include "app/value-colors.h"
#include "core/format.h"

#include <glib/gi18n.h>

/* The filters on the influencer but that on the influencer itself. */
static gboolean
passes_attributes (const UpliftResults *results, guint32 influencer)
{
  for (guint i = 0; i < UPLIFT_DIMENSION_INFLUENCER; i++)
    {
      UpliftDimension dimension = (UpliftDimension) i;
      guint32 code = results->dataset->influencers.attribute[i][influencer];

      if (uplift_filter_get_n_values (results->filter, dimension) > 0
          && !uplift_filter_has (results->filter, dimension,
                                 uplift_dictionary_get (results->dataset->values[i], code)))
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  const UpliftDataset *dataset;
  UpliftMeasure measure;
} Order;

/* Nothing sold is no place at the top. */
static double
get_value (const UpliftResults *results, guint32 influencer, UpliftMeasure measure)
{
  double value = uplift_measure_get_value (measure, &results->influencers[influencer]);
  gboolean is_sum = measure == UPLIFT_MEASURE_REVENUE || measure == UPLIFT_MEASURE_ORDERS;

  return is_sum && !(value > 0.0) ? UPLIFT_NO_VALUE : value;
}

static int
compare_entries_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const UpliftTopEntry *left = a, *right = b;
  const Order *order = user_data;
  int difference = uplift_measure_compare (order->measure, left->value, right->value);

  return difference != 0 ? difference
                         : uplift_dataset_compare_influencers (order->dataset, left->influencer,
                                                               right->influencer);
}

static char *
make_tooltip (const UpliftResults *results, guint32 influencer)
{
  const UpliftDataset *dataset = results->dataset;
  const UpliftInfluencerFigures *row = &results->influencers[influencer];
  guint32 code = dataset->influencers.attribute[UPLIFT_DIMENSION_PLATFORM][influencer];
  const char *platform = uplift_dictionary_get (dataset->values[UPLIFT_DIMENSION_PLATFORM], code);
  g_autofree char *roas = uplift_format_ratio (row->figures.roas);
  g_autofree char *revenue
      = uplift_format_money (uplift_money_to_double (row->figures.revenue), dataset->currency);
  g_autofree char *spend = uplift_format_money (row->figures.spend, dataset->currency);
  g_autofree char *orders = uplift_format_count (row->figures.orders);
  GString *text = g_string_new (dataset->influencers.name[influencer]);

  if (*platform != '\0')
    g_string_append_printf (text, " · %s", platform);
  g_string_append_c (text, '\n');
  g_string_append_printf (text, _ ("ROAS %s"), roas);
  g_string_append_c (text, '\n');
  g_string_append_printf (text, _ ("Revenue %s from %s orders"), revenue, orders);
  g_string_append_c (text, '\n');
  g_string_append_printf (text, _ ("Spend %s"), spend);
  return g_string_free (text, FALSE);
}

UpliftTopList *
uplift_top_list_new (UpliftResults *results, UpliftMeasure measure, guint n_max)
{
  UpliftDataset *dataset;
  UpliftTopList *list;
  Order order;
  g_autofree UpliftTopEntry *all = NULL;
  guint n = 0;

  g_return_val_if_fail (results != NULL, NULL);

  dataset = results->dataset;
  order = (Order){ dataset, measure };
  all = g_new0 (UpliftTopEntry, dataset->influencers.n);
  for (guint32 i = 0; i < dataset->influencers.n; i++)
    {
      double value = get_value (results, i, measure);

      if (!isnan (value) && passes_attributes (results, i))
        all[n++] = (UpliftTopEntry){
          .influencer = i,
          .name = dataset->influencers.name[i],
          .value = value,
        };
    }
  g_qsort_with_data (all, (int) n, sizeof *all, compare_entries_cb, &order);

  list = g_new0 (UpliftTopList, 1);
  list->dataset = uplift_dataset_ref (dataset);
  list->n = MIN (n, n_max);
  list->entries = g_new (UpliftTopEntry, list->n);
  for (guint i = 0; i < list->n; i++)
    {
      UpliftTopEntry *entry = &list->entries[i];
      const UpliftInfluencerFigures *row = &results->influencers[all[i].influencer];

      *entry = all[i];
      entry->tooltip = make_tooltip (results, entry->influencer);
      entry->color = uplift_value_color_get (
          dataset, UPLIFT_DIMENSION_PLATFORM,
          dataset->influencers.attribute[UPLIFT_DIMENSION_PLATFORM][entry->influencer]);
      entry->pale = !row->selected;
      entry->bad = row->poor || row->loss_making;
    }
  return list;
}

void
uplift_top_list_free (UpliftTopList *list)
{
  if (list == NULL)
    return;
  for (guint i = 0; i < list->n; i++)
    g_free (list->entries[i].tooltip);
  g_free (list->entries);
  uplift_dataset_unref (list->dataset);
  g_free (list);
}
