/** Tells an English line at the edge of a text in which a site speaks, by what only sites have and by whom it speaks of. */
import { isReported, isTold } from './line-shape.ts';

const words = (...all: readonly string[]) => new RegExp(`(?<![\\p{L}\\d])(?:${all.join('|')})(?![\\p{L}\\d])`, 'giu');

/** What only a site, a newsletter or a newsroom has. */
const THINGS = words(
  // Visits, consent, accounts
  'cookies?',
  'partners (?=(?:and (?:we|us)|(?:may |can )?(?:use|store|process|access|share|collect))(?!\\p{L}))',
  '(?:your|the|our) privacy(?: (?:centre|center|policy|notice|choices|settings))?',
  'privacy (?:centre|center|policy|notice|choices|settings)',
  'personal (?:data|information)',
  'your (?:data|device|browser|account|profile|inbox|preferences|settings|subscription|choices|ip address)',
  'terms of (?:use|service)',
  'terms (?:and|&) conditions',
  '(?:print|digital|paid|paying|online) (?:subscribers?|members?|access)',
  'subscriber number',
  'subscriptions?',
  'unsubscribe',
  // On a page
  '(?:this|open|continue|read|get)[^.]{0,40} in (?:the|our|a) (?:app|browser)',
  '(?:affiliate|these|our|some) links',
  'links (?:in|on) this',
  '(?:bell|heart|star|bookmark|share|play|plus|gear|menu) (?:icon|button)',
  'notifications',
  '(?:get|news|e-?mail|receive|of) alerts',
  'reading list',
  '(?:address book|mailing list|mailing address|these e-?mails|this e-?mail)',
  'newsletters?',
  'podcasts?',
  'comments? (?:are|is|section|policy|box|below)',
  'moderate (?:all |every )?(?:comments|posts|discussions)',
  // Of what is published
  'issue (?:no\\.? ?)?\\d{1,4}',
  '(?:our|the) (?:\\p{L}{1,20} ){0,2}(?:\\d{4} )?issue',
  'back (?:numbers?|issues?)',
  'print edition',
  'on sale',
  '(?:order|buy) (?:a|your|the|this) (?:copy|issue|print edition|back number)',
  'original article',
  // The house
  "(?:our|the \\p{L}{1,20}[’'s]{1,2}|a|an|the) (?:\\p{L}{1,20} ){0,3}(?:correspondent|reporter|newsroom|columnist|desk)",
  'sponsors?',
  'advertis(?:e|ers|ing)',
  'press (?:office|line|contact|enquiries|inquiries)',
  '(?:media|picture|photo|image) library',
  'available (?:for interviews?|for comment)',
  '(?:photographs|photos|images|pictures|interviews|copies) (?:are|is) available (?:on|upon|by) request',
  'spokes(?:people|persons)',
  '(?:tickets|booking|registration|seats|places)',
  "(?:members|readers|subscribers)[’']? (?:evening|event|meeting|night)",
  'live (?:discussion|event|q&a)',
  '(?:best|most interesting) (?:responses|replies|letters|answers|questions)',
);
const THIS =
  /(?<![\p{L}\d])(?:this|these) (?:(?:web ?)?site|page|article|story|post|piece|essay|column|newsletter|interview|episode|review|recipe|poem|series|investigation|edition|issue|magazine|paper|letter|e-?mail)(?![\p{L}\d])/iu;
const SELF = /(?<![\p{L}\d])(?:we|(?<!let )us|our|ours|we[’'](?:re|ll|ve|d))(?![\p{L}\d])/iu;
/** What a reader is asked for in a line that speaks of the site itself. */
const ASKS =
  /(?<!\p{L})(?:support|share|forward|give|donate|subscribe|member|help us|send (?:it|them|us|yours?)|tell us|tell our|write to us|join us|let us know)(?!\p{L})/iu;
const READER = /(?<!\p{L})(?:you|your|you[’'](?:re|ll|ve|d))(?!\p{L})/iu;
/** The writer speaks, not the house; or the house corrects the text. */
const OF_TEXT =
  /\bI\b|\b(?:correct(?:ed|ion)|clarif|amended|earlier version|editor[’']s note|previous version|misstated)/i;
/** Whose a text is, wherever it stands in a line of links and addresses. */
const OWNED = /(?:©|\bcopyright)\s?(?:©\s?|\(c\)\s?)?(?:19|20)\d{2}\b/i;
const [SHORTEST, LONGEST] = [10, 240];

/** True for a line in which a site speaks to its reader or of itself; for the edges of a text only. */
export function isOfSite(text: string): boolean {
  if (text.length < SHORTEST || text.length > LONGEST || /[“”"«»]/.test(text)) return false;
  if (isReported(text) || isTold(text) || OF_TEXT.test(text)) return false;
  if (OWNED.test(text)) return true;
  const things = new Set(text.match(THINGS)?.map((word) => word.toLowerCase())).size;
  const speaks = THIS.test(text) || SELF.test(text);
  const isAddressed = READER.test(text);
  return speaks ? things > 0 || (isAddressed && ASKS.test(text)) : things > 1 && isAddressed;
}
