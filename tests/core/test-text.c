#include "core/read/text.h"

#include <string.h>

#define BYTES(text) (text), sizeof (text) - 1

static void
test_encoding (void)
{
  gsize mark;

  g_assert_cmpint (uplift_text_detect_encoding (BYTES ("id,name"), &mark), ==,
                   UPLIFT_ENCODING_UTF8);
  g_assert_cmpuint (mark, ==, 0);
  g_assert_cmpint (uplift_text_detect_encoding (BYTES ("\357\273\277id"), &mark), ==,
                   UPLIFT_ENCODING_UTF8);
  g_assert_cmpuint (mark, ==, 3);
  g_assert_cmpint (uplift_text_detect_encoding (BYTES ("\377\376i\0"), &mark), ==,
                   UPLIFT_ENCODING_UTF16LE);
  g_assert_cmpuint (mark, ==, 2);
  g_assert_cmpint (uplift_text_detect_encoding (BYTES ("\376\377\0i"), NULL), ==,
                   UPLIFT_ENCODING_UTF16BE);
  g_assert_cmpint (uplift_text_detect_encoding (NULL, 0, &mark), ==, UPLIFT_ENCODING_UTF8);

  /* Without a mark the NULs tell. */
  g_assert_cmpint (uplift_text_detect_encoding (BYTES ("i\0d\0,\0n\0a\0\254\040\n\0"), &mark), ==,
                   UPLIFT_ENCODING_UTF16LE);
  g_assert_cmpuint (mark, ==, 0);
  g_assert_cmpint (uplift_text_detect_encoding (BYTES ("\0i\0d\0,\0n\0a\040\254\0\n"), &mark), ==,
                   UPLIFT_ENCODING_UTF16BE);
  g_assert_cmpint (uplift_text_detect_encoding (BYTES ("id,na\0me,\0\0gender"), &mark), ==,
                   UPLIFT_ENCODING_UTF8);
  g_assert_cmpint (uplift_text_detect_encoding (BYTES ("\0\0\0\0\0\0\0\0\0\0\0\0"), &mark), ==,
                   UPLIFT_ENCODING_UTF8);
}

static void
test_foreign (void)
{
  g_assert_cmpstr (uplift_text_detect_foreign (BYTES ("PK\003\004....file.csv")), ==,
                   "a ZIP archive");
  g_assert_cmpstr (uplift_text_detect_foreign (BYTES ("PK\003\004..[Content_Types].xml")), ==,
                   "an Excel workbook");
  g_assert_cmpstr (uplift_text_detect_foreign (BYTES ("%PDF-1.7\n")), ==, "a PDF document");
  g_assert_cmpstr (uplift_text_detect_foreign (BYTES ("\211PNG\r\n\032\n")), ==, "a PNG picture");
  g_assert_cmpstr (uplift_text_detect_foreign (BYTES ("<!DOCTYPE html><html>")), ==, "a web page");
  g_assert_cmpstr (uplift_text_detect_foreign (BYTES ("a\0b\0c\0d\1\2\3")), ==, "binary data");
  g_assert_null (uplift_text_detect_foreign (BYTES ("\377\376i\0d\0")));
  g_assert_null (uplift_text_detect_foreign (BYTES ("id,name\n1,A\n")));
  g_assert_null (uplift_text_detect_foreign (BYTES ("id,name,category,gender,platform\n1,A\0\n")));
  g_assert_null (uplift_text_detect_foreign (NULL, 0));
}

static void
test_separator (void)
{
  g_assert_cmpint (uplift_text_detect_separator (BYTES ("sep=;\nid;name")), ==, ';');
  g_assert_cmpint (uplift_text_detect_separator (BYTES ("\"sep=|\"\r\n")), ==, '|');
  g_assert_cmpint (uplift_text_detect_separator (BYTES ("SEP=\t\n")), ==, '\t');
  g_assert_cmpint (uplift_text_detect_separator (BYTES ("sep=x\n")), ==, '\0');
  g_assert_cmpint (uplift_text_detect_separator (BYTES ("sep=")), ==, '\0');
  g_assert_cmpint (uplift_text_detect_separator (BYTES ("id,name")), ==, '\0');
}

static void
test_windows_1252 (void)
{
  g_autoptr (GString) out = g_string_new ("> ");

  g_assert_true (uplift_text_append_utf8 (out, BYTES ("Zoë")));
  g_assert_false (uplift_text_append_utf8 (out, BYTES ("Jos\351 \200\223x\224\201")));
  g_assert_cmpstr (out->str, ==, "> ZoëJosé €“x”\357\277\275");

  /* All 256 but NUL, against what GLib makes of the bytes that are defined. */
  for (guint byte = 1; byte < 256; byte++)
    {
      char text[2] = { (char) byte, '\0' };
      g_autofree char *expected = g_convert (text, 1, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);
      g_autoptr (GString) got = g_string_new (NULL);
      uplift_text_append_utf8 (got, text, 1);
      g_assert_cmpstr (got->str, ==, expected != NULL ? expected : "\357\277\275");
    }
}

static void
test_utf16 (void)
{
  static const char le[] = "a\0\351\0\254\040\075\330\000\336\n\0";
  static const char be[] = "\0a\0\351\040\254\330\075\336\000\0\n";

  for (gsize chunk = 1; chunk <= 12; chunk++)
    for (int big = 0; big < 2; big++)
      {
        UpliftUtf16Decoder decoder = { .big_endian = big };
        g_autoptr (GString) out = g_string_new (NULL);
        for (gsize at = 0; at < 12; at += chunk)
          uplift_utf16_decoder_feed (&decoder, (big ? be : le) + at, MIN (chunk, 12 - at), out);
        uplift_utf16_decoder_finish (&decoder, out);
        g_assert_cmpstr (out->str, ==, "aé€\360\237\230\200\n");
      }
}

static void
test_broken_utf16 (void)
{
  static const char lone[] = "\075\330a\0\000\336\075\330\075";
  UpliftUtf16Decoder decoder = { 0 };
  g_autoptr (GString) out = g_string_new (NULL);

  uplift_utf16_decoder_feed (&decoder, lone, sizeof lone - 1, out);
  uplift_utf16_decoder_finish (&decoder, out);
  g_assert_cmpstr (out->str, ==, "\357\277\275a\357\277\275\357\277\275");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/encoding", test_encoding);
  g_test_add_func ("/text/foreign", test_foreign);
  g_test_add_func ("/text/separator", test_separator);
  g_test_add_func ("/text/windows-1252", test_windows_1252);
  g_test_add_func ("/text/utf-16", test_utf16);
  g_test_add_func ("/text/broken-utf-16", test_broken_utf16);
  return g_test_run ();
}
