/** Lists of links in an article: the author's, and those of the site. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const linesOf = (html: string) =>
  extractArticle(html, URL_OF_PAGE).article?.blocks.flatMap((block) =>
    'text' in block ? [`${block.kind}: ${block.text}`] : [],
  ) ?? [];
const around = (box: string) =>
  linesOf(page(paragraphs(LONG_PROSE.slice(0, 6)) + box + paragraphs(LONG_PROSE.slice(6))));

describe('a list of links', () => {
  const TITLES = ['The dyke that nobody measured', 'A bell for the deaf', 'Forty winters on the mole'];
  const list = (items: readonly string[] = TITLES, host = 'https://dykes.example.org') =>
    `<ul>${items.map((item, at) => `<li><a href="${host}/${at}">${item}</a></li>`).join('')}</ul>`;
  const listed = (html: string) => around(html).filter((line) => line.startsWith('listItem'));

  it.each([
    'If the sea comes to your town too, these are the three reports that helped the mayor:',
    'What I read on the night boat:',
    'Three of my own pieces, oldest first:',
    'Further reading, none of it written by engineers:',
    'Four harbours have refused so far:',
    'If you must read something about dykes, read these:',
    'The committee looked at the following proposals:',
    'Estos tres libros me salvaron el invierno:',
    'Diese drei Berichte haben mir die Augen geöffnet:',
    'Trois livres que je relis chaque hiver :',
  ])('is read behind a sentence of the text: %s', (lead) => {
    expect(listed(`<p>${lead}</p>${list()}`)).toEqual(TITLES.map((title) => `listItem: ${title}`));
    const wrapped = list().replaceAll('<li>', '<li><p>').replaceAll('</li>', '</p></li>');
    expect(listed(`<p>${lead}</p>${wrapped}`)).toHaveLength(3);
    expect(listed(`<p>${lead}</p>${list().replaceAll('</li><li>', '</li></ul><ul><li>')}`)).toHaveLength(3);
    expect(listed(`<div><p>${lead}</p></div><div class="list-block"><div>${list()}</div></div>`)).toHaveLength(3);
  });

  it.each([
    'Links we mention',
    'Books mentioned in this episode',
    'What I am reading',
    'Things we talked about',
    'People and places mentioned',
  ])('is read below a heading in which the author speaks: %s', (heading) => {
    expect(listed(`<h3>${heading}</h3>${list()}`)).toHaveLength(3);
  });

  it.each([
    'Related articles:',
    'More from us:',
    'Read more of our coverage of the floods:',
    'Here are some other stories from the harbour:',
    'If you liked this one, you may also like:',
    'You might also be interested in these:',
    'The latest news from the harbour today:',
    'Our readers are also reading these three:',
    'Follow the Courier on these platforms:',
    'People who read this also read:',
    'Previously on this blog, about dykes:',
    'What to read next about the harbour:',
    'À lire également dans notre dossier mer :',
    'Das könnte Sie auch interessieren, liebe Leser:',
    'Retrouvez tous nos articles sur la mer :',
  ])('is left out behind what a site says: %s', (lead) => {
    expect(listed(`<p>${lead}</p>${list()}`)).toEqual([]);
  });

  it.each(['Sources', 'Related', 'Read next', 'More on this story', 'Links'])(
    'is left out below the heading %s',
    (heading) => expect(listed(`<h3>${heading}</h3>${list()}`)).toEqual([]),
  );

  it.each(['More Cozy Stews', 'Weitere Eintöpfe', 'Otras sopas', 'Altre zuppe', 'Другие супы', '更多食谱'])(
    'takes its heading along, where the text goes on below it: %s',
    (heading) => {
      const links = '<ul><li><a href="/a">Bean stew</a></li><li><a href="/b">Fish stew</a></li></ul>';
      const all = (html: string) => linesOf(page(paragraphs(LONG_PROSE) + html));
      const end = '<p>Freeze what is left of it, and thaw it in the sink overnight.</p>';
      expect(all(`<h2>${heading}</h2>${links}${end}`)).not.toContain(`heading: ${heading}`);
      expect(all(`<h2>${heading}</h2>${links}${end}`).at(-1)).toContain('Freeze what');
      expect(all(`<h2>${heading}</h2>${end}${links}`)).toContain(`heading: ${heading}`);
      expect(all(`<h2>${heading}</h2><ul><li>Bean stew, for four of us.</li></ul>${end}`)).toContain(
        `heading: ${heading}`,
      );
      expect(all(`<h2>What I cook</h2>${links}${end}`)).toContain('heading: What I cook');
    },
  );

  it('is left out where it has pictures or days, leads to parts of the page or to platforms, or stands in a box', () => {
    const lead = '<p>What I read on the night boat:</p>';
    expect(listed(lead + list().replaceAll('<li>', '<li><img src="/a.jpg" alt="">'))).toEqual([]);
    expect(listed(lead + list().replaceAll('</li>', ' <span>3 May 2024</span></li>'))).toEqual([]);
    expect(listed(`<p>The four parts of this long text:</p>${list(TITLES, '#part')}`)).toEqual([]);
    expect(listed(`<p>And I can be found here:</p>${list(['Mastodon', 'Bluesky', 'RSS'])}`)).toEqual([]);
    expect(listed(`<div class="box">${lead}${list()}</div>`)).toEqual([]);
  });

  it('is left out below More on with a few words for each in a box of their own, and read where links stand within sentences', () => {
    const names = [TITLES[0], 'A bell for the deaf of the quay', TITLES[2]].map(String);
    const noted = list(names).replaceAll('</a>', '</a> has opened, and nobody asked for it.');
    expect(listed(`<div><h3>More on dykes</h3>${noted}</div>`)).toEqual([]);
    expect(listed(`<div><h3>Three dykes</h3>${noted}</div>`)).toHaveLength(3);
    const told = list()
      .replaceAll('<li>', '<li>My aunt kept ')
      .replaceAll('</a>', '</a> under the stove, where it floated.');
    expect(listed(`<div><h3>More about my aunt</h3>${told}</div>`)).toHaveLength(3);
  });

  const ofSite = (lead: string, after = '') =>
    linesOf(page(`${paragraphs(LONG_PROSE)}${lead}${list(TITLES, '')}${after}`)).filter((line) =>
      line.startsWith('listItem'),
    );

  it.each([
    'Three pieces for a slow Sunday:',
    'From the desk that brought you this:',
    'How the week went at the Courier:',
    'The two of us wrote these before:',
    'My account and settings:',
    'Keywords for this page and its places:',
  ])('at the end of the text is left out where it stays on the site: %s', (lead) => {
    expect(ofSite(`<p>${lead}</p>`)).toEqual([]);
  });

  it('on the site is read where the author speaks or the text goes on, and below a heading of his own', () => {
    expect(ofSite('<p>What I wrote before the flood:</p>')).toHaveLength(3);
    expect(ofSite('<p>The committee looked at the following proposals:</p>', paragraphs(LONG_PROSE))).toHaveLength(3);
    expect(ofSite('<h3>What I am reading</h3>', paragraphs(LONG_PROSE))).toHaveLength(3);
  });

  it.each(['What we cover', 'What we’re watching', 'Articles we recommend', 'Places mentioned'])(
    'on the site is left out below a heading of nobody: %s',
    (heading) => expect(ofSite(`<h3>${heading}</h3>`, paragraphs(LONG_PROSE))).toEqual([]),
  );

  it('is read with a number that belongs to a name', () => {
    expect(
      around(
        '<p>Take <a href="/66">Route <span class="badge">66</span></a> west and wait for the boy with the lamp.</p>',
      ),
    ).toContain('paragraph: Take Route 66 west and wait for the boy with the lamp.');
  });

  it('is read without how often each was followed', () => {
    const counted = list().replaceAll('</a>', '<span class="badge clicks">318</span></a>');
    expect(listed(`<p>What I read on the night boat:</p>${counted}`)).toEqual(TITLES.map((one) => `listItem: ${one}`));
  });

  it('keeps its heading at the end of the notes of a recording', () => {
    const notes = (heading: string) =>
      linesOf(page(`<audio src="/ep.mp3"></audio>${paragraphs(LONG_PROSE)}<h3>${heading}</h3>${list()}`)).slice(
        LONG_PROSE.length,
      );
    expect(notes('Links we mention')[0]).toBe('heading: Links we mention');
    expect(notes('Sources')).toHaveLength(4);
    expect(notes('Links')).toEqual([]);
  });
});
