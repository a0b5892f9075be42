/** What an element's name, class, id and role say about what is in it. General words only; no site's own names. */
import type { Element } from './dom.ts';
import { attribute } from './dom.ts';

/**
 * `drop`: never part of an article. `against`: usually not. `caption`: beside a picture. `comments`: readers' text.
 * `favour`: usually the article.
 */
export type Hint = 'drop' | 'against' | 'caption' | 'comments' | 'favour' | 'none';

const WORDS: readonly (readonly [Hint, RegExp])[] = [
  [
    'favour',
    /(?:^|[\s_-])(?:article|story|post|entry|news|main|blog|page)[_-]?(?:body|content|text|copy|detail|main|inner)\b|(?:^|[\s_-])(?:entry|storytext|article|post|story)(?:$|\s)|articlebody|articletext|bodytext|bodycopy|instapaper_body|rich_media_content|zhengwen|(?:^|\s)(?:content|articulo|artikel|texte?|text_content)(?:$|\s)/i,
  ],
  [
    'comments',
    /(?:^|[\s_-])(?:comments?|disqus|replies|respond|pinglun|discussion|commentlist|comment[_-]?(?:list|area|section|form|body|text|wrap\w{0,12}))(?:$|[\s_-])|^comment|livefyre|facebook-comments|reader-?comments/i,
  ],
  ['caption', /caption|(?:^|[\s_-])(?:credit|photo-?credit|imgtxt|pic-?desc|picinfo|wp-caption-text)(?:$|[\s_-])/i],
  [
    'drop',
    /(?:^|[\s_-])(?:breadcrumbs?|crumbs?|share|sharing|sharebar|share-?buttons?|social|sociallinks|addthis\w{0,20}|sharethis|jiathis|bdshare\w{0,20}|toolbar|cookies?|cookie-?\w{0,12}|gdpr|consent|newsletter\w{0,12}|subscribe|subscription|paywall|popup|modal|overlay|lightbox|related\w{0,20}|recommend\w{0,12}|recirc|outbrain|taboola|sponsor\w{0,12}|promo\w{0,10}|advert\w{0,16}|ads?|adsbygoogle|banner\w{0,10}|pagination|pager|pagenav\w{0,5}|skip-?link|screen-?reader\w{0,8}|sr-only|visually-?hidden|print-?only|noprint|tags?|tagcloud|taglist|post-?tags?|keywords|author-?(?:bio|box|info|card|about)|about-?author|bio|copyright|disclaimer|statement|notice|xiangguan|tuijian|guanggao|fenxiang|most-?(?:read|popular)|popular\w{0,8}|trending|hot-?news|see-?also|more-?news|read-?more|readmore|also-?read|jp-relatedposts|rating|vote|toc|login|signup|search\w{0,8})(?:$|[\s_-])/i,
  ],
  [
    'against',
    /(?:^|[\s_-])(?:side|sidebar\w{0,8}|sidecolumn|rightcol\w{0,8}|leftcol\w{0,8}|right|left|rail|aside|footer\w{0,8}|foot|bottom\w{0,8}|header|masthead|nav\w{0,8}|menu\w{0,8}|topbar|widget\w{0,8}|teaser\w{0,8}|links?|list\w{0,4}|meta|info|byline|dateline|extra|more|module|box|tools?)(?:$|[\s_-])/i,
  ],
];

const TAG_HINTS: { readonly [name: string]: Hint } = {
  nav: 'drop',
  footer: 'against',
  aside: 'against',
  header: 'none',
  figcaption: 'caption',
  article: 'favour',
  main: 'favour',
};

const ROLE_HINTS: { readonly [role: string]: Hint } = {
  navigation: 'drop',
  banner: 'against',
  contentinfo: 'drop',
  search: 'drop',
  complementary: 'against',
  dialog: 'drop',
  alertdialog: 'drop',
  menu: 'drop',
  menubar: 'drop',
};

const known = new Map<string, Hint>();

function hintOfWords(words: string): Hint {
  const cached = known.get(words);
  if (cached) return cached;
  // Camel case hides words: articleBody, relatedLinks.
  const split = words.replace(/([a-z])([A-Z])/g, '$1-$2');
  const hint = WORDS.find(([, pattern]) => pattern.test(split))?.[0] ?? 'none';
  if (known.size > 5000) known.clear();
  known.set(words, hint);
  return hint;
}

/** The strongest thing that an element's markup says about its content. */
export function hintOf(element: Element): Hint {
  const { attribs } = element;
  if (attribs['itemprop'] === 'articleBody' || attribs['property'] === 'articleBody') return 'favour';
  const byRole = attribs['role'] ? ROLE_HINTS[attribs['role']] : undefined;
  if (byRole) return byRole;
  const byTag = TAG_HINTS[element.name];
  if (byTag === 'drop' || byTag === 'caption') return byTag;
  if (element.name === 'body' || element.name === 'html') return 'none';
  const className = attribs['class'];
  const id = attribs['id'];
  if (className || id) {
    const byWords = hintOfWords(`${(className ?? '').slice(0, 160)} ${(id ?? '').slice(0, 60)}`.trim());
    if (byWords !== 'none') return byWords;
  }
  return byTag ?? 'none';
}

/** True for what a browser does not show. */
export function isHidden(element: Element): boolean {
  const { attribs } = element;
  if ('hidden' in attribs || attribs['aria-hidden'] === 'true') return true;
  const style = attribs['style'];
  return style !== undefined && /(?:display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden)/i.test(style);
}

/** True when a class or a rel marks a link as a tag or keyword that an editor's tool put into the text. */
export function isInlineTag(element: Element): boolean {
  return attribute(element, 'rel') === 'tag';
}
