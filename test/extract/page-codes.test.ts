/** Codes of editing systems that a page shows by accident, and those that an author tells of. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

/** The texts that a line adds to the page. */
function within(line: string): readonly string[] {
  const html = page(paragraphs(LONG_PROSE.slice(0, 6)) + line + paragraphs(LONG_PROSE.slice(6)));
  const blocks = extractArticle(html, URL_OF_PAGE).article?.blocks ?? [];
  return blocks.flatMap((block) => ('text' in block && !LONG_PROSE.includes(block.text) ? [block.text] : []));
}

describe('a code that was to be replaced', () => {
  it.each([
    '<p>[!--begin:htmlVideoCode--]9f27ab,0,0,16:9,newPlayer[!--end:htmlVideoCode--]</p>',
    '<p>[!--begin:htmlPageCode--]</p>',
    '<p>{{ article.related }}</p>',
    '<p>%%sitename%%</p>',
    '<p>[gallery ids="311,312,318"]</p>',
    '<p>[video width="640" height="360" src="https://media.example/quay.mov"][/video]</p>',
    '<p>[embed]https://video.example/watch?v=quay[/embed]</p>',
    '<p>&lt;!--more--&gt;</p>',
    '<p>【图集：40213】</p>',
  ])('is not read: %s', (line) => expect(within(line)).toEqual([]));

  it.each([
    ['behind a sentence', 'The tide turned at six. [gallery ids="311,312"]', 'The tide turned at six.'],
    ['before a sentence', '[vc_row width="full"]The tide turned at six.', 'The tide turned at six.'],
    ['in a sentence', 'The tide [!--begin:htmlVideoCode--]9f,1[!--end:htmlVideoCode--] turned.', 'The tide turned.'],
    ['around a caption', '[caption id="a_7" width="300"]The quay at six[/caption]', 'The quay at six'],
  ])('is left out %s', (_, line, text) => expect(within(`<p>${line}</p>`)).toEqual([text]));

  it.each([
    'To show pictures, write [gallery ids="1,2"] where they belong.',
    'To end it, write [/caption]',
    'Write it at the end: [gallery ids="1,2"]',
    'Put &lt;!--more--&gt; where the teaser ends, and nowhere else.',
    'In the template, {{ title }} stands for the name of the ferry.',
    'She said that [the mayor] had never seen the boat.',
    '[Laughs] The tide turned at six.',
  ])('is read where the author tells of it: %s', (line) =>
    expect(within(`<p>${line}</p>`)).toEqual([line.replaceAll('&lt;', '<').replaceAll('&gt;', '>')]),
  );
});
