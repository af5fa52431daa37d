/* Ids of 16 bytes, each under a number: 0, 1, 2 … as they come. Not a dictionary of texts
 * (core/data/dictionary), since ids that fit are their own key and nothing else is touched when one
 * is found again; and because that is one visit of memory far away, it can be asked for ahead.
 *
 * One thread at a time.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint64 word[2];
} UpliftUserKey;

typedef struct _UpliftUserKeys UpliftUserKeys;

UpliftUserKeys *uplift_user_keys_new (void);
void uplift_user_keys_free (UpliftUserKeys *keys);

/* A UUID as it is mostly written, in small letters, as its 16 bytes. FALSE: it is none. */
gboolean uplift_user_key_from_uuid (const char *text, gsize length, UpliftUserKey *key);

/* A text of at most 15 bytes. FALSE: it is longer. */
gboolean uplift_user_key_from_text (const char *text, gsize length, UpliftUserKey *key);

/* The texts again (transfer full). */
char *uplift_user_key_to_uuid (UpliftUserKey key);
char *uplift_user_key_to_text (UpliftUserKey key);

guint64 uplift_user_key_hash (UpliftUserKey key);

/* Asks for the memory that uplift_user_keys_intern () is going to want; hash: the key's. */
void uplift_user_keys_prefetch (const UpliftUserKeys *keys, guint64 hash);

/* Amortised O(1). */
guint32 uplift_user_keys_intern (UpliftUserKeys *keys, UpliftUserKey key, guint64 hash);

guint32 uplift_user_keys_get_size (const UpliftUserKeys *keys);

/* The key of a number. O(keys). */
UpliftUserKey uplift_user_keys_find (const UpliftUserKeys *keys, guint32 number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftUserKeys, uplift_user_keys_free)

G_END_DECLS
