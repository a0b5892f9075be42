import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { sampleEpisode, sampleShow } from '../publish/sample-episode.ts';
import { type PublishedSite, serveSite } from './published-site.ts';
import { ADMIN_TOKEN, createSampleAdmin, type SampleAdmin } from './sample-admin.ts';

const CHROMIUM = '/usr/bin/chromium';

describe.skipIf(!existsSync(CHROMIUM))(
  'the status page in Chromium (skipped when it is not installed)',
  { retry: 1 },
  () => {
    let sample: SampleAdmin;
    let site: PublishedSite;
    let browser: Browser;
    let page: Page;
    const troubles: string[] = [];
    const stopping = new AbortController();

    type Look = { readonly width?: number; readonly scheme?: 'light' | 'dark'; readonly script?: boolean };

    async function open(path: string, { width = 390, scheme = 'light', script = true }: Look = {}, bypassCSP = false) {
      const context = await browser.newContext({
        viewport: { width, height: 844 },
        colorScheme: scheme,
        locale: 'zh-CN',
        javaScriptEnabled: script,
        bypassCSP,
      });
      page = await context.newPage();
      page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
      page.on('pageerror', (error) => troubles.push(String(error)));
      await page.goto(site.origin + path, { waitUntil: 'load' });
    }

    async function logIn(look: Look = {}): Promise<void> {
      await open('/status', look);
      await enter();
    }
    async function enter(): Promise<void> {
      await page.fill('input[name=token]', ADMIN_TOKEN);
      await page.click('.login button');
      await page.waitForSelector('#health');
    }

    // What runs in the page is given as text: the program itself is checked without the browser's types.
    const ask = (expression: string) => page.evaluate(expression);
    const overflow = () => ask('document.documentElement.scrollWidth - innerWidth');

    beforeAll(async () => {
      sample = createSampleAdmin('zh-CN');
      const content = { shows: [{ show: sampleShow(), episodes: [sampleEpisode()] }] };
      // A cookie for https only would not come back over loopback without a certificate everywhere.
      site = await serveSite(
        { baseUrl: 'http://radio.example', admin: sample.admin, stopping: stopping.signal },
        content,
      );
      browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
    });

    afterEach(async () => {
      await page?.context().close();
      expect(troubles.splice(0)).toEqual([]);
    });

    afterAll(async () => {
      stopping.abort();
      await browser?.close();
      await site?.stop();
    });

    it.each([390, 1280])('logs in, runs, and shows how far it is, %i pixels wide', async (width) => {
      await logIn({ width });
      expect(await overflow()).toBeLessThanOrEqual(0);
      const before = sample.runs.length;
      await page.click('form[action="status/run"] button');
      await vi.waitFor(() => expect(sample.runs).toHaveLength(before + 1));
      await page.waitForSelector('#current li');
      const run = sample.runs[before];
      const runId = run?.runId ?? '';
      run?.tell({ kind: 'run-started', runId, trigger: 'api', shows: ['harbour'] });
      const about = { showId: 'harbour', url: 'https://paper.example/1', title: '老桥今天重新开放' };
      // In the row of its article too; a row that is drawn anew meanwhile follows with the next word.
      await expect
        .poll(() => {
          run?.tell({ kind: 'progress', ...about, stage: 'narrate', done: 40, total: 120, unit: 'seconds' });
          return page.locator('progress[value="40"]').count();
        })
        .toBe(2);
      expect(await page.locator('#work').textContent()).toContain('朗读: 老桥今天重新开放');
      expect(await overflow()).toBeLessThanOrEqual(0);
      run?.tell({ kind: 'item', ...about, outcome: 'new', durationSeconds: 125 });
      await page.waitForSelector('#log p:has-text("新增: 老桥今天重新开放 (2:05)")');
      run?.finish();
      await page.waitForSelector('#log p:has-text("运行完成")');
      await page.waitForSelector('#current:has-text("现在没有任务在运行")');
      expect(await page.locator('#work').isVisible()).toBe(false);
    });

    it('does the same without script, by reloading', async () => {
      await logIn({ script: false });
      const before = sample.runs.length;
      // The answer is the page again, which must be there before it is loaded anew.
      const answered = page.waitForEvent('load');
      await page.click('form[action="status/run"] button');
      await answered;
      await vi.waitFor(() => expect(sample.runs).toHaveLength(before + 1));
      const run = sample.runs[before];
      run?.tell({ kind: 'notice', showId: 'harbour', message: 'half-way there' });
      await page.reload();
      expect(await page.locator('#current').textContent()).toContain('运行中');
      expect(await page.locator('#log').textContent()).toContain('half-way there');
      run?.finish();
    });

    it('tries a failed article again, and says what was wrong with a token', async () => {
      await logIn();
      const before = sample.runs.length;
      await page.click('form[action="status/retry"] button');
      await vi.waitFor(() => expect(sample.runs).toHaveLength(before + 1));
      sample.runs[before]?.finish();
      await page.click('form[action="status/logout"] button');
      await page.waitForSelector('.login');
      await page.fill('input[name=token]', 'wrong');
      await page.click('.login button');
      await page.waitForSelector('[role=alert]');
      expect(await page.locator('[role=alert]').textContent()).toBe('令牌不对。');
      // The browser reports the answer's status itself.
      expect(troubles.splice(0).every((text) => text.includes('401'))).toBe(true);
      await page.fill('input[name=token]', ADMIN_TOKEN);
      await page.click('.login button');
      await page.waitForSelector('#health');
    });

    describe('axe-core finds nothing to complain about', () => {
      type Violation = { readonly id: string; readonly nodes: readonly { readonly html: string }[] };

      /** What is told of the light scheme holds for the dark one, but for its colours. */
      async function findViolations(scheme: 'light' | 'dark'): Promise<readonly string[]> {
        await page.addScriptTag({ content: await readFile('node_modules/axe-core/axe.min.js', 'utf8') });
        const rules = scheme === 'light' ? '' : 'document, { runOnly: ["color-contrast"] }';
        const found = (await ask(`axe.run(${rules}).then(({ violations }) => violations)`)) as readonly Violation[];
        return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
      }

      it.each(['light', 'dark'] as const)('at the door, for the operator and where nothing is, %s', async (scheme) => {
        await open('/status', { scheme }, true);
        expect(await findViolations(scheme)).toEqual([]);
        await enter();
        for (const summary of await page.locator('summary').all()) await summary.click();
        expect(await overflow()).toBeLessThanOrEqual(0);
        expect(await findViolations(scheme)).toEqual([]);
        await page.goto(`${site.origin}/nothing`);
        expect(await findViolations(scheme)).toEqual([]);
        // A page that is not there is told by its status, which the browser reports.
        troubles.length = 0;
      });
    });
  },
);
