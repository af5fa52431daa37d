/* Records → CSV text: UTF-8, quoted as RFC 4180 says, LF line ends.
 *
 * Cells are added from left to right, then the row is ended. What is written collects in a buffer
 * that uplift_csv_writer_end_row () hands to the stream now and then; without a stream it stays in
 * memory. Numbers never depend on the locale. One thread at a time.
 */
#pragma once

#include "core/data/types.h"
#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _UpliftCsvWriter UpliftCsvWriter;

/* stream: where to write, kept by a reference and never closed; (nullable): into memory. */
UpliftCsvWriter *uplift_csv_writer_new (GOutputStream *stream);
void uplift_csv_writer_free (UpliftCsvWriter *writer);

/* A text that people wrote. One that a spreadsheet would take for a formula (it begins with = + - @
 * tab or CR) gets an apostrophe in front. O(length). */
void uplift_csv_writer_add_text (UpliftCsvWriter *writer, const char *text);

/* A cell as it came out of a file, or a fixed word: quoted where needed, else unchanged. */
void uplift_csv_writer_add_verbatim (UpliftCsvWriter *writer, const char *text);

/* A whole number; UPLIFT_COUNT_NONE: an empty cell. */
void uplift_csv_writer_add_count (UpliftCsvWriter *writer, gint64 count);

/* Exact, with two decimals, or up to four where they are not zero; UPLIFT_MONEY_NONE: an empty
 * cell. */
void uplift_csv_writer_add_money (UpliftCsvWriter *writer, UpliftMoney money);

/* Rounded to that many decimals (0 … 15); no value, or an infinite one: an empty cell. */
void uplift_csv_writer_add_number (UpliftCsvWriter *writer, double value, int decimals);

/* The shortest text that reads back as the same double; otherwise like add_number. */
void uplift_csv_writer_add_double (UpliftCsvWriter *writer, double value);

/* Ends the row, and writes the buffer to the stream when it is full. A row of one empty cell
 * becomes "" in quotes, since an empty line is no row. FALSE with an error of GIO. */
gboolean uplift_csv_writer_end_row (UpliftCsvWriter *writer, GCancellable *cancellable,
                                    GError **error);

/* A whole row of fixed words, n of them: the header. */
gboolean uplift_csv_writer_add_row (UpliftCsvWriter *writer, const char *const *words, guint n,
                                    GCancellable *cancellable, GError **error);

/* Hands over what is left in the buffer; call it last. FALSE with an error of GIO. */
gboolean uplift_csv_writer_flush (UpliftCsvWriter *writer, GCancellable *cancellable,
                                  GError **error);

/* Without a stream: all text so far (transfer none, until the next call). */
const char *uplift_csv_writer_get_text (const UpliftCsvWriter *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftCsvWriter, uplift_csv_writer_free)

G_END_DECLS
