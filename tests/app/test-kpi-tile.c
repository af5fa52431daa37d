#include "app/widgets/kpi-tile.h"
#include "find-child.h"

static void
test_texts (void)
{
  GtkWidget *tile = g_object_ref_sink (uplift_kpi_tile_new ("ROAS"));
  GtkWidget *button = find_child (tile, GTK_TYPE_MENU_BUTTON);

  uplift_kpi_tile_set_texts (UPLIFT_KPI_TILE (tile), "11.28×", "break-even at 1.00×",
                             "Revenue ÷ spend");
  gtk_test_accessible_assert_property (tile, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "ROAS: 11.28×, break-even at 1.00×");
  gtk_test_accessible_assert_property (tile, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Revenue ÷ spend");
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "How ROAS is computed");
  g_assert_true (gtk_widget_get_has_tooltip (tile));
  g_assert_true (gtk_widget_get_focusable (tile));
  g_assert_false (gtk_widget_get_can_focus (button));

  uplift_kpi_tile_set_texts (UPLIFT_KPI_TILE (tile), "–", "no payouts file", "Why");
  gtk_test_accessible_assert_property (tile, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "ROAS: –, no payouts file");
  g_object_unref (tile);
}

static void
test_more (void)
{
  GtkWidget *tile = g_object_ref_sink (uplift_kpi_tile_new ("Incremental ROAS"));
  GtkWidget *more = find_child (tile, GTK_TYPE_POPOVER);

  while (more != NULL && !GTK_IS_BUTTON (more))
    more = find_child (more, GTK_TYPE_BUTTON);
  g_assert_nonnull (more);
  g_assert_false (gtk_widget_get_visible (more));
  uplift_kpi_tile_set_more (UPLIFT_KPI_TILE (tile), "test.explain", "Explain");
  g_assert_true (gtk_widget_get_visible (more));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (more)), ==, "Explain");
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (more)), ==, "test.explain");
  g_object_unref (tile);
}

/* Six of them stand two beside each other in the narrowest window. */
static void
test_narrow (void)
{
  GtkWidget *tile = g_object_ref_sink (uplift_kpi_tile_new ("Incremental ROAS"));
  int minimum;

  uplift_kpi_tile_set_texts (UPLIFT_KPI_TILE (tile), "−1,234.56×",
                             "₹6,74,597.34 · whole · ₹1.00 M unallocated", "Why");
  gtk_widget_measure (tile, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 150);
  g_object_unref (tile);
}

int
main (int argc, char *argv[])
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kpi-tile/texts", test_texts);
  g_test_add_func ("/kpi-tile/more", test_more);
  g_test_add_func ("/kpi-tile/narrow", test_narrow);
  return g_test_run ();
}
