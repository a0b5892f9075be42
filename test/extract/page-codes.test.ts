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
    '<p>[wp_ad_camp_1]</p>',
    '<p>[vc_row][vc_column]</p>',
    '<p>[et_pb_row]</p>',
    '<p>[GALLERY id=3]</p>',
    '<p>{% include "related.html" %}</p>',
  ])('is not read: %s', (line) => expect(within(line)).toEqual([]));

  it.each([
    ['behind a sentence', 'The tide turned at six. [gallery ids="311,312"]', 'The tide turned at six.'],
    ['before a sentence', '[vc_row width="full"]The tide turned at six.', 'The tide turned at six.'],
    ['before a sentence, bare', '[vc_row][vc_column]The tide turned at six.', 'The tide turned at six.'],
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

  it.each([
    ['<p>The template looks like this:</p><p>{{ page.title }}</p>', '{{ page.title }}'],
    ['<p>In the editor, it is one line:</p><blockquote><p>[gallery ids="1,2"]</p></blockquote>', '[gallery ids="1,2"]'],
    ['<ul><li>[gallery]</li><li>[video]</li></ul>', '[gallery]'],
    ['<dl><dt>[gallery]</dt><dd>Shows the pictures of a harbour.</dd></dl>', '[gallery]'],
    ['<h2>[gallery]</h2><p>Shows the pictures of a harbour, one below another.</p>', '[gallery]'],
    ['<h2>{{ Handlebars }}</h2><p>They stand for what a harbour has to say of itself.</p>', '{{ Handlebars }}'],
    ['<p><kbd>[gallery]</kbd></p>', '[gallery]'],
    ['<p>The shortcode looks like this. [gallery ids="3,4"]</p>', 'The shortcode looks like this. [gallery ids="3,4"]'],
    ['<p>[!--more--] is what you write where a teaser ends.</p>', '[!--more--] is what you write where a teaser ends.'],
  ])('is read where it is shown: %s', (line, text) => expect(within(line)).toContain(text));
});
