/* A key fact as a button: what it is about, the figure large, and below it who has it.
 *
 * A click is the owner's business (signal “clicked” of GtkButton). Insensitive while nobody has the
 * fact. A screen reader hears the fact, and
 * as the description who has it. CSS classes: card, kpi, fact.
 */
#pragma once

#include "core/figures/key-facts.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_FACT_CARD (uplift_fact_card_get_type ())
G_DECLARE_FINAL_TYPE (UpliftFactCard, uplift_fact_card, UPLIFT, FACT_CARD, GtkButton)

GtkWidget *uplift_fact_card_new (void);

/* Shows a fact of the results. */
void uplift_fact_card_set_fact (UpliftFactCard *card, const UpliftKeyFact *fact,
                                const UpliftResults *results);

G_END_DECLS
