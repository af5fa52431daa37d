/* Each kind makes a bit of every byte of a block and then walks the bits that are set. */
#include "core/read/csv-scanner.h"

#if defined(__x86_64__)
#include <immintrin.h>
#define HAS_SSE2 1
#else
#define HAS_SSE2 0
#endif

#define BLOCK 64

static gboolean
is_mark (char byte, char delimiter)
{
  return byte == delimiter || byte == '"' || byte == '\n' || byte == '\r' || byte == '\0';
}

static guint
find_plain (char delimiter, const char *bytes, guint from, guint length, guint32 *marks,
            gboolean *is_ascii)
{
  guint n = 0;

  for (guint i = from; i < length; i++)
    {
      *is_ascii &= (guint8) bytes[i] < 0x80;
      if (is_mark (bytes[i], delimiter))
        marks[n++] = i;
    }
  return n;
}

#if HAS_SSE2

/* Four at a time whatever there is, so that the number of turns is easy to foresee; what is written
 * too much is written over by the next block. */
static inline guint
write_marks (guint64 bits, guint32 base, guint32 *marks)
{
  guint n = (guint) __builtin_popcountll (bits);

  for (guint i = 0; i < n; i += 4)
    for (guint k = 0; k < 4; k++)
      {
        marks[i + k] = base + (guint32) (bits != 0 ? __builtin_ctzll (bits) : 0);
        bits &= bits - 1;
      }
  return n;
}

static guint
find_sse2 (char delimiter, const char *bytes, guint length, guint32 *marks, gboolean *is_ascii)
{
  const __m128i wanted[5] = { _mm_set1_epi8 (delimiter), _mm_set1_epi8 ('"'), _mm_set1_epi8 ('\n'),
                              _mm_set1_epi8 ('\r'), _mm_setzero_si128 () };
  __m128i all = _mm_setzero_si128 ();
  guint n = 0, at = 0;

  for (; at + BLOCK <= length; at += BLOCK)
    {
      guint64 bits = 0;
      for (guint part = 0; part < BLOCK / 16; part++)
        {
          __m128i block = _mm_loadu_si128 ((const __m128i *) (const void *) (bytes + at) + part);
          all = _mm_or_si128 (all, block);
          __m128i found = _mm_cmpeq_epi8 (block, wanted[0]);
          for (guint i = 1; i < G_N_ELEMENTS (wanted); i++)
            found = _mm_or_si128 (found, _mm_cmpeq_epi8 (block, wanted[i]));
          bits |= (guint64) (guint32) _mm_movemask_epi8 (found) << (16 * part);
        }
      n += write_marks (bits, at, marks + n);
    }
  *is_ascii &= _mm_movemask_epi8 (all) == 0;
  return n + find_plain (delimiter, bytes, at, length, marks + n, is_ascii);
}

/* For each lower half of a byte, the byte with it that is a mark; where there is none, a byte with
 * another one. FALSE: two marks have the same. */
static gboolean
make_table (char delimiter, char table[16])
{
  const char wanted[] = { '\0', '"', '\n', '\r', delimiter };

  for (guint i = 0; i < 16; i++)
    table[i] = (char) ((i + 1) % 16);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      guint at = (guint8) wanted[i] % 16;
      if ((guint8) table[at] % 16 == at)
        return FALSE;
      table[at] = wanted[i];
    }
  return TRUE;
}

/* A look into the table, and one comparison, for all kinds of marks; of what is beyond ASCII the
 * table says 0. */
__attribute__ ((target ("avx2,bmi,popcnt"))) static guint
find_avx2 (const char table[16], char delimiter, const char *bytes, guint length, guint32 *marks,
           gboolean *is_ascii)
{
  const __m256i of_half
      = _mm256_broadcastsi128_si256 (_mm_loadu_si128 ((const __m128i *) (const void *) table));
  __m256i all = _mm256_setzero_si256 ();
  guint n = 0, at = 0;

  for (; at + BLOCK <= length; at += BLOCK)
    {
      guint64 bits = 0;
      for (guint part = 0; part < BLOCK / 32; part++)
        {
          __m256i block = _mm256_loadu_si256 ((const __m256i *) (const void *) (bytes + at) + part);
          __m256i found = _mm256_cmpeq_epi8 (_mm256_shuffle_epi8 (of_half, block), block);
          all = _mm256_or_si256 (all, block);
          bits |= (guint64) (guint32) _mm256_movemask_epi8 (found) << (32 * part);
        }
      n += write_marks (bits, at, marks + n);
    }
  *is_ascii &= _mm256_movemask_epi8 (all) == 0;
  return n + find_plain (delimiter, bytes, at, length, marks + n, is_ascii);
}

#endif

gboolean
uplift_csv_scanner_is_there (UpliftCsvScanner scanner)
{
#if HAS_SSE2
  if (scanner == UPLIFT_CSV_SCANNER_AVX2)
    return __builtin_cpu_supports ("avx2") && __builtin_cpu_supports ("bmi")
           && __builtin_cpu_supports ("popcnt");
  return TRUE;
#else
  return scanner == UPLIFT_CSV_SCANNER_PLAIN;
#endif
}

UpliftCsvScanner
uplift_csv_scanner_choose (void)
{
  if (uplift_csv_scanner_is_there (UPLIFT_CSV_SCANNER_AVX2))
    return UPLIFT_CSV_SCANNER_AVX2;
  if (uplift_csv_scanner_is_there (UPLIFT_CSV_SCANNER_SSE2))
    return UPLIFT_CSV_SCANNER_SSE2;
  return UPLIFT_CSV_SCANNER_PLAIN;
}

guint
uplift_csv_scanner_find (UpliftCsvScanner scanner, char delimiter, const char *bytes, guint length,
                         guint32 *marks, gboolean *is_ascii)
{
  g_return_val_if_fail (bytes != NULL || length == 0, 0);
  g_return_val_if_fail (marks != NULL && is_ascii != NULL, 0);

  *is_ascii = TRUE;
#if HAS_SSE2
  char table[16];
  if (scanner == UPLIFT_CSV_SCANNER_AVX2 && make_table (delimiter, table))
    return find_avx2 (table, delimiter, bytes, length, marks, is_ascii);
  if (scanner != UPLIFT_CSV_SCANNER_PLAIN)
    return find_sse2 (delimiter, bytes, length, marks, is_ascii);
#endif
  return find_plain (delimiter, bytes, 0, length, marks, is_ascii);
}
