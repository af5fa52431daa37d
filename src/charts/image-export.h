/* A chart as a picture: with its title, on the theme's background, with a margin. Needs no display.
 * The same chart gives the same bytes each time. The chart is laid out for the picture and then as
 * it was before. */
#pragma once

#include "charts/chart.h"

G_BEGIN_DECLS

typedef enum
{
  UPLIFT_IMAGE_PNG,
  UPLIFT_IMAGE_SVG,
  UPLIFT_IMAGE_PDF
} UpliftImageFormat;

#define UPLIFT_IMAGE_DEFAULT_SCALE 2
/* A picture is no wider and no higher, in dots (PNG) or pixels: cairo's own limit for images. */
#define UPLIFT_IMAGE_MAX_DOTS 32767

typedef struct
{
  double width, height;     /* of the whole picture, in pixels of 1/96 inch */
  double scale;             /* PNG: so many dots for a pixel; 0: UPLIFT_IMAGE_DEFAULT_SCALE */
  const UpliftTheme *theme; /* (borrowed) (nullable: light) */
  const char *font;         /* (borrowed) as of pango_font_description_from_string (); (nullable:
                               "Sans 11") */
} UpliftImageOptions;

/* The extension: "png", "svg", "pdf"; also the format's name. (transfer none) */
const char *uplift_image_format_get_name (UpliftImageFormat format);

/* A context for text without a display: 96 dots an inch, metrics hinted, outlines not, so that
 * pictures are alike everywhere. font: as above (transfer full). */
PangoContext *uplift_image_export_create_context (const char *font);

/* The picture as a file's content (transfer full), or NULL and an error of G_IO_ERROR. */
GBytes *uplift_image_export_to_bytes (UpliftChart *chart, UpliftImageFormat format,
                                      const UpliftImageOptions *options, GError **error);

/* Writes the file whole or not at all: on failure what was there stays. Errors of G_IO_ERROR and
 * G_FILE_ERROR. Blocks. */
gboolean uplift_image_export_save (UpliftChart *chart, UpliftImageFormat format,
                                   const UpliftImageOptions *options, const char *path,
                                   GError **error);

G_END_DECLS
