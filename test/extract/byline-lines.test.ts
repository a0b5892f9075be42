/** Bylines in lines: the name over its paper, its day or its post. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { PROSE, paragraphs, URL_OF_PAGE } from './sample-page.ts';

function read(above: string, below = '', head = ''): { readonly byline: string | undefined; readonly spoken: string } {
  const body = `${above}<div>${paragraphs(PROSE)}</div>${below}`;
  const html = `<html lang="en"><head><title>Ferry crosses without oil</title>${head}</head><body>${body}</body></html>`;
  const article = extractArticle(html, URL_OF_PAGE).article;
  return {
    byline: article?.byline,
    spoken: article?.blocks.map((block) => ('text' in block ? block.text : '')).join('\n') ?? '',
  };
}

const TITLE = '<h1>Ferry crosses without oil</h1>';
const SPOKEN = PROSE.join('\n');

describe('the author', () => {
  it.each([
    ['By RUTH QUILL<br>Wexley Post-Gazette <br>Saturday, May 18, 2024', 'Ruth Quill'],
    ['By <a href="mailto:q@courier.example"><b>Ruth Quill</b></a><br> COURIER-REVIEW<br>', 'Ruth Quill'],
    ['Ruth Quill in Wexley<br>Saturday May 18, 2024<br><a href="/">The Courier</a>', 'Ruth Quill'],
    ['By RUTH McQUILL Associated Press Writer', 'Ruth McQuill'],
    ['By Ruth Quill Saturday, May 18, 2024', 'Ruth Quill'],
    ['By Ruth Quill and agencies', 'Ruth Quill'],
    ['Contributed by Ruth Quill', 'Ruth Quill'],
    ['18th May 2024, 09:28am by Ruth Quill.', 'Ruth Quill'],
  ])('is the name alone: %s', (line, name) => {
    expect(read(`${TITLE}<p>${line}</p>`).byline).toBe(name);
  });

  it('stands in the first line of a field', () => {
    expect(read(TITLE, '', '<meta name="author" content=" RUTH QUILL<BR>The Wexley Ledger">').byline).toBe(
      'Ruth Quill',
    );
  });

  it('stands with the day below the page’s tools', () => {
    expect(
      read(`${TITLE}<p>Font size: smaller larger</p><p>Print page</p><p>Ruth Quill | May 18, 2024</p>`).byline,
    ).toBe('Ruth Quill');
  });

  it('stands over the title where nothing below names one', () => {
    expect(read(`<p>By: Ruth Quill</p><p>Print</p>${TITLE}`).byline).toBe('Ruth Quill');
  });

  it('is the one below the title, not that of a text in the menu', () => {
    const menu = '<div><a href="/b">The crane</a><span class="byline">Bo Bell</span></div>';
    expect(read(`${menu}${TITLE}<p><span class="byline">Ruth Quill</span></p>`).byline).toBe('Ruth Quill');
  });

  it('is a person rather than a house with an article before its name', () => {
    const field = '<meta name="author" content="The Wexleytimes">';
    expect(read(`${TITLE}<p>Author : Ruth Quill</p>`, '', field).byline).toBe('Ruth Quill');
  });

  it.each(['Comments', 'Have your say', '5 comments'])('is nobody who signs below the label %s', (label) => {
    expect(read(TITLE, `<p>${label}</p><p>Posted by Ann Ames on May 19, 2024 5:58 PM</p>`).byline).toBeUndefined();
  });
});

describe('below the name of the author', () => {
  it.each([
    '<p>By Ruth Quill</p><h3>Sports Reporter</h3>',
    '<p>By RUTH QUILL</p><p>Wexley Courier Film and TV Editor</p>',
    '<div class="byln"><div>RUTH QUILL</div> <b>The Wexleyan Staff</b></div>',
    '<div class="storybyline">By Ruth Quill</div><div class="storybytitle">Wexley Daily Star</div>',
    '<h3>RUTH QUILL, HarborWest News Service</h3>',
    '<p>BY RUTH QUILL in Wexley and ANN AMES, BO BELL and CY COLE in Skarn DAILY COURIER WRITERS</p>',
  ])('nothing is spoken that says what she is: %s', (lines) => {
    const html = `<div>${TITLE}${lines}${paragraphs(PROSE)}</div>`;
    expect(read(html).spoken.startsWith(SPOKEN)).toBe(true);
  });

  it('a heading of the text is spoken', () => {
    const html = `<div>${TITLE}<p>By Ruth Quill</p><h3>The Harbour Radio</h3>${paragraphs(PROSE)}</div>`;
    expect(read(html).spoken).toContain('The Harbour Radio');
  });
});

describe('a house', () => {
  it.each(['Salt &amp; Sail', 'Rope and Tar', 'Mast, Sail'])(
    'is no list of people where the site is called so: %s',
    (site) => {
      const head = `<meta property="og:site_name" content="${site}"><meta name="dc.creator" content="${site}">`;
      expect(read(TITLE, '', head).byline).toBeUndefined();
    },
  );

  it('is where somebody works, behind what she does', () => {
    const byline = (text: string) =>
      read(`${TITLE}<div class="blog-author">By <a href="/q">Ruth Quill</a>, ${text}</div>`).byline;
    expect(byline('Senior Staff Counsel, WHTA Speech, Privacy, and Harbour Project')).toBe('Ruth Quill');
    expect(byline('Staff Writer, KIM Min-ji')).toBe('Ruth Quill');
    expect(byline('Bo Bell and Ann Ames')).toBe('Ruth Quill, Bo Bell, Ann Ames');
  });

  it('stands for nobody where the page links to who wrote by a pen name', () => {
    const head = '<meta name="author" content="Organization for Seagoing Works">';
    const by = (href: string) =>
      read(`${TITLE}<h3 class="byline"><a rel="author" href="${href}">HowlingOwl</a></h3>`, '', head).byline;
    expect(by('/users/HowlingOwl/pseuds/HowlingOwl')).toBe('HowlingOwl');
    expect(by('/authors/HowlingOwl')).toBe('HowlingOwl');
    expect(by('/topics/owls')).toBe('Organization for Seagoing Works');
  });
});
