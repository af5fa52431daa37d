#include "app/widgets/wrap-layout.h"

#define N_CHILDREN 6

/* Six children of 50 × 20 in columns of at least 100 with gaps of 10 (transfer full). */
static GtkWidget *
new_box (void)
{
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));

  gtk_widget_set_layout_manager (box, uplift_wrap_layout_new (100, 10));
  for (int i = 0; i < N_CHILDREN; i++)
    {
      GtkWidget *child = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_set_size_request (child, 50, 20);
      gtk_box_append (GTK_BOX (box), child);
    }
  return box;
}

static void
check_columns (GtkWidget *box, int width, int columns)
{
  int rows = N_CHILDREN / columns, n_in_first_row = 0, height, end = 0;

  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  g_assert_cmpint (height, ==, rows * 20 + (rows - 1) * 10);
  gtk_widget_allocate (box, width, height, -1, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      graphene_rect_t bounds;

      g_assert_true (gtk_widget_compute_bounds (child, box, &bounds));
      n_in_first_row += bounds.origin.y == 0 ? 1 : 0;
      end = MAX (end, (int) (bounds.origin.x + bounds.size.width));
    }
  g_assert_cmpint (n_in_first_row, ==, columns);
  g_assert_cmpint (end, ==, width);
}

static void
test_columns (void)
{
  static const int cases[][2] = {
    { 1000, 6 }, { 650, 6 }, { 649, 3 }, { 320, 3 }, { 319, 2 }, { 210, 2 }, { 209, 1 }, { 50, 1 },
  };
  GtkWidget *box = new_box ();
  int minimum;

  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 50);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_columns (box, cases[i][0], cases[i][1]);
  g_object_unref (box);
}

/* Under large text a child may need more than the column width. */
static void
test_wide_child (void)
{
  GtkWidget *box = new_box ();

  gtk_widget_set_size_request (gtk_widget_get_last_child (box), 150, 20);
  check_columns (box, 950, 6);
  check_columns (box, 949, 3);
  check_columns (box, 309, 1);
  g_object_unref (box);
}

static void
test_direction (void)
{
  GtkWidget *box = new_box ();
  GtkWidget *first = gtk_widget_get_first_child (box);
  graphene_rect_t bounds;
  int height;

  gtk_widget_set_direction (box, GTK_TEXT_DIR_RTL);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 320, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (box, 320, 50, -1, NULL);
  g_assert_true (gtk_widget_compute_bounds (first, box, &bounds));
  g_assert_cmpint ((int) bounds.origin.x, ==, 220);

  /* What is hidden leaves no gap. */
  gtk_widget_hide (first);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 320, NULL, &height, NULL, NULL);
  g_assert_cmpint (height, ==, 5 * 20 + 4 * 10);
  g_object_unref (box);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/wrap-layout/columns", test_columns);
  g_test_add_func ("/wrap-layout/wide-child", test_wide_child);
  g_test_add_func ("/wrap-layout/direction", test_direction);
  return g_test_run ();
}
