/* How long the program takes from its start to the first frame, and to the first that shows figures
 * of the sample data, beside an empty window of GTK: best and median of some rounds, in turn, with
 * the work of the process beside the time by the clock. It prints a table and judges nothing.
 *
 * It starts itself anew for each round, as the program or as the empty window; both say through a
 * pipe when they have painted, and end. */
#include "app/application.h"
#include "app/command-line.h"
#include "app/renderer-choice.h"
#include "app/window/window.h"
#include "stopwatch.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_ROUNDS 11
#define PIPE 3
/* So many milliseconds nothing is painted once all is. */
#define QUIET 200

/* What a child says. */
typedef struct
{
  Time first, figures, last; /* since its process began; clock: by the system's */
} Report;

static Report report;
static guint quiet_source;

static void
end (void)
{
  if (write (PIPE, &report, sizeof report) != sizeof report)
    _exit (1);
  _exit (0);
}

static void
empty_painted_cb (GdkFrameClock *clock, gpointer data)
{
  report.first = report.figures = report.last = time_get ();
  end ();
}

static void
activate_cb (GApplication *application, gpointer data)
{
  GtkWidget *window = gtk_application_window_new (GTK_APPLICATION (application));

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_widget_realize (window);
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint",
                    G_CALLBACK (empty_painted_cb), NULL);
  gtk_window_present (GTK_WINDOW (window));
}

static int
run_empty (void)
{
  g_autoptr (GtkApplication) application
      = gtk_application_new ("org.example.Empty", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), 0, NULL);
}

static gboolean
quiet_cb (gpointer data)
{
  end ();
  return G_SOURCE_REMOVE;
}

static void
painted_cb (GdkFrameClock *clock, UpliftWindow *window)
{
  UpliftSession *session = uplift_window_get_session (window);
  GtkWidget *pages = GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (window), UPLIFT_TYPE_WINDOW, "pages"));

  if (report.first.clock <= 0)
    report.first = time_get ();
  if (uplift_session_get_results (session) == NULL || !gtk_widget_get_child_visible (pages)
      || !gtk_widget_get_mapped (pages))
    return;
  if (report.figures.clock <= 0)
    report.figures = time_get ();
  report.last = time_get ();
  g_clear_handle_id (&quiet_source, g_source_remove);
  quiet_source = g_timeout_add (QUIET, quiet_cb, NULL);
}

static void
realized_cb (GtkWidget *window)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb),
                    window);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window)
{
  if (UPLIFT_IS_WINDOW (window))
    g_signal_connect (window, "realize", G_CALLBACK (realized_cb), NULL);
}

/* As main () of the program does it. */
static int
run_program (char *name)
{
  char *arguments[] = { name, (char *) "--sample", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (UpliftCommandLine) command_line = uplift_command_line_parse (2, arguments, &error);

  g_assert_no_error (error);
  uplift_renderer_choice_make ("/dev");
  g_assert_true (gtk_init_check ());

  g_autoptr (UpliftApplication) application = uplift_application_new ();

  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  return uplift_application_run (application, command_line);
}

/* Runs a child and reads what it says. */
static Report
start (const char *name, const char *what)
{
  const char *arguments[] = { name, what, NULL };
  int ends[2], status;
  Report said = { 0 };
  double began;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  began = time_get ().clock;
  child = fork ();
  if (child == 0)
    {
      dup2 (ends[1], PIPE);
      execv (name, (char *const *) arguments);
      _exit (127);
    }
  close (ends[1]);
  g_assert_cmpint (read (ends[0], &said, sizeof said), ==, sizeof said);
  close (ends[0]);
  waitpid (child, &status, 0);
  said.first.clock -= began;
  said.figures.clock -= began;
  said.last.clock -= began;
  return said;
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

/* Prints a line and returns the medians. */
static Time
print_times (const char *what, const Report reports[N_ROUNDS], gsize offset)
{
  double clock[N_ROUNDS], work[N_ROUNDS];

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      const Time *time = (const Time *) (const void *) ((const char *) &reports[i] + offset);

      clock[i] = time->clock;
      work[i] = time->work;
    }
  qsort (clock, N_ROUNDS, sizeof *clock, compare_cb);
  qsort (work, N_ROUNDS, sizeof *work, compare_cb);

  Time medians = { .clock = clock[N_ROUNDS / 2], .work = work[N_ROUNDS / 2] };

  g_print ("%-30s %9.1f %9.1f %9.1f %9.1f\n", what, clock[0], medians.clock, work[0], medians.work);
  return medians;
}

int
main (int argc, char *argv[])
{
  Report empty[N_ROUNDS], program[N_ROUNDS];

  if (argc == 2 && strcmp (argv[1], "empty") == 0)
    return run_empty ();
  if (argc == 2 && strcmp (argv[1], "program") == 0)
    return run_program (argv[0]);

  start (argv[0], "program"); /* reads all files once */
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      empty[i] = start (argv[0], "empty");
      program[i] = start (argv[0], "program");
    }

  g_print ("from the start to a painted frame, in turn, %d rounds; milliseconds\n", N_ROUNDS);
  g_print ("%-30s %9s %9s %9s %9s\n", "", "best", "median", "work", "median");

  Time nothing = print_times ("empty window", empty, G_STRUCT_OFFSET (Report, first));

  print_times ("the program, first frame", program, G_STRUCT_OFFSET (Report, first));

  Time figures
      = print_times ("the program, with figures", program, G_STRUCT_OFFSET (Report, figures));

  print_times ("the program, last frame", program, G_STRUCT_OFFSET (Report, last));
  g_print ("%-30s %9s %9.2f %9s %9.2f\n", "figures, to the empty window", "",
           figures.clock / nothing.clock, "", figures.work / nothing.work);
  return 0;
}
