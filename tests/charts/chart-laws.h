/* What holds for every chart of every data and size. */
#pragma once

#include "charts/chart.h"

/* Lays the chart out at sizes from nothing to large, with small and large text, light, dark and
 * right-to-left, and checks each; leaves it at 560 × 260. */
void check_chart_laws (UpliftChart *chart);

/* Lays it out at this size with text of this size (points). */
void lay_out_chart (UpliftChart *chart, const UpliftTheme *theme, double width, double height,
                    int points);

/* Draws it as it is laid out and returns a checksum of the picture (transfer full). */
char *draw_chart (UpliftChart *chart, int highlighted);

/* Walks the marks with arrow keys from the first one and checks that all are reached. */
void check_all_marks_reached (UpliftChart *chart);
