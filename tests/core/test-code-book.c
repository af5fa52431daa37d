#include "core/data/code-book.h"

#include <string.h>

static void
check_owner (const UpliftCodeBook *book, const char *text, guint32 owner)
{
  guint32 influencer = G_MAXUINT32;

  g_assert_true (uplift_code_book_lookup (book, text, strlen (text), &influencer)
                 == (owner != G_MAXUINT32));
  g_assert_cmpuint (influencer, ==, owner);
}

static void
test_codes (void)
{
  g_autoptr (UpliftCodeBook) book = uplift_code_book_new ();

  check_owner (book, "ANN10", G_MAXUINT32);
  g_assert_true (uplift_code_book_add (book, " Ann10 x", 7, 0));
  g_assert_true (uplift_code_book_add (book, "ÄÖ", strlen ("ÄÖ"), 1));
  g_assert_true (uplift_code_book_add (book, "ann10", 5, 0));
  g_assert_false (uplift_code_book_add (book, "aNN10", 5, 1));
  check_owner (book, "ANN10", 0);
  check_owner (book, "\tann10 ", 0);
  check_owner (book, "äö", 1);
  check_owner (book, "", G_MAXUINT32);
  check_owner (book, "ann1", G_MAXUINT32);
}

/* Of several codes the first that is known; a whole text goes before its parts. */
static void
test_several (void)
{
  g_autoptr (UpliftCodeBook) book = uplift_code_book_new ();

  uplift_code_book_add (book, "a", 1, 0);
  uplift_code_book_add (book, "b", 1, 1);
  check_owner (book, "FREE, b, a", 1);
  check_owner (book, "a,b", 0);
  check_owner (book, "x,y,A", 0);
  check_owner (book, ",,", G_MAXUINT32);
  check_owner (book, "x,y", G_MAXUINT32);
  uplift_code_book_add (book, "a,b", 3, 2);
  check_owner (book, "A,B", 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/code-book/codes", test_codes);
  g_test_add_func ("/code-book/several", test_several);
  return g_test_run ();
}
