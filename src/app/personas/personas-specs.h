/* What the charts of the Personas page show, ready to be drawn. Nothing where the grid has so many
 * places that none could be read. */
#pragma once

#include "app/personas/persona-grid.h"
#include "charts/bar-chart.h"
#include "charts/heatmap.h"

G_BEGIN_DECLS

/* "Revenue", "ROAS" … (transfer none). */
const char *uplift_personas_specs_get_measure_title (UpliftPersonaMeasure measure);

/* In all of these mean: the influencers' mean ROAS in place of the ratio of their sums, which the
 * titles say. */

/* Bars in groups by category, coloured by gender, also where nobody is; for ROAS with a line at
 * break-even. Datum i is the place of category i / n_genders and gender i % n_genders. */
void uplift_personas_specs_fill_bars (UpliftBarChart *chart, const UpliftPersonaGrid *grid,
                                      UpliftPersonaMeasure measure, gboolean mean);

/* ROAS by category and gender, each with the number of influencers it rests on. Datum i is cell i
 * of the grid. */
void uplift_personas_specs_fill_map (UpliftHeatmap *map, const UpliftPersonaGrid *grid,
                                     gboolean mean);

/* Why there is nothing to draw, and what to change: one sentence (transfer none). */
const char *uplift_personas_specs_get_hint (const UpliftPersonaGrid *grid,
                                            UpliftPersonaMeasure measure);

/* What personas are when the files say only one of category and gender; "" when they say both
 * (transfer none). */
const char *uplift_personas_specs_get_note (const UpliftDataset *dataset);

G_END_DECLS
