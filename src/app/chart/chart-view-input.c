/* What pointer and keyboard do with a chart view. */
#include "app/chart/chart-view-private.h"

#include "charts/line-chart.h"

#include <math.h>

static int
pick (UpliftChartView *self, double x, double y)
{
  uplift_chart_view_ensure_layout (self);
  return uplift_chart_pick (self->chart, x, uplift_chart_view_get_chart_y (self, y));
}

void
uplift_chart_view_pick_again (UpliftChartView *self)
{
  int mark;

  if (self->chart == NULL || self->dragging || self->walking || !self->has_pointer)
    return;
  mark = pick (self, self->pointer_x, self->pointer_y);
  uplift_chart_view_highlight (self, mark, FALSE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), mark >= 0 ? "pointer" : NULL);
}

/* The pointer "moves" too when the page scrolls below it, which must not end a walk. */
static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, UpliftChartView *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  double root_x = x, root_y = y;
  gboolean moved;

  if (event != NULL)
    gdk_event_get_position (event, &root_x, &root_y);
  moved = root_x != self->root_x || root_y != self->root_y;
  self->root_x = root_x;
  self->root_y = root_y;
  self->has_pointer = TRUE;
  self->pointer_x = x;
  self->pointer_y = y;
  if (moved)
    uplift_chart_view_highlight (self, self->highlighted, FALSE);
  uplift_chart_view_pick_again (self);
}

static void
leave_cb (GtkEventControllerMotion *controller, UpliftChartView *self)
{
  self->has_pointer = FALSE;
  if (!self->walking)
    uplift_chart_view_highlight (self, -1, FALSE);
}

static void
focus_leave_cb (GtkEventControllerFocus *controller, UpliftChartView *self)
{
  if (self->walking)
    uplift_chart_view_highlight (self, -1, FALSE);
}

/* A page that scrolls to its focus would move the chart away from under the pointer, and a drag
 * would end elsewhere than it was meant to. */
static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, UpliftChartView *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);
  gboolean scrolls = page != NULL && gtk_viewport_get_scroll_to_focus (GTK_VIEWPORT (page));

  if (scrolls)
    gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (page), FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (scrolls)
    gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (page), TRUE);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, UpliftChartView *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  int mark;

  if (self->chart == NULL)
    return;
  mark = pick (self, x, y);
  /* Not on the press, for GTK 4.8 miscounts when a popover opens while a button is held. */
  if (button == GDK_BUTTON_SECONDARY)
    uplift_chart_view_show_menu (self, x, y, mark);
  if (button == GDK_BUTTON_PRIMARY && mark >= 0)
    uplift_chart_view_activate (self, mark, (state & GDK_CONTROL_MASK) != 0);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, UpliftChartView *self)
{
  uplift_chart_view_ensure_layout (self);
  if (!UPLIFT_IS_LINE_CHART (self->chart)
      || !uplift_line_chart_get_index_at (UPLIFT_LINE_CHART (self->chart), x, &self->drag_from))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, UpliftChartView *self)
{
  double x, y;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  if (!self->dragging)
    {
      if (!gtk_drag_check_threshold (GTK_WIDGET (self), (int) x, (int) y, (int) (x + dx),
                                     (int) (y + dy)))
        return;
      /* A finger that moves up or down scrolls the page. */
      if (fabs (dy) > fabs (dx))
        {
          gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
          return;
        }
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      self->dragging = TRUE;
      uplift_chart_view_highlight (self, -1, FALSE);
    }
  uplift_line_chart_get_index_at (UPLIFT_LINE_CHART (self->chart), x + dx, &self->drag_to);
  uplift_line_chart_set_band (UPLIFT_LINE_CHART (self->chart), MIN (self->drag_from, self->drag_to),
                              MAX (self->drag_from, self->drag_to));
  uplift_chart_view_set_changed (self);
}

static void
stop_dragging (UpliftChartView *self)
{
  self->dragging = FALSE;
  uplift_line_chart_set_band (UPLIFT_LINE_CHART (self->chart), 1, 0);
  uplift_chart_view_set_changed (self);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, UpliftChartView *self)
{
  if (!self->dragging)
    return;
  stop_dragging (self);
  uplift_chart_view_select_range (self, MIN (self->drag_from, self->drag_to),
                                  MAX (self->drag_from, self->drag_to));
}

static void
drag_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, UpliftChartView *self)
{
  if (self->dragging)
    stop_dragging (self);
}

static void
walk_to (UpliftChartView *self, int mark)
{
  uplift_chart_view_highlight (self, mark, TRUE);
  uplift_chart_view_show_mark (self, mark);
  /* The pointer's tooltip would tell another one. */
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
}

static void
walk (UpliftChartView *self, int dx, int dy)
{
  walk_to (self, uplift_chart_step (self->chart, self->highlighted, dx, dy));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                UpliftChartView *self)
{
  if (self->chart == NULL || uplift_chart_is_empty (self->chart))
    return FALSE;

  uplift_chart_view_ensure_layout (self);
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      walk (self, -1, 0);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      walk (self, 1, 0);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      walk (self, 0, -1);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      walk (self, 0, 1);
      return TRUE;
    case GDK_KEY_Home:
      walk_to (self, 0);
      return TRUE;
    case GDK_KEY_End:
      walk_to (self, (int) uplift_chart_get_n_marks (self->chart) - 1);
      return TRUE;
    case GDK_KEY_Escape:
      if (self->highlighted < 0)
        return FALSE;
      uplift_chart_view_highlight (self, -1, FALSE);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      if (self->highlighted < 0)
        return FALSE;
      uplift_chart_view_activate (self, self->highlighted, (state & GDK_CONTROL_MASK) != 0);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
menu_shortcut_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  UpliftChartView *self = UPLIFT_CHART_VIEW (widget);
  cairo_rectangle_t at = { 0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget) };

  uplift_chart_view_ensure_layout (self);
  if (self->highlighted >= 0)
    at = uplift_chart_view_get_place (
        self, &uplift_chart_get_mark (self->chart, self->highlighted)->rect);
  uplift_chart_view_show_menu (self, at.x + at.width / 2, at.y + at.height / 2, self->highlighted);
  return TRUE;
}

static gboolean
query_tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip,
                  gpointer user_data)
{
  UpliftChartView *self = UPLIFT_CHART_VIEW (widget);
  g_autofree char *text = NULL;
  cairo_rectangle_t place;
  int mark;

  /* The mark that is walked to is told beside it. */
  if (self->chart == NULL || self->dragging || (self->walking && !keyboard))
    return FALSE;
  mark = keyboard ? self->highlighted : pick (self, x, y);
  if (mark < 0)
    return FALSE;

  place = uplift_chart_view_get_place (self, &uplift_chart_get_mark (self->chart, mark)->hit);
  text = uplift_chart_describe_mark (self->chart, mark);
  gtk_tooltip_set_text (tooltip, text);
  gtk_tooltip_set_tip_area (tooltip,
                            &(GdkRectangle){ (int) place.x, (int) place.y, (int) ceil (place.width),
                                             (int) ceil (place.height) });
  return TRUE;
}

void
uplift_chart_view_class_init_input (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_shortcut_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_shortcut_cb, NULL);
}

static void
add_gestures (UpliftChartView *self)
{
  GtkGesture *click = gtk_gesture_click_new (), *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, 0);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, 0);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, 0);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), self, 0);
  g_signal_connect_object (drag, "cancel", G_CALLBACK (drag_cancel_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

void
uplift_chart_view_init_input (UpliftChartView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (motion, "enter", G_CALLBACK (motion_cb), self, 0);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, 0);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, 0);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_leave_cb), self, 0);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, key);
  gtk_widget_add_controller (widget, focus);
  add_gestures (self);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
