#include "core/data/dictionary.h"

#include <string.h>

#define BLOCK_SIZE 65536
#define FIRST_SLOTS 16

/* A text of at most 16 bytes is its own key, so that finding it again touches nothing but its slot;
 * of a longer one the key is a hash. */
typedef struct
{
  guint64 first, second;
} Key;

typedef struct
{
  Key key;
  guint32 length;
  guint32 code; /* code + 1, 0 where free */
} Slot;

#define SHORT 16

struct _UpliftDictionary
{
  GPtrArray *texts; /* of char *, by code (borrowed from the blocks) (owned) */
  Slot *slots;      /* open addressing, a power of two (owned) */
  guint32 n_slots;
  GPtrArray *blocks; /* the texts; blocks never move, so that texts stay where they are (owned) */
  char *free_space;  /* in the last block (borrowed) */
  gsize free_length;
};

UpliftDictionary *
uplift_dictionary_new (void)
{
  UpliftDictionary *dictionary = g_new0 (UpliftDictionary, 1);

  dictionary->texts = g_ptr_array_new ();
  dictionary->n_slots = FIRST_SLOTS;
  dictionary->slots = g_new0 (Slot, FIRST_SLOTS);
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
  return word;
}

static guint64
load_32 (const char *bytes)
{
  guint32 word;

  memcpy (&word, bytes, sizeof word);
  return word;
}

static guint64
mix (guint64 key)
{
  key ^= key >> 32;
  key *= 0xd6e8feb86659fd93u;
  return key ^ key >> 32;
}

/* Together with the length this is the text: loads that overlap see every byte of it. */
static Key
pack (const char *text, gsize length)
{
  if (length >= 8)
    return (Key){ load_64 (text), load_64 (text + length - 8) };
  if (length >= 4)
    return (Key){ load_32 (text), load_32 (text + length - 4) };
  if (length == 0)
    return (Key){ 0, 0 };
  return (Key){ (guint64) (guint8) text[0] | (guint64) (guint8) text[length / 2] << 8,
                (guint8) text[length - 1] };
}

static Key
make_key (const char *text, gsize length)
{
  if (length <= SHORT)
    return pack (text, length);

  Key key = { length, load_64 (text + length - 8) };
  for (gsize i = 0; i + 8 < length; i += 8)
    key.first = mix (key.first ^ load_64 (text + i));
  return key;
}

static guint32
choose_slot (const UpliftDictionary *dictionary, Key key, guint32 length)
{
  guint64 both = key.first ^ (key.second << 23 | key.second >> 41);

  return (guint32) (mix (both + length) & (dictionary->n_slots - 1));
}

static gboolean
holds (const UpliftDictionary *dictionary, const Slot *slot, const char *text, gsize length)
{
  return length <= SHORT || memcmp (dictionary->texts->pdata[slot->code - 1], text, length) == 0;
}

/* The slot that holds the text, or the free one where it belongs. */
static guint32
find_slot (const UpliftDictionary *dictionary, const char *text, gsize length, Key key)
{
  guint32 mask = dictionary->n_slots - 1;
  guint32 at = choose_slot (dictionary, key, (guint32) length);

  for (; dictionary->slots[at].code != 0; at = (at + 1) & mask)
    {
      const Slot *slot = &dictionary->slots[at];
      if (slot->key.first == key.first && slot->key.second == key.second && slot->length == length
          && holds (dictionary, slot, text, length))
        break;
    }
  return at;
}

static void
grow_slots (UpliftDictionary *dictionary)
{
  g_autofree Slot *old = dictionary->slots;
  guint32 n_old = dictionary->n_slots;

  dictionary->n_slots *= 2;
  dictionary->slots = g_new0 (Slot, dictionary->n_slots);
  for (guint32 i = 0; i < n_old; i++)
    {
      if (old[i].code == 0)
        continue;
      guint32 at = choose_slot (dictionary, old[i].key, old[i].length);
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

  Key key = make_key (text, length);
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
  dictionary->slots[at] = (Slot){ key, (guint32) length, dictionary->texts->len };
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
