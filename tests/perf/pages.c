/* How long the window takes with 2 000 influencers and 50 000 posts: to switch between pages, to
 * search with each key, and to show another filter. Times are from the request to the end of the
 * last frame that it leads to, on a screen without graphics hardware. It prints a table and judges
 * nothing: machines differ. */
#include "big-dataset.h"
#include "window-bench.h"

#include <string.h>

#define N_INFLUENCERS 2000
#define N_POSTS 50000
#define N_ROWS 200000
#define N_ROUNDS 9

/* The names of the pages, in their order (transfer full, of const char *). */
static GPtrArray *
list_pages (WindowBench *bench)
{
  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (bench->pages);
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr (GObject) page = g_list_model_get_item (G_LIST_MODEL (pages), i);
      g_ptr_array_add (names, (char *) gtk_stack_page_get_name (GTK_STACK_PAGE (page)));
    }
  return names;
}

static void
add (GArray *paintings, Painting painting)
{
  g_array_append_val (paintings, painting);
}

/* From another page, with what it shows at hand; and when it has to catch up first with a filter
 * that was changed meanwhile. */
static void
measure_switch (WindowBench *bench, const char *name, const char *other)
{
  g_autoptr (GArray) plain = g_array_new (FALSE, FALSE, sizeof (Painting));
  g_autoptr (GArray) behind = g_array_new (FALSE, FALSE, sizeof (Painting));
  g_autofree char *what = g_strdup_printf ("switch to %s", name);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      window_bench_switch_page (bench, other);
      window_bench_change_filter (bench, round);
      add (behind, window_bench_switch_page (bench, name));
      window_bench_switch_page (bench, other);
      add (plain, window_bench_switch_page (bench, name));
    }
  paintings_print (what, plain);
  paintings_print ("  after another filter", behind);
}

static void
measure_filter (WindowBench *bench, const char *name)
{
  g_autoptr (GArray) paintings = g_array_new (FALSE, FALSE, sizeof (Painting));
  g_autofree char *what = g_strdup_printf ("filter on %s", name);

  window_bench_switch_page (bench, name);
  for (guint round = 0; round < N_ROUNDS; round++)
    add (paintings, window_bench_change_filter (bench, round));
  paintings_print (what, paintings);
}

/* Each letter typed into the search of the page, and each taken back. */
static void
measure_search (WindowBench *bench, const char *page, const char *word)
{
  g_autoptr (GArray) paintings = g_array_new (FALSE, FALSE, sizeof (Painting));
  g_autofree char *what = g_strdup_printf ("search on %s, “%s”, by key", page, word);
  GtkEditable *entry = window_bench_focus_search (bench, page);
  int length = (int) strlen (word);

  for (int key = 0; key < 2 * length; key++)
    {
      int position = MIN (key, 2 * length - key);

      stopwatch_start (bench->stopwatch);
      if (key < length)
        gtk_editable_insert_text (entry, word + key, 1, &position);
      else
        gtk_editable_delete_text (entry, position - 1, position);
      add (paintings, stopwatch_wait (bench->stopwatch));
    }
  paintings_print (what, paintings);
}

static void
measure (WindowBench *bench)
{
  g_autoptr (GPtrArray) names = list_pages (bench);

  g_print ("%d influencers, %d posts, %d tracking rows; medians, in milliseconds\n", N_INFLUENCERS,
           N_POSTS, N_ROWS);
  paintings_print_heading ();
  for (guint i = 0; i < names->len && names->len > 1; i++)
    measure_switch (bench, names->pdata[i], names->pdata[i > 0 ? 0 : names->len - 1]);
  for (guint i = 0; i < names->len; i++)
    measure_filter (bench, names->pdata[i]);
  measure_search (bench, "overview", "anna");
  measure_search (bench, "influencers", "anna");
  measure_search (bench, "posts", "morning");
}

int
main (int argc, char *argv[])
{
  g_autofree char *path = g_dir_make_tmp ("uplift-perf-XXXXXX", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);

  big_dataset_write (folder, N_INFLUENCERS, N_POSTS, N_ROWS);
  int status = window_bench_run (path, measure, argv);
  big_dataset_delete (folder);
  return status;
}
