/* A short message at the bottom of a window, which goes away by itself after five seconds (not
 * while the pointer is on it or the focus in it) or by its close button.
 *
 * One toast at a time: a new message takes the place of the one before. Screen readers announce it
 * (role alert). A window has one, in an overlay of its template; it is found from any widget in
 * that window.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_TOAST (uplift_toast_get_type ())
G_DECLARE_FINAL_TYPE (UpliftToast, uplift_toast, UPLIFT, TOAST, GtkWidget)

/* Shows the text in the toast of the window that the widget is in; nothing happens when it is in
 * none. show_in_folder: (nullable) a file whose folder the button “Open folder” opens. */
void uplift_toast_show (GtkWidget *anywhere_inside_window, const char *text, GFile *show_in_folder);

/* The same with a button that has the label and activates the action, for example
 * "win.problems". */
void uplift_toast_show_action (GtkWidget *anywhere_inside_window, const char *text,
                               const char *label, const char *action);

G_END_DECLS
