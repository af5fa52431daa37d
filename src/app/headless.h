/* The program without a window: --report, --check and --generate. Needs no display; opens none. */
#pragma once

#include "app/command-line.h"

G_BEGIN_DECLS

/* The exit statuses of the program. */
enum
{
  UPLIFT_EXIT_DONE = 0,
  UPLIFT_EXIT_USAGE = 1,  /* wrong usage */
  UPLIFT_EXIT_INPUT = 2,  /* a file could not be read as any of the tables, or nothing usable */
  UPLIFT_EXIT_OUTPUT = 3, /* the output could not be written */
  UPLIFT_EXIT_ERRORS = 4, /* --check found errors in the data */
};

/* Does what the command line asks for and returns the exit status. Messages go to standard error, a
 * line each. Blocks. */
int uplift_headless_run (const UpliftCommandLine *command_line);

/* "uplift: MESSAGE" on standard error, as one line whatever is in it. */
void uplift_headless_print_error (const char *message);

G_END_DECLS
