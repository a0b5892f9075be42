/** Leaves out what the notes of a recording say of its makers, its music and where to reach them, under a label each. */
import { endsSentence } from './line-shape.ts';
import type { Piece, Region } from './pieces.ts';
import type { Verdict } from './verdict.ts';

const LABEL =
  /^[【[「『〔]\s?(?:本[期集节節])?(?:[节節]目)?(?:主播|主持人?|嘉[宾賓]|主[讲講]人?|[对對][谈談]人?|(?:背景|片[头頭尾])?音[乐樂]|使用音[乐樂]|配[乐樂]|歌[单單曲]|BGM|[片][头頭尾]曲?|剪[辑輯]|[后後]期|[制製]作(?:人|[团團][队隊])?|[监監][制製]|策[划劃]|[设設][计計]|[运運][营營]|封面|[统統][筹籌]|出品|[联聯][系繫络絡](?:我[们們]|方式)|商[务務](?:合作)?|合作|收[听聽](?:方式|渠道|平[台臺])|互[动動](?:方式)?|[听聽]友群|加入我[们們]|[关關]于(?:我[们們]|本?[节節]目)|[相][关關][链鏈連][接結]|时间[轴线]|時間[軸線]|工作人[员員])\s?[】\]」』〕]\s?[：:]?$/i;
/** Over all notes. */
const NOTES = /^(?:show\s?notes|episode (?:notes|description)|(?:本[期集]|[单單]集|[节節]目)[简簡]介)\s?[：:]?$/i;
/** A line heavier than this is text. */
const LINE = 150;
const BEGUN = 60;
const LABELS = 3;

/** Changes the verdicts on such labels in `body` and on the lines below each, where the page has a recording. */
export function dropShowNotes(pieces: readonly Piece[], verdicts: Verdict[], body: Region): void {
  // Of a page that names its recording nowhere but in its metadata, several labels tell.
  const isRecording = pieces.some(({ clip }, at) => clip !== undefined && verdicts[at]?.kept);
  if (!isRecording && pieces.filter(({ text }) => LABEL.test(text)).length < LABELS) return;
  const head = pieces.findIndex(
    ({ kind }, at) => at >= body.first && !/^(?:clip|figure)$/.test(kind) && verdicts[at]?.kept,
  );
  if (pieces[head]?.kind === 'heading' && NOTES.test(pieces[head]?.text ?? ''))
    verdicts[head] = { kept: false, reason: 'a label of a box' };
  let said = 0;
  let isBelow = false;
  for (let at = body.first; at < body.end; at += 1) {
    const piece = pieces[at];
    if (!piece || piece.kind === 'clip' || piece.kind === 'figure') continue;
    if (LABEL.test(piece.text)) isBelow = said >= BEGUN;
    else if (piece.kind === 'heading' || piece.weight > LINE || endsSentence(piece.text)) isBelow = false;
    if (!verdicts[at]?.kept) continue;
    if (isBelow) verdicts[at] = { kept: false, reason: 'about the recording' };
    else said += piece.weight;
  }
}
