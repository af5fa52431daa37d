/* A page is as wide as its content wants to be, and nobody asks how high that is until it is laid
 * out at the width that it has. */
#include "app/window/page-layout.h"

#define TEST_TYPE_CONTENT (test_content_get_type ())
G_DECLARE_FINAL_TYPE (TestContent, test_content, TEST, CONTENT, GtkWidget)

struct _TestContent
{
  GtkWidget parent_instance;
  guint n_heights; /* how often it was asked */
};

G_DEFINE_FINAL_TYPE (TestContent, test_content, GTK_TYPE_WIDGET)

static void
test_content_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                      int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = 200;
  *natural = 300;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    TEST_CONTENT (widget)->n_heights++;
  else
    g_assert_cmpint (for_size, ==, -1);
}

static void
test_content_class_init (TestContentClass *class)
{
  GTK_WIDGET_CLASS (class)->measure = test_content_measure;
}

static void
test_content_init (TestContent *self)
{
}

static void
test_measure (void)
{
  GtkWidget *page = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  TestContent *content = g_object_new (TEST_TYPE_CONTENT, NULL);
  int minimum, natural;

  gtk_widget_set_layout_manager (page, uplift_page_layout_new ());
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (content));
  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 200);
  g_assert_cmpint (natural, ==, 300);
  gtk_widget_measure (page, GTK_ORIENTATION_VERTICAL, 250, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, <, 200);
  g_assert_cmpuint (content->n_heights, ==, 0);

  gtk_widget_size_allocate (page, &(GtkAllocation){ 0, 0, 400, 500 }, -1);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (content)), ==, 400);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (content)), ==, 500);
  gtk_box_remove (GTK_BOX (page), GTK_WIDGET (content));
  g_object_unref (page);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-layout/measure", test_measure);
  return g_test_run ();
}
