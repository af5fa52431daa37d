#include "core/data/dictionary.h"

#include <string.h>

#define BLOCK_SIZE 65536
/* Most have a few texts, which then hardly ever meet. */
#define FIRST_SLOT_BITS 8
#define FIRST_SLOTS (1u << FIRST_SLOT_BITS)

const UpliftDictionaryKey uplift_dictionary_masks[UPLIFT_DICTIONARY_SHORT + 1] = {
  { 0, 0 },
  { G_MAXUINT64 >> 56, 0 },
  { G_MAXUINT64 >> 48, 0 },
  { G_MAXUINT64 >> 40, 0 },
  { G_MAXUINT64 >> 32, 0 },
  { G_MAXUINT64 >> 24, 0 },
  { G_MAXUINT64 >> 16, 0 },
  { G_MAXUINT64 >> 8, 0 },
  { G_MAXUINT64, 0 },
  { G_MAXUINT64, G_MAXUINT64 >> 56 },
  { G_MAXUINT64, G_MAXUINT64 >> 48 },
  { G_MAXUINT64, G_MAXUINT64 >> 40 },
  { G_MAXUINT64, G_MAXUINT64 >> 32 },
  { G_MAXUINT64, G_MAXUINT64 >> 24 },
  { G_MAXUINT64, G_MAXUINT64 >> 16 },
  { G_MAXUINT64, G_MAXUINT64 >> 8 },
  { G_MAXUINT64, G_MAXUINT64 },
};

UpliftDictionary *
uplift_dictionary_new (void)
{
  UpliftDictionary *dictionary = g_new0 (UpliftDictionary, 1);

  dictionary->texts = g_ptr_array_new ();
  dictionary->n_slots = FIRST_SLOTS;
  dictionary->shift = 64 - FIRST_SLOT_BITS;
  dictionary->slots = g_new0 (UpliftDictionarySlot, FIRST_SLOTS);
  dictionary->blocks = g_ptr_array_new_with_free_func (g_free);
  return dictionary;
}

void
uplift_dictionary_free (UpliftDictionary *dictionary)
{
  g_return_if_fail (dictionary != NULL);

  g_ptr_array_unref (dictionary->texts);
  g_ptr_array_unref (dictionary->blocks);
  g_free (dictionary->slots);
  g_free (dictionary);
}

static guint64
load_64 (const char *bytes)
{
  guint64 word;

  memcpy (&word, bytes, sizeof word);
  return GUINT64_FROM_LE (word);
}

static guint64
load_32 (const char *bytes)
{
  guint32 word;

  memcpy (&word, bytes, sizeof word);
  return GUINT32_FROM_LE (word);
}

static guint64
mix (guint64 key)
{
  key ^= key >> 32;
  key *= 0xd6e8feb86659fd93u;
  return key ^ key >> 32;
}

/* Up to eight bytes, the first one lowest, without reading beyond them. */
static guint64
pack_word (const char *text, gsize length)
{
  if (length >= 8)
    return load_64 (text);
  if (length >= 4)
    return load_32 (text) | load_32 (text + length - 4) >> (8 * (8 - length)) << 32;
  guint64 word = 0;
  for (gsize i = 0; i < length; i++)
    word |= (guint64) (guint8) text[i] << (8 * i);
  return word;
}

static UpliftDictionaryKey
pack (const char *text, gsize length)
{
  if (length <= 8)
    return (UpliftDictionaryKey){ pack_word (text, length), 0 };
  return (UpliftDictionaryKey){ load_64 (text),
                                load_64 (text + length - 8) >> (8 * (16 - length)) };
}

static UpliftDictionaryKey
make_key (const char *text, gsize length)
{
  if (length <= UPLIFT_DICTIONARY_SHORT)
    return pack (text, length);

  UpliftDictionaryKey key = { length, load_64 (text + length - 8) };
  for (gsize i = 0; i + 8 < length; i += 8)
    key.first = mix (key.first ^ load_64 (text + i));
  return key;
}

static gboolean
holds (const UpliftDictionary *dictionary, const UpliftDictionarySlot *slot, const char *text,
       gsize length)
{
  return length <= UPLIFT_DICTIONARY_SHORT
         || memcmp (dictionary->texts->pdata[slot->code - 1], text, length) == 0;
}

/* The slot that holds the text, or the free one where it belongs. */
static guint32
find_slot (const UpliftDictionary *dictionary, const char *text, gsize length,
           UpliftDictionaryKey key)
{
  guint32 mask = dictionary->n_slots - 1;
  guint32 at = uplift_dictionary_choose_slot (dictionary, key, (guint32) length);

  for (; dictionary->slots[at].code != 0; at = (at + 1) & mask)
    {
      const UpliftDictionarySlot *slot = &dictionary->slots[at];
      if (slot->key.first == key.first && slot->key.second == key.second && slot->length == length
          && holds (dictionary, slot, text, length))
        break;
    }
  return at;
}

static void
grow_slots (UpliftDictionary *dictionary)
{
  g_autofree UpliftDictionarySlot *old = dictionary->slots;
  guint32 n_old = dictionary->n_slots;

  dictionary->n_slots *= 2;
  dictionary->shift--;
  dictionary->slots = g_new0 (UpliftDictionarySlot, dictionary->n_slots);
  for (guint32 i = 0; i < n_old; i++)
    {
      if (old[i].code == 0)
        continue;
      guint32 at = uplift_dictionary_choose_slot (dictionary, old[i].key, old[i].length);
      while (dictionary->slots[at].code != 0)
        at = (at + 1) & (dictionary->n_slots - 1);
      dictionary->slots[at] = old[i];
    }
}

static char *
store_text (UpliftDictionary *dictionary, const char *text, gsize length)
{
  if (length + 1 > dictionary->free_length)
    {
      gsize size = MAX (length + 1, BLOCK_SIZE);
      dictionary->free_space = g_malloc (size);
      dictionary->free_length = size;
      g_ptr_array_add (dictionary->blocks, dictionary->free_space);
    }

  char *stored = dictionary->free_space;
  memcpy (stored, text, length);
  stored[length] = '\0';
  dictionary->free_space += length + 1;
  dictionary->free_length -= length + 1;
  return stored;
}

guint32
uplift_dictionary_intern (UpliftDictionary *dictionary, const char *text, gsize length)
{
  g_return_val_if_fail (dictionary != NULL && text != NULL, 0);
  g_return_val_if_fail (length < G_MAXUINT32, 0);

  UpliftDictionaryKey key = make_key (text, length);
  guint32 at = find_slot (dictionary, text, length, key);
  if (dictionary->slots[at].code != 0)
    return dictionary->slots[at].code - 1;

  /* At most half full, which keeps the chains short. */
  if (dictionary->texts->len >= dictionary->n_slots / 2)
    {
      grow_slots (dictionary);
      at = find_slot (dictionary, text, length, key);
    }

  g_ptr_array_add (dictionary->texts, store_text (dictionary, text, length));
  dictionary->slots[at] = (UpliftDictionarySlot){ key, (guint32) length, dictionary->texts->len };
  return dictionary->texts->len - 1;
}

gboolean
uplift_dictionary_lookup (const UpliftDictionary *dictionary, const char *text, guint32 *code)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return uplift_dictionary_lookup_len (dictionary, text, strlen (text), code);
}

gboolean
uplift_dictionary_lookup_len (const UpliftDictionary *dictionary, const char *text, gsize length,
                              guint32 *code)
{
  g_return_val_if_fail (dictionary != NULL && text != NULL && code != NULL, FALSE);

  guint32 at = find_slot (dictionary, text, length, make_key (text, length));
  if (dictionary->slots[at].code == 0)
    return FALSE;
  *code = dictionary->slots[at].code - 1;
  return TRUE;
}

const char *
uplift_dictionary_get (const UpliftDictionary *dictionary, guint32 code)
{
  g_return_val_if_fail (dictionary != NULL, NULL);
  g_return_val_if_fail (code < dictionary->texts->len, NULL);

  return dictionary->texts->pdata[code];
}

guint32
uplift_dictionary_get_size (const UpliftDictionary *dictionary)
{
  g_return_val_if_fail (dictionary != NULL, 0);

  return dictionary->texts->len;
}
