/* Chooses the page of a stack: a row of buttons, or where they find no room a button with a menu
 * that names the page shown.
 *
 * Property "stack" (GtkStack): its pages, with name and title, must be there when it is set. The
 * choice is the window's action win.page, whose state is the page's name. CSS name: pageswitcher.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_PAGE_SWITCHER (uplift_page_switcher_get_type ())
G_DECLARE_FINAL_TYPE (UpliftPageSwitcher, uplift_page_switcher, UPLIFT, PAGE_SWITCHER, GtkWidget)

GtkWidget *uplift_page_switcher_new (GtkStack *stack);

G_END_DECLS
