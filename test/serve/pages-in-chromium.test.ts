import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ListeningServer, listen } from '../../src/serve/listen.ts';
import { toneWav } from '../helpers/tone-wav.ts';
import { sampleArticle, sampleEpisode, sampleShow, sampleSite } from '../publish/sample-episode.ts';
import { buildFeed } from '../publish/whole-show.ts';
import { type PublishedSite, serveSite } from './published-site.ts';

const CHROMIUM = '/usr/bin/chromium';
const SECONDS = 90.75;
const TOKEN = 'a-token-of-a-listener';

const sentences = Array.from({ length: 40 }, (_, index) => `第${index}句话说的是港口今天的天气和渡轮。`);
const blocks = sentences.map((text) => ({ kind: 'paragraph', text }) as const);
const cues = sentences.map((text, block) => ({
  start: block * 2,
  end: block * 2 + 1.8,
  kind: 'speech' as const,
  text,
  block,
  // Of one sentence it is known when its two halves are heard.
  ...(block === 35 && {
    words: [
      { start: 70, end: 70.5, text: text.slice(0, 6) },
      { start: 70.5, end: 71.8, text: text.slice(6) },
    ],
  }),
}));
const chapters = [0, 40, 80].map((start) => ({ start, title: start === 0 ? '老桥今天重新开放' : `第${start}秒` }));
const episode = sampleEpisode({
  article: sampleArticle({ blocks }),
  lite: {
    fileName: 'abc123.99aabbcc.opus',
    mimeType: 'audio/ogg',
    byteLength: 1,
    sha256: 'd'.repeat(64),
    bitrateKbps: 24,
  },
  timeline: { durationSeconds: SECONDS, sampleRate: 8000, samples: 8000 * SECONDS, cues, chapters },
});
const BOUGHT =
  'All lamps of 2025 were bought at once, since nobody knew how many of them the town would need in a winter.';
/** Everything that an author may write. */
const english = sampleEpisode({
  id: 'lamp',
  showId: 'lamps',
  article: sampleArticle({
    title: 'The lamps',
    language: 'en',
    blocks: [
      {
        kind: 'paragraph',
        text: 'Read the minutes at https://paper.example/a.',
        spans: [{ kind: 'link', start: 20, end: 43, url: 'https://paper.example/a' }],
      },
      ...sampleArticle().blocks,
      { kind: 'paragraph', text: BOUGHT },
      {
        kind: 'table',
        text: 'Year | Lamps\n2025 | 1242',
        rows: [
          ['Year', 'Lamps'],
          ['2025', '1242'],
        ],
      },
      { kind: 'code', text: 'while bought\n  burn  all lamps' },
    ],
  }),
});
const others = ['渡轮停航', '灯塔守护人'].map((title, index) =>
  sampleEpisode({ id: `other${index}`, article: sampleArticle({ title }) }),
);

describe.skipIf(!existsSync(CHROMIUM))('pages in Chromium (skipped when it is not installed)', { retry: 1 }, () => {
  let site: PublishedSite;
  let elsewhere: ListeningServer;
  let browser: Browser;
  let page: Page;
  const troubles: string[] = [];
  const ranges: string[] = [];

  async function open(path: string, width = 390): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 844 } });
    page = await context.newPage();
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
    page.on('pageerror', (error) => troubles.push(String(error)));
    page.on('request', (request) => {
      if (!request.url().startsWith(site.origin)) troubles.push(`fetched ${request.url()}`);
      const range = request.headers()['range'];
      if (range) ranges.push(range);
    });
    await page.goto(site.origin + path, { waitUntil: 'load' });
    return page;
  }

  // What runs in the page is given as text: the program itself is checked without the browser's types.
  const ask = (expression: string) => page.evaluate(expression);
  const time = async () => Number(await ask('document.querySelector("audio").currentTime'));
  /** As the player shows it, also before anything is loaded. */
  const shownTime = async () => Number(await page.locator('.position').inputValue());
  const isPaused = () => ask('document.querySelector("audio").paused');
  const reaches = (seconds: number) =>
    ask(`new Promise((resolve) => {
      const audio = document.querySelector('audio');
      const look = () => (audio.currentTime > ${seconds} ? resolve() : requestAnimationFrame(look));
      look();
    })`);

  beforeAll(async () => {
    const inner = sampleShow({ id: 'inner', isPrivate: true });
    const authorize = async (id: string, token: string) => (id === 'inner' && token === TOKEN ? '' : undefined);
    site = await serveSite(
      { access: { authorize } },
      {
        shows: [
          { show: sampleShow(), episodes: [episode, ...others] },
          { show: inner, episodes: [{ ...episode, showId: 'inner' }] },
          { show: sampleShow({ id: 'lamps', title: 'Lamps', language: 'en' }), episodes: [english] },
          { show: sampleShow({ id: 'shan', title: '山', language: 'zh-TW' }), episodes: [] },
        ],
      },
    );
    await site.put(`media/inner/${episode.enclosure.fileName}`, toneWav(SECONDS));
    elsewhere = await listen((_request, response) => response.setHeader('Content-Type', 'text/html').end('a player'), {
      host: '127.0.0.1',
      port: 0,
    });
    await site.put(`media/harbour/${episode.enclosure.fileName}`, toneWav(SECONDS));
    await site.put(`media/harbour/${episode.lite?.fileName}`, toneWav(SECONDS));
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--mute-audio'] });
  });

  afterEach(async () => {
    await page?.context().close();
    expect(troubles.splice(0)).toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
    await site?.stop();
    await elsewhere?.close(0);
  });

  it('fit three widths in both schemes, axe-core finds nothing, and the first view is small', async () => {
    const axe = await readFile('node_modules/axe-core/axe.min.js', 'utf8');
    for (const path of ['/', '/harbour/', '/harbour/abc123/', '/lamps/', '/lamps/lamp/', '/shan/']) {
      await open(path);
      for (const width of [390, 768, 1440]) {
        await page.setViewportSize({ width, height: 844 });
        expect(await ask('document.documentElement.scrollWidth - innerWidth'), path).toBeLessThanOrEqual(0);
      }
      await page.evaluate(axe);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const found = await ask(
          `axe.run(${colorScheme === 'dark' ? 'document, { runOnly: ["color-contrast"] }' : ''}).then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))`,
        );
        expect(found, `${path} ${colorScheme}`).toEqual([]);
      }
      const sent = Number(
        await ask(`performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))
          .filter(({ initiatorType }) => initiatorType !== 'img').reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)`),
      );
      expect(sent, path).toBeLessThan(60_000);
      // What a script asks for only when it runs costs another round trip.
      const late = await ask(
        `[...document.querySelectorAll('link[href], script[src]')].map(({ href, src }) => href || src)`,
      );
      const loaded = await ask(`performance.getEntriesByType('resource').map(({ name }) => name)`);
      const scripts = (loaded as string[]).filter((name) => /\.(js|css)$/.test(name));
      for (const script of scripts) expect(late, path).toContain(script);
      await page.context().close();
    }
  });

  it('a phone has shows side by side, and tags in one row below the search', async () => {
    await open('/');
    const tops = await ask(
      `[...document.querySelectorAll('.shows > li')].map((show) => show.getBoundingClientRect().top)`,
    );
    const [first, second, third] = tops as number[];
    expect(second).toBe(first);
    expect(third).toBeGreaterThan(first ?? 0);
    await page.goto(`${site.origin}/harbour/`);
    await ask(`(() => {
      const tags = document.querySelector('.search .tags');
      for (let more = 0; more < 12; more += 1) tags.append(tags.firstElementChild.cloneNode(true));
    })()`);
    const [row, tag] = await Promise.all(
      ['.search .tags', '.search .tags > *'].map((name) => page.locator(name).first().boundingBox()),
    );
    expect(row?.height).toBeLessThan(2 * (tag?.height ?? 0));
    expect(await ask('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  });

  it('the sentence that is heard is marked within 200 ms, and is in sight', async () => {
    await open('/harbour/abc123/');
    await page.click('.player-bar .play');
    await reaches(0.2);
    const worst = await ask(`(async () => {
      const audio = document.querySelector('audio');
      const cues = [...document.querySelectorAll('.text .cue')];
      const started = performance.now();
      let [late, since] = [0, started];
      while (performance.now() - started < 4500) {
        const now = audio.currentTime;
        const due = cues.findLast((cue) => Number(cue.dataset.start) <= now);
        if (due?.classList.contains('now')) since = performance.now();
        late = Math.max(late, performance.now() - since);
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      return late;
    })()`);
    expect(worst).toBeLessThan(200);
    const box = await page.locator('.cue.now').boundingBox();
    expect(box?.y).toBeGreaterThan(0);
    expect(box?.y).toBeLessThan(844);
  });

  it('a tap on a sentence plays from there, also where nothing was loaded yet', async () => {
    await open('/harbour/abc123/');
    await page.locator('.text .cue').nth(35).click();
    await reaches(70);
    expect(await time()).toBeLessThan(75);
    expect(await page.locator('.cue.now').textContent()).toBe(sentences[35]);
    const word = () => ask(`[...(CSS.highlights.get('word') ?? [])].map(String).join()`);
    await expect.poll(word).toBe(sentences[35]?.slice(6));
    expect(ranges.length).toBeGreaterThan(0);
  });

  // Debian's WebKit stands still half of the times where a recording is sought that it knows nothing of.
  it('seeks only in a recording whose length is known', async () => {
    await open('/harbour/abc123/');
    await page.addInitScript(`
      const known = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'currentTime');
      globalThis.seeks = [];
      Object.defineProperty(HTMLMediaElement.prototype, 'currentTime', {
        ...known,
        set(seconds) {
          seeks.push([Math.floor(seconds), this.readyState > 0]);
          known.set.call(this, seconds);
        },
      });`);
    await page.reload();
    await page.locator('.text .cue').nth(35).click();
    await reaches(70);
    await page.click('.player-bar .more');
    await page.locator('.options label', { hasText: '省流量版' }).click();
    await expect
      .poll(() => ask('seeks'))
      .toEqual([
        [70, true],
        [expect.any(Number), true],
      ]);
    await reaches(70.5);
    await page.goto(`${site.origin}/harbour/abc123/#t=50`);
    await page.reload();
    expect(await shownTime()).toBe(50);
    await page.click('.player-bar .play');
    await reaches(50.2);
    expect(await ask('seeks')).toEqual([[50, true]]);
  });

  it.each([
    ['never came', 0, 1],
    ['broke off', 60, 0],
  ])('a recording that %s is asked for anew, and goes on where it was', async (_what, at, failures) => {
    await open(`/harbour/abc123/#t=${at}`);
    let left = failures;
    await page.evaluate(`
      globalThis.alerts = [];
      new MutationObserver((changes) => {
        for (const { target } of changes)
          if (target.closest?.('[role=alert]')) alerts.push(target.textContent);
      }).observe(document.querySelector('.player-bar'), { subtree: true, childList: true, attributes: true });`);
    await page.route('**/media/**', (route) => (left-- > 0 ? route.abort() : route.continue()));
    if (failures === 0) {
      await page.click('.player-bar .play');
      await reaches(at + 0.2);
      await page.evaluate(`(() => {
        const audio = document.querySelector('audio');
        Object.defineProperty(audio, 'error', { value: { code: 2 }, configurable: true });
        audio.load = () => (delete audio.error, HTMLMediaElement.prototype.load.call(audio));
        audio.dispatchEvent(new Event('error'));
      })()`);
    } else await page.click('.player-bar .play');
    await expect.poll(() => page.locator('.player-bar [role=alert]').textContent()).toBe('音频未能载入，请再试');
    expect(await isPaused()).toBe(true);
    expect(await page.locator('.player-bar .chapter').textContent()).toBe('');
    await page.click('.player-bar .play');
    await reaches(at + 0.5);
    expect(await page.locator('.player-bar .chapter').textContent()).not.toBe('');
    // A screen reader says each change: the failure once, and then nothing.
    expect(await ask('alerts')).toEqual(['音频未能载入，请再试', '']);
    troubles.length = 0;
  });

  it('the keyboard does all: play, skip, sentence, speed', async () => {
    await open('/harbour/abc123/');
    await page.keyboard.press(' ');
    await reaches(0.1);
    await page.keyboard.press(' ');
    expect(await isPaused()).toBe(true);
    await page.keyboard.press('ArrowRight');
    expect(await time()).toBeGreaterThan(30);
    await page.keyboard.press('n');
    expect(await time()).toBe(32);
    await page.keyboard.press('p');
    expect(await time()).toBe(30);
    // The same after the position was moved by hand.
    await page.locator('.position').fill('40');
    await page.keyboard.press('ArrowLeft');
    expect(await time()).toBe(25);
    await page.keyboard.press('>');
    expect(await ask('document.querySelector("audio").playbackRate')).toBe(1.1);
    await page.keyboard.press('?');
    expect(await page.locator('dialog.keys').isVisible()).toBe(true);
  });

  it('a chapter plays from its beginning and is named', async () => {
    await open('/harbour/abc123/');
    // The first is called as the episode, which stands beside it: the show is said instead.
    expect(await page.locator('.player-bar .chapter').textContent()).toBe(sampleShow().title);
    await page.locator('.chapters a').nth(1).click();
    await reaches(40);
    expect(await page.locator('.player-bar .chapter').textContent()).toBe('第40秒');
    expect(await page.locator('.chapters a[aria-current]').count()).toBe(1);
  });

  it('the player gives the same length as the page and the feed', async () => {
    await open('/harbour/abc123/');
    const length = await page.locator('.meta time').last().textContent();
    expect(length).toBe('1:31');
    await expect.poll(() => page.locator('.player-bar .times').textContent()).toBe(`0:00 / ${length}`);
  });

  it('goes on where it was left, at the speed that was chosen', async () => {
    await open('/harbour/abc123/');
    await page.locator('.text .cue').nth(10).click();
    await page.click('.player-bar .more');
    await page.selectOption('.options select', '1.5');
    await reaches(21);
    await page.keyboard.press('k');
    await page.reload();
    expect(await shownTime()).toBeGreaterThan(20);
    expect(await ask('document.querySelector("audio").playbackRate')).toBe(1.5);
    expect(await isPaused()).toBe(true);
    // A page that was only opened forgets nothing, however often.
    await page.reload();
    expect(await shownTime()).toBeGreaterThan(20);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('k');
    await reaches(50.2);
  });

  it('the small rendition takes over where the listener is, and is remembered', async () => {
    await open('/harbour/abc123/');
    await page.locator('.text .cue').nth(10).click();
    await reaches(20.2);
    await page.click('.player-bar .more');
    await page.locator('.options label', { hasText: '省流量版' }).click();
    await reaches(20.3);
    expect(await ask('document.querySelector("audio").currentSrc')).toMatch(/99aabbcc\.opus$/);
    expect(await isPaused()).toBe(false);
    await page.reload();
    expect(await ask('document.querySelector("audio").getAttribute("src")')).toMatch(/99aabbcc\.opus$/);
    expect(await shownTime()).toBeGreaterThan(20);
  });

  it('search counts and marks what was found, and leads to the sentence', async () => {
    await open('/harbour/');
    await page.fill('#search', '第17句话');
    await page.waitForSelector('.results a');
    expect(await page.locator('.results li > a').allTextContents()).toEqual(['老桥今天重新开放']);
    expect(await page.locator('.results > p').textContent()).toBe('找到 1 处');
    expect(await page.locator('.results mark').textContent()).toBe('第17句话');
    expect(await page.locator('.results .meta').last().textContent()).toContain('2024年5月');
    expect(await page.locator('.episodes').isVisible()).toBe(false);
    await page.click('.results p a');
    await page.waitForURL('**/abc123/**');
    const sentence = page.locator('.cue.found');
    expect(await sentence.textContent()).toBe(sentences[17]);
    await expect.poll(async () => (await sentence.boundingBox())?.y ?? -1).toBeGreaterThan(0);
    // A word that is in many sentences leads to several, each to its own.
    await open('/harbour/');
    await page.fill('#search', '句话');
    await expect.poll(() => page.locator('.results p a').count()).toBe(3);
    const third = page.locator('.results p a').nth(2);
    const wanted = new URLSearchParams((await third.getAttribute('href'))?.split('#')[1]).get('find') ?? '';
    await third.click();
    await page.waitForURL('**/abc123/**');
    const leadsTo = await page.locator('.cue.found').textContent();
    expect(leadsTo).toContain(wanted);
    expect(leadsTo).toBe(sentences.findLast((one) => one.includes(wanted)));
    await page.click('.tags a');
    await page.waitForURL('**/harbour/#tag=*');
    await expect.poll(() => page.locator('.results > p').textContent()).toBe('找到 3 处');
    expect(await page.inputValue('#search')).toBe('#桥');
    await page.fill('#search', 'nobody wrote this');
    await expect.poll(() => page.locator('.results').textContent()).toBe('没有找到。');
    await page.fill('#search', '');
    expect(await page.locator('.episodes').isVisible()).toBe(true);
    await page.locator('form.search .tags a', { hasText: '桥' }).first().click();
    expect(await page.inputValue('#search')).toBe('#桥');
    // A link that was cut.
    const errors: string[] = [];
    page.once('pageerror', ({ message }) => errors.push(message));
    await open('/harbour/#tag=%E6%A1');
    await page.reload();
    expect(await page.inputValue('#search')).toBe('');
    expect(errors).toEqual([]);
  });

  it.each([
    ['1242', ['1242']],
    ['2025', [BOUGHT, '2025']],
    ['year', ['Year']],
    ['burn', ['while bought\n  burn  all lamps']],
  ])('search leads from “%s” to the cell, the code or the text that has it', async (word, places) => {
    for (const [index, place] of places.entries()) {
      await open('/lamps/');
      await page.fill('#search', word);
      await page.locator('.results p a').nth(index).click();
      await page.waitForURL('**/lamp/**');
      expect(await page.locator('.found').allTextContents()).toEqual([place]);
      await page.context().close();
    }
  });

  it('a link of a search leads to the word alone where no place has the words around it', async () => {
    await open('/lamps/lamp/#find=Lamps%202025&word=1242');
    expect(await page.locator('.found').allTextContents()).toEqual(['1242']);
    await page.goto(`${site.origin}/lamps/lamp/?again#find=nobody+wrote+this&word=this-neither`);
    expect(await page.locator('.found').count()).toBe(0);
  });

  it('goes on playing from the list on the page, at the same second, and the list knows what is left', async () => {
    await open('/');
    // A wheel that turns while the page still scrolls by itself is lost on it.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.locator('.entry', { hasText: '老桥今天重新开放' }).locator('.pill').click();
    await page.locator('.player-bar input').first().fill('40');
    await expect.poll(() => page.locator('.player-bar .times').textContent()).toMatch(/^0:4\d/);
    await page.click('.playing-what');
    await page.waitForURL('**/harbour/abc123/');
    await reaches(40.3);
    expect(await time()).toBeLessThan(60);
    const isInSight = async () => {
      const y = (await page.locator('.cue.now').boundingBox())?.y ?? -1;
      return y > 0 && y < 700;
    };
    await expect.poll(isInSight).toBe(true);
    // Away from what is heard, the page offers the way back, also above the options.
    await page.click('.player-bar .more');
    await page.mouse.wheel(0, -9000);
    await page.click('.to-now');
    await expect.poll(isInSight).toBe(true);
    await page.keyboard.press('k');
    await page.click('.trail a >> nth=0');
    const entry = page.locator('.begun .entry');
    await expect.poll(() => entry.locator('.pill').textContent()).toBe('还剩 1 分钟');
    // Another device goes on there by a link.
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.click('.take-along');
    const link = String(await ask('navigator.clipboard.readText()'));
    const other = await (await browser.newContext()).newPage();
    await other.goto(link);
    await expect.poll(() => other.locator('.begun .entry .pill').textContent()).toBe('还剩 1 分钟');
    expect(other.url()).toBe(`${site.origin}/`);
    await other.context().close();
  });

  it('goes on with the next episode at the end, unless it is to sleep then', async () => {
    await open('/harbour/abc123/');
    await page.locator('.position').fill('89');
    await page.keyboard.press('k');
    await expect.poll(() => page.locator('.playing-what b').textContent(), { timeout: 9000 }).toBe('渡轮停航');
    await page.goto(`${site.origin}/harbour/`);
    await expect.poll(() => page.locator('[data-id=abc123] .pill').textContent()).toBe('已听完');
    await page.goto(`${site.origin}/harbour/abc123/#t=88.5`);
    await page.click('.player-bar .more');
    await page.selectOption('.options select >> nth=1', 'end');
    await page.click('.player-bar .play');
    await expect.poll(() => ask('document.querySelector("audio").ended'), { timeout: 9000 }).toBe(true);
    expect(await page.locator('.playing-what b').textContent()).toBe('老桥今天重新开放');
  });

  it('keeps an episode with its page for where there is no network', async () => {
    await open('/harbour/abc123/');
    await page.click('.keep');
    await expect.poll(() => page.locator('.keep').textContent()).toBe('已存到本机');
    await ask('navigator.serviceWorker.ready');
    // The rendition that was kept plays, whichever is wanted since.
    await ask(`localStorage.setItem('lectern:lite', 'yes')`);
    await page.context().setOffline(true);
    await page.reload();
    await page.locator('.text .cue').nth(30).click();
    await reaches(60.2);
    await page.goto(`${site.origin}/lamps/`);
    await page.locator('.kept .entry a').click();
    await page.waitForURL('**/harbour/abc123/');
    await page.context().setOffline(false);
    await page.click('.keep');
    await expect.poll(() => page.locator('.keep').textContent()).toBe('存到本机');
    expect(
      await ask(
        `caches.open('lectern-kept').then((kept) => kept.match('/media/harbour/${episode.enclosure.fileName}'))`,
      ),
    ).toBeUndefined();
    // The browser tells of what it asked for without a network.
    troubles.length = 0;
  });

  it('keeps an episode of a private show below its token, and lists it on the page of the show alone', async () => {
    const show = `${site.origin}/~${TOKEN}/inner/`;
    await open(`/~${TOKEN}/inner/abc123/`);
    await page.click('.keep');
    await expect.poll(() => page.locator('.keep').textContent()).toBe('已存到本机');
    await ask('navigator.serviceWorker.ready');
    await page.context().setOffline(true);
    await page.reload();
    await page.locator('.text .cue').nth(30).click();
    await reaches(60.2);
    await page.goto(`${site.origin}/~${TOKEN}/`);
    expect(page.url()).toBe(show);
    await page.locator('.kept .entry a').click();
    await page.waitForURL(`${show}abc123/`);
    await page.context().setOffline(false);
    await page.goto(`${site.origin}/`);
    expect(await page.locator('.kept').isVisible()).toBe(false);
    // The browser tells of what it asked for without a network.
    troubles.length = 0;
  });

  it('the player in a frame opens its page elsewhere, and plays nothing else', async () => {
    await open('/harbour/abc123/embed.html');
    expect(await page.locator('.transport button').count()).toBe(3);
    for (const text of ['老桥今天重新开放', sampleShow().title])
      expect(await page.getByText(text, { exact: true }).filter({ visible: true }).count(), text).toBe(1);
    const opened = page.waitForEvent('popup');
    await page.click('.playing-what');
    await (await opened).waitForURL('**/harbour/abc123/');
    expect(page.url()).toBe(`${site.origin}/harbour/abc123/embed.html`);
  });

  it('a private show is all behind its token: pages, search, cover, player', async () => {
    await open(`/~${TOKEN}/inner/`);
    expect(await ask('document.querySelector(".cover").naturalWidth')).toBeGreaterThan(0);
    await page.fill('#search', '第17句话');
    await page.click('.results a');
    await page.waitForURL(`**/~${TOKEN}/inner/abc123/`);
    await page.click('.player-bar .play');
    await page.click('.player-bar .more');
    expect(await page.locator('.options button').first().isVisible()).toBe(false);
    await reaches(0.2);
    await page.click('.trail a >> nth=0');
    await page.waitForURL(`${site.origin}/`);
    expect(await page.content()).not.toContain('inner');
  });

  it('without script the page has its text, a player and working links', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    page = await context.newPage();
    await page.goto(`${site.origin}/harbour/abc123/`);
    expect(await page.locator('audio[controls]').isVisible()).toBe(true);
    await page.locator('.chapters a').nth(1).click();
    expect(page.url()).toContain('#c20');
  });

  it('a transcript can be read by a player on another site', async () => {
    page = await (await browser.newContext()).newPage();
    await page.goto(`http://127.0.0.1:${elsewhere.port}/`);
    const address = `${site.origin}/harbour/abc123/transcript.vtt`;
    const text = await page.evaluate((url) => fetch(url).then((response) => response.text()), address);
    expect(text).toMatch(/^WEBVTT/);
  });

  it('a feed of a hostile article is well-formed for a strict parser', async () => {
    page = await (await browser.newContext()).newPage();
    const title = `]]></title>\u0000\u000b\ud800<item>&amp;\u202E${String.fromCharCode(0xffff)}`;
    const article = sampleArticle({ title, byline: title, language: '"><x', siteName: title });
    const xml = buildFeed(sampleShow(), [sampleEpisode({ article })], sampleSite(), { coverFileName: 'cover.png' });
    const parsed = await ask(`(() => {
      const document = new DOMParser().parseFromString(${JSON.stringify(xml)}, 'application/xml');
      const count = (name) => document.getElementsByTagName(name).length;
      return { errors: count('parsererror'), items: count('item'), title: document.querySelector('item > title')?.textContent };
    })()`);
    expect(parsed).toEqual({ errors: 0, items: 1, title: ']]></title><item>&amp;' });
  });
});
