/** Leaves out the lines above a text that only repeat its authors' names. */
import { isOrganisation } from './han-names.ts';
import { endsSentence } from './line-shape.ts';
import type { Piece } from './pieces.ts';
import { signedAlone } from './signature.ts';
import { squash } from './squash.ts';
import { isLead, type Verdict } from './verdict.ts';

/** The verb behind a reporter's name: Ann Ames, a reporter, spent five days there. */
const REPORTED =
  /^(?: and \p{Lu}[\p{L}.’'-]{1,24}(?: [\p{L}.’'-]{1,24}){1,3})?(?:, [^,.]{2,60},)? (?:has |have )?(?:(?:also|recently|first) )?(?:spent|reports?|reported|visited|travel(?:s|l?ed)|interviewed|reviewed|spoke|talked|examined|read|analy[sz]ed|followed|covers|covered|writes|wrote|photographed|is (?:a|an|the) )/u;
/** A line heavier than this is the article itself. */
const LONG = 120;
const LINES = 14;
const POST = 30;
/** Letters behind a name. */
const BEHIND = 70;
/** Lines below the text among which the names are looked for. */
const LAST = 3;
const LABEL =
  /^(?:by|von|par|por|di|door|av|af|text[eo]?|words|autor(?:in|es|en|a|i|e|ka|ky|zy)?|authors?|auteurs?|автор(?:ы|и)?|текст)\s?[:：]?\s/iu;
const AGENCY = "(?:\\p{Lu}[\\p{L}’'&-]{1,20}|news agencies|agencies|agenturen|agences|agencias|agenzie)";
const AGENCIES = new RegExp(
  `^(?:[|,/·•&]|\\s|and|und|et|y|e){0,8}\\(?(?:with|mit|avec|con|com)\\s${AGENCY}(?:(?:,\\s?|/|\\s(?:&|and|und|et|y|e)\\s|\\s)${AGENCY}){0,5}\\)?$`,
  'u',
);
/** The broadcaster or paper behind a reporter's name: rbb, ARD Rom, Il Post. */
const EMPLOYER =
  /^(?:zzt\. |zurzeit )?(?:(?:rbb|ndr|mdr|wdr|swr|hr|br|sr|zdf|ard|dpa|afp|ap|epd|kna|apa|sda|rtr|taz|orf|srf|nzz|bbc|cnn|npr|rfi|rai|efe|ansa|bnr|nos|vrt|svt|yle|nrk|franceinfo)|\p{Lu}[\p{L}\d&.’'+-]{1,24}(?: (?:of|for|de|di|für|\p{Lu}[\p{L}\d&.’'+-]{0,24})){0,4})$/u;
/** Names and employers behind the first name. */
const BEHIND_FIRST = 5;
const SIGNED = /(?:^|[\s_-])(?:author|autor|auteur|byline)/i;
/** A line that names a house, and lines of an author's box. */
const [LINE, BOX] = [60, 4];
/** What presents an author is no heavier. */
const PRESENTED = 400;
/** Lines below a first paragraph that may be signed. */
const BELOW_LEAD = 2;

const HAN_LABEL = /^(?:作者|文|主[讲講]人?|[执執][笔筆]人?)\s?[：:／/|｜]\s?/;
/** Papers, posts and, in place of a stroke, names. */
const REPORTERS =
  /^(?:[\p{Script=Han}a-z\d]{0,14}(?:[记記]者|作者|[实實][习習]生|特[约約]撰稿人?|通[讯訊][员員])\|{1,6}){1,6}(?:\p{Script=Han}{0,6}[报報][导導道])?$/u;

/** What a reporter, or from where, reports, without a space behind the name. */
const RUN_ON = /\|\p{Script=Han}{1,6}[报報][导導道]$/u;

/** The verdicts, with those on lines before the first paragraph that are the byline's names and marks of notes. */
export function withoutAuthorLines(
  pieces: readonly Piece[],
  verdicts: readonly Verdict[],
  byline: string | undefined,
): readonly Verdict[] {
  const names = new Set((byline ?? '').split(/,\s?/).map(squash));
  names.delete('');
  if (names.size === 0) return verdicts;
  const found: number[] = [];
  const kept = pieces.flatMap((piece, at) =>
    verdicts[at]?.kept && piece.kind !== 'clip' && piece.kind !== 'figure' ? [at] : [],
  );
  // Below the text, too.
  for (const at of kept.slice(-LAST)) {
    const piece = pieces[at];
    if (!piece || kept.length < LAST * 2 || piece.weight >= LONG || piece.kind === 'heading') continue;
    if (isNames(piece.text) || isSignature(piece) || beginsWithName(piece)) found.push(at);
  }
  const below = [...found];
  let seen = 0;
  let passed = false;
  for (const [at, piece] of pieces.entries()) {
    if (!verdicts[at]?.kept || piece.kind === 'clip' || piece.kind === 'figure') continue;
    seen += 1;
    if (seen > LINES || (piece.weight >= LONG && !isLead(verdicts[at]))) {
      found.push(...signedBelow(at));
      break;
    }
    if (piece.weight >= LONG) continue;
    const isName = isNames(piece.text);
    // Names with text between them are those of people who speak.
    if (isName && passed) {
      found.splice(0, found.length, ...below);
      break;
    }
    if (isName) found.push(at);
    else if (found.length > below.length) passed = true;
  }
  found.push(...reportedNotes(), ...behindByline(), ...presentedIn());
  if (found.length === 0) return verdicts;
  const out = [...verdicts];
  for (const at of found) out[at] = { kept: false, reason: 'date or author line' };
  return out;

  /** Who the author is, in the element of the byline: By Ann Ames, an editor at the Courier. She covers the port. */
  function presentedIn(): readonly number[] {
    const people = (byline ?? '').split(/,\s?/).filter((name) => name.includes(' '));
    return kept.slice(0, BELOW_LEAD).filter((at) => {
      const { kind, text = '', weight = 0, region } = pieces[at] ?? {};
      if (kind !== 'paragraph' || weight > PRESENTED || !SIGNED.test(region?.element?.attribs['class'] ?? ''))
        return false;
      const own = text.replace(LABEL, '');
      return own !== text && people.some((name) => own.startsWith(`${name},`));
    });
  }

  /** The house for which the author wrote, in a line of its own in the author's box: By Ann Ames / Courier Health News. */
  function behindByline(): readonly number[] {
    const people = (byline ?? '').split(/,\s?/).filter((name) => name.includes(' '));
    return kept.slice(0, BELOW_LEAD).filter((at) => {
      const [piece, before] = [pieces[at], pieces[at - 1]];
      if (piece?.kind !== 'paragraph' || !before || verdicts[at - 1]?.kept || before.weight >= LONG) return false;
      if (piece.weight > LINE || endsSentence(piece.text) || !people.some((name) => before.text.includes(name)))
        return false;
      const boxes = [piece.region, piece.region.parent].filter(
        (box) => box && box.first <= at - 1 && box.end - box.first <= BOX,
      );
      return boxes.some((box) => SIGNED.test(box?.element?.attribs['class'] ?? ''));
    });
  }

  /** By Ann Ames, rbb, below the paragraph that a page prints as its lead. */
  function signedBelow(lead: number): readonly number[] {
    const lines = kept.filter((at) => at > lead).slice(0, BELOW_LEAD);
    return lines.filter((at) => {
      const { text = '', region } = pieces[at] ?? {};
      return isNames(text) && (LABEL.test(text) || SIGNED.test(region?.element?.attribs['class'] ?? ''));
    });
  }

  /** Below the byline, where another lead stands above it, what its authors did for the report: Ann Ames spent five days in Skarn. */
  function reportedNotes(): readonly number[] {
    const people = (byline ?? '').split(/,\s?/).filter((name) => name.includes(' '));
    const leads = kept.filter((at) => isLead(verdicts[at]));
    return leads.filter((at, index) => {
      const text = pieces[at]?.text ?? '';
      const above = leads[index - 1];
      if (
        above === undefined ||
        !people.some((name) => text.startsWith(name) && REPORTED.test(text.slice(name.length)))
      )
        return false;
      return pieces
        .slice(above + 1, at)
        .some((line) => line.weight < LONG && people.every((name) => line.text.includes(name)));
    });
  }

  /** A name with a place or a post behind it, and no sentence. */
  function beginsWithName({ text, linkWeight }: Piece): boolean {
    if (endsSentence(text) || /[:：]$/.test(text)) return false;
    const name = (byline ?? '').split(/,\s?/).find((one) => one.includes(' ') && text.startsWith(one));
    return name !== undefined && (linkWeight > 0 || text.length <= name.length + BEHIND);
  }

  function isSignature(piece: Piece): boolean {
    const name = signedAlone(piece);
    return name !== undefined && [...names].some((one) => one.includes(squash(name)));
  }

  /** 河西大学校长 罗方岩. */
  function isPostAndName(text: string): boolean {
    const name = [...names].find((one) => one.length > 1 && squash(text).endsWith(one));
    return (
      name !== undefined && text.length <= POST && /^[\u4e00-\u9fff（）()、·]{3,}\s[\u4e00-\u9fff·\s]{2,6}$/.test(text)
    );
  }

  /** （农学院 林一）. */
  function isHouseAndName(text: string): boolean {
    const inside = /^[（(]([^（）()。，？！]{2,30})[）)]$/.exec(text)?.[1];
    if (inside === undefined || ![...names].some((name) => squash(inside).includes(name))) return false;
    const rest = [...names].reduce((left, name) => left.replace(name, ''), squash(inside));
    return rest === '' || isOrganisation(rest);
  }

  /** 小镇周末记者 林一 小镇周末实习生 王二. */
  function isReporters(text: string): boolean {
    if (text.length > LONG || endsSentence(text)) return false;
    const rest = [...names].reduce((left, name) => left.replace(name, '|'), squash(text.replace(HAN_LABEL, '')));
    // 记者林一常常报道 is a sentence, 记者 林一 渡口报道 none.
    return REPORTERS.test(rest) && !(RUN_ON.test(rest) && !/\s/.test(text));
  }

  /** Ann Ames Bo Bell with AFP, Nordpress: all names of the byline, and whose reports they used. */
  function isNamesWithAgencies(text: string): boolean {
    const people = (byline ?? '').split(/,\s?/);
    if (!people.every((name) => name.includes(' ') && text.includes(name))) return false;
    const rest = people.reduce((left, name) => left.replace(name, ' '), text.replace(LABEL, ''));
    return AGENCIES.test(rest.trim());
  }

  function isNames(text: string): boolean {
    if (text.length > 200) return false;
    if (isPostAndName(text) || isHouseAndName(text) || isReporters(text)) return true;
    const bare = text
      .replace(LABEL, '')
      .replace(HAN_LABEL, '')
      .replace(/\s?\([^()]{0,80}\)/g, '');
    const parts = bare
      .split(/[、，,;；&]|\s(?:and|und|et|y|e|og|en|och|i|и)\s|\s(?=[\u4e00-\u9fff])/)
      .map((part) => squash(part).replace(/\d+$/, ''));
    const said = parts.filter((part) => part !== '');
    return (said.length > 0 && said.every((part) => names.has(part))) || isNamesWithAgencies(text) || isWithHouse(text);
  }

  /** By Ann Ames, rbb, and Bo Bell, WDR: the byline's names with their employers. */
  function isWithHouse(text: string): boolean {
    if (text.length > LONG || endsSentence(text)) return false;
    const [first = '', ...rest] = text.replace(LABEL, '').split(/,\s|,?\s(?:and|und|et|y|e)\s/);
    return (
      names.has(squash(first)) &&
      rest.length > 0 &&
      rest.length <= (LABEL.test(text) ? BEHIND_FIRST : 1) &&
      rest.every((part) => names.has(squash(part)) || EMPLOYER.test(part.replace(/^(?:and|und|et|y|e)\s/, '')))
    );
  }
}
