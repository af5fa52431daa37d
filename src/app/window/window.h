/* The window: header bar, sidebar, chips of the active filters, and the page; it opens files and
 * shows what came of it.
 *
 * Each window has a session of its own; its views get it through the property "session", bound in
 * ui/window.ui. What is open stays until another set of files has been read. Main thread only.
 */
#pragma once

#include "app/application.h"
#include "core/data/session.h"

G_BEGIN_DECLS

#define UPLIFT_TYPE_WINDOW (uplift_window_get_type ())
G_DECLARE_FINAL_TYPE (UpliftWindow, uplift_window, UPLIFT, WINDOW, GtkApplicationWindow)

/* An empty window; one of the functions below gives it something to show. */
UpliftWindow *uplift_window_new (UpliftApplication *application);

/* Filter and settings that the first files opened are to be shown with; a filter on what they do
 * not hold is told. command_line: (borrowed) as long as the window lives. */
void uplift_window_begin_with (UpliftWindow *self, const UpliftCommandLine *command_line);

UpliftSession *uplift_window_get_session (UpliftWindow *self); /* (transfer none) */

/* The folder that the first of the open files is in (transfer full), NULL when it is not one of the
 * user's. */
GFile *uplift_window_dup_folder (UpliftWindow *self);

/* Starts to open the files (GFile, files or folders) and returns at once; a set that is still being
 * read is given up. An error is told in the window. */
void uplift_window_open (UpliftWindow *self, GPtrArray *files);

/* Starts to read the file in place of one table's, or in addition; the files of the other tables
 * stay. A file that is another table is told as an error. */
void uplift_window_load_table (UpliftWindow *self, UpliftTable table, GFile *file);

/* Opens the built-in sample. */
void uplift_window_open_sample (UpliftWindow *self);

/* Reads once more what is open, or is being read. */
void uplift_window_reload (UpliftWindow *self);

/* What was open last time, or the sample: at the first start, and when the files cannot be read any
 * more, which is told. */
void uplift_window_open_last (UpliftWindow *self);

/* Puts the focus into the search entry of the summary table. */
void uplift_window_focus_search (UpliftWindow *self);

/* Shows the page so many further on (-1: the one before); after the last comes the first. */
void uplift_window_turn_page (UpliftWindow *self, int step);

G_END_DECLS
