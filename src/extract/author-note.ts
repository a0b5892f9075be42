/** Finds the note on its author that ends an article. */
import { NOT_OF_A_BOOK } from './chinese-site-lines.ts';
import { ignoringCase } from './ignoring-case.ts';
import { isProfileInJapanese } from './japanese-reporters.ts';
import { isOwnSentence } from './own-sentence.ts';
import type { Piece, Region } from './pieces.ts';
import { isInside } from './selection.ts';
import { SAYS_POST } from './standfirst.ts';
import type { Verdict } from './verdict.ts';

const BEGUN = 250;
const LIMIT = 600;
/** Pieces from the end among which the note is looked for. */
const LAST = 3;
/** A card with the author's name over a few words. */
const CARD = 200;
const CARD_PIECES = 3;
const TELLS =
  /^[\s,，]{0,4}(?:,[^,.]{2,60},\s)?(?:\((?:he|she|they)[^)]{0,20}\)\s)?(?:is|was|are|writes|has (?:written|covered|been|worked|reported|lived|taught|edited|won|published)|covers|reports|(?:receives|has received) (?:\p{L}{2,12} ){0,2}(?:funding|grants?)(?!\p{L})|consults for|sits(?:, unpaid,)? on the (?:\p{L}{2,12} ){0,2}(?:board|panel|committee)(?!\p{L})|teaches|works|lives|joined|edits|hosts|studied|ist|schreibt|arbeitet|berichtet|lebt|war|est|écrit|travaille|es|escribe|trabaja|è|scrive|lavora|vive|é|escreve|trabalha|пишет|работает|живёт|живет|是|系|[为為]|[现現]任|[毕畢][业業]于|曾任|[，,][^。“”「我你]{0,40}(?:出?生[于於]|著有|[毕畢][业業]|[现現](?:居|任|[为為])|作家|[诗詩]人|[记記]者|[撰專专](?:稿|[栏欄])))/iu;
/** What such a note tells that no story does: a post, a house, what is written about. */
const POST =
  '(?:writer|reporter|correspondent|columnist|journalist|contributor|editor|producer|author|professor|lecturer|researcher|photographer|redakteur|korrespondent|kolumnist|autor|journalistin|rédact|correspond|corresponsal|periodist|redactor|escritor|giornalist|scrittor|jornalist|chroniqueu|écrivain|журналист|корреспондент|редактор|обозревател|писател|колумнист)\\p{Ll}{0,5}';
const NOT_OF = '(?!(?:of|del?|di|da|des?|du|der|whose?|than|that|che|que|qui|only|last|first)\\s)';
const WORKS = new RegExp(
  `^\\s{0,2}(?:\\((?:he|she|they)[^)]{0,20}\\)\\s)?(?:${[
    `(?:(?:is|are|ist|est|es|è|é|[—–-]) )?(?:${NOT_OF}[\\p{L}’'-]+\\s){0,4}${POST}(?=[,.]|\\s(?:at|for|with|based|in|covering|im|bei|beim|der|für|aux?|chez|à|pour|en|del?|d[aoi]|dal|della|presso|n[ao]|и|в)\\s)`,
    '(?:writes (?:about|for|on)|has (?:covered|written (?:about|for)|reported (?:on|for|from)|edited|published)|covers|reports (?:on|for|from)|hosts|edits|schreibt (?:für|über)|berichtet (?:für|über|aus)|écrit (?:pour|sur)|escribe (?:sobre|para)|scrive (?:di|per|su)|escreve (?:sobre|para)|пишет (?:о|об|для|про))(?= )',
    '(?:是|系|[为為])(?![^，。]{0,20}(?:最|唯一|第一|那))[^，。我你]{0,20}(?:[记記]者|作[者家]|[诗詩]人|[编編][辑輯]|教授|撰稿人?|研究[员員]|[学學]者|[摄攝]影[师師])[，。；]',
    '[现現]任|[毕畢][业業]于|曾任|[，,][^。“”「我你]{0,40}(?:著有|[毕畢][业業]|[现現](?:居|任|[为為])|[记記]者|[撰專专](?:稿|[栏欄]))',
  ].join('|')})`,
  'iu',
);
const JOB = `(?:(?:staff |senior |freelance |chief |contributing |investigative |independent |award-winning |foreign |political |national |science |business )*(?:writer|reporter|correspondent|columnist|journalist|contributor|editor(?:-at-large)?|producer|fellow|author))`;
const NAMED_JOB = ignoringCase(
  String.raw`^(?:\p{Lu}[\p{L}.'’-]*\s){1,4}(?:is|was|are) (?:a|an|the|our|(?:the )?\p{Lu}[\p{L}’']+['’]s?|the \p{L}{4,10}[’']s)\s(?:[\p{L}’'-]+\s){0,3}?${JOB}s?\b(?:[,.]|\s(?:at|for|with|of|based|in|on|covering|who (?:covers|writes|reports|focuses|has|lives|is|was|works)|and (?:has|lives|writes|covers|was|is|teaches|works|the author))\b)|^(?:\p{Lu}[\p{L}.'’-]*\s){1,4}(?:ist|est|es|è|é)\s(?:[\p{L}’'-]+\s){0,3}?(?:redakteur|journalist|autor|reporter|korrespondent|kolumnist|rédact|corr?espond|corresponsal|periodist|redactor|giornalist|jornalist|column|chroniqueu|écrivain|escritor)\p{Ll}{0,4}(?=[\s,.])`,
);
/** The author is a retired engineer: nobody is named, and no book is spoken of. */
const OF_NOBODY =
  /^the (?:author|writer|columnist|reviewer)s? (?:is|are) (?:an?|the|co-?\w+|based|currently) (?!.{0,120}\b(?:book|novel|poem|plot|narrator|chapters?|page|reader)\b|based on )[^“”"]{4,160}$/i;
const HAN_NOTE = new RegExp(
  `^${NOT_OF_A_BOOK}[（(【[]?\\s?(?:本文)?作者(?:(?:[简簡]介|介[绍紹])(?![里中上裡裏只])|[单單]位|系(?![着著上好紧緊在])|是(?![谁誰否不])|[为為](?![什何了])|[现現]|[：:])[^。我你您]{2,120}[。）)】\\]]{0,2}$`,
);

/** Who pays for the work of a scholar who writes. */
const FUNDED =
  /^(?:\p{Lu}[\p{L}.'’-]{0,24}\s){2,4}is [^.!?“”]{2,80}\b(?:[Pp]rofessor|[Ll]ecturer|[Rr]esearcher|[Ff]ellow|[Ss]cientist|[Cc]andidate|[Dd]irector)\b[^.!?“”]{2,100}\. (?:He|She|They) (?:receives?|has received|have received) (?:research )?(?:funding|grants) from (?:the )?\p{Lu}[^.!?“”]{2,90}\.?$/u;

/** Who speaks of herself in an aside tells a story there. */
const OWN =
  /(?<!\p{L})(?:I|my|me|ich|mein\p{L}{0,2}|je|moi|yo|mi|io|mio|eu|minha|я|мне|меня)(?!\p{L})|(?<!\p{L})j[’']|[我“「]/u;

/** Ames and Bell reported from Skarn, Norland; Cy Cole from Low Hythe. */
const REPORTED =
  /^(\p{Lu}[\p{L}.’' ,-]{1,60}) reported from \p{Lu}[^.!?;“”]{2,40}(?:[;,] (?:and )?(\p{Lu}[\p{L}.’' ,-]{1,40}) (?:reported )?from \p{Lu}[^.!?;“”]{2,40})?\.$/u;

/** The verdicts, with those on a note at the end that tells who the author is. */
export function withoutAuthorNote(
  pieces: readonly Piece[],
  verdicts: readonly Verdict[],
  byline: string | undefined,
): readonly Verdict[] {
  const isText = ({ kind }: Piece) => kind !== 'clip' && kind !== 'figure';
  const kept = pieces.flatMap((piece, at) => (verdicts[at]?.kept && isText(piece) ? [at] : []));
  const weight = kept.reduce((sum, at) => sum + (pieces[at]?.weight ?? 0), 0);
  const names = (byline ?? '')
    .split(/[,、&]| and /)
    .map((name) => name.trim())
    .filter((name) => name.length > 1);
  const out = [...verdicts];
  const card = pieces.findLastIndex(({ kind, text }) => kind === 'heading' && names.includes(text));
  const behind = card < 0 ? [] : kept.filter((at) => at >= card);
  const cardWeight = behind.reduce((sum, at) => sum + (pieces[at]?.weight ?? 0), 0);
  if (behind.length <= CARD_PIECES && cardWeight <= CARD && weight - cardWeight >= BEGUN)
    for (const at of behind) out[at] = { kept: false, reason: 'about the author' };
  for (const at of kept) {
    const box = asideAround(pieces[at]?.region);
    if (box === undefined || box.first !== at || !isTold(pieces[at]?.text ?? '', names, WORKS)) continue;
    const inside = kept.filter((one) => one >= box.first && one < box.end);
    if (inside.some((one) => OWN.test(pieces[one]?.text ?? ''))) continue;
    const boxed = inside.reduce((sum, one) => sum + (pieces[one]?.weight ?? 0), 0);
    if (inside.length > CARD_PIECES || boxed > LIMIT || weight - boxed < BEGUN) continue;
    for (const one of inside) out[one] = { kept: false, reason: 'about the author' };
  }
  const signed = kept.at(-1);
  if (signed !== undefined && isSignature(pieces[signed]?.text ?? '', names))
    out[signed] = { kept: false, reason: 'date or author line' };
  let left = weight;
  let seen = 0;
  for (const at of kept.toReversed()) {
    const piece = pieces[at];
    if (!piece || seen >= LAST) break;
    left -= piece.weight;
    const isBox = isInside(piece.region, ({ hint }) => hint === 'drop');
    if (left < (isBox ? piece.weight : BEGUN) || piece.weight > LIMIT) break;
    const isTitle = piece.kind === 'heading' && seen === 0;
    if (isTitle || isNote(piece.text, names, seen === 0) || (seen === 0 && isBelowName(pieces, at, names)))
      out[at] = { kept: false, reason: 'about the author' };
    else seen += 1;
  }
  return out;
}

/** The `<aside>` that a piece stands in, wherever on the page. */
function asideAround(region: Region | undefined): Region | undefined {
  let at = region;
  while (at && at.element?.name !== 'aside') at = at.parent;
  return at;
}

/** Whether a text begins with an author's name, and more than a given name, and tells who that is. */
function isTold(text: string, names: readonly string[], tells = TELLS): boolean {
  const bare = text.replace(/^[—–\-*•(（\s]+/, '').replace(/^(?:本文)?作者\s?(?=\p{Script=Han})/u, '');
  const named = names.find((name) => bare.startsWith(name));
  if (named === undefined) return false;
  const isGiven = /^\p{L}+$/u.test(named) && !/\p{Script=Han}/u.test(named);
  return (isGiven ? WORKS : tells).test(bare.slice(named.length));
}

/** A few words right below a line that only names the author. */
function isBelowName(pieces: readonly Piece[], at: number, names: readonly string[]): boolean {
  const [piece, above] = [pieces[at], pieces[at - 1]];
  // is a features writer
  if (piece && above && names.includes(above.text) && SAYS_POST.test(piece.text)) return true;
  if (!piece || !above || piece.weight > CARD || piece.region.parent !== above.region.parent) return false;
  const name = /^(?:本文)?作者\s?[：:|｜／/]\s?(.{2,14})$/.exec(above.text)?.[1];
  return name !== undefined && names.includes(name.trim()) && !/[我你您“「]/.test(piece.text);
}

/** （绿茵快报 赛程君）: the name, and at most few words more, in brackets. */
function isSignature(text: string, names: readonly string[]): boolean {
  const inside = /^[（(【〔[]\s?([^。，！？]{2,30})[）)】〕\]]$/.exec(text)?.[1];
  return inside !== undefined && names.some((name) => inside.startsWith(name) || inside.endsWith(name));
}

/** Whether everyone whom the parts name is one of the authors. */
function isByAll(parts: readonly (string | undefined)[], names: readonly string[]): boolean {
  const reporters = parts.flatMap((part) => part?.split(/,? and |, /) ?? []);
  return reporters.every((one) => names.some((name) => name === one || name.endsWith(` ${one}`)));
}

function isNote(text: string, names: readonly string[], isLast: boolean): boolean {
  if (/[“”"「]/.test(text.slice(0, 60)) && !/\b(?:author of|books?|podcast|newsletter)\b/i.test(text)) return false;
  if (isProfileInJapanese(text, names)) return true;
  const bare = text.replace(/^[—–\-*•(（\s]+/, '').replace(/^(?:本文)?作者\s?(?=\p{Script=Han})/u, '');
  const reported = REPORTED.exec(bare);
  if (reported) return isByAll(reported.slice(1), names);
  if (isTold(text, names)) return true;
  if (!isLast) return false;
  return (
    NAMED_JOB.test(bare) || FUNDED.test(bare) || (OF_NOBODY.test(bare) && !isOwnSentence(bare)) || HAN_NOTE.test(text)
  );
}
