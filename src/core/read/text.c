#include "core/read/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define REPLACEMENT 0xFFFD

/* Windows-1252 0x80 … 0x9F; elsewhere it is Latin-1. Five bytes have no character. */
static const guint16 windows_1252[32]
    = { 0x20AC,      REPLACEMENT, 0x201A, 0x0192, 0x201E, 0x2026,      0x2020, 0x2021,
        0x02C6,      0x2030,      0x0160, 0x2039, 0x0152, REPLACEMENT, 0x017D, REPLACEMENT,
        REPLACEMENT, 0x2018,      0x2019, 0x201C, 0x201D, 0x2022,      0x2013, 0x2014,
        0x02DC,      0x2122,      0x0161, 0x203A, 0x0153, REPLACEMENT, 0x017E, 0x0178 };

static const struct
{
  const char *bytes;
  gsize length;
  const char *what;
} signatures[] = { { "\320\317\021\340\241\261\032\341", 8, N_ ("an old Excel workbook") },
                   { "%PDF-", 5, N_ ("a PDF document") },
                   { "\211PNG\r\n\032\n", 8, N_ ("a PNG picture") },
                   { "\377\330\377", 3, N_ ("a JPEG picture") },
                   { "GIF8", 4, N_ ("a GIF picture") },
                   { "\037\213", 2, N_ ("a gzip archive") },
                   { "7z\274\257\047\034", 6, N_ ("a 7-Zip archive") },
                   { "Rar!\032\007", 6, N_ ("a RAR archive") },
                   { "BZh", 3, N_ ("a bzip2 archive") },
                   { "PAR1", 4, N_ ("a Parquet file") },
                   { "SQLite format 3", 16, N_ ("an SQLite database") },
                   { "\177ELF", 4, N_ ("a program") },
                   { "{\\rtf", 5, N_ ("a rich text document") } };

/* UTF-16 without a mark: of the names in a header, as good as every other byte is NUL. */
static UpliftEncoding
guess_encoding (const char *bytes, gsize length)
{
  gsize n_pairs = MIN (length, 512) / 2;
  gsize n_first = 0, n_second = 0;

  for (gsize i = 0; i < n_pairs; i++)
    {
      n_first += bytes[2 * i] == '\0' ? 1 : 0;
      n_second += bytes[2 * i + 1] == '\0' ? 1 : 0;
    }
  if (n_pairs >= 4 && n_first == 0 && n_second >= n_pairs - n_pairs / 4)
    return UPLIFT_ENCODING_UTF16LE;
  if (n_pairs >= 4 && n_second == 0 && n_first >= n_pairs - n_pairs / 4)
    return UPLIFT_ENCODING_UTF16BE;
  return UPLIFT_ENCODING_UTF8;
}

UpliftEncoding
uplift_text_detect_encoding (const char *bytes, gsize length, gsize *mark_length)
{
  g_return_val_if_fail (bytes != NULL || length == 0, UPLIFT_ENCODING_UTF8);

  UpliftEncoding encoding = UPLIFT_ENCODING_UTF8;
  gsize mark = 0;
  if (length >= 3 && memcmp (bytes, "\357\273\277", 3) == 0)
    mark = 3;
  else if (length >= 2 && memcmp (bytes, "\377\376", 2) == 0)
    {
      encoding = UPLIFT_ENCODING_UTF16LE;
      mark = 2;
    }
  else if (length >= 2 && memcmp (bytes, "\376\377", 2) == 0)
    {
      encoding = UPLIFT_ENCODING_UTF16BE;
      mark = 2;
    }
  else
    encoding = guess_encoding (bytes, length);
  if (mark_length != NULL)
    *mark_length = mark;
  return encoding;
}

/* A stray control byte or NUL does not make a CSV file something else; many do. */
static gboolean
is_binary (const char *bytes, gsize length)
{
  gsize n_control = 0;

  for (gsize i = 0; i < length; i++)
    {
      guint8 byte = (guint8) bytes[i];
      if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r')
        n_control++;
    }
  return n_control > length / 20;
}

static gboolean
contains (const char *bytes, gsize length, const char *word)
{
  gsize n = strlen (word);

  for (gsize i = 0; i + n <= length; i++)
    if (memcmp (bytes + i, word, n) == 0)
      return TRUE;
  return FALSE;
}

/* The names of an archive's first entries stand at its beginning. */
static const char *
describe_zip (const char *bytes, gsize length)
{
  gsize n = MIN (length, 4096);

  if (contains (bytes, n, "[Content_Types]") || contains (bytes, n, "xl/"))
    return _ ("an Excel workbook");
  if (contains (bytes, n, "opendocument.spreadsheet"))
    return _ ("an OpenDocument spreadsheet");
  return _ ("a ZIP archive");
}

static gboolean
begins_html (const char *bytes, gsize length)
{
  while (length > 0 && g_ascii_isspace (*bytes))
    {
      bytes++;
      length--;
    }
  return (length >= 9 && g_ascii_strncasecmp (bytes, "<!doctype", 9) == 0)
         || (length >= 5 && g_ascii_strncasecmp (bytes, "<html", 5) == 0);
}

const char *
uplift_text_detect_foreign (const char *bytes, gsize length)
{
  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  if (length == 0)
    return NULL;
  if (length >= 4 && (memcmp (bytes, "PK\003\004", 4) == 0 || memcmp (bytes, "PK\005\006", 4) == 0))
    return describe_zip (bytes, length);
  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++)
    if (length >= signatures[i].length
        && memcmp (bytes, signatures[i].bytes, signatures[i].length) == 0)
      return _ (signatures[i].what);

  gsize mark;
  UpliftEncoding encoding = uplift_text_detect_encoding (bytes, length, &mark);
  if (encoding != UPLIFT_ENCODING_UTF8)
    return NULL;
  if (begins_html (bytes + mark, length - mark))
    return _ ("a web page");
  return is_binary (bytes, length) ? _ ("binary data") : NULL;
}

char
uplift_text_detect_separator (const char *text, gsize length)
{
  g_return_val_if_fail (text != NULL || length == 0, '\0');

  if (length > 0 && *text == '"')
    {
      text++;
      length--;
    }
  if (length < 5 || g_ascii_strncasecmp (text, "sep=", 4) != 0)
    return '\0';
  return text[4] != '\0' && strchr (",;|\t", text[4]) != NULL ? text[4] : '\0';
}

gboolean
uplift_text_append_utf8 (GString *out, const char *text, gsize length)
{
  g_return_val_if_fail (out != NULL, FALSE);
  g_return_val_if_fail (text != NULL || length == 0, FALSE);

  if (g_utf8_validate (text, (gssize) length, NULL))
    {
      g_string_append_len (out, text, (gssize) length);
      return TRUE;
    }
  for (gsize i = 0; i < length; i++)
    {
      guint8 byte = (guint8) text[i];
      g_string_append_unichar (out, byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte);
    }
  return FALSE;
}

static void
take_unit (UpliftUtf16Decoder *decoder, guint16 unit, GString *out)
{
  gboolean is_low = unit >= 0xDC00 && unit < 0xE000;

  if (decoder->lead != 0)
    {
      guint32 lead = decoder->lead;
      decoder->lead = 0;
      if (is_low)
        {
          g_string_append_unichar (out, 0x10000 + ((lead - 0xD800) << 10) + (unit - 0xDC00));
          return;
        }
      g_string_append_unichar (out, REPLACEMENT);
    }
  if (unit >= 0xD800 && unit < 0xDC00)
    decoder->lead = unit;
  else
    g_string_append_unichar (out, is_low ? REPLACEMENT : unit);
}

void
uplift_utf16_decoder_feed (UpliftUtf16Decoder *decoder, const char *bytes, gsize length,
                           GString *out)
{
  g_return_if_fail (decoder != NULL && out != NULL);
  g_return_if_fail (bytes != NULL || length == 0);

  for (gsize i = 0; i < length; i++)
    {
      guint8 byte = (guint8) bytes[i];
      if (!decoder->has_half)
        {
          decoder->half = byte;
          decoder->has_half = TRUE;
          continue;
        }
      decoder->has_half = FALSE;
      guint high = decoder->big_endian ? decoder->half : byte;
      guint low = decoder->big_endian ? byte : decoder->half;
      take_unit (decoder, (guint16) (high << 8 | low), out);
    }
}

void
uplift_utf16_decoder_finish (UpliftUtf16Decoder *decoder, GString *out)
{
  g_return_if_fail (decoder != NULL && out != NULL);

  if (decoder->lead != 0 || decoder->has_half)
    g_string_append_unichar (out, REPLACEMENT);
  decoder->lead = 0;
  decoder->has_half = FALSE;
}
