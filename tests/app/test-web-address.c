#include "app/posts/web-address.h"

#include <string.h>

static void
check (const char *text, const char *expected)
{
  g_autofree char *address = uplift_web_address_parse (text);
  g_autofree char *shown = g_strescape (text, NULL);

  g_test_message ("%.80s", shown);
  g_assert_cmpstr (address, ==, expected);
  g_assert_cmpint (uplift_web_address_is_valid (text), ==, expected != NULL);
}

static void
test_opened (void)
{
  check ("https://instagram.com/p/x", "https://instagram.com/p/x");
  check ("http://hartman.com/", "http://hartman.com/");
  check ("https://a.example", "https://a.example");
  check ("HTTPS://Instagram.com/P/X?a=b&c=d#e", "HTTPS://Instagram.com/P/X?a=b&c=d#e");
  check ("HtTp://x.org:8080/y", "HtTp://x.org:8080/y");
  check ("  https://socialmedia.com/post/9571 \t", "https://socialmedia.com/post/9571");
  check ("https://x.org/%20%E2%9C%93", "https://x.org/%20%E2%9C%93");
  check ("https://x.org/caf\xc3\xa9", "https://x.org/caf\xc3\xa9");
  check ("https://www.youtube.com/watch?v=javascript:alert(1)",
         "https://www.youtube.com/watch?v=javascript:alert(1)");
}

static void
test_without_scheme (void)
{
  check ("instagram.com/p/x", "https://instagram.com/p/x");
  check ("www.TikTok.com/@anna/video/1", "https://www.TikTok.com/@anna/video/1");
  check ("a-b.co.uk/", "https://a-b.co.uk/");
  check (" x.org/y ", "https://x.org/y");

  /* These could be anything. */
  check ("instagram.com", NULL);
  check ("photo.jpg", NULL);
  check ("photos/x.jpg", NULL);
  check ("localhost/x", NULL);
  check ("127.0.0.1/x", NULL);
  check ("3.5/post", NULL);
  check ("a.b/c", NULL);
  check (".com/x", NULL);
  check ("x..com/y", NULL);
  check ("-x.com/y", NULL);
  check ("//instagram.com/p/x", NULL);
  check ("/etc/passwd", NULL);
  check ("../x.com/y", NULL);
  check ("x.com:80/y", NULL);
  check ("user@x.com/y", NULL);
  check ("Post 7", NULL);
  check ("1234567", NULL);
}

static void
test_other_schemes (void)
{
  check ("javascript:alert(1)", NULL);
  check ("JavaScript:alert(1)", NULL);
  check ("javascript://x.com/%0aalert(1)", NULL);
  check (" javascript:alert(1)", NULL);
  check ("java\tscript:alert(1)", NULL);
  check ("file:///etc/passwd", NULL);
  check ("FILE:///etc/passwd", NULL);
  check ("file://x.com/y", NULL);
  check ("data:text/html,<script>alert(1)</script>", NULL);
  check ("data:text/html;base64,PHNjcmlwdD4=", NULL);
  check ("mailto:a@b.com", NULL);
  check ("MAILTO:a@b.com", NULL);
  check ("ftp://x.com/y", NULL);
  check ("smb://x.com/y", NULL);
  check ("ssh://x.com/", NULL);
  check ("vbscript:x", NULL);
  check ("about:blank", NULL);
  check ("instagram:user?x=y", NULL);
  check ("view-source:https://x.com/", NULL);
  check ("blob:https://x.com/1", NULL);
  check ("https:javascript:x", NULL);
  check ("xhttps://x.com/", NULL);
  check ("https//x.com/y", NULL);
}

static void
test_malformed (void)
{
  check ("", NULL);
  check ("   ", NULL);
  check ("http", NULL);
  check ("http:", NULL);
  check ("https://", NULL);
  check ("https:///x", NULL);
  check ("https://:80/", NULL);
  check ("https:x.com/y", NULL);
  check ("https:/x.com/y", NULL);
  check ("https://x.com:port/", NULL);
  check ("https://x.com:99999/", NULL);
  check ("https://good.com@evil.com/", NULL);
  check ("https://user:secret@x.com/", NULL);
  check ("https://x.com\\@evil.com/", NULL);
  check ("https:\\\\x.com\\y", NULL);
  check ("https://x.com/a b", NULL);
  check ("https://x.com/ https://y.com/", NULL);
  check ("https://x.com/\"onclick=\"", NULL);
  check ("https://x.com/<b>", NULL);
}

static void
test_characters (void)
{
  check ("https://x.com/a\nb", NULL);
  check ("https://x.com/a\rb", NULL);
  check ("ht\ntps://x.com/", NULL);
  check ("https://x.com/\x01", NULL);
  check ("\x01https://x.com/", NULL);
  check ("https://x.com/\x7f", NULL);
  check ("https://x.com/\xff", NULL);         /* not UTF-8 */
  check ("https://x.com/\xc2\x85", NULL);     /* a control character of Latin-1 */
  check ("https://x.com/\xc2\xa0", NULL);     /* no-break space */
  check ("https://x.com/\xe2\x80\xae", NULL); /* right-to-left override */
  check ("https://x\xe2\x80\x8b.com/", NULL); /* zero-width space */
  check ("\xef\xbb\xbfhttps://x.com/", NULL); /* byte order mark */
  check ("\xe2\x80\xae"
         "moc.x/y",
         NULL);
}

static void
test_length (void)
{
  g_autofree char *rest = g_strnfill (UPLIFT_WEB_ADDRESS_MAX, 'a');
  g_autofree char *longest = g_strdup_printf ("https://x.com/%s", rest);
  g_autofree char *endless = g_strnfill (10 * 1000 * 1000, 'a');

  check (longest, NULL);
  longest[UPLIFT_WEB_ADDRESS_MAX] = '\0';
  check (longest, longest);
  check (endless, NULL);
  memcpy (endless, "https://x.com/", strlen ("https://x.com/"));
  check (endless, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/web-address/opened", test_opened);
  g_test_add_func ("/web-address/without-scheme", test_without_scheme);
  g_test_add_func ("/web-address/other-schemes", test_other_schemes);
  g_test_add_func ("/web-address/malformed", test_malformed);
  g_test_add_func ("/web-address/characters", test_characters);
  g_test_add_func ("/web-address/length", test_length);
  return g_test_run ();
}
