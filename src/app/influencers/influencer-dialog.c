#include "app/influencers/influencer-dialog.h"

#include "app/influencers/influencer-view.h"
#include "app/window/toast.h"

#define MAX_WIDTH 820
#define MAX_HEIGHT 760

struct _UpliftInfluencerDialog
{
  GtkWindow parent_instance;

  UpliftSession *session; /* (owned) */
  char *id;               /* of the influencer (owned) */

  UpliftInfluencerView *view; /* of the template (borrowed) */
};

G_DEFINE_TYPE (UpliftInfluencerDialog, uplift_influencer_dialog, GTK_TYPE_WINDOW)

static void
show_only_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  UpliftInfluencerDialog *self = UPLIFT_INFLUENCER_DIALOG (widget);
  g_autoptr (UpliftFilter) filter = uplift_filter_copy (uplift_session_get_filter (self->session));

  uplift_filter_clear_dimension (filter, UPLIFT_DIMENSION_INFLUENCER);
  uplift_filter_set (filter, UPLIFT_DIMENSION_INFLUENCER, self->id, TRUE);
  uplift_session_set_filter (self->session, filter);
}

/* Nothing is left to do when it is the only one already. */
static void
results_changed_cb (UpliftInfluencerDialog *self)
{
  const UpliftFilter *filter = uplift_session_get_filter (self->session);
  gboolean is_only = uplift_filter_get_n_values (filter, UPLIFT_DIMENSION_INFLUENCER) == 1
                     && uplift_filter_has (filter, UPLIFT_DIMENSION_INFLUENCER, self->id);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "influencer.show-only", !is_only);
}

static void
dataset_changed_cb (UpliftInfluencerDialog *self)
{
  UpliftDataset *dataset = uplift_session_get_dataset (self->session);
  guint32 influencer;

  if (uplift_dictionary_lookup (dataset->values[UPLIFT_DIMENSION_INFLUENCER], self->id,
                                &influencer))
    gtk_window_set_title (GTK_WINDOW (self), dataset->influencers.name[influencer]);
  else
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
uplift_influencer_dialog_dispose (GObject *object)
{
  UpliftInfluencerDialog *self = UPLIFT_INFLUENCER_DIALOG (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->id, g_free);
  G_OBJECT_CLASS (uplift_influencer_dialog_parent_class)->dispose (object);
}

static void
uplift_influencer_dialog_class_init (UpliftInfluencerDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = uplift_influencer_dialog_dispose;
  g_type_ensure (UPLIFT_TYPE_INFLUENCER_VIEW);
  g_type_ensure (UPLIFT_TYPE_TOAST);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/uplift_roi/Uplift/ui/influencer-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftInfluencerDialog, view);
  gtk_widget_class_install_action (widget_class, "influencer.show-only", NULL, show_only_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
}

static void
uplift_influencer_dialog_init (UpliftInfluencerDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static UpliftInfluencerDialog *
find_dialog (GtkWindow *parent, const char *id)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (UPLIFT_IS_INFLUENCER_DIALOG (l->data) && gtk_window_get_transient_for (l->data) == parent
        && g_str_equal (UPLIFT_INFLUENCER_DIALOG (l->data)->id, id))
      return l->data;
  return NULL;
}

/* As large as it reads well, but no larger than its parent. */
static void
set_size (GtkWindow *dialog, GtkWindow *parent)
{
  gtk_window_set_default_size (dialog, MIN (MAX_WIDTH, gtk_widget_get_width (GTK_WIDGET (parent))),
                               MIN (MAX_HEIGHT, gtk_widget_get_height (GTK_WIDGET (parent))));
}

static UpliftInfluencerDialog *
create_dialog (GtkWindow *parent, UpliftSession *session, const char *id)
{
  UpliftInfluencerDialog *self
      = g_object_new (UPLIFT_TYPE_INFLUENCER_DIALOG, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  self->id = g_strdup (id);
  set_size (GTK_WINDOW (self), parent);
  if (G_IS_ACTION_GROUP (parent))
    gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (parent));
  uplift_influencer_view_set_id (self->view, id);
  uplift_session_view_set_session (self->view, session);
  g_signal_connect_swapped (session, "dataset-changed", G_CALLBACK (dataset_changed_cb), self);
  g_signal_connect_swapped (session, "results-changed", G_CALLBACK (results_changed_cb), self);
  dataset_changed_cb (self);
  results_changed_cb (self);
  return self;
}

void
uplift_influencer_dialog_present (GtkWidget *widget, UpliftSession *session, guint32 influencer)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (UPLIFT_IS_SESSION (session));

  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (widget));
  const UpliftDataset *dataset = uplift_session_get_dataset (session);
  g_return_if_fail (parent != NULL && dataset != NULL);
  g_return_if_fail (influencer < dataset->influencers.n);

  const char *id = uplift_dictionary_get (dataset->values[UPLIFT_DIMENSION_INFLUENCER], influencer);
  UpliftInfluencerDialog *dialog = find_dialog (parent, id);
  if (dialog == NULL)
    dialog = create_dialog (parent, session, id);
  gtk_window_present (GTK_WINDOW (dialog));
}
