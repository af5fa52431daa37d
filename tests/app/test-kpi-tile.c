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

static GtkButton *
find_more (GtkWidget *tile)
{
  GtkWidget *found = find_child (tile, GTK_TYPE_POPOVER);

  while (found != NULL && !GTK_IS_BUTTON (found))
    found = find_child (found, GTK_TYPE_BUTTON);
  return GTK_BUTTON (found);
}

/* What the popover holds, which is made when it is first opened. */
static void
test_more (void)
{
  GtkWidget *window = gtk_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *tile = uplift_kpi_tile_new ("Incremental ROAS"), *plain = uplift_kpi_tile_new ("ROAS");

  gtk_box_append (GTK_BOX (box), tile);
  gtk_box_append (GTK_BOX (box), plain);
  gtk_window_set_child (GTK_WINDOW (window), box);
  uplift_kpi_tile_set_more (UPLIFT_KPI_TILE (tile), "test.explain", "Explain");
  uplift_kpi_tile_set_texts (UPLIFT_KPI_TILE (tile), "1", "2", "first");
  gtk_window_present (GTK_WINDOW (window));
  g_assert_null (find_child (tile, GTK_TYPE_POPOVER));

  for (guint i = 0; i < 2; i++)
    {
      gtk_menu_button_popup (GTK_MENU_BUTTON (find_child (tile, GTK_TYPE_MENU_BUTTON)));
      g_assert_cmpstr (gtk_button_get_label (find_more (tile)), ==, "Explain");
      g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (find_more (tile))), ==,
                       "test.explain");
      GtkWidget *label = find_child (find_child (tile, GTK_TYPE_POPOVER), GTK_TYPE_LABEL);
      g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, i == 0 ? "first" : "second");
      uplift_kpi_tile_set_texts (UPLIFT_KPI_TILE (tile), "1", "2", "second");
      g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, "second");
    }
  gtk_menu_button_popup (GTK_MENU_BUTTON (find_child (plain, GTK_TYPE_MENU_BUTTON)));
  g_assert_nonnull (find_child (plain, GTK_TYPE_POPOVER));
  g_assert_null (find_more (plain));
  gtk_window_destroy (GTK_WINDOW (window));
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
