#include "app/posts/post-texts.h"

#include "app/words/cost-text.h"
#include "core/write/format.h"

#include <glib/gi18n.h>

static char *
format_compact (gint64 count)
{
  return count == UPLIFT_COUNT_NONE ? uplift_format_count (count)
                                    : uplift_format_money_compact ((double) count, NULL);
}

static const char *
get_no_reach_reason (const UpliftTotals *totals)
{
  return totals->reach == UPLIFT_COUNT_NONE ? _ ("the posts file has no reach")
                                            : _ ("no reach in the selection");
}

static const char *
get_no_engagements_reason (const UpliftTotals *totals)
{
  return totals->engagements == UPLIFT_COUNT_NONE
             ? _ ("the posts file has neither likes nor comments")
             : _ ("no likes or comments in the selection");
}

static void
fill_posts (UpliftKpiTexts *texts, const UpliftResults *results)
{
  guint n = results->n_post_days;

  texts->figure = uplift_format_count (results->totals.posts);
  if (n > 0)
    texts->detail = uplift_format_period (results->post_days[0].day, results->post_days[n - 1].day);
  else
    texts->detail = g_strdup (_ ("no posts in the selection"));
  texts->explanation
      = g_strdup_printf (_ ("Posts of the selected influencers in the period\n= %s\n\nFilters on "
                            "campaign, brand and product count where the posts file has them."),
                         texts->figure);
}

static void
fill_reach (UpliftKpiTexts *texts, const UpliftResults *results)
{
  gint64 reach = results->totals.reach;
  gboolean is_views = results->dataset->posts.reach_is_views;
  g_autofree char *count = uplift_format_count (reach);
  GString *text = g_string_new (_ ("Sum of the people whom each post reached"));

  texts->figure = format_compact (reach);
  if (reach == UPLIFT_COUNT_NONE)
    texts->detail = g_strdup (get_no_reach_reason (&results->totals));
  else if (is_views)
    texts->detail = g_strdup_printf (_ ("%s views"), count);
  else
    texts->detail = g_strdup (count);
  g_string_append_printf (text, "\n= %s", count);
  if (is_views)
    {
      g_string_append (text, "\n\n");
      g_string_append (text, _ ("The posts file has no reach: its views or impressions are taken "
                                "for it. Who looks twice counts twice."));
    }
  texts->explanation = g_string_free (text, FALSE);
}

static void
fill_engagements (UpliftKpiTexts *texts, const UpliftResults *results)
{
  gint64 engagements = results->totals.engagements;
  g_autofree char *count = uplift_format_count (engagements);

  texts->figure = format_compact (engagements);
  texts->detail = g_strdup (
      engagements == UPLIFT_COUNT_NONE ? get_no_engagements_reason (&results->totals) : count);
  texts->explanation = g_strdup_printf (_ ("Likes + comments of the posts\n= %s"), count);
}

/* Why there is no engagement rate. */
static const char *
get_no_rate_reason (const UpliftTotals *totals)
{
  if (totals->reach == UPLIFT_COUNT_NONE)
    return get_no_reach_reason (totals);
  if (totals->engagements == UPLIFT_COUNT_NONE)
    return get_no_engagements_reason (totals);
  return _ ("no post with reach in the selection");
}

static void
fill_rate (UpliftKpiTexts *texts, const UpliftResults *results)
{
  const UpliftTotals *totals = &results->totals;
  g_autofree char *rated = uplift_format_count (totals->rated_posts);

  texts->figure = uplift_format_percent (totals->engagement_rate);
  if (isnan (totals->engagement_rate))
    texts->detail = g_strdup (get_no_rate_reason (totals));
  else
    texts->detail = g_strdup_printf (
        ngettext ("mean of %s post", "mean of %s posts", (gulong) totals->rated_posts), rated);
  texts->explanation = g_strdup_printf (
      _ ("Mean over the posts: (likes + comments) ÷ reach\n= %s\n\nEvery post counts alike, "
         "however many people it reached. A post without reach has no rate."),
      texts->figure);
}

static void
fill_pooled_rate (UpliftKpiTexts *texts, const UpliftResults *results)
{
  const UpliftTotals *totals = &results->totals;
  g_autofree char *engagements = uplift_format_count (totals->engagements);
  g_autofree char *reach = uplift_format_count (totals->reach);
  GString *text = g_string_new (_ ("Sum of likes and comments ÷ sum of reach"));

  texts->figure = uplift_format_percent (totals->pooled_engagement_rate);
  texts->detail = g_strdup (isnan (totals->pooled_engagement_rate) ? get_no_rate_reason (totals)
                                                                   : _ ("ratio of sums"));
  if (totals->rated_posts == totals->posts && totals->posts > 0)
    g_string_append_printf (text, "\n= %s ÷ %s", engagements, reach);
  g_string_append_printf (text, "\n= %s\n\n", texts->figure);
  g_string_append (text, _ ("A post counts by how many people it reached. Posts without reach are "
                            "left out."));
  texts->explanation = g_string_free (text, FALSE);
}

/* What one of so many cost; missing: why there is none of them. */
static void
fill_cost (UpliftKpiTexts *texts, const UpliftResults *results, double cost, const char *detail,
           const char *missing)
{
  const char *reason = results->totals.post_cost_reason;

  texts->figure = uplift_format_money (cost, results->dataset->currency);
  if (!isnan (cost))
    texts->detail = g_strdup (detail);
  else
    texts->detail = g_strdup (reason != NULL ? reason : missing);
}

/* The formula with its numbers, and what spend includes; dividend: its text. */
static void
explain_cost (UpliftKpiTexts *texts, const UpliftResults *results, const char *formula,
              const char *dividend, gint64 count)
{
  g_autofree char *number = uplift_format_count (count);
  g_autofree char *note = uplift_cost_text_dup_note (results);
  GString *text = g_string_new (formula);

  if (!g_str_equal (texts->figure, UPLIFT_FORMAT_NO_VALUE))
    g_string_append_printf (text, "\n= %s ÷ %s", dividend, number);
  g_string_append_printf (text, "\n= %s", texts->figure);
  if (note != NULL)
    g_string_append_printf (text, "\n\n%s", note);
  texts->explanation = g_string_free (text, FALSE);
}

static void
fill_cost_per_post (UpliftKpiTexts *texts, const UpliftResults *results)
{
  const UpliftTotals *totals = &results->totals;
  g_autofree char *spend = uplift_format_money (totals->figures.spend, results->dataset->currency);

  fill_cost (texts, results, totals->cost_per_post, _ ("spend ÷ posts"),
             _ ("no posts in the selection"));
  explain_cost (texts, results, _ ("Cost per post: spend ÷ posts"), spend, totals->posts);
}

static void
fill_cpm (UpliftKpiTexts *texts, const UpliftResults *results)
{
  const UpliftTotals *totals = &results->totals;
  g_autofree char *spend = uplift_format_money (totals->figures.spend, results->dataset->currency);
  g_autofree char *thousand = uplift_format_count (1000);
  g_autofree char *times = g_strdup_printf ("%s × %s", thousand, spend);
  g_autofree char *detail = g_strdup_printf (_ ("for %s of reach"), thousand);
  g_autofree char *formula
      = g_strdup_printf (_ ("CPM, cost per mille: %s × spend ÷ reach"), thousand);

  fill_cost (texts, results, totals->cpm, detail, get_no_reach_reason (totals));
  explain_cost (texts, results, formula, times, totals->reach);
}

static void
fill_cpe (UpliftKpiTexts *texts, const UpliftResults *results)
{
  const UpliftTotals *totals = &results->totals;
  g_autofree char *spend = uplift_format_money (totals->figures.spend, results->dataset->currency);

  fill_cost (texts, results, totals->cpe, _ ("for one like or comment"),
             get_no_engagements_reason (totals));
  explain_cost (texts, results, _ ("CPE, cost per engagement: spend ÷ (likes + comments)"), spend,
                totals->engagements);
}

const char *
uplift_post_figure_get_label (UpliftPostFigure figure)
{
  switch (figure)
    {
    case UPLIFT_POST_FIGURE_POSTS:
      return _ ("Posts");
    case UPLIFT_POST_FIGURE_REACH:
      return _ ("Reach");
    case UPLIFT_POST_FIGURE_ENGAGEMENTS:
      return _ ("Engagements");
    case UPLIFT_POST_FIGURE_RATE:
      return _ ("Engagement rate");
    case UPLIFT_POST_FIGURE_COST_PER_POST:
      return _ ("Cost per post");
    case UPLIFT_POST_FIGURE_CPM:
      return _ ("CPM");
    case UPLIFT_POST_FIGURE_CPE:
      return _ ("CPE");
    case UPLIFT_POST_FIGURE_POOLED_RATE:
      return _ ("Pooled rate");
    case UPLIFT_N_POST_FIGURES:
    default:
      g_return_val_if_reached ("");
    }
}

UpliftKpiTexts *
uplift_post_texts_new (UpliftPostFigure figure, const UpliftResults *results)
{
  static void (*const fill[UPLIFT_N_POST_FIGURES]) (UpliftKpiTexts *, const UpliftResults *) = {
    [UPLIFT_POST_FIGURE_POSTS] = fill_posts,
    [UPLIFT_POST_FIGURE_REACH] = fill_reach,
    [UPLIFT_POST_FIGURE_ENGAGEMENTS] = fill_engagements,
    [UPLIFT_POST_FIGURE_RATE] = fill_rate,
    [UPLIFT_POST_FIGURE_COST_PER_POST] = fill_cost_per_post,
    [UPLIFT_POST_FIGURE_CPM] = fill_cpm,
    [UPLIFT_POST_FIGURE_CPE] = fill_cpe,
    [UPLIFT_POST_FIGURE_POOLED_RATE] = fill_pooled_rate,
  };
  UpliftKpiTexts *texts;

  g_return_val_if_fail (figure < UPLIFT_N_POST_FIGURES, NULL);
  g_return_val_if_fail (results != NULL, NULL);

  texts = g_new0 (UpliftKpiTexts, 1);
  fill[figure](texts, results);
  return texts;
}
