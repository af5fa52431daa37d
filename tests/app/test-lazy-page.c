#include "app/widgets/lazy-menu.h"
#include "app/window/cost-note.h"
#include "app/window/lazy-page.h"
#include "app/window/session-view.h"

static GtkWidget *
new_page (UpliftSession *session)
{
  return g_object_new (UPLIFT_TYPE_LAZY_PAGE, "page-type", UPLIFT_TYPE_COST_NOTE, "session",
                       session, NULL);
}

/* A page is made as it is first shown, once, and has the session. */
static void
test_page (void)
{
  g_autoptr (UpliftSession) session = uplift_session_new (), other = uplift_session_new ();
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkStack *stack = GTK_STACK (gtk_stack_new ());
  GtkWidget *first = new_page (session), *second = new_page (session), *made;

  gtk_stack_add_named (stack, first, "first");
  gtk_stack_add_named (stack, second, "second");
  gtk_window_set_child (window, GTK_WIDGET (stack));
  g_assert_null (gtk_widget_get_first_child (first));
  gtk_window_present (window);
  g_assert_true (UPLIFT_IS_COST_NOTE (gtk_widget_get_first_child (first)));
  g_assert_null (gtk_widget_get_first_child (second));
  /* It takes all the room that there is. */
  g_assert_true (gtk_widget_compute_expand (GTK_WIDGET (stack), GTK_ORIENTATION_VERTICAL));
  g_assert_true (gtk_widget_compute_expand (GTK_WIDGET (stack), GTK_ORIENTATION_HORIZONTAL));

  gtk_stack_set_visible_child_name (stack, "second");
  made = gtk_widget_get_first_child (second);
  g_assert_true (UPLIFT_IS_COST_NOTE (made));
  g_assert_true (uplift_session_view_get_session (made) == session);
  gtk_stack_set_visible_child_name (stack, "first");
  gtk_stack_set_visible_child_name (stack, "second");
  g_assert_true (gtk_widget_get_first_child (second) == made);

  g_object_set (second, "session", other, NULL);
  g_assert_true (uplift_session_view_get_session (made) == other);
  gtk_window_destroy (window);
}

/* So is a menu, and another one replaces it. */
static void
test_menu (void)
{
  g_autoptr (GMenu) menu = g_menu_new (), other = g_menu_new ();
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkMenuButton *button = GTK_MENU_BUTTON (gtk_menu_button_new ());

  g_menu_append (menu, "One", "win.one");
  g_menu_append (other, "Other", "win.other");
  gtk_window_set_child (window, GTK_WIDGET (button));
  uplift_lazy_menu_set (button, G_MENU_MODEL (menu));
  gtk_window_present (window);
  g_assert_null (gtk_menu_button_get_popover (button));
  g_assert_true (gtk_widget_get_sensitive (gtk_widget_get_first_child (GTK_WIDGET (button))));

  gtk_menu_button_popup (button);
  g_assert_true (gtk_menu_button_get_menu_model (button) == G_MENU_MODEL (menu));
  gtk_menu_button_popdown (button);
  uplift_lazy_menu_set (button, G_MENU_MODEL (other));
  gtk_menu_button_popup (button);
  g_assert_true (gtk_menu_button_get_menu_model (button) == G_MENU_MODEL (other));
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lazy-page/page", test_page);
  g_test_add_func ("/lazy-page/menu", test_menu);
  return g_test_run ();
}
