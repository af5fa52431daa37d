#include "app/widgets/focus-behind.h"

gboolean
uplift_focus_behind (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    for (GtkWidget *next = gtk_widget_get_next_sibling (widget); next != NULL;
         next = gtk_widget_get_next_sibling (next))
      if (gtk_widget_child_focus (next, GTK_DIR_TAB_FORWARD))
        return TRUE;
  return FALSE;
}

gboolean
uplift_focus_before (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    for (GtkWidget *previous = gtk_widget_get_prev_sibling (widget); previous != NULL;
         previous = gtk_widget_get_prev_sibling (previous))
      if (gtk_widget_child_focus (previous, GTK_DIR_TAB_BACKWARD))
        return TRUE;
  return FALSE;
}
