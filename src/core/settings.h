/* How to compute, as opposed to what of (core/filter): a plain struct, copied by assignment. */
#pragma once

#include "core/types.h"

G_BEGIN_DECLS

typedef enum
{
  UPLIFT_SPEND_PRORATED, /* a payout's share by orders in the selection */
  UPLIFT_SPEND_WHOLE     /* the whole payout, whatever the row filters */
} UpliftSpendMode;

typedef enum
{
  UPLIFT_METHOD_AUTO, /* the first of experiment, baseline, aov that the whole data set can feed */
  UPLIFT_METHOD_EXPERIMENT,
  UPLIFT_METHOD_BASELINE,
  UPLIFT_METHOD_AOV,
  UPLIFT_METHOD_SHARE
} UpliftMethod;

#define UPLIFT_N_METHODS (UPLIFT_METHOD_SHARE + 1)

typedef struct
{
  UpliftSpendMode spend_mode;
  UpliftMethod method;
  double baseline_aov;   /* money; what an order would have brought anyway */
  double baseline_share; /* fraction 0 … 1 of revenue that would have come anyway */
  double margin;    /* fraction of revenue that is profit before the payout, above 0, at most 1 */
  double poor_roas; /* poor ROI below this ROAS; UPLIFT_NO_VALUE: break-even, 1 / margin */
} UpliftSettings;

#define UPLIFT_SETTINGS_DEFAULT \
  ((UpliftSettings){ UPLIFT_SPEND_PRORATED, UPLIFT_METHOD_AUTO, 300.0, 0.2, 1.0, UPLIFT_NO_VALUE })

/* The names of the command line and the report: "prorated", "whole"; "auto", "experiment" …
 * (transfer none). */
const char *uplift_spend_mode_get_name (UpliftSpendMode mode);
const char *uplift_method_get_name (UpliftMethod method);

/* TRUE and *mode, *method set when the name is one of these. */
gboolean uplift_spend_mode_from_name (const char *name, UpliftSpendMode *mode);
gboolean uplift_method_from_name (const char *name, UpliftMethod *method);

/* The ROAS below which an influencer counts as poor: poor_roas, or break-even. */
double uplift_settings_get_threshold (const UpliftSettings *settings);

G_END_DECLS
