/** Finds the list of what is heard when in a recording, as show notes have it. */
import type { Piece, Region } from './pieces.ts';
import type { Verdict } from './verdict.ts';

const CLOCKED = /^[[(（【]?\s?(\d{1,3})[:：]\d{2}(?:[:：]\d{2})?\s?[\])）】]?[\s\-–—|｜:：]/;
const LABEL =
  /^[【[#*\s]{0,3}(?:时间[轴线軸]|時間[軸線轴]|[时時]间[码點点戳]|時間碼|章[节節](?:[标標][记記])?|本[期集](?:要[点點]|[内內]容|目[录錄]|大[纲綱])|[节節]目(?:大[纲綱]|流程|要[点點])|time ?(?:stamps?|line|codes?)|chapters?|(?:episode )?outline|in this episode|show ?notes|kapitel(?:marken)?|zeitmarken|chapitres|capítulos|capitoli)[】\]\s]{0,2}[:：]?$/i;
/** Entries of a list at least; an entry weighs at most so much, and the first one is among the first minutes. */
const ENTRIES = 2;
const ENTRY = 200;
const MINUTES = 20;

/** Changes the verdicts on such lists in `body`, and on the label above each. */
export function dropTimelines(pieces: readonly Piece[], verdicts: Verdict[], body: Region): void {
  const drop = (at: number) => {
    verdicts[at] = { kept: false, reason: 'a list of what is heard when' };
  };
  const minutesOf = (at: number) => {
    const piece = pieces[at];
    const isEntry = piece?.weight && piece.weight <= ENTRY && piece.kind !== 'quote' && piece.kind !== 'heading';
    return isEntry ? CLOCKED.exec(piece.text)?.[1] : undefined;
  };
  const hasRecording = pieces.some(({ clip }, at) => clip !== undefined && verdicts[at]?.kept);
  for (let at = body.first; at < body.end; at += 1) {
    const first = minutesOf(at);
    if (first === undefined) continue;
    let end = at + 1;
    while (end < body.end && minutesOf(end) !== undefined) end += 1;
    const label = pieces[at - 1];
    const isNamed = label !== undefined && LABEL.test(label.text);
    if (end - at >= ENTRIES && (isNamed || (hasRecording && Number(first) <= MINUTES))) {
      for (let entry = at; entry < end; entry += 1) if (verdicts[entry]?.kept) drop(entry);
      if (isNamed && verdicts[at - 1]?.kept) drop(at - 1);
    }
    at = end;
  }
}
