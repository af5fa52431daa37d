#include "app/files/data-section.h"
#include "app/table/data-row.h"
#include "app/widgets/tooltip.h"
#include "app/words/severity-text.h"
#include "core/write/format.h"
#include <glib/gi18n.h>

struct _UpliftDataSection
{
  UpliftSessionView parent_instance;
  GtkBox *rows;        /* template child */
  GtkButton *findings; /* template child */
  GtkImage *icon;      /* template child */
  GtkLabel *label;     /* template child */
};

G_DEFINE_TYPE (UpliftDataSection, uplift_data_section, UPLIFT_TYPE_SESSION_VIEW)

/* Whether there are findings of no table, or of more than one: else a row shows all of them. */
static gboolean
are_of_several (const UpliftProblems *problems)
{
  for (guint i = 0; i < uplift_problems_get_size (problems); i++)
    {
      int table = uplift_problems_get (problems, i)->table;
      if (table == -1 || table != uplift_problems_get (problems, 0)->table)
        return TRUE;
    }
  return FALSE;
}

static void
show_findings (UpliftDataSection *self, const UpliftProblems *problems)
{
  guint n = uplift_problems_get_size (problems);
  g_autofree char *number = uplift_format_count (n);
  g_autofree char *text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Show %s finding", "Show all %s findings", n), number);
  UpliftSeverity worst = UPLIFT_SEVERITY_NOTE;
  g_autofree char *counts = uplift_severity_describe_all (problems, -1, &worst);
  gtk_image_set_from_icon_name (self->icon, uplift_severity_get_icon_name (worst));
  gtk_label_set_label (self->label, text);
  uplift_tooltip_set (GTK_WIDGET (self->findings), counts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->findings), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->findings), are_of_several (problems));
}

static void
uplift_data_section_dataset_changed (UpliftSessionView *view)
{
  UpliftDataSection *self = UPLIFT_DATA_SECTION (view);
  UpliftDataset *dataset = uplift_session_view_get_dataset (view);
  gtk_widget_set_visible (GTK_WIDGET (self), dataset != NULL);
  if (dataset == NULL)
    return;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    uplift_data_row_update (UPLIFT_DATA_ROW (row), dataset);
  show_findings (self, dataset->problems);
}

static void
uplift_data_section_class_init (UpliftDataSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  UPLIFT_SESSION_VIEW_CLASS (klass)->dataset_changed = uplift_data_section_dataset_changed;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/data-section.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftDataSection, rows);
  gtk_widget_class_bind_template_child (widget_class, UpliftDataSection, findings);
  gtk_widget_class_bind_template_child (widget_class, UpliftDataSection, icon);
  gtk_widget_class_bind_template_child (widget_class, UpliftDataSection, label);
}

static void
uplift_data_section_init (UpliftDataSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < UPLIFT_N_TABLES; i++)
    gtk_box_append (self->rows, uplift_data_row_new ((UpliftTable) i));
}
