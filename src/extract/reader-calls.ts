/** Tells a line in which a site asks something of its reader, by several signs of which none is enough. */

import type { CallSigns } from './call-signs/signs.ts';
import { CALL_SIGNS } from './call-signs.ts';
import { isSpoken } from './line-shape.ts';
import { hasOwnPartBesideSigns } from './own-part.ts';

/** An arrow, a heart, a call that ends in joy. */
const MARK = /(?:>{1,3}|[»→↓👇❤♥💛🙏🎧]\uFE0F?|!)\s?$/u;
/** Who answers in an interview: Ann Ames: You take a little off. */
const SPEAKER = /^\p{Lu}[\p{Ll}’']{1,20}(?:\s\p{Lu}[\p{L}.’'-]{0,20}){0,3}:\s/u;
/** A name that begins like a call and does something itself: Call Me by the River is showing in the hall. */
const TITLE_AS_SUBJECT =
  /^(?:\p{Lu}[\p{L}’'-]{0,16}\s(?:(?:of|the|by|in|on|an?|and|to|for|at|with|from)\s){0,2}){3,8}(?:is|are|has|will|opens|begins|starts|stars|tells|follows)\s/u;
const NEEDED = 2;
/** Where a clause ends that may call, or may say only what things cost. */
const CLAUSE = /(?<=[.!?…:;–—|·]["”’)»]?)\s+/u;
const [SHORTEST, LONGEST] = [12, 220];

/** True for a call to the reader of a site, in a language of Latin script. Steps of guides speak of “your”, too. */
export function isCallToReader(text: string, isStep = false): boolean {
  if (text.length < SHORTEST || text.length > LONGEST || /^[“"«„‘]/.test(text)) return false;
  const speaker = SPEAKER.exec(text)?.[0];
  return (
    !isSpoken(text) &&
    CALL_SIGNS.some(
      (signs) => !(speaker && !signs.call.test(speaker)) && isCall(text, signs, isStep) && leadsToSite(text, signs),
    )
  );
}

/** Whether the words that call lead to something of a site, or those right before them do. */
function leadsToSite(text: string, { call, thing, gain }: CallSigns): boolean {
  const clauses = text.split(CLAUSE);
  return clauses.some((clause, at) => {
    // A question calls by what follows it.
    if (!call.test(`${clause} `)) return false;
    return thing.test(clause) || gain.test(clause) || thing.test(clauses[at - 1] ?? '');
  });
}

function isCall(text: string, signsOf: CallSigns, isStep: boolean): boolean {
  const { call, self, reader, thing, gain, tells } = signsOf;
  if (TITLE_AS_SUBJECT.test(text)) return false;
  if (!call.test(text) || !(thing.test(text) || gain.test(text)) || tells.test(text)) return false;
  if (hasOwnPartBesideSigns(text, signsOf)) return false;
  const signs = [self, thing, gain, MARK, ...(isStep ? [] : [reader])].filter((sign) => sign.test(text)).length;
  // A sentence that ends and does not say who asks is more likely to be of the text.
  return signs >= (/[.?…]["”»]?$/u.test(text) && !self.test(text) ? NEEDED + 1 : NEEDED);
}
