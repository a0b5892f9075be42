import { describe, expect, it } from 'vitest';
import { chooseItems } from '../../src/sources/imports/choose-items.ts';
import { parseCsv } from '../../src/sources/imports/parse-csv.ts';
import { parseMoment } from '../../src/sources/imports/parse-moment.ts';
import { IMPORT_FORMATS, type ReadExport, readExport } from '../../src/sources/imports/read-export.ts';
import { describeRow } from '../../src/words/unreadable-row.ts';

const nothing = async () => undefined;

async function read(
  text: string,
  sibling: (name: string) => Promise<string | undefined> = nothing,
): Promise<ReadExport> {
  const found = await readExport({ name: 'export', text }, sibling);
  if (!found) throw new Error('not recognised');
  return found;
}

/** What would be taken, as lines: when it was saved, whether it was read, the address, the title, the tags. */
function linesOf({ items }: Pick<ReadExport, 'items'>): readonly string[] {
  return chooseItems(items, { order: 'oldest' }).wanted.map(({ item, isRead, savedAt = '' }) =>
    [savedAt.slice(0, 10), isRead ? 'read' : 'new', item.url, item.title ?? '', (item.tags ?? []).join('+')].join(
      ' | ',
    ),
  );
}

describe('an export of', () => {
  it('Pocket as a table: BOM, CRLF, quotes and line ends in fields, no title, tracking, a time of 0', async () => {
    const table = [
      '\uFEFFtitle,url,time_added,tags,status',
      '"A title, ""quoted"",\r\nin two lines",https://paper.example/a?utm_source=pocket_reader,1600322788,slow reads|rivers,unread',
      'https://paper.example/b,https://paper.example/b,1500000000,,archive',
      'No time,https://paper.example/c,0,,unread',
      '',
    ].join('\r\n');
    const found = await read(table);
    expect(found).toMatchObject({ format: 'Pocket (CSV)', problems: [] });
    expect(linesOf(found)).toEqual([
      '2017-07-14 | read | https://paper.example/b |  | ',
      ' | new | https://paper.example/c | No time | ',
      '2020-09-17 | new | https://paper.example/a | A title, "quoted", in two lines | slow reads+rivers',
    ]);
  });

  it('Pocket as a page: two lists, entities, tags with commas', async () => {
    const page = `<!DOCTYPE html>
<html>
\t<!--So long-->
\t<head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8" /><title>Pocket Export</title></head>
\t<body>
\t\t<h1>Unread</h1>
\t\t<ul>
\t\t\t<li><a href="https://paper.example/a?x=1&amp;y=2" time_added="1688628695" tags="one,two words">Fish &amp; chips &#8211; a history</a></li>
\t\t</ul>
\t\t<h1>Read Archive</h1>
\t\t<ul>
\t\t\t<li><a href="https://paper.example/b" time_added="1588627412" tags="">https://paper.example/b</a></li>
\t\t</ul>
\t</body>
</html>`;
    const found = await read(page);
    expect(found.format).toBe('Pocket (HTML)');
    expect(linesOf(found)).toEqual([
      '2020-05-04 | read | https://paper.example/b |  | ',
      '2023-07-06 | new | https://paper.example/a?x=1&y=2 | Fish & chips – a history | one+two words',
    ]);
  });

  it('Instapaper, with and without tags', async () => {
    const found = await read(
      'URL,Title,Selection,Folder,Timestamp,Tags\nhttps://paper.example/1,One,"a ""quote""",Unread,1700000000,"[""rivers"",""a, b""]"\nhttps://paper.example/2,Two,,Archive,1700000001,"[]"\nhttps://paper.example/3,Three,,Starred,1700000002\n',
    );
    expect(found).toMatchObject({ format: 'Instapaper (CSV)', problems: [] });
    expect(linesOf(found)).toEqual([
      '2023-11-14 | new | https://paper.example/1 | One | rivers+a, b',
      '2023-11-14 | read | https://paper.example/2 | Two | ',
      '2023-11-14 | new | https://paper.example/3 | Three | ',
    ]);
    expect(
      (await read('URL,Title,Selection,Folder,Timestamp\nhttps://paper.example/1,One,,Later,17')).items,
    ).toHaveLength(1);
  });

  it('Readwise Reader, with tags as Python writes a list', async () => {
    const found = await read(
      `Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen\nOne,https://paper.example/1,01gm,"['rivers', ""it's""]",2022-11-06 04:33:50+00:00,0,new,True\nTwo,https://paper.example/2,01gn,[],2022-11-05 23:33:50-05:00,1,archive,True\nA letter,mailto:reader-forwarded-email/3,01gp,[],2022-11-07 00:00:00+00:00,0,later,False\n`,
    );
    expect(found.format).toBe('Readwise Reader (CSV)');
    expect(linesOf(found)).toEqual([
      "2022-11-06 | new | https://paper.example/1 | One | rivers+it's",
      '2022-11-06 | read | https://paper.example/2 | Two | ',
    ]);
    expect(chooseItems(found.items, { order: 'oldest' }).noAddresses).toEqual(['mailto:reader-forwarded-email/3']);
  });

  it('Wallabag as JSON, with the text that it keeps', async () => {
    const entry = {
      id: 3,
      uid: null,
      title: 'A river',
      url: 'https://paper.example/river',
      is_archived: 0,
      is_starred: 1,
      content: '<p>Water.</p>',
      created_at: '2024-01-01T10:00:00+0100',
      updated_at: '2024-01-02T10:00:00+0100',
      published_at: '2023-12-31T00:00:00+0100',
      published_by: ['Ann Alder', 'Bo Birch'],
      tags: ['water', 'slow'],
      mimetype: 'text/html',
      language: 'en',
    };
    const lost = {
      ...entry,
      url: 'https://paper.example/lost',
      is_archived: true,
      is_not_parsed: true,
      tags: [{ label: 'x' }],
    };
    const found = await read(JSON.stringify([entry, lost, 'rubbish', { ...entry, url: '' }]));
    expect(found.format).toBe('Wallabag (JSON)');
    expect(found.problems.map(({ unit, number }) => `${unit} ${number}`)).toEqual(['entry 3', 'entry 4']);
    const { wanted } = chooseItems(found.items, { order: 'oldest' });
    expect(wanted).toEqual([
      {
        item: {
          url: 'https://paper.example/river',
          title: 'A river',
          byline: 'Ann Alder, Bo Birch',
          publishedAt: '2023-12-30T23:00:00.000Z',
          tags: ['water', 'slow'],
          content: '<p>Water.</p>',
        },
        isRead: false,
        savedAt: '2024-01-01T09:00:00.000Z',
      },
      expect.objectContaining({ isRead: true, item: expect.not.objectContaining({ content: expect.anything() }) }),
    ]);
    const answer = { page: 1, pages: 1, _embedded: { items: [entry] } };
    expect((await read(JSON.stringify(answer))).items).toHaveLength(1);
  });

  it('Wallabag as a table, with semicolons and days first', async () => {
    const found = await read(
      'Title;URL;Content;Tags;"MIME Type";Language;"Creation date"\n"A; river";https://paper.example/1;"<p>Water ""flows"".</p>";"water, slow";text/html;en;"31/12/2023 09:30:00"\n',
    );
    expect(found.format).toBe('Wallabag (CSV)');
    expect(linesOf(found)).toEqual(['2023-12-31 | new | https://paper.example/1 | A; river | water+slow']);
  });

  it('Omnivore, with the pages beside its lists, but for what was deleted', async () => {
    const entry = (slug: string, more: object) => ({
      id: slug,
      slug,
      title: slug,
      description: '',
      author: 'Ann',
      url: `https://paper.example/${slug}`,
      state: 'Active',
      readingProgress: 0,
      thumbnail: '',
      labels: ['rivers'],
      savedAt: '2024-02-01T00:00:00.000Z',
      updatedAt: '2024-02-01T00:00:00.000Z',
      publishedAt: null,
      ...more,
    });
    const asked: string[] = [];
    const found = await read(
      JSON.stringify([
        entry('one', {}),
        entry('two', { state: 'Archived' }),
        entry('three', { readingProgress: 100 }),
        entry('gone', { state: 'Deleted' }),
        entry('../../secret', { url: 'https://paper.example/4' }),
      ]),
      async (name) => {
        asked.push(name);
        return name === 'content/one.html' ? '<p>One.</p>' : undefined;
      },
    );
    expect(found.format).toBe('Omnivore');
    expect(asked).toEqual(['content/one.html', 'content/two.html', 'content/three.html']);
    const { wanted } = chooseItems(found.items, { order: 'oldest' });
    expect(wanted.map(({ isRead }) => isRead)).toEqual([false, true, true, false]);
    expect(wanted[0]?.item).toMatchObject({ byline: 'Ann', tags: ['rivers'], content: '<p>One.</p>' });
  });

  it('Raindrop.io, of all and of one collection', async () => {
    const all = await read(
      'id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite\n1,One,"a\nnote",An excerpt,https://paper.example/1,Read / Later,"rivers, slow",2024-01-01T00:00:00.000Z,,,false\n',
    );
    expect(all.format).toBe('Raindrop.io (CSV)');
    expect(linesOf(all)).toEqual(['2024-01-01 | new | https://paper.example/1 | One | rivers+slow']);
    const one = await read(
      'title,note,excerpt,url,tags,created,cover\nOne,,,https://paper.example/1,,2024-01-01T00:00:00Z,\n',
    );
    expect(one.format).toBe('Raindrop.io (CSV)');
  });

  const BOOKMARKS = `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<!-- This is an automatically generated file. -->
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
    <DT><H3 ADD_DATE="1700000000" LAST_MODIFIED="1700000000" PERSONAL_TOOLBAR_FOLDER="true">Bar</H3>
    <DL><p>
        <DT><H3>To hear</H3>
        <DL><p>
            <DT><A HREF="https://paper.example/1" ADD_DATE="1700000003" ICON="data:image/png;base64,AAAA" TAGS="rivers,slow">One &lt;1&gt;</A>
            <DD>A note with <A HREF="https://paper.example/in-note">a link</A>
        </DL><p>
        <DT><A HREF="https://paper.example/2" ADD_DATE="1700000002" TOREAD="0">Two</A>
        <DT><A HREF="javascript:alert(1)" ADD_DATE="1700000002">A bookmarklet</A>
        <DT><A HREF="place:sort=8" ADD_DATE="1700000002">Recent</A>
        <DT><A HREF="file:///etc/passwd">A file</A>
    </DL><p>
    <DT><H3>Other</H3>
    <DL><p>
        <DT><A HREF="https://paper.example/3" ADD_DATE="1700000001">Three</A>
    </DL><p>
</DL><p>`;

  it('a browser: folders in folders, entities, and nothing that is no page', async () => {
    const found = await read(BOOKMARKS);
    expect(found.format).toBe('bookmarks (HTML)');
    expect(found.items.map(({ folder }) => folder)).toEqual([
      'Bar/To hear',
      'Bar/To hear',
      ...Array(4).fill('Bar'),
      'Other',
    ]);
    expect(linesOf(found).filter((line) => !line.includes('in-note'))).toEqual([
      '2023-11-14 | new | https://paper.example/3 | Three | ',
      '2023-11-14 | read | https://paper.example/2 | Two | ',
      '2023-11-14 | new | https://paper.example/1 | One <1> | rivers+slow',
    ]);
    expect(chooseItems(found.items, { order: 'oldest' }).noAddresses).toHaveLength(3);
    const inFolder = (name: string) =>
      chooseItems(found.items, { order: 'oldest', folders: [name] }).wanted.map(({ item }) => item.url.slice(-1));
    expect(inFolder('other')).toEqual(['3']);
    expect(inFolder('Bar/to hear/')).toContain('1');
    expect(inFolder('ar')).toEqual([]);
  });

  it('Firefox as JSON, with dates in microseconds', async () => {
    const place = (title: string, more: object) => ({
      type: 'text/x-moz-place',
      title,
      dateAdded: 1388166091644000,
      ...more,
    });
    const root = {
      guid: 'root________',
      title: '',
      type: 'text/x-moz-place-container',
      root: 'placesRoot',
      children: [
        {
          title: 'toolbar',
          type: 'text/x-moz-place-container',
          children: [
            place('One', { uri: 'https://paper.example/1', tags: 'rivers,slow' }),
            { type: 'text/x-moz-place-separator', title: '' },
            place('Two', { uri: 'https://paper.example/2' }),
          ],
        },
        { title: 'unfiled', type: 'text/x-moz-place-container' },
      ],
    };
    const found = await read(JSON.stringify(root, null, 2));
    expect(found.format).toBe('Firefox bookmarks (JSON)');
    expect(found.items.map(({ folder }) => folder)).toEqual(['toolbar', 'toolbar']);
    expect(linesOf(found)).toEqual([
      '2013-12-27 | new | https://paper.example/1 | One | rivers+slow',
      '2013-12-27 | new | https://paper.example/2 | Two | ',
    ]);
  });

  it('Pinboard', async () => {
    const entry = { description: 'One', extended: '', meta: '', hash: '', time: '2016-10-31T15:57:56Z', shared: 'yes' };
    const found = await read(
      JSON.stringify([
        { ...entry, href: 'https://paper.example/1', toread: 'no', tags: 'rivers slow' },
        { ...entry, href: 'https://paper.example/2', toread: 'yes', tags: '' },
      ]),
    );
    expect(found.format).toBe('Pinboard (JSON)');
    expect(linesOf(found)).toEqual([
      '2016-10-31 | read | https://paper.example/1 | One | rivers+slow',
      '2016-10-31 | new | https://paper.example/2 | One | ',
    ]);
  });

  it('subscriptions, which are feeds and no articles', async () => {
    const found = await read(
      '<?xml version="1.0"?><opml version="2.0"><head><title>x</title></head><body><outline text="News"><outline type="rss" text="Paper" xmlUrl="https://paper.example/rss"/></outline></body></opml>',
    );
    expect(found).toEqual({
      format: 'OPML',
      items: [],
      problems: [],
      feeds: [{ url: 'https://paper.example/rss', title: 'Paper', folders: ['News'] }],
    });
  });

  it('nothing that is known is none: other tables, other JSON, pages, words', async () => {
    for (const text of [
      '',
      'just words',
      'name,age\nAnn,3\n',
      '[]',
      '{"a": 1}',
      '[{"url": "https://paper.example/"}]',
      '[{"url": ',
      '<!doctype html><html><head><title>An article</title></head><body><p>Words.</p></body></html>',
      'url,title\nhttps://paper.example/1,One\n',
    ])
      expect(await readExport({ name: 'x', text }, nothing)).toBeUndefined();
    expect(new Set(IMPORT_FORMATS).size).toBe(12);
  });
});

describe('a table', () => {
  it('names rows without an address, short rows and open quotation marks by their lines, and keeps the others', async () => {
    const found = await read(
      'title,url,time_added,tags,status\n"Two\nlines",https://paper.example/1,1600000000,,unread\nNone,,1600000000,,unread\nshort\n\n"Open,https://paper.example/2,1600000000,,unread\nLast,https://paper.example/3,1600000000,,unread\n',
    );
    expect(found.problems.map(describeRow)).toEqual([
      'line 7 opens a quotation mark that nothing closes',
      'line 4 has no address',
      'line 5 is cut short',
    ]);
    expect(found.items.map(({ url }) => url.slice(-1))).toEqual(['1', '3']);
  });

  it('ends its lines with CR too, and keeps what follows a closing mark', () => {
    expect(parseCsv('a,b\r"x"y,"z""z"\r\n,\n')).toEqual({
      header: ['a', 'b'],
      rows: [
        { line: 2, fields: ['xy', 'z"z'] },
        { line: 3, fields: ['', ''] },
      ],
      broken: [],
    });
  });
});

describe('a moment', () => {
  it.each([
    [1600322788, '2020-09-17T06:06:28.000Z'],
    ['1600322788', '2020-09-17T06:06:28.000Z'],
    ['1600322788123', '2020-09-17T06:06:28.123Z'],
    [1600322788123456, '2020-09-17T06:06:28.123Z'],
    ['2024-01-01', '2024-01-01T00:00:00.000Z'],
    ['2024-01-01T10:00:00+0100', '2024-01-01T09:00:00.000Z'],
    ['2022-11-06 04:33:50.123456+00:00', '2022-11-06T04:33:50.000Z'],
    ['31/12/2023 09:30:00', '2023-12-31T09:30:00.000Z'],
    ['0', undefined],
    ['', undefined],
    ['yesterday', undefined],
    ['2024-13-41', undefined],
    [Number.NaN, undefined],
  ])('%s is %s', (written, instant) => {
    expect(parseMoment(written)).toBe(instant);
  });
});

describe('of what was saved', () => {
  const saved = [
    { url: 'https://paper.example/new?fbclid=1', savedAt: 1700000300, title: 'New', tags: ['A'] },
    { url: 'http://paper.example/twice/', savedAt: 1700000200, title: 'Twice', isRead: true, tags: ['b'] },
    { url: 'https://paper.example/old', savedAt: 1700000000, tags: ['B ', 'B'] },
    { url: 'https://paper.example/beside', tags: [] },
    { url: 'http://paper.example/twice?utm_medium=x', savedAt: 1700000100, title: '', tags: ['a'] },
    { url: 'https://user:secret@paper.example/closed', savedAt: 1700000400 },
    { url: `https://paper.example/${'x'.repeat(2000)}` },
    { url: 'words' },
  ];
  const chosen = (more: object) => chooseItems(saved, { order: 'oldest', ...more });
  const names = (more: object) => chosen(more).wanted.map(({ item }) => new URL(item.url).pathname.replaceAll('/', ''));

  it('each address comes once, where it was saved first and as it was saved last', () => {
    expect(names({})).toEqual(['old', 'beside', 'twice', 'new', 'closed']);
    const { wanted, duplicates, noAddresses } = chosen({});
    expect([duplicates, noAddresses.length]).toEqual([1, 2]);
    expect(wanted[2]).toEqual({
      item: { url: 'http://paper.example/twice', title: 'Twice', tags: ['b', 'a'] },
      isRead: true,
      savedAt: '2023-11-14T22:15:00.000Z',
    });
    expect(wanted.map(({ item }) => item.url).join()).not.toContain('secret');
  });

  it('the choice is kept, and the order', () => {
    expect(names({ onlyUnread: true })).toEqual(['old', 'beside', 'new', 'closed']);
    expect(names({ tags: ['b'] })).toEqual(['old', 'twice']);
    expect(names({ newest: 2 })).toEqual(['new', 'closed']);
    expect(names({ newest: 2, order: 'newest' })).toEqual(['closed', 'new']);
    expect(chosen({ newest: 2 }).leftOut).toBe(3);
  });

  it('20,000 entries of every kind of file are read within bounds of memory', async () => {
    const numbers = Array.from({ length: 20_000 }, (_, at) => at);
    const table = `title,url,time_added,tags,status\n${numbers.map((at) => `"Title, ${at}",https://paper.example/${at},${1500000000 + at},a|b,unread`).join('\n')}`;
    const page = `<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>${numbers.map((at) => `<DT><H3>Folder</H3><DL><p><DT><A HREF="https://paper.example/${at}" ADD_DATE="${1500000000 + at}">${at}</A></DL><p>`).join('\n')}</DL>`;
    for (const text of [table, page]) {
      const { wanted } = chooseItems((await read(text)).items, { order: 'oldest' });
      expect(wanted).toHaveLength(20_000);
      expect(wanted.at(-1)?.item.url).toBe('https://paper.example/19999');
    }
  });

  it('a page with open elements ten thousand deep is read', async () => {
    const page = `<!DOCTYPE NETSCAPE-Bookmark-file-1>${'<dl><div>'.repeat(5000)}<a href="https://paper.example/1">One</a>`;
    expect((await read(page)).items.map(({ url }) => url)).toEqual(['https://paper.example/1']);
  });
});
