#include "core/read/post-checks.h"
#include "core/read/finding-text.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

static gint64
get_count (const gint64 *counts, guint32 row)
{
  return counts != NULL ? counts[row] : UPLIFT_COUNT_NONE;
}

static void
check_reach (UpliftLoaderContext *context, const UpliftLoaderSource *source, const guint64 *lines)
{
  const UpliftPostColumns *posts = &context->dataset->posts;

  for (guint32 row = 0; row < posts->n; row++)
    {
      gint64 reach = get_count (posts->reach, row);
      gint64 likes = get_count (posts->likes, row);
      gint64 comments = get_count (posts->comments, row);
      gint64 reactions = (likes != UPLIFT_COUNT_NONE ? likes : 0)
                         + (comments != UPLIFT_COUNT_NONE ? comments : 0);
      if (reach == UPLIFT_COUNT_NONE || reactions <= reach)
        continue;
      g_autofree char *value = uplift_finding_dup_count (reach);
      UpliftFinding finding
          = uplift_loader_source_make_finding (source, UPLIFT_COLUMN_REACH, UPLIFT_SEVERITY_WARNING,
                                               "reactions-above-reach", lines[row]);
      finding.value = value;
      uplift_problems_add (context->dataset->problems, &finding,
                           _ ("likes and comments are %" PRId64 ", more than the reach of %" PRId64
                              "; the post counts as it is"),
                           reactions, reach);
    }
}

static gboolean
is_same_word (const char *a, const char *b)
{
  g_autofree char *p = g_utf8_casefold (a, -1);
  g_autofree char *q = g_utf8_casefold (b, -1);

  return strcmp (p, q) == 0;
}

/* Only for a file that has platforms of its own: else each post is on its influencer's. */
static void
check_platform (UpliftLoaderContext *context, const UpliftLoaderSource *source,
                const UpliftLoaderRows *rows, const guint64 *lines)
{
  const UpliftPostColumns *posts = &context->dataset->posts;
  const UpliftDictionary *names = context->dataset->values[UPLIFT_DIMENSION_PLATFORM];

  if (!uplift_loader_source_has (source, UPLIFT_COLUMN_PLATFORM))
    return;
  for (guint32 row = 0; row < posts->n; row++)
    {
      if (posts->influencer[row] >= rows->n_known)
        continue;
      guint32 own = posts->platform[row];
      guint32 usual = context->dataset->influencers
                          .attribute[UPLIFT_DIMENSION_PLATFORM][posts->influencer[row]];
      if (own == 0 || usual == 0 || own == usual
          || is_same_word (uplift_dictionary_get (names, own),
                           uplift_dictionary_get (names, usual)))
        continue;
      UpliftFinding finding = uplift_loader_source_make_finding (
          source, UPLIFT_COLUMN_PLATFORM, UPLIFT_SEVERITY_WARNING, "other-platform", lines[row]);
      finding.value = uplift_dictionary_get (names, own);
      uplift_problems_add (context->dataset->problems, &finding,
                           _ ("a post on “%s” of an influencer on “%s”; engagement counts it under "
                              "its own platform, money under the influencer’s"),
                           finding.value, uplift_dictionary_get (names, usual));
    }
}

static void
check_days (UpliftLoaderContext *context, const UpliftLoaderSource *source, const guint64 *lines)
{
  const UpliftPostColumns *posts = &context->dataset->posts;
  UpliftDayBounds bounds
      = uplift_day_bounds_find (posts->day, sizeof *posts->day, NULL, posts->n, context->today);

  for (guint32 row = 0; row < posts->n; row++)
    {
      if (uplift_day_bounds_judge (&bounds, posts->day[row]) == UPLIFT_DAY_FINE)
        continue;
      UpliftFinding finding = uplift_loader_source_make_finding (
          source, UPLIFT_COLUMN_DATE, UPLIFT_SEVERITY_WARNING, "", lines[row]);
      uplift_finding_report_day (context->dataset->problems, &finding, &bounds, posts->day[row]);
    }
}

void
uplift_post_checks_run (UpliftLoaderContext *context, const UpliftLoaderSource *source,
                        const UpliftLoaderRows *rows, const guint64 *lines)
{
  g_return_if_fail (context != NULL && source != NULL && rows != NULL);
  g_return_if_fail (lines != NULL || context->dataset->posts.n == 0);

  if (context->dataset->posts.n == 0)
    return;
  check_reach (context, source, lines);
  check_platform (context, source, rows, lines);
  check_days (context, source, lines);
}
