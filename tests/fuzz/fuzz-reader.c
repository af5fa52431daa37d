/* core/read/csv-reader: the same records whatever the chunks, each with its bytes, in the order of
 * their lines. The first byte chooses the delimiter and whether the first record says how many
 * fields the others have, the second the size of the chunks. Byte by byte libcsv reads alone, so
 * that what is cut without it is held against it. */
#include "core/read/csv-reader.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *bytes, gsize n);

typedef struct
{
  UpliftCsvReader *reader; /* (borrowed) */
  gboolean expects;        /* the first record tells how many fields the others have */
  GByteArray *told;        /* everything the callbacks said, one after the other */
  guint64 line;            /* of the last record */
  gsize raw_length;        /* of all records */
} Account;

static void
append (Account *account, gconstpointer bytes, gsize n)
{
  g_byte_array_append (account->told, bytes, (guint) n);
}

static void
record_cb (const UpliftCsvRecord *record, gpointer user_data)
{
  Account *account = user_data;

  g_assert (record->line > account->line);
  if (account->expects && account->line == 0)
    uplift_csv_reader_expect_fields (account->reader, record->n_fields);
  g_assert (record->n_fields > 0 && record->n_fields <= UPLIFT_CSV_MAX_FIELDS);
  account->line = record->line;
  account->raw_length += record->raw_length;
  append (account, &record->line, sizeof record->line);
  append (account, record->raw, record->raw_length);
  for (guint i = 0; i < record->n_fields; i++)
    {
      g_assert (strlen (record->fields[i].text) == record->fields[i].length);
      append (account, record->fields[i].text, record->fields[i].length + 1);
    }
}

static void
damage_cb (guint64 line, UpliftCsvDamage damage, gpointer user_data)
{
  Account *account = user_data;

  append (account, &line, sizeof line);
  append (account, &damage, sizeof damage);
}

static GByteArray *
read_in_chunks (const guint8 *bytes, gsize n, gsize chunk)
{
  static const char delimiters[] = { ',', ';', '\t', '|' };
  static const UpliftCsvCallbacks callbacks = { record_cb, damage_cb };
  Account account = { .told = g_byte_array_new (), .expects = (bytes[0] & 4) == 0 };
  g_autoptr (UpliftCsvReader) reader
      = uplift_csv_reader_new (delimiters[bytes[0] % 4], &callbacks, &account);

  account.reader = reader;
  for (gsize done = 2; done < n; done += MIN (chunk, n - done))
    {
      /* In a block of just that size, so that reading past the end is seen. */
      g_autofree char *block = g_memdup2 (bytes + done, MIN (chunk, n - done));
      uplift_csv_reader_feed (reader, block, MIN (chunk, n - done));
    }
  uplift_csv_reader_finish (reader);
  g_assert (account.raw_length <= n - 2);
  return account.told;
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize n)
{
  if (n < 2)
    return 0;
  const gsize chunks[] = { (gsize) bytes[1] + 1, 1 };
  g_autoptr (GByteArray) whole = read_in_chunks (bytes, n, n);
  for (guint i = 0; i < G_N_ELEMENTS (chunks); i++)
    {
      g_autoptr (GByteArray) pieces = read_in_chunks (bytes, n, chunks[i]);
      g_assert (whole->len == pieces->len);
      g_assert (whole->len == 0 || memcmp (whole->data, pieces->data, whole->len) == 0);
    }
  return 0;
}
