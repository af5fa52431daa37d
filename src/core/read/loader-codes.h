/* Whose rows are whose in a tracking file that has discount codes in place of influencer ids.
 *
 * Private to the loader.
 */
#pragma once

#include "core/read/loader-rows.h"

G_BEGIN_DECLS

typedef struct _UpliftLoaderCodes UpliftLoaderCodes;

/* NULL when influencers are not known by codes there. Both are (borrowed). */
UpliftLoaderCodes *uplift_loader_codes_new (UpliftLoaderContext *context,
                                            const UpliftLoaderSource *source);
void uplift_loader_codes_free (UpliftLoaderCodes *codes);

/* The influencer whose code the row has; a code that nobody has is the id of an influencer who is
 * not in the influencers file. UPLIFT_NO_INFLUENCER: the row has none. */
guint32 uplift_loader_codes_find (UpliftLoaderCodes *codes, const UpliftLoaderRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftLoaderCodes, uplift_loader_codes_free)

G_END_DECLS
