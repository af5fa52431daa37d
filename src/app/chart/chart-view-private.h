/* What the parts of the chart view share: the widget and its drawing (chart-view.c), how it scrolls
 * (chart-view-scroll.c), what pointer and keyboard do (chart-view-input.c), and the menu
 * (chart-view-menu.c). */
#pragma once

#include "app/chart/chart-picture.h"
#include "app/chart/chart-view.h"

G_BEGIN_DECLS

struct _UpliftChartView
{
  GtkWidget parent_instance;

  UpliftChart *chart;            /* (owned, nullable) */
  GActionGroup *actions;         /* (owned) */
  GMenu *open_section;           /* of the menu (owned, nullable: nothing can be opened) */
  GAction *open_action;          /* (owned, nullable: likewise) */
  guint menu_datum, menu_series; /* of the mark for which the menu was opened */
  GtkWidget *menu; /* popover, made when first shown (owned by the widget tree, nullable) */
  UpliftChartPicture *picture; /* without anything highlighted (owned, nullable: to be drawn) */
  int highlighted;             /* mark, or -1 */
  gboolean walking;            /* the mark was reached by keyboard and is told beside it */
  gboolean stale;              /* to be laid out before the next use */
  gboolean has_pointer;        /* at this place */
  double pointer_x, pointer_y;
  double root_x, root_y; /* the same in the window */
  gboolean dragging;
  guint drag_from, drag_to; /* days of a line chart */

  GtkAdjustment *adjustments[2]; /* (owned, nullable) by GtkOrientation */
  GtkScrollablePolicy scroll_policies[2];
};

/* Where the part that scrolls begins and ends in the view, and how far it is scrolled. */
typedef struct
{
  double top, bottom, offset;
  double beyond; /* how much higher the chart is than the view; 0: nothing scrolls */
} UpliftChartWindow;

UpliftChartWindow uplift_chart_view_get_window (UpliftChartView *view);

/* Tells the scroller what there is to scroll. */
void uplift_chart_view_configure_adjustments (UpliftChartView *view);

/* adjustment: (nullable) */
void uplift_chart_view_set_adjustment (UpliftChartView *view, GtkOrientation orientation,
                                       GtkAdjustment *adjustment);

/* The chart's own places, which differ from the view's where it scrolls. */
double uplift_chart_view_get_chart_y (UpliftChartView *view, double y);
cairo_rectangle_t uplift_chart_view_get_place (UpliftChartView *view,
                                               const cairo_rectangle_t *rect);

void uplift_chart_view_ensure_layout (UpliftChartView *view);

/* To be drawn again. */
void uplift_chart_view_set_changed (UpliftChartView *view);

/* To be laid out again before the next use. */
void uplift_chart_view_set_stale (UpliftChartView *view);

/* -1: none. walking: reached by keyboard. */
void uplift_chart_view_highlight (UpliftChartView *view, int mark, gboolean walking);

/* Scrolls the view, and the page it stands in, to the mark, no further than needed. */
void uplift_chart_view_show_mark (UpliftChartView *view, int mark);

/* Emit the signals. */
void uplift_chart_view_activate (UpliftChartView *view, int mark, gboolean extend);
void uplift_chart_view_select_range (UpliftChartView *view, guint from, guint to);
void uplift_chart_view_open (UpliftChartView *view, guint datum, guint series);

/* mark: the one that the menu is about, or -1. */
void uplift_chart_view_show_menu (UpliftChartView *view, double x, double y, int mark);

/* Adds the controllers and key bindings. */
void uplift_chart_view_init_input (UpliftChartView *view);
void uplift_chart_view_class_init_input (GtkWidgetClass *widget_class);

/* What the pointer does when the chart moved under it. */
void uplift_chart_view_pick_again (UpliftChartView *view);

G_END_DECLS
