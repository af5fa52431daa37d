#include "core/data/settings.h"

static const char *const spend_mode_names[] = { "prorated", "whole" };
static const char *const method_names[] = { "auto", "experiment", "baseline", "aov", "share" };

const char *
uplift_spend_mode_get_name (UpliftSpendMode mode)
{
  g_return_val_if_fail (mode < G_N_ELEMENTS (spend_mode_names), NULL);

  return spend_mode_names[mode];
}

const char *
uplift_method_get_name (UpliftMethod method)
{
  g_return_val_if_fail (method < G_N_ELEMENTS (method_names), NULL);

  return method_names[method];
}

gboolean
uplift_spend_mode_from_name (const char *name, UpliftSpendMode *mode)
{
  g_return_val_if_fail (name != NULL && mode != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (spend_mode_names); i++)
    if (g_str_equal (name, spend_mode_names[i]))
      {
        *mode = (UpliftSpendMode) i;
        return TRUE;
      }
  return FALSE;
}

gboolean
uplift_method_from_name (const char *name, UpliftMethod *method)
{
  g_return_val_if_fail (name != NULL && method != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (method_names); i++)
    if (g_str_equal (name, method_names[i]))
      {
        *method = (UpliftMethod) i;
        return TRUE;
      }
  return FALSE;
}

double
uplift_settings_get_threshold (const UpliftSettings *settings)
{
  g_return_val_if_fail (settings != NULL, UPLIFT_NO_VALUE);

  return isnan (settings->poor_roas) ? 1.0 / settings->margin : settings->poor_roas;
}

gboolean
uplift_settings_has_further_cost (const UpliftSettings *settings)
{
  g_return_val_if_fail (settings != NULL, FALSE);

  return settings->order_cost > 0.0 || settings->influencer_fee > 0.0;
}

static gboolean
same_or_none (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

gboolean
uplift_settings_equal (const UpliftSettings *a, const UpliftSettings *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->spend_mode == b->spend_mode && a->method == b->method
         && a->baseline_aov == b->baseline_aov && a->baseline_share == b->baseline_share
         && a->margin == b->margin && a->order_cost == b->order_cost
         && a->influencer_fee == b->influencer_fee && same_or_none (a->poor_roas, b->poor_roas);
}
