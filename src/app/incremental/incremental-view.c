#include "app/incremental/incremental-view.h"
#include "app/chart/chart-card.h"
#include "app/incremental/method-cautions.h"
#include "app/incremental/method-chooser.h"
#include "app/incremental/method-explanation.h"
#include "app/incremental/method-list.h"
#include "app/incremental/method-specs.h"
#include "app/widgets/wrap-layout.h"
#include "core/write/format.h"
#include <glib/gi18n.h>

struct _UpliftIncrementalView
{
  UpliftSessionView parent_instance;
  GtkLabel *rows;        /* template child */
  GtkLabel *figure;      /* template child */
  GtkLabel *interval;    /* template child */
  GtkLabel *verdict;     /* template child */
  UpliftChartCard *card; /* template child */
  GtkLabel *words;       /* template child */
  GtkLabel *revenue;     /* template child */
  GtkLabel *roas;        /* template child */
  GtkGrid *inputs;       /* template child */
  GtkGrid *certainty;    /* template child */
  GtkLabel *sureness;    /* template child */
  GtkLabel *assumption;  /* template child */
  GtkBox *cautions;      /* template child */
  UpliftChart *chart;    /* (owned) */
};

G_DEFINE_TYPE (UpliftIncrementalView, uplift_incremental_view, UPLIFT_TYPE_SESSION_VIEW)

static void
remove_children (GtkWidget *parent)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (parent)) != NULL)
    gtk_widget_unparent (child);
}

static GtkWidget *
make_label (const char *text, float xalign)
{
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  return label;
}

/* One step a line. A line separator is not the end of a paragraph: that begins with letters, and so
 * runs from left to right in every language. */
static void
show_formula (GtkLabel *label, const UpliftMethodFormula *formula)
{
  g_autofree char *markup = g_markup_printf_escaped (
      "<span face=\"serif\" style=\"italic\" size=\"larger\">%s</span>\u2028= %s\u2028%s",
      formula->letters, formula->numbers, formula->result);
  gtk_label_set_markup (label, markup);
}

/* Letter, meaning, value. */
static void
fill_table (GtkGrid *grid, const GArray *lines)
{
  remove_children (GTK_WIDGET (grid));
  for (guint i = 0; i < lines->len; i++)
    {
      const UpliftMethodInput *line = &g_array_index (lines, UpliftMethodInput, i);
      GtkWidget *letter = make_label (line->letter, 0.0f);
      GtkWidget *meaning = make_label (line->meaning, 0.0f);
      GtkWidget *value = make_label (line->value, 1.0f);
      gtk_widget_add_css_class (letter, "formula");
      gtk_widget_add_css_class (value, "numeric");
      gtk_widget_set_hexpand (meaning, TRUE);
      gtk_widget_set_valign (letter, GTK_ALIGN_BASELINE);
      gtk_widget_set_valign (meaning, GTK_ALIGN_BASELINE);
      gtk_widget_set_valign (value, GTK_ALIGN_BASELINE);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                      meaning, NULL, -1);
      gtk_grid_attach (grid, letter, 0, (int) i, 1, 1);
      gtk_grid_attach (grid, meaning, 1, (int) i, 1, 1);
      gtk_grid_attach (grid, value, 2, (int) i, 1, 1);
    }
  gtk_widget_set_visible (GTK_WIDGET (grid), lines->len > 0);
}

static void
fill_cautions (GtkBox *box, const GArray *cautions)
{
  remove_children (GTK_WIDGET (box));
  for (guint i = 0; i < cautions->len; i++)
    {
      const UpliftMethodCaution *caution = &g_array_index (cautions, UpliftMethodCaution, i);
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
      GtkWidget *icon = gtk_image_new_from_icon_name (
          caution->holds ? "dialog-warning-symbolic" : "dialog-information-symbolic");
      GtkWidget *text = make_label (caution->text, 0.0f);
      gtk_widget_set_valign (icon, GTK_ALIGN_START);
      gtk_widget_add_css_class (icon, caution->holds ? "warning" : "dim-label");
      gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      caution->holds ? _ ("Warning") : _ ("Note"), -1);
      gtk_widget_set_hexpand (text, TRUE);
      gtk_box_append (GTK_BOX (row), icon);
      gtk_box_append (GTK_BOX (row), text);
      gtk_box_append (box, row);
    }
}

static void
show_result (UpliftIncrementalView *self, const UpliftResults *results, const char *verdict)
{
  const UpliftIncremental *in = &results->incremental;
  g_autofree char *figure = uplift_format_ratio (in->roas);
  g_autofree char *interval = uplift_method_explanation_format_interval (in);
  g_autofree char *certainty
      = *interval != '\0' ? g_strdup_printf (_ ("95%% interval: %s"), interval) : g_strdup ("");
  g_autofree char *shown = uplift_format_count ((gint64) results->totals.rows);
  g_autofree char *all = uplift_format_count ((gint64) results->dataset->tracking.n);
  g_autofree char *rows = g_strdup_printf (_ ("%s of %s rows are selected."), shown, all);
  gtk_label_set_label (self->rows, rows);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), !uplift_filter_is_empty (results->filter));
  gtk_label_set_label (self->figure, figure);
  gtk_label_set_label (self->interval, certainty);
  gtk_label_set_label (self->verdict, verdict);
  gtk_widget_set_visible (GTK_WIDGET (self->verdict), *verdict != '\0');
}

static void
uplift_incremental_view_results_changed (UpliftSessionView *view)
{
  UpliftIncrementalView *self = UPLIFT_INCREMENTAL_VIEW (view);
  UpliftResults *results = uplift_session_view_get_results (self);
  if (results == NULL)
    return;
  UpliftMethod method = results->incremental.method;
  g_autoptr (UpliftMethodExplanation) texts = uplift_method_explanation_new (results, method);
  g_autoptr (GArray) cautions = uplift_method_cautions_new (results, method);
  show_result (self, results, texts->verdict);
  gtk_label_set_label (self->words, texts->words);
  show_formula (self->revenue, &texts->revenue);
  show_formula (self->roas, &texts->roas);
  fill_table (self->inputs, texts->inputs);
  fill_table (self->certainty, texts->certainty);
  gtk_label_set_label (self->sureness, texts->sureness);
  gtk_label_set_label (self->assumption, texts->assumption);
  fill_cautions (self->cautions, cautions);
  uplift_method_specs_fill_intervals (UPLIFT_INTERVAL_CHART (self->chart), results);
  uplift_chart_card_update (self->card, _ ("No method has a value for this selection."), FALSE);
}

static void
uplift_incremental_view_mark_activated_cb (UpliftIncrementalView *self, guint datum)
{
  uplift_method_chooser_choose (uplift_session_view_get_session (self),
                                (UpliftMethod) (UPLIFT_METHOD_EXPERIMENT + datum));
}

static void
uplift_incremental_view_dispose (GObject *object)
{
  g_clear_object (&UPLIFT_INCREMENTAL_VIEW (object)->chart);
  G_OBJECT_CLASS (uplift_incremental_view_parent_class)->dispose (object);
}

static void
uplift_incremental_view_class_init (UpliftIncrementalViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  UPLIFT_SESSION_VIEW_CLASS (klass)->results_changed = uplift_incremental_view_results_changed;
  G_OBJECT_CLASS (klass)->dispose = uplift_incremental_view_dispose;
  g_type_ensure (UPLIFT_TYPE_CHART_CARD);
  g_type_ensure (UPLIFT_TYPE_METHOD_CHOOSER);
  g_type_ensure (UPLIFT_TYPE_METHOD_LIST);
  g_type_ensure (UPLIFT_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/uplift_roi/Uplift/ui/incremental-view.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftIncrementalView, rows);
  gtk_widget_class_bind_template_child (widget_class, UpliftIncrementalView, figure);
  gtk_widget_class_bind_template_child (widget_class, UpliftIncrementalView, interval);
  gtk_widget_class_bind_template_child (widget_class, UpliftIncrementalView, verdict);
  gtk_widget_class_bind_template_child (widget_class, UpliftIncrementalView, card);
  gtk_widget_class_bind_template_child (widget_class, UpliftIncrementalView, words);
  gtk_widget_class_bind_template_child (widget_class, UpliftIncrementalView, revenue);
  gtk_widget_class_bind_template_child (widget_class, UpliftIncrementalView, roas);
  gtk_widget_class_bind_template_child (widget_class, UpliftIncrementalView, inputs);
  gtk_widget_class_bind_template_child (widget_class, UpliftIncrementalView, certainty);
  gtk_widget_class_bind_template_child (widget_class, UpliftIncrementalView, sureness);
  gtk_widget_class_bind_template_child (widget_class, UpliftIncrementalView, assumption);
  gtk_widget_class_bind_template_child (widget_class, UpliftIncrementalView, cautions);
}

static void
uplift_incremental_view_init (UpliftIncrementalView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  UpliftChartView *view = uplift_chart_card_get_view (self->card);
  self->chart = uplift_interval_chart_new ();
  uplift_chart_view_set_chart (view, self->chart);
  g_signal_connect_object (view, "mark-activated",
                           G_CALLBACK (uplift_incremental_view_mark_activated_cb), self,
                           G_CONNECT_SWAPPED);
}
