/** How a run looks: bars on a terminal, plain lines elsewhere, one JSON object a line for programs. */
import { MultiBar, type SingleBar } from 'cli-progress';
import { type RunEvent, workOf } from '../jobs/events.ts';
import { statusText } from '../publish/status-words/choose-status-text.ts';
import type { ClipBytes } from '../run/gather-clips.ts';
import type { RunSummary } from '../store/store.ts';
import { describeError, type Output, toTerminalText } from './output.ts';

export type RunView = { readonly onEvent: (event: RunEvent) => void; close(): void };

export function createRunView(output: Output, json: boolean, now: () => number = Date.now): RunView {
  if (json) return { onEvent: (event) => output.write(`${JSON.stringify(event)}\n`), close: () => undefined };
  return output.isTerminal ? createBars(output) : createLines(output, now);
}

/** Nobody watches, but somebody may look whether it still goes on. */
const REPORT_MS = 60_000;

function createLines(output: Output, now: () => number): RunView {
  let stage = '';
  let toldAt = now();
  return {
    onEvent(event) {
      if (event.kind === 'progress') {
        const { done, total, unit, title } = event;
        const at = workOf(event);
        const isNew = at !== stage;
        if (!isNew && now() - toldAt < REPORT_MS) return;
        const far = isNew ? '' : `: ${Math.round(done)} of ${Math.round(total)} ${unit}`;
        output.write(`  ${STAGES[event.stage]} ${title}${far}\n`);
        stage = at;
        toldAt = now();
        return;
      }
      for (const line of describe(event)) output.write(`${line}\n`);
    },
    close: () => undefined,
  };
}

function createBars(output: Output): RunView {
  const bars = new MultiBar({
    format: '  {stage} {bar} {percentage}% {value}/{total} {unit}, {eta_formatted} left  {title}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
    stopOnComplete: false,
    gracefulExit: false,
  });
  let bar: SingleBar | undefined;
  let stage = '';
  const clear = () => {
    if (bar) bars.remove(bar);
    bar = undefined;
    stage = '';
  };
  return {
    onEvent(event) {
      if (event.kind === 'progress') {
        const now = workOf(event);
        const total = Math.max(1, Math.round(event.total));
        const unit = event.bytes ? `${event.unit}, ${formatBytes(event.bytes)}` : event.unit;
        const words = { stage: STAGES[event.stage], unit, title: toTerminalText(event.title.slice(0, 40)) };
        if (now !== stage) {
          clear();
          stage = now;
          bar = bars.create(total, 0, words);
        }
        bar?.update(Math.min(total, Math.round(event.done)), words);
        return;
      }
      clear();
      for (const line of describe(event)) bars.log(`${toTerminalText(line)}\n`);
      bars.update();
      if (event.kind === 'run-finished') bars.stop();
    },
    close() {
      clear();
      bars.stop();
      output.write('');
    },
  };
}

/** A line with the show that it is about, if it is about one. */
export const ofShow = ({ showId }: { readonly showId?: string }, line: string): string =>
  showId === undefined ? line : `${showId}: ${line}`;

const { stages: STAGES } = statusText('en');

function describe(event: RunEvent): readonly string[] {
  switch (event.kind) {
    case 'notice':
      return [ofShow(event, event.message)];
    case 'removed':
      return [`  removed   ${event.title}: ${event.reason}`];
    case 'listed':
      return [`${event.showId}: ${event.items} ${event.items === 1 ? 'article' : 'articles'}`];
    case 'item': {
      const length = event.durationSeconds === undefined ? '' : ` (${formatDuration(event.durationSeconds)})`;
      return [
        `  ${event.outcome.padEnd(9)} ${event.title ?? event.url}${event.outcome === 'unchanged' ? '' : length}`,
        ...(event.reason === undefined ? [] : [`            ${event.reason}`]),
        ...(event.notes ?? []).map((note) => `            note: ${note}`),
        ...(event.missingClips ?? []).map(
          ({ reason }) => `            a clip is missing, and is tried again by the next run: ${reason}`,
        ),
        ...(event.error ? describeError(event.error).map((line) => `            ${line}`) : []),
      ];
    }
    case 'show-failed':
      return describeError(event.error).map((line) => ofShow(event, line));
    case 'rule-broken':
      return [
        `${event.showId}: the feed breaks a rule: ${event.rule}`,
        ...event.problems.map((problem) => `  ${problem}`),
      ];
    default:
      return [];
  }
}

/** `3.2/29.0 MB`, or `3.2 MB` while nobody knows of how many. */
export function formatBytes({ received, expected }: ClipBytes): string {
  const [now, all] = [received, expected].map((bytes) => (bytes === undefined ? undefined : (bytes / 1e6).toFixed(1)));
  return all === undefined ? `${now} MB` : `${now}/${all} MB`;
}

/** `1:02:03` or `4:05`. */
export function formatDuration(seconds: number): string {
  const whole = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const tail = `${String(minutes).padStart(hours ? 2 : 1, '0')}:${String(rest).padStart(2, '0')}`;
  return hours ? `${hours}:${tail}` : tail;
}

export function describeSummary(summary: RunSummary): string {
  const sentences = `${summary.sentencesSynthesised} sentences synthesised, ${summary.sentencesReused} reused`;
  const remade = summary.remade ? ` ${summary.remade} made again,` : '';
  const duplicates = summary.duplicate ? ` ${summary.duplicate} duplicate,` : '';
  const filtered = summary.filtered ? ` ${summary.filtered} filtered out,` : '';
  const postponed = summary.postponed ? ` ${summary.postponed} postponed,` : '';
  const missing = summary.missingClips ? `, ${summary.missingClips} clips missing` : '';
  return (
    `${summary.new} new, ${summary.updated} updated,${remade} ${summary.unchanged} unchanged,${duplicates}${filtered}${postponed} ${summary.failed} failed; ` +
    `${sentences}; ${formatDuration(summary.audioSeconds)} of audio made${missing}.`
  );
}
