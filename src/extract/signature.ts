/** The name that a letter, a column or a report is signed with below its text. */
import { endsSentence } from './line-shape.ts';
import type { Piece } from './pieces.ts';
import { isQuotation } from './quote-elements.ts';
import { splitCase } from './split-case.ts';

const WORD = String.raw`\p{Lu}[\p{Ll}\p{M}'’-]+`;
/** A name of two or three words, as a part of an expression. */
export const NAME = String.raw`${WORD}(?:\s(?:\p{Lu}\.\s?)?(?:(?:van|von|der|de|del|della|di|da|dos|le|la|af|av)\s){0,2}${WORD}){1,2}`;
const ALONE = new RegExp(
  String.raw`^(?:[—–-]\s?|(?:[Бб]еседовал[аи]?|[Аа]втор|[Пп]одготовил[аи]?)\s?:?\s?)?(${NAME})$`,
  'u',
);
/** With what a letter ends, before the name: Love,. */
const LEAVE = String.raw`(?:[Yy]ours|[Bb]est|[Cc]heers|(?:[Kk]ind |[Ww]arm )?[Rr]egards|[Ss]incerely|[Ww]armly|[Ll]ove|[Uu]ntil|[Ss]ee you|[Tt]hanks|[Tt]ake care|[Ww]ith|[Hh]erzlich\p{L}*|(?:[Vv]iele|[Ll]iebe|[Bb]este|[Ss]chöne) Grüße|[Ii]hre?|[Aa]micalement|[Cc]ordialement|[Bb]ien à vous|[Ss]aludos|[Uu]n abrazo|[Cc]ari saluti|[Aa] presto|[Aa]bra[çz]os?|[Gg]roet(?:en|jes)?|[Pp]ozdrawiam|[Вв]аш[аи]?|[Сс] уважением)(?!\p{L})`;
const CLOSING = new RegExp(String.raw`^${LEAVE}[^.!?]{0,40}[,!]\s?[—–-]?\s?(${NAME}|${WORD})$`, 'u');
/** With love from Skarn, and no title: Best of 2026, so far. */
const LEAVES = String.raw`(?:(?:${LEAVE}|Bis (?:bald|dann|morgen)|[ÀA] bientôt|Hasta (?:pronto|luego)|Até (?:breve|logo))(?: Grüße| (?!of )[\p{Ll}’'-]+| (?:[Ff]rom|aus|de|desde|da|из) \p{Lu}[\p{L}-]+){0,6}[,!]\s(?:\p{Ll}{2,6}\s)?\p{Lu}.{0,40})`;
const SIGNS = new RegExp(
  String.raw`^(?:[—–]\s?(?:${NAME}|${WORD}|\p{Lu}\.?)(?:\s(?:x{1,3}|(?:and|und|et|y|e|&)\s(?:\p{Lu}|the|das|der|die|le|la|el|il)[^.!?]{0,20}))?|${LEAVES})$`,
  'u',
);
/** Who signs a message to customers, and what a site heads its own links with. */
const OF_HOUSE =
  /(?:^|\s)(?:Support|News|Stories|Teams?|Service|Staff|Redaktion|Rédaction|Redacción|Redazione|Abos?|Newsletters?|Links?|Tags?|Topics?|Themen|Related|Trending|Popular|Kommentare?|Comments?|Archive?|Next|Now|Also|Read)$/;

/** True for a last line with which somebody takes leave and signs, whatever stands behind the name: Love, Jo x. */
export const takesLeave = (text: string): boolean => SIGNS.test(text) && !OF_HOUSE.test(text);

const LONGEST = 80;
/** What a line of two words in capitals is otherwise: a title, a label, an agency. */
const NO_PERSON =
  /^(?:The|This|That|A|An|In|On|At|To|For|And|Our|My|Read|See|More|All|Der|Die|Das|Ein|Le|La|Les|Un|Une|El|Los|Las|Il|Lo|Gli|Part|Chapter|Next|Breaking|Related|Your|Ihre?|Deine?|Eure?|Unsere?|Votre|Notre|Nuestr[oa]|Vostr[oa]|Nostr[oa])\s|\b(?:Images?|Photos?|Stories|Story|News|Press|Reserved|Archive|Archiv|Media|Videos?)$/;

/** The name in the last line of a text, or those in a credit right below it; none where that line is anything else. */
export function namesInSignature(pieces: readonly Piece[], kept: readonly number[]): readonly string[] {
  const [before, last] = kept.slice(-2).map((at) => pieces[at]);
  if (!before || !last || isQuoted(last)) return [];
  if (endsSentence(last.text)) return namesInCredit(pieces[(kept.at(-1) ?? 0) + 1]);
  if (!endsSentence(before.text) || before.kind === 'heading') return [];
  const name = signedAlone(last) ?? nameIn(last, CLOSING);
  return name === undefined ? [] : [name];
}

const CREDIT = /(?:^|[\s_-])(?:credits?|signature|signed|sign-?off|authors?|byline|firma)(?:$|[\s_-])/i;
const OF_PICTURE =
  /(?:^|[\s_-])(?:photos?|fotos?|images?|img|pictures?|pic|figure|media|gallery|video|bild|captions?)(?:$|[\s_-])/i;
/** What a credit names besides people: archives, houses, offices, and the kind of work. */
const NO_AUTHOR =
  /\b(?:commons|wikimedia|wikipedia|creative|agence|agency|agencia|agenzia|agentur|presse?|librar(?:y|ies)|bibliot\p{L}{1,8}|museums?|museo|musée|councils?|universit\p{L}{1,4}|institut\p{L}{0,2}|city|county|ministry|department|office|foundation|society|association|trust|press|post|times|herald|news|media|studios?|productions?|pictures|films?|inc|ltd|gmbh|court|congress|royal|national|illustrat\p{L}{2,5}|translat\p{L}{2,4}|drawing|graphics?|design|map|photo\p{L}{0,8}|foto\p{L}{0,6}|text|unsplash|pexels|pixabay|shutterstock|getty|alamy|flickr|reuters|france|deutsche|nordic|european|harbour)\b/iu;
const BOXES = 3;

/** The names in a box that is called a credit and stands by no picture. */
function namesInCredit(piece: Piece | undefined): readonly string[] {
  if (!piece || piece.imageUrl !== undefined || piece.linkWeight > 0 || piece.text.length > LONGEST) return [];
  let [at, isCredit]: [typeof piece.region | undefined, boolean] = [piece.region, false];
  for (let level = 0; at?.element && level < BOXES; level += 1, at = at.parent) {
    const { name, attribs } = at.element;
    const words = splitCase((attribs['class'] ?? '').slice(0, 160));
    if (/^fig/.test(name) || OF_PICTURE.test(words)) return [];
    isCredit ||= level === 0 && CREDIT.test(words);
  }
  if (NO_AUTHOR.test(piece.text)) return [];
  const names = piece.text.split(/,\s|\s(?:and|und|et|y|e|и)\s/).map((part) => ALONE.exec(part)?.[1] ?? '');
  return isCredit && names.every((name) => name !== '' && !NO_PERSON.test(name)) ? names : [];
}

/** Whether a piece stands in the box of a quotation, whose speaker it names. */
function isQuoted({ region }: Piece): boolean {
  let at: typeof region | undefined = region;
  for (let level = 0; at && level < BOXES; level += 1, at = at.parent) if (isQuotation(at.element)) return true;
  return false;
}

/** The name in a line that is a name and nothing else. */
export function signedAlone(piece: Piece): string | undefined {
  return nameIn(piece, ALONE);
}

function nameIn({ kind, text, linkWeight }: Piece, pattern: RegExp): string | undefined {
  if (kind !== 'paragraph' || linkWeight > 0 || text.length > LONGEST) return undefined;
  const name = pattern.exec(text)?.[1];
  return name === undefined || NO_PERSON.test(name) || OF_HOUSE.test(name) ? undefined : name;
}

const LETTERS = /^([([]?)(\p{Ll}{2,4})[)\]]?$/u;
const NO_LETTERS =
  /^(?:sic|ende?|fine?|fim|sigh|lol|oops|wink|grin|ha|hah|haha|hm+|yes|no|ok|yep|nope|ach|ja|nein|doch|oui|non|s[íi]|sim|não|да|нет|well|what|who|why|how|not|me|us|you|he|she|we|they|it|all|none|silence)$/;

/** Of several who signed: (tvk, mfr). One without a vowel is no word. */
const SEVERAL = /^([([]?)(\p{Ll}{2,4}(?:\s?[,/]\s?\p{Ll}{2,4}){1,3})[)\]]?$/u;
const NO_WORD = /(?<!\p{L})[b-df-hj-np-tv-xz]{2,4}(?!\p{L})/u;
const SOUNDS = /(?<!\p{L})(?:p?s+t+|t+s+k+|h+m+|m+h*m+|b+r+|g+r+|s+h+|z+|p+f+t*)(?!\p{L})/u;

/** True for the letters in place of a name that newspapers set below a text: (rql), or those of one whom the byline names. */
export function isLettersOf(text: string, byline: string | undefined): boolean {
  const [, opened = '', several = ''] = SEVERAL.exec(text) ?? [];
  if (opened !== '' && NO_WORD.test(several) && !SOUNDS.test(several)) return true;
  // Without brackets they may be commands or codes.
  if (several !== '') return several.split(/\s?[,/]\s?/).some((one) => isLettersOf(one, byline));
  const [, bracket = '', letters = ''] = LETTERS.exec(text) ?? [];
  if (letters === '' || NO_LETTERS.test(letters)) return false;
  if (bracket !== '') return true;
  return (byline ?? '')
    .toLowerCase()
    .split(', ')
    .some((name) => {
      const words = name.split(/[\s-]+/);
      const last = words.at(-1) ?? '';
      const [first = ''] = name;
      const isOfBoth = letters.startsWith(first) && last.startsWith(letters.slice(1));
      return (
        words.length > 1 && (isOfBoth || last.startsWith(letters) || words.map(([one]) => one).join('') === letters)
      );
    });
}
