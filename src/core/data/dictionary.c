#include "core/data/dictionary.h"

#include <string.h>

#define BLOCK_SIZE 65536
#define FIRST_SLOTS 16

typedef struct
{
  const char *text; /* (borrowed from a block) */
  guint32 length;
  guint32 hash;
} Entry;

struct _UpliftDictionary
{
  GArray *entries; /* of Entry, by code (owned) */
  guint32 *slots;  /* code + 1, 0 where free; open addressing, a power of two (owned) */
  guint32 n_slots;
  GPtrArray *blocks; /* the texts; blocks never move, so that texts stay where they are (owned) */
  char *free_space;  /* in the last block (borrowed) */
  gsize free_length;
};

UpliftDictionary *
uplift_dictionary_new (void)
{
  UpliftDictionary *dictionary = g_new0 (UpliftDictionary, 1);

  dictionary->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  dictionary->n_slots = FIRST_SLOTS;
  dictionary->slots = g_new0 (guint32, FIRST_SLOTS);
  dictionary->blocks = g_ptr_array_new_with_free_func (g_free);
  return dictionary;
}

void
uplift_dictionary_free (UpliftDictionary *dictionary)
{
  g_return_if_fail (dictionary != NULL);

  g_array_unref (dictionary->entries);
  g_ptr_array_unref (dictionary->blocks);
  g_free (dictionary->slots);
  g_free (dictionary);
}

/* FNV-1a with a last mixing step, since only the low bits choose the slot. */
static guint32
hash_text (const char *text, gsize length)
{
  guint32 hash = 2166136261u;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guint8) text[i]) * 16777619u;
  hash ^= hash >> 15;
  hash *= 0x2c1b3c6du;
  return hash ^ (hash >> 13);
}

/* The slot that holds the text, or the free one where it belongs. */
static guint32
find_slot (const UpliftDictionary *dictionary, const char *text, gsize length, guint32 hash)
{
  const Entry *entries = (const Entry *) (void *) dictionary->entries->data;
  guint32 mask = dictionary->n_slots - 1;
  guint32 slot = hash & mask;

  for (; dictionary->slots[slot] != 0; slot = (slot + 1) & mask)
    {
      const Entry *entry = &entries[dictionary->slots[slot] - 1];
      if (entry->hash == hash && entry->length == length && memcmp (entry->text, text, length) == 0)
        break;
    }
  return slot;
}

static void
grow_slots (UpliftDictionary *dictionary)
{
  const Entry *entries = (const Entry *) (void *) dictionary->entries->data;

  dictionary->n_slots *= 2;
  g_free (dictionary->slots);
  dictionary->slots = g_new0 (guint32, dictionary->n_slots);
  for (guint32 code = 0; code < dictionary->entries->len; code++)
    {
      guint32 slot = entries[code].hash & (dictionary->n_slots - 1);
      while (dictionary->slots[slot] != 0)
        slot = (slot + 1) & (dictionary->n_slots - 1);
      dictionary->slots[slot] = code + 1;
    }
}

static const char *
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

  guint32 hash = hash_text (text, length);
  guint32 slot = find_slot (dictionary, text, length, hash);
  if (dictionary->slots[slot] != 0)
    return dictionary->slots[slot] - 1;

  /* At most half full, which keeps the chains short. */
  if (dictionary->entries->len >= dictionary->n_slots / 2)
    {
      grow_slots (dictionary);
      slot = find_slot (dictionary, text, length, hash);
    }

  Entry entry = { store_text (dictionary, text, length), (guint32) length, hash };
  g_array_append_val (dictionary->entries, entry);
  dictionary->slots[slot] = dictionary->entries->len;
  return dictionary->entries->len - 1;
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

  guint32 slot = find_slot (dictionary, text, length, hash_text (text, length));
  if (dictionary->slots[slot] == 0)
    return FALSE;
  *code = dictionary->slots[slot] - 1;
  return TRUE;
}

const char *
uplift_dictionary_get (const UpliftDictionary *dictionary, guint32 code)
{
  g_return_val_if_fail (dictionary != NULL, NULL);
  g_return_val_if_fail (code < dictionary->entries->len, NULL);

  return g_array_index (dictionary->entries, Entry, code).text;
}

guint32
uplift_dictionary_get_size (const UpliftDictionary *dictionary)
{
  g_return_val_if_fail (dictionary != NULL, 0);

  return dictionary->entries->len;
}
