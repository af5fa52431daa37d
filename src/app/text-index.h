/* The texts of a dataset's influencers made ready for sorting and searching: the place of each text
 * in the user's alphabet, and its letters without case and accents.
 *
 * Built from a dataset, each half when it is first asked for (O(texts × log texts) and O(texts)),
 * then each answer is O(1). Influencers are named by index, values of dimensions by code. Main
 * thread only.
 */
#pragma once

#include "core/dataset.h"

G_BEGIN_DECLS

typedef struct _UpliftTextIndex UpliftTextIndex;

UpliftTextIndex *uplift_text_index_new (UpliftDataset *dataset);
void uplift_text_index_free (UpliftTextIndex *index);

/* The place of an influencer's name: numbers in names count as numbers, equal names are ordered by
 * id. */
guint32 uplift_text_index_get_name_place (UpliftTextIndex *index, guint32 influencer);

/* The place of a value of an influencer dimension (platform, category, type, gender), or
 * UPLIFT_NO_VALUE for the empty one. */
double uplift_text_index_get_value_place (UpliftTextIndex *index, UpliftDimension dimension,
                                          guint32 code);

/* The texts folded with uplift_text_fold (transfer none). */
const char *uplift_text_index_get_folded_name (UpliftTextIndex *index, guint32 influencer);
const char *uplift_text_index_get_folded_value (UpliftTextIndex *index, UpliftDimension dimension,
                                                guint32 code);

/* The text without case and accents: "Zoë" and "ZOE" both become "zoe" (transfer full). */
char *uplift_text_fold (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftTextIndex, uplift_text_index_free)

G_END_DECLS
