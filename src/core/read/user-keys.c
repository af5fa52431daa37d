#include "core/read/user-keys.h"

#include <string.h>

#define UUID_LENGTH 36
#define MAX_TEXT 15
#define FIRST_SLOTS 256
#define EACH_BYTE G_GUINT64_CONSTANT (0x0101010101010101)

typedef struct
{
  UpliftUserKey key;
  guint32 number; /* + 1; 0: free */
} Slot;

struct _UpliftUserKeys
{
  Slot *slots; /* open addressing, a power of two (owned) */
  guint32 mask, n;
};

UpliftUserKeys *
uplift_user_keys_new (void)
{
  UpliftUserKeys *keys = g_new0 (UpliftUserKeys, 1);

  keys->slots = g_new0 (Slot, FIRST_SLOTS);
  keys->mask = FIRST_SLOTS - 1;
  return keys;
}

void
uplift_user_keys_free (UpliftUserKeys *keys)
{
  if (keys == NULL)
    return;
  g_free (keys->slots);
  g_free (keys);
}

/* Eight hexadecimal digits, the first in the lowest byte, as the four bytes they are, the first in
 * the lowest byte too. FALSE: not such digits. All eight at once: a letter is told from a digit by
 * one bit, and what comes out must be written as it was. */
static gboolean
read_digits (guint64 digits, guint32 *bytes)
{
  guint64 values = (digits & EACH_BYTE * 0x0f) + 9 * (digits >> 6 & EACH_BYTE);
  guint64 is_letter = (values + EACH_BYTE * 0x76) >> 7 & EACH_BYTE;

  /* Values are at most 24, so that no sum carries into the next byte. */
  if (values + EACH_BYTE * '0' + is_letter * ('a' - '0' - 10) != digits
      || ((values + EACH_BYTE * 0x70) & EACH_BYTE * 0x80) != 0)
    return FALSE;
  values = (values << 4 | values >> 8) & G_GUINT64_CONSTANT (0x00ff00ff00ff00ff);
  values = (values | values >> 8) & G_GUINT64_CONSTANT (0x0000ffff0000ffff);
  *bytes = (guint32) (values | values >> 16);
  return TRUE;
}

static guint64
load_32 (const char *text)
{
  guint32 word;

  memcpy (&word, text, sizeof word);
  return GUINT32_FROM_LE (word);
}

gboolean
uplift_user_key_from_uuid (const char *text, gsize length, UpliftUserKey *key)
{
  guint32 bytes[4];

  if (length != UUID_LENGTH || text[8] != '-' || text[13] != '-' || text[18] != '-'
      || text[23] != '-' || !read_digits (load_32 (text) | load_32 (text + 4) << 32, &bytes[0])
      || !read_digits (load_32 (text + 9) | load_32 (text + 14) << 32, &bytes[1])
      || !read_digits (load_32 (text + 19) | load_32 (text + 24) << 32, &bytes[2])
      || !read_digits (load_32 (text + 28) | load_32 (text + 32) << 32, &bytes[3]))
    return FALSE;
  key->word[0] = bytes[0] | (guint64) bytes[1] << 32;
  key->word[1] = bytes[2] | (guint64) bytes[3] << 32;
  return TRUE;
}

char *
uplift_user_key_to_uuid (UpliftUserKey key)
{
  GString *text = g_string_sized_new (UUID_LENGTH);

  for (guint i = 0; i < 16; i++)
    g_string_append_printf (text, "%s%02x", i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "",
                            (guint) (key.word[i / 8] >> (i % 8 * 8) & 0xff));
  return g_string_free (text, FALSE);
}

gboolean
uplift_user_key_from_text (const char *text, gsize length, UpliftUserKey *key)
{
  char bytes[sizeof *key] = "";

  if (length > MAX_TEXT)
    return FALSE;
  memcpy (bytes, text, length);
  bytes[MAX_TEXT] = (char) length;
  memcpy (key, bytes, sizeof *key);
  return TRUE;
}

char *
uplift_user_key_to_text (UpliftUserKey key)
{
  char bytes[sizeof key];

  memcpy (bytes, &key, sizeof key);
  return g_strndup (bytes, (gsize) bytes[MAX_TEXT]);
}

guint64
uplift_user_key_hash (UpliftUserKey key)
{
  guint64 hash = (key.word[0] ^ key.word[1] >> 32 ^ key.word[1] << 32)
                 * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  hash = (hash ^ hash >> 32 ^ key.word[1]) * G_GUINT64_CONSTANT (0xd6e8feb86659fd93);
  return hash ^ hash >> 32;
}

void
uplift_user_keys_prefetch (const UpliftUserKeys *keys, guint64 hash)
{
  __builtin_prefetch (&keys->slots[hash & keys->mask], 1);
}

static guint32
find_slot (const UpliftUserKeys *keys, UpliftUserKey key, guint64 hash)
{
  guint32 at = (guint32) hash & keys->mask;

  while (
      keys->slots[at].number != 0
      && (keys->slots[at].key.word[0] != key.word[0] || keys->slots[at].key.word[1] != key.word[1]))
    at = (at + 1) & keys->mask;
  return at;
}

static void
grow (UpliftUserKeys *keys)
{
  g_autofree Slot *old = keys->slots;
  guint32 n_old = keys->mask + 1;

  keys->mask = n_old * 2 - 1;
  keys->slots = g_new0 (Slot, (gsize) keys->mask + 1);
  for (guint32 i = 0; i < n_old; i++)
    if (old[i].number != 0)
      keys->slots[find_slot (keys, old[i].key, uplift_user_key_hash (old[i].key))] = old[i];
}

guint32
uplift_user_keys_intern (UpliftUserKeys *keys, UpliftUserKey key, guint64 hash)
{
  guint32 at = find_slot (keys, key, hash);

  if (keys->slots[at].number != 0)
    return keys->slots[at].number - 1;
  keys->slots[at] = (Slot){ key, ++keys->n };
  /* At most three quarters are taken. */
  if (keys->n > keys->mask / 4 * 3)
    grow (keys);
  return keys->n - 1;
}

guint32
uplift_user_keys_get_size (const UpliftUserKeys *keys)
{
  g_return_val_if_fail (keys != NULL, 0);

  return keys->n;
}

UpliftUserKey
uplift_user_keys_find (const UpliftUserKeys *keys, guint32 number)
{
  guint32 at = 0;

  while (at < keys->mask && keys->slots[at].number != number + 1)
    at++;
  return keys->slots[at].key;
}
