/* The place of a page that is made when it is first shown: most pages are never looked at before
 * the first figures are, which must not wait for them.
 *
 * Properties: "page-type", which page, an UpliftSessionView; "session", which is bound to the
 * page's. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_LAZY_PAGE (uplift_lazy_page_get_type ())
G_DECLARE_FINAL_TYPE (UpliftLazyPage, uplift_lazy_page, UPLIFT, LAZY_PAGE, GtkWidget)

G_END_DECLS
