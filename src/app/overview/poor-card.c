#include "app/overview/poor-card.h"

#include "app/sidebar/filter-toggle.h"
#include "app/widgets/tooltip.h"
#include "app/words/standing.h"
#include "core/write/format.h"

#include <glib/gi18n.h>

#define MAX_ROWS 10
#define ROW_WIDTH 240

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

static GtkWidget *
make_label (const char *text, const char *style_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "numeric");
  if (style_class != NULL)
    gtk_widget_add_css_class (label, style_class);
  return label;
}

/* The figure for which it is listed: "ROAS 0.74×" (transfer full). */
static char *
describe_ratio (const UpliftInfluencerFigures *row)
{
  gboolean poor = row->poor || row->loss_making;
  g_autofree char *ratio = uplift_format_ratio (poor ? row->figures.roas : row->incremental_roas);

  return poor ? g_strdup_printf (_ ("ROAS %s"), ratio)
              : g_strdup_printf (_ ("Incremental ROAS %s"), ratio);
}

/* "Loss-making · spend 5,000.00 · loses 1,234.00" (transfer full). */
static char *
describe_money (const UpliftResults *results, guint32 influencer)
{
  const UpliftFigures *figures = &results->influencers[influencer].figures;
  const char *currency = results->dataset->currency;
  const char *word = uplift_standing_get_word (uplift_standing_get (results, influencer));
  g_autofree char *spend = uplift_format_money (figures->spend, currency);
  g_autofree char *amount = uplift_format_money (fabs (figures->profit), currency);

  return figures->profit < 0
             ? g_strdup_printf (_ ("%s · spend %s · loses %s"), word, spend, amount)
             : g_strdup_printf (_ ("%s · spend %s · earns %s"), word, spend, amount);
}

static GtkWidget *
make_lines (const UpliftResults *results, guint32 influencer)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *name = make_label (results->dataset->influencers.name[influencer], NULL);
  g_autofree char *ratio = describe_ratio (&results->influencers[influencer]);
  g_autofree char *money = describe_money (results, influencer);
  GtkWidget *ratio_label = gtk_label_new (ratio);

  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (ratio_label, "numeric");
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_attach (GTK_GRID (grid), name, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), ratio_label, 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), make_label (money, "dim-label"), 0, 1, 2, 1);
  gtk_widget_set_hexpand (grid, TRUE);
  gtk_widget_set_size_request (grid, ROW_WIDTH, -1);
  return grid;
}

static GtkWidget *
make_row (const UpliftResults *results, guint32 influencer)
{
  UpliftStanding standing = uplift_standing_get (results, influencer);
  GtkWidget *row = gtk_flow_box_child_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (uplift_standing_get_icon_name (standing));
  const char *name = results->dataset->influencers.name[influencer];
  const char *id
      = uplift_dictionary_get (results->dataset->values[UPLIFT_DIMENSION_INFLUENCER], influencer);
  g_autofree char *ratio = describe_ratio (&results->influencers[influencer]);
  g_autofree char *money = describe_money (results, influencer);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s", name, ratio, money);
  g_autofree char *tooltip = NULL;

  gtk_widget_add_css_class (icon, uplift_standing_get_style_class (standing));
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), make_lines (results, influencer));
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (row), box);
  tooltip = g_strdup_printf ("%s\n%s\n%s", name, money, uplift_standing_get_explanation (standing));
  uplift_tooltip_set (row, tooltip);
  g_object_set_data_full (G_OBJECT (row), "influencer-id", g_strdup (id), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
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
  g_autofree char *count = NULL;
  gulong n = 0, not_incremental = 0;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < results->n_ranking; i++)
    {
      const UpliftInfluencerFigures *row = &results->influencers[results->ranking[i]];

      n += row->poor ? 1 : 0;
      not_incremental += !row->poor && row->not_incremental ? 1 : 0;
    }
  count = uplift_format_count ((gint64) n);
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
          ngettext ("%lu is not incremental: it earns its spend, but brings less than would have "
                    "come without it.",
                    "%lu are not incremental: they earn their spend, but bring less than would "
                    "have come without them.",
                    not_incremental),
          not_incremental);
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
                        g_object_get_data (G_OBJECT (row), "influencer-id"), FALSE);
}

static void
uplift_poor_card_results_changed (UpliftSessionView *view)
{
  UpliftPoorCard *card = UPLIFT_POOR_CARD (view);
  const UpliftResults *results = uplift_session_view_get_results (view);
  g_autoptr (GArray) poor = NULL;
  g_autofree char *summary = NULL, *more = NULL;
  GtkWidget *child;
  guint rest;

  if (results == NULL)
    return;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (card->list))) != NULL)
    gtk_flow_box_remove (card->list, child);
  poor = list_poor (results);
  for (guint i = 0; i < MIN (poor->len, MAX_ROWS); i++)
    gtk_flow_box_append (card->list, make_row (results, g_array_index (poor, guint32, i)));

  rest = poor->len - MIN (poor->len, MAX_ROWS);
  more = g_strdup_printf (ngettext ("and %u more: sort the table by status to see it",
                                    "and %u more: sort the table by status to see them", rest),
                          rest);
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
