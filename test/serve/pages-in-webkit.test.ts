import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toneWav } from '../helpers/tone-wav.ts';
import { hasWebKit, startWebKit, type WebKit } from '../helpers/webkit.ts';
import { sampleArticle, sampleEpisode, sampleShow } from '../publish/sample-episode.ts';
import { type PublishedSite, serveSite } from './published-site.ts';

const SECONDS = 40;
const sentences = Array.from({ length: 20 }, (_, index) => `Sentence ${index} tells of the ferry and of the weather.`);
const episode = sampleEpisode({
  article: sampleArticle({ language: 'en', blocks: sentences.map((text) => ({ kind: 'paragraph', text })) }),
  timeline: {
    ...{ durationSeconds: SECONDS, sampleRate: 8000, samples: 8000 * SECONDS, chapters: [] },
    cues: sentences.map((text, block) => ({ start: block * 2, end: block * 2 + 1.8, kind: 'speech', text, block })),
  },
});

describe.skipIf(!hasWebKit)('pages in WebKit (skipped when it is not installed)', () => {
  let site: PublishedSite;
  let browser: WebKit;
  const openEpisode = () => browser.open(`${site.origin}/harbour/${episode.id}/`);
  const until = (condition: string) =>
    browser.ask(`new Promise((resolve) => {
      const look = () => (${condition} ? resolve(true) : setTimeout(look, 50));
      look();
    })`);

  beforeAll(async () => {
    site = await serveSite({}, { shows: [{ show: sampleShow(), episodes: [episode] }] });
    await site.put(`media/harbour/${episode.enclosure.fileName}`, toneWav(SECONDS));
    browser = await startWebKit(390);
  });

  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  it('fit a phone', async () => {
    for (const path of ['/', '/harbour/', `/harbour/${episode.id}/`]) {
      await browser.open(site.origin + path);
      expect(await browser.ask('document.documentElement.scrollWidth - innerWidth'), path).toBeLessThanOrEqual(0);
    }
  });

  it('play, and mark the sentence that is heard', async () => {
    await openEpisode();
    await browser.tap('.player-bar .play');
    await until('document.querySelector("audio").currentTime > 2.5');
    expect(await browser.ask('document.querySelector(".text .cue.now").textContent')).toMatch(/^Sentence [12] /);
  });

  it('go to a sentence that is tapped, and are there again the next time', async () => {
    await openEpisode();
    await browser.tap('.text .cue', 10);
    await until('document.querySelector("audio").currentTime > 20.2');
    expect(await browser.ask('document.querySelector(".text .cue.now").textContent')).toBe(sentences[10]);
    await browser.tap('.player-bar .play');
    await until('document.querySelector("audio").paused');
    await openEpisode();
    await browser.tap('.player-bar .play');
    await until('document.querySelector("audio").currentTime > 15');
  });
});
