#include "app/chart/chart-view-private.h"

#include "app/chart/chart-actions.h"
#include "app/chart/chart-bubble.h"
#include "app/chart/widget-theme.h"

#include <glib/gi18n.h>
#include <math.h>

#define MINIMUM_WIDTH 200
#define NATURAL_WIDTH 400
#define MINIMUM_HEIGHT 100

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY
};

enum
{
  SIGNAL_MARK_ACTIVATED,
  SIGNAL_RANGE_SELECTED,
  SIGNAL_MARK_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE_WITH_CODE (UpliftChartView, uplift_chart_view, GTK_TYPE_WIDGET,
                         G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* Within a scroller a chart is as high as it reads best, otherwise as the view. */
void
uplift_chart_view_ensure_layout (UpliftChartView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  PangoContext *context;
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  UpliftTheme theme;

  if (self->chart == NULL || !self->stale)
    return;
  context = gtk_widget_create_pango_context (widget);
  uplift_widget_theme_get (widget, &theme);
  if (self->adjustments[GTK_ORIENTATION_VERTICAL] != NULL)
    height = MAX (height, uplift_chart_get_natural_height (self->chart, context, width));
  uplift_chart_layout (self->chart, context, &theme, width, height);
  g_object_unref (context);
  self->stale = FALSE;
}

void
uplift_chart_view_set_changed (UpliftChartView *self)
{
  g_clear_pointer (&self->picture, uplift_chart_picture_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
uplift_chart_view_set_stale (UpliftChartView *self)
{
  self->stale = TRUE;
  uplift_chart_view_set_changed (self);
  if (self->adjustments[GTK_ORIENTATION_VERTICAL] != NULL)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
update_accessible (UpliftChartView *self)
{
  g_autofree char *description = NULL;
  const char *title;

  if (self->chart == NULL)
    return;
  /* On a page that was not shown yet it has none. */
  title = uplift_chart_get_title (self->chart);
  /* A pointer that rests somewhere must not take the words for the whole chart away. */
  if (self->walking)
    description = uplift_chart_describe_mark (self->chart, self->highlighted);
  else
    description = uplift_chart_describe (self->chart);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  *title != '\0' ? title : _ ("Chart"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

void
uplift_chart_view_highlight (UpliftChartView *self, int mark, gboolean walking)
{
  gboolean walked = self->walking;

  if (mark == self->highlighted && walking == walked)
    return;
  self->highlighted = mark;
  self->walking = walking && mark >= 0;
  if (walked || self->walking)
    update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
uplift_chart_view_activate (UpliftChartView *self, int mark, gboolean extend)
{
  const UpliftMark *shape = uplift_chart_get_mark (self->chart, mark);

  g_signal_emit (self, signals[SIGNAL_MARK_ACTIVATED], 0, shape->datum, shape->series, extend);
}

void
uplift_chart_view_select_range (UpliftChartView *self, guint from, guint to)
{
  g_signal_emit (self, signals[SIGNAL_RANGE_SELECTED], 0, from, to);
}

void
uplift_chart_view_open (UpliftChartView *self, guint datum, guint series)
{
  g_signal_emit (self, signals[SIGNAL_MARK_OPENED], 0, datum, series);
}

/* The part of the chart that stands between two heights of the view, moved up by an offset. */
static void
draw_part (UpliftChartView *self, cairo_t *cr, int highlighted, double top, double bottom,
           double offset)
{
  cairo_save (cr);
  cairo_rectangle (cr, 0, top, gtk_widget_get_width (GTK_WIDGET (self)), bottom - top);
  cairo_clip (cr);
  cairo_translate (cr, 0, -offset);
  uplift_chart_draw (self->chart, cr, highlighted);
  cairo_restore (cr);
}

static void
draw_all (UpliftChartView *self, cairo_t *cr, int highlighted)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  UpliftChartWindow window = uplift_chart_view_get_window (self);

  if (window.beyond > 0)
    {
      draw_part (self, cr, highlighted, 0, window.top, 0);
      draw_part (self, cr, highlighted, window.bottom, height, window.beyond);
    }
  draw_part (self, cr, highlighted, window.top, window.bottom, window.offset);
}

static void
draw_plain_cb (cairo_t *cr, gpointer view)
{
  draw_all (view, cr, -1);
}

static void
draw_highlighted_cb (cairo_t *cr, gpointer view)
{
  draw_all (view, cr, UPLIFT_CHART_VIEW (view)->highlighted);
}

static void
ensure_picture (UpliftChartView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  int scale = gtk_widget_get_scale_factor (widget);

  if (self->picture != NULL && uplift_chart_picture_fits (self->picture, width, height, scale))
    return;
  g_clear_pointer (&self->picture, uplift_chart_picture_free);
  self->picture = uplift_chart_picture_new (width, height, scale, draw_plain_cb, self);
}

/* Where the highlight shows, of which a chart that scrolls has less. */
static cairo_rectangle_t
find_highlight_area (UpliftChartView *self)
{
  UpliftChartWindow window = uplift_chart_view_get_window (self);
  cairo_rectangle_t area;
  double top, bottom;

  uplift_chart_get_highlight_area (self->chart, self->highlighted, &area);
  top = CLAMP (area.y - window.offset, window.top, window.bottom);
  bottom = CLAMP (area.y - window.offset + area.height, window.top, window.bottom);
  return (cairo_rectangle_t){ area.x, top, area.width, bottom - top };
}

static void
uplift_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  UpliftChartView *self = UPLIFT_CHART_VIEW (widget);

  if (self->chart == NULL || gtk_widget_get_width (widget) == 0
      || gtk_widget_get_height (widget) == 0)
    return;
  uplift_chart_view_ensure_layout (self);
  ensure_picture (self);
  if (self->highlighted >= 0)
    {
      cairo_rectangle_t area = find_highlight_area (self);

      uplift_chart_picture_snapshot_with (self->picture, snapshot, &area, draw_highlighted_cb,
                                          self);
    }
  else
    uplift_chart_picture_snapshot (self->picture, snapshot);
  if (self->walking && self->highlighted >= 0)
    {
      g_autofree char *text = uplift_chart_describe_mark (self->chart, self->highlighted);
      cairo_rectangle_t place = uplift_chart_view_get_place (
          self, &uplift_chart_get_mark (self->chart, self->highlighted)->rect);

      uplift_chart_bubble_snapshot (widget, snapshot, text, &place);
    }
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

  uplift_chart_view_set_changed (self);
  self->stale = TRUE;
  if (self->adjustments[GTK_ORIENTATION_VERTICAL] != NULL)
    {
      uplift_chart_view_ensure_layout (self);
      uplift_chart_view_configure_adjustments (self);
    }
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

/* Charts of pages that are not seen need no memory. */
static void
uplift_chart_view_unmap (GtkWidget *widget)
{
  g_clear_pointer (&UPLIFT_CHART_VIEW (widget)->picture, uplift_chart_picture_free);
  GTK_WIDGET_CLASS (uplift_chart_view_parent_class)->unmap (widget);
}

static void
uplift_chart_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (uplift_chart_view_parent_class)->css_changed (widget, change);
  uplift_chart_view_set_stale (UPLIFT_CHART_VIEW (widget));
}

static void
uplift_chart_view_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (uplift_chart_view_parent_class)->direction_changed (widget, previous);
  uplift_chart_view_set_stale (UPLIFT_CHART_VIEW (widget));
}

static void
uplift_chart_view_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (uplift_chart_view_parent_class)->system_setting_changed (widget, setting);
  uplift_chart_view_set_stale (UPLIFT_CHART_VIEW (widget));
  gtk_widget_queue_resize (widget);
}

static void
uplift_chart_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  UpliftChartView *self = UPLIFT_CHART_VIEW (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[id - PROP_HADJUSTMENT]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->scroll_policies[id - PROP_HSCROLL_POLICY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
uplift_chart_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  UpliftChartView *self = UPLIFT_CHART_VIEW (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      uplift_chart_view_set_adjustment (self, id - PROP_HADJUSTMENT, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      self->scroll_policies[id - PROP_HSCROLL_POLICY] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
uplift_chart_view_dispose (GObject *object)
{
  UpliftChartView *self = UPLIFT_CHART_VIEW (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  uplift_chart_view_set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  uplift_chart_view_set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  g_clear_pointer (&self->picture, uplift_chart_picture_free);
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

  object_class->get_property = uplift_chart_view_get_property;
  object_class->set_property = uplift_chart_view_set_property;
  object_class->dispose = uplift_chart_view_dispose;
  widget_class->snapshot = uplift_chart_view_snapshot;
  widget_class->measure = uplift_chart_view_measure;
  widget_class->get_request_mode = uplift_chart_view_get_request_mode;
  widget_class->size_allocate = uplift_chart_view_size_allocate;
  widget_class->unmap = uplift_chart_view_unmap;
  widget_class->css_changed = uplift_chart_view_css_changed;
  widget_class->direction_changed = uplift_chart_view_direction_changed;
  widget_class->system_setting_changed = uplift_chart_view_system_setting_changed;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  signals[SIGNAL_MARK_ACTIVATED]
      = g_signal_new ("mark-activated", UPLIFT_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_BOOLEAN);
  signals[SIGNAL_RANGE_SELECTED]
      = g_signal_new ("range-selected", UPLIFT_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[SIGNAL_MARK_OPENED]
      = g_signal_new ("mark-opened", UPLIFT_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);

  uplift_chart_view_class_init_input (widget_class);
  gtk_widget_class_set_css_name (widget_class, "chartview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
uplift_chart_view_init (UpliftChartView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->highlighted = -1;
  self->stale = TRUE;
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_has_tooltip (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);

  self->actions = uplift_chart_actions_new (self);
  gtk_widget_insert_action_group (widget, "chart", self->actions);
  uplift_chart_view_init_input (self);
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

void
uplift_chart_view_update (UpliftChartView *view)
{
  g_return_if_fail (UPLIFT_IS_CHART_VIEW (view));

  view->highlighted = -1;
  view->walking = FALSE;
  view->dragging = FALSE;
  uplift_chart_view_set_stale (view);
  gtk_widget_queue_resize (GTK_WIDGET (view));
  update_accessible (view);
}

GActionGroup *
uplift_chart_view_get_actions (UpliftChartView *view)
{
  g_return_val_if_fail (UPLIFT_IS_CHART_VIEW (view), NULL);
  return view->actions;
}
