/* Bytes in, records out: CSV in any chunking, with quotes, any line ends, and damage.
 *
 * Bytes are fed as they come and every record is handed to a callback as soon as its last line is
 * complete. A record's line is the one on which it starts, counted from 1 over the raw bytes (LF,
 * CRLF and a lone CR each end one line). Blank lines are no records. Blanks around an unquoted
 * field are dropped; NUL bytes are dropped and marked. The encoding is not this room's affair, as
 * long as the delimiter, the quote and the line ends are single ASCII bytes.
 *
 * Damage is reported and reading goes on: of a quote that is never closed, or only by a quote
 * of another record (so that several lines make a record with another number of fields than
 * expected, or with a quote in the middle of a field), the line with the quote is lost and the next
 * line is a new record. A line or a record beyond
 * UPLIFT_CSV_MAX_RECORD bytes or UPLIFT_CSV_MAX_FIELDS fields is damage too, which bounds the
 * memory. The cost is O(bytes), since no more than a bounded number of bytes is read twice.
 *
 * One thread at a time.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define UPLIFT_CSV_MAX_RECORD ((gsize) 16 * 1024 * 1024)
#define UPLIFT_CSV_MAX_FIELDS 4096

typedef struct
{
  const char *text; /* NUL-terminated (borrowed) */
  gsize length;
} UpliftCsvField;

/* Valid during the callback only. */
typedef struct
{
  guint64 line;
  guint n_fields;
  const UpliftCsvField *fields; /* (borrowed) */
  gboolean had_nul;             /* NUL bytes were dropped */
  const char *raw;              /* its bytes as they were fed, the line end included, which the last
                                   record of all may lack; not NUL-terminated (borrowed) */
  gsize raw_length;
} UpliftCsvRecord;

/* At most so many records are handed out together. */
#define UPLIFT_CSV_BATCH 128

/* Records that follow each other, each on one line and without NULs or doubled quotes. Texts are
 * *not* NUL-terminated, and bare ones may have blanks around them, which uplift_csv_cutter_trim ()
 * drops. Valid during the callback only. */
typedef struct
{
  guint n;        /* records */
  guint64 line;   /* of the first one */
  guint n_fields; /* of each */
  char delimiter;
  UpliftCsvField *fields;    /* of all, one record's after the other's (borrowed) */
  const UpliftCsvField *raw; /* the bytes of each, the line end included (borrowed) */
  gboolean is_ascii;         /* FALSE: perhaps not */
  const char *begin, *end;   /* what can be read around them */
} UpliftCsvBatch;

typedef enum
{
  UPLIFT_CSV_DAMAGE_OPEN_QUOTE,
  UPLIFT_CSV_DAMAGE_TOO_LONG,
  UPLIFT_CSV_DAMAGE_TOO_MANY_FIELDS
} UpliftCsvDamage;

/* Takes records `from` to `to` - 1 of a batch, but stops before the first one that is not what it
 * mostly is; returns how many it has taken. */
typedef guint (*UpliftCsvBatchFunc) (const UpliftCsvBatch *batch, guint from, guint to,
                                     gpointer user_data);

/* simple (nullable) gets the records of which there can be a batch, which is quicker: the one
 * before which it stops comes to `record`, and then it is asked about the next ones. */
typedef struct
{
  void (*record) (const UpliftCsvRecord *record, gpointer user_data);
  void (*damage) (guint64 line, UpliftCsvDamage damage, gpointer user_data);
  UpliftCsvBatchFunc simple;
} UpliftCsvCallbacks;

typedef struct _UpliftCsvReader UpliftCsvReader;

/* delimiter: an ASCII byte; callbacks: (borrowed), record and damage set. */
UpliftCsvReader *uplift_csv_reader_new (char delimiter, const UpliftCsvCallbacks *callbacks,
                                        gpointer user_data);
void uplift_csv_reader_free (UpliftCsvReader *reader);

/* Drops the first lines, whatever is in them; before the first byte is fed. */
void uplift_csv_reader_skip_lines (UpliftCsvReader *reader, guint64 n);

/* How many fields a record of several lines must have; 0, as it is at first: any number. */
void uplift_csv_reader_expect_fields (UpliftCsvReader *reader, guint n);

void uplift_csv_reader_feed (UpliftCsvReader *reader, const char *bytes, gsize length);

/* Lines that have been handled so far. */
guint64 uplift_csv_reader_get_line (const UpliftCsvReader *reader);

/* Is it between two records, so that a reader of its own could go on with the bytes that come next?
 * (But that of what is read again, only so many bytes are.) */
gboolean uplift_csv_reader_is_between_records (const UpliftCsvReader *reader);

/* Says that there are no more bytes: the rest is handed out. Nothing may be fed afterwards. */
void uplift_csv_reader_finish (UpliftCsvReader *reader);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftCsvReader, uplift_csv_reader_free)

G_END_DECLS
