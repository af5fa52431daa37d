/* Measures how long a window takes to paint what was asked of it. */
#pragma once

#include <gtk/gtk.h>

/* A point in time, or the milliseconds between two: by the clock, and of this process's work, which
 * other programs do not disturb; of that the main thread's. */
typedef struct
{
  double clock, work, main;
} Time;

Time time_get (void);
Time time_get_since (const Time *began);

/* From the request to the end of the first frame that follows, and of the last: what is put off
 * comes later. All 0: nothing was painted. And the longest that the next key would have had to
 * wait. When the answer is marked, the frame that shows it stands for the first. */
typedef struct
{
  Time first, last, longest;
} Painting;

typedef struct
{
  GdkFrameClock *frame_clock; /* (owned) */
  Time began;
  double paint_began; /* by the clock, of the last frame */
  Painting painting;
} Stopwatch;

/* The window is realized. */
Stopwatch *stopwatch_new (GtkWidget *window);
void stopwatch_free (Stopwatch *stopwatch);

/* Before something is asked of the window. */
void stopwatch_start (Stopwatch *stopwatch);

/* What was asked for is there: it is in the next frame. */
void stopwatch_mark_answer (Stopwatch *stopwatch);

/* Runs the main loop until nothing more is painted. */
Painting stopwatch_wait (Stopwatch *stopwatch);

/* Runs the main loop until the next frame is painted, which has to be asked for. Returns how long
 * it took to ask and to paint, without the wait for the screen in between. */
Time stopwatch_wait_for_frame (Stopwatch *stopwatch);

/* The heading of what paintings_print () prints. */
void paintings_print_heading (void);

/* One line: medians, of the last frame also the main thread's share of the work, the worst to the
 * last frame, and the worst of the longest. paintings: of Painting. */
void paintings_print (const char *what, GArray *paintings);
