#include "core/sample/sample-tables.h"

#include "core/write/csv-writer.h"

#define PROGRESS_STEPS 200

/* Room for "U", twenty digits and NUL. */
#define USER_SIZE 24
#define USER_DIGITS 7

typedef struct
{
  const char *before, *after; /* of the product's name */
} Caption;

static const Caption captions[] = {
  { "My honest take on ", "" },
  { "Three weeks with ", ": what changed, and what did not" },
  { "\"Does it work?\" You asked, I tried ", "" },
  { "", " ✨ link in bio" },
  { "Small habit, big difference: ", "" },
  { "Unboxing ", " #gifted" },
  { "Your questions about ", ", answered" },
  { "Morning routine with ", "" },
  { "", ", two months later" },
  { "What I really use every day: ", "" },
};

static UpliftMoney
money_from_cents (gint64 cents)
{
  return cents * (UPLIFT_MONEY_SCALE / 100);
}

/* ---- Influencers, posts, payouts ---- */

gboolean
uplift_sample_write_influencers_cb (GOutputStream *stream, GCancellable *cancellable,
                                    gpointer user_data, GError **error)
{
  static const char *const header[]
      = { "id", "name", "category", "gender", "follower_count", "platform", "influencer_type" };
  const UpliftSamplePlan *plan = ((UpliftSampleRun *) user_data)->plan;
  g_autoptr (UpliftCsvWriter) writer = uplift_csv_writer_new (stream);

  if (!uplift_csv_writer_add_row (writer, header, G_N_ELEMENTS (header), cancellable, error))
    return FALSE;
  for (gsize i = 0; i < (gsize) plan->options.influencers; i++)
    {
      g_autofree char *name = uplift_sample_plan_dup_name (plan, i);

      uplift_csv_writer_add_count (writer, (gint64) i + 1);
      uplift_csv_writer_add_text (writer, name);
      uplift_csv_writer_add_text (writer, uplift_sample_plan_get_category (plan, i));
      uplift_csv_writer_add_text (writer, uplift_sample_plan_get_gender (plan, i));
      uplift_csv_writer_add_count (writer, plan->influencers[i].followers);
      uplift_csv_writer_add_text (writer, uplift_sample_plan_get_platform (plan, i));
      uplift_csv_writer_add_text (writer, uplift_sample_plan_get_type (plan, i));
      if (!uplift_csv_writer_end_row (writer, cancellable, error))
        return FALSE;
    }
  return uplift_csv_writer_flush (writer, cancellable, error);
}

static char *
draw_url (UpliftSamplePlan *plan, gsize influencer)
{
  static const char letters[] = "abcdefghijkmnopqrstuvwxyz23456789";
  g_autofree char *site = g_ascii_strdown (uplift_sample_plan_get_platform (plan, influencer), -1);
  char id[10] = "";

  for (guint i = 0; i + 1 < sizeof id; i++)
    id[i] = letters[gsl_rng_uniform_int (plan->rng, sizeof letters - 1)];
  return g_strdup_printf ("https://%s.example/p/%s", site, id);
}

static void
add_post (UpliftCsvWriter *writer, UpliftSamplePlan *plan, gsize influencer)
{
  guint campaign = uplift_sample_plan_draw_campaign_of (plan, influencer);
  gint64 day = uplift_sample_plan_draw_day (plan, campaign);
  gsize product = gsl_ran_discrete (plan->rng, plan->product_draw[campaign]);
  const Caption *caption = &captions[gsl_rng_uniform_int (plan->rng, G_N_ELEMENTS (captions))];
  double share = MIN (0.95, gsl_ran_lognormal (plan->rng, -1.4, 0.5));
  gint64 reach = 1 + (gint64) (share * (double) plan->influencers[influencer].followers);
  double rate = uplift_sample_plan_get_engagement (plan, influencer, (double) reach)
                * gsl_ran_lognormal (plan->rng, 0.0, 0.25);
  double engagements = MIN (rate, 0.9) * (double) reach;
  gint64 comments = (gint64) (engagements * (0.02 + 0.08 * gsl_rng_uniform (plan->rng)));
  g_autofree char *date = uplift_day_to_iso (plan->options.first_day + (UpliftDay) day);
  g_autofree char *url = draw_url (plan, influencer);
  g_autofree char *text
      = g_strconcat (caption->before, uplift_sample_products[product].name, caption->after, NULL);

  uplift_csv_writer_add_count (writer, (gint64) influencer + 1);
  uplift_csv_writer_add_text (writer, uplift_sample_plan_get_platform (plan, influencer));
  uplift_csv_writer_add_verbatim (writer, date);
  uplift_csv_writer_add_text (writer, url);
  uplift_csv_writer_add_text (writer, text);
  uplift_csv_writer_add_count (writer, reach);
  uplift_csv_writer_add_count (writer, (gint64) engagements - comments);
  uplift_csv_writer_add_count (writer, comments);
}

gboolean
uplift_sample_write_posts_cb (GOutputStream *stream, GCancellable *cancellable, gpointer user_data,
                              GError **error)
{
  static const char *const header[]
      = { "influencer_id", "platform", "date", "url", "caption", "reach", "likes", "comments" };
  UpliftSamplePlan *plan = ((UpliftSampleRun *) user_data)->plan;
  g_autoptr (UpliftCsvWriter) writer = uplift_csv_writer_new (stream);

  if (!uplift_csv_writer_add_row (writer, header, G_N_ELEMENTS (header), cancellable, error))
    return FALSE;
  for (gsize i = 0; i < (gsize) plan->options.influencers; i++)
    for (gint64 post = 0; post < plan->influencers[i].posts; post++)
      {
        add_post (writer, plan, i);
        if (!uplift_csv_writer_end_row (writer, cancellable, error))
          return FALSE;
      }
  return uplift_csv_writer_flush (writer, cancellable, error);
}

gboolean
uplift_sample_write_payouts_cb (GOutputStream *stream, GCancellable *cancellable,
                                gpointer user_data, GError **error)
{
  static const char *const header[]
      = { "influencer_id", "basis", "rate", "orders", "total_payout" };
  UpliftSampleRun *run = user_data;
  g_autoptr (UpliftCsvWriter) writer = uplift_csv_writer_new (stream);

  if (!uplift_csv_writer_add_row (writer, header, G_N_ELEMENTS (header), cancellable, error))
    return FALSE;
  for (gsize i = 0; i < (gsize) run->plan->options.influencers; i++)
    {
      const UpliftSampleInfluencer *influencer = &run->plan->influencers[i];
      gint64 units = influencer->by_order ? influencer->orders : influencer->posts;
      gint64 total = influencer->rate * units;

      run->spend += total;
      uplift_csv_writer_add_count (writer, (gint64) i + 1);
      uplift_csv_writer_add_verbatim (writer, influencer->by_order ? "order" : "post");
      uplift_csv_writer_add_money (writer, money_from_cents (influencer->rate));
      uplift_csv_writer_add_count (writer, influencer->orders);
      uplift_csv_writer_add_money (writer, money_from_cents (total));
      if (!uplift_csv_writer_end_row (writer, cancellable, error))
        return FALSE;
    }
  return uplift_csv_writer_flush (writer, cancellable, error);
}

/* ---- Tracking ---- */

/* "U0000042", without printf, which would take as long as the rest of the row. */
static const char *
format_user (char buffer[USER_SIZE], guint64 user)
{
  guint at = USER_SIZE - 1;

  buffer[at] = '\0';
  for (guint n = 0; n < USER_DIGITS || user > 0; n++, user /= 10)
    buffer[--at] = (char) ('0' + user % 10);
  buffer[--at] = 'U';
  return buffer + at;
}

/* A user's arm follows from its number, so that it is the same in each of its rows and none has to
 * be remembered. */
static guint
get_arm (const UpliftSamplePlan *plan, guint64 user)
{
  guint64 bits = (user + 1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + plan->options.seed;

  bits = (bits ^ bits >> 30) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  bits = (bits ^ bits >> 27) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return (guint) (bits >> 63);
}

static void
note_user (UpliftSampleRun *run, guint64 user, guint arm)
{
  guint8 bit = (guint8) (1U << user % 8);

  if (run->seen[user / 8] & bit)
    return;
  run->seen[user / 8] |= bit;
  run->users_in_arm[arm]++;
}

/* The mean of the noise is 1, so that expectations are those of the plan. */
static UpliftMoney
draw_revenue (UpliftSamplePlan *plan, double expected)
{
  double sigma = UPLIFT_SAMPLE_VALUE_SIGMA;
  double noise = exp (gsl_ran_gaussian_ziggurat (plan->rng, sigma) - sigma * sigma / 2.0);

  return money_from_cents ((gint64) (expected * noise * 100.0 + 0.5));
}

/* The cells that both kinds of row share. */
static void
add_sale (UpliftCsvWriter *writer, const UpliftSampleProduct *product, const char *date,
          gint64 orders, UpliftMoney revenue)
{
  uplift_csv_writer_add_text (writer, product->name);
  uplift_csv_writer_add_text (writer, product->brand);
  uplift_csv_writer_add_verbatim (writer, date);
  uplift_csv_writer_add_count (writer, orders);
  uplift_csv_writer_add_money (writer, revenue);
}

static void
add_influencer_row (UpliftCsvWriter *writer, UpliftSampleRun *run, gint64 day, const char *date)
{
  UpliftSamplePlan *plan = run->plan;
  guint campaign = uplift_sample_plan_draw_campaign (plan, day);
  gsize index = uplift_sample_plan_draw_member (plan, campaign);
  gsize drawn = gsl_ran_discrete (plan->rng, plan->product_draw[campaign]);
  const UpliftSampleProduct *product = &uplift_sample_products[drawn];
  guint64 user = gsl_rng_uniform_int (plan->rng, (unsigned long) plan->users);
  guint arm = get_arm (plan, user);
  gint64 orders = uplift_sample_plan_draw_orders (plan);
  double expected = (double) orders * product->price * plan->influencers[index].basket
                    * (arm == 1 ? UPLIFT_SAMPLE_EXPOSED_FACTOR : 1.0);
  char buffer[USER_SIZE];

  plan->influencers[index].orders += orders;
  note_user (run, user, arm);
  uplift_csv_writer_add_verbatim (writer, "influencer");
  uplift_csv_writer_add_text (writer, uplift_sample_campaign_get_name (campaign));
  uplift_csv_writer_add_count (writer, (gint64) index + 1);
  uplift_csv_writer_add_verbatim (writer, format_user (buffer, user + 1));
  add_sale (writer, product, date, orders, draw_revenue (plan, expected));
  uplift_csv_writer_add_count (writer, arm);
}

/* Ads pause at the weekend, newsletters go out on Tuesday and Thursday. */
static const char *
draw_source (UpliftSamplePlan *plan, gint64 day)
{
  int weekday = uplift_day_get_weekday (plan->options.first_day + (UpliftDay) day);
  double paid = weekday >= 5 ? 0.2 : 0.35;
  double email = weekday == 1 || weekday == 3 ? 0.25 : 0.1;
  double place = gsl_rng_uniform (plan->rng);

  if (place < paid)
    return "paid_ad";
  return place < paid + email ? "email" : "organic";
}

static void
add_baseline_row (UpliftCsvWriter *writer, UpliftSampleRun *run, gint64 day, const char *date)
{
  UpliftSamplePlan *plan = run->plan;
  const char *source = draw_source (plan, day);
  gsize drawn = gsl_ran_discrete (plan->rng, plan->base_product_draw);
  const UpliftSampleProduct *product = &uplift_sample_products[drawn];
  guint64 user = gsl_rng_uniform_int (plan->rng, (unsigned long) plan->users);
  gint64 orders = uplift_sample_plan_draw_orders (plan);
  char buffer[USER_SIZE];

  uplift_csv_writer_add_verbatim (writer, source);
  uplift_csv_writer_add_verbatim (writer, "");
  uplift_csv_writer_add_verbatim (writer, "");
  /* Other people than those of the experiment. */
  uplift_csv_writer_add_verbatim (writer, format_user (buffer, (guint64) plan->users + user + 1));
  add_sale (writer, product, date, orders, draw_revenue (plan, (double) orders * product->price));
  uplift_csv_writer_add_verbatim (writer, "");
}

static void
report_progress (UpliftSampleRun *run)
{
  const UpliftSampleOptions *options = &run->plan->options;
  gint64 step = MAX (options->rows / PROGRESS_STEPS, 1);

  run->rows++;
  if (options->progress != NULL && run->rows % step == 0)
    options->progress ((double) run->rows / (double) options->rows, options->progress_data);
}

/* Both kinds of row mixed at random, each as often as planned. */
static gboolean
write_day (UpliftCsvWriter *writer, UpliftSampleRun *run, gint64 day, GCancellable *cancellable,
           GError **error)
{
  UpliftSamplePlan *plan = run->plan;
  g_autofree char *date = uplift_day_to_iso (plan->options.first_day + (UpliftDay) day);
  gint64 theirs, base;

  theirs = uplift_sample_plan_count_until (plan, plan->row_share, plan->influencer_rows, day)
           - uplift_sample_plan_count_until (plan, plan->row_share, plan->influencer_rows, day - 1);
  base = uplift_sample_plan_count_until (plan, plan->base_share, plan->baseline_rows, day)
         - uplift_sample_plan_count_until (plan, plan->base_share, plan->baseline_rows, day - 1);
  while (theirs + base > 0)
    {
      if (gsl_rng_uniform (plan->rng) * (double) (theirs + base) < (double) theirs)
        {
          add_influencer_row (writer, run, day, date);
          theirs--;
        }
      else
        {
          add_baseline_row (writer, run, day, date);
          base--;
        }
      if (!uplift_csv_writer_end_row (writer, cancellable, error))
        return FALSE;
      report_progress (run);
    }
  return TRUE;
}

gboolean
uplift_sample_write_tracking_cb (GOutputStream *stream, GCancellable *cancellable,
                                 gpointer user_data, GError **error)
{
  static const char *const header[] = { "source", "campaign", "influencer_id", "user_id", "product",
                                        "brand",  "date",     "orders",        "revenue", "group" };
  UpliftSampleRun *run = user_data;
  g_autoptr (UpliftCsvWriter) writer = uplift_csv_writer_new (stream);

  run->seen = g_malloc0 ((gsize) run->plan->users / 8 + 1);
  if (!uplift_csv_writer_add_row (writer, header, G_N_ELEMENTS (header), cancellable, error))
    return FALSE;
  for (gint64 day = 0; day < run->plan->options.days; day++)
    if (!write_day (writer, run, day, cancellable, error))
      return FALSE;
  return uplift_csv_writer_flush (writer, cancellable, error);
}
