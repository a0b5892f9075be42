/** The categories that Apple Podcasts accepts, and how a configured name becomes one of them. */

/** Apple's list (podcasters.apple.com, "Apple Podcasts categories"), category to its subcategories. */
export const APPLE_CATEGORIES: Readonly<Record<string, readonly string[]>> = {
  Arts: ['Books', 'Design', 'Fashion & Beauty', 'Food', 'Performing Arts', 'Visual Arts'],
  Business: ['Careers', 'Entrepreneurship', 'Investing', 'Management', 'Marketing', 'Non-Profit'],
  Comedy: ['Comedy Interviews', 'Improv', 'Stand-Up'],
  Education: ['Courses', 'How To', 'Language Learning', 'Self-Improvement'],
  Fiction: ['Comedy Fiction', 'Drama', 'Science Fiction'],
  Government: [],
  'Health & Fitness': ['Alternative Health', 'Fitness', 'Medicine', 'Mental Health', 'Nutrition', 'Sexuality'],
  History: [],
  'Kids & Family': ['Education for Kids', 'Parenting', 'Pets & Animals', 'Stories for Kids'],
  Leisure: [
    'Animation & Manga',
    'Automotive',
    'Aviation',
    'Crafts',
    'Games',
    'Hobbies',
    'Home & Garden',
    'Video Games',
  ],
  Music: ['Music Commentary', 'Music History', 'Music Interviews'],
  News: [
    'Business News',
    'Daily News',
    'Entertainment News',
    'News Commentary',
    'Politics',
    'Sports News',
    'Tech News',
  ],
  'Religion & Spirituality': ['Buddhism', 'Christianity', 'Hinduism', 'Islam', 'Judaism', 'Religion', 'Spirituality'],
  Science: [
    'Astronomy',
    'Chemistry',
    'Earth Sciences',
    'Life Sciences',
    'Mathematics',
    'Natural Sciences',
    'Nature',
    'Physics',
    'Social Sciences',
  ],
  'Society & Culture': ['Documentary', 'Personal Journals', 'Philosophy', 'Places & Travel', 'Relationships'],
  Sports: [
    'Baseball',
    'Basketball',
    'Cricket',
    'Fantasy Sports',
    'Football',
    'Golf',
    'Hockey',
    'Rugby',
    'Running',
    'Soccer',
    'Swimming',
    'Tennis',
    'Volleyball',
    'Wilderness',
    'Wrestling',
  ],
  Technology: [],
  'True Crime': [],
  'TV & Film': ['After Shows', 'Film History', 'Film Interviews', 'Film Reviews', 'TV Reviews'],
};

export type Category = { readonly text: string; readonly subcategory?: string };

const same = (left: string, right: string) => left.trim().toLowerCase() === right.trim().toLowerCase();

/**
 * `News`, `News > Politics` or a bare subcategory (`Politics`) as Apple spells it; `undefined` for anything else, since
 * Apple refuses a feed with a category of its own invention.
 */
export function parseCategory(name: string): Category | undefined {
  const [first = '', second] = name.split('>');
  for (const [text, subcategories] of Object.entries(APPLE_CATEGORIES)) {
    if (same(text, first)) {
      const subcategory = second === undefined ? undefined : subcategories.find((known) => same(known, second));
      return subcategory === undefined ? { text } : { text, subcategory };
    }
    const bare = second === undefined ? subcategories.find((known) => same(known, first)) : undefined;
    if (bare !== undefined) return { text, subcategory: bare };
  }
  return undefined;
}

/** The categories of a show, never none: PSP-1 requires one, and `News` is what the sources are. */
export function parseCategories(names: readonly string[]): readonly Category[] {
  const parsed = names.map(parseCategory).filter((category) => category !== undefined);
  return parsed.length === 0 ? [{ text: 'News' }] : parsed;
}
