/* How long a table of 50 000 influencers takes to be sorted and searched, in the program's window
 * on a screen without graphics hardware. Times are from the click or the key to the end of the
 * frame that shows the answer, and to that of the last frame, as what is out of sight may follow
 * later. It prints a table and judges nothing: machines differ.
 *
 * UPLIFT_PERF_INFLUENCERS says how many instead. With the argument "brief" only one page's table,
 * sorted by one column. */
#include "app/influencers/influencers-page.h"
#include "app/table/data-table.h"
#include "app/table/table-view.h"
#include "big-dataset.h"
#include "window-bench.h"

#include "../app/find-child.h"

#include <string.h>

#define N_INFLUENCERS 50000
#define N_ROUNDS 5

/* Found by most names, and fewer with each key until one is left. */
#define WORD "zoya glow 87"

static gboolean brief;

typedef struct
{
  WindowBench *window;    /* (borrowed) */
  GtkEditable *search;    /* (borrowed) */
  GtkColumnView *view;    /* (borrowed) */
  UpliftTableView *table; /* (borrowed) */
} TableBench;

static void
rearranged_cb (UpliftRowModel *model, WindowBench *bench)
{
  stopwatch_mark_answer (bench->stopwatch);
}

/* All influencers, not only the first. */
static void
show_all (WindowBench *bench)
{
  GtkWidget *page = find_child (GTK_WIDGET (bench->window), UPLIFT_TYPE_INFLUENCERS_PAGE);
  GtkDropDown *size
      = GTK_DROP_DOWN (gtk_widget_get_template_child (page, UPLIFT_TYPE_INFLUENCERS_PAGE, "size"));

  stopwatch_start (bench->stopwatch);
  gtk_drop_down_set_selected (size, g_list_model_get_n_items (gtk_drop_down_get_model (size)) - 1);
  stopwatch_wait (bench->stopwatch);
}

static TableBench
open_table (WindowBench *bench, const char *page)
{
  TableBench self = { .window = bench, .search = window_bench_focus_search (bench, page) };
  GtkWidget *table = gtk_widget_get_ancestor (GTK_WIDGET (self.search), UPLIFT_TYPE_DATA_TABLE);

  self.table = UPLIFT_TABLE_VIEW (find_child (table, UPLIFT_TYPE_TABLE_VIEW));
  self.view = GTK_COLUMN_VIEW (find_child (table, GTK_TYPE_COLUMN_VIEW));
  g_signal_connect_after (uplift_table_view_get_model (self.table), "rearranged",
                          G_CALLBACK (rearranged_cb), bench);
  return self;
}

static void
close_table (TableBench *self)
{
  g_signal_handlers_disconnect_by_func (uplift_table_view_get_model (self->table), rearranged_cb,
                                        self->window);
}

static GtkColumnViewColumn *
find_column (TableBench *self, const char *id)
{
  UpliftTableData *data = uplift_row_model_get_data (uplift_table_view_get_model (self->table));
  guint i = uplift_table_data_find_column (data, id);
  g_autoptr (GtkColumnViewColumn) column
      = g_list_model_get_item (gtk_column_view_get_columns (self->view), i);

  return column;
}

/* What a click on the title does. */
static Painting
sort (TableBench *self, const char *column, GtkSortType direction)
{
  stopwatch_start (self->window->stopwatch);
  gtk_column_view_sort_by_column (self->view, find_column (self, column), direction);
  return stopwatch_wait (self->window->stopwatch);
}

static void
add (GArray *paintings, Painting painting)
{
  g_array_append_val (paintings, painting);
}

/* To the middle of the rows, of which none is at the top. */
static void
scroll_down (TableBench *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  stopwatch_start (self->window->stopwatch);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) / 2);
  stopwatch_wait (self->window->stopwatch);
}

/* The first time with new figures, then again, turned round, and from far below. */
static void
measure_sort (TableBench *self, const char *column, const char *other)
{
  g_autoptr (GArray) first = g_array_new (FALSE, FALSE, sizeof (Painting));
  g_autoptr (GArray) turned = g_array_new (FALSE, FALSE, sizeof (Painting));
  g_autoptr (GArray) again = g_array_new (FALSE, FALSE, sizeof (Painting));
  g_autoptr (GArray) scrolled = g_array_new (FALSE, FALSE, sizeof (Painting));
  g_autofree char *what = g_strdup_printf ("sort by %s, new figures", column);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      sort (self, other, GTK_SORT_ASCENDING);
      window_bench_change_filter (self->window, round);
      add (first, sort (self, column, GTK_SORT_ASCENDING));
      add (turned, sort (self, column, GTK_SORT_DESCENDING));
      add (turned, sort (self, column, GTK_SORT_ASCENDING));
      sort (self, other, GTK_SORT_ASCENDING);
      add (again, sort (self, column, GTK_SORT_ASCENDING));
      scroll_down (self);
      add (scrolled, sort (self, column, GTK_SORT_DESCENDING));
    }
  paintings_print (what, first);
  paintings_print ("  again", again);
  paintings_print ("  turned round", turned);
  paintings_print ("  turned round, scrolled down", scrolled);
}

static Painting
search (TableBench *self, const char *text)
{
  stopwatch_start (self->window->stopwatch);
  gtk_editable_set_text (self->search, text);
  return stopwatch_wait (self->window->stopwatch);
}

/* One letter that most have; a word key by key and back; and both words whole and away. */
static void
measure_search (TableBench *self)
{
  g_autoptr (GArray) most = g_array_new (FALSE, FALSE, sizeof (Painting));
  g_autoptr (GArray) cleared = g_array_new (FALSE, FALSE, sizeof (Painting));
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (Painting));
  g_autoptr (GArray) few = g_array_new (FALSE, FALSE, sizeof (Painting));
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Painting));

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      add (most, search (self, "a"));
      add (cleared, search (self, ""));
      add (few, search (self, WORD));
      add (all, search (self, ""));
    }
  for (guint n = 1; n < 2 * strlen (WORD); n++)
    {
      g_autofree char *typed = g_strndup (WORD, MIN (n, 2 * strlen (WORD) - n));
      add (keys, search (self, typed));
    }
  search (self, "");
  paintings_print ("search “a”: most", most);
  paintings_print ("  cleared", cleared);
  paintings_print ("search “" WORD "”: one", few);
  paintings_print ("  cleared", all);
  paintings_print ("  by key, there and back", keys);
}

static void
measure_table (WindowBench *bench, const char *page)
{
  static const char *const others[] = { "name", "platform", "status" };
  TableBench self = open_table (bench, page);

  g_print ("%s, %u rows\n", page,
           uplift_row_model_get_n_unsearched (uplift_table_view_get_model (self.table)));
  measure_sort (&self, "revenue", "spend");
  for (guint i = 0; i < G_N_ELEMENTS (others) && !brief; i++)
    measure_sort (&self, others[i], "spend");
  measure_search (&self);
  close_table (&self);
}

static void
measure (WindowBench *bench)
{
  g_print ("medians, in milliseconds\n");
  paintings_print_heading ();
  window_bench_switch_page (bench, "influencers");
  show_all (bench);
  measure_table (bench, "influencers");
  if (!brief)
    measure_table (bench, "overview");
}

int
main (int argc, char *argv[])
{
  const char *wanted = g_getenv ("UPLIFT_PERF_INFLUENCERS");
  gint64 n = wanted != NULL ? g_ascii_strtoll (wanted, NULL, 10) : N_INFLUENCERS;
  g_autofree char *path = g_dir_make_tmp ("uplift-perf-XXXXXX", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);

  brief = argc > 1 && g_str_equal (argv[1], "brief");
  big_dataset_write (folder, n, n, 4 * n);
  int status = window_bench_run (path, measure, argv);
  big_dataset_delete (folder);
  return status;
}
