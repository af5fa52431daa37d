/* The program's window with a data set of its own, for measuring. */
#pragma once

#include "app/window/window.h"
#include "stopwatch.h"

typedef struct
{
  GtkWindow *window;    /* (borrowed) */
  GtkStack *pages;      /* (borrowed) */
  Stopwatch *stopwatch; /* (owned) */
} WindowBench;

typedef void (*WindowBenchFunc) (WindowBench *bench);

/* Opens the folder in a window of 1366 × 768, calls measure once all is painted and closes it. Exit
 * status of the program. argv: only the name of the program is taken from it. */
int window_bench_run (const char *folder, WindowBenchFunc measure, char *argv[]);

/* Both wait until nothing more is painted. The filter is another one with each round, so that all
 * is computed anew. */
Painting window_bench_switch_page (WindowBench *bench, const char *name);
Painting window_bench_change_filter (WindowBench *bench, guint round);

/* The search entry of the page, with the focus in it and the table in sight. */
GtkEditable *window_bench_focus_search (WindowBench *bench, const char *page);
