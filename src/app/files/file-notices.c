#include "app/files/file-notices.h"
#include "app/files/built-in-sample.h"
#include <glib/gi18n.h>

struct _UpliftFileNotices
{
  GtkWidget parent_instance;
  GtkInfoBar *error_bar;   /* template child */
  GtkLabel *error_label;   /* template child */
  GtkWidget *error_open;   /* template child */
  GtkWidget *error_retry;  /* template child */
  GtkInfoBar *changed_bar; /* template child */
  GtkLabel *changed_label; /* template child */
  GtkInfoBar *sample_bar;  /* template child */
  GtkLabel *sample_label;  /* template child */
};

/* In ui/file-notices.ui by its number. */
#define RESPONSE_RELOAD 1

G_DEFINE_TYPE (UpliftFileNotices, uplift_file_notices, GTK_TYPE_WIDGET)

static void
uplift_file_notices_response_cb (GtkInfoBar *bar, int response, UpliftFileNotices *self)
{
  gtk_info_bar_set_revealed (bar, FALSE);
  if (response == GTK_RESPONSE_ACCEPT)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open", NULL);
  else if (response == RESPONSE_RELOAD)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.reload", NULL);
}

static void
uplift_file_notices_dispose (GObject *object)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (uplift_file_notices_parent_class)->dispose (object);
}

static void
uplift_file_notices_class_init (UpliftFileNoticesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = uplift_file_notices_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/file-notices.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, UpliftFileNotices, error_bar);
  gtk_widget_class_bind_template_child (widget_class, UpliftFileNotices, error_label);
  gtk_widget_class_bind_template_child (widget_class, UpliftFileNotices, error_open);
  gtk_widget_class_bind_template_child (widget_class, UpliftFileNotices, error_retry);
  gtk_widget_class_bind_template_child (widget_class, UpliftFileNotices, changed_bar);
  gtk_widget_class_bind_template_child (widget_class, UpliftFileNotices, changed_label);
  gtk_widget_class_bind_template_child (widget_class, UpliftFileNotices, sample_bar);
  gtk_widget_class_bind_template_child (widget_class, UpliftFileNotices, sample_label);
  gtk_widget_class_bind_template_callback (widget_class, uplift_file_notices_response_cb);
}

static void
uplift_file_notices_init (UpliftFileNotices *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
uplift_file_notices_show_error (UpliftFileNotices *self, const char *sentence, gboolean reload)
{
  g_return_if_fail (UPLIFT_IS_FILE_NOTICES (self));
  g_return_if_fail (sentence != NULL);

  gtk_label_set_label (self->error_label, sentence);
  gtk_widget_set_visible (self->error_open, !reload);
  gtk_widget_set_visible (self->error_retry, reload);
  gtk_info_bar_set_revealed (self->error_bar, TRUE);
}

void
uplift_file_notices_hide_error (UpliftFileNotices *self)
{
  g_return_if_fail (UPLIFT_IS_FILE_NOTICES (self));

  gtk_info_bar_set_revealed (self->error_bar, FALSE);
}

void
uplift_file_notices_set_changed (UpliftFileNotices *self, const char *sentence)
{
  g_return_if_fail (UPLIFT_IS_FILE_NOTICES (self));

  /* What it said stays while it goes away; that a reload failed is no news any more. */
  if (sentence != NULL)
    {
      gtk_label_set_label (self->changed_label, sentence);
      if (gtk_widget_get_visible (self->error_retry))
        uplift_file_notices_hide_error (self);
    }
  gtk_info_bar_set_revealed (self->changed_bar, sentence != NULL);
}

void
uplift_file_notices_set_files (UpliftFileNotices *self, GPtrArray *files)
{
  g_return_if_fail (UPLIFT_IS_FILE_NOTICES (self));
  g_return_if_fail (files != NULL);

  gtk_label_set_label (
      self->sample_label,
      uplift_built_in_sample_is (files)
          ? _ ("Sample data. Open your own CSV files to see your figures.")
          : _ (
              "Some of these files are sample data. Open your own CSV files to see your figures."));
  gtk_info_bar_set_revealed (self->sample_bar, uplift_built_in_sample_is_among (files));
}
