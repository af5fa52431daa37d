/* One entry of the list of methods: its name, and a note below it that may be empty. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_METHOD_ITEM (uplift_method_item_get_type ())
G_DECLARE_FINAL_TYPE (UpliftMethodItem, uplift_method_item, UPLIFT, METHOD_ITEM, GObject)

/* Properties, to read: "title" and "note", never NULL, and "has-note". */
UpliftMethodItem *uplift_method_item_new (const char *title);

void uplift_method_item_set_title (UpliftMethodItem *item, const char *title);
void uplift_method_item_set_note (UpliftMethodItem *item, const char *note);

G_END_DECLS
