/* A card with a heading, an icon and a sentence, in place of a table that has nothing to show.
 *
 * Property "title" (write-only). CSS class: card. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UPLIFT_TYPE_NOTE_CARD (uplift_note_card_get_type ())
G_DECLARE_FINAL_TYPE (UpliftNoteCard, uplift_note_card, UPLIFT, NOTE_CARD, GtkWidget)

/* Both copied. */
void uplift_note_card_set (UpliftNoteCard *card, const char *icon_name, const char *sentence);

G_END_DECLS
