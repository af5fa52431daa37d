/* Asks with the system's dialog which files or which folder to open. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  UPLIFT_OPEN_FILES,  /* one or several CSV files */
  UPLIFT_OPEN_FOLDER, /* a folder that holds them */
  UPLIFT_OPEN_ONE     /* one CSV file */
} UpliftOpenKind;

/* Called with the chosen files (GFile, at least one; borrowed), not at all when nothing was
 * chosen. */
typedef void (*UpliftOpenFunc) (GtkWindow *window, GPtrArray *files, gpointer data);

/* Opens the dialog for the window and returns at once. folder: (nullable) where it begins; data:
 * (borrowed) for func. While one is open no second one of any kind is. */
void uplift_open_dialog_run (GtkWindow *window, UpliftOpenKind kind, const char *title,
                             GFile *folder, UpliftOpenFunc func, gpointer data);

G_END_DECLS
