#include "app/chart-view.h"

#include "app/chart-actions.h"
#include "app/widget-theme.h"
#include "charts/line-chart.h"

#include <math.h>

#define MINIMUM_WIDTH 200
#define NATURAL_WIDTH 400
#define MINIMUM_HEIGHT 100
#define BUBBLE_PADDING 6
#define BUBBLE_DISTANCE 6

struct _UpliftChartView
{
  GtkWidget parent_instance;

  UpliftChart *chart;            /* (owned, nullable) */
  GActionGroup *actions;         /* (owned) */
  GMenu *open_section;           /* of the menu (owned, nullable: nothing can be opened) */
  GAction *open_action;          /* (owned, nullable: likewise) */
  guint menu_datum, menu_series; /* of the mark for which the menu was opened */
  GtkWidget *menu;  /* popover, made when first shown (owned by the widget tree, nullable) */
  int highlighted;  /* mark, or -1 */
  gboolean walking; /* the mark was reached by keyboard and is told beside it */
  gboolean stale;   /* to be laid out before the next use */
  gboolean dragging;
  guint drag_from, drag_to; /* days of a line chart */
};

enum
{
  SIGNAL_MARK_ACTIVATED,
  SIGNAL_RANGE_SELECTED,
  SIGNAL_MARK_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (UpliftChartView, uplift_chart_view, GTK_TYPE_WIDGET)

static void
ensure_layout (UpliftChartView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  PangoContext *context;
  UpliftTheme theme;

  if (self->chart == NULL || !self->stale)
    return;
  context = gtk_widget_create_pango_context (widget);
  uplift_widget_theme_get (widget, &theme);
  uplift_chart_layout (self->chart, context, &theme, gtk_widget_get_width (widget),
                       gtk_widget_get_height (widget));
  g_object_unref (context);
  self->stale = FALSE;
}

static void
set_stale (UpliftChartView *self)
{
  self->stale = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
update_accessible (UpliftChartView *self)
{
  g_autofree char *description = NULL;

  if (self->chart == NULL)
    return;
  if (self->highlighted >= 0)
    description = uplift_chart_describe_mark (self->chart, self->highlighted);
  else
    description = uplift_chart_describe (self->chart);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  uplift_chart_get_title (self->chart),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
set_highlighted (UpliftChartView *self, int mark, gboolean walking)
{
  if (mark == self->highlighted && walking == self->walking)
    return;
  self->highlighted = mark;
  self->walking = walking && mark >= 0;
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
activate_mark (UpliftChartView *self, int mark, GdkModifierType state)
{
  const UpliftMark *shape = uplift_chart_get_mark (self->chart, mark);

  g_signal_emit (self, signals[SIGNAL_MARK_ACTIVATED], 0, shape->datum, shape->series,
                 (state & GDK_CONTROL_MASK) != 0);
}

static GMenuModel *
create_menu (UpliftChartView *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuModel) rest = uplift_chart_actions_create_menu ();

  if (self->open_section != NULL)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (self->open_section));
  g_menu_append_section (menu, NULL, rest);
  return G_MENU_MODEL (menu);
}

/* mark: the one that the menu is about, or -1. */
static void
show_menu (UpliftChartView *self, double x, double y, int mark)
{
  if (self->chart == NULL || uplift_chart_is_empty (self->chart))
    return;
  if (mark >= 0)
    {
      self->menu_datum = uplift_chart_get_mark (self->chart, mark)->datum;
      self->menu_series = uplift_chart_get_mark (self->chart, mark)->series;
    }
  if (self->open_action != NULL)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (self->open_action), mark >= 0);
  if (self->menu == NULL)
    {
      g_autoptr (GMenuModel) model = create_menu (self);

      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, UpliftChartView *self)
{
  int mark;

  if (self->chart == NULL || self->dragging)
    return;
  ensure_layout (self);
  mark = uplift_chart_pick (self->chart, x, y);
  set_highlighted (self, mark, FALSE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), mark >= 0 ? "pointer" : NULL);
}

static void
leave_cb (GtkEventControllerMotion *controller, UpliftChartView *self)
{
  if (!self->walking)
    set_highlighted (self, -1, FALSE);
}

static void
focus_leave_cb (GtkEventControllerFocus *controller, UpliftChartView *self)
{
  if (self->walking)
    set_highlighted (self, -1, FALSE);
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
  ensure_layout (self);
  mark = uplift_chart_pick (self->chart, x, y);
  /* Not on the press, for GTK 4.8 miscounts when a popover opens while a button is held. */
  if (button == GDK_BUTTON_SECONDARY)
    show_menu (self, x, y, mark);
  if (button == GDK_BUTTON_PRIMARY && mark >= 0)
    activate_mark (self, mark, state);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, UpliftChartView *self)
{
  ensure_layout (self);
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
      set_highlighted (self, -1, FALSE);
    }
  uplift_line_chart_get_index_at (UPLIFT_LINE_CHART (self->chart), x + dx, &self->drag_to);
  uplift_line_chart_set_band (UPLIFT_LINE_CHART (self->chart), MIN (self->drag_from, self->drag_to),
                              MAX (self->drag_from, self->drag_to));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
stop_dragging (UpliftChartView *self)
{
  self->dragging = FALSE;
  uplift_line_chart_set_band (UPLIFT_LINE_CHART (self->chart), 1, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, UpliftChartView *self)
{
  if (!self->dragging)
    return;
  stop_dragging (self);
  g_signal_emit (self, signals[SIGNAL_RANGE_SELECTED], 0, MIN (self->drag_from, self->drag_to),
                 MAX (self->drag_from, self->drag_to));
}

static void
drag_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, UpliftChartView *self)
{
  if (self->dragging)
    stop_dragging (self);
}

static void
walk (UpliftChartView *self, int dx, int dy)
{
  ensure_layout (self);
  set_highlighted (self, uplift_chart_step (self->chart, self->highlighted, dx, dy), TRUE);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                UpliftChartView *self)
{
  if (self->chart == NULL || uplift_chart_is_empty (self->chart))
    return FALSE;

  ensure_layout (self);
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
      set_highlighted (self, 0, TRUE);
      return TRUE;
    case GDK_KEY_End:
      set_highlighted (self, (int) uplift_chart_get_n_marks (self->chart) - 1, TRUE);
      return TRUE;
    case GDK_KEY_Escape:
      if (self->highlighted < 0)
        return FALSE;
      set_highlighted (self, -1, FALSE);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      if (self->highlighted < 0)
        return FALSE;
      activate_mark (self, self->highlighted, state);
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

  ensure_layout (self);
  if (self->highlighted >= 0)
    at = uplift_chart_get_mark (self->chart, self->highlighted)->rect;
  show_menu (self, at.x + at.width / 2, at.y + at.height / 2, self->highlighted);
  return TRUE;
}

static gboolean
uplift_chart_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard,
                                 GtkTooltip *tooltip)
{
  UpliftChartView *self = UPLIFT_CHART_VIEW (widget);
  g_autofree char *text = NULL;
  const UpliftMark *shape;
  int mark;

  if (self->chart == NULL || self->dragging)
    return FALSE;
  ensure_layout (self);
  mark = keyboard ? self->highlighted : uplift_chart_pick (self->chart, x, y);
  if (mark < 0)
    return FALSE;

  shape = uplift_chart_get_mark (self->chart, mark);
  text = uplift_chart_describe_mark (self->chart, mark);
  gtk_tooltip_set_text (tooltip, text);
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle){ (int) shape->hit.x, (int) shape->hit.y,
                                                      (int) ceil (shape->hit.width),
                                                      (int) ceil (shape->hit.height) });
  return TRUE;
}

/* Tells the mark that the keyboard reached beside it, where a tooltip would be. */
static void
snapshot_bubble (UpliftChartView *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const UpliftMark *mark = uplift_chart_get_mark (self->chart, self->highlighted);
  g_autofree char *text = uplift_chart_describe_mark (self->chart, self->highlighted);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  int text_width, text_height;
  float x, y, box_width, box_height;
  GskRoundedRect box;
  GdkRGBA color, background = { 1, 1, 1, 1 };

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  if (color.red + color.green + color.blue > 1.5f)
    background = (GdkRGBA){ 0, 0, 0, 1 };
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  box_width = (float) (text_width + 2 * BUBBLE_PADDING);
  box_height = (float) (text_height + 2 * BUBBLE_PADDING);
  x = (float) (mark->rect.x + mark->rect.width / 2) - box_width / 2;
  x = MAX (0, MIN (x, (float) width - box_width));
  y = (float) (mark->rect.y + mark->rect.height) + BUBBLE_DISTANCE;
  if (y + box_height > (float) height)
    y = MAX (0, (float) mark->rect.y - BUBBLE_DISTANCE - box_height);

  gsk_rounded_rect_init_from_rect (&box, &GRAPHENE_RECT_INIT (x, y, box_width, box_height), 6);
  gtk_snapshot_push_rounded_clip (snapshot, &box);
  gtk_snapshot_append_color (snapshot, &color, &box.bounds);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x + BUBBLE_PADDING, y + BUBBLE_PADDING));
  gtk_snapshot_append_layout (snapshot, layout, &background);
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
uplift_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  UpliftChartView *self = UPLIFT_CHART_VIEW (widget);
  cairo_t *cr;

  if (self->chart == NULL)
    return;
  ensure_layout (self);
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                       (float) gtk_widget_get_height (widget)));
  uplift_chart_draw (self->chart, cr, self->highlighted);
  cairo_destroy (cr);
  if (self->walking && self->highlighted >= 0)
    snapshot_bubble (self, snapshot);
}

static void
uplift_chart_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  UpliftChartView *self = UPLIFT_CHART_VIEW (widget);

  *minimum = MINIMUM_WIDTH;
  *natural = NATURAL_WIDTH;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      PangoContext *context = gtk_widget_create_pango_context (widget);

      /* The minimum must not grow with the width, which the natural height of a chart may do. */
      *minimum = *natural = MINIMUM_HEIGHT;
      if (self->chart != NULL)
        *natural = (int) ceil (uplift_chart_get_natural_height (
            self->chart, context, for_size < 0 ? NATURAL_WIDTH : for_size));
      *natural = MAX (*natural, *minimum);
      g_object_unref (context);
    }
}

static GtkSizeRequestMode
uplift_chart_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
uplift_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  UpliftChartView *self = UPLIFT_CHART_VIEW (widget);

  self->stale = TRUE;
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
uplift_chart_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (uplift_chart_view_parent_class)->css_changed (widget, change);
  set_stale (UPLIFT_CHART_VIEW (widget));
}

static void
uplift_chart_view_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (uplift_chart_view_parent_class)->direction_changed (widget, previous);
  set_stale (UPLIFT_CHART_VIEW (widget));
}

static void
uplift_chart_view_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (uplift_chart_view_parent_class)->system_setting_changed (widget, setting);
  set_stale (UPLIFT_CHART_VIEW (widget));
  gtk_widget_queue_resize (widget);
}

static void
uplift_chart_view_dispose (GObject *object)
{
  UpliftChartView *self = UPLIFT_CHART_VIEW (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->chart);
  g_clear_object (&self->actions);
  g_clear_object (&self->open_section);
  g_clear_object (&self->open_action);
  G_OBJECT_CLASS (uplift_chart_view_parent_class)->dispose (object);
}

static void
uplift_chart_view_class_init (UpliftChartViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = uplift_chart_view_dispose;
  widget_class->snapshot = uplift_chart_view_snapshot;
  widget_class->measure = uplift_chart_view_measure;
  widget_class->get_request_mode = uplift_chart_view_get_request_mode;
  widget_class->size_allocate = uplift_chart_view_size_allocate;
  widget_class->css_changed = uplift_chart_view_css_changed;
  widget_class->direction_changed = uplift_chart_view_direction_changed;
  widget_class->system_setting_changed = uplift_chart_view_system_setting_changed;
  widget_class->query_tooltip = uplift_chart_view_query_tooltip;

  signals[SIGNAL_MARK_ACTIVATED]
      = g_signal_new ("mark-activated", UPLIFT_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_BOOLEAN);
  signals[SIGNAL_RANGE_SELECTED]
      = g_signal_new ("range-selected", UPLIFT_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);

  signals[SIGNAL_MARK_OPENED]
      = g_signal_new ("mark-opened", UPLIFT_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_shortcut_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_shortcut_cb, NULL);
  gtk_widget_class_set_css_name (widget_class, "chartview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
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

static void
uplift_chart_view_init (UpliftChartView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->highlighted = -1;
  self->stale = TRUE;
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_has_tooltip (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);

  self->actions = uplift_chart_actions_new (self);
  gtk_widget_insert_action_group (widget, "chart", self->actions);

  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, 0);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, 0);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_leave_cb), self, 0);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, key);
  gtk_widget_add_controller (widget, focus);
  add_gestures (self);
}

GtkWidget *
uplift_chart_view_new (UpliftChart *chart)
{
  GtkWidget *view = g_object_new (UPLIFT_TYPE_CHART_VIEW, NULL);

  uplift_chart_view_set_chart (UPLIFT_CHART_VIEW (view), chart);
  return view;
}

void
uplift_chart_view_set_chart (UpliftChartView *view, UpliftChart *chart)
{
  g_return_if_fail (UPLIFT_IS_CHART_VIEW (view));
  g_return_if_fail (chart == NULL || UPLIFT_IS_CHART (chart));

  if (g_set_object (&view->chart, chart))
    uplift_chart_view_update (view);
}

UpliftChart *
uplift_chart_view_get_chart (UpliftChartView *view)
{
  g_return_val_if_fail (UPLIFT_IS_CHART_VIEW (view), NULL);
  return view->chart;
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, UpliftChartView *self)
{
  g_signal_emit (self, signals[SIGNAL_MARK_OPENED], 0, self->menu_datum, self->menu_series);
}

void
uplift_chart_view_offer_open (UpliftChartView *view, const char *label)
{
  g_return_if_fail (UPLIFT_IS_CHART_VIEW (view));
  g_return_if_fail (label != NULL && view->open_section == NULL);

  view->open_section = g_menu_new ();
  g_menu_append (view->open_section, label, "chart.open-mark");
  view->open_action = G_ACTION (g_simple_action_new ("open-mark", NULL));
  g_signal_connect_object (view->open_action, "activate", G_CALLBACK (open_cb), view, 0);
  g_action_map_add_action (G_ACTION_MAP (view->actions), view->open_action);
}

void
uplift_chart_view_update (UpliftChartView *view)
{
  g_return_if_fail (UPLIFT_IS_CHART_VIEW (view));

  view->highlighted = -1;
  view->walking = FALSE;
  view->dragging = FALSE;
  set_stale (view);
  gtk_widget_queue_resize (GTK_WIDGET (view));
  update_accessible (view);
}

GActionGroup *
uplift_chart_view_get_actions (UpliftChartView *view)
{
  g_return_val_if_fail (UPLIFT_IS_CHART_VIEW (view), NULL);
  return view->actions;
}
