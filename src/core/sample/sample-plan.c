#include "core/sample/sample-plan.h"

/* Half the length of a campaign's wave, as a fraction of the whole period: neighbours overlap. */
#define WAVE_HALF_WIDTH 0.24

/* Strength of the campaign that runs all the time, beside waves that reach 1. */
#define EVEN_STRENGTH 0.25

/* Of 20 rows 13 have an influencer. */
#define BASELINE_PERCENT 35

/* Mean number of rows of a user who may or may not appear. */
#define ROWS_PER_USER 2

#define MEAN_ORDERS 1.27

typedef struct
{
  const char *name;
  const char *brand; /* whose products it shows; (nullable): all */
  double centre;     /* of its wave, as a fraction of the whole period; below 0: it runs evenly */
} Campaign;

const UpliftSampleProduct uplift_sample_products[UPLIFT_SAMPLE_N_PRODUCTS] = {
  { "Morning Greens 250 g", "Nimvara", 899.0, 1.4 },
  { "Turmeric Gummies", "Nimvara", 499.0, 1.6 },
  { "Sleep Tea", "Nimvara", 349.0, 1.2 },
  { "Whey Isolate 1 kg", "Kadoro", 2799.0, 0.8 },
  { "Oat Protein Bar, 12 pack", "Kadoro", 1199.0, 1.3 },
  { "Creatine 300 g", "Kadoro", 949.0, 0.9 },
  { "Daily Sunscreen SPF 50", "Solvanta", 649.0, 1.5 },
  { "Vitamin C Serum", "Solvanta", 799.0, 1.1 },
};

static const Campaign campaigns[UPLIFT_SAMPLE_N_CAMPAIGNS] = {
  { "Fresh Start", "Nimvara", 0.1 },    { "Glow Week", "Solvanta", 0.3 },
  { "Strong Together", "Kadoro", 0.5 }, { "Golden Hour", "Solvanta", 0.7 },
  { "Monsoon Ready", "Nimvara", 0.9 },  { "Creator Club", NULL, -1.0 },
};

const char *
uplift_sample_campaign_get_name (guint campaign)
{
  return campaigns[campaign].name;
}

/* ---- Time ---- */

static double
get_strength (const UpliftSamplePlan *plan, guint campaign, gint64 day)
{
  if (campaigns[campaign].centre < 0.0)
    return EVEN_STRENGTH;

  double place = ((double) day + 0.5) / (double) plan->options.days;
  double distance = fabs (place - campaigns[campaign].centre) / WAVE_HALF_WIDTH;

  return distance < 1.0 ? 0.5 + 0.5 * cos (G_PI * distance) : 0.0;
}

/* People buy more at the weekend, and a little more in autumn than in spring. */
static double
get_rhythm (const UpliftSamplePlan *plan, gint64 day)
{
  UpliftDay date = plan->options.first_day + (UpliftDay) day;
  double week = uplift_day_get_weekday (date) >= 5 ? 1.25 : 0.9;
  double year = 1.0 - 0.2 * sin (2.0 * G_PI * (double) (date % 365) / 365.25);

  return week * year;
}

/* From the weight of each day to the share up to and with it. */
static void
accumulate (double *weights, gint64 n)
{
  for (gint64 i = 1; i < n; i++)
    weights[i] += weights[i - 1];
  for (gint64 i = 0; i < n; i++)
    weights[i] /= weights[n - 1];
}

static void
plan_days (UpliftSamplePlan *plan)
{
  gint64 days = plan->options.days;

  plan->row_share = g_new (double, days);
  plan->base_share = g_new (double, days);
  plan->wave = g_new (double, days *UPLIFT_SAMPLE_N_CAMPAIGNS);
  for (gint64 day = 0; day < days; day++)
    {
      double sum = 0.0;

      for (guint c = 0; c < UPLIFT_SAMPLE_N_CAMPAIGNS; c++)
        plan->wave[day * UPLIFT_SAMPLE_N_CAMPAIGNS + c] = sum += get_strength (plan, c, day);
      plan->base_share[day] = get_rhythm (plan, day);
      plan->row_share[day] = sum * plan->base_share[day];
    }
  accumulate (plan->row_share, days);
  accumulate (plan->base_share, days);
}

gint64
uplift_sample_plan_count_until (const UpliftSamplePlan *plan, const double *share, gint64 rows,
                                gint64 day)
{
  if (day < 0)
    return 0;
  return day == plan->options.days - 1 ? rows : (gint64) (share[day] * (double) rows + 0.5);
}

/* ---- Influencers ---- */

static guint8
draw_campaigns (UpliftSamplePlan *plan, gsize influencer)
{
  guint mask = 0;

  for (guint c = 0; c < UPLIFT_SAMPLE_N_CAMPAIGNS; c++)
    if (gsl_rng_uniform (plan->rng) < 0.5)
      mask |= 1U << c;
  /* The first ones see to it that no campaign is without influencers; one influencer alone takes
   * part in all. */
  for (gsize c = influencer; c < UPLIFT_SAMPLE_N_CAMPAIGNS; c += (gsize) plan->options.influencers)
    mask |= 1U << c;
  return (guint8) (mask != 0 ? mask : 1U << (UPLIFT_SAMPLE_N_CAMPAIGNS - 1));
}

static void
draw_influencer (UpliftSamplePlan *plan, gsize index)
{
  UpliftSampleInfluencer *influencer = &plan->influencers[index];

  uplift_sample_plan_draw_person (plan, index);
  influencer->campaigns = draw_campaigns (plan, index);
  influencer->pull
      = pow ((double) influencer->followers, 0.45) * gsl_ran_lognormal (plan->rng, 0.0, 0.4);
  influencer->basket = gsl_ran_lognormal (plan->rng, 0.0, 0.15);
  influencer->posts
      = 1 + gsl_ran_poisson (plan->rng, MIN (400.0, (double) plan->options.days / 40.0));
}

/* One influencer in ten, at least one of three, sells much less than its following promises. Which
 * ones is told by the target that set_rate () is given. */
static gboolean *
choose_loss_makers (UpliftSamplePlan *plan)
{
  gsize n = (gsize) plan->options.influencers;
  g_autofree gsize *order = g_new (gsize, n);
  gboolean *is_loss_maker = g_new0 (gboolean, n);

  for (gsize i = 0; i < n; i++)
    order[i] = i;
  gsl_ran_shuffle (plan->rng, order, n, sizeof *order);
  plan->loss_makers = n >= 3 ? MAX (1, (gint64) (n + 5) / 10) : 0;
  for (gint64 i = 0; i < plan->loss_makers; i++)
    {
      is_loss_maker[order[i]] = TRUE;
      plan->influencers[order[i]].pull *= 0.35;
    }
  return is_loss_maker;
}

static void
plan_members (UpliftSamplePlan *plan)
{
  for (guint c = 0; c < UPLIFT_SAMPLE_N_CAMPAIGNS; c++)
    {
      g_autoptr (GArray) pulls = g_array_new (FALSE, FALSE, sizeof (double));

      plan->members[c] = g_array_new (FALSE, FALSE, sizeof (guint32));
      for (guint32 i = 0; i < plan->options.influencers; i++)
        if (plan->influencers[i].campaigns & 1U << c)
          {
            g_array_append_val (plan->members[c], i);
            g_array_append_val (pulls, plan->influencers[i].pull);
          }
      plan->member_draw[c] = gsl_ran_discrete_preproc (pulls->len, (const double *) pulls->data);
    }
}

/* ---- Products ---- */

static double
get_product_weight (guint campaign, guint product)
{
  const char *brand = campaigns[campaign].brand;

  return brand == NULL || g_str_equal (brand, uplift_sample_products[product].brand)
             ? uplift_sample_products[product].weight
             : 0.0;
}

static double
get_mean_price (guint campaign)
{
  double sum = 0.0, weights = 0.0;

  for (guint p = 0; p < UPLIFT_SAMPLE_N_PRODUCTS; p++)
    {
      sum += get_product_weight (campaign, p) * uplift_sample_products[p].price;
      weights += get_product_weight (campaign, p);
    }
  return sum / weights;
}

static void
plan_products (UpliftSamplePlan *plan)
{
  double weights[UPLIFT_SAMPLE_N_PRODUCTS];

  for (guint c = 0; c < UPLIFT_SAMPLE_N_CAMPAIGNS; c++)
    {
      for (guint p = 0; p < UPLIFT_SAMPLE_N_PRODUCTS; p++)
        weights[p] = get_product_weight (c, p);
      plan->product_draw[c] = gsl_ran_discrete_preproc (UPLIFT_SAMPLE_N_PRODUCTS, weights);
    }
  for (guint p = 0; p < UPLIFT_SAMPLE_N_PRODUCTS; p++)
    weights[p] = uplift_sample_products[p].weight;
  plan->base_product_draw = gsl_ran_discrete_preproc (UPLIFT_SAMPLE_N_PRODUCTS, weights);
}

/* ---- Expectations ---- */

/* How many influencer rows each campaign may expect: the rows of a day are shared out by strength.
 */
static void
expect_campaign_rows (const UpliftSamplePlan *plan, double *rows)
{
  gint64 before = 0;

  for (gint64 day = 0; day < plan->options.days; day++)
    {
      const double *wave = plan->wave + day * UPLIFT_SAMPLE_N_CAMPAIGNS;
      gint64 until
          = uplift_sample_plan_count_until (plan, plan->row_share, plan->influencer_rows, day);
      double total = wave[UPLIFT_SAMPLE_N_CAMPAIGNS - 1];

      for (guint c = 0; c < UPLIFT_SAMPLE_N_CAMPAIGNS; c++)
        rows[c] += (double) (until - before) * (wave[c] - (c > 0 ? wave[c - 1] : 0.0)) / total;
      before = until;
    }
}

/* Fees as people agree on them: round ones, and never nothing. Targets are the ROAS to be expected;
 * one below break-even only comes with a fee by post. */
static void
set_rate (UpliftSamplePlan *plan, gsize index, gboolean is_loss_maker, double orders,
          double revenue)
{
  UpliftSampleInfluencer *influencer = &plan->influencers[index];
  double target = is_loss_maker ? 0.3 + 0.35 * gsl_rng_uniform (plan->rng)
                                : CLAMP (gsl_ran_lognormal (plan->rng, 1.7, 0.6), 1.6, 40.0);
  gboolean is_commission = gsl_rng_uniform (plan->rng) < 0.45;

  influencer->by_order = is_commission && !is_loss_maker && orders >= 8.0;

  double units = influencer->by_order ? orders : (double) influencer->posts;
  double rate = revenue / target / units;
  double step = rate >= 1000.0 ? 50.0 : 1.0;

  influencer->rate = (gint64) (MAX (1.0, round (rate / step)) * step * 100.0);
}

/* What the rows will bring on average follows from the weights alone; fees are set by it, and it is
 * what makes the planted lift a known number. */
static void
plan_money (UpliftSamplePlan *plan, const gboolean *is_loss_maker)
{
  gsize n = (gsize) plan->options.influencers;
  g_autofree double *orders = g_new0 (double, n);
  g_autofree double *revenue = g_new0 (double, n);
  double rows[UPLIFT_SAMPLE_N_CAMPAIGNS] = { 0.0 };
  double control_sum = 0.0;

  expect_campaign_rows (plan, rows);
  for (guint c = 0; c < UPLIFT_SAMPLE_N_CAMPAIGNS; c++)
    for (guint m = 0; m < plan->members[c]->len; m++)
      {
        guint32 i = g_array_index (plan->members[c], guint32, m);
        double mine = rows[c] * gsl_ran_discrete_pdf (m, plan->member_draw[c]);
        double value = mine * MEAN_ORDERS * get_mean_price (c) * plan->influencers[i].basket;

        orders[i] += mine * MEAN_ORDERS;
        revenue[i] += value * 0.5 * (1.0 + UPLIFT_SAMPLE_EXPOSED_FACTOR);
        control_sum += value;
      }
  plan->control_mean = control_sum / (double) plan->influencer_rows;
  for (gsize i = 0; i < n; i++)
    set_rate (plan, i, is_loss_maker[i], orders[i], revenue[i]);
}

/* ---- Draws ---- */

gint64
uplift_sample_plan_draw_orders (UpliftSamplePlan *plan)
{
  double place = gsl_rng_uniform (plan->rng);

  if (place < 0.78)
    return 1;
  return place < 0.95 ? 2 : 3;
}

guint
uplift_sample_plan_draw_campaign (UpliftSamplePlan *plan, gint64 day)
{
  const double *wave = plan->wave + day * UPLIFT_SAMPLE_N_CAMPAIGNS;
  double place = gsl_rng_uniform (plan->rng) * wave[UPLIFT_SAMPLE_N_CAMPAIGNS - 1];
  guint c = 0;

  while (c + 1 < UPLIFT_SAMPLE_N_CAMPAIGNS && place >= wave[c])
    c++;
  return c;
}

gsize
uplift_sample_plan_draw_member (UpliftSamplePlan *plan, guint campaign)
{
  gsize member = gsl_ran_discrete (plan->rng, plan->member_draw[campaign]);

  return g_array_index (plan->members[campaign], guint32, member);
}

guint
uplift_sample_plan_draw_campaign_of (UpliftSamplePlan *plan, gsize influencer)
{
  guint mask = plan->influencers[influencer].campaigns, c;

  do
    c = (guint) gsl_rng_uniform_int (plan->rng, UPLIFT_SAMPLE_N_CAMPAIGNS);
  while ((mask & 1U << c) == 0);
  return c;
}

gint64
uplift_sample_plan_draw_day (UpliftSamplePlan *plan, guint campaign)
{
  double place = gsl_rng_uniform (plan->rng);
  double other = gsl_rng_uniform (plan->rng);

  if (campaigns[campaign].centre >= 0.0)
    place = campaigns[campaign].centre + WAVE_HALF_WIDTH * (place + other - 1.0);
  return CLAMP ((gint64) floor (place * (double) plan->options.days), 0, plan->options.days - 1);
}

/* ---- The plan ---- */

/* The generator takes 32 bits, and takes 0 for another number: the seed is mixed down to these. */
static unsigned long
mix_seed (guint64 seed)
{
  guint64 mixed = (seed + 1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return (unsigned long) ((mixed ^ mixed >> 29) >> 16 & 0xffffffffU);
}

UpliftSamplePlan *
uplift_sample_plan_new (const UpliftSampleOptions *options)
{
  g_return_val_if_fail (options != NULL && options->influencers > 0, NULL);

  UpliftSamplePlan *plan = g_new0 (UpliftSamplePlan, 1);

  plan->options = *options;
  plan->rng = gsl_rng_alloc (gsl_rng_mt19937);
  gsl_rng_set (plan->rng, mix_seed (options->seed));
  plan->baseline_rows
      = options->rows / 100 * BASELINE_PERCENT + options->rows % 100 * BASELINE_PERCENT / 100;
  plan->influencer_rows = options->rows - plan->baseline_rows;
  plan->users = MAX (1, plan->influencer_rows / ROWS_PER_USER);
  plan->name_offset = (guint) gsl_rng_uniform_int (plan->rng, UPLIFT_SAMPLE_N_NAMES);
  plan->influencers = g_new0 (UpliftSampleInfluencer, options->influencers);
  for (gsize i = 0; i < (gsize) options->influencers; i++)
    draw_influencer (plan, i);

  g_autofree gboolean *is_loss_maker = choose_loss_makers (plan);

  plan_days (plan);
  plan_members (plan);
  plan_products (plan);
  plan_money (plan, is_loss_maker);
  return plan;
}

void
uplift_sample_plan_free (UpliftSamplePlan *plan)
{
  if (plan == NULL)
    return;
  for (guint c = 0; c < UPLIFT_SAMPLE_N_CAMPAIGNS; c++)
    {
      g_array_unref (plan->members[c]);
      gsl_ran_discrete_free (plan->member_draw[c]);
      gsl_ran_discrete_free (plan->product_draw[c]);
    }
  gsl_ran_discrete_free (plan->base_product_draw);
  gsl_rng_free (plan->rng);
  g_free (plan->row_share);
  g_free (plan->base_share);
  g_free (plan->wave);
  g_free (plan->influencers);
  g_free (plan);
}
