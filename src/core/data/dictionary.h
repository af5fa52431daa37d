/* Strings stored once, each under a code: 0, 1, 2 … in the order in which they first came.
 *
 * Texts are UTF-8 and compared byte by byte. While it grows a dictionary belongs to one thread;
 * once nothing interns any more it may be read from any.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Private, as are the fields of the dictionary: a text of at most 16 bytes, with zeros behind it,
 * is its own key, so that finding it again touches nothing but its slot; of a longer one the key is
 * a hash. */
typedef struct
{
  guint64 first, second;
} UpliftDictionaryKey;

typedef struct
{
  UpliftDictionaryKey key;
  guint32 length;
  guint32 code; /* code + 1, 0 where free */
} UpliftDictionarySlot;

typedef struct
{
  GPtrArray *texts;            /* of char *, by code (borrowed from the blocks) (owned) */
  UpliftDictionarySlot *slots; /* open addressing, a power of two (owned) */
  guint32 n_slots;
  guint32 shift;     /* of a hash: its slot */
  GPtrArray *blocks; /* the texts; blocks never move, so that texts stay where they are (owned) */
  char *free_space;  /* in the last block (borrowed) */
  gsize free_length;
} UpliftDictionary;

UpliftDictionary *uplift_dictionary_new (void);
void uplift_dictionary_free (UpliftDictionary *dictionary);

/* The code of the text of the given length (need not be NUL-terminated; holds no NUL), which is
 * copied when it is new. Amortised O(length). */
guint32 uplift_dictionary_intern (UpliftDictionary *dictionary, const char *text, gsize length);

#define UPLIFT_DICTIONARY_SHORT 16

/* Private: the upper bits of a product depend on all of what is multiplied. */
static inline guint32
uplift_dictionary_choose_slot (const UpliftDictionary *dictionary, UpliftDictionaryKey key,
                               guint32 length)
{
  guint64 both = (key.first ^ (key.second << 23 | key.second >> 41)) + length;

  return (guint32) (both * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) >> dictionary->shift);
}

/* Private: of 16 bytes, the first so many. */
extern const UpliftDictionaryKey uplift_dictionary_masks[UPLIFT_DICTIONARY_SHORT + 1];

/* The code of a text of at most UPLIFT_DICTIONARY_SHORT bytes behind which there are so many
 * readable ones that it could be as long; G_MAXUINT32: it is not there. Quick. */
static inline guint32
uplift_dictionary_find_short (const UpliftDictionary *dictionary, const char *text, guint32 length)
{
  const UpliftDictionaryKey *bytes = &uplift_dictionary_masks[length];
  guint64 words[2];

  __builtin_memcpy (words, text, sizeof words);
  UpliftDictionaryKey key
      = { GUINT64_FROM_LE (words[0]) & bytes->first, GUINT64_FROM_LE (words[1]) & bytes->second };
  guint32 at = uplift_dictionary_choose_slot (dictionary, key, length);
  for (;; at = (at + 1) & (dictionary->n_slots - 1))
    {
      const UpliftDictionarySlot *slot = &dictionary->slots[at];
      guint64 other = (slot->key.first ^ key.first) | (slot->key.second ^ key.second)
                      | (slot->length ^ length);
      /* Of a free one this is what is returned where there is none. */
      if (other == 0 || slot->code == 0)
        return slot->code - 1;
    }
}

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
