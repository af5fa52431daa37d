#include "../core/random-dataset.h"
#include "app/sidebar/value-model.h"
#include <string.h>

static UpliftDataset *
create_dataset (void)
{
  const RandomDatasetSpec spec
      = { .seed = 7, .n_influencers = 20, .n_rows = 400, .n_days = 30, .row_dimensions = TRUE };
  UpliftDataset *dataset = random_dataset_new (&spec);
  static const char *const more[] = { "Campaign 10", "campaign 3b", "Éclair" };
  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    uplift_dictionary_intern (dataset->values[UPLIFT_DIMENSION_CAMPAIGN], more[i],
                              strlen (more[i]));
  return dataset;
}

/* What the list shows, in one string (transfer full). */
static char *
dump (UpliftValueModel *model)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (G_LIST_MODEL (model), i);
      g_assert_cmpstr (gtk_string_object_get_string (item), ==,
                       uplift_value_model_get_value (model, i));
      g_string_append_printf (text, "[%s]", gtk_string_object_get_string (item));
    }
  return g_strdup (text->str);
}

static void
assert_shows (UpliftValueModel *model, const char *expected)
{
  g_autofree char *text = dump (model);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_order (void)
{
  g_autoptr (UpliftDataset) dataset = create_dataset ();
  g_autoptr (UpliftValueModel) model = uplift_value_model_new (dataset, UPLIFT_DIMENSION_CAMPAIGN);
  assert_shows (model, "[Campaign 1][Campaign 2][Campaign 3][campaign 3b][Campaign 4][Campaign 5]"
                       "[Campaign 10][Éclair][]");
}

/* Only values that some row has are worth a tick when they are nothing. */
static void
test_empty_value (void)
{
  g_autoptr (UpliftDataset) dataset = create_dataset ();
  for (guint32 i = 0; i < dataset->tracking.n_offers; i++)
    if (dataset->tracking.offers[i].campaign == 0)
      dataset->tracking.offers[i].campaign = 1;
  g_autoptr (UpliftValueModel) model = uplift_value_model_new (dataset, UPLIFT_DIMENSION_CAMPAIGN);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model));
  g_assert_cmpuint (n, ==, 8);
  for (guint i = 0; i < n; i++)
    g_assert_cmpstr (uplift_value_model_get_value (model, i), !=, "");
}

static void
test_search_cb (GListModel *model, guint position, guint removed, guint added, GString *log)
{
  g_string_append_printf (log, "%u-%u+%u", position, removed, added);
}

static void
test_search (void)
{
  g_autoptr (UpliftDataset) dataset = create_dataset ();
  g_autoptr (UpliftValueModel) model = uplift_value_model_new (dataset, UPLIFT_DIMENSION_CAMPAIGN);
  g_autoptr (GString) log = g_string_new (NULL);
  g_signal_connect (model, "items-changed", G_CALLBACK (test_search_cb), log);
  uplift_value_model_set_search (model, " CAMPAIGN 3 ");
  assert_shows (model, "[Campaign 3][campaign 3b]");
  g_assert_true (uplift_value_model_has_search (model));
  uplift_value_model_set_search (model, "campaign 3");
  uplift_value_model_set_search (model, "écl");
  assert_shows (model, "[Éclair]");
  uplift_value_model_set_search (model, "nothing like it");
  assert_shows (model, "");
  uplift_value_model_set_search (model, "");
  g_assert_false (uplift_value_model_has_search (model));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 9);
  g_assert_cmpuint (uplift_value_model_get_n_values (model), ==, 9);
  /* The second search was the first one in other case: it changed nothing. */
  g_assert_cmpstr (log->str, ==, "0-9+20-2+10-1+00-0+9");
}

/* Influencers are listed by name and found by it, or by their whole id. */
static void
test_influencers (void)
{
  g_autoptr (UpliftDataset) dataset = create_dataset ();
  g_free (dataset->influencers.name[4]);
  dataset->influencers.name[4] = g_strdup ("Aaron Zed");
  g_autoptr (UpliftValueModel) model
      = uplift_value_model_new (dataset, UPLIFT_DIMENSION_INFLUENCER);
  uplift_value_model_set_search (model, "zed");
  assert_shows (model, "[5]");
  uplift_value_model_set_search (model, "5");
  g_autofree char *text = dump (model);
  g_assert_nonnull (strstr (text, "[5]"));
  g_assert_cmpuint (uplift_value_model_get_n_values (model), ==, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/value-model/order", test_order);
  g_test_add_func ("/value-model/empty-value", test_empty_value);
  g_test_add_func ("/value-model/search", test_search);
  g_test_add_func ("/value-model/influencers", test_influencers);
  return g_test_run ();
}
