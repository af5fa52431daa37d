/* How the window bears a large data set that is opened in it: when it shows that it is reading,
 * the longest that it stands still meanwhile, when all figures are there, how long it takes to
 * close, and how soon a load can be given up. Of a folder that is named, else of invented files. It
 * prints tables and judges nothing: machines differ. */
#include "big-dataset.h"
#include "window-bench.h"

#include "app/files/built-in-sample.h"
#include "app/files/load-view.h"

#include <string.h>

#define N_ROUNDS 3
#define PATIENCE 600000.0 /* milliseconds */

/* All in milliseconds since the files were asked for, unless said otherwise; 0: did not come. */
typedef struct
{
  double shown;         /* the frame with the progress was painted */
  double opened;        /* the session had the data set */
  double figures;       /* the first frame with its figures was painted */
  double longest;       /* from one turn of the main loop to the next, until the figures */
  double longest_after; /* the same, from then on */
  double longest_main;  /* the main thread's work in one turn */
} Opening;

typedef struct
{
  GFile *folder;
  UpliftFileOpener *opener;
  UpliftSession *session;
  UpliftLoadView *view;
  Time began;
  Opening opening;
  gboolean has_results;
} Watch;

static Watch watch;

static void
after_paint_cb (GdkFrameClock *clock)
{
  double now = time_get_since (&watch.began).clock;

  if (watch.opening.shown == 0.0 && gtk_widget_get_mapped (GTK_WIDGET (watch.view)))
    watch.opening.shown = now;
  if (watch.opening.figures == 0.0 && watch.has_results)
    watch.opening.figures = now;
}

static void
opened_cb (void)
{
  watch.opening.opened = time_get_since (&watch.began).clock;
}

static void
results_cb (void)
{
  watch.has_results = TRUE;
}

/* One turn of the main loop; *last: when the last one ended. */
static void
turn (Time *last)
{
  Opening *opening = &watch.opening;
  gboolean idle = !g_main_context_iteration (NULL, FALSE);
  Time took = time_get_since (last);
  double *longest = opening->figures == 0.0 ? &opening->longest : &opening->longest_after;

  *longest = MAX (*longest, took.clock);
  opening->longest_main = MAX (opening->longest_main, took.main);
  *last = time_get ();
  if (idle)
    g_usleep (500);
}

static void
open_files (GPtrArray *files)
{
  watch.opening = (Opening){ 0 };
  watch.has_results = FALSE;
  watch.began = time_get ();
  uplift_file_opener_open (watch.opener, files);
}

/* Until the figures are painted and some time after. */
static void
wait_for_figures (void)
{
  const double after = 500.0;
  Time last = watch.began;

  while (time_get_since (&watch.began).clock < PATIENCE
         && (watch.opening.figures == 0.0
             || time_get_since (&watch.began).clock < watch.opening.figures + after))
    turn (&last);
}

/* Whether the process has a file of the folder open, or in its memory. */
static gboolean
holds_files (void)
{
  g_autofree char *path = g_file_get_path (watch.folder);
  g_autofree char *maps = NULL;
  g_autoptr (GDir) descriptors = g_dir_open ("/proc/self/fd", 0, NULL);
  const char *name;
  gboolean holds = FALSE;

  g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL);
  if (strstr (maps, path) != NULL)
    return TRUE;
  while (!holds && (name = g_dir_read_name (descriptors)) != NULL)
    {
      g_autofree char *link = g_build_filename ("/proc/self/fd", name, NULL);
      g_autofree char *target = g_file_read_link (link, NULL);
      holds = target != NULL && g_str_has_prefix (target, path);
    }
  return holds;
}

/* Clicks on Cancel some time into a load; prints how soon the window was back, and how soon the
 * files were closed. */
static void
measure_cancel (WindowBench *bench, GPtrArray *files, double at)
{
  GtkWidget *cancel = GTK_WIDGET (gtk_widget_get_template_child (
      GTK_WIDGET (watch.view), UPLIFT_TYPE_LOAD_VIEW, "cancel_button"));
  double painted = 0.0, closed = 0.0;

  open_files (files);
  Time last = watch.began;
  while (time_get_since (&watch.began).clock < at)
    turn (&last);
  if (watch.opening.opened > 0.0)
    {
      g_print ("%-36.0f loaded before\n", at);
      return;
    }

  Time clicked = time_get ();
  g_signal_emit_by_name (cancel, "clicked");
  stopwatch_start (bench->stopwatch);
  while (closed == 0.0 || painted == 0.0)
    {
      turn (&last);
      if (painted == 0.0 && bench->stopwatch->painting.first.clock > 0.0)
        painted = time_get_since (&clicked).clock;
      if (closed == 0.0 && !holds_files ())
        closed = time_get_since (&clicked).clock;
      if (time_get_since (&clicked).clock > 20000.0)
        break;
    }
  g_print ("%-36.0f %15.1f %15.1f\n", at, painted, closed);
  stopwatch_wait (bench->stopwatch);
}

static void
connect_watch (WindowBench *bench)
{
  UpliftWindow *window = UPLIFT_WINDOW (bench->window);

  watch.opener = uplift_window_get_opener (window);
  watch.session = uplift_window_get_session (window);
  watch.view = UPLIFT_LOAD_VIEW (
      gtk_widget_get_template_child (GTK_WIDGET (window), UPLIFT_TYPE_WINDOW, "load_view"));
  g_signal_connect (watch.opener, "opened", G_CALLBACK (opened_cb), NULL);
  g_signal_connect (watch.session, "results-changed", G_CALLBACK (results_cb), NULL);
  g_signal_connect (bench->stopwatch->frame_clock, "after-paint", G_CALLBACK (after_paint_cb),
                    NULL);
}

static void
measure (WindowBench *bench)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (GPtrArray) sample = uplift_built_in_sample_list_files ();
  double loading = 0.0;

  g_ptr_array_add (files, watch.folder);
  connect_watch (bench);
  g_print ("milliseconds\n%-24s %9s %9s %9s %9s %9s %9s\n", "", "progress", "loaded", "figures",
           "longest", "after", "main");
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      for (guint i = 0; i < 2; i++)
        {
          open_files (i == 0 ? files : sample);
          wait_for_figures ();
          const Opening *o = &watch.opening;
          g_print ("%-24s %9.1f %9.1f %9.1f %9.1f %9.1f %9.1f\n",
                   i == 0 ? "open" : "  then the sample", o->shown, o->opened, o->figures,
                   o->longest, o->longest_after, o->longest_main);
          if (i == 0)
            loading = o->opened;
        }
    }
  g_print ("%-36s %15s %15s\n", "cancelled after", "window back", "files closed");
  for (guint tenth = 0; tenth < 10; tenth++)
    measure_cancel (bench, files, MAX (loading * tenth / 10.0, 5.0));
  measure_cancel (bench, files, loading * 0.97);
}

int
main (int argc, char *argv[])
{
  gboolean invented;

  watch.folder = big_dataset_find (argc, argv, &invented);
  int status = window_bench_run ("--sample", measure, argv);
  if (invented)
    big_dataset_delete (watch.folder);
  g_object_unref (watch.folder);
  return status;
}
