/* How to compute, as opposed to what of (core/data/filter): a plain struct, copied by assignment.
 */
#pragma once

#include "core/data/types.h"

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
  double margin;     /* fraction of revenue that is profit before the payout, above 0, at most 1 */
  double order_cost; /* money: product and shipping cost of an order; 0 or more */
  double influencer_fee; /* money: further fee of each influencer; 0 or more */
  double poor_roas;      /* poor ROI below this ROAS; UPLIFT_NO_VALUE: break-even, 1 / margin */
} UpliftSettings;

#define UPLIFT_SETTINGS_DEFAULT \
  ((UpliftSettings){ .spend_mode = UPLIFT_SPEND_PRORATED, \
                     .method = UPLIFT_METHOD_AUTO, \
                     .baseline_aov = 300.0, \
                     .baseline_share = 0.2, \
                     .margin = 1.0, \
                     .poor_roas = UPLIFT_NO_VALUE })

/* The names of the command line and the report: "prorated", "whole"; "auto", "experiment" …
 * (transfer none). */
const char *uplift_spend_mode_get_name (UpliftSpendMode mode);
const char *uplift_method_get_name (UpliftMethod method);

/* TRUE and *mode, *method set when the name is one of these. */
gboolean uplift_spend_mode_from_name (const char *name, UpliftSpendMode *mode);
gboolean uplift_method_from_name (const char *name, UpliftMethod *method);

/* TRUE when spend is more than the payouts: an order cost or a fee is set. */
gboolean uplift_settings_has_further_cost (const UpliftSettings *settings);

gboolean uplift_settings_equal (const UpliftSettings *a, const UpliftSettings *b);

/* The ROAS below which an influencer counts as poor: poor_roas, or break-even. */
double uplift_settings_get_threshold (const UpliftSettings *settings);

G_END_DECLS
