#include "app/incremental/method-text.h"
#include <glib/gi18n.h>

static const char *const titles[UPLIFT_N_METHODS] = {
  [UPLIFT_METHOD_AUTO] = N_ ("Automatic"),         [UPLIFT_METHOD_EXPERIMENT] = N_ ("Experiment"),
  [UPLIFT_METHOD_BASELINE] = N_ ("Baseline"),      [UPLIFT_METHOD_AOV] = N_ ("Order value"),
  [UPLIFT_METHOD_SHARE] = N_ ("Share of revenue"),
};

static const char *const notes[UPLIFT_N_METHODS] = {
  [UPLIFT_METHOD_AUTO]
  = N_ ("The first of experiment, baseline and order value that the data can feed."),
  [UPLIFT_METHOD_EXPERIMENT] = N_ ("What exposed users spent above users of the control group."),
  [UPLIFT_METHOD_BASELINE] = N_ ("Revenue above what came in a day without influencers."),
  [UPLIFT_METHOD_AOV] = N_ ("Revenue above what each order would have brought anyway."),
  [UPLIFT_METHOD_SHARE] = N_ ("Revenue less the share that would have come anyway."),
};

const char *
uplift_method_get_title (UpliftMethod method)
{
  g_return_val_if_fail (method < UPLIFT_N_METHODS, NULL);

  return _ (titles[method]);
}

const char *
uplift_method_get_note (UpliftMethod method)
{
  g_return_val_if_fail (method < UPLIFT_N_METHODS, NULL);

  return _ (notes[method]);
}
