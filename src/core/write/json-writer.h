/* Writes JSON as a stream, indented, into a text.
 *
 * Why not json-glib's generator: it prints every number with 17 digits (7608142.9299999997), while
 * money is exact and a ratio is wanted as the shortest text that reads back as the same double.
 * json-glib reads what this writes in the tests.
 */
#pragma once

#include "core/data/types.h"

G_BEGIN_DECLS

typedef struct _UpliftJsonWriter UpliftJsonWriter;

UpliftJsonWriter *uplift_json_writer_new (void);
void uplift_json_writer_free (UpliftJsonWriter *writer);

/* The text so far, ended by a line feed; the writer is freed (transfer full). All that was begun
 * must be ended. */
char *uplift_json_writer_finish (UpliftJsonWriter *writer);

/* In all of these: name of the member of the object being written, NULL in an array and at the top.
 */
void uplift_json_writer_begin_object (UpliftJsonWriter *writer, const char *name);
void uplift_json_writer_begin_array (UpliftJsonWriter *writer, const char *name);
void uplift_json_writer_end (UpliftJsonWriter *writer);

/* value: UTF-8, NULL becomes null. */
void uplift_json_writer_add_string (UpliftJsonWriter *writer, const char *name, const char *value);
/* UPLIFT_COUNT_NONE becomes null. */
void uplift_json_writer_add_int (UpliftJsonWriter *writer, const char *name, gint64 value);
void uplift_json_writer_add_boolean (UpliftJsonWriter *writer, const char *name, gboolean value);

/* Exact, with two to four decimals; UPLIFT_MONEY_NONE becomes null. */
void uplift_json_writer_add_money (UpliftJsonWriter *writer, const char *name, UpliftMoney value);

/* The shortest digits that read back as the same double; no value and infinities become null. */
void uplift_json_writer_add_double (UpliftJsonWriter *writer, const char *name, double value);

/* "YYYY-MM-DD"; UPLIFT_DAY_NONE becomes null. */
void uplift_json_writer_add_day (UpliftJsonWriter *writer, const char *name, UpliftDay value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UpliftJsonWriter, uplift_json_writer_free)

G_END_DECLS
