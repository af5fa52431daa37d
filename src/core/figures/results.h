/* Every figure that any view shows, for one dataset, filter and settings. Immutable, reference
 * counted (atomic): views keep what they show and read it directly; none of them computes.
 *
 * Money that was summed exactly is UpliftMoney; what came by division or prorating is a double in
 * currency units. No value is UPLIFT_NO_VALUE (test with isnan). Definitions: README.md, "The
 * figures".
 */
#pragma once

#include "core/data/dataset.h"
#include "core/data/filter.h"
#include "core/data/settings.h"
#include "core/figures/spend.h"

G_BEGIN_DECLS

/* What a group of rows brought in and cost. */
typedef struct
{
  gint64 orders;
  UpliftMoney revenue;
  double payout; /* of the payouts file alone; no value without one */
  double spend;  /* payout and further cost (settings: order_cost, influencer_fee) */
  double profit; /* margin × revenue − spend */
  double roas;   /* revenue / spend */
  double roi;    /* profit / spend */
  double aov;    /* revenue / orders */
  double cpa;    /* spend / orders */
} UpliftFigures;

typedef struct
{
  guint32 influencer; /* index in the dataset */
  guint64 rows;       /* tracking rows in the selection */
  gint64 posts;
  UpliftFigures figures;
  double incremental_revenue, incremental_roas;
  gboolean selected; /* passes the influencer filters, the one on the influencer itself included */
  gboolean shown;    /* passes those but for the one on the influencer itself: what is not selected
                        then is for pale marks, never summed */
  gboolean poor, loss_making, not_incremental, free;
} UpliftInfluencerFigures;

typedef struct
{
  gint64 influencers, posts;
  guint64 rows; /* tracking rows that match every filter; a baseline row matches no influencer or
                   campaign filter */
  UpliftFigures figures;
  UpliftMoney baseline_revenue;
  gint64 baseline_orders;
  double unallocated_spend;
  gint64 reach, engagements; /* of the selected posts; engagements: likes + comments;
                                UPLIFT_COUNT_NONE: the posts file has no such column */
  gint64 rated_posts;        /* the selected posts that have an engagement rate */
  double engagement_rate, pooled_engagement_rate; /* their mean; their sum by sum */
  double cpm, cpe, cost_per_post;
  const char
      *post_cost_reason; /* why cpm, cpe and cost_per_post have no value (static, nullable) */
} UpliftTotals;

/* Inputs of a method that was not chosen have no value (counts: 0). */
typedef struct
{
  UpliftMethod method; /* never AUTO */
  const char *reason;  /* why there is no value (static, nullable) */
  double revenue, roas;
  double low, high;      /* 95 % interval of roas; experiment only, else no value */
  double daily_baseline; /* baseline: b */
  gint64 baseline_days;  /* baseline: the days that b is the mean of */
  gint64 days;           /* baseline: D */
  gint64 influencers_with_revenue, selected_with_revenue; /* baseline: k, k_s */
  double baseline_aov;                                    /* aov: v */
  double baseline_share;                                  /* share: q */
  double break_even_input; /* aov, share: the v or q at which roas would be break-even, 1 / margin;
                              below zero when it is not even reached at 0 */
  gint64 exposed_users, control_users, users_in_both; /* experiment */
  double exposed_mean, control_mean;
  double lift;                 /* experiment: exposed_mean − control_mean */
  UpliftMoney outside_revenue; /* experiment: of the selected rows without user or arm */
  double t, freedom, p; /* experiment: Welch's t, its degrees of freedom, its two-sided p value */
  double mde; /* experiment: the smallest incremental ROAS that so many users would show, with 80 %
                 power at the 5 % level */
  guint caveats; /* when not to trust it: bits, see core/method-caveats.h */
} UpliftIncremental;

/* One value of a dimension. */
typedef struct
{
  guint32 code; /* into dataset->values[dimension] */
  gint64 influencers;
  UpliftFigures figures;
} UpliftBreakdownRow;

typedef struct
{
  UpliftBreakdownRow *rows; /* by revenue, highest first (owned) */
  guint n;
  double unallocated_spend; /* what no value could be given: with the rows' spend, the payout */
} UpliftBreakdown;

typedef struct
{
  guint32 category, gender; /* codes */
  gint64 influencers;
  UpliftFigures figures;
  double mean_roas; /* of the influencers, each counting alike: of those that have a ROAS */
  gint64 with_roas; /* how many these are */
} UpliftPersonaRow;

typedef struct
{
  guint32 platform; /* code */
  gint64 posts;     /* that have an engagement rate */
  double rate;      /* mean over the posts */
  double pooled_rate;
  gboolean selected; /* FALSE: stands out of the platform filter; only for pale marks */
} UpliftEngagementRow;

/* The selected posts of one day. */
typedef struct
{
  UpliftDay day;
  gint64 posts;
  gint64 reach, engagements; /* UPLIFT_COUNT_NONE: as in the totals */
} UpliftPostDayRow;

typedef struct
{
  UpliftDay day;
  guint32 source; /* code */
  gint64 orders;
  UpliftMoney revenue;
  gboolean selected; /* FALSE: stands out of the source filter; only for pale marks, never summed */
} UpliftDailyRow;

typedef struct
{
  const char *dimension; /* "platform" … "persona" (static) */
  char *value;           /* as written; of a persona "Category / Gender" (owned) */
  UpliftDimension by;    /* what filters by it; of a persona CATEGORY, and gender besides */
  guint32 code;          /* into dataset->values[by] */
  guint32 gender;        /* of a persona its code, else G_MAXUINT32 */
  gint64 influencers, loss_making;
  gint64 others, others_loss_making; /* of the dimension's other values; who is in several counts
                                        in each */
  double money_lost;
  double p_value; /* of seeing so many loss-makers in the value if it were like the dimension's
                     others */
  char *sentence; /* (owned) */
} UpliftPattern;

typedef struct
{
  UpliftDataset *dataset;  /* (owned) */
  UpliftFilter *filter;    /* (owned) */
  UpliftSettings settings; /* as asked; the method used is incremental.method */
  UpliftTotals totals;
  UpliftIncremental incremental;               /* by the method used */
  UpliftIncremental methods[UPLIFT_N_METHODS]; /* the same selection by each of them; at AUTO the
                                                  method used */

  UpliftInfluencerFigures *influencers; /* one for each of the dataset, in its order (owned) */
  guint32 *ranking; /* indices of the selected ones by ROAS, highest first, no value last (owned) */
  guint n_ranking;  /* = totals.influencers */

  UpliftBreakdown breakdowns[UPLIFT_N_DIMENSIONS]; /* platform, category, type, campaign, product,
                                                      brand; the others are empty */
  UpliftPersonaRow *personas; /* by ROAS, highest first, no value last (owned) */
  guint n_personas;
  guint32 *selected_posts; /* rows of dataset->posts in file order, totals.posts of them (owned) */
  UpliftPostDayRow *post_days; /* ascending, days with posts only (owned) */
  guint n_post_days;
  UpliftEngagementRow *engagement; /* by rate, highest first (owned) */
  guint n_engagement;
  UpliftDailyRow *daily; /* by day, then source (owned) */
  guint n_daily;
  UpliftPattern *patterns; /* most money lost first (owned) */
  guint n_patterns;

  /* What the sidebar shows: tracking rows for each value under the filters of the other dimensions,
   * by code (INFLUENCER: by index), and by (day, source) pair of the dataset under all filters but
   * the period. */
  guint64 *counts[UPLIFT_N_DIMENSIONS]; /* (owned) */
  guint64 *pair_counts;                 /* tracking.n_pairs entries (owned) */

  UpliftSpend *spend;        /* private (owned) */
  gatomicrefcount ref_count; /* private */
} UpliftResults;

/* Computes everything. One pass over the tracking rows, and over each other table. */
UpliftResults *uplift_results_compute (UpliftDataset *dataset, const UpliftFilter *filter,
                                       const UpliftSettings *settings);
UpliftResults *uplift_results_ref (UpliftResults *results);
void uplift_results_unref (UpliftResults *results);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftResults, uplift_results_unref)

G_END_DECLS
