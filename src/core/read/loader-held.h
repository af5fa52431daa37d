/* Rows that say Total. They are rows of totals where they stand first or last, so that those behind
 * the first row are held until another row or the end of the file comes.
 *
 * Private to the loader. One thread at a time.
 */
#pragma once

#include "core/read/loader-rows.h"

G_BEGIN_DECLS

typedef struct _UpliftLoaderHeld UpliftLoaderHeld;

UpliftLoaderHeld *uplift_loader_held_new (void);
void uplift_loader_held_free (UpliftLoaderHeld *held);

/* Does the row say Total: in the first cell with anything in it, or where its influencer, its name
 * or its date stands? */
gboolean uplift_loader_held_is_total (const UpliftLoaderRow *row);

/* Keeps a copy of the row. FALSE when there are too many, which bounds the memory: then they are
 * to be released, and are rows like any other. */
gboolean uplift_loader_held_add (UpliftLoaderHeld *held, const UpliftLoaderRow *row);

gboolean uplift_loader_held_is_empty (const UpliftLoaderHeld *held);

/* Hands the rows to func in their order and forgets them. */
void uplift_loader_held_release (UpliftLoaderHeld *held, UpliftLoaderRowFunc func,
                                 gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftLoaderHeld, uplift_loader_held_free)

G_END_DECLS
