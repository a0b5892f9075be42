/** The reading of a drawn article that only the page's state names. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const FILE = 'https://media.example/read/quay.mp3';
const TITLE = 'How the quay was kept';
const ESCAPED = FILE.replaceAll('/', '\\u002F');
const ABOUT = `"headline":{"default":"${TITLE}","seo":""},"firstPublished":"2026-10-11T09:00:00Z"`;

/** The addresses of the recordings of a page that draws its text and has a state. */
function clipsOf(state: string, inText = ''): readonly string[] {
  const html = page(paragraphs(LONG_PROSE) + inText, { title: TITLE }).replace(/<\/body>|$/, `${state}$&`);
  const blocks = extractArticle(html, URL_OF_PAGE).article?.blocks ?? [];
  expect(blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []))).toEqual(LONG_PROSE);
  return blocks.flatMap((block) => (block.kind === 'clip' ? [block.url] : []));
}
/** States are long. */
const REST = 'x'.repeat(20_000);
const assigned = (article: string, beside = '') =>
  `<script>window.__preloadedData = {"initialData":{"data":{"article":{${article}}${beside}}},"config":undefined,"rest":"${REST}"};</script>`;

describe('the reading in a page’s state', () => {
  it.each([
    ['in an object', assigned(`${ABOUT},"narratedAudio":{"fileUrl":"${ESCAPED}","length":437}`)],
    ['as an address', assigned(`"title":"${TITLE}","author":"Ruth Quill","ttsUrl":"${ESCAPED}"`)],
    ['by the plain name of the article’s sound', assigned(`${ABOUT},"audio":{"src":"${FILE}"}`)],
    ['further down', assigned(`${ABOUT},"media":{"narration":{"files":{"size":1},"mp3":"${FILE}"}}`)],
    ['as a list of one', assigned(`${ABOUT},"articleAudio":[{"url":"${FILE}"}]`)],
    [
      'in JSON',
      `<script type="application/json">{"props":{"post":{"title":"${TITLE}","body":[],"audioVersion":{"url":"${FILE}"}}},"rest":"${REST}"}</script>`,
    ],
  ])('is found %s', (_, state) => expect(clipsOf(state)).toEqual([FILE]));

  it.each([
    [
      'another article’s',
      assigned(ABOUT, `,"latest":[{"title":"The lamp","author":"Ann","narratedAudio":{"fileUrl":"${FILE}"}}]`),
    ],
    [
      'one of an article set beside it',
      assigned(`${ABOUT},"related":[{"title":"${TITLE}","author":"Ann","narratedAudio":{"fileUrl":"${FILE}"}}]`),
    ],
    ['one within it', assigned(`${ABOUT},"series":{"title":"The lamp","narratedAudio":{"fileUrl":"${FILE}"}}`)],
    ['a list of sounds', assigned(`${ABOUT},"audio":[{"url":"${FILE}"},{"url":"https://media.example/2.mp3"}]`)],
    ['an advert', assigned(`${ABOUT},"narratedAudio":{"preRollUrl":"${FILE}","fileUrl":""}`)],
    ['a podcast of the house', assigned(`${ABOUT},"podcast":{"audio":{"url":"${FILE}"}}`)],
    ['a sound of another title', assigned(`${ABOUT},"audio":{"title":"The morning show","url":"${FILE}"}`)],
    ['a click', assigned(`${ABOUT},"sound":"https://media.example/click.mp3"`)],
    ['a chime', assigned(`${ABOUT},"ttsConfig":{"chime":"https://media.example/1.mp3","enabled":false}`)],
    ['switched off', assigned(`${ABOUT},"ttsConfig":{"url":"${FILE}","enabled":false}`)],
    ['a sample', assigned(`${ABOUT},"narrator":{"name":"Bo","sample":"${FILE}"}`)],
    ['an intro', assigned(`${ABOUT},"player":{"readAloud":{"intro":"${FILE}"}}`)],
    ['an interview', assigned(`${ABOUT},"audio":{"url":"${FILE}","description":"Interview with the harbour master"}`)],
    ['an episode', assigned(`${ABOUT},"audio":{"url":"${FILE}","type":"episode","name":"Wexley Today, part 12"}`)],
    ['a stream', assigned(`${ABOUT},"audio":{"url":"https://media.example/live.m3u8"}`)],
    ['what is only titled so', assigned(`"title":"${TITLE}","narratedAudio":{"fileUrl":"${FILE}"}`)],
  ])('is not %s', (_, state) => expect(clipsOf(state)).toEqual([]));

  it('is not added to a recording that the page shows', () =>
    expect(
      clipsOf(
        assigned(`${ABOUT},"narratedAudio":{"fileUrl":"${FILE}"}`),
        '<audio src="https://media.example/1.mp3"></audio>',
      ),
    ).toEqual(['https://media.example/1.mp3']));
});
