/* Preferences become settings of a session and are kept from it, in one place. */
#include "app/preferences.h"

static void
reset (GSettings *preferences)
{
  static const char *const keys[]
      = { "currency",     "type-micro",     "type-macro", "type-mega",
          "poor-roas",    "margin",         "spend-mode", "method",
          "baseline-aov", "baseline-share", "order-cost", "influencer-fee" };
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (preferences, keys[i]);
}

/* The schema's defaults and the core's are the same. */
static void
test_defaults (void)
{
  GSettings *preferences = uplift_preferences_get_default ();
  reset (preferences);
  const UpliftSettings wanted = UPLIFT_SETTINGS_DEFAULT;
  UpliftSettings settings = uplift_preferences_get_settings (preferences);
  g_assert_cmpint (settings.spend_mode, ==, wanted.spend_mode);
  g_assert_cmpint (settings.method, ==, wanted.method);
  g_assert_cmpfloat (settings.baseline_aov, ==, wanted.baseline_aov);
  g_assert_cmpfloat (settings.baseline_share, ==, wanted.baseline_share);
  g_assert_cmpfloat (settings.margin, ==, wanted.margin);
  g_assert_cmpfloat (settings.order_cost, ==, wanted.order_cost);
  g_assert_cmpfloat (settings.influencer_fee, ==, wanted.influencer_fee);
  g_assert_true (isnan (settings.poor_roas));

  const UpliftTypeThresholds bounds = UPLIFT_TYPE_THRESHOLDS_DEFAULT;
  UpliftTypeThresholds thresholds = uplift_preferences_get_thresholds (preferences);
  g_assert_cmpint (thresholds.micro, ==, bounds.micro);
  g_assert_cmpint (thresholds.macro, ==, bounds.macro);
  g_assert_cmpint (thresholds.mega, ==, bounds.mega);
}

/* Every name that the core knows can be stored. */
static void
test_names (void)
{
  GSettings *preferences = uplift_preferences_get_default ();
  for (int method = UPLIFT_METHOD_AUTO; method <= UPLIFT_METHOD_SHARE; method++)
    {
      g_settings_set_string (preferences, "method", uplift_method_get_name (method));
      g_assert_cmpint (uplift_preferences_get_settings (preferences).method, ==, method);
    }
  for (int mode = UPLIFT_SPEND_PRORATED; mode <= UPLIFT_SPEND_WHOLE; mode++)
    {
      g_settings_set_string (preferences, "spend-mode", uplift_spend_mode_get_name (mode));
      g_assert_cmpint (uplift_preferences_get_settings (preferences).spend_mode, ==, mode);
    }
  reset (preferences);
}

static UpliftDataset *
make_dataset (void)
{
  UpliftDataset *dataset = uplift_dataset_new ();
  uplift_dataset_finish (dataset, NULL);
  return dataset;
}

static void
test_session (void)
{
  GSettings *preferences = uplift_preferences_get_default ();
  reset (preferences);
  g_settings_set_double (preferences, "poor-roas", 2.5);
  g_autoptr (UpliftSession) session = uplift_session_new ();
  g_autoptr (UpliftDataset) dataset = make_dataset ();
  uplift_preferences_bind_session (preferences, session);
  uplift_session_set_dataset (session, dataset);
  g_assert_cmpfloat (uplift_session_get_settings (session)->poor_roas, ==, 2.5);

  UpliftSettings settings = *uplift_session_get_settings (session);
  settings.method = UPLIFT_METHOD_SHARE;
  settings.baseline_share = 0.4;
  settings.margin = 0.5;
  settings.order_cost = 2.25;
  settings.influencer_fee = 80.0;
  uplift_session_set_settings (session, &settings);
  uplift_session_update (session);
  g_autofree char *method = g_settings_get_string (preferences, "method");
  g_assert_cmpstr (method, ==, "share");
  g_assert_cmpfloat (g_settings_get_double (preferences, "baseline-share"), ==, 0.4);
  g_assert_cmpfloat (g_settings_get_double (preferences, "order-cost"), ==, 2.25);
  g_assert_cmpfloat (g_settings_get_double (preferences, "influencer-fee"), ==, 80.0);

  /* The dialog's own are followed and leave the rest alone. */
  g_assert_cmpfloat (g_settings_get_double (preferences, "margin"), ==, 0.5);
  g_settings_set_double (preferences, "poor-roas", 0.0);
  g_assert_cmpfloat (uplift_session_get_settings (session)->margin, ==, 0.5);
  g_assert_true (isnan (uplift_session_get_settings (session)->poor_roas));
  g_assert_cmpint (uplift_session_get_settings (session)->method, ==, UPLIFT_METHOD_SHARE);
  reset (preferences);
}

static void
test_currency (void)
{
  GSettings *preferences = uplift_preferences_get_default ();
  g_autoptr (UpliftDataset) dataset = make_dataset ();
  g_free (dataset->currency);
  dataset->currency = g_strdup ("€");
  g_settings_set_string (preferences, "currency", " ");
  uplift_preferences_apply_currency (preferences, dataset);
  g_assert_cmpstr (dataset->currency, ==, "€");
  g_settings_set_string (preferences, "currency", " ₹ ");
  uplift_preferences_apply_currency (preferences, dataset);
  g_assert_cmpstr (dataset->currency, ==, "₹");
  reset (preferences);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/preferences/defaults", test_defaults);
  g_test_add_func ("/preferences/names", test_names);
  g_test_add_func ("/preferences/session", test_session);
  g_test_add_func ("/preferences/currency", test_currency);
  return g_test_run ();
}
