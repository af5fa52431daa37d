#include "app/table/data-row.h"
#include "app/files/built-in-sample.h"
#include "app/widgets/tooltip.h"
#include "app/words/severity-text.h"
#include "core/write/format.h"
#include <glib/gi18n.h>

struct _UpliftDataRow
{
  GtkBox parent_instance;
  GtkLabel *title;          /* template child */
  GtkLabel *file;           /* template child */
  GtkLabel *rows;           /* template child */
  GtkButton *findings;      /* template child */
  GtkImage *findings_icon;  /* template child */
  GtkLabel *findings_label; /* template child */
  GtkButton *load_button;   /* template child */
  GtkButton *add_button;    /* template child */
  UpliftTable table;
};

G_DEFINE_TYPE (UpliftDataRow, uplift_data_row, GTK_TYPE_BOX)

/* What the window says about a table. */
static const struct
{
  const char *title, *load, *add;
} texts[UPLIFT_N_TABLES] = {
  [UPLIFT_TABLE_INFLUENCERS]
  = { N_ ("Influencers"), N_ ("Load another influencers file"), N_ ("Add an influencers file") },
  [UPLIFT_TABLE_POSTS] = { N_ ("Posts"), N_ ("Load another posts file"), N_ ("Add a posts file") },
  [UPLIFT_TABLE_TRACKING]
  = { N_ ("Orders (tracking)"), N_ ("Load another tracking file"), N_ ("Add a tracking file") },
  [UPLIFT_TABLE_PAYOUTS]
  = { N_ ("Payouts"), N_ ("Load another payouts file"), N_ ("Add a payouts file") },
};

static void
name_button (GtkButton *button, const char *name)
{
  uplift_tooltip_set (GTK_WIDGET (button), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static char *
describe_rows (const UpliftTableInfo *info)
{
  g_autofree char *n = uplift_format_count ((gint64) info->rows);
  g_autofree char *n_left_out = uplift_format_count ((gint64) info->skipped);
  g_autofree char *rows = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s row", "%s rows", (gulong) info->rows), n);

  if (info->skipped == 0)
    return g_steal_pointer (&rows);
  /* Translators: "5 000 rows, 3 left out". */
  return g_strdup_printf (_ ("%s, %s left out"), rows, n_left_out);
}

static void
show_file (UpliftDataRow *self, const UpliftTableInfo *info)
{
  gtk_widget_set_visible (GTK_WIDGET (self->rows), info->present);
  gtk_widget_set_visible (GTK_WIDGET (self->load_button), info->present);
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), !info->present);
  if (!info->present)
    {
      gtk_label_set_label (self->file, _ ("No file"));
      uplift_tooltip_set (GTK_WIDGET (self->file), NULL);
      gtk_widget_add_css_class (GTK_WIDGET (self->file), "dim-label");
      return;
    }
  gtk_widget_remove_css_class (GTK_WIDGET (self->file), "dim-label");
  g_autoptr (GFile) file = info->path != NULL ? g_file_new_for_uri (info->path) : NULL;
  g_autofree char *place = file != NULL ? g_file_get_parse_name (file) : NULL;
  g_autofree char *rows = describe_rows (info);
  gboolean is_sample = file != NULL && uplift_built_in_sample_has (file);
  /* Translators: %s is a file name. */
  g_autofree char *name
      = is_sample ? g_strdup_printf (_ ("%s (sample)"), info->file) : g_strdup (info->file);
  gtk_label_set_label (self->file, name);
  uplift_tooltip_set (GTK_WIDGET (self->file), is_sample ? name : place);
  gtk_label_set_label (self->rows, rows);
}

static void
show_findings (UpliftDataRow *self, const UpliftProblems *problems)
{
  UpliftSeverity worst;
  g_autofree char *text = uplift_severity_describe_all (problems, (int) self->table, &worst);
  gtk_widget_set_visible (GTK_WIDGET (self->findings), text != NULL);
  if (text == NULL)
    return;
  /* Translators: "Posts: 1 error, 2 warnings". */
  g_autofree char *spoken = g_strdup_printf (_ ("%s: %s"), gtk_label_get_label (self->title), text);
  gtk_image_set_from_icon_name (self->findings_icon, uplift_severity_get_icon_name (worst));
  gtk_label_set_label (self->findings_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->findings), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

static void
uplift_data_row_class_init (UpliftDataRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/data-row.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftDataRow, title);
  gtk_widget_class_bind_template_child (widget_class, UpliftDataRow, file);
  gtk_widget_class_bind_template_child (widget_class, UpliftDataRow, rows);
  gtk_widget_class_bind_template_child (widget_class, UpliftDataRow, findings);
  gtk_widget_class_bind_template_child (widget_class, UpliftDataRow, findings_icon);
  gtk_widget_class_bind_template_child (widget_class, UpliftDataRow, findings_label);
  gtk_widget_class_bind_template_child (widget_class, UpliftDataRow, load_button);
  gtk_widget_class_bind_template_child (widget_class, UpliftDataRow, add_button);
}

static void
uplift_data_row_init (UpliftDataRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
uplift_data_row_new (UpliftTable table)
{
  g_return_val_if_fail (table < UPLIFT_N_TABLES, NULL);

  UpliftDataRow *self = g_object_new (UPLIFT_TYPE_DATA_ROW, NULL);
  self->table = table;
  gtk_label_set_label (self->title, _ (texts[table].title));
  name_button (self->load_button, _ (texts[table].load));
  name_button (self->add_button, _ (texts[table].add));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->load_button), "i", (int) table);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->add_button), "i", (int) table);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->findings), "i", (int) table);
  return GTK_WIDGET (self);
}

void
uplift_data_row_update (UpliftDataRow *self, const UpliftDataset *dataset)
{
  g_return_if_fail (UPLIFT_IS_DATA_ROW (self) && dataset != NULL);

  show_file (self, &dataset->tables[self->table]);
  show_findings (self, dataset->problems);
}
