/** Labels in the box in which an author sums a text up: In short, What’s next. */
import { boilerplateReason } from './boilerplate-rules.ts';
import type { Piece, Region } from './pieces.ts';
import type { Verdict } from './verdict.ts';

const POINTS =
  /^(?:(?:article |story |quick |ai )?summary|(?:key|main) (?:points|takeaways|facts)|takeaways|highlights|at a glance|in (?:brief|short)|tl;?dr|the gist|what (?:you (?:need|should) )?to know|things to know|(?:das )?wichtigste (?:in kürze|im überblick)|auf einen blick|kurz(?: und knapp|fassung)|zusammenfassung|(?:das )?wichtigste|in kürze|darum geht(?:[’']?s| es)|das müssen sie wissen|(?:l[’'])?essentiel|en (?:bref|résumé)|(?:les )?points clés|(?:ce qu[’']il faut|à) (?:retenir|savoir)|claves|en (?:breve|resumen)|(?:los )?puntos clave|resumen|lo (?:más importante|que debes saber|esencial)|in (?:breve|sintesi)|(?:i )?punti chiave|cosa (?:c[’']è da )?sapere|em resumo|pontos-chave|resumo|destaques|o que (?:é preciso )?saber|samenvatting|in het kort|sammanfattning|i korthet|kort(?:versionen|versjonen| fortalt)|w skrócie|najważniejsze(?: informacje)?|главное|коротко|кратко|[内內]容?[提摘]要|摘要|要[点點]|[核重][心][要观觀][点點]|[重关關][点點键鍵](?:[速摘][览覽要读讀]|信息|提示|整理|一次看)?|本文(?:重[点點]|要[点點]|摘要)|ポイント)\s?[:：]?$/i;
/** Texts of a box of points, and letters of a label, at most. */
const [BOX, LABEL] = [14, 60];

export const isLabelOfPoints = ({ text }: Piece): boolean => POINTS.test(text);

/**
 * Takes the label of points that are read, also where it is drawn as a tab, and further labels of its kind in their box;
 * of the pieces behind the title up to `end`.
 */
export function takeLabelsOfPoints(pieces: readonly Piece[], verdicts: Verdict[], titleAt: number, end: number): void {
  const labels = new Map<Region, string>();
  for (let at = titleAt + 1; at < end - 1; at += 1) {
    const [label, next, below] = [pieces[at], pieces[at + 1], verdicts[at + 1]];
    if (!label || !next || !below?.kept || label.linkWeight !== 0 || !/^(?:heading|paragraph)$/.test(label.kind))
      continue;
    const box = label.region.parent;
    const isInBox = box !== undefined && box === next.region.parent && box.end - box.first <= BOX;
    const isAmongLabels =
      isInBox && pieces.slice(box.first, box.end).some((one) => one !== label && isLike(one, label));
    const isOver =
      next.kind === 'listItem' ||
      ((isAmongLabels || (isInBox && label.kind === 'heading')) && next.kind === 'paragraph');
    const isFurther = isInBox && labels.get(box) === shapeOf(label) && label.text.length <= LABEL;
    if (isOver && isLabelOfPoints(label)) {
      if (box) labels.set(box, shapeOf(label));
    } else if (!isOver || !isFurther || boilerplateReason(label) !== '') continue;
    if (!verdicts[at]?.kept) verdicts[at] = below;
  }
}

/** Whether a piece is drawn as a label is. */
const isLike = (piece: Piece, label: Piece) => shapeOf(piece) === shapeOf(label) && piece.text.length <= LABEL;

const shapeOf = ({ kind, region: { element } }: Piece) =>
  `${kind} ${element?.name ?? ''} ${element?.attribs['class'] ?? ''}`;
