#include "../core/random-dataset.h"
#include "app/overview/poor-card.h"

static const char *
get_text (GtkWidget *card, const char *label)
{
  return gtk_label_get_label (
      GTK_LABEL (gtk_widget_get_template_child (card, UPLIFT_TYPE_POOR_CARD, label)));
}

/* Thousands of influencers: the threshold is so high that all are below it. */
static void
test_numbers (void)
{
  const RandomDatasetSpec spec
      = { .seed = 1, .n_influencers = 3000, .n_rows = 30000, .n_payouts = 9000, .n_days = 30 };
  g_autoptr (UpliftDataset) dataset = random_dataset_new (&spec);
  g_autoptr (UpliftSession) session = uplift_session_new ();
  UpliftSettings settings = *uplift_session_get_settings (session);
  guint n = 0;

  settings.poor_roas = 1e9;
  uplift_session_set_settings (session, &settings);
  uplift_session_set_dataset (session, dataset);
  uplift_session_update (session);

  GtkWidget *card = g_object_ref_sink (g_object_new (UPLIFT_TYPE_POOR_CARD, NULL));

  uplift_session_view_set_session (card, session);
  const UpliftResults *results = uplift_session_get_results (session);
  for (guint i = 0; i < results->n_ranking; i++)
    n += results->influencers[results->ranking[i]].poor ? 1 : 0;
  g_assert_cmpuint (n, >=, 1000 + 10);

  /* By hand: groups of three digits with a narrow space between them. */
  g_autofree char *all = g_strdup_printf ("%u\u202f%03u influencers are below", n / 1000, n % 1000);
  g_autofree char *more
      = g_strdup_printf ("and %u\u202f%03u more: sort", (n - 10) / 1000, (n - 10) % 1000);
  g_assert_true (g_str_has_prefix (get_text (card, "summary"), all));
  g_assert_true (g_str_has_prefix (get_text (card, "more"), more));
  g_assert_finalize_object (card);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/poor-card/numbers", test_numbers);
  return g_test_run ();
}
