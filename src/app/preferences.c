#include "app/preferences.h"

/* Folders with a compiled schema, from the folder of the program: as built, as installed. */
static const char *const schema_folders[] = { "../data", "../share/glib-2.0/schemas" };

static GSettingsSchema *
look_up_in_folder (const char *folder)
{
  g_autoptr (GSettingsSchemaSource) source = g_settings_schema_source_new_from_directory (
      folder, g_settings_schema_source_get_default (), TRUE, NULL);
  return source != NULL ? g_settings_schema_source_lookup (source, UPLIFT_APP_ID, FALSE) : NULL;
}

static GSettingsSchema *
look_up_beside_program (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  if (program == NULL)
    return NULL;
  g_autofree char *folder = g_path_get_dirname (program);
  for (gsize i = 0; i < G_N_ELEMENTS (schema_folders); i++)
    {
      g_autofree char *path = g_build_filename (folder, schema_folders[i], NULL);
      GSettingsSchema *schema = look_up_in_folder (path);
      if (schema != NULL)
        return schema;
    }
  return NULL;
}

static GSettingsSchema *
look_up_schema (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  GSettingsSchema *schema = NULL;
  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, UPLIFT_APP_ID, TRUE);
  return schema != NULL ? schema : look_up_beside_program ();
}

GSettings *
uplift_preferences_get_default (void)
{
  static GSettings *preferences;
  if (preferences == NULL)
    {
      g_autoptr (GSettingsSchema) schema = look_up_schema ();
      if (schema == NULL)
        g_error ("the settings schema %s is not installed", UPLIFT_APP_ID);
      preferences = g_settings_new_full (schema, NULL, NULL);
    }
  return preferences;
}

UpliftTypeThresholds
uplift_preferences_get_thresholds (GSettings *preferences)
{
  const UpliftTypeThresholds none = UPLIFT_TYPE_THRESHOLDS_DEFAULT;
  g_return_val_if_fail (G_IS_SETTINGS (preferences), none);
  return (UpliftTypeThresholds){
    .micro = g_settings_get_int64 (preferences, "type-micro"),
    .macro = g_settings_get_int64 (preferences, "type-macro"),
    .mega = g_settings_get_int64 (preferences, "type-mega"),
  };
}

void
uplift_preferences_apply_currency (GSettings *preferences, UpliftDataset *dataset)
{
  g_return_if_fail (G_IS_SETTINGS (preferences));
  g_return_if_fail (dataset != NULL);
  g_autofree char *currency = g_settings_get_string (preferences, "currency");
  g_strstrip (currency);
  if (*currency == '\0')
    return;
  g_free (dataset->currency);
  dataset->currency = g_steal_pointer (&currency);
}

UpliftSettings
uplift_preferences_get_settings (GSettings *preferences)
{
  UpliftSettings settings = UPLIFT_SETTINGS_DEFAULT;
  g_return_val_if_fail (G_IS_SETTINGS (preferences), settings);
  g_autofree char *spend_mode = g_settings_get_string (preferences, "spend-mode");
  g_autofree char *method = g_settings_get_string (preferences, "method");
  double poor_roas = g_settings_get_double (preferences, "poor-roas");
  /* Names that are none leave the default: the schema's choices keep them out. */
  uplift_spend_mode_from_name (spend_mode, &settings.spend_mode);
  uplift_method_from_name (method, &settings.method);
  settings.baseline_aov = g_settings_get_double (preferences, "baseline-aov");
  settings.baseline_share = g_settings_get_double (preferences, "baseline-share");
  settings.margin = g_settings_get_double (preferences, "margin");
  settings.order_cost = g_settings_get_double (preferences, "order-cost");
  settings.influencer_fee = g_settings_get_double (preferences, "influencer-fee");
  settings.poor_roas = poor_roas > 0.0 ? poor_roas : UPLIFT_NO_VALUE;
  return settings;
}

/* Only what differs is written: each write is told to everyone who watches. */
static void
store_string (GSettings *preferences, const char *key, const char *value)
{
  g_autofree char *old = g_settings_get_string (preferences, key);
  if (!g_str_equal (old, value))
    g_settings_set_string (preferences, key, value);
}

static void
store_double (GSettings *preferences, const char *key, double value)
{
  if (g_settings_get_double (preferences, key) != value)
    g_settings_set_double (preferences, key, value);
}

static void
uplift_preferences_results_changed_cb (GSettings *preferences, UpliftSession *session)
{
  const UpliftSettings *settings = uplift_session_get_settings (session);
  store_string (preferences, "spend-mode", uplift_spend_mode_get_name (settings->spend_mode));
  store_string (preferences, "method", uplift_method_get_name (settings->method));
  store_double (preferences, "baseline-aov", settings->baseline_aov);
  store_double (preferences, "baseline-share", settings->baseline_share);
  store_double (preferences, "margin", settings->margin);
  store_double (preferences, "order-cost", settings->order_cost);
  store_double (preferences, "influencer-fee", settings->influencer_fee);
}

/* All else belongs to a window while it is open: another one's choice does not change it. */
static void
uplift_preferences_changed_cb (UpliftSession *session, const char *key, GSettings *preferences)
{
  UpliftSettings settings = *uplift_session_get_settings (session);
  settings.poor_roas = uplift_preferences_get_settings (preferences).poor_roas;
  uplift_session_set_settings (session, &settings);
}

void
uplift_preferences_bind_session (GSettings *preferences, UpliftSession *session)
{
  g_return_if_fail (G_IS_SETTINGS (preferences));
  g_return_if_fail (UPLIFT_IS_SESSION (session));
  UpliftSettings settings = uplift_preferences_get_settings (preferences);
  uplift_session_set_settings (session, &settings);
  g_signal_connect_object (session, "results-changed",
                           G_CALLBACK (uplift_preferences_results_changed_cb), preferences,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (preferences, "changed::poor-roas",
                           G_CALLBACK (uplift_preferences_changed_cb), session, G_CONNECT_SWAPPED);
}
