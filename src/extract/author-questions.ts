/** Tells a question on what the text above it tells, which one author asks and wants answered below. */
import { words } from './call-signs/signs.ts';
import type { Piece } from './pieces.ts';

const LONGEST = 260;

/** Tell me in the comments: who asks is a person; a house says us. */
const INVITES = new RegExp(
  `^(?:${[
    "(?:please |do |so )?(?:tell me|let me know|share (?:it|yours|them) with me|write (?:to )?me|i[’']d (?:love|like|be glad) to (?:hear|know|read)(?: (?:it|about (?:it|yours)|yours))?)(?: about (?:it|yours))?(?:,? (?:down )?(?:below|in (?:the|a) comments?)(?: (?:section|below))?){1,2}",
    '(?:bitte )?(?:schreibt?|erzählt?|sagt?|verrat(?:et)?|verrät)(?: es)? (?:mir|mich)(?: (?:es|das))?(?: (?:gerne?|doch|bitte)){0,2} (?:in (?:den|die) kommentaren?|unten)',
    '(?:dites|écrivez|racontez)-(?:le-)?moi(?: ça)? (?:en|dans les) commentaires?',
    '(?:cuénta|escríbe|cuénten|escríban)me(?:lo)? (?:en los comentarios|abajo)',
    '(?:scrivete|scrivi|dite|dim|raccontate|racconta)m(?:elo|i) nei commenti',
    '(?:conte|conta|escreva|escreve|diga|diz)-?m[eo](?: isso)? nos comentários',
  ].join('|')})[.!]*$`,
  'iu',
);
/** What may be asked below every text. */
const OF_ANY = new RegExp(
  [
    words(
      "(?:this|the|my) (?:\\p{L}+ )?(?:article|post|piece|essay|story|recipe|video|episode|newsletter|list|guide|review|tutorial|blog)s?|(?:any|some|more|other|another|a) (?:\\p{L}+ )?(?:questions?|thoughts?|comments?|tips?|suggestions?|ideas?|feedback|recommendations?|experiences?)|typos?|(?:de[nmr]|die|das|diese[nrms]?|mein(?:e[nrm]?)?) (?:artikel|beitrag|post|text|video|folge|rezept)|(?:noch |irgendwelche )?fragen(?= (?:zu[mr]?|an) )|(?:cet|mon|cette|ma) (?:article|vidéo|billet|recette)|(?:este|mi) (?:artículo|vídeo|texto|post)|(?:quest[oa]|mio|mia) ?(?:articolo|video|post|ricetta)|quest[’']articolo|(?:este|meu) (?:artigo|vídeo|texto|post)|(?:des|más|alguna|delle|altre|alguma|mais) (?:questions?|dudas?|preguntas?|domande?|dúvidas?|perguntas?)",
    ).source,
    '^(?:are you|looking for|interested in|need|want)(?!\\p{L})',
    "^(?:so,? |and |now,? |well,? )?(?:what(?:[’']s| is| are| do| did| would) (?:you(?:r (?:thoughts?|opinions?|views?|take|feedback))?)(?: all)?(?: (?:think|reckon|make of (?:it|this|that|them)|say))?(?: (?:of|about|on) (?:it|this|that|them|all this))?|(?:do |don[’']t )?you (?:agree|disagree)(?:,? .{2,40})?|(?:do |don[’']t )?you think(?: so)?|(?:have|did|will|would|are|do) you (?:ever )?(?:tr(?:y|ied|ying)|ma[dk]e|making|like|liked|enjoy|enjoyed|find|found|love|use|used) (?:it|this|that|these|them)(?: .{2,30})?|.{0,12}(?:helpful|useful)) ?\\?$",
  ].join('|'),
  'iu',
);
const OF_HOUSE =
  /(?<!\p{L})(?:us|our|subscribe|follow|like and|share this|newsletter|uns|unser\p{L}*|abonn\p{L}*|suscr\p{L}*|iscriv\p{L}*|inscrev\p{L}*)(?!\p{L})/iu;

/** Words of any question or call, which a text has by chance. */
const ANY_WORD = new Set(
  'able about agree also another anyone article been best better break broken buying bought comment comments could does done else enough ever every favorite favourite feel find first found from getting give given going good great have help here idea ideas into just keep know last learn like link links little long look love made make many mean miss missed more most much need never next once only other over people plan planning please point post prefer problem question questions read reading really review same seen should some someone something sometimes spotted still stuck such sure take tell than thank thanks that their them then there these they thing things think this those time tips tried trying typo under used using very video videos want watch well went were what when where which while will with work worth would year years your yours aber alle auch dein deine denn dich dies diese dieser doch eine einen einer euch eure gern haben habt hast ihre jetzt kann kannst könnt machen mehr mein meine nach nächstes nächste nicht noch oder schon sehen seid sich sind soll sollte sollen über unter viel viele welche welcher welches wenn wird wirst wollt würde würdet avez avis avec aussi cela chez comment dans déjà êtes fait leur mais pour quel quelle quelles quels sont tout vous votre algo como cómo cuál cuáles desde este esta estos hace más para pero qué sobre también tienes todo usted anche avete come così cosa dove fatto hanno nella perché piace quale quali questa questo sono tutti vostro você acha aqui fazer isso muito qual quando tem você vocês'.split(
    ' ',
  ),
);
const TEXTS: ReadonlySet<string> = new Set(['paragraph', 'quote', 'listItem']);

/** True for such a question on something that the text above it tells of, besides its title. */
export function asksOfText({ text }: Piece, above: () => readonly Piece[]): boolean {
  const mark = text.lastIndexOf('?');
  if (mark < 0 || text.length > LONGEST || OF_HOUSE.test(text) || !INVITES.test(text.slice(mark + 1).trim()))
    return false;
  const asked = text.slice(0, mark + 1);
  const question = asked.slice(Math.max(...['. ', '! ', '… '].map((sign) => asked.lastIndexOf(sign) + 1))).trim();
  if (OF_ANY.test(question)) return false;
  const told = above()
    .flatMap((piece) => (TEXTS.has(piece.kind) ? [piece.text.toLowerCase()] : []))
    .join(' ');
  const own = question.toLowerCase().match(/(?<!\p{L})[\p{Script=Latin}]{4,}/gu) ?? [];
  return own.some(
    (word) => !ANY_WORD.has(word) && ` ${told}`.search(new RegExp(`(?<!\\p{L})${stemOf(word)}`, 'u')) >= 0,
  );
}

/** Books of book, ferries of ferry. */
const stemOf = (word: string) => word.slice(0, Math.max(4, word.length - (word.length > 6 ? 3 : 1)));
