#include "stopwatch.h"

#include <time.h>

/* So long nothing happens when all is painted: longer than a search entry waits for the next key,
 * shorter than a cursor blinks. */
#define QUIET 250.0
#define PATIENCE 10000.0

static double
get_milliseconds (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

Time
time_get (void)
{
  return (Time){ .clock = get_milliseconds (CLOCK_MONOTONIC),
                 .work = get_milliseconds (CLOCK_PROCESS_CPUTIME_ID),
                 .main = get_milliseconds (CLOCK_THREAD_CPUTIME_ID) };
}

Time
time_get_since (const Time *began)
{
  Time now = time_get ();

  return (Time){ now.clock - began->clock, now.work - began->work, now.main - began->main };
}

static void
before_paint_cb (GdkFrameClock *clock, Stopwatch *stopwatch)
{
  stopwatch->paint_began = time_get_since (&stopwatch->began).clock;
}

static void
after_paint_cb (GdkFrameClock *clock, Stopwatch *stopwatch)
{
  stopwatch->painting.last = time_get_since (&stopwatch->began);
  if (stopwatch->painting.first.clock == 0.0)
    stopwatch->painting.first = stopwatch->painting.last;
}

Stopwatch *
stopwatch_new (GtkWidget *window)
{
  Stopwatch *stopwatch = g_new0 (Stopwatch, 1);

  stopwatch->frame_clock = g_object_ref (gtk_widget_get_frame_clock (window));
  g_signal_connect (stopwatch->frame_clock, "before-paint", G_CALLBACK (before_paint_cb),
                    stopwatch);
  g_signal_connect (stopwatch->frame_clock, "after-paint", G_CALLBACK (after_paint_cb), stopwatch);
  return stopwatch;
}

void
stopwatch_free (Stopwatch *stopwatch)
{
  g_signal_handlers_disconnect_by_data (stopwatch->frame_clock, stopwatch);
  g_object_unref (stopwatch->frame_clock);
  g_free (stopwatch);
}

void
stopwatch_start (Stopwatch *stopwatch)
{
  stopwatch->painting = (Painting){ 0 };
  stopwatch->began = time_get ();
}

void
stopwatch_mark_answer (Stopwatch *stopwatch)
{
  stopwatch->painting.first = (Time){ 0 };
}

Painting
stopwatch_wait (Stopwatch *stopwatch)
{
  double busy = 0.0;

  while (time_get_since (&stopwatch->began).clock - busy < QUIET && busy < PATIENCE)
    {
      Time before = time_get_since (&stopwatch->began);
      if (g_main_context_iteration (NULL, FALSE))
        {
          Time after = time_get_since (&stopwatch->began), *longest = &stopwatch->painting.longest;
          longest->clock = MAX (longest->clock, after.clock - before.clock);
          longest->work = MAX (longest->work, after.work - before.work);
          busy = after.clock;
        }
      else
        g_usleep (500);
    }
  return stopwatch->painting;
}

Time
stopwatch_wait_for_frame (Stopwatch *stopwatch)
{
  double asked = time_get_since (&stopwatch->began).clock;

  while (stopwatch->painting.first.clock == 0.0)
    g_main_context_iteration (NULL, TRUE);

  Time first = stopwatch->painting.first;
  return (Time){ .clock = asked + first.clock - stopwatch->paint_began, .work = first.work };
}

static int
compare_times_cb (gconstpointer a, gconstpointer b)
{
  const double *x = a, *y = b;

  return *x < *y ? -1 : *x > *y ? 1 : 0;
}

/* The median of one of the times, which lies so many bytes within a painting; *worst:
 * (nullable). */
static double
find_median (GArray *paintings, gsize offset, double *worst)
{
  g_autofree double *times = g_new (double, paintings->len);

  for (guint i = 0; i < paintings->len; i++)
    times[i] = G_STRUCT_MEMBER (double, &g_array_index (paintings, Painting, i), offset);
  qsort (times, paintings->len, sizeof *times, compare_times_cb);
  if (worst != NULL)
    *worst = times[paintings->len - 1];
  return times[paintings->len / 2];
}

void
paintings_print_heading (void)
{
  g_print ("%-36s %15s %22s %15s %15s\n", "", "first frame", "last frame", "worst",
           "longest pause");
  g_print ("%-36s %8s %6s %8s %6s %6s %8s %6s %8s %6s\n", "", "clock", "work", "clock", "work",
           "main", "clock", "work", "clock", "work");
}

void
paintings_print (const char *what, GArray *paintings)
{
  double worst_clock, worst_work, longest_clock, longest_work;
  double first_clock = find_median (paintings, G_STRUCT_OFFSET (Painting, first.clock), NULL);
  double first_work = find_median (paintings, G_STRUCT_OFFSET (Painting, first.work), NULL);
  double last_clock = find_median (paintings, G_STRUCT_OFFSET (Painting, last.clock), &worst_clock);
  double last_work = find_median (paintings, G_STRUCT_OFFSET (Painting, last.work), &worst_work);
  double last_main = find_median (paintings, G_STRUCT_OFFSET (Painting, last.main), NULL);

  find_median (paintings, G_STRUCT_OFFSET (Painting, longest.clock), &longest_clock);
  find_median (paintings, G_STRUCT_OFFSET (Painting, longest.work), &longest_work);

  g_print ("%-36s %8.1f %6.1f %8.1f %6.1f %6.1f %8.1f %6.1f %8.1f %6.1f\n", what, first_clock,
           first_work, last_clock, last_work, last_main, worst_clock, worst_work, longest_clock,
           longest_work);
}
