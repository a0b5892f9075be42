/** What platforms set around and into an article is not read; a sentence of the story that looks like it is. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, LONG_ZH_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

function spoken(html: string): readonly string[] {
  const { article } = extractArticle(html, URL_OF_PAGE);
  return article?.blocks.flatMap((block) => ('text' in block && block.kind !== 'figure' ? [block.text] : [])) ?? [];
}

function around(line: string, prose: readonly string[], lang: string): readonly (readonly string[])[] {
  const show = (body: string) =>
    spoken(page(body, { lang, title: lang === 'zh' ? '渡口' : 'Electric ferry reaches Wexley' }));
  return [show(paragraphs(prose.slice(0, 6)) + line + paragraphs(prose.slice(6))), show(paragraphs(prose) + line)];
}

describe('notices', () => {
  it.each([
    'We and our partners store and access information on a device, such as cookies, and process personal data. You can withdraw your consent at any time.',
    'Enjoying these stories? Forward this one to a friend who owns too many clocks.',
    'Wir verwenden Cookies, um unsere Seite für Sie zu verbessern, und geben Daten an unsere Partner weiter.',
    'Nous utilisons des cookies pour améliorer votre expérience et mesurer notre audience.',
    'Utilizamos cookies propias y de terceros para mejorar su experiencia en este sitio.',
    'You need to enable JavaScript to run this app.',
    'Verify that you are human by completing the security check below.',
    'If you value our reporting, please consider supporting us with a small monthly donation.',
    'Will you help us keep the harbour honest? Support our journalism today.',
    'Listen to this article 7 min 1x',
    'Press enter or click to view image in full size',
    '4 min read',
    'Lesezeit: 4 Minuten',
    'Temps de lecture : 5 min',
    'Text size: small medium large',
    'Share on Facebook',
    'Facebook X WhatsApp Email',
    'Facebook Copy Link copied EmailX LinkedIn Bluesky Flipboard Pinterest Reddit',
    'Facebook Twitter Copy link Link copied!',
    'WhatsApp Telegram Copiar enlace Enlace copiado',
    'Facebook E-Mail Link kopieren Link kopiert',
    'Facebook X Copier le lien Lien copié',
    'Teilen',
    'Partager sur Facebook',
    'Comments are moderated and may be removed if they break the rules of the house.',
    'Your email address will not be published. Required fields are marked *',
    '(Reporting by Ruth Quill in Wexley; editing by Lena Marsh)',
    'Image 1 of 12',
    '3 / 12',
    'Anzeige',
    'Publicité',
    'Publicidad',
    '- Advertisement -',
    'Advertisement · Scroll to continue',
    'Anzeige | Werbung',
    'La suite de l’article après cette publicité',
    'PUBLICIDAD · CONTINÚA LEYENDO',
    'CONTINUA DEPOIS DA PUBLICIDADE',
    'Was this article helpful?',
    'War dieser Artikel hilfreich?',
    '¿Te ha resultado útil este artículo?',
    'As an Amazon Associate we earn from qualifying purchases.',
    'This article was translated automatically.',
    'This episode is brought to you by Harlow Boots.',
    'Lees ook: <a href="/1">De haven sluit om middernacht</a>',
    'Leia também: <a href="/1">O porto fecha à meia-noite</a>',
    'Czytaj też: <a href="/1">Port zamyka się o północy</a>',
    'Читайте также: <a href="/1">Порт закрывается в полночь</a>',
    'Dr. Lena Voss<br>Telefon: 030 555 01 23<br>E-Mail: lena@hafen.example.de',
    'Have a tip about a boat? Write to us at tips@courier.example.com.',
    'Haben Sie einen Hinweis? Schreiben Sie uns an hinweis@kurier.example.de.',
    'Une information ? Écrivez-nous à redaction@courrier.example.fr.',
    '¿Sabe algo más? Escríbanos a pistas@correo.example.es.',
    'Do you have an opinion on the issues raised in this article? To have a response considered for our letters page, please click here.',
    'Press Office, +44 1632 960 111, press@harbour.example.edu',
    'Lena Voss, presse@hafen.example.de, Tel. +49 30 555 01 23',
    'Republish our articles for free, online or in print, under a Creative Commons license.',
    'Enter your email and we will send you the tide table.',
    'Geben Sie Ihre E-Mail-Adresse ein, um weiterzulesen.',
    'Get the best of the harbour in your inbox every morning, free of charge.',
    'By signing up, you agree to our terms and our privacy policy.',
    'This entry was posted in Harbour and tagged ferry. Bookmark the permalink.',
    'The opinions expressed here are those of the author and not necessarily of this paper.',
  ])('%s', (line) => {
    for (const texts of around(`<p>${line}</p>`, LONG_PROSE, 'en')) expect(texts).toEqual(LONG_PROSE);
  });

  it.each([
    'The regulator said that websites must ask for consent before they store cookies on a device.',
    'In May we had hung up a banner: We use cookies to improve your experience. It was the lawyers who asked for it.',
    'It reads: We use cookies to improve your experience. By pressing the button you consent to our use of cookies.',
    'Forward this to a friend, the note said, and burn it.',
    'She baked cookies for our partners and for you, dear reader.',
    'Nobody could verify that the man was human after a week without sleep.',
    'He will support our work with boats, the mayor promised, and with bread.',
    'It takes four minutes to read the letter, and a life to answer it.',
    'Do you have an opinion on boats? Most people in Wexley do, and they keep it.',
    'This story is brought to every child in Wexley, sooner or later, by an aunt.',
    'They can republish the list of the drowned every year, she thought.',
    'The press office has two telephones, and nobody answers either.',
    'Share prices of the ferry company fell by a third.',
    'The reporting was done by the harbour master himself.',
    'One of twelve images shows the pier as it was in 1931.',
    'The advertisement on the old wall still promised soap.',
    'Comments were few, and the silence was long.',
    'Listen to this, said the stoker, and the boiler sang.',
  ])('not: %s', (sentence) => {
    const [within] = around(`<p>${sentence}</p>`, LONG_PROSE, 'en');
    expect(within).toEqual([...LONG_PROSE.slice(0, 6), sentence, ...LONG_PROSE.slice(6)]);
  });

  it('a form for subscribers that no class names, and the pitch above it', () => {
    const form =
      '<div class="k3"><h4>Harbour mornings</h4><p>The week on the quay, every Friday, in one e-mail that is read in ten minutes.</p><form><input type="email" placeholder="you@example.org"><button>Go</button></form></div>';
    for (const texts of around(form, LONG_PROSE, 'en')) expect(texts).toEqual(LONG_PROSE);
  });

  it('consent before a story of two lines', () => {
    const html = `<title>Two lines | Courier</title><div id="m"><p>We and our partners store and access information on a device, such as cookies, and process personal data. You can withdraw your consent at any time.</p></div><main><article><h1>Two lines</h1><p>The ferry runs again from Tuesday.</p><p>The fare stays as it was.</p></article></main>`;
    expect(spoken(html)).toEqual(['The ferry runs again from Tuesday.', 'The fare stays as it was.']);
  });

  it.each(['Ruth Quill sits on the quay and waits for it still.', 'Ruth Quill has received no answer to this day.'])(
    'not what is told of somebody with the author’s name: %s',
    (told) => {
      const head = '<meta name="author" content="Ruth Quill">';
      expect(spoken(page(paragraphs([...LONG_PROSE, told]), { head }))).toContain(told);
    },
  );

  it('what goes on from the author’s name at the end, and is read below another word', () => {
    const note = 'is a staff writer at the Courier who covers the harbour and lives on a boat.';
    const told = (over: string) =>
      spoken(
        page(`${paragraphs(LONG_PROSE)}<div><span>${over}</span><p>${note}</p></div>`, {
          head: '<meta name="author" content="Ruth Quill">',
        }),
      );
    expect(told('Ruth Quill')).toEqual(LONG_PROSE);
    expect(told('Nobody I met there')).toContain(note);
  });

  it.each([
    ['Ruth Quill', 'Ruth Quill is a staff writer at the Courier. She lives on a boat.'],
    ['Ruth Quill', 'Ruth Quill writes about boats.'],
    ['Ruth Quill', 'Ruth Quill receives research funding from the Council for Small Harbours.'],
    ['Ruth Quill', 'Ruth Quill has received grants from the Ferry Trust and is a trustee of the Pond Society.'],
    ['Ruth Quill', 'Ruth Quill consults for the Ferry Trust and owns shares in Wexley Boats.'],
    [undefined, 'Lena Marsh is a reporter for the Courier who covers the harbour.'],
    [undefined, 'Ines Calder is a lecturer in geology at Skarn. She receives funding from the Norland Council.'],
  ])('the note on an author at the end (%s)', (name, note) => {
    const head = name === undefined ? '' : `<meta name="author" content="${name}">`;
    expect(spoken(page(paragraphs([...LONG_PROSE, note]), { head }))).toEqual(LONG_PROSE);
    expect(spoken(page(paragraphs([...LONG_PROSE.slice(0, 5), note, ...LONG_PROSE.slice(5)]), { head }))).toContain(
      note,
    );
  });
});

describe('Chinese lines', () => {
  it.each([
    '编辑 王二 校对 李四',
    '（编辑：王二 校对：李四 图片：张三）',
    '责编：王二；审核：李四',
    '原题为《渡口的早晨》',
    '（原标题：渡口的早晨）',
    '转自：小镇日报',
    '来源：小镇日报',
    '返回搜狐，查看更多',
    '打开网易新闻 查看精彩图片',
    '平台声明：该文观点仅代表作者本人，搜狐号系信息发布平台，搜狐仅提供信息存储空间服务。',
    '特别声明：以上内容为自媒体平台“网易号”用户上传并发布，本平台仅提供信息存储服务。',
    '点击上方蓝字关注我们',
    '往期回顾',
    '觉得有用，点个在看',
    '- END -',
    '（完）',
    '上一页 1 2 3 下一页',
    '图片来源：小镇日报',
    '更多精彩内容，请关注小镇日报公众号',
    '自动播放',
    '重播 分享 赞',
    '本文共1800字，阅读约需5分钟',
    '▲ 老码头的早晨。摄影：阿布',
    '界面新闻记者 | 章毓',
    '下載小鎮日報 app，每日新聞不漏接！',
    'iOS App下載 Android App下載',
    '小镇日报有Instagram！欢迎搜寻town.daily，看更多图文报道。',
    '請同意我們的隱私權規範，才能啟用聽新聞的功能。',
    '本網站之文字、圖片及影音，非經授權，不得轉載。',
    '*本文不构成任何投资建议',
    '為達最佳瀏覽效果，建議使用 Chrome 瀏覽器。',
    '請繼續往下閱讀...',
    '（此件公开发布）',
    '（实习生秋禾对本文亦有贡献）',
    '片头音乐：《夜渡》by 罗小尾',
    '数据来源：小镇日报实地登记，制图：柏杨',
    '加听友群请添加微信：dukou，备注“夜话”',
    '本文为小镇手艺志原创，转载请在后台留言',
    '聽新聞0:00 / 0:00',
  ])('%s', (line) => {
    for (const texts of around(`<p>${line}</p>`, LONG_ZH_PROSE, 'zh')) expect(texts).toEqual(LONG_ZH_PROSE);
  });

  it.each([
    '编辑王二干了三十年，从没出过一个错字。',
    '校对工作持续了整整两年，才算告一段落。',
    '原题为何被删去，至今没有人能说清楚。',
    '这封信转自一位老船工的手里，纸已经黄了。',
    '他返回码头，查看更多的船是否系牢。',
    '她点了个赞，又觉得没有意思，就关掉了手机。',
    '图片来源成谜，博物馆至今没有答案。',
    '自动播放的广播每天早上六点响起。',
    '更多精彩的比赛在下午举行，观众坐满了看台。',
    '平台的声明没有说明事故的原因。',
    '下载的速度很慢，她等了整整一个下午。',
    '发布时间推迟了两天，来源不明的消息越传越广。',
    '本文作者的父亲也是船工，一辈子没有离开过码头。',
    '请继续说下去，镇长对老船工说。',
    '（她对本文提出过一些意见，都很中肯。）',
  ])('not: %s', (sentence) => {
    const [within] = around(`<p>${sentence}</p>`, LONG_ZH_PROSE, 'zh');
    expect(within).toEqual([...LONG_ZH_PROSE.slice(0, 6), sentence, ...LONG_ZH_PROSE.slice(6)]);
  });

  it("reads WeChat's hidden body without its hidden cards", () => {
    const html = `<html lang="zh"><head><title>渡口</title></head><body><h1 class="rich_media_title" id="activity-name">渡口</h1>
      <div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0;">${paragraphs(LONG_ZH_PROSE.slice(0, 6))}
      <section style="display:none"><p>这张名片介绍另一个公众号，读者看不见它，也不该听到它。</p></section>${paragraphs(LONG_ZH_PROSE.slice(6))}</div></body></html>`;
    expect(spoken(html)).toEqual(LONG_ZH_PROSE);
  });

  it('reads a body without a name that waits for its script, and no hidden menu', () => {
    const hidden = (inside: string) => `<div class="W_iframe" style="visibility: hidden">${inside}</div>`;
    const menu = hidden('<p>首页</p><p>关注渡口</p><p>全部文章的目录在这里，请从上到下选一篇来读。</p>');
    const footer = `<div class="F_foot"><p>${'客服电话 400-096-0960（个人/企业）服务时间 9:00-21:00 渡口网络技术有限公司 渡网文[2023] 2888-087 号 '.repeat(2)}</p></div>`;
    const html = `<html lang="zh"><head><title>渡口</title></head><body>${menu}<div class="title">渡口</div>${hidden(paragraphs(LONG_ZH_PROSE))}${footer}</body></html>`;
    expect(spoken(html)).toEqual(LONG_ZH_PROSE);
  });

  it('cuts the way back to the platform off the last paragraph', () => {
    const [first = '', ...rest] = LONG_ZH_PROSE.toReversed();
    const html = paragraphs([...rest.toReversed(), `${first} <a href="/">返回搜狐，查看更多</a>`]);
    expect(spoken(page(html, { lang: 'zh', title: '渡口' }))).toEqual(LONG_ZH_PROSE);
  });

  it('takes a bold line by itself for a heading', () => {
    const { article } = extractArticle(
      page(
        `${paragraphs(LONG_ZH_PROSE.slice(0, 6))}<p><strong>谁来讲故事？</strong></p>${paragraphs(LONG_ZH_PROSE.slice(6))}`,
        { lang: 'zh', title: '渡口' },
      ),
      URL_OF_PAGE,
    );
    expect(article?.blocks).toContainEqual({ kind: 'heading', level: 3, text: '谁来讲故事？' });
  });
});
