/** Mails that were written to keep their reader busy, or to have it say who it is. */
import { describe, expect, it } from 'vitest';
import { readBytes } from './read.ts';

const mail = (html: string, headers = '') =>
  Buffer.from(
    `From: A <a@b.example>\r\nTo: Ann <ann@home.example>\r\nSubject: S\r\nMessage-ID: <x@b.example>\r\n${headers}MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}`,
  );
const TEXT =
  '<p>The harbour office has counted the berths again and found two that nobody had written down before.</p><p>One of them is older than the harbour, says the keeper of the list.</p>';

describe('a mail', () => {
  it.each([
    ['tables within tables', `${'<table><tr><td>'.repeat(5000)}${TEXT}`],
    ['comments without an end', `${TEXT}${'<!--'.repeat(200_000)}`],
    ['many lines for the reader', `${TEXT}${'<p>Unsubscribe <a href="https://a.example/u">here</a></p>'.repeat(5000)}`],
    ['labels of sponsors in one box', `${TEXT}<div>${'<p>Sponsored by A</p><p>x</p>'.repeat(3000)}</div>`],
    [
      'addresses within addresses',
      `${TEXT}<p>${`<a href="https://a.example/?u=${'https%3A%2F%2Fa.example%2F%3Fu%3D'.repeat(500)}x">a</a>`.repeat(300)}</p>`,
    ],
    ['a line of half a million signs', `${TEXT}<p>${'P.O. Box st street 1234 '.repeat(20_000)}</p>`],
  ])('with %s is read to its end', { timeout: 60_000 }, async (_, html) => {
    const { article } = await readBytes(mail(html), { url: 'urn:uuid:1' });
    expect(JSON.stringify(article.blocks)).toContain('The harbour office');
  });

  it('names no file, script or other mail, and no place of its own as where it is from', async () => {
    const { article } = await readBytes(
      mail(
        `<link rel="canonical" href="https://evil.example/real"><meta property="og:url" content="https://evil.example/x"><base href="file:///etc/">${TEXT}<p>A <a href="passwd">link</a>, <a href="javascript:alert(1)">one</a> and <a href="mailto:ann@home.example">another</a> in the last line of it.</p><audio src="file:///etc/passwd"></audio><audio src="cid:1"></audio><iframe src="https://evil.example/"></iframe>`,
        'Archived-At: <javascript:alert(1)>\r\n',
      ),
      { url: 'urn:uuid:1' },
    );
    expect(article).toMatchObject({ url: 'urn:uuid:1', canonicalUrl: 'urn:uuid:1' });
    expect(JSON.stringify(article)).not.toMatch(/evil|file:|javascript:|mailto:|cid:|passwd/);
  });
});
