/** The page that takes articles in, with an article in each state. */
import type { AddPageView } from '../../src/publish/build-add-page.ts';

const STATES = [
  'waiting',
  'working',
  'published',
  'duplicate',
  'filtered',
  'teaser',
  'removed',
  'dismissed',
  'failed',
  'postponed',
] as const;

export function sampleAddPage(language: string): AddPageView {
  return {
    ...{ language, root: './', baseUrl: 'http://radio.example', name: 'Ann <3', formToken: 'f' },
    shows: [
      { id: 'harbour', title: '港口听报' },
      { id: 'inner', title: 'Inner <b>' },
    ],
    voices: [{ voice: 'flite:slt', language: 'en' }],
    draft: { addresses: 'https://paper.example/1', mode: 'narration' },
    problems: [
      { kind: 'nothing', hasText: true },
      { kind: 'textTooLong', most: 1_000_000 },
      { kind: 'tooLarge', megabytes: 50 },
      { kind: 'tooMany', most: 200 },
      { kind: 'left', count: 7, most: 200 },
      { kind: 'refused', name: `a-very-long-name-${'x'.repeat(80)}.png`, fault: { message: 'It is an image.' } },
    ],
    known: [
      { id: 'inner.y', state: 'published', title: 'A <known>', show: 'Inner', episode: { title: 'x', href: './y/' } },
    ],
    mostMegabytes: 50,
    waiting: [{ show: 'inner', title: 'Inner <b>', count: 12, next: '2026-01-05T00:00:00.000Z' }],
    offers: [
      {
        ...{ key: 'k.s', name: `pocket-${'x'.repeat(80)}<1>.zip` },
        choice: { onlyUnread: true, newest: 20, order: 'newest' },
        plan: {
          ...{ show: 'inner', files: [{ format: 'Pocket (CSV)', entries: 300 }], toAdd: 20, perDay: 5 },
          ...{ last: '2026-02-05T00:00:00.000Z', known: { published: 3 }, read: 2, leftOut: 1, noAddresses: 1 },
          ...{ unreadable: [{ unit: 'line', number: 4, fault: 'no-address' }], notKept: 1, feeds: 2 },
          items: [{ url: 'https://paper.example/3' }, { url: 'https://paper.example/4', title: 'The <4th>' }],
        },
      },
    ],
    items: STATES.map((state) => ({
      ...{
        id: `harbour.${state}`,
        state,
        title: `https://paper.example/2024/${state}/${'long-'.repeat(20)}`,
        show: 'Harbour',
      },
      ...(state === 'working' && { minutes: 12.3, clips: 1, progress: { stage: 'narrate', done: 3, total: 250 } }),
      ...((state === 'published' || state === 'duplicate') && {
        episode: { title: 'A <bridge>', href: './harbour/x/' },
      }),
      ...(state === 'failed' && { note: { message: 'The server answered 503 <Service Unavailable>.' } }),
    })),
  };
}
