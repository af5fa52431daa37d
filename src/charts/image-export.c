#include "charts/image-export.h"

#include "charts/chart-private.h"
#include "charts/paint.h"
#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>

#define MARGIN 16
#define POINTS_PER_PIXEL 0.75

const char *
uplift_image_format_get_name (UpliftImageFormat format)
{
  static const char *const names[] = { "png", "svg", "pdf" };

  g_return_val_if_fail (format <= UPLIFT_IMAGE_PDF, NULL);

  return names[format];
}

PangoContext *
uplift_image_export_create_context (const char *font)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoFontDescription *description
      = pango_font_description_from_string (font != NULL ? font : "Sans 11");

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_ON);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 96);
  pango_context_set_font_description (context, description);
  pango_font_description_free (description);
  cairo_font_options_destroy (options);
  return context;
}

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static double
draw_title (UpliftChart *chart, cairo_t *cr, PangoContext *context, double width,
            const UpliftTheme *theme)
{
  const char *title = uplift_chart_get_title (chart);

  if (title[0] == '\0' || width <= 0)
    return 0;

  g_auto (UpliftLabel) label = uplift_label_make (context, title, UPLIFT_TEXT_TITLE, width);

  label.rect.x = MARGIN + (theme->rtl ? width - label.rect.width : 0);
  label.rect.y = MARGIN;
  label.color = theme->text;
  uplift_label_draw (&label, cr);
  return label.rect.height + MARGIN / 2;
}

static void
draw_picture (UpliftChart *chart, cairo_t *cr, const UpliftImageOptions *options)
{
  const UpliftTheme *theme = options->theme != NULL ? options->theme : uplift_theme_get_light ();
  PangoContext *context = uplift_image_export_create_context (options->font);
  double width = MAX (options->width - 2 * MARGIN, 0);

  pango_context_set_base_dir (context, theme->rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  uplift_paint_set_color (cr, theme->background);
  cairo_paint (cr);

  double top = draw_title (chart, cr, context, width, theme);

  uplift_chart_layout (chart, context, theme, width, MAX (options->height - 2 * MARGIN - top, 0));
  cairo_translate (cr, MARGIN, MARGIN + top);
  uplift_chart_draw (chart, cr, -1);
  g_object_unref (context);
}

/* The host's layout must survive: it shows the same chart. */
static void
draw_and_restore (UpliftChart *chart, cairo_t *cr, const UpliftImageOptions *options)
{
  UpliftChartState *state = uplift_chart_get_state (chart);
  gboolean was_laid_out = state->laid_out;
  PangoContext *context = state->context != NULL ? g_object_ref (state->context) : NULL;
  UpliftTheme theme = state->theme;
  double width = state->width;
  double height = state->height;

  draw_picture (chart, cr, options);
  if (was_laid_out)
    uplift_chart_layout (chart, context, &theme, width, height);
  else
    uplift_chart_invalidate (chart);
  g_clear_object (&context);
}

static cairo_surface_t *
create_surface (UpliftChart *chart, UpliftImageFormat format, const UpliftImageOptions *options,
                GByteArray *bytes)
{
  double scale = options->scale > 0 ? options->scale : UPLIFT_IMAGE_DEFAULT_SCALE;
  cairo_surface_t *surface = NULL;

  switch (format)
    {
    case UPLIFT_IMAGE_PNG:
      surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (options->width * scale),
                                            (int) ceil (options->height * scale));
      cairo_surface_set_device_scale (surface, scale, scale);
      break;
    case UPLIFT_IMAGE_SVG:
      surface
          = cairo_svg_surface_create_for_stream (append_cb, bytes, options->width, options->height);
      cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
      break;
    case UPLIFT_IMAGE_PDF:
      surface = cairo_pdf_surface_create_for_stream (
          append_cb, bytes, options->width * POINTS_PER_PIXEL, options->height * POINTS_PER_PIXEL);
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                      uplift_chart_get_title (chart));
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Uplift");
      /* The time would make each file another one. */
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
      break;
    default:
      g_assert_not_reached ();
    }
  return surface;
}

static gboolean
renumber_cb (const GMatchInfo *match, GString *result, gpointer numbers)
{
  g_autofree char *name = g_match_info_fetch (match, 0);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, name));

  if (number == 0)
    {
      number = g_hash_table_size (numbers) + 1;
      g_hash_table_insert (numbers, g_strdup (name), GUINT_TO_POINTER (number));
    }
  g_string_append_printf (result, "surface%u", number);
  return FALSE;
}

/* cairo counts its surfaces through the life of the process and writes the count into the file. */
static GBytes *
renumber_surfaces (GByteArray *svg, GError **error)
{
  g_autoptr (GRegex) regex = g_regex_new ("\\bsurface[0-9]+\\b", 0, 0, NULL);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  char *text = g_regex_replace_eval (regex, (const char *) svg->data, svg->len, 0, 0, renumber_cb,
                                     numbers, error);

  return text != NULL ? g_bytes_new_take (text, strlen (text)) : NULL;
}

static gboolean
check_options (UpliftImageFormat format, const UpliftImageOptions *options, GError **error)
{
  double scale = options->scale > 0 ? options->scale : UPLIFT_IMAGE_DEFAULT_SCALE;
  double most = MAX (options->width, options->height) * (format == UPLIFT_IMAGE_PNG ? scale : 1);
  double least = MIN (options->width, options->height);

  if (least > 0 && most <= UPLIFT_IMAGE_MAX_DOTS)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               _ ("a picture cannot be %.0f × %.0f pixels large"), options->width, options->height);
  return FALSE;
}

static cairo_status_t
draw_to_array (UpliftChart *chart, UpliftImageFormat format, const UpliftImageOptions *options,
               GByteArray *bytes)
{
  cairo_surface_t *surface = create_surface (chart, format, options, bytes);
  cairo_t *cr = cairo_create (surface);

  if (format == UPLIFT_IMAGE_PDF)
    cairo_scale (cr, POINTS_PER_PIXEL, POINTS_PER_PIXEL);
  draw_and_restore (chart, cr, options);

  cairo_status_t status = cairo_status (cr);

  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS && format == UPLIFT_IMAGE_PNG)
    status = cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status;
}

GBytes *
uplift_image_export_to_bytes (UpliftChart *chart, UpliftImageFormat format,
                              const UpliftImageOptions *options, GError **error)
{
  g_return_val_if_fail (UPLIFT_IS_CHART (chart) && options != NULL, NULL);
  g_return_val_if_fail (format <= UPLIFT_IMAGE_PDF, NULL);

  if (!check_options (format, options, error))
    return NULL;

  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_status_t status = draw_to_array (chart, format, options, bytes);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("cannot draw the picture: %s"),
                   cairo_status_to_string (status));
      return NULL;
    }
  if (format == UPLIFT_IMAGE_SVG)
    return renumber_surfaces (bytes, error);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

gboolean
uplift_image_export_save (UpliftChart *chart, UpliftImageFormat format,
                          const UpliftImageOptions *options, const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, FALSE);

  g_autoptr (GBytes) bytes = uplift_image_export_to_bytes (chart, format, options, error);

  if (bytes == NULL)
    return FALSE;

  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return g_file_set_contents_full (path, data, (gssize) size,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0666, error);
}
