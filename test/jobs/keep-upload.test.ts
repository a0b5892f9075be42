import { describe, expect, it } from 'vitest';
import { planUpload } from '../../src/jobs/keep-upload.ts';

const kept = () => {
  const all: Uint8Array[] = [];
  const put = async (bytes: Uint8Array) => {
    all.push(bytes);
    return 'a'.repeat(64);
  };
  return { all, put };
};

describe('an upload', () => {
  it('is kept, and named by its content', async () => {
    const originals = kept();
    const upload = { bytes: Buffer.from('# A title\n\nText.'), fileName: 'C:\\letters\\notes.md' };
    expect(await planUpload(originals, upload, { showId: 'inbox' })).toEqual({
      kind: 'add',
      showId: 'inbox',
      items: [{ url: `urn:sha256:${'a'.repeat(64)}`, original: { sha256: 'a'.repeat(64), fileName: 'notes.md' } }],
    });
    expect(originals.all).toEqual([upload.bytes]);
  });

  it.each([
    ['\x89PNG\r\n\x1a\n', 'The document is a picture (PNG).'],
    ['', 'The document is empty.'],
    [
      'title,url,time_added,tags,status\nOne,https://paper.example/1,1,,unread\n',
      'The document is a list of what was saved elsewhere: Pocket (CSV).',
    ],
    [
      '<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE><DL><p><DT><A HREF="https://paper.example/1">One</A></DL>',
      'The document is a list of what was saved elsewhere: bookmarks (HTML).',
    ],
  ])('that is no document is refused by name and not kept: %j', async (content, message) => {
    const originals = kept();
    const sent = planUpload(originals, { bytes: Buffer.from(content, 'latin1'), fileName: 'a.txt' });
    await expect(sent).rejects.toMatchObject({ code: 'no-article', permanent: true, message });
    expect(originals.all).toEqual([]);
  });
});
