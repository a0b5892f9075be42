import { describe, expect, it } from 'vitest';
import { parseFeed } from '../../src/sources/parse-feed.ts';

const rss = (items: string, channel = '') =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Canal news</title><link>https://canal.example/</link>${channel}${items}</channel></rss>`;
const first = (text: string, url = 'https://canal.example/feed.xml') => parseFeed(text, url).items[0];

describe('an item of RSS', () => {
  it('brings address, title, dates, author, tags, whole text and recordings', () => {
    const item = first(
      rss(`<item><title>The lock &amp;amp; the keeper</title><link>/lock.html?utm_source=rss&amp;id=4#top</link>
        <dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">Ada Bell</dc:creator>
        <category>Boats</category><category>Boats</category><pubDate>Mon, 05 Feb 2024 10:00:00 +0800</pubDate>
        <description>Short.</description>
        <content:encoded><![CDATA[<p>All of it, <a href="more.html">and more</a>.</p>]]></content:encoded>
        <enclosure url="/talk.mp3?key=1" length="1" type="audio/mpeg"/><enclosure url="/map.pdf" length="1" type="application/pdf"/>
        <media:group><media:content url="https://m.example/low.ogg" medium="audio"/><media:content url="https://m.example/high.ogg" medium="audio" isDefault="true"/></media:group>
      </item>`),
    );
    expect(item).toEqual({
      url: 'https://canal.example/lock.html?id=4',
      title: 'The lock & the keeper',
      byline: 'Ada Bell',
      publishedAt: '2024-02-05T02:00:00.000Z',
      tags: ['Boats'],
      content: '<p>All of it, <a href="https://canal.example/more.html">and more</a>.</p>',
      enclosures: [
        { url: 'https://canal.example/talk.mp3?key=1', mimeType: 'audio/mpeg' },
        { url: 'https://m.example/high.ogg' },
      ],
    });
  });

  it('whose whole text is empty brings its description', () => {
    const item = '<item><link>/1</link><description>All.</description><content:encoded></content:encoded></item>';
    expect(first(rss(item))?.content).toBe('All.');
  });

  it('without a link goes by its guid, then by its recording, and is else counted as lost', () => {
    const { items, withoutAddress } = parseFeed(
      rss(`<item><guid>https://canal.example/1</guid></item>
        <item><guid isPermaLink="false">17</guid><enclosure url="https://m.example/a.mp3" type="audio/mpeg"/></item>
        <item><guid isPermaLink="false">18</guid><title>Nowhere</title></item>`),
      'https://canal.example/feed.xml',
    );
    expect(items.map(({ url }) => url)).toEqual(['https://canal.example/1', 'https://m.example/a.mp3']);
    expect(withoutAddress).toBe(1);
  });
});

it('an entry of Atom goes by its base, its page and its parts', () => {
  const item = first(
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://canal.example/b/"><title>x</title><author><name>Ada</name></author>
      <entry xml:base="sub/"><id>tag:1</id><title type="html">&lt;b&gt;Bold&lt;/b&gt; &amp;amp; co</title>
      <link rel="self" href="self.xml"/><link href="a.html"/><link rel="enclosure" href="a.mp3" type="audio/mpeg"/>
      <published>2024-01-01T00:00:00+02:00</published><updated>2024-01-03T00:00:00Z</updated><category term="t" label="Water"/>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hello <b>you</b></p><img src="a.png"/></div></content></entry></feed>`,
  );
  expect(item).toMatchObject({
    url: 'https://canal.example/b/sub/a.html',
    title: 'Bold & co',
    byline: 'Ada',
    publishedAt: '2023-12-31T22:00:00.000Z',
    updatedAt: '2024-01-03T00:00:00.000Z',
    tags: ['Water'],
    enclosures: [{ url: 'https://canal.example/b/sub/a.mp3', mimeType: 'audio/mpeg' }],
  });
  expect(item?.content).toContain('https://canal.example/b/sub/a.png');
});

it('an item of RSS 1.0 is read', () => {
  const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://canal.example/"><title>x</title></channel>
    <item rdf:about="https://canal.example/1"><title>One</title><link>https://canal.example/1</link><dc:date>2024-05-01T08:00:00+08:00</dc:date><dc:subject>Water</dc:subject></item></rdf:RDF>`;
  expect(first(rdf)).toMatchObject({ title: 'One', publishedAt: '2024-05-01T00:00:00.000Z', tags: ['Water'] });
});

it('an item of JSON Feed is read, plain text too', () => {
  const json = {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'x',
    items: [
      {
        id: '1',
        url: 'a.html',
        title: 'One',
        content_text: 'Two < three.\n\nFour.',
        attachments: [{ url: '/a.m4a', mime_type: 'audio/x-m4a' }],
      },
    ],
  };
  expect(first(JSON.stringify(json))).toEqual({
    url: 'https://canal.example/a.html',
    title: 'One',
    content: '<p>Two &lt; three.</p>\n<p>Four.</p>',
    enclosures: [{ url: 'https://canal.example/a.m4a', mimeType: 'audio/x-m4a' }],
  });
});

describe('a feed that is not quite one', () => {
  it.each([
    ['an empty line before it', `\n\n ${rss('<item><title>A</title><link>https://canal.example/1</link></item>')}`],
    ['a mark before it', `\ufeff${rss('<item><title>A</title><link>https://canal.example/1</link></item>')}`],
    ['bare ampersands', rss('<item><title>A</title><link>https://canal.example/1?a=1&b=2</link></item>')],
    [
      'names of HTML characters',
      rss('<item><title>caf&eacute;&nbsp;A</title><link>https://canal.example/1</link></item>'),
    ],
    ['control characters', rss('<item><title>A\u0007</title><link>https://canal.example/1</link></item>')],
  ])('is read with %s', (_name, text) => {
    expect(first(text)?.url).toMatch(/^https:\/\/canal\.example\/1/);
  });

  it.each([
    ['a web page', '<!DOCTYPE html><html><body>Welcome</body></html>', 'wrong-type'],
    [
      'a web page as XML',
      '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>',
      'wrong-type',
    ],
    ['nothing', '', 'unreadable'],
    ['half a feed', rss('<item><title>A</title>').slice(0, -30), 'unreadable'],
  ])('is refused with a remedy when it is %s', (_name, text, code) => {
    expect(() => parseFeed(text, 'https://canal.example/news')).toThrow(
      expect.objectContaining({
        code,
        hint: expect.stringContaining('lectern source test https://canal.example/news'),
      }),
    );
  });
});
