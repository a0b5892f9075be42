/** Players that are not files: those of podcast hosts, and those that pages build of other elements and data. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { findAudioInAnswer } from '../../src/extract/find-audio-in-answer.ts';
import { findHostedPlayer } from '../../src/extract/podcast-hosts.ts';
import type { Block } from '../../src/model.ts';
import { PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const [first, second, third] = PROSE;
const MP3 = 'https://media.example/a/interview.mp3';
const SHOW = '5c1bdcf0-8ef0-4342-a82e-8803ff85f10c';
const UUID = 'b6dc49a2-9404-4853-9aa9-9cfc097be876';

function blocksOf(html: string): readonly Block[] {
  const { article } = extractArticle(html, URL_OF_PAGE);
  if (!article) throw new Error('No article was found.');
  return article.blocks;
}
const around = (player: string) => blocksOf(page(`<p>${first}</p><p>${second}</p>${player}<p>${third}</p>`));

describe('a host whose address gives the file', () => {
  it.each([
    [
      'https://www.buzzsprout.com/100/2002-the-keeper?iframe=true',
      'https://www.buzzsprout.com/100/2002-the-keeper.mp3',
    ],
    ['https://www.buzzsprout.com/100/episodes/2002', 'https://www.buzzsprout.com/100/episodes/2002.mp3'],
    ['//player.megaphone.fm/GLT9749789991?light=true', 'https://traffic.megaphone.fm/GLT9749789991.mp3'],
    ['https://playlist.megaphone.fm/?e=NPR3439275766', 'https://traffic.megaphone.fm/NPR3439275766.mp3'],
    [`https://art19.com/shows/x/episodes/${UUID}/embed`, `https://rss.art19.com/episodes/${UUID}.mp3`],
    [
      `https://player.soundon.fm/embed/?podcast=${SHOW}&amp;episode=${UUID}`,
      `https://rss.soundon.fm/rssf/${SHOW}/feedurl/${UUID}/rssFileVip.mp3`,
    ],
    [
      `https://player.soundon.fm/p/${SHOW}/episodes/${UUID}`,
      `https://rss.soundon.fm/rssf/${SHOW}/feedurl/${UUID}/rssFileVip.mp3`,
    ],
    ['https://xeno-canto.org/871204/embed?simple=1', 'https://xeno-canto.org/871204/download'],
    ['https://embeds.audioboom.com/posts/8239418/embed/v4', 'https://audioboom.com/posts/8239418.mp3'],
  ])('plays %s', (address, url) => {
    const blocks = around(`<div><iframe src="${address}"></iframe></div>`);
    expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph', 'clip', 'paragraph']);
    expect(blocks[2]).toMatchObject({ url, place: 'body' });
  });

  it.each(['100/2002-a', '100/episodes/2002-a'])('plays a player that is a script: %s', (episode) => {
    const script = `<div id="p"></div><script src="https://www.buzzsprout.com/${episode}.js?container_id=p"></script>`;
    expect(around(script)[2]).toMatchObject({ kind: 'clip', url: `https://www.buzzsprout.com/${episode}.mp3` });
  });

  it('is not taken for another page of the host', () => {
    expect(findHostedPlayer('https://www.buzzsprout.com/features')).toBeUndefined();
    expect(findHostedPlayer('https://omny.fm/shows/daily/playlists/podcast')).toBeUndefined();
    expect(findHostedPlayer('https://maps.example/embed?pb=1')).toBeUndefined();
  });
});

describe('a host whose address does not', () => {
  it.each([
    [`https://player.simplecast.com/${UUID}?dark=true`, `https://api.simplecast.com/episodes/${UUID}`],
    [
      'https://html5-player.libsyn.com/embed/episode/id/77/height/90/',
      'https://html5-player.libsyn.com/embed/episode/id/77/',
    ],
    ['https://embed.acast.com/show/part-1', 'https://feeder.acast.com/api/v1/shows/show/episodes/part-1?showInfo=true'],
    ['https://omny.fm/shows/daily/part-1/embed?style=cover', 'https://omny.fm/shows/daily/part-1'],
    [
      'https://widget.spreaker.com/player?episode_id=12534508&theme=dark',
      'https://api.spreaker.com/v2/episodes/12534508',
    ],
    [
      'https://open.firstory.me/embed/story/cmp68ivjv0uqa01w6glaa6224',
      'https://open.firstory.me/embed/story/cmp68ivjv0uqa01w6glaa6224',
    ],
    ['https://share.transistor.fm/e/602f95a2/dark', 'https://share.transistor.fm/e/602f95a2/dark'],
  ])('is looked up: %s', (address, lookup) => {
    expect(findHostedPlayer(address)).toMatchObject({ lookup });
  });

  it.each([
    ['Spotify', 'https://open.spotify.com/embed/episode/abc'],
    ['SoundCloud', 'https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1'],
    ['Podbean', 'https://www.podbean.com/player-v2/?i=x47f8-f05b05-pb'],
    ['Apple Podcasts', 'https://embed.podcasts.apple.com/us/podcast/a/id1?i=2'],
    ['SoundOn', `https://player.soundon.fm/embed/?podcast=${SHOW}`],
    ['Firstory', 'https://open.firstory.fm/embed/user/cmp68ivjv0uqa01w6glaa6224'],
    ['KKBOX', 'https://widget.kkbox.com/v1/?id=SoKONLgs1DbhbrbMq3&type=song&terr=TW&lang=TC'],
    ['网易云音乐', 'https://music.163.com/outchain/player?type=2&id=35470530&auto=1&height=66'],
    ['喜马拉雅', 'https://www.ximalaya.com/thirdparty/player/sound/player.html?id=1&type=red'],
  ])('stands silent and named where it is: %s', (host, address) => {
    const blocks = around(`<figure><iframe src="${address}"></iframe></figure>`);
    expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph', 'figure', 'paragraph']);
    expect(blocks[2]).toEqual({ kind: 'figure', text: '', player: { host, url: address, place: 'body' } });
  });
});

describe('the file in what a host says', () => {
  it.each([
    [
      'Simplecast',
      `{"title":"A","enclosure_url":"https:\\/\\/cdn.simplecast.com\\/audio\\/1\\/a_tc.mp3?aid=rss","image":"x"}`,
      'https://cdn.simplecast.com/audio/1/a_tc.mp3?aid=rss',
    ],
    [
      'Libsyn',
      `<script>var playlistItem = {"item_title":"A","media_url":"https:\\/\\/traffic.libsyn.com\\/a\\/b.mp3"};</script>`,
      'https://traffic.libsyn.com/a/b.mp3',
    ],
    [
      'Acast',
      '{"id":"1","url":"https://sphinx.acast.com/p/open/s/1/e/2/media.mp3","title":"A"}',
      'https://sphinx.acast.com/p/open/s/1/e/2/media.mp3',
    ],
    [
      'Transistor',
      '<div data-episodes="[{&quot;media_url&quot;:&quot;https://media.transistor.fm/602f95a2/1.mp3&quot;}]">',
      'https://media.transistor.fm/602f95a2/1.mp3',
    ],
    [
      'a page with og:audio',
      '<meta property="og:audio" content="https://media.example/a.m4a?x=1&amp;y=2">',
      'https://media.example/a.m4a?x=1&y=2',
    ],
  ])('is found in %s', (_, answer, url) => expect(findAudioInAnswer(answer)).toBe(url));

  it('is none where none is named', () => {
    expect(findAudioInAnswer('{"error":"not found"}')).toBeUndefined();
  });
});

describe('other forms', () => {
  it.each([
    ['amp-audio', `<amp-audio width="auto" src="${MP3}"><div fallback>Too old.</div></amp-audio>`],
    ['a button', `<button class="play" data-audio-url="${MP3}">Play</button>`],
    ['a video element with sound', `<video controls><source src="${MP3}" type="audio/mpeg"></video>`],
    ['data of a player', `<div><script type="application/json">{"track":{"src":"${MP3}"}}</script></div>`],
  ])('%s is heard where it stands', (_, player) => {
    const blocks = around(player);
    expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph', 'clip', 'paragraph']);
    expect(blocks[2]).toMatchObject({ url: MP3 });
  });

  it.each([
    ['a film', '<video src="/film.mp4"></video>'],
    [
      'the state of a page with other recordings',
      `<script type="application/json">{"all":[${[1, 2, 3, 4].map((n) => `"https://media.example/${n}.mp3"`).join()}]}</script>`,
    ],
  ])('%s is no clip', (_, html) => expect(around(html).filter(({ kind }) => kind === 'clip')).toEqual([]));

  it.each(['mpvoice', 'mp-common-mpaudio'])('a voice message of WeChat (%s) is heard under its name', (tag) => {
    const voice = `<p><${tag} class="js_editor_audio" name="河口来信" voice_encode_fileid="MzUzMDUzMjQyMl8xMDA="></${tag}></p>`;
    expect(around(voice)[2]).toEqual({
      kind: 'clip',
      url: 'https://res.wx.qq.com/voice/getvoice?mediaid=MzUzMDUzMjQyMl8xMDA=',
      mimeType: 'audio/mpeg',
      label: '河口来信',
      place: 'body',
    });
  });

  it('takes the recording of a PodcastEpisode from its associated media', () => {
    const data = { '@type': 'PodcastEpisode', associatedMedia: { '@type': 'MediaObject', contentUrl: MP3 } };
    const head = `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
    expect(blocksOf(page(paragraphs(PROSE), { head })).find(({ kind }) => kind === 'clip')).toMatchObject({ url: MP3 });
  });
});
