/* Who the influencers of a sample are: the part of core/sample/sample-plan that knows names and
 * platforms.
 */
#include "core/sample/sample-plan.h"

#include "core/data/dataset.h"

#define N_FIRST_NAMES 24
#define N_SECOND_NAMES 24
G_STATIC_ASSERT (N_FIRST_NAMES *N_SECOND_NAMES == UPLIFT_SAMPLE_N_NAMES);

typedef struct
{
  const char *name;
  double weight;
  double engagement; /* beside the others' */
} Platform;

static const Platform platforms[] = {
  { "Instagram", 0.42, 1.15 },
  { "YouTube", 0.28, 0.85 },
  { "TikTok", 0.18, 1.35 },
  { "X", 0.12, 0.6 },
};

static const char *const categories[]
    = { "Fitness", "Nutrition", "Wellness", "Beauty", "Lifestyle", "Food" };

/* The first twelve are women's names, the next ten men's, the last two anybody's. */
static const char *const first_names[N_FIRST_NAMES]
    = { "Aanya", "Diya", "Ishita", "Kavya", "Leela", "Meera", "Nisha",  "Priya",
        "Riya",  "Sana", "Tara",   "Zoya",  "Arjun", "Dev",   "Farhan", "Ishaan",
        "Kabir", "Neel", "Rohan",  "Samir", "Varun", "Yash",  "Kiran",  "Noor" };

static const char *const second_names[N_SECOND_NAMES]
    = { "Moves",   "Kitchen", "Trails", "Daily",    "Studio", "Glow",     "Outdoors", "Lifts",
        "Plates",  "Diaries", "Runs",   "Mornings", "Spins",  "Garden",   "Loops",    "Notes",
        "Stories", "Stretch", "Basics", "Weekends", "Bakes",  "Journeys", "Journal",  "Reset" };

/* A step without a common factor with the number of names visits each once; the second name
 * advances with both, so that neighbours differ in both. */
static guint
get_name_index (const UpliftSamplePlan *plan, gsize influencer)
{
  return (guint) ((influencer * 331 + plan->name_offset) % UPLIFT_SAMPLE_N_NAMES);
}

char *
uplift_sample_plan_dup_name (const UpliftSamplePlan *plan, gsize influencer)
{
  guint index = get_name_index (plan, influencer);
  const char *first = first_names[index % N_FIRST_NAMES];
  const char *second = second_names[(index / N_FIRST_NAMES + index) % N_SECOND_NAMES];
  gsize turn = influencer / UPLIFT_SAMPLE_N_NAMES;

  return turn == 0 ? g_strdup_printf ("%s %s", first, second)
                   : g_strdup_printf ("%s %s %" G_GSIZE_FORMAT, first, second, turn + 1);
}

const char *
uplift_sample_plan_get_gender (const UpliftSamplePlan *plan, gsize influencer)
{
  guint first = get_name_index (plan, influencer) % N_FIRST_NAMES;

  if (first < 12)
    return "Female";
  return first < 22 ? "Male" : "Non-binary";
}

const char *
uplift_sample_plan_get_category (const UpliftSamplePlan *plan, gsize influencer)
{
  return categories[plan->influencers[influencer].category];
}

const char *
uplift_sample_plan_get_platform (const UpliftSamplePlan *plan, gsize influencer)
{
  return platforms[plan->influencers[influencer].platform].name;
}

const char *
uplift_sample_plan_get_type (const UpliftSamplePlan *plan, gsize influencer)
{
  UpliftTypeThresholds limits = UPLIFT_TYPE_THRESHOLDS_DEFAULT;
  gint64 followers = plan->influencers[influencer].followers;

  if (followers >= limits.mega)
    return "Mega";
  if (followers >= limits.macro)
    return "Macro";
  return followers >= limits.micro ? "Micro" : "Nano";
}

double
uplift_sample_plan_get_engagement (const UpliftSamplePlan *plan, gsize influencer, double reach)
{
  double factor = platforms[plan->influencers[influencer].platform].engagement;

  return MIN (0.4, 0.9 * factor * pow (MAX (reach, 1.0), -0.25));
}

static guint8
draw_platform (UpliftSamplePlan *plan)
{
  double place = gsl_rng_uniform (plan->rng);
  guint8 i = 0;

  for (; i + 1U < G_N_ELEMENTS (platforms) && place >= platforms[i].weight; i++)
    place -= platforms[i].weight;
  return i;
}

void
uplift_sample_plan_draw_person (UpliftSamplePlan *plan, gsize influencer)
{
  UpliftSampleInfluencer *person = &plan->influencers[influencer];

  person->followers = (gint64) CLAMP (gsl_ran_lognormal (plan->rng, 11.4, 1.15), 1500.0, 2e7);
  person->platform = draw_platform (plan);
  person->category = (guint8) gsl_rng_uniform_int (plan->rng, G_N_ELEMENTS (categories));
}
