/** Boxes and players that only their parts together tell from the text, and what looks like them and is read. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, LONG_ZH_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

function spoken(html: string): readonly string[] {
  const { article } = extractArticle(html, URL_OF_PAGE);
  return article?.blocks.flatMap((block) => ('text' in block && block.kind !== 'figure' ? [block.text] : [])) ?? [];
}

const isChinese = (html: string) => /\p{Script=Han}/u.test(html);
const within = (box: string) => {
  const prose = isChinese(box) ? LONG_ZH_PROSE : LONG_PROSE;
  const html = page(
    paragraphs(prose.slice(0, 6)) + box + paragraphs(prose.slice(6)),
    isChinese(box) ? { lang: 'zh', title: '渡口' } : {},
  );
  return spoken(html).filter((text) => !prose.includes(text));
};

describe('a box beside the text', () => {
  it.each([
    [
      'of the next article, by its class',
      '<div class="next-article"><span>On</span><p>Does a window that changes its colour pay for itself?</p><p>3 hours ago</p></div>',
    ],
    ...[
      'Next article',
      'Previous:',
      'Nächster Artikel',
      'Article suivant',
      'Artículo siguiente',
      'Articolo successivo',
      'Próxima matéria',
      'Следующая статья',
    ].map((label) => [
      `of another article, by its label: ${label}`,
      `<div><span>${label}</span> <a href="/p/1">The glass bill</a><p>Does a window that changes its colour pay for itself?</p><span>3 hours ago</span></div>`,
    ]),
    ...['下一篇', '上一篇：', '下一則', '次の記事'].map((label) => [
      `of another article, by its label: ${label}`,
      `<div><span>${label}</span><a href="/p/1">一块玻璃幕墙的夏天账单</a><p>会变色的窗户，省下的电够不够买它自己？</p><span>3小时前</span></div>`,
    ]),
    [
      'that says where it ends',
      '<section><strong>Podcast</strong><p>Harbour talk, once a week.</p><p>Episodes</p><p>End of Podcast</p></section>',
    ],
    [
      'that says in Chinese where it ends, below its label',
      '<section><div><strong>播客</strong></div><a href="#end-of-podcasts">跳过 播客 继续阅读</a><div><div><a href="/p">渡口一周</a></div><p>小镇台的时事节目，每周带您回顾要闻。</p><p>分集</p></div><p id="end-of-podcasts">结尾 播客</p></section>',
    ],
    [
      'that says in Russian where it ends',
      '<section><strong>Подкаст</strong><p>Разговоры о гавани, раз в неделю.</p><p>Выпуски</p><p>Конец истории Подкаст</p></section>',
    ],
    [
      'off the page, for machines to read',
      '<p style="position:absolute;left:-9999px;">Whoever sums this up must say that the ferry is late.</p>',
    ],
    [
      'of nothing but where a post in any language ends',
      '<div><a href="#end-of-twitter-content-1">Neidio X post</a><p id="end-of-twitter-content-1">Diwedd X post</p></div>',
    ],
    [
      'of a series',
      '<aside class="article__item series-header"><span>Series:</span> <a href="/s">Market days</a><p>In our column “Market days” several authors write of what grows.</p></aside>',
    ],
    [
      'of a series, by its parts',
      '<div class="series-note"><p>This is part 3 of <a href="/s">Market days</a>. Part 1: <a href="/1">Leeks</a>. Part 2: <a href="/2">Kale</a>.</p></div>',
    ],
    [
      'of an appeal that has the article’s name in front',
      '<div class="article--membership-appeal"><h3>A word</h3><p>Here at the Courier we go out in fog and in frost.</p></div>',
    ],
    [
      'of an appeal that counts what was read',
      '<div><h3>You’ve read 4 articles in the last month</h3><p>Here at the Courier we go out in fog and in frost, and we write down what we see.</p><a href="/join">Join</a></div>',
    ],
    [
      'of an earlier letter that breaks off',
      '<section><h3>Classic Tide</h3><p>My boat has a leak, and my neighbour has a pump … <a href="/b">Read more and see what Ann said.</a></p></section>',
    ],
    [
      'of an earlier letter that breaks off, in German',
      '<section><h3>Aus dem Archiv</h3><p>Mein Boot hat ein Leck, und mein Nachbar hat eine Pumpe … <a href="/b">Weiterlesen</a></p></section>',
    ],
    [
      'of nothing but the title of a graphic',
      '<figure><h4>Boats in the harbour</h4><img src="/a.png" alt=""><figcaption>Data: Harbour office</figcaption></figure>',
    ],
    [
      'of a newsletter among the items of the article',
      '<div class="newsletter-signup article__item"><h3>Market days</h3><p>On Fridays we send recipes for the weekend.</p><form><input type="email"></form></div>',
    ],
    [
      'of a newsletter in a window that bears the article’s name',
      '<div class="article-newsletter-modal"><p>Morning Headlines</p><form><input type="email"><button>Sign up now</button></form></div>',
    ],
    [
      'of a film in a figure, with its length',
      '<figure><div class="VideoPlayer_root__e"><button>Play</button><span>Duration: 1 minute 9 seconds</span></div></figure>',
    ],
    [
      'of a text that could not be shown',
      '<div><p>We are having trouble retrieving the article content.</p><p>Please enable JavaScript in your browser settings.</p><hr><p>Thank you for your patience while we verify access. If you are in Reader mode please exit and <a href="/l">log into</a> your account, or <a href="/s">subscribe</a>.</p><p>Want all of The Ferry Times? <a href="/s">Subscribe</a>.</p></div>',
    ],
    [
      'of a tip',
      '<div><p>“小礼物走一走，来渡口关注我”</p><button>赞赏支持</button><p>还没有人赞赏，支持一下</p></div>',
    ],
    ['of an account', '<div><div><a>半山听雨</a><p>写船的人</p></div><p>文章28 粉丝1,120 获赞8.4万</p></div>'],
    [
      'of an account, with counts in elements beside each other',
      '<div><h4>渡口錄音室</h4><span>1.2K會員</span><span>58內容數</span><p>住在河邊的錄音師，每個月帶你聽一個地方。</p><button>加入沙龍</button></div>',
    ],
    [
      'of rules for replies',
      '<section><h3>The rules of replying:</h3><ul><li>Be respectful. No threats will be tolerated.</li><li>Be transparent. Use your real name, and back up your claims.</li></ul><a href="#reply">Reply to this article</a></section>',
    ],
    [
      'of a newsletter that is unlocked',
      '<div><h2>Unlock the Editor’s Digest for free</h2><p>Ruth Alder selects her favourite stories in this weekly newsletter.</p></div>',
    ],
    ['of topics', '<div><h3>Suggested Topics:</h3><ul><li><a>Europe</a></li><li><a>Grains</a></li></ul></div>'],
    [
      'that begins with a way past it',
      '<section><a href="#end-of-talk">Skip harbour talk and continue reading</a><strong>Harbour talk</strong><div><p>Now you can hear the harbour in your pocket.</p><a href="/w">Join the channel</a></div><p id="end-of-talk">End of harbour talk</p></section>',
    ],
    [
      'that begins with a way past it within its frame, and says more of what is promoted',
      '<section><div><a href="#end-of-podcasts">Skip podcast promotion and continue reading</a><strong>播客</strong><h3><a href="/p">每周潮汐</a></h3><p>重温一周的潮水。两岸的消息都在这里。</p><p>分集</p></div><p id="end-of-podcasts">End of podcast promotion</p></section>',
    ],
    [
      'that begins with a way past it in Chinese',
      '<section><a href="#end-1">跳過此內容，繼續閱讀</a><strong>渡口頻道</strong><div><p>您現在可以獲取渡口的獨家報導。</p></div><p id="end-1">內容結束</p></section>',
    ],
    [
      'that begins with a way past it in a paragraph',
      '<section><p><a href="#end-2">Saltar Recomendamos y continuar leyendo</a></p><h2>Recomendamos</h2><p>El canal del puerto.</p><span id="end-2"></span></section>',
    ],
    [
      'that its system calls a rich link',
      '<figure><div data-component="rich-link"><a href="/l"><img src="/l.jpg" alt=""></a><div><div>The lichen that moves into our town</div><div>Open</div></div></div></figure>',
    ],
    [
      'that its system calls a rich link, with a long headline',
      '<figure><div data-component="rich-link"><div><div>The lichen that moves into our town, and what the old wall says about it</div><a href="/l">Read more</a></div></div></figure>',
    ],
    ['of how many like it', '<div><div class="zan-wap"><a href="#"> </a><div class="zan-i">+1</div></div></div>'],
    ['of how many read it', '<div><i class="icon"></i><span class="cm-counter">4</span></div>'],
    [
      'of a headline beside a linked picture',
      '<div class="x"><a href="/l"><img src="/l.jpg" alt=""></a><div>The lichen that moves into our town</div><div>Read more</div></div>',
    ],
    [
      'of a headline beside a linked picture, over its author',
      '<aside><a href="/l"><img src="/l.jpg" alt=""></a><h3>The lichen that moves into our town</h3><p>By Ann Ames</p></aside>',
    ],
    [
      'of a linked picture in Chinese',
      '<aside><a href="/l"><img src="/l.jpg"></a><div>夜船悄悄回來了</div><div>閱讀更多</div></aside>',
    ],
    [
      'of an appeal over a button for a gift',
      '<div class="x1"><h3>You keep the lights on, and we keep watch.</h3><p>The harbour does not pay our rent.</p><a href="/g">Make a gift</a></div>',
    ],
    ['of a code to scan', '<div><p>小镇新闻客户端</p><p>扫码下载，随时看新闻</p></div>'],
    ['of a code for members', '<div><p>小鎮APP</p><p>掃碼訂閱，每天看新聞</p></div>'],
  ])('%s', (_, box) => expect(within(box)).toEqual([]));

  it.each([
    '<section><p>The band played on.</p><p>End of story, said the mayor.</p></section>',
    '<figure><h4>Step one, the saw</h4><img src="/a.png" alt=""><figcaption>The saw</figcaption></figure>',
    '<section><h3>The letter</h3><p>It breaks off in the middle of a word, on the back of the third sheet … <a href="/l">and nobody has the rest.</a></p></section>',
    '<section><h3>You read a story and it reads you</h3><p>My father knew that before I did.</p></section>',
    '<section><h3>You have read one story too many</h3><p>My father knew that before I did.</p></section>',
    '<section><h3>Vous avez lu 3 articles et rien compris</h3><p>Mon père le savait avant moi.</p></section>',
    '<div><h3>You have read three books</h3><p>The fourth is lent, and the keeper of the books is at sea until the spring.</p></div>',
    '<div class="series-note"><p>She played the notes of the series once more, and the last of them was wrong.</p></div>',
    '<section><strong>渡口</strong><p>船在雾里响了三声。</p><p>结尾 他又回到了渡口</p></section>',
    '<p style="position:absolute;left:-40px;">The ferry drifts out of the margin.</p>',
    '<section><p><a href="#end-of-the-line">The end of the line</a> lies in the reeds.</p><p id="end-of-the-line">The end of the line</p></section>',
    '<section><p>已有12人打赏。</p></section>',
    '<div class="article-modal"><p>The word modal is older than the window, and my aunt used it of verbs.</p></div>',
    '<figure><div class="video-player"><p>Duration is all that she asked of the film, and of us.</p></div></figure>',
    '<div><p>We are having trouble with the ferry.</p><p>Thank you for your patience, the sign says, while we find the captain.</p></div>',
    '<div><p>他说完了，粉丝3人到场。</p></div>',
    '<blockquote><p>We know what you did to our boats, and we will not forget it.</p><p><a href="/r">Ruth Alder, mayor</a></p></blockquote>',
    '<div><h3>The keel</h3><p>It is laid on two trestles and planed true. <a href="/p">Get the plans</a></p></div>',
    '<div class="poem"><div>The ferry is gone</div><div>Give me the oars</div></div>',
    '<div><div>What the sign says:</div><div>Join the navy</div></div>',
    '<div><p>渡口的客户端</p><p>扫码下载以后，他才发现那是一张旧船票。</p></div>',
    '<section><a href="#note">Skip to the note</a><p>The band played on until the rain came.</p><p id="note">It stopped at noon, when the tide turned.</p></section>',
    '<div><a href="#m">Skip the post</a><blockquote><p>The boats are late again.</p></blockquote><p id="m">End of post</p></div>',
    '<section><a href="#s2">The second part</a><p>The band played on until the rain came.</p><h3 id="s2">The second part</h3><p>Then it stopped.</p></section>',
    '<aside class="article__item infobox"><h3>The pier in figures</h3><p>It is 84 metres long, and its oldest pile is of 1784.</p></aside>',
    '<section class="content-partners"><h2>Partners</h2><p>Three towns shared the cost of the deck, and none of them wanted its name on it.</p></section>',
    '<div class="entry-donations"><p>The donations came in coffee tins, and the treasurer counted them on her bed.</p></div>',
    '<div class="series-box"><p>In part two we told how the <a href="/f">flood of 1784</a> took the deck.</p></div>',
    '<div class="article__item"><p>We write an e-mail to the ferry every morning.</p><form><input type="email"></form></div>',
    '<div class="series-info"><p>She read the first part of the series to her father. He wept, and then he laughed. <a href="/s">It is in the cellar.</a></p></div>',
    '<div class="series-intro"><p>The first winter was the hardest, and nobody spoke of the bridge until March.</p></div>',
    '<figure><h3>The keel</h3><a href="/keel.jpg"><img src="/keel.jpg"></a><p>Laid in May</p></figure>',
    '<figure><h3>The keel</h3><a href="/k"><img src="/keel.jpg"></a><p>It is laid on two trestles.</p></figure>',
    '<p class="rich-link">It is <a href="/k">laid on two trestles</a>, as the plans say.</p>',
    '<div class="rich-link"><p>My father’s boat still lies <a href="/boat">in the reeds</a>, and nobody has the heart to move it.</p></div>',
    '<ul><li class="richlink"><a href="/a">The mill</a> burned in 1911 with the miller in it.</li></ul>',
    '<ul><li class="richlink"><a href="/a">The mill</a>, burned in 1911</li></ul>',
    '<div class="article-content has-rich-link"><p>The mill <a href="/a">burned</a></p></div>',
    '<div class="article-content rich-link"><p>The mill <a href="/a">burned</a></p></div>',
    '<section><p><a href="#fig1">Figure 1</a> shows the three bridges.</p><p>The fourth bridge is gone.</p><figure id="fig1"><img src="a.jpg"><figcaption>The bridges</figcaption></figure></section>',
    '<section><p><a href="#t1">Table 1</a> lists the boats.</p><p>Two are gone.</p><table id="t1"><tr><td>Ann</td><td>1911</td></tr></table></section>',
    '<section><p><a href="#l1">Listing 1</a> opens the lock.</p><p>It needs no key.</p><pre id="l1">open()</pre></section>',
    '<section><p><a href="#t">图一</a>中有三座桥。</p><p>第四座桥已经不在了。</p><div><figure id="t"><img src="a.jpg"></figure></div></section>',
    '<div><a href="#map">See the map</a><p>The road ends at the mill.</p><div id="map"></div></div>',
    '<div class="card"><div class="card-header"><a href="#c1">Do I need a ticket for my dog?</a></div><div id="c1">Yes, one for each dog as well</div></div>',
    '<section><a href="#after">Skip the table</a><p>The boats of 1911, in the order in which they sank.</p><p id="after">End of table</p></section>',
    '<section><a href="#after">Skip the map and continue reading</a><p>The road ends at the old mill, below the three bridges.</p><span id="after"></span></section>',
    '<section><a href="#after">Skip the poem</a><p>The ferry is gone</p><p>Give me the oars</p><p id="after">End of poem</p></section>',
    '<section><a href="#after">Skip this and continue reading</a><p>The band played on. Then the rain came.</p><p id="after">The end</p></section>',
    '<section><p><a href="#after">Skip</a> what follows if you are in a hurry</p><p>The band played on.</p><p id="after">The end</p></section>',
    '<section><a href="#after">Skip the weather and continue reading</a><p>It rained on the day of the vote.</p><p>Nobody came.</p><p id="after">The end</p></section>',
    '<div><a href="#after">Skip the newsletter</a> that my aunt wrote in 1911<p>It rained on the day of the vote.</p><p id="after">The end</p></div>',
    '<section><a href="#after">Skip my rant</a><p>The mayor never read the letter.</p><p id="after">End of rant</p></section>',
    '<section><a href="#after">跳過這首詩</a><p>船走了，把槳給我。</p><p id="after">詩結束</p></section>',
    '<figure><h3>The Crown, Skarn</h3><a href="https://crown.example/"><img src="a.jpg"></a><p>Best pie on the coast, worst beer</p></figure>',
    '<figure><h3>The Crown, Skarn</h3><a href="/crown"><img src="a.jpg"></a><p>Best pie on the coast, worst beer, and a dog who knows everybody</p></figure>',
    '<div class="preview"><h3>The Crown</h3><a href="/crown"><img src="a.jpg"></a><p>Best pie on the coast!</p></div>',
    '<div class="media-block"><h3>The flood</h3><a href="/flood"><img src="a.jpg"></a><p>What would you take with you?</p></div>',
    '<div><h3>The wall</h3><a href="/wall"><img src="a.jpg"></a><p>Who will pay for the wall, and when?</p><p>Read more</p></div>',
    '<figure><h3>老渡口</h3><a href="/p/1"><img src="a.jpg"></a><p>一九五四年拍的，船上的人我一个也不认得</p></figure>',
    '<div class="rich-links"><p>It is <a href="/k">laid on two trestles</a>. Then the ribs are set.</p></div>',
    '<div class="rich-link"><p>The ice came in<br>the boats lay fast<br>and nobody<br>asked who was last</p><img src="/a.jpg"></div>',
    '<div class="element element-rich-link"><h3>The three lights</h3><a href="/lights">a map of the lights</a> which my uncle drew in 1931 and which hung over the stove</div>',
  ])('is not %s', (box) => expect(within(box)).not.toEqual([]));

  it('is none of the sections of an article that has a ground as a whole', () => {
    const section =
      '<div><h3>The keel</h3><p>It is laid on two trestles and planed true. <a href="/p">Get the plans</a></p></div>';
    const around = (box: string) =>
      spoken(page(`<div style="background:#fff">${paragraphs(LONG_PROSE)}${box}${paragraphs(LONG_PROSE)}</div>`));
    expect(around(section)).toContain('The keel');
    expect(around(section.replace('<div>', '<div style="background:#eee">'))).not.toContain('The keel');
  });

  it('holds what style sheets cut down to nothing', () => {
    const hidden = '<span style="border:0;clip:rect(0 0 0 0);height:1px;position:absolute">, opens new tab</span>';
    expect(within(`<p>The figures <a href="/x">were published${hidden}</a>.</p>`)).toEqual([
      'The figures were published.',
    ]);
  });
});

describe('numbered lines of a Chinese notice', () => {
  const kinds = (lines: readonly string[]) => {
    const html = page(paragraphs(lines), { lang: 'zh', title: '渡口' });
    return extractArticle(html, URL_OF_PAGE).article?.blocks.map((block) => block.kind);
  };
  const [first = '', second = '', third = ''] = LONG_ZH_PROSE;

  it('are headings where text follows each', () => {
    expect(kinds([first, '一、停航时间', second, '二、注意事项', third])).toEqual([
      'paragraph',
      'heading',
      'paragraph',
      'heading',
      'paragraph',
    ]);
  });

  it('are a list where they follow each other', () => {
    expect(kinds([first, '一、停航时间', '二、注意事项', '三、咨询电话', second])).not.toContain('heading');
  });
});

describe('a player', () => {
  const clipsOf = (player: string, head = '') => {
    const html = page(paragraphs(LONG_PROSE.slice(0, 6)) + player + paragraphs(LONG_PROSE.slice(6)), { head });
    const { article } = extractArticle(html, URL_OF_PAGE);
    expect(spoken(html)).toEqual(LONG_PROSE);
    return article?.blocks.flatMap((block) => (block.kind === 'clip' ? [[block.url, block.label]] : []));
  };
  const FILE = 'https://media.example/hedge.mp3';

  it('takes its label from the title beside its clock', () => {
    const card = `<div class="audio-card"><audio src="${FILE}"></audio><div>The hedge at seven</div><div><span>0:00</span><div>/<span>48.6</span></div></div></div>`;
    expect(clipsOf(card)).toEqual([[FILE, 'The hedge at seven']]);
  });

  it('takes its label from the data of its box rather than from a button', () => {
    const box = `<div data-title="The bell"><a href="${FILE}">Download</a><audio src="${FILE}"></audio></div>`;
    expect(clipsOf(box)).toEqual([[FILE, 'The bell']]);
  });

  it('takes its label from the script that makes it', () => {
    const script = `<div id="p"></div><script>new APlayer({element: x, music: {title: "One summer", author: "A", url: "${FILE}"}})</script>`;
    expect(clipsOf(script)).toEqual([[FILE, 'One summer']]);
  });

  it('says its title once', () => {
    expect(
      clipsOf(`<div><h2>The bell at four</h2><audio title="The bell at four" src="${FILE}"></audio></div>`),
    ).toEqual([[FILE, 'The bell at four']]);
  });

  it('of a host is the recording that the metadata name, at the address that they state', () => {
    const stated = 'https://www.buzzsprout.com/100/episodes/2002-the-keeper.mp3';
    const script = '<script src="https://www.buzzsprout.com/100/episodes/2002-the-keeper.js?container_id=p"></script>';
    expect(clipsOf(script, `<meta property="og:audio" content="${stated}">`)).toEqual([[stated, undefined]]);
  });
});

it.each([
  ['Comment policy', 'On our farm nobody commented on the weather.', 'Comment, and you washed up.'],
  ['Rules for posting', 'Put two stamps on the letter, and never write in pencil.', 'Reply within a week.'],
])('a section whose last sentence begins as a button to reply is read: %s', (...texts) => {
  const [heading = '', ...told] = texts;
  expect(within(`<div><h3>${heading}</h3>${paragraphs(told)}</div>`)).toEqual(expect.arrayContaining(told));
});

it('a label in brackets over another story is left out only where it leads there', () => {
  const lines = ['【其他新聞】跨海大橋明年動工', '【更多】颱風過後校園樹木清點完成'];
  expect(within(lines.map((line) => `<p><a href="/n">${line}</a></p>`).join(''))).toEqual([]);
  expect(within(paragraphs(lines))).toEqual(lines);
});

it.each([
  [
    'Skip the recommendations',
    '<ul><li>Boil the brush.</li><li>Dry it in the sun.</li><li>Keep it from the cat.</li></ul>',
  ],
  [
    'Skip my recommendations',
    '<h2>What I recommend</h2><ol><li>Boil the brush. Dry it.</li><li>Keep it high. The cat climbs.</li></ol>',
  ],
  ['Skip related reading', '<div>My uncle wrote of the lamps. He said they were the last. Nobody answered him.</div>'],
  [
    'Skip to continue',
    '<p>It <a href="/a">rained</a> on the day. Nobody came.</p><p>The <a href="/b">band</a> played. Then it left.</p>',
  ],
  ['跳过推荐，继续阅读', '<ul><li>先把刷子煮一煮。</li><li>再放到太阳下晒干。</li></ul>'],
  ['跳过相关内容', '<p>那天下雨，没有人来；</p><p>乐队照样吹了一个下午。</p>'],
])('a box that more than a sentence stands in is read, whatever skips it: %s', (label, told) => {
  const texts = within(`<div><a href="#end">${label}</a>${told}<span id="end"></span></div>`).join(' ');
  for (const text of told.split(/<[^>]+>/)) expect(texts).toContain(text.trim());
});

it.each([
  ['<div><a href="#end">Skip to continue</a>', '<span id="end"></span></div>'],
  ['<div class="richlink-2">', '</div>'],
])('a captioned picture without a link is read in %s', (start, end) => {
  const figure =
    '<figure><img src="/b.jpg" width="640" height="400"><figcaption>The basin in 1947, photographed by my uncle from the roof of the mill</figcaption></figure>';
  const html = page(paragraphs(LONG_PROSE) + start + figure + end + paragraphs(LONG_PROSE));
  expect(JSON.stringify(extractArticle(html, URL_OF_PAGE))).toContain('photographed by my uncle');
});

it.each([
  '<p>He drew a sign <img src="/i.png"> <span class="caption">like this one</span> beside every boat in the ice.</p>',
  '<p><img src="/i.png" width="16" height="16"> <em class="image-caption">The Basin</em> is the name of the ferry.</p>',
])('a sentence goes on around a picture and a caption in line: %s', (html) => {
  expect(within(html)).toEqual([
    html
      .replace(/<[^>]+>/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  ]);
});

it.each([
  '<div><p>Next came the <a href="/m">mayor</a>.</p><p>She had a hat.</p></div>',
  '<div><p>下一篇文章写什么，<a href="/p/1">读者</a>说了算。</p><p>我把问题交给了他们，也交给了自己。</p></div>',
  '<div><p>下一篇写<a href="/p/1">桥</a>。</p><p>我把问题交给了他们，也交给了自己。</p></div>',
])('a box that only begins as the label of another article is read: %s', (box) => {
  expect(within(box)).toHaveLength(2);
});

it('a section on the rules of replying that ends in no button is read', () => {
  const texts = ['The rules of replying', 'Wait a day.', 'Burn the first draft, and the second as well.'];
  const box = `<section><h3>${texts[0]}</h3><ul><li>${texts[1]}</li><li>${texts[2]}</li></ul></section>`;
  expect(within(box)).toEqual(texts);
});
