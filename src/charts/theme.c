#include "charts/theme.h"

#include <math.h>

#define RGB(r, g, b) \
  { \
    (r) / 255.0, (g) / 255.0, (b) / 255.0, 1.0 \
  }

static const UpliftTheme light = {
  .background = RGB (0xff, 0xff, 0xff),
  .text = RGB (0x24, 0x24, 0x28),
  .dim_text = RGB (0x5c, 0x5c, 0x64),
  .grid = RGB (0xe3, 0xe3, 0xe8),
  .reference = RGB (0x4a, 0x4a, 0x52),
  .bad = RGB (0xb8, 0x1f, 0x2e),
  .low = RGB (0xb8, 0x52, 0x00),
  .middle = RGB (0x88, 0x88, 0x90),
  .high = RGB (0x00, 0x5c, 0xb4),
  .middle_cell = RGB (0xee, 0xee, 0xf1),
  .palette = {
    RGB (0x00, 0x72, 0xb2),
    RGB (0xb8, 0x74, 0x00),
    RGB (0x00, 0x8a, 0x64),
    RGB (0xb8, 0x58, 0x90),
    RGB (0x2f, 0x8f, 0xcc),
    RGB (0xcc, 0x55, 0x00),
    RGB (0x84, 0x7a, 0x00),
    RGB (0x5e, 0x5c, 0x64),
  },
};

static const UpliftTheme dark = {
  .background = RGB (0x24, 0x24, 0x26),
  .text = RGB (0xf2, 0xf2, 0xf4),
  .dim_text = RGB (0xb8, 0xb8, 0xc0),
  .grid = RGB (0x42, 0x42, 0x48),
  .reference = RGB (0xd2, 0xd2, 0xda),
  .bad = RGB (0xff, 0x6b, 0x6b),
  .low = RGB (0xf2, 0x8a, 0x1e),
  .middle = RGB (0x86, 0x86, 0x8e),
  .high = RGB (0x4a, 0xa6, 0xff),
  .middle_cell = RGB (0x3c, 0x3c, 0x42),
  .palette = {
    RGB (0x4c, 0xa0, 0xe0),
    RGB (0xe6, 0x9f, 0x00),
    RGB (0x1f, 0xb5, 0x8a),
    RGB (0xd4, 0x87, 0xb2),
    RGB (0x7c, 0xc8, 0xf2),
    RGB (0xf0, 0x7d, 0x36),
    RGB (0xec, 0xe0, 0x58),
    RGB (0xb5, 0xb3, 0xbc),
  },
};

const UpliftTheme *
uplift_theme_get_light (void)
{
  return &light;
}

const UpliftTheme *
uplift_theme_get_dark (void)
{
  return &dark;
}

UpliftColor
uplift_color_mix (UpliftColor a, UpliftColor b, double share)
{
  return (UpliftColor){
    .red = a.red + (b.red - a.red) * share,
    .green = a.green + (b.green - a.green) * share,
    .blue = a.blue + (b.blue - a.blue) * share,
    .alpha = a.alpha + (b.alpha - a.alpha) * share,
  };
}

static double
linearize (double channel)
{
  return channel <= 0.03928 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
get_luminance (UpliftColor color)
{
  return 0.2126 * linearize (color.red) + 0.7152 * linearize (color.green)
         + 0.0722 * linearize (color.blue);
}

double
uplift_color_get_contrast (UpliftColor a, UpliftColor b)
{
  double la = get_luminance (a);
  double lb = get_luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

UpliftColor
uplift_color_get_ink (UpliftColor on)
{
  const UpliftColor black = { 0, 0, 0, 1 };
  const UpliftColor white = { 1, 1, 1, 1 };

  return uplift_color_get_contrast (on, white) >= uplift_color_get_contrast (on, black) ? white
                                                                                        : black;
}
