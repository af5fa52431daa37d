/* The places of a column's texts in the user's alphabet. Numbers in texts count as numbers: "Bob 9"
 * comes before "Bob 10".
 *
 * What was put in order once is remembered by its letters, so that new data with texts that were
 * there before cost a look-up each. Main thread only. */
#pragma once

#include "app/table/table-data.h"

G_BEGIN_DECLS

typedef struct _UpliftTextOrder UpliftTextOrder;

UpliftTextOrder *uplift_text_order_new (void);
void uplift_text_order_free (UpliftTextOrder *order);

/* Fills in the place of each row's text: lower is earlier, equal texts share one, empty ones have
 * UPLIFT_NO_VALUE. places: room for each row. O(rows), with new texts O(texts × log texts). */
void uplift_text_order_get_places (UpliftTextOrder *order, UpliftTableData *data, guint column,
                                   double *places);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftTextOrder, uplift_text_order_free)

G_END_DECLS
