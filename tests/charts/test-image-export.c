#include "charts/image-export.h"

#include "chart-laws.h"
#include "charts/bar-chart.h"
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

static const UpliftImageOptions options = { .width = 400, .height = 200 };

static UpliftChart *
make_chart (void)
{
  const UpliftBarItem items[] = {
    { "Jasmine Santana", 77.6, NULL, 0, FALSE, FALSE },
    { "Jacob Sparks", 0.4, NULL, 0, FALSE, TRUE },
  };
  UpliftChart *chart = uplift_bar_chart_new ();

  uplift_bar_chart_set_titles (UPLIFT_BAR_CHART (chart), "Top by ROAS", "ROAS");
  uplift_bar_chart_set_items (UPLIFT_BAR_CHART (chart), items, G_N_ELEMENTS (items));
  uplift_bar_chart_set_reference (UPLIFT_BAR_CHART (chart), 1, "Break-even");
  return chart;
}

static void
check_format (UpliftImageFormat format, const char *signature, const char *name)
{
  g_autoptr (UpliftChart) chart = make_chart ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) once = uplift_image_export_to_bytes (chart, format, &options, &error);
  g_autoptr (GBytes) twice = uplift_image_export_to_bytes (chart, format, &options, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (once, twice));
  g_assert_cmpuint (g_bytes_get_size (once), >, 1000);
  g_assert_cmpmem (g_bytes_get_data (once, NULL), strlen (signature), signature,
                   strlen (signature));
  g_assert_cmpstr (uplift_image_format_get_name (format), ==, name);
}

static void
test_formats (void)
{
  check_format (UPLIFT_IMAGE_PNG, "\x89PNG\r\n\x1a\n", "png");
  check_format (UPLIFT_IMAGE_SVG, "<?xml", "svg");
  check_format (UPLIFT_IMAGE_PDF, "%PDF-", "pdf");
}

static cairo_status_t
read_cb (void *closure, unsigned char *data, unsigned int length)
{
  GInputStream *stream = closure;
  gsize n;

  return g_input_stream_read_all (stream, data, length, &n, NULL, NULL) && n == length
             ? CAIRO_STATUS_SUCCESS
             : CAIRO_STATUS_READ_ERROR;
}

/* How many dots of the picture have that colour. */
static guint
count_dots (UpliftChart *chart, UpliftColor color)
{
  g_autoptr (GBytes) bytes = uplift_image_export_to_bytes (chart, UPLIFT_IMAGE_PNG, &options, NULL);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (read_cb, stream);
  const guint8 *data = cairo_image_surface_get_data (surface);
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  guint32 wanted = (guint32) lround (color.red * 255) << 16
                   | (guint32) lround (color.green * 255) << 8
                   | (guint32) lround (color.blue * 255);
  guint n = 0;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        guint32 dot;
        memcpy (&dot, data + y * cairo_image_surface_get_stride (surface) + 4 * x, 4);
        n += (dot & 0xffffff) == wanted;
      }
  cairo_surface_destroy (surface);
  return n;
}

/* What the colours of the bars mean is in the picture too. */
static void
test_keys (void)
{
  g_autoptr (UpliftChart) chart = make_chart ();
  UpliftColor color = uplift_theme_get_light ()->palette[3];

  g_assert_cmpuint (count_dots (chart, color), ==, 0);
  uplift_bar_chart_add_key (UPLIFT_BAR_CHART (chart), "TikTok", 3);
  g_assert_cmpuint (count_dots (chart, color), >, 100);
}

/* Width and height stand in bytes 16 to 23 of a PNG file, most significant first. */
static void
check_png_size (double scale, guint width, guint height)
{
  g_autoptr (UpliftChart) chart = make_chart ();
  UpliftImageOptions scaled = options;

  scaled.scale = scale;

  g_autoptr (GBytes) bytes = uplift_image_export_to_bytes (chart, UPLIFT_IMAGE_PNG, &scaled, NULL);
  const guint8 *data = g_bytes_get_data (bytes, NULL);

  g_assert_cmpuint (((guint) data[18] << 8) | data[19], ==, width);
  g_assert_cmpuint (((guint) data[22] << 8) | data[23], ==, height);
}

static void
test_png_size (void)
{
  check_png_size (0, 800, 400);
  check_png_size (1, 400, 200);
  check_png_size (3, 1200, 600);
}

static void
test_theme (void)
{
  g_autoptr (UpliftChart) chart = make_chart ();
  UpliftImageOptions dark = options;

  dark.theme = uplift_theme_get_dark ();
  dark.font = "DejaVu Sans 9";

  g_autoptr (GBytes) a = uplift_image_export_to_bytes (chart, UPLIFT_IMAGE_SVG, &options, NULL);
  g_autoptr (GBytes) b = uplift_image_export_to_bytes (chart, UPLIFT_IMAGE_SVG, &dark, NULL);

  g_assert_false (g_bytes_equal (a, b));
}

static void
test_layout_survives (void)
{
  g_autoptr (UpliftChart) chart = make_chart ();

  lay_out_chart (chart, uplift_theme_get_dark (), 333, 222, 15);

  cairo_rectangle_t before = uplift_chart_get_mark (chart, 0)->rect;
  g_autoptr (GBytes) bytes = uplift_image_export_to_bytes (chart, UPLIFT_IMAGE_PNG, &options, NULL);
  cairo_rectangle_t after = uplift_chart_get_mark (chart, 0)->rect;

  g_assert_nonnull (bytes);
  g_assert_cmpfloat (uplift_chart_get_width (chart), ==, 333);
  g_assert_cmpfloat (before.x, ==, after.x);
  g_assert_cmpfloat (before.width, ==, after.width);
}

static void
test_sizes_that_cannot_be (void)
{
  g_autoptr (UpliftChart) chart = make_chart ();
  const UpliftImageOptions bad[]
      = { { .width = 0, .height = 10 }, { .width = 20000, .height = 10, .scale = 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes
          = uplift_image_export_to_bytes (chart, UPLIFT_IMAGE_PNG, &bad[i], &error);

      g_assert_null (bytes);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
    }
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_save (void)
{
  g_autoptr (UpliftChart) chart = make_chart ();
  g_autofree char *folder = g_dir_make_tmp ("uplift-export-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "chart.png", NULL);
  g_autoptr (GBytes) bytes = uplift_image_export_to_bytes (chart, UPLIFT_IMAGE_PNG, &options, NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_true (uplift_image_export_save (chart, UPLIFT_IMAGE_PNG, &options, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  g_assert_cmpmem (content, size, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_remove (path);
  g_rmdir (folder);
}

static void
test_save_into_nowhere (void)
{
  g_autoptr (UpliftChart) chart = make_chart ();
  g_autofree char *folder = g_dir_make_tmp ("uplift-export-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "none", "chart.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (uplift_image_export_save (chart, UPLIFT_IMAGE_PDF, &options, path, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_cmpuint (count_files (folder), ==, 0);
  g_rmdir (folder);
}

/* A folder stands where the file should: that fails for the superuser as well. */
static void
test_save_over_folder (void)
{
  g_autoptr (UpliftChart) chart = make_chart ();
  g_autofree char *folder = g_dir_make_tmp ("uplift-export-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "chart.svg", NULL);
  g_autofree char *inner = g_build_filename (path, "kept", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_true (g_file_set_contents (inner, "old", -1, NULL));
  g_assert_false (uplift_image_export_save (chart, UPLIFT_IMAGE_SVG, &options, path, &error));
  g_assert_nonnull (error);
  g_assert_true (g_file_test (inner, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_remove (inner);
  g_rmdir (path);
  g_rmdir (folder);
}

/* In /proc nobody may make a file, not even root. */
static void
test_save_read_only (void)
{
  g_autoptr (UpliftChart) chart = make_chart ();
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents ("/proc/version", &before, NULL, NULL));
  g_assert_false (
      uplift_image_export_save (chart, UPLIFT_IMAGE_SVG, &options, "/proc/version", &error));
  g_assert_nonnull (error);
  g_assert_true (g_file_get_contents ("/proc/version", &after, NULL, NULL));
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/image-export/formats", test_formats);
  g_test_add_func ("/image-export/keys", test_keys);
  g_test_add_func ("/image-export/png-size", test_png_size);
  g_test_add_func ("/image-export/theme", test_theme);
  g_test_add_func ("/image-export/layout-survives", test_layout_survives);
  g_test_add_func ("/image-export/sizes-that-cannot-be", test_sizes_that_cannot_be);
  g_test_add_func ("/image-export/save", test_save);
  g_test_add_func ("/image-export/save-into-nowhere", test_save_into_nowhere);
  g_test_add_func ("/image-export/save-over-folder", test_save_over_folder);
  g_test_add_func ("/image-export/save-read-only", test_save_read_only);
  return g_test_run ();
}
