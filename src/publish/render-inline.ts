/** A part of a text with what its author marked in it: links, emphasis, code. */
import type { Span } from '../model.ts';
import { escapeMarkup, toWebUrl } from './safe-text.ts';

type Tags = readonly [open: string, close: string];

const TAGS = {
  emphasis: ['<em>', '</em>'],
  strong: ['<strong>', '</strong>'],
  code: ['<code>', '</code>'],
} as const satisfies Record<string, Tags>;

function tagsOf(span: Span): Tags {
  if (span.kind !== 'link') return TAGS[span.kind];
  const url = /^mailto:[^\s]+$/i.test(span.url) ? span.url : toWebUrl(span.url);
  return url === undefined ? ['', ''] : [`<a href="${escapeMarkup(url)}" rel="noopener noreferrer">`, '</a>'];
}

/** HTML of `text` from `from` up to `to`. Marks that reach beyond are closed at the ends. */
export function renderInline(text: string, spans: readonly Span[], from: number, to: number): string {
  const here = spans.filter(({ start, end }) => start < to && end > from);
  const edges = [from, to, ...here.flatMap(({ start, end }) => [start, end])]
    .filter((edge) => edge >= from && edge <= to)
    .toSorted((left, right) => left - right);
  let html = '';
  for (const [index, start] of edges.entries()) {
    const end = edges[index + 1] ?? to;
    if (end <= start) continue;
    const covering = here.filter((span) => span.start <= start && span.end >= end).map(tagsOf);
    html += covering.map(([open]) => open).join('') + escapeMarkup(text.slice(start, end));
    html += covering
      .toReversed()
      .map(([, close]) => close)
      .join('');
  }
  return html;
}
