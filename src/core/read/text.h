/* What kind of bytes a file holds: its encoding, and whether it is text at all.
 *
 * A file is UTF-8 or UTF-16 (with or without a byte order mark), or made of bytes that are not
 * UTF-8. The last kind is decided value by value and not for the whole file,
 * since a file of gigabytes is not read twice: ASCII is the same in both, and a value that is not
 * UTF-8 is read as Windows-1252.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  UPLIFT_ENCODING_UTF8,
  UPLIFT_ENCODING_UTF16LE,
  UPLIFT_ENCODING_UTF16BE
} UpliftEncoding;

/* From the first bytes of a file; *mark_length (nullable): length of the byte order mark. */
UpliftEncoding uplift_text_detect_encoding (const char *bytes, gsize length, gsize *mark_length);

/* What the file is when its first bytes show that it is no text: "a ZIP archive", "an Excel
 * workbook", "binary data" … NULL: nothing speaks against text. (transfer none) */
const char *uplift_text_detect_foreign (const char *bytes, gsize length);

/* The delimiter that a first line "sep=;" names, else '\0'. Of UTF-8 text without mark. */
char uplift_text_detect_separator (const char *text, gsize length);

/* Appends the text as UTF-8: as it is when it is that already (TRUE), else every byte as
 * Windows-1252 (FALSE). The text holds no NUL. O(length). */
gboolean uplift_text_append_utf8 (GString *out, const char *text, gsize length);

/* UTF-16 in any chunking to UTF-8; unpaired surrogates become U+FFFD. A plain value, {0} but for
 * the byte order at first. */
typedef struct
{
  gboolean big_endian;
  guint8 half; /* first byte of a unit whose second has not come */
  gboolean has_half;
  guint16 lead; /* high surrogate that waits for the low one, 0: none */
} UpliftUtf16Decoder;

/* Appends what the bytes bring to out. */
void uplift_utf16_decoder_feed (UpliftUtf16Decoder *decoder, const char *bytes, gsize length,
                                GString *out);

/* Appends U+FFFD when something waited in vain for its other half. */
void uplift_utf16_decoder_finish (UpliftUtf16Decoder *decoder, GString *out);

G_END_DECLS
