#include "app/files/problems-dialog.h"
#include "app/export/save-dialog.h"
#include "app/files/finding-lines.h"
#include "app/files/finding-row.h"
#include "app/table/text-fold.h"
#include "app/widgets/drop-down-name.h"
#include "app/window/toast.h"
#include "app/words/severity-text.h"
#include "core/write/finding-list.h"

#include <glib/gi18n.h>

struct _UpliftProblemsDialog
{
  GtkWindow parent_instance;
  GtkButton *back;           /* template child */
  GtkButton *save;           /* template child */
  GtkStack *stack;           /* template child */
  GtkDropDown *tables;       /* template child */
  GtkSearchEntry *search;    /* template child */
  GtkListBox *list;          /* template child */
  UpliftFindingLines *lines; /* template child */
  UpliftDataset *dataset;    /* (owned, nullable: not filled yet, or disposed of) */
  GArray *table_of_choice;   /* of int: by position in `tables`, -1 is all (owned) */
  GtkListBoxRow *left;       /* from which the file was opened (borrowed, nullable) */
  char **words;              /* that are searched (owned, nullable: none) */
};

G_DEFINE_TYPE (UpliftProblemsDialog, uplift_problems_dialog, GTK_TYPE_WINDOW)

/* What is to be saved. */
typedef struct
{
  UpliftDataset *dataset; /* that the findings belong to (owned) */
  GPtrArray *list;        /* of const UpliftProblem (owned) */
} Saving;

static int
get_table (UpliftProblemsDialog *self)
{
  guint choice = gtk_drop_down_get_selected (self->tables);

  return choice < self->table_of_choice->len ? g_array_index (self->table_of_choice, int, choice)
                                             : -1;
}

static gboolean
passes (UpliftProblemsDialog *self, UpliftFindingRow *row)
{
  int table = get_table (self);

  return (table == -1 || uplift_finding_row_get_problem (row)->table == table)
         && uplift_finding_row_has_words (row, self->words);
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer self)
{
  return passes (self, UPLIFT_FINDING_ROW (row));
}

/* The rows that are shown, in their order (of const UpliftProblem). */
static GPtrArray *
list_shown (UpliftProblemsDialog *self)
{
  GPtrArray *shown = g_ptr_array_new ();
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (passes (self, UPLIFT_FINDING_ROW (row)))
      g_ptr_array_add (shown, (gpointer) uplift_finding_row_get_problem (UPLIFT_FINDING_ROW (row)));
  return shown;
}

static GtkWidget *
make_header (UpliftProblemsDialog *self, UpliftSeverity severity)
{
  g_autoptr (GPtrArray) shown = list_shown (self);
  guint n = 0;
  for (guint i = 0; i < shown->len; i++)
    n += ((const UpliftProblem *) shown->pdata[i])->severity == severity ? 1 : 0;

  g_autofree char *count = uplift_severity_describe_count (severity, n);
  GtkWidget *title = gtk_label_new (count);
  GtkWidget *explanation = gtk_label_new (uplift_severity_get_explanation (severity));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_label_set_xalign (GTK_LABEL (title), 0.0f);
  gtk_label_set_xalign (GTK_LABEL (explanation), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (explanation), TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (explanation, "caption");
  gtk_widget_add_css_class (explanation, "dim-label");
  gtk_widget_add_css_class (box, "findings-heading");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), explanation);
  return box;
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer self)
{
  UpliftSeverity severity = uplift_finding_row_get_problem (UPLIFT_FINDING_ROW (row))->severity;
  gboolean begins
      = before == NULL
        || uplift_finding_row_get_problem (UPLIFT_FINDING_ROW (before))->severity != severity;

  gtk_list_box_row_set_header (row, begins ? make_header (self, severity) : NULL);
}

static void
update_title (UpliftProblemsDialog *self)
{
  int table = get_table (self);

  if (table >= 0 && self->dataset->tables[table].present)
    {
      /* Translators: %s is a file name. */
      g_autofree char *title
          = g_strdup_printf (_ ("Findings in “%s”"), self->dataset->tables[table].file);
      gtk_window_set_title (GTK_WINDOW (self), title);
    }
  else
    gtk_window_set_title (GTK_WINDOW (self), _ ("Findings in the data"));
}

static void
show_list (UpliftProblemsDialog *self)
{
  g_autoptr (GPtrArray) shown = list_shown (self);
  gboolean any = gtk_list_box_get_row_at_index (self->list, 0) != NULL;

  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_invalidate_headers (self->list);
  gtk_stack_set_visible_child_name (self->stack, !any              ? "empty"
                                                 : shown->len == 0 ? "no-match"
                                                                   : "list");
  gtk_widget_set_visible (GTK_WIDGET (self->back), FALSE);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->search)), any);
  gtk_widget_set_visible (GTK_WIDGET (self->save), any);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save), shown->len > 0);
  update_title (self);
}

static gboolean
shows_file (UpliftProblemsDialog *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->back));
}

static void
uplift_problems_dialog_filter_cb (UpliftProblemsDialog *self)
{
  if (self->dataset != NULL)
    show_list (self);
}

static void
uplift_problems_dialog_search_cb (UpliftProblemsDialog *self)
{
  g_strfreev (self->words);
  self->words = uplift_text_fold_words (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  if (!shows_file (self))
    show_list (self);
}

static void
uplift_problems_dialog_stop_search_cb (UpliftProblemsDialog *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0')
    gtk_window_close (GTK_WINDOW (self));
  else
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
uplift_problems_dialog_row_activated_cb (UpliftProblemsDialog *self, GtkListBoxRow *row)
{
  const UpliftProblem *problem = uplift_finding_row_get_problem (UPLIFT_FINDING_ROW (row));

  self->left = row;
  uplift_finding_lines_show (self->lines, self->dataset, problem);
  gtk_window_set_title (GTK_WINDOW (self), problem->file);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->search)), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->save), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->back), TRUE);
  gtk_stack_set_visible_child_name (self->stack, "lines");
  gtk_widget_grab_focus (GTK_WIDGET (self->back));
}

/* The row that was left is where one goes on. */
static void
uplift_problems_dialog_back_cb (UpliftProblemsDialog *self)
{
  show_list (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->left));
}

static void
free_saving (gpointer data)
{
  Saving *saving = data;

  g_ptr_array_unref (saving->list);
  uplift_dataset_unref (saving->dataset);
  g_free (saving);
}

static gboolean
write_cb (GFile *file, gpointer data, GError **error)
{
  const Saving *saving = data;

  return uplift_finding_list_write_csv (saving->list, file, NULL, error);
}

static void
uplift_problems_dialog_save_cb (UpliftProblemsDialog *self)
{
  Saving *saving = g_new (Saving, 1);

  saving->dataset = uplift_dataset_ref (self->dataset);
  saving->list = list_shown (self);
  uplift_save_dialog_run (GTK_WIDGET (self), _ ("Save the findings"), "findings.csv", write_cb,
                          saving, free_saving);
}

static gboolean
leave_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  UpliftProblemsDialog *self = UPLIFT_PROBLEMS_DIALOG (widget);

  if (shows_file (self))
    uplift_problems_dialog_back_cb (self);
  else
    gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

static gboolean
go_back_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  UpliftProblemsDialog *self = UPLIFT_PROBLEMS_DIALOG (widget);

  if (shows_file (self))
    uplift_problems_dialog_back_cb (self);
  return TRUE;
}

static gboolean
search_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  UpliftProblemsDialog *self = UPLIFT_PROBLEMS_DIALOG (widget);

  if (!shows_file (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
  return TRUE;
}

/* While the window goes its parts ask no more: they may be gone before each other. */
static void
uplift_problems_dialog_dispose (GObject *object)
{
  UpliftProblemsDialog *self = UPLIFT_PROBLEMS_DIALOG (object);

  if (self->dataset != NULL)
    {
      gtk_list_box_set_filter_func (self->list, NULL, NULL, NULL);
      gtk_list_box_set_header_func (self->list, NULL, NULL, NULL);
    }
  g_clear_pointer (&self->dataset, uplift_dataset_unref);
  G_OBJECT_CLASS (uplift_problems_dialog_parent_class)->dispose (object);
}

static void
uplift_problems_dialog_finalize (GObject *object)
{
  UpliftProblemsDialog *self = UPLIFT_PROBLEMS_DIALOG (object);

  g_array_unref (self->table_of_choice);
  g_strfreev (self->words);
  G_OBJECT_CLASS (uplift_problems_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/uplift_roi/Uplift/ui/problems-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftProblemsDialog, back);
  gtk_widget_class_bind_template_child (widget_class, UpliftProblemsDialog, save);
  gtk_widget_class_bind_template_child (widget_class, UpliftProblemsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, UpliftProblemsDialog, tables);
  gtk_widget_class_bind_template_child (widget_class, UpliftProblemsDialog, search);
  gtk_widget_class_bind_template_child (widget_class, UpliftProblemsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, UpliftProblemsDialog, lines);
  gtk_widget_class_bind_template_callback (widget_class, uplift_problems_dialog_filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, uplift_problems_dialog_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, uplift_problems_dialog_stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, uplift_problems_dialog_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, uplift_problems_dialog_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, uplift_problems_dialog_save_cb);
}

static void
uplift_problems_dialog_class_init (UpliftProblemsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = uplift_problems_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = uplift_problems_dialog_finalize;
  g_type_ensure (UPLIFT_TYPE_FINDING_LINES);
  g_type_ensure (UPLIFT_TYPE_TOAST);
  bind_template (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, leave_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, go_back_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, search_cb, NULL);
}

static void
uplift_problems_dialog_init (UpliftProblemsDialog *self)
{
  self->table_of_choice = g_array_new (FALSE, FALSE, sizeof (int));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  gtk_list_box_set_header_func (self->list, header_cb, self, NULL);
}

/* All, and each table that has findings; and the one that is asked for. */
static void
fill_tables (UpliftProblemsDialog *self, int wanted)
{
  static const char *const names[UPLIFT_N_TABLES]
      = { N_ ("Influencers"), N_ ("Posts"), N_ ("Orders (tracking)"), N_ ("Payouts") };
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  for (int table = -1; table < UPLIFT_N_TABLES; table++)
    {
      g_autoptr (GPtrArray) list = uplift_problems_list (self->dataset->problems, table);
      if (table != -1 && table != wanted && list->len == 0)
        continue;
      if (table == wanted)
        selected = self->table_of_choice->len;
      g_array_append_val (self->table_of_choice, table);
      gtk_string_list_append (titles, table == -1 ? _ ("All findings") : _ (names[table]));
    }
  gtk_drop_down_set_model (self->tables, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->tables, selected);
  uplift_drop_down_set_name (self->tables, _ ("Whose findings"));
}

/* So that the arrow keys and Enter do something at once. */
static void
focus_first (UpliftProblemsDialog *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (passes (self, UPLIFT_FINDING_ROW (row)))
      {
        gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (row));
        return;
      }
}

static void
fill_list (UpliftProblemsDialog *self)
{
  g_autoptr (GPtrArray) list = uplift_problems_list (self->dataset->problems, -1);

  for (guint i = 0; i < list->len; i++)
    gtk_list_box_append (self->list,
                         GTK_WIDGET (uplift_finding_row_new (self->dataset, list->pdata[i])));
}

UpliftProblemsDialog *
uplift_problems_dialog_new (GtkWindow *parent, UpliftDataset *dataset, int table)
{
  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (dataset != NULL && table < UPLIFT_N_TABLES, NULL);

  UpliftProblemsDialog *self
      = g_object_new (UPLIFT_TYPE_PROBLEMS_DIALOG, "transient-for", parent, NULL);
  self->dataset = uplift_dataset_ref (dataset);
  fill_list (self);
  fill_tables (self, table);
  show_list (self);
  focus_first (self);
  return self;
}
