/* The invented world behind a sample (core/sample/sample): who there is, what is sold when, and
 * what each influencer may be expected to sell. Drawn once, from the seed, before anything is
 * written; only the generator uses it.
 *
 * Days are counted from 0, the first day of the sample; influencers, campaigns and products by
 * index.
 */
#pragma once

#include "core/sample/sample.h"
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

G_BEGIN_DECLS

#define UPLIFT_SAMPLE_N_CAMPAIGNS 6
#define UPLIFT_SAMPLE_N_PRODUCTS 8
#define UPLIFT_SAMPLE_N_NAMES 576

/* The factor on order values in the exposed arm. */
#define UPLIFT_SAMPLE_EXPOSED_FACTOR 1.8

/* Standard deviation of the logarithm of a row's value. */
#define UPLIFT_SAMPLE_VALUE_SIGMA 0.35

typedef struct
{
  const char *name, *brand;
  double price;
  double weight; /* how often it is ordered */
} UpliftSampleProduct;

typedef struct
{
  guint8 category, platform;
  guint8 campaigns;  /* bit mask, never 0 */
  gboolean by_order; /* basis of the payout; else by post */
  gint64 followers;
  gint64 posts;
  gint64 rate;   /* in cents */
  gint64 orders; /* tracked so far: counted while the rows are written */
  double pull;   /* relative number of orders within a campaign */
  double basket; /* factor on the value of its orders, about 1 */
} UpliftSampleInfluencer;

typedef struct
{
  UpliftSampleOptions options;
  gsl_rng *rng; /* (owned) */
  gint64 influencer_rows, baseline_rows;
  gint64 users;        /* that rows with an influencer draw from; not each of them appears */
  double *row_share;   /* of the influencer rows, up to and with each day (owned) */
  double *base_share;  /* the same of the baseline rows (owned) */
  double *wave;        /* per day, of campaigns 0 … c: cumulative strength (owned) */
  guint name_offset;   /* where in the list of names the first influencer stands */
  gint64 loss_makers;  /* planted ones */
  double control_mean; /* expected revenue of an influencer row of the control arm */
  UpliftSampleInfluencer *influencers;                         /* (owned) */
  GArray *members[UPLIFT_SAMPLE_N_CAMPAIGNS];                  /* guint32 (owned) */
  gsl_ran_discrete_t *member_draw[UPLIFT_SAMPLE_N_CAMPAIGNS];  /* index into members (owned) */
  gsl_ran_discrete_t *product_draw[UPLIFT_SAMPLE_N_CAMPAIGNS]; /* (owned) */
  gsl_ran_discrete_t *base_product_draw;                       /* (owned) */
} UpliftSamplePlan;

extern const UpliftSampleProduct uplift_sample_products[UPLIFT_SAMPLE_N_PRODUCTS];

/* The options must have been checked. O(influencers + days). */
UpliftSamplePlan *uplift_sample_plan_new (const UpliftSampleOptions *options);
void uplift_sample_plan_free (UpliftSamplePlan *plan);

/* How an influencer is described. Names are unique (transfer full), the others static. */
char *uplift_sample_plan_dup_name (const UpliftSamplePlan *plan, gsize influencer);
const char *uplift_sample_plan_get_gender (const UpliftSamplePlan *plan, gsize influencer);
const char *uplift_sample_plan_get_category (const UpliftSamplePlan *plan, gsize influencer);
const char *uplift_sample_plan_get_platform (const UpliftSamplePlan *plan, gsize influencer);
const char *uplift_sample_plan_get_type (const UpliftSamplePlan *plan, gsize influencer);

/* The engagement rate of a post of that reach (static law, without its noise), below 0.4. */
double uplift_sample_plan_get_engagement (const UpliftSamplePlan *plan, gsize influencer,
                                          double reach);

/* (static) */
const char *uplift_sample_campaign_get_name (guint campaign);

/* Rows up to and with the day, of `rows` that are spread over the days by the share. */
gint64 uplift_sample_plan_count_until (const UpliftSamplePlan *plan, const double *share,
                                       gint64 rows, gint64 day);

/* Draws followers, platform and category of an influencer. */
void uplift_sample_plan_draw_person (UpliftSamplePlan *plan, gsize influencer);

/* Draws: orders in a row, 1 … 3; a campaign that runs on the day; the influencer of an order in a
 * campaign; one of the influencer's campaigns; a day of a campaign. O(1). */
gint64 uplift_sample_plan_draw_orders (UpliftSamplePlan *plan);
guint uplift_sample_plan_draw_campaign (UpliftSamplePlan *plan, gint64 day);
gsize uplift_sample_plan_draw_member (UpliftSamplePlan *plan, guint campaign);
guint uplift_sample_plan_draw_campaign_of (UpliftSamplePlan *plan, gsize influencer);
gint64 uplift_sample_plan_draw_day (UpliftSamplePlan *plan, guint campaign);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftSamplePlan, uplift_sample_plan_free)

G_END_DECLS
