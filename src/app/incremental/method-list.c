#include "app/incremental/method-list.h"
#include "app/incremental/method-chooser.h"
#include "app/incremental/method-explanation.h"
#include "app/incremental/method-text.h"
#include "core/write/format.h"
#include <glib/gi18n.h>

#define FIRST UPLIFT_METHOD_EXPERIMENT
#define N_ROWS (UPLIFT_N_METHODS - FIRST)

typedef struct
{
  GtkCheckButton *button; /* (borrowed) */
  GtkLabel *revenue;      /* (borrowed) */
  GtkLabel *roas;         /* (borrowed) */
  GtkLabel *detail;       /* below them (borrowed) */
} Row;

struct _UpliftMethodList
{
  UpliftSessionView parent_instance;
  Row rows[N_ROWS];
  gboolean updating; /* the buttons follow the results just now */
};

G_DEFINE_TYPE (UpliftMethodList, uplift_method_list, UPLIFT_TYPE_SESSION_VIEW)

/* "95% interval: 6.64 – 6.89", "No value: …", "" (transfer full). */
static char *
make_detail (const UpliftIncremental *in)
{
  g_autofree char *interval = uplift_method_explanation_format_interval (in);
  if (in->reason != NULL)
    return g_strdup_printf (_ ("No value: %s."), in->reason);
  if (*interval != '\0')
    return g_strdup_printf (_ ("95%% interval: %s"), interval);
  return g_strdup ("");
}

static void
show_method (UpliftMethodList *self, const Row *row, const UpliftIncremental *in)
{
  UpliftDataset *dataset = uplift_session_view_get_dataset (self);
  g_autofree char *detail = make_detail (in);
  g_autofree char *revenue = uplift_format_money_compact (in->revenue, dataset->currency);
  g_autofree char *whole_revenue = uplift_format_money (in->revenue, dataset->currency);
  g_autofree char *roas = uplift_format_ratio (in->roas);
  /* Translators: a method, its incremental revenue and its ROAS. */
  g_autofree char *name
      = g_strdup_printf (_ ("%s: incremental revenue %s, incremental ROAS %s"),
                         uplift_method_get_title (in->method), whole_revenue, roas);
  gtk_label_set_label (row->detail, detail);
  gtk_widget_set_visible (GTK_WIDGET (row->detail), *detail != '\0');
  gtk_label_set_label (row->revenue, revenue);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row->revenue), whole_revenue);
  gtk_label_set_label (row->roas, roas);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
uplift_method_list_results_changed (UpliftSessionView *view)
{
  UpliftMethodList *self = UPLIFT_METHOD_LIST (view);
  UpliftResults *results = uplift_session_view_get_results (self);
  if (results == NULL)
    return;
  self->updating = TRUE;
  for (guint i = 0; i < N_ROWS; i++)
    show_method (self, &self->rows[i], &results->methods[FIRST + i]);
  gtk_check_button_set_active (self->rows[results->incremental.method - FIRST].button, TRUE);
  self->updating = FALSE;
}

static void
uplift_method_list_toggled_cb (UpliftMethodList *self, GtkCheckButton *button)
{
  if (self->updating || !gtk_check_button_get_active (button))
    return;
  for (guint i = 0; i < N_ROWS; i++)
    if (self->rows[i].button == button)
      uplift_method_chooser_choose (uplift_session_view_get_session (self),
                                    (UpliftMethod) (FIRST + i));
}

static GtkLabel *
attach_label (GtkGrid *grid, int column, int line, const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));
  gboolean is_number = column > 0;
  gtk_label_set_xalign (label, is_number ? 1.0f : 0.0f);
  gtk_label_set_justify (label, is_number ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  gtk_grid_attach (grid, GTK_WIDGET (label), column, line, 1, 1);
  return label;
}

static void
add_head (GtkGrid *grid)
{
  const char *titles[] = { _ ("Method"), _ ("Incremental revenue"), _ ("Incremental ROAS") };
  for (int i = 0; i < (int) G_N_ELEMENTS (titles); i++)
    {
      GtkLabel *label = attach_label (grid, i, 0, "caption");
      gtk_label_set_wrap (label, TRUE);
      gtk_label_set_label (label, titles[i]);
    }
}

static void
add_row (UpliftMethodList *self, GtkGrid *grid, guint i)
{
  Row *row = &self->rows[i];
  int line = 1 + 3 * (int) i;
  const char *title = uplift_method_get_title ((UpliftMethod) (FIRST + i));
  gtk_grid_attach (grid, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL), 0, line, 3, 1);
  row->button = g_object_new (GTK_TYPE_CHECK_BUTTON, "label", title, "accessible-role",
                              GTK_ACCESSIBLE_ROLE_RADIO, NULL);
  gtk_widget_set_hexpand (GTK_WIDGET (row->button), TRUE);
  if (i > 0)
    gtk_check_button_set_group (row->button, self->rows[0].button);
  g_signal_connect_object (row->button, "toggled", G_CALLBACK (uplift_method_list_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_grid_attach (grid, GTK_WIDGET (row->button), 0, line + 1, 1, 1);
  row->revenue = attach_label (grid, 1, line + 1, "numeric");
  row->roas = attach_label (grid, 2, line + 1, "numeric");
  row->detail = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (row->detail, 0.0f);
  gtk_label_set_wrap (row->detail, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (row->detail), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (row->detail), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (row->detail), "method-detail");
  gtk_grid_attach (grid, GTK_WIDGET (row->detail), 0, line + 2, 3, 1);
}

static void
uplift_method_list_class_init (UpliftMethodListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  UPLIFT_SESSION_VIEW_CLASS (klass)->results_changed = uplift_method_list_results_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
}

static void
uplift_method_list_init (UpliftMethodList *self)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (grid, 12);
  gtk_grid_set_row_spacing (grid, 3);
  gtk_widget_set_hexpand (GTK_WIDGET (grid), TRUE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (grid));
  add_head (grid);
  for (guint i = 0; i < N_ROWS; i++)
    add_row (self, grid, i);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Method for incremental revenue"), -1);
}
