/* The texts of a table's rows made ready for searching: those of all its columns of text, folded
 * with app/text-fold, one piece of memory for all rows. Main thread only. */
#pragma once

#include "app/table/table-data.h"

G_BEGIN_DECLS

typedef struct _UpliftSearchIndex UpliftSearchIndex;

/* O(length of all texts): some 10 ms for ten million letters. */
UpliftSearchIndex *uplift_search_index_new (UpliftTableData *data);
void uplift_search_index_free (UpliftSearchIndex *index);

/* TRUE when every word occurs in some text of the row. words: folded, without blanks. */
gboolean uplift_search_index_matches (UpliftSearchIndex *index, guint row,
                                      const char *const *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftSearchIndex, uplift_search_index_free)

G_END_DECLS
