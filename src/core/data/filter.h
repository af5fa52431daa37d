/* What is selected: for each dimension the ticked values, and a period. A plain value: copied,
 * compared, kept for undo.
 *
 * Values are texts, not codes, so that a filter outlives the dataset it was made on; of an
 * influencer it is the id. Nothing ticked in a dimension means no restriction. One thread at a
 * time.
 */
#pragma once

#include "core/data/types.h"

G_BEGIN_DECLS

typedef struct _UpliftFilter UpliftFilter;

UpliftFilter *uplift_filter_new (void);
UpliftFilter *uplift_filter_copy (const UpliftFilter *filter);
void uplift_filter_free (UpliftFilter *filter);
gboolean uplift_filter_equal (const UpliftFilter *a, const UpliftFilter *b);

/* TRUE when nothing is restricted. */
gboolean uplift_filter_is_empty (const UpliftFilter *filter);

/* TRUE when a row filter is set: product, brand, campaign, source or the period. */
gboolean uplift_filter_has_row_filter (const UpliftFilter *filter);

/* Ticks or unticks one value. */
void uplift_filter_set (UpliftFilter *filter, UpliftDimension dimension, const char *value,
                        gboolean ticked);
gboolean uplift_filter_has (const UpliftFilter *filter, UpliftDimension dimension,
                            const char *value);

/* The ticked values, sorted by bytes: how many, and the one at an index (transfer none, until the
 * next change). */
guint uplift_filter_get_n_values (const UpliftFilter *filter, UpliftDimension dimension);
const char *uplift_filter_get_value (const UpliftFilter *filter, UpliftDimension dimension,
                                     guint index);

void uplift_filter_clear_dimension (UpliftFilter *filter, UpliftDimension dimension);

/* First and last day, both included; UPLIFT_DAY_NONE: open on that side. */
void uplift_filter_set_period (UpliftFilter *filter, UpliftDay since, UpliftDay until);
UpliftDay uplift_filter_get_since (const UpliftFilter *filter);
UpliftDay uplift_filter_get_until (const UpliftFilter *filter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftFilter, uplift_filter_free)

G_END_DECLS
