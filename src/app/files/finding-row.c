#include "app/files/finding-row.h"
#include "app/table/text-fold.h"
#include "app/words/severity-text.h"
#include "core/write/finding-list.h"
#include "core/write/format.h"

#include <glib/gi18n.h>
#include <string.h>

#define SEPARATOR " · "

struct _UpliftFindingRow
{
  GtkListBoxRow parent_instance;
  GtkImage *icon;         /* template child */
  GtkLabel *word;         /* template child */
  GtkLabel *facts;        /* template child */
  GtkLabel *sentence;     /* template child */
  GtkLabel *place;        /* template child */
  GtkImage *arrow;        /* template child */
  UpliftDataset *dataset; /* (owned) */
  const UpliftProblem *problem;
  char *folded; /* all it says, as it is searched (owned) */
};

G_DEFINE_TYPE (UpliftFindingRow, uplift_finding_row, GTK_TYPE_LIST_BOX_ROW)

static void
append_part (GString *text, const char *part)
{
  if (text->len > 0)
    g_string_append (text, SEPARATOR);
  g_string_append (text, part);
}

/* "28 times · ₹715,153.23 · 3 rows left out" */
static char *
make_facts (const UpliftProblem *problem, const char *currency)
{
  GString *facts = g_string_new (NULL);

  if (problem->count > 1)
    {
      g_autofree char *n = uplift_format_count ((gint64) problem->count);
      g_autofree char *times = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%s time", "%s times", (gulong) problem->count), n);
      append_part (facts, times);
    }
  if (problem->left_out > 0)
    {
      g_autofree char *n = uplift_format_count ((gint64) problem->left_out);
      g_autofree char *rows
          = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s row left out", "%s rows left out",
                                          (gulong) problem->left_out),
                             n);
      append_part (facts, rows);
    }
  if (problem->money != UPLIFT_MONEY_NONE && problem->money != 0)
    {
      g_autofree char *money
          = uplift_format_money (uplift_money_to_double (problem->money), currency);
      append_part (facts, money);
    }
  return g_string_free (facts, FALSE);
}

char *
uplift_finding_row_make_sentence (const UpliftProblem *problem)
{
  g_return_val_if_fail (problem != NULL, NULL);

  g_autofree char *first
      = g_utf8_strup (problem->message, g_utf8_next_char (problem->message) - problem->message);
  return g_strconcat (first, g_utf8_next_char (problem->message), NULL);
}

/* "line 4", "lines 4, 5" or "lines 4, 5, 6, 7, 8 and more" */
static char *
make_lines (const UpliftProblem *problem)
{
  g_autofree char *lines = uplift_finding_list_join_lines (problem, ", ");
  guint n = 0;

  while (n < UPLIFT_PROBLEM_MAX_LINES && problem->lines[n] != 0)
    n++;
  if (n == 1 && problem->count == 1)
    /* Translators: %s is a line number. */
    return g_strdup_printf (_ ("line %s"), lines);
  /* Translators: %s are the first line numbers. */
  return g_strdup_printf (problem->count > n ? _ ("lines %s and more") : _ ("lines %s"), lines);
}

char *
uplift_finding_row_make_place (const UpliftProblem *problem)
{
  g_return_val_if_fail (problem != NULL, NULL);

  GString *place = g_string_new (NULL);
  if (problem->file != NULL)
    append_part (place, problem->file);
  if (problem->lines[0] != 0)
    {
      g_autofree char *lines = make_lines (problem);
      append_part (place, lines);
    }
  if (problem->column != NULL)
    append_part (place, problem->column);
  if (problem->value != NULL && *problem->value != '\0')
    g_string_append_printf (place, "%s“%s”",
                            problem->column != NULL ? ": "
                            : place->len > 0        ? SEPARATOR
                                                    : "",
                            problem->value);
  return g_string_free (place, FALSE);
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static void
fill (UpliftFindingRow *self)
{
  const UpliftProblem *problem = self->problem;
  const char *word = uplift_severity_get_word (problem->severity);
  g_autofree char *facts = make_facts (problem, self->dataset->currency);
  g_autofree char *sentence = uplift_finding_row_make_sentence (problem);
  g_autofree char *place = uplift_finding_row_make_place (problem);
  g_autofree char *spoken = g_strdup_printf ("%s: %s. %s. %s", word, sentence, place, facts);
  gboolean has_line = problem->table >= 0 && problem->lines[0] != 0
                      && self->dataset->tables[problem->table].path != NULL;

  gtk_image_set_from_icon_name (self->icon, uplift_severity_get_icon_name (problem->severity));
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), uplift_severity_get_name (problem->severity));
  gtk_label_set_label (self->word, word);
  set_text (self->facts, facts);
  set_text (self->sentence, sentence);
  set_text (self->place, place);
  gtk_widget_set_visible (GTK_WIDGET (self->arrow), has_line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), has_line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  self->folded = uplift_text_fold (spoken);
}

static void
uplift_finding_row_finalize (GObject *object)
{
  UpliftFindingRow *self = UPLIFT_FINDING_ROW (object);

  uplift_dataset_unref (self->dataset);
  g_free (self->folded);
  G_OBJECT_CLASS (uplift_finding_row_parent_class)->finalize (object);
}

static void
uplift_finding_row_class_init (UpliftFindingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = uplift_finding_row_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/finding-row.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftFindingRow, icon);
  gtk_widget_class_bind_template_child (widget_class, UpliftFindingRow, word);
  gtk_widget_class_bind_template_child (widget_class, UpliftFindingRow, facts);
  gtk_widget_class_bind_template_child (widget_class, UpliftFindingRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, UpliftFindingRow, place);
  gtk_widget_class_bind_template_child (widget_class, UpliftFindingRow, arrow);
}

static void
uplift_finding_row_init (UpliftFindingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

UpliftFindingRow *
uplift_finding_row_new (UpliftDataset *dataset, const UpliftProblem *problem)
{
  g_return_val_if_fail (dataset != NULL && problem != NULL, NULL);

  UpliftFindingRow *self = g_object_new (UPLIFT_TYPE_FINDING_ROW, NULL);
  self->dataset = uplift_dataset_ref (dataset);
  self->problem = problem;
  fill (self);
  return self;
}

const UpliftProblem *
uplift_finding_row_get_problem (UpliftFindingRow *self)
{
  g_return_val_if_fail (UPLIFT_IS_FINDING_ROW (self), NULL);

  return self->problem;
}

gboolean
uplift_finding_row_has_words (UpliftFindingRow *self, char *const *words)
{
  g_return_val_if_fail (UPLIFT_IS_FINDING_ROW (self), FALSE);

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (strstr (self->folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}
