/* The window: header bar, sidebar, chips of the active filters, and the page; and what is to be
 * told about files that were opened.
 *
 * Each window has a session of its own, whose views get it through the property "session", bound in
 * ui/window.ui, and opens files by an opener of its own. Main thread only.
 */
#pragma once

#include "app/application.h"
#include "app/files/file-opener.h"

G_BEGIN_DECLS

#define UPLIFT_TYPE_WINDOW (uplift_window_get_type ())
G_DECLARE_FINAL_TYPE (UpliftWindow, uplift_window, UPLIFT, WINDOW, GtkApplicationWindow)

/* An empty window; its opener gives it something to show. */
UpliftWindow *uplift_window_new (UpliftApplication *application);

/* Filter and settings that the first files opened are to be shown with; a filter on what they do
 * not hold is told. command_line: (borrowed) as long as the window lives. */
void uplift_window_begin_with (UpliftWindow *self, const UpliftCommandLine *command_line);

/* Shows the window, for the first time and once something is being opened: with the first figures
 * if they come soon, so that a small set does not appear as an empty window before. */
void uplift_window_present_with_figures (UpliftWindow *self);

UpliftSession *uplift_window_get_session (UpliftWindow *self); /* (transfer none) */

UpliftFileOpener *uplift_window_get_opener (UpliftWindow *self); /* (transfer none) */

/* Puts the focus into the search entry of the summary table. */
void uplift_window_focus_search (UpliftWindow *self);

/* Shows the page so many further on (-1: the one before); after the last comes the first. */
void uplift_window_turn_page (UpliftWindow *self, int step);

G_END_DECLS
