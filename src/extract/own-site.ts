/** Tells the site of a person, called by their name, from a house that signs with its own. */
import { attribute, type Element, innerText } from './dom.ts';
import { isHanName } from './han-names.ts';
import { isOutlet } from './outlet-name.ts';
import { articleObjects, type JsonObject, type PageFacts } from './page-facts.ts';
import { squash } from './squash.ts';

const PERSON =
  /^(?!(?:The|Der|Die|Das|Le|La|Les|Il|Lo|El|Los|Las|O|A|Os|As) )\p{Lu}[\p{L}.’'-]{0,24}(?: (?:(?:de|da|do|di|von|van|der|den|del|la|al|el|bin) ){0,2}\p{Lu}[\p{L}.’'-]{0,24}){1,3}$/u;
/** What papers, blogs and shops are called in two words, as a person may be. */
const PUBLICATION =
  /(?<!\p{L})(?:courier|post|mail|echo|reviews?|chronicles?|standard|telegraph|guardian|globe|mirror|star|sun|today|reports?|dispatch|examiner|inquirer|bulletin|letters?|notes|notebook|diary|stories|tales|blog|books|kitchen|records?|garden|design|studios?|lab|tech|science|sports?|music|life|world|city|zeitung|nachrichten|kurier|presse|blatt|anzeiger|journal|jornal|diario|giornale|corriere|gazzetta|revista|revue|cuisine|cocina|cucina|küche)(?!\p{L})/iu;
/** Microformats' name of the author: p-author h-card. */
const MARK = /(?:^|\s)[pu]-author(?:$|\s)/;

/** HTML and microformats have a word for the author of a page; a class of a theme's own may say it of a house. */
const isMarked = (element: Element) =>
  /(?:^|\s)author(?:$|\s)/i.test(attribute(element, 'rel')) || MARK.test(attribute(element, 'class'));

/**
 * Whether the site's name is its author's: the page's metadata state it as the author, the page marks it as such where
 * it shows it, it may be a person's, and nothing calls it a publisher of news.
 */
export function isNamedAfterAuthor(facts: PageFacts, siteName: string): boolean {
  if (!isHanName(siteName) && (!PERSON.test(siteName) || isOutlet(siteName) || PUBLICATION.test(siteName)))
    return false;
  if (facts.meta.has('article:publisher')) return false;
  if (facts.jsonLd.some(({ '@type': type }) => /NewsMediaOrganization|Corporation|NGO/.test(String(type))))
    return false;
  const name = squash(siteName);
  const isName = (told: unknown) => typeof told === 'string' && squash(told) === name;
  const stated =
    (facts.metaAll.get('author') ?? []).some(isName) ||
    articleObjects(facts).some(({ author }) => [author].flat().some((one) => isPerson(one) && isName(one['name'])));
  return stated && facts.authors.some((element) => isMarked(element) && isName(innerText(element, 80)));
}

function isPerson(value: unknown): value is JsonObject {
  // Checked to be an object; its values stay unknown.
  return typeof value === 'object' && value !== null && /Person/.test(String((value as JsonObject)['@type']));
}
