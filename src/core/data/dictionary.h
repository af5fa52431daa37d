/* Strings stored once, each under a code: 0, 1, 2 … in the order in which they first came.
 *
 * Texts are UTF-8 and compared byte by byte. While it grows a dictionary belongs to one thread;
 * once nothing interns any more it may be read from any.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _UpliftDictionary UpliftDictionary;

UpliftDictionary *uplift_dictionary_new (void);
void uplift_dictionary_free (UpliftDictionary *dictionary);

/* The code of the text of the given length (need not be NUL-terminated; holds no NUL), which is
 * copied when it is new. Amortised O(length). */
guint32 uplift_dictionary_intern (UpliftDictionary *dictionary, const char *text, gsize length);

/* TRUE and *code set when the NUL-terminated text is there. O(length). */
gboolean uplift_dictionary_lookup (const UpliftDictionary *dictionary, const char *text,
                                   guint32 *code);

/* The same for a text of the given length, which need not be NUL-terminated. */
gboolean uplift_dictionary_lookup_len (const UpliftDictionary *dictionary, const char *text,
                                       gsize length, guint32 *code);

/* The text of a code below the size (transfer none), valid as long as the dictionary. O(1). */
const char *uplift_dictionary_get (const UpliftDictionary *dictionary, guint32 code);

guint32 uplift_dictionary_get_size (const UpliftDictionary *dictionary);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftDictionary, uplift_dictionary_free)

G_END_DECLS
