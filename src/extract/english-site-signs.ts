/** Tells an English line below a text in which a site speaks, by the whole of what it says: single words tell nothing. */
import { PIECE } from './boilerplate-rule.ts';
import { isReported } from './line-shape.ts';

const OF_SITE = new RegExp(
  [
    // What a reader is asked
    `^if this (?:${PIECE}|newsletter) [^.!?,]{2,30} you, (?:please )?(?:share|forward|send|recommend) (?:it|this)\\b[^.!?]{0,40}[.!]?$`,
    '^(?:for the best [^.!?,]{2,30}, )?(?:please )?(?:open|read|view) this (?:page|e-?mail|newsletter|issue|article) in (?:a|your|the|our) (?:web )?(?:browser|app)[.!]?$',
    "^if you(?:[’']ve| have) been affected by (?:any of )?the issues\\b[^.!?]{0,60}\\b(?:help|support|helplines?|samaritans|action line)\\b",
    // What becomes of a reader's words and data
    '^we value your privacy\\s?[:.,–—-]',
    '^we (?:pre-?)?moderate (?:all |every |reader )?comments?\\b[^.!?]{0,60}[.!]?$',
    '^(?:[\\p{L}’&-]{2,24} ){1,5}moderates (?:all |its |reader )?comments (?:for|so that|to)\\b[^.!?]{0,50}\\b(?:civil|civility|constructive|informed|respectful|thoughtful)\\b[^.!?]{0,50}[.!]?$',
  ].join('|'),
  'iu',
);
/** Ines Calder is our transport reporter. */
const OUR_WRITER =
  /^(?:\p{Lu}[\p{L}.’'-]{0,24} ){2,4}(?:is|are) our (?:\p{L}{2,20}[ -]){1,3}(?:correspondent|reporter|columnist|editor)s?(?= (?:and|at|in|for|based|covering)\b|[.,;]|$)/u;
/** Whose a text is, at the beginning of a line or of one of its parts. */
const OWNED =
  /^(?:©|[Cc]opyright)\s?(?:©\s?|\([Cc]\)\s?)?(?:19|20)\d{2}\b|(?:©|(?<!\b[Tt]he )\bCopyright)\s?(?:©\s?|\([Cc]\)\s?)?(?:19|20)\d{2},? (?:by |the )?\p{Lu}/u;
const [SHORTEST, LONGEST] = [10, 240];

/** True for a line in which a site speaks to its reader or of itself; for the edges of a text only. */
export function isOfSite(text: string): boolean {
  if (text.length < SHORTEST || text.length > LONGEST || /[“”"«»]/.test(text) || isReported(text)) return false;
  return OWNED.test(text) || OUR_WRITER.test(text) || OF_SITE.test(text);
}
