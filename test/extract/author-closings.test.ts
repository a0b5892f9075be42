/** Paragraphs in which an author asks, invites or takes leave at the end of a text, and those in which only a site does. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, LONG_ZH_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

/** What a last line adds to the page. */
function below(line: string): readonly string[] {
  const prose = /\p{Script=Han}/u.test(line) ? LONG_ZH_PROSE : LONG_PROSE;
  const { article } = extractArticle(page(`${paragraphs(prose)}<p>${line}</p>`), URL_OF_PAGE);
  return (article?.blocks ?? []).flatMap((block) =>
    'text' in block && !prose.includes(block.text) ? [block.text] : [],
  );
}

describe('a paragraph with one sentence about something is read', () => {
  it.each([
    // A question that only this text asks.
    'Do you live near water that moves? I’d love to know what your people taught you about it. Leave a comment, or write to me the slow way; the address is on the About page.',
    'Does your library lend something you\'d never expect? Tell us about it at desk@courier.example, with "Library" in the subject line. We may feature your story.',
    'What did your grandfather carry in his pockets? Let us know in the comments below.',
    'How many unread books are on your shelf? Tell me in the comments.',
    'I still count the steps. How many do you have? Let me know in the comments below.',
    'Which ferry do you remember? Let us know in the comments.',
    '你家附近还有这样的渡口吗？欢迎在评论区告诉我。',
    '你小时候坐过蒸汽渡轮吗？欢迎留言和我聊聊你的故事。',
    "What's yours? Tell me in the comments.",
    'Wie viele Bücher liegen bei dir ungelesen? Schreib es mir in die Kommentare.',
    'Et vous, quel bateau vous a marqué ? Dites-le-moi en commentaire.',
    '¿Y tú, cuántos libros tienes sin leer? Cuéntamelo en los comentarios.',
    'Which camera do you use? Let me know in the comments.',
    'Have you ever missed the last boat home? I want to hear the whole story. Comments are open until Friday.',
    'Which smell takes you straight back to your childhood kitchen? E-mail us at kitchen@courier.example and we’ll print the best.',
    // A statement, or a leave-taking.
    'Discuss on your own box.',
    'On the first and last days of voting, the hall stays open until nine. E-mail vote@quay.example or call 555-0100 for more information. Additional details can be found here.',
    'My father never learned to swim. He is eighty now. Share this with somebody who should.',
    'This was my last column. It has been eleven years. Thank you for reading, and keep writing to the editor.',
    'The lifeboat is funded by its supporters. Donate today.',
    'The vote is tomorrow. Bring your passport. Share this post with somebody who forgets.',
    'I am closing the shop after forty years. Thank you all. Follow us on Facebook to hear what comes.',
    'The orchard is sold, and the press goes to my nephew. If you want the last of the cider, e-mail me before Sunday.',
    'My mother turns ninety in May. If you knew her, write to me at jo@quay.example, and I will read it to her.',
    'Next month I walk the northern half, alone this time. Subscribe if you want to come along.',
    'That is all I know about eels. Tell me what I got wrong in the comments.',
    '你的城市里，有没有一家不敢想它会关门的小店？在留言区告诉我们它的名字，我们想去吃一次。',
    '你的爸妈发给你的第一条语音，说的是什么？你还存着吗？留言区里，讲给我们听听吧。',
    '2025-10-26 更新：评论区的 @BG7XQN 指出文中一处错误，整流管应为 6Z4 而不是 6Z5P，已改正，非常感谢！',
    '我是一个木匠，做了四十年。欢迎留言。',
    '你坐过蒸汽渡轮吗？欢迎在留言区聊聊。',
    '你的书架上还有几本没拆封呢？欢迎在评论区告诉我。',
    '你家鄉的渡口叫什麼名字？歡迎在留言區告訴我！',
    '老孟的豆腐坊下个月就要拆了。想去看看的，评论区告诉我，我带路。',
    '书写完了，我要去睡一觉。谢谢你们读到这里，也欢迎分享给还没睡的人。',
    '母亲走了以后，院子空了。如果你家也有这样一棵树，欢迎在评论区告诉我们它的故事。',
    '船今天下水了，名字还没有起好。有好主意的，请在下方留言。',
    '你们家过年吃什么馅的饺子？评论区见！',
    '哪一本书改变了你对故乡的看法？在评论区告诉我们吧。',
    '夜深了，河也睡了。喜欢就点个“在看”吧。',
    'Wir sind am Ziel. Es war ein langer Weg. Folgt uns auf Instagram!',
    'Welches Brot gab es bei euch zu Hause? Schreibt uns in die Kommentare.',
    'Der Kahn liegt seit Montag auf dem Trockenen. Wer beim Streichen helfen mag, schreibt mir bitte eine E-Mail.',
    'Die Heizung läuft wieder. Wenn ihr den Fehler auch hattet, schreibt mir in die Kommentare, was geholfen hat.',
    'Et chez vous, quelle rivière a débordé cet hiver ? Racontez-nous en commentaire.',
    'Le four est froid depuis lundi. Merci à tous. Suivez-nous sur Instagram pour la suite.',
    'Ma grand-mère a refusé de partir. Si vous l’avez connue, écrivez-moi à jo@quai.example.',
    'La prochaine étape sera le col du Loup. Abonnez-vous si vous voulez la lire.',
    '¿Qué se comía en tu casa los domingos? Cuéntanoslo en los comentarios.',
    'La imprenta cierra en junio. Gracias por todo. Síguenos en Facebook para saber qué viene.',
    'El barco sale mañana. Comparte este artículo con quien se haya quedado en tierra.',
    'Mi padre guardó las cartas cuarenta años. Si reconoces la letra, escríbeme a jo@muelle.example.',
    'Qual era il pane di casa vostra? Scrivetecelo nei commenti.',
    'La bottega chiude sabato. Grazie a tutti. Seguiteci su Instagram per sapere cosa verrà.',
    'Il fiume è tornato nel suo letto. Condividi questo articolo con chi non c’era.',
    'Ho piantato ieri l’ultimo ulivo. Se passate di qui, scrivetemi a jo@molo.example.',
    'あなたの家の味噌汁の具は何でしたか？コメントで教えてください。',
    '店は三月で閉めます。四十年間、ありがとうございました。よろしければフォローをお願いします。',
    '橋は来月取り壊されます。写真をお持ちの方は、コメントで教えてください。',
    '来月、私は島に戻ります。続きが気になる方は、フォローしてください。',
    '祖父の時計はまた動き出しました。直し方に興味のある方は、コメントをいただけると嬉しいです。',
  ])('%s', (line) => expect(below(line)).toEqual([line]));
});

describe('a paragraph in which every sentence is a site’s is not read', () => {
  it.each([
    'Support us: journalism is expensive. Good reporting takes time, and readers pay for it. Donate today.',
    'The Lantern is a non-profit newsroom. Sign up for our weekly letter and never miss a story.',
    'What do you think? Let us know in the comments. We may publish your answer.',
    'Have a story to share? Email us at tips@courier.example. We read every message and may contact you.',
    'Our newsletter goes out on Fridays. It is free. You can unsubscribe at any time.',
    'Did you enjoy this essay? Share it with a friend. It helps more than you think.',
    'Thanks for reading. If you liked this post, subscribe for more. See you next week!',
    'You have reached the end of this free article. Create an account to keep reading.',
    'Did you enjoy this post? Let me know in the comments.',
    'Do you have any questions? Let me know in the comments below.',
    'Broken link? Let me know in the comments below.',
    'Spotted a typo? Let me know in the comments below.',
    'Have you tried any of these? Let me know in the comments below.',
    '好了，今天就聊到这里。喜欢就点个“在看”吧',
    '晚安，明天见。喜欢就点个“在看”吧。',
    '今天就写到这里，我们明天见。喜欢就点个“在看”吧',
    '一杯咖啡的时间读懂河边的大事。关注公众号“河边”。',
    '你怎么看？欢迎在评论区告诉我们。我们会选出三位读者送书。',
    '原创不易，感谢支持！请分享给更多朋友。',
    '感谢阅读。觉得有用的话，点个赞再走吧。我们下期见。',
    '本号每周三更新。欢迎关注，别忘了设为星标。',
    '对本文有什么想法？欢迎留言。点赞最高的三位送出新书一本。',
    '想看更多好文？点击下方名片关注我们。',
    '喜欢这篇文章吗？请分享给你的朋友。你的支持是我们前进的动力。',
    '对此，你怎么看？欢迎在评论区留言讨论。',
    '你觉得这篇文章怎么样？欢迎在评论区告诉我。',
    'Guter Journalismus kostet Geld. Unterstützen Sie uns jetzt mit einem Abo.',
    'Was denkt ihr darüber? Schreibt es uns in die Kommentare.',
    'Unser Newsletter kommt jeden Freitag. Melden Sie sich jetzt an.',
    'Wie findest du den Beitrag? Schreib es mir in die Kommentare.',
    'L’info indépendante a un coût. Soutenez-nous en faisant un don.',
    'Qu’en pensez-vous ? Dites-le-nous en commentaire.',
    'Notre newsletter paraît le vendredi. Inscrivez-vous ici.',
    'Cet article vous a plu ? Partagez-le avec vos amis. Cela nous aide beaucoup.',
    'El periodismo independiente cuesta dinero. Apóyanos con una donación.',
    '¿Qué te parece? Cuéntanoslo en los comentarios.',
    'Nuestro boletín sale los viernes. Es gratis. Suscríbete aquí.',
    'Il giornalismo indipendente costa. Sostienici con una donazione.',
    'E voi cosa ne pensate? Scrivetecelo nei commenti.',
    'La nostra newsletter esce il venerdì. È gratuita. Iscriviti qui.',
    '最後までお読みいただき、ありがとうございました。スキを押していただけると励みになります。',
    'この記事はいかがでしたか？感想をコメントで教えてください。',
    'ご意見・ご感想をお待ちしています。コメントでお寄せください。',
    '欢迎在评论区留言。',
    '你怎么看？欢迎在评论区告诉我。',
    '你喜欢渡轮吗？欢迎点赞、收藏、转发，在评论区告诉我。',
    'Stories of the coast and the people who live from it. Subscribe to the newsletter.',
    'If you found this useful, buy me a coffee. Every little helps.',
    'Discuss on Hacker News.',
    'discuss this on r/harbors',
    'ALSO AVAILABLE IN SPANISH',
    'Every time Ann Ames publishes a story, you’ll get an alert straight to your inbox!',
    'Reach staff writer Ann Ames at 555-1234.',
    'Adapted from The Harbor, published in May by Skarn Press.',
    'Affected by the floods in Wexley? Tell us about it at desk@courier.example.',
    'Worked on the night ferry in the nineties? Tell us your memories in the comments.',
    'Are you a keeper of a lighthouse? We want to hear from you. Write to desk@courier.example.',
    'Hai una storia da raccontare? Scrivici a storie@corriere.example.',
    'What do you think? Let me know in the comments.',
    'Leave a comment below.',
    'Need help? Let me know in the comments below.',
    'Want more? Tell me in the comments.',
    'Will you be buying one? Let me know in the comments.',
    'What should I review next? Let me know in the comments.',
    'Welches Video soll ich als nächstes drehen? Schreibt mir in die Kommentare.',
    '你会给这部剧打几分？欢迎评论区告诉我。',
  ])('%s', (line) => expect(below(line)).toEqual([]));
});

it.each(['Love, Jo x', 'With love, Jo and the dog', '— Jo', 'Bis bald, eure Jo', 'À bientôt, Jo xx'])(
  'the line with which a letter ends is read above links: %s',
  (line) => {
    const tags = '<ul><li><a href="/t/flour">flour</a></li><li><a href="/t/flood">flood</a></li></ul>';
    const { article } = extractArticle(page(`${paragraphs(LONG_PROSE)}<p>${line}</p>${tags}`), URL_OF_PAGE);
    expect(article?.blocks.at(-1)).toMatchObject({ text: line });
  },
);

it('a line that names who helped is no letter’s last', () => {
  const tags = '<ul><li><a href="/t/flour">flour</a></li><li><a href="/t/flood">flood</a></li></ul>';
  const { article } = extractArticle(
    page(`${paragraphs(LONG_PROSE)}<p>With Ann Ames, Bo Bell</p>${tags}`),
    URL_OF_PAGE,
  );
  expect(article?.blocks.at(-1)).toMatchObject({ text: LONG_PROSE.at(-1) });
});
