/* One figure in a card: a label, the figure large, and below it what it rests on.
 *
 * The formula with the numbers filled in is its tooltip, and a popover that F1, Enter, Space or the
 * button ⓘ opens. A tile of which there is more to say has a button for that in the popover, and
 * Enter and Space on the tile do the same. Focusable; a screen reader hears label, figure and
 * detail as one, and the formula as the description. CSS classes: card, kpi.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_KPI_TILE (uplift_kpi_tile_get_type ())
G_DECLARE_FINAL_TYPE (UpliftKpiTile, uplift_kpi_tile, UPLIFT, KPI_TILE, GtkWidget)

GtkWidget *uplift_kpi_tile_new (const char *label);

/* figure: "–" when there is no value; detail: then the reason; explanation: may have several
 * lines. All copied. */
void uplift_kpi_tile_set_texts (UpliftKpiTile *tile, const char *figure, const char *detail,
                                const char *explanation);

/* The action that says more, and what the button says: "win.explain-incremental", "Explain…".
 * Before the tile is shown. */
void uplift_kpi_tile_set_more (UpliftKpiTile *tile, const char *action, const char *label);

G_END_DECLS
