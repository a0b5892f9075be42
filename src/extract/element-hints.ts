/** What an element's name, class, id and role say about what is in it. General words only; no site's own names. */
import { type ChildNode, type Element, eachElement, innerText, isElement } from './dom.ts';
import { isNamedByText, withoutTargets } from './heading-links.ts';
import { holds, isAdvice, isBeside, isCall, isFacts, isFeedback, isProduct, unlinkedText } from './named-boxes.ts';
import { remember } from './remember.ts';
import { isSiteBox } from './site-boxes.ts';
import { isEndOfSkipped, isSkippableBox } from './skip-boxes.ts';
import { splitCase } from './split-case.ts';
import { withoutUtilities } from './utility-classes.ts';
import { isWindow } from './windows.ts';

/**
 * `drop`: never part of an article. `against`: usually not. `caption`: beside a picture. `comments`: readers' text.
 * `favour`: usually the article.
 */
export type Hint = 'drop' | 'against' | 'caption' | 'comments' | 'favour' | 'none';

const between = (words: string) => new RegExp(`(?:^|[\\s_-])(?:${words.replace(/\s+/g, '')})(?:$|[\\s_-])`, 'i');

/** Looked at in this order; camel case is taken apart first. A star of word characters is bounded, so no search is slow. */
const WORDS: readonly (readonly [Hint, RegExp])[] = [
  [
    'caption',
    between(`caption|wp-caption-text|thumb-?captions?|(?:photo|image|img|pic|picture|media)[_-]?(?:caption|credits?|desc|descr|description|text|info|title|note|intro|explain|word|source)|
    credits?|audio[_-](?:\\w{1,16}[_-])?(?:desc|descr|description|caption)|imgtxt|bildunterschrift|legende?|figcaption`),
  ],
  [
    'comments',
    between(`comments?|comments?[_-]?(?:list|area|section|form|body|text|content|wrap|wrapper|container|box|item|block|thread)|
    disqus|disqus_thread|replies|respond|reader-?comments?|kommentare?|commentaires?|comentarios?|livefyre|pinglun|
    discussion|talkback|guestbook|user-?comments?`),
  ],
  [
    'favour',
    between(`(?:article|story|post|entry|news|main|blog|art|text|detail)[_-]?(?:body|content|text|copy|detail|main|inner|context|con)|
    articlebody|articletext|storytext|bodytext|bodycopy|body-?copy|body-?text|instapaper_body|rich_media_content|zhengwen|
    content|article|story|entry|post|articulo|artikel|artical|texte?`),
  ],
  [
    'drop',
    between(`bread-?crumbs?|crumbs?|crumb-?nav|share|shares|sharing|sharebar|share-?(?:bar|buttons?|tools?|links?|box)|social|social-?(?:share|links?|media|bar|buttons?)|
    addthis|addtoany|sharethis|jiathis|bdshare|sociable|cookies?|cookie-?(?:banner|notice|bar|consent|law|message)|gdpr|consent|
    newsletters?|newsletter-?(?:box|signup|form|teaser)|subscribe|subscription|paywall|popup|pop-?up|modal|overlay|lightbox|
    related|related-?(?:posts?|articles?|news|links?|stories|content|topics?|items?|box)|relacionad[ao]s?|recommend|recommended|recommendations?|recirc|
    gallery|galleries|slide-?show|carousel|photo-?gallery|image-?gallery|gallery-?(?:list|item|wrapper|container)|outbrain|taboola|sponsor|sponsors|sponsored|promo|promos|promotion|advert|adverts|advertisement|advertising|anzeige|werbung|ads?|adsbygoogle|ad-?(?:box|slot|unit|container|wrapper)|
    banner|banners|banner-?ads?|pagination|pager|page-?nav|paging|post-?nav|post-?navigation|nav-?links?|skip-?links?|screen-?reader|screen-?reader-?text|sr-only|visually-?hidden|
    no-?print|tags|tag-?(?:cloud|list|links?|box)|post-?tags|entry-?tags|keywords|
    author-?(?:bio|box|info|card|about|description|desc|profile|block)s?|profile-?(?:bio|descr?|description)|(?:members?|membership|supporters?|readers?|donors?|subscribers?|donation|contributions?)-?(?:appeal|ask|pitch)|about-?(?:the-)?author|bio|biography|autor-?(?:box|info)|
    paid-?(?:box(?:es)?|teasers?)|(?:shop|offer)-?(?:box|teaser|widget)|copyright|disclaimer|affiliate-?(?:disclosure|notice|note|info|box|text)|xiangguan|tuijian|guanggao|fenxiang|most-?(?:read|popular|viewed|recent)|popular|popular-?posts|trending|hot-?news|
    see-?also|more-?(?:news|episodes|stories|articles|links|from|on)|read-?(?:more|next|also)|also-?read|jp-relatedposts|rating|ratings|toc|table-?of-?contents|
    footnotes?|end-?notes?|ref-?list|references|login|log-?in|signup|sign-?up|search|search-?(?:box|form|bar|results?)|footer|foot|site-?footer|page-?footer|post-?footer|entry-?footer|
    nav|navi|navbar|navigation|main-?nav|sub-?nav|menu|main-?menu|sub-?menu|masthead|topbar|top-?bar|toolbar|tool-?bar|
    gutter|linenos?|donations?[_-]{0,2}(?:box|banner|cta|form|block|message|bar|prompt)|donate|donation|rewards?(?:[_-]?(?:box|container|wrap|area))?|zan-?shang|zan(?:-[a-z]{1,4})?|da-?shang|print-?(?:only|link)|recommendlist|entry-?meta|post-?meta|meta-?(?:data|info)`),
  ],
  [
    'against',
    between(`side|side-?bar|sidebars?|side-?(?:column|col|nav|box)|right-?(?:col|column|bar|rail|side)|left-?(?:col|column|bar|rail|side)|rail|aside|widgets?|widget-?(?:area|content|title)|
    teasers?|teaser-?(?:list|box|text)|by-?lines?|byln|(?:story|article)-?by-?(?:line|title)|credit-?line|dateline|marginal|secondary|tertiary|extras?|tools|article-?tools|story-?tools|
    statement|notice|votes?|polls?|register|editor`),
  ],
];

const TAG_HINTS: ReadonlyMap<string, Hint> = new Map(
  Object.entries({
    nav: 'drop',
    footer: 'drop',
    aside: 'against',
    header: 'none',
    figcaption: 'caption',
    article: 'favour',
    main: 'favour',
  } satisfies Record<string, Hint>),
);

const ROLE_HINTS: ReadonlyMap<string, Hint> = new Map(
  Object.entries({
    navigation: 'drop',
    banner: 'against',
    contentinfo: 'drop',
    search: 'drop',
    complementary: 'against',
    menu: 'drop',
    menubar: 'drop',
  } satisfies Record<string, Hint>),
);

/** Boxes of posts that the article quotes, and of its own further text: their words say otherwise. */
const EMBED =
  /(?:^|[\s_-])(?:social[_-]?(?:media[_-]?)?(?:embeds?|posts?|quote)|(?:embed(?:ded)?|quoted)[_-]?(?:social|post|tweet)|(?:twitter|instagram|bluesky|mastodon|tiktok)-?(?:tweet|media|embed|quote|post)|tweet|(?:read|show|see|load)-?more[_-]{0,2}(?:content|text|wrap|wrapper|body|target|inner|container|hidden|rest|section))(?:$|[\s_-])/i;

/** What a layout has beside the element: with-sidebar, no_toc, anchorTargetStickyNavbar. */
const ELSEWHERE =
  /(?:^|(?<=[\s_-]))(?:with|without|has|no|anchor(?:[_-]target)?|scroll-m[ty]?)[_-](?:(?:sticky|fixed|left|right|hide-on-scroll)-){0,2}(?:sidebar|nav-?bar|nav|menu|footer|tool-?bar|top-?bar|toc)(?=$|[\s_-])/gi;

/** Three names of at most three letters in a row. */
const MADE = /(?:^|\s)[a-z]{1,3}(?:\s[a-z]{1,3}){2}(?:$|\s)/;

/** What is beside an article may have its name in front: article-footer, post__tags, content-disclosure. */
const PART_OF_ARTICLE =
  /(?:^|\s)(?:[\w-]{0,24}[_-])?(?:article|story|post|entry|content|news|single)[_-]{1,2}(?:\w{2,16}[_-]{1,2}){0,2}(?:footer|foot|tags|share|sharing|social|related|recommend(?:ed|ations)?|newsletters?|subscribe|sign-?up|sponsors?|promo|ads?|advert|author-(?:(?:bio|box|card|info)s?(?:-(?:card|box))?|desc(?:ription)?|profile|about)|(?:members?|membership|supporters?|readers?|donors?|subscribers?|donation|contributions?)-(?:appeal|ask|pitch)|bio|comments?|breadcrumbs?|meta(?:-?(?:data|info))?|disclosures?|disclaimers?|donate|copyright|navigation|nav|pagination)(?:[_-]{1,2}(?:box|callout|list|wrap|wrapper|container|bar|inner|section|block|(?<=(?:newsletters?|subscribe|sign-?up|ads?|advert)[_-]{1,2})(?:sign-?up|form|module|unit|card|modal|pop-?up|overlay)))?(?:$|\s)/i;
const COMMENTS_OF_ARTICLE = /[_-]comments?(?:[_-]|$|\s)/i;

/** A box that its whole name sets beside the text, unless another of its names is the text's. */
function hintOfParts(words: string): Hint | undefined {
  const beside = PART_OF_ARTICLE.exec(words)?.[0];
  if (beside === undefined) return undefined;
  const name = beside.trim();
  // entry-related-style-wide says no more than entry-related.
  const rest = words
    .split(/\s+/)
    .filter((other) => !other.startsWith(name))
    .join(' ');
  if (rest !== '' && WORDS.find(([, pattern]) => pattern.test(rest))?.[0] === 'favour') return undefined;
  return COMMENTS_OF_ARTICLE.test(beside) ? 'comments' : 'drop';
}

function hintOfNames(words: string): Hint {
  const split = splitCase(words).replace(ELSEWHERE, '');
  const found = WORDS.find(([, pattern]) => pattern.test(split))?.[0] ?? 'none';
  return (found === 'favour' && hintOfParts(split)) || found;
}

/** What the words of a class and an id say. */
export const hintOfWords = remember((words: string): Hint => {
  // Camel case hides words: articleBody, relatedLinks. Names that a program makes say nothing: ac ad bio cb.
  const told = MADE.test(words) ? words.replace(/(?<!\S)\S{1,3}(?!\S)/g, '') : words;
  const hint = hintOfNames(told);
  const named = hint === 'favour' ? withoutUtilities(told) : told;
  // text-lg says that nothing is the text, and hides that it is a newsletter-box.
  const others = named === told || named === '' ? hint : hintOfNames(named);
  return others === 'none' ? hint : others;
});

/** Boxes whose other words say that they are the text: maintenance boxes of wikis, promotions among a page builder's elements. */
const BESIDE =
  /(?:^|\s)(?:hatnote|landmark heading(?=$|\s)|elementor-widget-call-to-action|elementor-cta|(?:wprm|tasty|mv-create|mv|recipe|zrdn|simple-recipe)(?:-recipes?)?-(?:snippet|jump|quick-links|buttons?|meta|details|times?|servings?|yield|nutrition|rating|reviews?|call-to-action|cta|social|print|video|equipment)(?:[\w-]{0,40})|[atfc]mbox|sharedaddy|(?:[\w-]{1,30}-)?(?:inner|inline)-(?:promo|cta|advert)|(?:\w{1,12}-)?video-?card|[\w-]{0,24}qr-?code(?:[_-]\w{1,10})?|(?:[\w-]{1,24}[_-])?(?:qr|ewm|er-?wei-?ma)(?:[_-][\w-]{1,16})?|(?:[\w-]{1,16}[_-])?app[_-](?:download|guide|open|down|banner|promo|tips?|call|link|card|kaihu)(?:[_-]\w{1,12})?|(?:open|down(?:load)?|call|go)[_-]?(?:in[_-]?)?app(?:[_-]\w{1,12})?|(?:[\w-]{1,30}[_-])?boilerplate|(?:next|prev(?:ious)?|newer|older|adjacent)[_-]{1,2}(?:article|post|story|entry|news)s?(?:[_-]{1,2}(?:box|card|link|teaser|wrap(?:per)?|container|nav|section|title))?|(?:article|post|story|entry|news)[_-]{1,2}(?:next|prev(?:ious)?|neighbou?rs?)(?:[_-]{1,2}(?:box|card|link|teaser|wrap(?:per)?|container|nav|section))?|related-(?:content|articles?|stor(?:y|ies)|posts?|news)(?:--[\w-]{1,30})?)(?:$|\s)/i;

/** What a page tells those who cannot see it of a box beside the text. */
const BESIDE_LABEL =
  /^(?:recommended|related|suggested)(?: (?:to this story|stories|articles?|content|posts?|reading|links|news|coverage|topics|videos?|for you))?$|^(?:read next|up next|more stories|most (?:read|popular|viewed)|newsletter(?: sign-?up)?|advertisement|share(?: this (?:article|story|page))?)$/i;

/** The preview of another page, as newsrooms' systems call it. */
const RICH_LINK = /(?:^|[\s_-])(?<!\bhas[_-])rich-?link(?:-?\d{1,2})?(?:$|[\s_-])/i;

/** Boxes of a name that an article's own text may have, too. */
const PRODUCT = /(?:^|\s)(?:[\w-]{1,16}[_-])?(?:product|goods|commodity)[_-]?(?:card|box|embed)(?:$|\s)/i;
const FEEDBACK = between(
  'feedback[_-]{1,2}(?:title|question|answers?|response|form|box|widget|section|prompt)|(?:page|article|post|docs?)-?feedback',
);
/** Boxes of a site's series and of its members, that say whose they are. */
const SERIES = between(
  'series?[_-]{1,2}(?:header|head|box|info|intro|banner|teaser|notes?|nav|links?)|content-partners',
);
const OF_SITE =
  /^this (?:(?:post|article|story|piece|entry|essay|episode) )?is (?:the )?(?:part \d{1,2}|\p{L}{3,8} (?:part|post|article|instal?lment|entry)) (?:of|in)(?!\p{L})|(?:in|dans|en|nell?a?) (?:our|unserer|notre|nuestra|nostra) (?:series|column|kolumne|serie|reihe|série|chronique|columna|rubrica)(?!\p{L})|(?<!\p{L})provides? funding as an? /iu;
const CALL = between('cta|cta[_-]?(?:inline|box|block|card|banner|wrap|wrapper|text|container|section)');
const FACTS = /(?:^|\s)(?:[\w-]{1,24}[_-])?meta[_-](?:content|lists?|wrap(?:per)?|box|bar|line|row|items?)(?:$|\s)/i;
const ELEMENTOR = /(?:^|\s)elementor-(?:element|widget)/;
const READ_MORE = /(?:^|\s)(?:read|show|see|load)-?more(?:$|\s)/i;
/** What a class or an id says, each looked at once: the same ones come back thousands of times. */
const saidBy = remember((words: string) => ({
  isBesideText: BESIDE.test(words),
  isEmbed: EMBED.test(words) || ELEMENTOR.test(words),
  isReadMore: READ_MORE.test(words),
  isFacts: FACTS.test(words),
  isSeries: SERIES.test(words),
  isProduct: PRODUCT.test(words),
  isFeedback: FEEDBACK.test(words),
  isCall: CALL.test(words),
  isRichLink: RICH_LINK.test(words),
}));
const SIDEBAR = /(?:^|[\s_-])side-?bar(?:$|\s)/i;
const NAMES_WRITER = /(?:^|-)byline(?:$|-)/;
const isMoreText = (node: ChildNode) => isElement(node) && EMBED.test(node.attribs['class'] ?? '');

const [HEADLINE, LONGEST_HEADLINE] = [60, 160];
const isTitle = ({ name }: Element) => name === 'h1';
const isLink = ({ name, attribs }: Element) => name === 'a' && !!attribs['href'];
const isReadOn = (element: Element) =>
  element.name === 'a' && /^(?:read|see|view|learn|continue)(?: \p{Ll}{2,8})?$/iu.test(innerText(element, 40));

/** The preview of another page: a link with hardly more beside it than a headline, and no unlinked sentence. */
function isRichLink(element: Element): boolean {
  if (/^(?:p|li)$/.test(element.name) || !holds(element, isLink) || !isBeside(element, 0)) return false;
  const isHeadline = unlinkedText(element).trim().length < (holds(element, isReadOn) ? LONGEST_HEADLINE : HEADLINE);
  if (!isHeadline) return false;
  return hintOfWords((element.attribs['class'] ?? '').slice(0, 160)) !== 'favour';
}

/** A transcript of the recording that the article introduces, folded below it. */
function isTranscript(element: Element): boolean {
  const summary = element.children.find((node) => isElement(node) && node.name === 'summary');
  return (
    summary !== undefined &&
    /^(?:(?:read|show|view|open|see) )?(?:the )?(?:full |episode )?transcript$/i.test(innerText(summary, 60))
  );
}

/** The name over a post that a forum quotes. */
function isQuoteLabel({ name, parent, next }: Element): boolean {
  if (name !== 'div' || !parent || !('attribs' in parent) || parent.name !== 'aside') return false;
  const beside = next && !isElement(next) ? next.next : next;
  return !!beside && isElement(beside) && beside.name === 'blockquote';
}

/** Who is quoted, in a quotation or right behind it. */
function isFootOfQuote({ name, parent, prev }: Element): boolean {
  if (name !== 'footer' || !parent) return false;
  const beside = prev && !isElement(prev) ? prev.prev : prev;
  return [parent, beside].some((one) => one && 'name' in one && one.name === 'blockquote');
}

const TABS = 200;

/** Labels that switch between panels elsewhere; an accordion has its panels in the list. */
function isRowOfTabs(list: Element): boolean {
  let holdsPanel = false;
  eachElement(list, ({ name, attribs }) => {
    holdsPanel ||= attribs['role'] === 'tabpanel' || name === 'p';
    return !holdsPanel;
  });
  const text = innerText(list, TABS);
  return !holdsPanel && text.length < TABS && !/[.!。！]["”’」』]?(?:\s|$)/.test(text);
}

const hints = new WeakMap<Element, Hint>();

/** The strongest thing that an element's markup says about its content. */
export function hintOf(element: Element): Hint {
  let hint = hints.get(element);
  if (hint === undefined) {
    hint = findHint(element);
    hints.set(element, hint);
  }
  return hint;
}

function findHint(element: Element): Hint {
  const { attribs } = element;
  if (attribs['itemprop'] === 'articleBody' || attribs['property'] === 'articleBody') return 'favour';
  if (attribs['role'] === 'tablist' && isRowOfTabs(element)) return 'drop';
  const byRole = attribs['role'] ? ROLE_HINTS.get(attribs['role']) : undefined;
  if (byRole) return byRole;
  if (isWindow(element)) return 'drop';
  const className = attribs['class'];
  const isHeading = /^h[1-6]$/.test(element.name);
  // A heading's anchor repeats its words: "the-four-tools" says nothing about a toolbar.
  const id = isHeading || isNamedByText(element) ? undefined : attribs['id'];
  const said = saidBy(className ?? '');
  const saidOfId = saidBy(id ?? '');
  if (said.isBesideText || saidOfId.isBesideText) return 'drop';
  if ((said.isFacts || saidOfId.isFacts) && isFacts(element)) return 'drop';
  if (said.isSeries && OF_SITE.test(innerText(element, 300)) && !holds(element, isTitle)) return 'drop';
  if ((said.isProduct || saidOfId.isProduct) && isProduct(element)) return 'drop';
  if ((said.isFeedback || saidOfId.isFeedback) && isFeedback(element)) return 'drop';
  if (attribs['aria-label'] !== undefined && BESIDE_LABEL.test(attribs['aria-label']) && isBeside(element))
    return 'drop';
  const { 'data-testid': testId, 'aria-labelledby': labelId } = attribs;
  if ((testId || labelId) && NAMES_WRITER.test(`${testId ?? ''} ${labelId ?? ''}`)) return 'against';
  if (element.name === 'details' && isTranscript(element)) return 'drop';
  if (isSkippableBox(element) || isEndOfSkipped(element)) return 'drop';
  if ((said.isRichLink || attribs['data-component'] === 'rich-link') && isRichLink(element)) return 'drop';
  if (isSiteBox(element)) return 'drop';
  if (said.isReadMore && element.children.some(isMoreText)) return 'none';
  if (attribs['itemprop'] === 'comment') return 'comments';
  if (isQuoteLabel(element)) return 'drop';
  // What the writer quotes from somebody else's post.
  if (element.name === 'aside' && element.children.some((node) => isElement(node) && node.name === 'blockquote'))
    return 'none';
  // Both its name and its class say so, whatever else the class says.
  if (element.name === 'aside' && className && SIDEBAR.test(className)) return 'drop';
  const byTag = isFootOfQuote(element) || isAdvice(element) ? undefined : TAG_HINTS.get(element.name);
  if (byTag === 'drop' || byTag === 'caption') return byTag;
  if (element.name === 'body' || element.name === 'html') return 'none';
  if (said.isEmbed) return 'none';
  if (className || id) {
    const words = (className ?? '').slice(0, 160);
    const byWords = hintOfWords(`${withoutTargets(words, element)} ${(id ?? '').slice(0, 60)}`.trim());
    if (byWords !== 'favour' && (said.isCall || saidOfId.isCall) && isCall(element)) return 'drop';
    if (byWords !== 'none' && !(byWords === 'against' && isAdvice(element))) return byWords;
  }
  return byTag ?? 'none';
}
