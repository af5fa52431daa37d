#include "app/overview/poor-card.h"

#include "app/overview/poor-row.h"
#include "app/sidebar/filter-toggle.h"
#include "app/words/standing.h"
#include "core/write/format.h"

#include <glib/gi18n.h>

#define MAX_ROWS 10

struct _UpliftPoorCard
{
  UpliftSessionView parent_instance;

  /* All of the template (borrowed). */
  GtkImage *icon;
  GtkLabel *summary;
  GtkFlowBox *list;
  GtkLabel *more;
};

G_DEFINE_TYPE (UpliftPoorCard, uplift_poor_card, UPLIFT_TYPE_SESSION_VIEW)

static gboolean
is_listed (const UpliftInfluencerFigures *row)
{
  return row->poor || row->loss_making || row->not_incremental;
}

/* Those that are not incremental only come after the poor ones. */
static double
get_badness (const UpliftInfluencerFigures *row)
{
  return row->poor || row->loss_making ? row->figures.roas : G_MAXDOUBLE;
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const UpliftResults *results = user_data;
  double left = get_badness (&results->influencers[*(const guint32 *) a]);
  double right = get_badness (&results->influencers[*(const guint32 *) b]);

  return left < right ? -1 : left > right;
}

/* Worst first, ties as in the ranking (transfer full). */
static GArray *
list_poor (const UpliftResults *results)
{
  GArray *poor = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < results->n_ranking; i++)
    if (is_listed (&results->influencers[results->ranking[i]]))
      g_array_append_val (poor, results->ranking[i]);
  g_array_sort_with_data (poor, compare_cb, (gpointer) results);
  return poor;
}

/* What the threshold is: "break-even (1.00×)" (transfer full). */
static char *
describe_threshold (const UpliftResults *results)
{
  g_autofree char *threshold
      = uplift_format_ratio (uplift_settings_get_threshold (&results->settings));
  g_autofree char *break_even = uplift_format_ratio (1.0 / results->settings.margin);

  if (isnan (results->settings.poor_roas))
    return g_strdup_printf (_ ("break-even (ROAS %s)"), break_even);
  return g_strdup_printf (_ ("the threshold of ROAS %s (break-even is %s)"), threshold, break_even);
}

/* How many there are, against which threshold (transfer full). */
static char *
summarize (const UpliftResults *results)
{
  g_autofree char *threshold = describe_threshold (results);
  g_autofree char *count = NULL, *not_incremental_count = NULL;
  gulong n = 0, not_incremental = 0;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < results->n_ranking; i++)
    {
      const UpliftInfluencerFigures *row = &results->influencers[results->ranking[i]];

      n += row->poor ? 1 : 0;
      not_incremental += !row->poor && row->not_incremental ? 1 : 0;
    }
  count = uplift_format_count ((gint64) n);
  not_incremental_count = uplift_format_count ((gint64) not_incremental);
  if (n == 0)
    g_string_append_printf (text, _ ("None: every influencer is at or above %s."), threshold);
  else
    g_string_append_printf (
        text, ngettext ("%s influencer is below %s.", "%s influencers are below %s.", n), count,
        threshold);
  if (not_incremental > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (
          text,
          ngettext ("%s is not incremental: it earns its spend, but brings less than would have "
                    "come without it.",
                    "%s are not incremental: they earn their spend, but bring less than would "
                    "have come without them.",
                    not_incremental),
          not_incremental_count);
    }
  return g_string_free (text, FALSE);
}

static const char *
get_icon_name (const UpliftResults *results, guint n_poor)
{
  if (!results->dataset->tables[UPLIFT_TABLE_PAYOUTS].present)
    return "dialog-information-symbolic";
  return n_poor > 0 ? "dialog-warning-symbolic" : "emblem-ok-symbolic";
}

static void
activated_cb (GtkFlowBox *list, GtkFlowBoxChild *row, UpliftPoorCard *self)
{
  uplift_filter_toggle (uplift_session_view_get_session (self), UPLIFT_DIMENSION_INFLUENCER,
                        uplift_poor_row_get_id (UPLIFT_POOR_ROW (row)), FALSE);
}

/* Rows stay and are filled anew, since to make them takes longer; those too many are hidden. */
static void
fill_list (UpliftPoorCard *card, UpliftResults *results, const GArray *poor)
{
  guint n = MIN (poor->len, MAX_ROWS), i = 0;
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (card->list));

  for (; i < n || row != NULL; i++, row = gtk_widget_get_next_sibling (row))
    {
      if (row == NULL)
        {
          row = uplift_poor_row_new ();
          gtk_flow_box_append (card->list, row);
        }
      gtk_widget_set_visible (row, i < n);
      if (i < n)
        uplift_poor_row_set (UPLIFT_POOR_ROW (row), results, g_array_index (poor, guint32, i));
    }
}

static void
uplift_poor_card_results_changed (UpliftSessionView *view)
{
  UpliftPoorCard *card = UPLIFT_POOR_CARD (view);
  UpliftResults *results = uplift_session_view_get_results (view);
  g_autoptr (GArray) poor = NULL;
  g_autofree char *summary = NULL, *number = NULL, *more = NULL;
  guint rest;

  if (results == NULL)
    return;

  poor = list_poor (results);
  fill_list (card, results, poor);

  rest = poor->len - MIN (poor->len, MAX_ROWS);
  number = uplift_format_count (rest);
  more = g_strdup_printf (ngettext ("and %s more: sort the table by status to see it",
                                    "and %s more: sort the table by status to see them", rest),
                          number);
  summary = results->dataset->tables[UPLIFT_TABLE_PAYOUTS].present
                ? summarize (results)
                : g_strdup (_ ("No payouts file, so it is not known who earns the spend."));
  gtk_label_set_label (card->summary, summary);
  gtk_image_set_from_icon_name (card->icon, get_icon_name (results, poor->len));
  gtk_label_set_label (card->more, more);
  gtk_widget_set_visible (GTK_WIDGET (card->more), rest > 0);
  gtk_widget_set_visible (GTK_WIDGET (card->list), poor->len > 0);
}

static void
uplift_poor_card_class_init (UpliftPoorCardClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  UPLIFT_SESSION_VIEW_CLASS (class)->results_changed = uplift_poor_card_results_changed;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/poor-card.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftPoorCard, icon);
  gtk_widget_class_bind_template_child (widget_class, UpliftPoorCard, summary);
  gtk_widget_class_bind_template_child (widget_class, UpliftPoorCard, list);
  gtk_widget_class_bind_template_child (widget_class, UpliftPoorCard, more);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
uplift_poor_card_init (UpliftPoorCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
