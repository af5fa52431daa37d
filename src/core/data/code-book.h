/* Whose discount code is whose: codes → influencers.
 *
 * Codes are compared without case and without blanks around them. A text may name several codes
 * with commas between them, as shops do when an order used more than one. While it grows a book
 * belongs to one thread; then it may be read from any.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _UpliftCodeBook UpliftCodeBook;

UpliftCodeBook *uplift_code_book_new (void);
void uplift_code_book_free (UpliftCodeBook *book);

/* Notes the whole text as a code of that influencer (an index as in core/data/dataset). FALSE when
 * it is somebody else's already, whose it stays. */
gboolean uplift_code_book_add (UpliftCodeBook *book, const char *text, gsize length,
                               guint32 influencer);

/* TRUE and *influencer set when the text is a code, or the first of its codes that is one.
 * O(length). */
gboolean uplift_code_book_lookup (const UpliftCodeBook *book, const char *text, gsize length,
                                  guint32 *influencer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftCodeBook, uplift_code_book_free)

G_END_DECLS
