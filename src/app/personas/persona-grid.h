/* The personas as a grid of categories and genders, with what the charts of the Personas page show
 * of each. Immutable.
 *
 * While categories or genders are filtered the grid still has those that pass the other filters;
 * the personas chosen are strong and the others pale. Categories and genders by name, "(none)"
 * last.
 */
#pragma once

#include "core/figures/results.h"

G_BEGIN_DECLS

typedef enum
{
  UPLIFT_PERSONA_ROAS,
  UPLIFT_PERSONA_REVENUE,
  UPLIFT_PERSONA_ORDERS,
  UPLIFT_PERSONA_SPEND,
  UPLIFT_N_PERSONA_MEASURES
} UpliftPersonaMeasure;

/* Personas of so many influencers or fewer rest on few. */
#define UPLIFT_PERSONA_FEW 2

typedef struct
{
  const UpliftPersonaRow *row; /* (borrowed from the grid) */
  guint category, gender;      /* their places in the grid */
  gboolean pale;
} UpliftPersonaCell;

typedef struct
{
  UpliftResults *results;     /* (owned) */
  UpliftPersonaRow *personas; /* without the filters on category and gender (owned) */
  guint32 *categories;        /* codes (owned) */
  guint32 *genders;           /* codes (owned) */
  guint n_categories, n_genders;
  UpliftPersonaCell *cells; /* those with influencers, by category and then gender (owned) */
  guint n_cells;
} UpliftPersonaGrid;

/* O(influencers + personas × log personas). */
UpliftPersonaGrid *uplift_persona_grid_new (UpliftResults *results);
void uplift_persona_grid_free (UpliftPersonaGrid *grid);

/* The cell at a place; NULL where nobody is (transfer none). O(personas). */
const UpliftPersonaCell *uplift_persona_grid_find (const UpliftPersonaGrid *grid, guint category,
                                                   guint gender);

/* What a persona has by a measure. mean: the influencers' mean ROAS in place of the ratio of their
 * sums. */
double uplift_persona_get_value (const UpliftPersonaRow *row, UpliftPersonaMeasure measure,
                                 gboolean mean);

/* How many influencers that rests on. */
gint64 uplift_persona_get_basis (const UpliftPersonaRow *row, UpliftPersonaMeasure measure,
                                 gboolean mean);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftPersonaGrid, uplift_persona_grid_free)

G_END_DECLS
