#include "app/files/finding-lines.h"
#include "app/files/finding-row.h"
#include "core/read/raw-lines.h"
#include "core/write/format.h"

#include <glib/gi18n.h>
#include <inttypes.h>

/* Lines shown before the one in question and after it. */
#define AROUND 10

#define MARK "▸"

struct _UpliftFindingLines
{
  GtkWidget parent_instance;
  GtkLabel *sentence;         /* template child */
  GtkLabel *place;            /* template child */
  GtkWidget *steps;           /* template child */
  GtkLabel *which;            /* template child */
  GtkButton *previous, *next; /* template children */
  GtkWidget *changed;         /* template child */
  GtkStack *stack;            /* template child */
  GtkTextView *text;          /* template child */
  GtkLabel *failure;          /* template child */
  UpliftDataset *dataset;     /* (owned, nullable: nothing is shown) */
  const UpliftProblem *problem;
  guint at;                  /* which of the finding's lines */
  GCancellable *cancellable; /* of the reading under way (owned, nullable) */
};

G_DEFINE_TYPE (UpliftFindingLines, uplift_finding_lines, GTK_TYPE_WIDGET)

static guint
count_lines (const UpliftProblem *problem)
{
  guint n = 0;

  while (n < UPLIFT_PROBLEM_MAX_LINES && problem->lines[n] != 0)
    n++;
  return n;
}

/* The accent colour of the theme, faint enough to read on. */
static void
colour_mark (UpliftFindingLines *self, GtkTextTag *tag)
{
  GdkRGBA colour;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self->text)),
                                       "theme_selected_bg_color", &colour))
    return;
  colour.alpha = 0.2f;
  g_object_set (tag, "paragraph-background-rgba", &colour, NULL);
}

/* A line that goes on below begins again behind its number. */
static int
measure_number (UpliftFindingLines *self, const char *number)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->text), number);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static void
append_line (UpliftFindingLines *self, guint64 number, const char *line, gboolean is_wanted)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter end;
  g_autofree char *front = g_strdup_printf ("%s %*" PRIu64 "  ", is_wanted ? MARK : " ", 4, number);

  gtk_text_buffer_get_end_iter (buffer, &end);
  if (gtk_text_buffer_get_char_count (buffer) > 0)
    gtk_text_buffer_insert (buffer, &end, "\n", 1);
  if (is_wanted)
    gtk_text_buffer_create_mark (buffer, "wanted", &end, TRUE);
  gtk_text_buffer_insert_with_tags_by_name (buffer, &end, front, -1, "line",
                                            is_wanted ? "wanted" : "number", NULL);
  gtk_text_buffer_insert_with_tags_by_name (buffer, &end, line, -1, "line",
                                            is_wanted ? "wanted" : NULL, NULL);
}

static void
make_tags (UpliftFindingLines *self, const UpliftRawLines *lines)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  g_autofree char *front
      = g_strdup_printf ("%s %*" PRIu64 "  ", MARK, 4, lines->first + lines->lines->len);

  /* No hyphen that is not in the file. */
  gtk_text_buffer_create_tag (buffer, "line", "indent", -measure_number (self, front),
                              "insert-hyphens", FALSE, NULL);
  gtk_text_buffer_create_tag (buffer, "number", "foreground", "gray", NULL);
  colour_mark (self, gtk_text_buffer_create_tag (buffer, "wanted", NULL));
}

static void
show_lines (UpliftFindingLines *self, const UpliftRawLines *lines)
{
  guint64 wanted = self->problem->lines[self->at];
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);

  gtk_text_view_set_buffer (self->text, buffer);
  make_tags (self, lines);
  for (guint i = 0; i < lines->lines->len; i++)
    append_line (self, lines->first + i, lines->lines->pdata[i], lines->first + i == wanted);

  GtkTextMark *mark = gtk_text_buffer_get_mark (buffer, "wanted");
  GtkTextIter start;
  gtk_text_buffer_get_iter_at_mark (buffer, &start, mark);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_view_scroll_to_mark (self->text, mark, 0.0, TRUE, 0.0, 0.4);
  gtk_widget_set_visible (self->changed, lines->changed);
  gtk_stack_set_visible_child_name (self->stack, "lines");
}

/* Only what is asked for now is shown, and not what was asked for before. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (UpliftFindingLines) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (UpliftRawLines) lines = uplift_raw_lines_read_finish (result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  if (lines != NULL)
    {
      show_lines (self, lines);
      return;
    }
  gtk_widget_set_visible (self->changed, FALSE);
  gtk_label_set_label (self->failure, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failure");
}

static void
stop_reading (UpliftFindingLines *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
show_step (UpliftFindingLines *self)
{
  guint n = count_lines (self->problem);
  g_autofree char *at = uplift_format_count (self->at + 1);
  g_autofree char *of = uplift_format_count (n);
  g_autofree char *all = uplift_format_count ((gint64) self->problem->count);
  g_autofree char *which = self->problem->count > n
                               /* Translators: "2 of the first 5 of 28". */
                               ? g_strdup_printf (_ ("%s of the first %s of %s"), at, of, all)
                               /* Translators: "2 of 3". */
                               : g_strdup_printf (_ ("%s of %s"), at, of);

  gtk_label_set_label (self->which, which);
  gtk_widget_set_visible (self->steps, n > 1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->previous), self->at > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->next), self->at + 1 < n);
}

static void
show_place (UpliftFindingLines *self)
{
  stop_reading (self);
  self->cancellable = g_cancellable_new ();
  show_step (self);
  uplift_raw_lines_read_async (&self->dataset->tables[self->problem->table],
                               self->problem->lines[self->at], AROUND, self->cancellable, read_cb,
                               g_object_ref (self));
}

static void
uplift_finding_lines_previous_cb (UpliftFindingLines *self)
{
  self->at--;
  show_place (self);
}

static void
uplift_finding_lines_next_cb (UpliftFindingLines *self)
{
  self->at++;
  show_place (self);
}

void
uplift_finding_lines_show (UpliftFindingLines *self, UpliftDataset *dataset,
                           const UpliftProblem *problem)
{
  g_return_if_fail (UPLIFT_IS_FINDING_LINES (self) && dataset != NULL && problem != NULL);
  g_return_if_fail (problem->table >= 0 && problem->lines[0] != 0);

  g_autofree char *sentence = uplift_finding_row_make_sentence (problem);
  g_autofree char *place = uplift_finding_row_make_place (problem);
  uplift_dataset_ref (dataset);
  g_clear_pointer (&self->dataset, uplift_dataset_unref);
  self->dataset = dataset;
  self->problem = problem;
  self->at = 0;
  gtk_label_set_label (self->sentence, sentence);
  gtk_label_set_label (self->place, place);
  gtk_widget_set_visible (self->changed, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "reading");
  show_place (self);
}

static void
uplift_finding_lines_dispose (GObject *object)
{
  UpliftFindingLines *self = UPLIFT_FINDING_LINES (object);

  stop_reading (self);
  g_clear_pointer (&self->dataset, uplift_dataset_unref);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_first_child (GTK_WIDGET (self)))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (uplift_finding_lines_parent_class)->dispose (object);
}

static void
uplift_finding_lines_class_init (UpliftFindingLinesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = uplift_finding_lines_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/uplift_roi/Uplift/ui/finding-lines.ui");
  gtk_widget_class_bind_template_child (widget_class, UpliftFindingLines, sentence);
  gtk_widget_class_bind_template_child (widget_class, UpliftFindingLines, place);
  gtk_widget_class_bind_template_child (widget_class, UpliftFindingLines, steps);
  gtk_widget_class_bind_template_child (widget_class, UpliftFindingLines, which);
  gtk_widget_class_bind_template_child (widget_class, UpliftFindingLines, previous);
  gtk_widget_class_bind_template_child (widget_class, UpliftFindingLines, next);
  gtk_widget_class_bind_template_child (widget_class, UpliftFindingLines, changed);
  gtk_widget_class_bind_template_child (widget_class, UpliftFindingLines, stack);
  gtk_widget_class_bind_template_child (widget_class, UpliftFindingLines, text);
  gtk_widget_class_bind_template_child (widget_class, UpliftFindingLines, failure);
  gtk_widget_class_bind_template_callback (widget_class, uplift_finding_lines_previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, uplift_finding_lines_next_cb);
}

static void
uplift_finding_lines_init (UpliftFindingLines *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
