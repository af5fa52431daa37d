/* core/read/csv-reader: the same records whatever the chunks, each with its bytes, in the order of
 * their lines. The first byte chooses the delimiter, the second the size of the chunks. */
#include "core/read/csv-reader.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *bytes, gsize n);

typedef struct
{
  GByteArray *told; /* everything the callbacks said, one after the other */
  guint64 line;     /* of the last record */
  gsize raw_length; /* of all records */
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
  append (user_data, &line, sizeof line);
  append (user_data, &damage, sizeof damage);
}

static GByteArray *
read_in_chunks (char delimiter, const char *bytes, gsize n, gsize chunk)
{
  static const UpliftCsvCallbacks callbacks = { record_cb, damage_cb };
  Account account = { .told = g_byte_array_new () };
  g_autoptr (UpliftCsvReader) reader = uplift_csv_reader_new (delimiter, &callbacks, &account);

  for (gsize done = 0; done < n; done += MIN (chunk, n - done))
    uplift_csv_reader_feed (reader, bytes + done, MIN (chunk, n - done));
  uplift_csv_reader_finish (reader);
  g_assert (account.raw_length <= n);
  return account.told;
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize n)
{
  static const char delimiters[] = { ',', ';', '\t', '|' };

  if (n < 2)
    return 0;
  char delimiter = delimiters[bytes[0] % G_N_ELEMENTS (delimiters)];
  gsize chunk = (gsize) bytes[1] + 1;
  const char *text = (const char *) bytes + 2;
  g_autoptr (GByteArray) whole = read_in_chunks (delimiter, text, n - 2, n);
  g_autoptr (GByteArray) pieces = read_in_chunks (delimiter, text, n - 2, chunk);
  g_assert (whole->len == pieces->len);
  g_assert (whole->len == 0 || memcmp (whole->data, pieces->data, whole->len) == 0);
  return 0;
}
