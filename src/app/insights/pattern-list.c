#include "app/insights/pattern-list.h"

#include "app/insights/chance-text.h"
#include "app/insights/pattern-filter.h"
#include "app/widgets/drop-down-name.h"
#include "app/widgets/flow-layout.h"
#include "app/words/dimension-text.h"
#include "core/write/format.h"

#include <glib/gi18n.h>

/* How many rows there are at first. */
#define FEW_ROWS 8

static const double cuts[] = { 0.01, 0.05, 0.10 };
#define USUAL_CUT 1

struct _UpliftPatternList
{
  UpliftSessionView parent_instance;

  gboolean shows_all;

  /* All of the template (borrowed). */
  GtkCheckButton *hide;
  GtkDropDown *cut;
  GtkWidget *controls;
  GtkImage *icon;
  GtkLabel *summary;
  GtkListBox *list;
  GtkButton *more;
  GtkLabel *note;
};

G_DEFINE_TYPE (UpliftPatternList, uplift_pattern_list, UPLIFT_TYPE_SESSION_VIEW)

static double
get_cut (UpliftPatternList *self)
{
  return cuts[MIN (gtk_drop_down_get_selected (self->cut), G_N_ELEMENTS (cuts) - 1)];
}

static gboolean
is_listed (UpliftPatternList *self, const UpliftPattern *pattern)
{
  return !gtk_check_button_get_active (self->hide) || pattern->p_value <= get_cut (self);
}

static GtkWidget *
make_label (const char *text, const char *style_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "numeric");
  if (style_class != NULL)
    gtk_widget_add_css_class (label, style_class);
  return label;
}

/* "Platform: Instagram" (transfer full). */
static char *
name_group (const UpliftPattern *pattern, const UpliftDataset *dataset)
{
  const char *label = uplift_dimension_get_label (dataset, pattern->by, pattern->code);

  if (pattern->gender != G_MAXUINT32)
    return g_strdup_printf (
        _ ("Persona: %s, %s"), label,
        uplift_dimension_get_label (dataset, UPLIFT_DIMENSION_GENDER, pattern->gender));
  return g_strdup_printf ("%s: %s", uplift_dimension_get_title (pattern->by), label);
}

/* "3 of 12 influencers lose money, 96,777.70 in all; of the others 0 of 28 do." (transfer full). */
static char *
describe_counts (const UpliftPattern *pattern, const UpliftDataset *dataset)
{
  g_autofree char *losing = uplift_format_count (pattern->loss_making);
  g_autofree char *all = uplift_format_count (pattern->influencers);
  g_autofree char *others_losing = uplift_format_count (pattern->others_loss_making);
  g_autofree char *others = uplift_format_count (pattern->others);
  g_autofree char *lost = uplift_format_money (pattern->money_lost, dataset->currency);

  return g_strdup_printf (_ ("%s of %s influencers lose money, %s in all; of the others %s of %s "
                             "do."),
                          losing, all, lost, others_losing, others);
}

static GtkWidget *
make_row (const UpliftPattern *pattern, const UpliftDataset *dataset)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *name = name_group (pattern, dataset);
  g_autofree char *counts = describe_counts (pattern, dataset);
  g_autofree char *chance = uplift_chance_text_describe (pattern->p_value);
  g_autofree char *spoken = g_strdup_printf ("%s. %s %s", name, counts, chance);

  gtk_box_append (GTK_BOX (box), make_label (name, "group"));
  gtk_box_append (GTK_BOX (box), make_label (counts, NULL));
  gtk_box_append (GTK_BOX (box), make_label (chance, "dim-label"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, _ ("Show only this group"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

/* Rows for the first listed ones; returns how many are listed. */
static guint
fill_list (UpliftPatternList *self, const UpliftResults *results)
{
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint p = 0; p < results->n_patterns; p++)
    {
      const UpliftPattern *pattern = &results->patterns[p];

      if (!is_listed (self, pattern))
        continue;
      if (self->shows_all || n < FEW_ROWS)
        {
          child = make_row (pattern, results->dataset);
          g_object_set_data (G_OBJECT (child), "pattern", GUINT_TO_POINTER (p));
          gtk_list_box_append (self->list, child);
        }
      n++;
    }
  return n;
}

static gboolean
has_loss_maker (const UpliftResults *results)
{
  for (guint r = 0; r < results->n_ranking; r++)
    if (results->influencers[results->ranking[r]].loss_making)
      return TRUE;
  return FALSE;
}

/* How many there are and how many are hidden (transfer full). */
static char *
summarize (const UpliftResults *results, guint n_listed)
{
  gulong hidden = results->n_patterns - n_listed;
  g_autofree char *listed_text = uplift_format_count (n_listed);
  g_autofree char *hidden_text = uplift_format_count ((gint64) hidden);
  GString *text = g_string_new (NULL);

  if (isnan (results->totals.figures.spend))
    g_string_append (text, _ ("No payouts file, so it is not known who loses money."));
  else if (!has_loss_maker (results))
    g_string_append (text, _ ("None: no influencer loses money in this selection."));
  else if (results->n_patterns == 0)
    g_string_append (text, _ ("None: those who lose money are spread over all groups."));
  else if (n_listed == 0)
    g_string_append (text, _ ("None that chance alone would not make."));
  else
    g_string_append_printf (text,
                            ngettext ("In %s group influencers lose money more often than in "
                                      "others.",
                                      "In %s groups influencers lose money more often than in "
                                      "others.",
                                      n_listed),
                            listed_text);
  if (hidden > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text,
                              ngettext ("%s more could be chance and is hidden.",
                                        "%s more could be chance and are hidden.", hidden),
                              hidden_text);
    }
  return g_string_free (text, FALSE);
}

static void
update_note (UpliftPatternList *self)
{
  g_autofree char *note = NULL;
  const char *counting = _ ("With products and campaigns an influencer counts in each.");

  if (gtk_check_button_get_active (self->hide))
    note = g_strdup_printf (
        _ ("Many groups are compared at once, so that chance still makes some of these: at most "
           "about %d of every 100 groups. %s"),
        (int) lround (100.0 * get_cut (self)), counting);
  else
    note = g_strdup_printf (_ ("Many groups are compared at once, and with few influencers chance "
                               "makes many of these. %s"),
                            counting);
  gtk_label_set_label (self->note, note);
}

static void
update_more (UpliftPatternList *self, guint n_listed)
{
  g_autofree char *number = uplift_format_count (n_listed);
  g_autofree char *label = g_strdup_printf (_ ("Show all %s"), number);

  gtk_button_set_label (self->more, label);
  gtk_widget_set_visible (GTK_WIDGET (self->more), !self->shows_all && n_listed > FEW_ROWS);
}

static void
uplift_pattern_list_results_changed (UpliftSessionView *view)
{
  UpliftPatternList *self = UPLIFT_PATTERN_LIST (view);
  const UpliftResults *results = uplift_session_view_get_results (view);
  g_autofree char *summary = NULL;
  guint n;

  if (results == NULL)
    return;
  n = fill_list (self, results);
  summary = summarize (results, n);
  gtk_label_set_label (self->summary, summary);
  gtk_image_set_from_icon_name (self->icon, isnan (results->totals.figures.spend)
                                                ? "dialog-information-symbolic"
                                            : n > 0 ? "dialog-warning-symbolic"
                                                    : "emblem-ok-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_widget_set_visible (self->controls, results->n_patterns > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->note), results->n_patterns > 0);
  update_note (self);
  update_more (self, n);
}

static void
update_cb (UpliftPatternList *self)
{
  uplift_pattern_list_results_changed (UPLIFT_SESSION_VIEW (self));
}

static void
more_cb (UpliftPatternList *self)
{
  self->shows_all = TRUE;
  update_cb (self);
}

/* Another data set has other patterns, of which the first ones do again. */
static void
uplift_pattern_list_dataset_changed (UpliftSessionView *view)
{
  UPLIFT_PATTERN_LIST (view)->shows_all = FALSE;
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, UpliftPatternList *self)
{
  const UpliftResults *results = uplift_session_view_get_results (self);
  guint p = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "pattern"));

  g_return_if_fail (p < results->n_patterns);
  uplift_pattern_filter_toggle (uplift_session_view_get_session (self), &results->patterns[p]);
}

static void
uplift_pattern_list_class_init (UpliftPatternListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  UPLIFT_SESSION_VIEW_CLASS (class)->dataset_changed = uplift_pattern_list_dataset_changed;
  UPLIFT_SESSION_VIEW_CLASS (class)->results_changed = uplift_pattern_list_results_changed;
  g_type_ensure (UPLIFT_TYPE_FLOW_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/pattern-list.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftPatternList, hide);
  gtk_widget_class_bind_template_child (widget_class, UpliftPatternList, cut);
  gtk_widget_class_bind_template_child (widget_class, UpliftPatternList, controls);
  gtk_widget_class_bind_template_child (widget_class, UpliftPatternList, icon);
  gtk_widget_class_bind_template_child (widget_class, UpliftPatternList, summary);
  gtk_widget_class_bind_template_child (widget_class, UpliftPatternList, list);
  gtk_widget_class_bind_template_child (widget_class, UpliftPatternList, more);
  gtk_widget_class_bind_template_child (widget_class, UpliftPatternList, note);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
uplift_pattern_list_init (UpliftPatternList *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      g_autofree char *name = g_strdup_printf ("%d%%", (int) lround (100.0 * cuts[i]));

      gtk_string_list_append (names, name);
    }
  gtk_drop_down_set_model (self->cut, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->cut, USUAL_CUT);
  uplift_drop_down_set_name (self->cut, _ ("How likely chance may be"));
}
