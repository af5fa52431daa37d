#include "app/export/export-texts.h"

#include "core/data/selection.h"
#include "core/write/format.h"

#include <glib/gi18n.h>
#include <string.h>

char *
uplift_export_texts_make_title (const UpliftResults *results, UpliftTable table, guint64 n_rows)
{
  g_return_val_if_fail (results != NULL && table < UPLIFT_N_TABLES, NULL);

  const UpliftTableInfo *info = &results->dataset->tables[table];
  guint64 n_used = info->rows - info->skipped;
  g_autofree char *n = uplift_format_count ((gint64) n_rows);
  g_autofree char *all = uplift_format_count ((gint64) n_used);

  /* Translators: how many rows, how many there are, and the name of their file. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Export %s of %s row of “%s”",
                                       "Export %s of %s rows of “%s”", (gulong) n_used),
                          n, all, info->file);
}

static guint
get_set_filters (const UpliftResults *results)
{
  const UpliftFilter *filter = results->filter;
  guint set = 0;

  for (guint d = 0; d < UPLIFT_N_DIMENSIONS; d++)
    if (uplift_filter_get_n_values (filter, (UpliftDimension) d) > 0)
      set |= UPLIFT_BIT (d);
  return set;
}

static const char *
describe_posts (const UpliftResults *results)
{
  const UpliftPostColumns *posts = &results->dataset->posts;
  guint set = get_set_filters (results);
  guint lacking = UPLIFT_BIT (UPLIFT_DIMENSION_SOURCE)
                  | (posts->campaign == NULL ? UPLIFT_BIT (UPLIFT_DIMENSION_CAMPAIGN) : 0)
                  | (posts->brand == NULL ? UPLIFT_BIT (UPLIFT_DIMENSION_BRAND) : 0)
                  | (posts->product == NULL ? UPLIFT_BIT (UPLIFT_DIMENSION_PRODUCT) : 0);

  return (set & lacking) != 0
             ? _ ("Filters on columns that the posts file does not have are passed over.")
             : NULL;
}

static const char *
describe_tracking (const UpliftResults *results)
{
  const UpliftDataset *dataset = results->dataset;
  guint narrowing = UPLIFT_BITS_INFLUENCER | UPLIFT_BIT (UPLIFT_DIMENSION_CAMPAIGN);

  if (dataset->tracking.first[dataset->influencers.n] == dataset->tracking.n)
    return NULL;
  return (get_set_filters (results) & narrowing) != 0
             ? _ ("Rows without an influencer are not among them, because a filter on influencers "
                  "or campaigns is set.")
             : _ ("Rows without an influencer are among them.");
}

static const char *
describe_payouts (const UpliftResults *results)
{
  return uplift_filter_has_row_filter (results->filter)
             ? _ ("Each payout of a selected influencer is written in full; one with a campaign "
                  "or date of its own only if these are selected.")
             : NULL;
}

static char *
describe_influencers (const UpliftResults *results, guint64 n_rows)
{
  guint64 n_unknown = (guint64) results->totals.influencers - n_rows;
  g_autofree char *n = uplift_format_count ((gint64) n_unknown);

  return n_unknown == 0 ? NULL
                        : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                        "%s selected influencer is not in this "
                                                        "file.",
                                                        "%s selected influencers are not in this "
                                                        "file.",
                                                        (gulong) n_unknown),
                                           n);
}

static char *
describe_table (const UpliftResults *results, UpliftTable table, guint64 n_rows)
{
  switch (table)
    {
    case UPLIFT_TABLE_INFLUENCERS:
      return describe_influencers (results, n_rows);
    case UPLIFT_TABLE_POSTS:
      return g_strdup (describe_posts (results));
    case UPLIFT_TABLE_TRACKING:
      return g_strdup (describe_tracking (results));
    case UPLIFT_TABLE_PAYOUTS:
      return g_strdup (describe_payouts (results));
    case UPLIFT_N_TABLES:
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
uplift_export_texts_describe (const UpliftResults *results, UpliftTable table, guint64 n_rows)
{
  g_return_val_if_fail (results != NULL && table < UPLIFT_N_TABLES, NULL);

  const UpliftTableInfo *info = &results->dataset->tables[table];
  GString *text = g_string_new (
      _ ("They are written as they stand in the file: its columns, delimiter, spelling and "
         "encoding."));
  g_autofree char *about = describe_table (results, table, n_rows);

  if (about != NULL)
    g_string_append_printf (text, "\n%s", about);
  if (info->skipped > 0)
    {
      g_autofree char *n = uplift_format_count ((gint64) info->skipped);
      g_string_append_c (text, '\n');
      g_string_append_printf (
          text,
          g_dngettext (GETTEXT_PACKAGE, "%s row that could not be used is left out.",
                       "%s rows that could not be used are left out.", (gulong) info->skipped),
          n);
    }
  return g_string_free (text, FALSE);
}

char *
uplift_export_texts_make_name (const UpliftResults *results, UpliftTable table)
{
  g_return_val_if_fail (results != NULL && table < UPLIFT_N_TABLES, NULL);
  g_return_val_if_fail (results->dataset->tables[table].present, NULL);

  const char *file = results->dataset->tables[table].file;
  const char *dot = strrchr (file, '.');
  int stem = dot != NULL && dot != file ? (int) (dot - file) : (int) strlen (file);

  /* Translators: %.*s is the name of a file, %s its suffix with the dot. */
  return g_strdup_printf (_ ("%.*s-filtered%s"), stem, file, file + stem);
}
