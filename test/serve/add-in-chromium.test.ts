import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { request } from 'undici';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildAddPage } from '../../src/publish/build-add-page.ts';
import { anEpisode } from '../contracts/store-contract.ts';
import { sampleAddPage } from '../publish/sample-add-page.ts';
import { createItemsPlace, type ItemsPlace } from './items-api.ts';
import { type PublishedSite, serveSite } from './published-site.ts';

const CHROMIUM = '/usr/bin/chromium';
const HOSTILE = '<img src=x onerror=alert(1)>';

describe.skipIf(!existsSync(CHROMIUM))(
  'the page that takes articles in, in Chromium (skipped when it is not installed)',
  { retry: 1 },
  () => {
    let place: ItemsPlace;
    let site: PublishedSite;
    let token: string;
    /** Of ann’s session. */
    let cookie: string;
    let browser: Browser;
    let context: BrowserContext;
    let page: Page;
    const troubles: string[] = [];
    let tries = 0;
    let isGone = false;

    type Look = {
      readonly width?: number;
      readonly script?: boolean;
      readonly locale?: string;
      readonly bypassCSP?: boolean;
    };

    function watch(one: Page): void {
      one.on('console', (message) => {
        // A header that means nothing over plain HTTP.
        if (message.type() === 'error' && !message.text().startsWith('The Cross-Origin-Opener-Policy header'))
          troubles.push(message.text());
      });
      one.on('pageerror', (error) => troubles.push(String(error)));
      one.on('dialog', (dialog) => {
        troubles.push(dialog.message());
        void dialog.dismiss();
      });
      one.on('request', (request) => {
        if (!request.url().includes(`:${site.port}/`)) troubles.push(`fetched ${request.url()}`);
      });
    }

    async function open(path: string, look: Look = {}, session = ''): Promise<void> {
      const { width = 390, script = true, locale = 'en', bypassCSP = false } = look;
      context = await browser.newContext({
        ...{ viewport: { width, height: 844 }, javaScriptEnabled: script, locale, bypassCSP },
        // The worker of one test would answer in another’s place.
        serviceWorkers: 'block',
      });
      context.on('page', watch);
      const [name = '', value = ''] = session.split('=');
      if (session !== '')
        await context.addCookies([{ name, value, domain: '127.0.0.1', path: '/add', sameSite: 'Strict' }]);
      page = await context.newPage();
      await page.goto(path.startsWith('http') ? path : site.origin + path);
    }

    /** As who has logged in before. */
    async function openLoggedIn(look: Look = {}): Promise<void> {
      await open('/add', look, cookie);
      await page.waitForSelector('#add-form');
    }

    // What runs in the page is given as text: the program itself is checked without the browser’s types.
    const ask = (expression: string) => page.evaluate(expression);
    const overflow = () => ask('document.documentElement.scrollWidth - innerWidth');
    const recordOf = (url: string) => place.store.items.find('harbour', url);
    const listed = (name: string) => page.locator('#list li', { hasText: name });

    async function understand(url: string, title: string): Promise<void> {
      const known = await recordOf(url);
      const found = { language: 'en', characters: 4000, minutes: 5.2, clips: 2 };
      if (known?.added) await place.store.items.save({ ...known, title, added: { ...known.added, found } });
    }

    async function publish(url: string, id: string): Promise<void> {
      const now = new Date().toISOString();
      const known = await recordOf(url);
      await place.store.episodes.save(
        { episode: { ...anEpisode(id, now), showId: 'harbour' }, itemUrl: url, audioHash: 'h' },
        { ...(known ?? { showId: 'harbour', url }), status: 'published', episodeId: id, updatedAt: now },
      );
    }

    const openSite = () => serveSite({ admin: place.admin, baseUrl: 'http://radio.example' });
    const elsewhere = () => `http://elsewhere.example:${site.port}/a?x=1`;

    /** A page of another site. */
    async function goElsewhere(body: string): Promise<void> {
      await context.route(/^http:\/\/elsewhere/, (route) => route.fulfill({ contentType: 'text/html', body }));
      await page.goto(elsewhere());
    }

    beforeAll(async () => {
      place = await createItemsPlace(`
site: { baseUrl: "http://radio.example" }
shows: [{ id: harbour, title: Harbour, language: en, author: A, sources: [{ page: "https://paper.example/" }] }]
`);
      ({ token } = await place.person('ann', 'harbour'));
      site = await openSite();
      const body = new URLSearchParams({ token }).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const answer = await request(`${site.origin}/add/login`, { method: 'POST', headers, body });
      cookie = String(answer.headers['set-cookie']).split(';', 1)[0] ?? '';
      browser = await chromium.launch({
        executablePath: CHROMIUM,
        args: ['--no-sandbox', '--host-resolver-rules=MAP *.example 127.0.0.1'],
      });
    });

    afterEach(async () => {
      await context?.close();
      expect(troubles.splice(0)).toEqual([]);
    });

    afterAll(async () => {
      await browser?.close();
      await site?.stop();
      await place?.store.close();
    });

    it('takes the token of a link out of the address, what is pasted, and shows how it comes along', async () => {
      await open(`/add#token=${token}`);
      await page.waitForSelector('#add-form');
      expect(page.url()).not.toContain(token);
      expect(await ask('document.cookie')).toBe('');
      await page.clock.install();
      const text = 'Two: https://paste.example/1 and https://paste.example/2.';
      await page.fill('#addresses', text);
      await page.keyboard.press('Tab');
      await page.click('#add-form button.main');
      await listed('paste.example/2').waitFor();
      expect(await page.inputValue('#addresses')).toBe('');
      expect(await page.textContent('#said')).toContain('https://paste.example/1: Waiting');
      expect(await ask('document.activeElement.id')).toBe('list-name');

      await understand('https://paste.example/1', HOSTILE);
      await page.clock.runFor(2500);
      const first = listed(HOSTILE);
      await first.waitFor();
      expect(await first.textContent()).toMatch(/Harbour · 5 min · 2 recordings/);

      // Who stands at a button of the list stays at it when the list is drawn anew.
      await first.getByRole('button', { name: /^Take back/ }).focus();
      await publish('https://paste.example/1', 'ep1');
      await page.clock.runFor(2500);
      const link = page.locator('#list a.listen');
      await link.waitFor();
      expect(await link.getAttribute('href')).toBe('./harbour/ep1/');
      expect(await ask('document.activeElement.textContent')).toBe('Take back');
      expect(await page.textContent('#said')).toContain(': Ready');

      await listed('paste.example/2')
        .getByRole('button', { name: /^Take back/ })
        .click();
      await listed('paste.example/2').getByText('Taken back').waitFor();
      expect((await recordOf('https://paste.example/2'))?.status).toBe('removed');
      await listed('paste.example/2')
        .getByRole('button', { name: /^Try again/ })
        .click();
      await listed('paste.example/2').getByText('Waiting').waitFor();
      expect(await overflow()).toBeLessThanOrEqual(0);
    });

    it('takes files and links that are dropped on it, and pasted files', async () => {
      await openLoggedIn();
      const give = (type: string, content: string) =>
        ask(`(() => {
          const data = new DataTransfer();
          ${content}
          const event = '${type}' === 'paste'
            ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
            : new DragEvent('${type}', { dataTransfer: data, bubbles: true, cancelable: true });
          document.querySelector('h1').dispatchEvent(event);
          return event.defaultPrevented;
        })()`);
      await give('dragenter', '');
      expect(await page.locator('.drop').isVisible()).toBe(true);
      expect(
        await give('drop', `data.items.add(new File(['# A tide table'], ${JSON.stringify(`${HOSTILE}.md`)}))`),
      ).toBe(true);
      expect(await page.locator('.drop').isVisible()).toBe(false);
      await give('paste', `data.items.add(new File(['# Of the lamps'], 'lamps.md'))`);
      await give('drop', `data.setData('text/uri-list', 'https://drop.example/1')`);
      expect(await page.inputValue('#addresses')).toBe('https://drop.example/1');
      await page.click('#add-form button.main');
      await listed(`${HOSTILE}.md`).waitFor();
      await listed('lamps.md').waitFor();
      await listed('drop.example/1').waitFor();
      expect(place.sent.map((bytes) => Buffer.from(bytes).toString()).sort()).toEqual([
        '# A tide table',
        '# Of the lamps',
      ]);
      // An export is looked at before it is imported.
      const pocket = JSON.stringify('title,url,time_added,tags,status\nA,https://kept.example/a,3,,unread\n');
      await give('drop', `data.items.add(new File([${pocket}], 'pocket.csv'))`);
      await page.click('#add-form button.main');
      await page.locator('#imports h2').waitFor();
      expect(await ask('document.activeElement.id')).toBe('import-0');
      // It stays while something else is added.
      await page.fill('#addresses', 'https://beside.example/');
      await page.click('#add-form button.main');
      await listed('beside.example').waitFor();
      await page.click('#imports button.main');
      await page.locator('[id^="waiting-"]').waitFor();
    });

    it('says what it does not take, where the reader is', async () => {
      await openLoggedIn({ locale: 'zh-CN' });
      await page.fill('#addresses', '没有网址');
      await page.click('#add-form button.main');
      await page.getByText('里面没有网址，也没有文件').waitFor();
      expect(await ask('document.activeElement.id')).toBe('problems');
      expect(await page.inputValue('#addresses')).toBe('没有网址');
      await page.route('**/add', (route) =>
        route.fulfill({ status: 409, contentType: 'text/html', body: '<div id=problems><p>Later</p></div>' }),
      );
      await page.fill('#addresses', 'https://later.example/');
      await page.click('#add-form button.main');
      await page.getByText('Later').waitFor();
      expect(await page.inputValue('#addresses')).toBe('https://later.example/');
      // The browser tells of the answer’s status itself.
      expect(troubles.splice(0).every((line) => /422|409/.test(line))).toBe(true);
    });

    it('takes a pasted text itself when asked to, and tells what somebody else added before', async () => {
      const bea = await place.person('bea', 'harbour');
      const url = 'https://paper.example/by-bea';
      const at = new Date().toISOString();
      await place.store.items.save({
        showId: 'harbour',
        url,
        status: 'listed',
        updatedAt: at,
        added: { at, by: bea.id },
      });
      await publish(url, 'by-bea');
      await openLoggedIn();
      await page.fill('#addresses', `The pier at dusk\n\n${'The keeper lights the lamps one by one. '.repeat(3)}`);
      await page.click('#add-form button.main');
      await page.click('text=Add the text itself');
      await listed('The pier at dusk').waitFor();
      expect(await page.inputValue('#addresses')).toBe('');
      await page.fill('#addresses', url);
      await page.click('#add-form button.main');
      await page.getByText('There already:').waitFor();
      expect(await ask('document.activeElement.id')).toBe('known');
      expect(await page.locator('#known a').getAttribute('href')).toBe('./harbour/by-bea/');
      expect(troubles.splice(0).every((line) => /422/.test(line))).toBe(true);
    });

    it.each([true, false])(
      'adds what is in the field by the Enter key, with script and without: %s',
      async (script) => {
        await openLoggedIn({ script });
        await page.fill('#addresses', `The pier at dusk\n\n${'The keeper lights the lamps one by one. '.repeat(3)}`);
        await page.click('#add-form button.main');
        await page.getByText('Add the text itself').waitFor();
        const url = `https://paper.example/about-the-keeper-of-the-lamps-and-how-he-lights-them-one-by-one-${script}`;
        await page.fill('#addresses', `${url} which is what I read in the morning on the boat to the island`);
        await page.click('details:not(.devices) summary');
        await page.press('[name=split]', 'Enter');
        await listed(url).waitFor({ timeout: 8000 });
        expect(await recordOf(url)).toBeDefined();
        expect(troubles.splice(0).every((line) => /422/.test(line))).toBe(true);
      },
    );

    it('takes what the phone shares, and nothing that another site shares in its place', async () => {
      await openLoggedIn();
      const answer = await ask(`(async () => {
        const form = new FormData();
        form.append('text', 'A bridge https://share.example/1');
        form.append('files', new File(['# Shared'], 'shared.md'));
        return (await fetch('add/share', { method: 'POST', body: form })).url;
      })()`);
      expect(answer).toBe(`${site.origin}/add?added=1`);
      expect((await recordOf('https://share.example/1'))?.added?.by).toBe('ann');

      await goElsewhere(`<form method=post enctype=multipart/form-data action="${site.origin}/add/share">
        <input name=text value="https://forged.example/"></form>`);
      await ask('document.forms[0].submit()');
      // It fills the form, at most.
      await page.waitForSelector('#add-form');
      expect(await page.inputValue('#addresses')).toBe('https://forged.example/');
      expect(await recordOf('https://forged.example/')).toBeUndefined();
    });

    it('opens from the bookmarklet on another site with the page that was read', async () => {
      await openLoggedIn();
      await page.click('.devices summary');
      const href = (await page.getAttribute('.bookmarklet', 'href')) ?? '';
      expect(href).not.toContain(token);
      const code = decodeURIComponent(href.slice('javascript:'.length));
      expect(code).toContain('http://radio.example/add?url=');
      await goElsewhere('<title>A bridge &amp; a lamp</title>');
      const opening = context.waitForEvent('page');
      await ask(code.replace('http://radio.example', site.origin));
      page = await opening;
      await page.waitForSelector('#add-form');
      expect(await page.inputValue('#addresses')).toBe(elsewhere());
      expect(await page.getAttribute('#add-form [name=title]', 'value')).toBe('A bridge & a lamp');
    });

    it('does all of it without script, over plain HTTP, on a phone', async () => {
      await open(`http://radio.example:${site.port}/add?text=https://plain.example/1`, { script: false });
      await page.fill('#token', 'wrong');
      await page.click('#login button');
      await page.getByText('This token is not known here.').waitFor();
      troubles.length = 0;
      await page.fill('#token', token);
      await page.click('#login button');
      await page.waitForSelector('#add-form');
      expect(await page.inputValue('#addresses')).toBe('https://plain.example/1');
      expect(await page.locator('#plain').isVisible()).toBe(true);
      await page.setInputFiles('#files', {
        name: 'plain.md',
        mimeType: 'text/markdown',
        buffer: Buffer.from('# Plain'),
      });
      await page.click('#add-form button.main');
      await listed('plain.md').waitFor();
      expect(page.url()).toContain('/add?added=1');
      expect(await page.content()).toContain('http-equiv="refresh" content="5"');
      await listed('plain.example/1')
        .getByRole('button', { name: /^Take back/ })
        .click();
      await listed('plain.example/1').getByText('Taken back').waitFor();
      expect(await overflow()).toBeLessThanOrEqual(0);
      await page.click('.who button');
      await page.waitForSelector('#login');
    });

    it('asks before a link’s token takes the place of who is logged in', async () => {
      tries += 1;
      const { id, token: another } = await place.person(`bea-${tries}`, 'harbour');
      await openLoggedIn();
      await page.goto(`${site.origin}/add?door=1#token=${another}`);
      await page.getByRole('button', { name: 'Log in with it' }).click();
      await page.getByText(`You add as ${id}.`).waitFor();
    });

    describe('fits and has nothing that axe-core complains about', () => {
      type Violation = { readonly id: string; readonly nodes: readonly { readonly html: string }[] };

      /** What is told of the light scheme holds for the dark one, but for its colours. */
      async function expectNoViolations(): Promise<void> {
        await page.addScriptTag({ content: await readFile('node_modules/axe-core/axe.min.js', 'utf8') });
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          const rules = colorScheme === 'light' ? '' : 'document, { runOnly: ["color-contrast"] }';
          const found = (await ask(`axe.run(${rules}).then(({ violations }) => violations)`)) as readonly Violation[];
          expect(found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${colorScheme} ${id}: ${html}`))).toEqual(
            [],
          );
        }
      }

      it.each(['en', 'zh-CN'])('in %s, light and dark', async (locale) => {
        await open('/add', { locale, bypassCSP: true });
        await expectNoViolations();
        // Looked at in peace: the list is asked for again and again, of a server that knows nobody here.
        await context.route('**/add/list', (route) => route.fulfill({ status: 304 }));
        await context.route('**/add?all', (route) =>
          route.fulfill({ contentType: 'text/html', body: buildAddPage(sampleAddPage(locale)) }),
        );
        await page.goto(`${site.origin}/add?all`);
        await page.click('.devices summary');
        await expectNoViolations();
        for (const width of [320, 390, 1280]) {
          await page.setViewportSize({ width, height: 844 });
          expect(await overflow()).toBeLessThanOrEqual(0);
        }
      });
    });

    it('is installed, and says when there is no connection', async () => {
      // Tried again, it has taken the server away already.
      if (isGone) site = await openSite();
      isGone = true;
      context = await browser.newContext({ locale: 'en' });
      page = await context.newPage();
      await page.goto(`${site.origin}/add`);
      await page.fill('#token', token);
      await page.click('#login button');
      await page.waitForSelector('#add-form');
      expect(await page.locator('#plain').isVisible()).toBe(false);
      await ask('navigator.serviceWorker.ready.then(() => undefined)');
      const browserSession = await context.newCDPSession(page);
      expect((await browserSession.send('Page.getAppManifest')).errors).toEqual([]);
      const { installabilityErrors } = await browserSession.send('Page.getInstallabilityErrors');
      // Every context of a test is such a window.
      expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
      // The worker lends nobody its place.
      const other = await context.newPage();
      await context.route(/^http:\/\/elsewhere/, (route) =>
        route.fulfill({
          contentType: 'text/html',
          body: `<form method=post enctype=multipart/form-data action="${site.origin}/add/share"><input name=text value="https://lent.example/"></form>`,
        }),
      );
      await other.goto(elsewhere());
      await other.evaluate('document.forms[0].submit()');
      await other.waitForSelector('#add-form, #list');
      expect(await recordOf('https://lent.example/')).toBeUndefined();
      await other.close();
      await site.stop();
      await page.goto(`${site.origin}/add?text=https://kept.example/`);
      await page.getByText('No connection').waitFor();
      expect(page.url()).toContain('kept.example');
      // The network of this machine is there still.
      const [worker] = context.serviceWorkers();
      await worker?.evaluate('Object.defineProperty(navigator, "onLine", { value: false })');
      await ask(`(() => {
        const form = Object.assign(document.createElement('form'), { method: 'post', enctype: 'multipart/form-data', action: 'add/share' });
        form.append(Object.assign(document.createElement('textarea'), { name: 'text', value: 'https://later.example/' }));
        document.body.append(form);
        form.submit();
      })()`);
      await page.waitForURL(/add\?text=https%3A%2F%2Flater\.example/);
      await page.getByText('No connection').waitFor();
    });
  },
);
