/* What is around every page: it scrolls, and when the filters leave nothing at all it says so and
 * offers to clear them.
 *
 * Watches a session (property "session"). Property "child" (GtkWidget): the page's content, hidden
 * while there is nothing to show in it. CSS class of the content's margins: page.
 */
#pragma once

#include "app/window/session-view.h"

G_BEGIN_DECLS

#define UPLIFT_TYPE_PAGE_FRAME (uplift_page_frame_get_type ())
G_DECLARE_FINAL_TYPE (UpliftPageFrame, uplift_page_frame, UPLIFT, PAGE_FRAME, UpliftSessionView)

/* Puts the focus into the first search entry that is shown in the widget (a page, or what holds
 * one), and scrolls so that what is found, the card around the entry, is seen. FALSE when there is
 * none. */
gboolean uplift_page_frame_focus_search (GtkWidget *widget);

G_END_DECLS
