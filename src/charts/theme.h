/* Colours and sizes that a chart draws with: a plain value, made by the host (from the widget's
 * style) or one of the two built-in ones. The palette can be told apart by people with
 * colour-vision deficiency (Okabe and Ito's, adjusted so that each colour has a contrast of at
 * least 3 : 1 to the background). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double red, green, blue, alpha; /* 0 … 1 */
} UpliftColor;

#define UPLIFT_PALETTE_SIZE 8

typedef struct
{
  UpliftColor background; /* for halos and exports; a chart itself draws none */
  UpliftColor text;       /* contrast at least 4.5 : 1 */
  UpliftColor dim_text;   /* axis labels; still 4.5 : 1 */
  UpliftColor grid;
  UpliftColor reference;         /* the break-even line */
  UpliftColor bad;               /* marks and numbers of what loses money; 4.5 : 1 */
  UpliftColor low, middle, high; /* of colour scales; marks, 3 : 1 */
  UpliftColor middle_cell;       /* the same for what fills an area: near to the background */
  UpliftColor palette[UPLIFT_PALETTE_SIZE];
  gboolean rtl;
} UpliftTheme;

/* For light and dark backgrounds (transfer none, static). */
const UpliftTheme *uplift_theme_get_light (void);
const UpliftTheme *uplift_theme_get_dark (void);

/* share of b in a: 0 gives a, 1 gives b. */
UpliftColor uplift_color_mix (UpliftColor a, UpliftColor b, double share);

/* 1 … 21, as WCAG defines it; alpha is ignored. */
double uplift_color_get_contrast (UpliftColor a, UpliftColor b);

/* Black or white, whichever reads better on this colour: at least 4.5 : 1. */
UpliftColor uplift_color_get_ink (UpliftColor on);

G_END_DECLS
