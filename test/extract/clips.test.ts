/** Every form in which a page carries a recording, where it is heard, and what must not be taken for one. */
import { describe, expect, it } from 'vitest';
import { type ExtractOptions, extractArticle } from '../../src/extract/extract-article.ts';
import type { Block } from '../../src/model.ts';
import { PROSE, page, paragraphs, URL_OF_PAGE, ZH_PROSE } from './sample-page.ts';

function blocksOf(html: string, url = URL_OF_PAGE, options: ExtractOptions = {}): readonly Block[] {
  const result = extractArticle(html, url, options);
  if (!result.article) throw new Error(result.reason);
  return result.article.blocks;
}

const isClip = (block: Block) => block.kind === 'clip';
const [first, second, third] = PROSE;
/** A page with something between its second and third paragraph. */
const around = (player: string, head = '') => page(`<p>${first}</p><p>${second}</p>${player}<p>${third}</p>`, { head });
const MP3 = 'https://media.example/a/interview.mp3';

describe('forms', () => {
  it.each([
    ['audio[src]', `<p><audio controls src="${MP3}"></audio></p>`],
    ['audio > source', `<audio controls><source src="${MP3}" type="audio/mpeg">Your browser is too old.</audio>`],
    ['an audio element filled by a script', `<div><audio data-src="${MP3}"></audio></div>`],
    ['a link', `<p><a href="${MP3}">Listen</a></p>`],
    ['a link behind parameters', `<p><a href="${MP3}?download=1">Listen</a></p>`],
    ['a data attribute', `<div class="player" data-audio-url="${MP3}"></div>`],
    [
      'JSON in a data attribute',
      `<div data-player='{"title":"x","tracks":[{"file":"${MP3.replaceAll('/', '\\/')}"}]}'></div>`,
    ],
    ['a WordPress block', `<figure class="wp-block-audio"><audio controls src="${MP3}"></audio></figure>`],
    ['a shortcode that was not turned into a player', `<p>[audio mp3="${MP3}"][/audio]</p>`],
    [
      'object and flashvars',
      `<object data="/player.swf"><param name="FlashVars" value="playerID=1&amp;soundFile=${MP3}"></object>`,
    ],
    ['embed', `<embed src="/player.swf" flashvars="mp3=${encodeURIComponent(MP3)}">`],
    [
      'a player in an iframe',
      `<iframe src="https://player.example/?url=${encodeURIComponent(MP3)}&amp;color=red"></iframe>`,
    ],
    ['a script in the text', `<script>new Player({ file: "${MP3}", autoplay: false });</script>`],
  ])('%s is heard where it stands', (_, player) => {
    const blocks = blocksOf(around(player));
    expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph', 'clip', 'paragraph']);
    expect(blocks[2]).toMatchObject({ kind: 'clip', place: 'body', mimeType: 'audio/mpeg' });
    expect(blocks.find(isClip)).toHaveProperty('url', expect.stringContaining(MP3));
  });

  it.each([
    [
      'JSON with signs as codes',
      (url: string) => `<div data-audio='{"title":"x","url":"${url.replaceAll('&', '\\u0026')}"}'></div>`,
    ],
    [
      'JSON in a string of JSON',
      (url: string) => {
        const data = JSON.stringify({ audio: url }).replaceAll('/', '\\/').replaceAll('&', '\\u0026');
        return `<div data-player='${JSON.stringify({ data })}'></div>`;
      },
    ],
    [
      'markup in a string of JSON',
      (url: string) =>
        `<div data-html='"\\u003caudio src=\\u0022${url.replaceAll('&', '\\u0026amp;')}\\u0022\\u003e"'></div>`,
    ],
    [
      'twice escaped JSON',
      (url: string) => `<div data-audio="{&quot;url&quot;:&quot;${url.replaceAll('&', '&amp;amp;')}&quot;}"></div>`,
    ],
    ['a script', (url: string) => `<script>play({url: "${url.replaceAll('&', '\\u0026')}"})</script>`],
  ])('%s gives the whole address, once beside a link to it', (_, player) => {
    const url = `${MP3}?size=38&d=237&e=a-1&sc=site`;
    const link = `<p><a href="${url.replaceAll('&', '&amp;')}">Download</a></p>`;
    expect(blocksOf(around(player(url) + link)).filter(isClip)).toMatchObject([{ url }]);
  });

  it('gives the title in JSON whose quotation marks are codes only as a whole', () => {
    const data = `{"title":"The \\u0022quiet\\u0022 pier","url":"${MP3}?a=1\\u0026b=2"}`;
    expect(blocksOf(around(`<div data-audio='${data}'></div>`)).find(isClip)).not.toHaveProperty('label');
    const plain = data.replaceAll('\\u0022', '').replace('quiet', 'long');
    expect(blocksOf(around(`<div data-audio='${plain}'></div>`)).find(isClip)).toHaveProperty('label', 'The long pier');
  });

  it('takes the best of several formats as one recording', () => {
    const player = `<audio><source src="/a/talk.opus"><source src="/a/talk.m4a"><source src="/a/talk.mp3"></audio>`;
    expect(blocksOf(around(player)).filter(isClip)).toMatchObject([{ url: 'https://courier.example/a/talk.mp3' }]);
    const links = '<p><a href="/a/talk.m4a">M4A</a> <a href="/a/talk.opus">Opus</a> <a href="/a/talk.mp3">MP3</a></p>';
    expect(blocksOf(around(links)).filter(isClip)).toMatchObject([{ url: 'https://courier.example/a/talk.mp3' }]);
  });

  it.each([
    ['og:audio', `<meta property="og:audio" content="${MP3}"><meta property="og:audio:type" content="audio/mpeg">`],
    [
      'JSON-LD',
      `<script type="application/ld+json">{"@type":"NewsArticle","audio":{"@type":"AudioObject","contentUrl":"${MP3}","name":"The interview"}}</script>`,
    ],
  ])('%s comes from the metadata', (_, head) => {
    expect(blocksOf(page(paragraphs(PROSE), { head })).filter(isClip)).toMatchObject([{ url: MP3, place: 'meta' }]);
  });

  it('joins the audio that the source lists', () => {
    const options = {
      enclosures: [
        { url: MP3, mimeType: 'audio/mpeg' },
        { url: 'https://media.example/cover.jpg', mimeType: 'image/jpeg' },
      ],
    };
    expect(blocksOf(page(paragraphs(PROSE)), URL_OF_PAGE, options).filter(isClip)).toEqual([
      { kind: 'clip', url: MP3, mimeType: 'audio/mpeg', place: 'meta' },
    ]);
  });

  it('makes an article of a page that only has a player', () => {
    const blocks = blocksOf(`<title>The talk</title><h1>The talk</h1><div><audio src="${MP3}"></audio></div>`);
    expect(blocks).toMatchObject([{ kind: 'clip', url: MP3 }]);
  });
});

describe('labels', () => {
  it.each([
    [
      'a name before the player',
      `<p>Ruth Alder at the pier: <audio src="${MP3}"></audio></p>`,
      'Ruth Alder at the pier:',
    ],
    [
      'without what the frame says of it',
      `<div class="AudioEnhancement"><p>Listen to the interview:</p><audio src="${MP3}"></audio><div class="AudioEnhancement-description"><p>Ruth Alder reports on the end of the strike.</p></div></div>`,
      'Listen to the interview:',
    ],
    ['before the player', `<p>128kbps收听：<audio src="${MP3}"></audio></p>`, '128kbps收听：'],
    [
      'in the block above',
      `<p>Listen to the interview:</p><div><audio src="${MP3}"></audio></div>`,
      'Listen to the interview:',
    ],
    [
      'the words of the link',
      `<p><a href="${MP3}">Download the interview (MP3)</a></p>`,
      'Download the interview (MP3)',
    ],
    [
      'a caption',
      `<figure><audio src="${MP3}"></audio><figcaption>Ruth Alder at the pier</figcaption></figure>`,
      'Ruth Alder at the pier',
    ],
    ['an aria-label', `<p><audio aria-label="The mayor" src="${MP3}"></audio></p>`, 'The mayor'],
  ])('%s', (_, player, label) => {
    const blocks = blocksOf(around(player));
    expect(blocks.find(isClip)).toMatchObject({ label });
    expect(blocks.filter((block) => 'text' in block).map((block) => 'text' in block && block.text)).toEqual([...PROSE]);
  });

  it.each([
    '你可以在这里收听本文：',
    '音频版，由王小明朗读：',
    'Audio, 5 min:',
    'Podcast, episode 12, the bridge:',
    "Ascolta l'articolo, durata 5 minuti:",
    'Voici la version audio:',
    'This is an audio version of the story:',
  ])('are what names the text as heard, with commas in it: %s', (line) => {
    const texts = blocksOf(around(`<p>${line}</p><figure><audio src="${MP3}"></audio></figure>`));
    expect(texts.flatMap((block) => ('text' in block ? [block.text] : []))).toEqual([...PROSE]);
  });

  it('are never the sentence before the player', () => {
    const blocks = blocksOf(around(`<p>She laughed and answered. <audio src="${MP3}"></audio></p>`));
    expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph', 'paragraph', 'clip', 'paragraph']);
    expect(blocks.find(isClip)).not.toHaveProperty('label');
  });

  it.each([
    'Then listen to the recorder. The wall is still there, but the recording has the leek in it:',
    'This is the recording I made that night on the bridge:',
    'The mayor said in the recording:',
    'The old man at the oars began to sing:',
    '屋里的老人忽然开口唱起那首渡船歌：',
    'Voici l’enregistrement que j’ai fait en audio:',
    '再听录音笔录的。墙还在，但是后退了两步，你能听出葱是什么时候下锅的：',
    '这是那天晚上的录音：',
    '你可以在这里听见海：',
    'Audio, said my father, is a kind of weather:',
    'Ascolta, figlio mio, il canto del fiume:',
  ])('are never what announces the recording: %s', (line) => {
    const audio = `<audio src="${MP3}"></audio>`;
    for (const player of [`<p>${line}</p><figure>${audio}</figure>`, `<p>${line} ${audio}</p>`]) {
      const blocks = blocksOf(around(player));
      expect(blocks.slice(2, 4)).toMatchObject([{ kind: 'paragraph', text: line }, { kind: 'clip' }]);
      expect(blocks[3]).not.toHaveProperty('label');
    }
  });

  it('leave a sentence whole that links to a recording, and the recording follows it', () => {
    const sentence = `In <a href="${MP3}">a talk with the Courier</a> she told the whole story of the ferry from the first sketch to the last rivet.`;
    const blocks = blocksOf(around(`<p>${sentence}</p>`));
    expect(blocks[2]).toMatchObject({ kind: 'paragraph', text: sentence.replace(/<[^>]+>/g, '') });
    expect(blocks[3]).toMatchObject({ kind: 'clip', label: 'a talk with the Courier' });
  });
});

describe('places', () => {
  it('is after the text when something that was left out stands between', () => {
    const html = page(
      `${paragraphs(ZH_PROSE.slice(0, 2))}<p>128kbps收听：<audio src="/1.mp3"></audio></p><p>${ZH_PROSE[2]}</p><p>128kbps收听：<audio src="/2.mp3"></audio></p>
       <p>本文由小镇日报编辑制作，转载请注明小镇日报并包含原文标题及链接。</p>
       <ul class="related-articles"><li><a href="/x">会开船的猫</a></li><li><a href="/y">哪里有贻贝</a></li></ul>
       <p>128kbps收听：<audio src="/3.mp3"></audio></p>`,
      { lang: 'zh-CN', title: '电动渡轮抵达小镇' },
    );
    const blocks = blocksOf(html);
    expect(
      blocks.filter(isClip).map((block) => block.kind === 'clip' && [new URL(block.url).pathname, block.place]),
    ).toEqual([
      ['/1.mp3', 'body'],
      ['/2.mp3', 'body'],
      ['/3.mp3', 'after'],
    ]);
    expect(blocks.map(({ kind }) => kind).slice(0, 5)).toEqual(['paragraph', 'paragraph', 'clip', 'paragraph', 'clip']);
  });

  it('is before the text when the player stands under the title', () => {
    const html = page(paragraphs(PROSE)).replace(
      '<div class="entry">',
      `<div class="audio"><audio src="${MP3}"></audio></div><div class="entry">`,
    );
    expect(blocksOf(html)[0]).toMatchObject({ kind: 'clip', url: MP3, place: 'body' });
  });
});

describe('a sound that a site plays for itself is no recording', () => {
  const sound = '/static/sounds/notification.mp3';
  it.each([
    ['by its file', `<audio src="${sound}" preload="auto"></audio>`],
    ['by its id', '<audio id="newMessageSound" style="display:none"><source src="/a/7c1.mp3"></audio>'],
    ['by its class', '<div><audio class="chat-alert beep" src="/a/7c1.mp3"></audio></div>'],
    ['in a script', `<script>const sound = new Audio("${sound}");</script>`],
    ['in an attribute', '<div data-notification-sound="/a/7c1.mp3"></div>'],
  ])('%s', (_, player) => {
    expect(blocksOf(around(player)).some(isClip)).toBe(false);
  });

  it.each([
    ['that the page shows', `<audio controls src="${sound}"></audio>`],
    ['that a button plays', `<p><button>Play</button><audio src="${sound}"></audio></p>`],
    ['in a figure', `<figure><audio src="${sound}"></audio><figcaption>The chime of 1996</figcaption></figure>`],
    ['in a player of the site’s own', `<div class="player"><audio src="${sound}"></audio></div>`],
    ['that has a title', `<audio title="The chime of 1996" src="${sound}"></audio>`],
    ['of another name', '<audio src="/a/blanket-bells.mp3"></audio>'],
  ])('but one %s may be', (_, player) => {
    expect(blocksOf(around(player)).some(isClip)).toBe(true);
  });
});

describe('what is no recording of the article', () => {
  it.each([
    [
      'a ringtone in the sidebar',
      page(paragraphs(PROSE)).replace('<h3>Most read', '<a href="/tones/bell.mp3">Ringtone</a><h3>Most read'),
    ],
    ['an empty radio player', around('<audio id="radio" controls></audio>')],
    ['a live stream', around('<audio src="https://radio.example:8000/stream"></audio>')],
    ['a playlist', around('<audio src="https://radio.example/live.m3u8"></audio>')],
    [
      'a recording in a comment',
      page(`${paragraphs(PROSE)}<div id="comments"><p>My band: <a href="/band.mp3">listen</a></p></div>`),
    ],
    ['a data: address', around('<audio src="data:audio/mpeg;base64,AAAA"></audio>')],
    [
      'a related programme',
      page(
        `${paragraphs(PROSE)}<ul class="related"><li><a href="/p1.mp3">Show 1</a></li><li><a href="/p2.mp3">Show 2</a></li></ul>`,
      ),
    ],
  ])('%s', (_, html) => {
    expect(blocksOf(html).filter(isClip)).toEqual([]);
  });

  it('is not taken twice', () => {
    const head = `<meta property="og:audio" content="${MP3}">`;
    const player = `<audio src="${MP3}"></audio><p><a href="${MP3}?utm=1">Download</a></p>`;
    expect(blocksOf(around(player, head)).filter(isClip)).toHaveLength(1);
  });
});

describe('addresses', () => {
  it('resolve against the base of the page', () => {
    expect(blocksOf(around('<audio src="x.mp3"></audio>')).find(isClip)).toMatchObject({
      url: 'https://courier.example/2024/05/18/x.mp3',
    });
    expect(
      blocksOf(around('<audio src="x.mp3"></audio>', '<base href="//cdn.example/media/">')).find(isClip),
    ).toMatchObject({ url: 'https://cdn.example/media/x.mp3' });
  });

  it.each(['file:///etc/passwd.mp3', 'ftp://host/x.mp3', 'javascript:x.mp3'])(
    'never make a page from the network read %s',
    (address) => {
      expect(blocksOf(around(`<audio src="${address}"></audio>`)).filter(isClip)).toEqual([]);
      expect(blocksOf(around('<audio src="x.mp3"></audio>', `<base href="${address}">`)).filter(isClip)).toMatchObject([
        { url: 'https://courier.example/2024/05/18/x.mp3' },
      ]);
    },
  );

  it('may be files beside a page that is a file', () => {
    expect(
      blocksOf(around('<audio src="clips/x.mp3"></audio>'), 'file:///articles/ferry.html').find(isClip),
    ).toMatchObject({ url: 'file:///articles/clips/x.mp3' });
  });
});

describe('a player above the title', () => {
  const AUDIO = '<div class="player"><audio src="https://api.media.example/v1/upload/5b1e/src"></audio></div>';
  const episode = (top: string, isInArticle: boolean) => {
    const text = `<header><h1>The quay</h1><p><a href="/ann">Ann Ames</a></p></header><div>${paragraphs(PROSE)}</div>`;
    const main = isInArticle
      ? `<article>${top}${text}</article>`
      : `<div>${top}<p>On air</p></div><article>${text}</article>`;
    return `<html><head><title>The quay</title></head><body><ul><li><a href="/">Home</a></li></ul><main>${main}</main></body></html>`;
  };
  const clips = (html: string) => blocksOf(html).filter(isClip).length;

  it('is heard when it is the only one in the article’s element, whatever its address ends with', () => {
    expect(clips(episode(AUDIO, true))).toBe(1);
  });

  it('is not heard outside it, among others or beside another article', () => {
    expect(clips(episode(AUDIO, false))).toBe(0);
    expect(clips(episode(AUDIO + AUDIO.replace('5b1e', '6c2f'), true))).toBe(0);
    expect(clips(episode(`<div class="related">${AUDIO}<p>Another quay</p></div>`, true))).toBe(0);
  });
});
