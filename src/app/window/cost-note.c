#include "app/window/cost-note.h"

#include "app/words/cost-text.h"

struct _UpliftCostNote
{
  UpliftSessionView parent_instance;

  GtkLabel *label; /* (borrowed) */
};

G_DEFINE_TYPE (UpliftCostNote, uplift_cost_note, UPLIFT_TYPE_SESSION_VIEW)

static void
uplift_cost_note_results_changed (UpliftSessionView *view)
{
  UpliftCostNote *self = UPLIFT_COST_NOTE (view);
  UpliftResults *results = uplift_session_view_get_results (view);
  g_autofree char *note = results != NULL ? uplift_cost_text_dup_note (results) : NULL;

  gtk_label_set_label (self->label, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self), note != NULL);
}

static void
uplift_cost_note_class_init (UpliftCostNoteClass *class)
{
  UPLIFT_SESSION_VIEW_CLASS (class)->results_changed = uplift_cost_note_results_changed;
}

static void
uplift_cost_note_init (UpliftCostNote *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-information-symbolic");

  GtkWidget *line = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (line), 6);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_grid_attach (GTK_GRID (line), icon, 0, 0, 1, 1);
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_xalign (self->label, 0);
  gtk_grid_attach (GTK_GRID (line), GTK_WIDGET (self->label), 1, 0, 1, 1);
  gtk_box_append (GTK_BOX (self), line);
  gtk_widget_add_css_class (GTK_WIDGET (self), "dim-label");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
