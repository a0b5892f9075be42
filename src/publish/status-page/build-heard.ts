/** What the operator's page says of proof-listening: how right voices were heard to be, and what was heard worst. */
import type { EpisodeProof } from '../../model.ts';
import { toClock } from '../format-time.ts';
import { e } from '../markup.ts';
import type { StatusText } from '../status-words/status-text.ts';
import { buildSection, buildSound, buildTime, percent } from './status-markup.ts';
import type { HeardShow, StatusView } from './status-view.ts';

type VoiceProof = EpisodeProof['voices'][number];

const rateOf = ({ units, errors }: Pick<VoiceProof, 'units' | 'errors'>) => errors / Math.max(1, units);

const sum = (all: readonly VoiceProof[], of: (one: VoiceProof) => number) =>
  all.reduce((total, one) => total + of(one), 0);

/** A voice in all episodes that are shown, and its error rate in each, the oldest first, as a line. */
function buildVoice(voice: string, proofs: readonly VoiceProof[], text: StatusText): string {
  const rates = proofs.filter(({ units }) => units > 0).map(rateOf);
  const total = rateOf({ units: sum(proofs, ({ units }) => units), errors: sum(proofs, ({ errors }) => errors) });
  const head = `<strong>${e(voice)}</strong>: ${percent(total)} (${text.sentencesHeard(sum(proofs, ({ sentences }) => sentences))})`;
  if (rates.length < 2) return `<li>${head}</li>`;
  const most = Math.max(...rates, LEAST_SCALE);
  const step = CHART.width / (rates.length - 1);
  const points = rates.map((rate, at) => `${(at * step).toFixed(1)},${(CHART.height * (1 - rate / most)).toFixed(1)}`);
  const label = `${rates.map(percent).join(', ')}`;
  return `<li>${head} <svg class="rates" viewBox="0 -1 ${CHART.width} ${CHART.height + 2}" width="${CHART.width}" height="${CHART.height}" role="img" aria-label="${e(voice)}: ${label}"><polyline points="${points.join(' ')}" fill="none" stroke="currentColor" stroke-width="1.5"/></svg></li>`;
}

const CHART = { width: 120, height: 20 };
/** A line that rises from 0.1 to 0.3 % is no alarm. */
const LEAST_SCALE = 0.05;

function buildEpisode({ title, at, proof }: HeardShow['episodes'][number], text: StatusText, view: StatusView) {
  const { voices, unheard = 0, untranscribed = 0 } = proof;
  const rates = voices.map(({ voice, sentences, spokenAgain, ...counts }) => {
    const again = spokenAgain === 0 ? '' : ` · ${text.spokenAgain(spokenAgain)}`;
    return `${e(voice)}: ${percent(rateOf(counts))} (${text.sentencesHeard(sentences)}${again})`;
  });
  const missed = [
    ...(unheard > 0 ? [text.sentencesUnheard(unheard)] : []),
    ...(untranscribed > 0 ? [text.untranscribed(untranscribed)] : []),
  ];
  return `<li>${buildTime(at, view)} · ${e(title)}<br><span class="meta">${[...rates, ...missed].join('<br>')}</span></li>`;
}

function buildSentence(sentence: HeardShow['worst'][number], text: StatusText): string {
  const { text: said, voice, share, start, end, heard, mediaPath } = sentence;
  const written = heard === undefined ? '' : `<br>${text.heardAs}: ${e(heard)}`;
  const span = `${toClock(start)}–${toClock(end)}`;
  const sound = buildSound(said, { mediaPath, start, end });
  return `<li>${e(said)}${written}<br><span class="meta">${percent(share)} · ${e(voice)} · ${span}</span><br>${sound}</li>`;
}

/** A section of the page; '' where nothing was heard. */
export function buildHeard(view: StatusView, text: StatusText): string {
  if (view.heard.length === 0) return '';
  const shows = view.heard.map(({ title, episodes, worst }) => {
    const oldestFirst = episodes.toReversed().flatMap(({ proof }) => proof.voices);
    const voices = [...new Set(oldestFirst.map(({ voice }) => voice))].map((name) =>
      buildVoice(
        name,
        oldestFirst.filter(({ voice }) => voice === name),
        text,
      ),
    );
    const sentences = `<details><summary>${text.worstSentences}</summary><ul class="entries">${worst.map((one) => buildSentence(one, text)).join('\n')}</ul></details>`;
    return `<h3>${e(title)}</h3><ul class="entries">${voices.join('\n')}</ul>
<details><summary>${text.byEpisode}</summary><ul class="entries">${episodes.map((one) => buildEpisode(one, text, view)).join('\n')}</ul></details>
${worst.length === 0 ? '' : sentences}`;
  });
  return buildSection('heard', text.heard, shows.join('\n'));
}
