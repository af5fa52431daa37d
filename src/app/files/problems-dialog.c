#include "app/files/problems-dialog.h"
#include <glib/gi18n.h>

struct _UpliftProblemsDialog
{
  GtkWindow parent_instance;
  GtkListBox *list; /* template child */
  GtkStack *stack;  /* template child */
};

G_DEFINE_TYPE (UpliftProblemsDialog, uplift_problems_dialog, GTK_TYPE_WINDOW)

static const char *
get_icon_name (UpliftSeverity severity)
{
  switch (severity)
    {
    case UPLIFT_SEVERITY_ERROR:
      return "dialog-error-symbolic";
    case UPLIFT_SEVERITY_WARNING:
      return "dialog-warning-symbolic";
    case UPLIFT_SEVERITY_NOTE:
      return "dialog-information-symbolic";
    default:
      g_assert_not_reached ();
    }
}

static const char *
get_word (UpliftSeverity severity)
{
  switch (severity)
    {
    case UPLIFT_SEVERITY_ERROR:
      return _ ("Error");
    case UPLIFT_SEVERITY_WARNING:
      return _ ("Warning");
    case UPLIFT_SEVERITY_NOTE:
      return _ ("Note");
    default:
      g_assert_not_reached ();
    }
}

/* "Lines 3, 4, 9, 20, 21 and more"; NULL for a single one, whose line stands in the text. */
static char *
describe_lines (const UpliftProblem *problem)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  guint shown = 0;
  for (; shown < UPLIFT_PROBLEM_MAX_LINES && problem->lines[shown] != 0; shown++)
    g_string_append_printf (lines, "%s%" G_GUINT64_FORMAT, shown > 0 ? ", " : "",
                            problem->lines[shown]);
  if (shown < 2)
    return NULL;
  /* Translators: the first line numbers. */
  return g_strdup_printf (problem->count > shown ? _ ("Lines %s and more") : _ ("Lines %s"),
                          lines->str);
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_row (const UpliftProblem *problem)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (get_icon_name (problem->severity));
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, uplift_severity_get_name (problem->severity));

  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_hexpand (texts, TRUE);
  g_autofree char *text = uplift_problem_to_text (problem);
  g_autofree char *lines = describe_lines (problem);
  gtk_box_append (GTK_BOX (texts), make_label (get_word (problem->severity), "heading"));
  gtk_box_append (GTK_BOX (texts), make_label (text, NULL));
  if (lines != NULL)
    gtk_box_append (GTK_BOX (texts), make_label (lines, "dim-label"));

  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (box, "finding");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), texts);
  GtkWidget *row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  g_autofree char *spoken = g_strdup_printf ("%s: %s %s", get_word (problem->severity), text,
                                             lines != NULL ? lines : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static void
fill (UpliftProblemsDialog *self, const UpliftProblems *problems, int table)
{
  guint n = uplift_problems_get_size (problems);
  gboolean any = FALSE;
  for (int severity = UPLIFT_SEVERITY_ERROR; severity <= UPLIFT_SEVERITY_NOTE; severity++)
    for (guint i = 0; i < n; i++)
      {
        const UpliftProblem *problem = uplift_problems_get (problems, i);
        if ((int) problem->severity != severity || (table != -1 && problem->table != table))
          continue;
        gtk_list_box_append (self->list, make_row (problem));
        any = TRUE;
      }
  gtk_stack_set_visible_child_name (self->stack, any ? "list" : "empty");
}

static void
uplift_problems_dialog_class_init (UpliftProblemsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/uplift_roi/Uplift/ui/problems-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftProblemsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, UpliftProblemsDialog, stack);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
uplift_problems_dialog_init (UpliftProblemsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

UpliftProblemsDialog *
uplift_problems_dialog_new (GtkWindow *parent, UpliftDataset *dataset, int table)
{
  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (dataset != NULL && table < UPLIFT_N_TABLES, NULL);
  UpliftProblemsDialog *self
      = g_object_new (UPLIFT_TYPE_PROBLEMS_DIALOG, "transient-for", parent, NULL);
  if (table >= 0 && dataset->tables[table].present)
    {
      /* Translators: %s is a file name. */
      g_autofree char *title
          = g_strdup_printf (_ ("Findings in “%s”"), dataset->tables[table].file);
      gtk_window_set_title (GTK_WINDOW (self), title);
    }
  fill (self, dataset->problems, table);
  return self;
}
