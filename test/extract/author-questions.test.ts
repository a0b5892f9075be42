/** Questions in which an author asks for an answer below the text, and calls of a site that anything may stand under. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, LONG_ZH_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const TOLD =
  'I count the steps of the pier, and leave my books unread. Auch meine Bücher liegen ungelesen an der Reling.';
const TOLD_HAN = '小时候的渡口早已不在，书架上的旧书也一直没有拆封，只有名字还留在镇上的地图里。';

/** What a last line adds to the page. */
function below(line: string): readonly string[] {
  const prose = /\p{Script=Han}/u.test(line) ? [...LONG_ZH_PROSE, TOLD_HAN] : [...LONG_PROSE, TOLD];
  const { article } = extractArticle(page(`${paragraphs(prose)}<p>${line}</p>`), URL_OF_PAGE);
  return (article?.blocks ?? []).flatMap((block) =>
    'text' in block && !prose.includes(block.text) ? [block.text] : [],
  );
}

describe('a question at the end of a text', () => {
  it.each([
    '你的书架上还有几本没拆封呢？欢迎在评论区告诉我。',
    '你家附近还有这样的渡口吗？欢迎在评论区告诉我。',
    '你小时候坐过蒸汽渡轮吗？欢迎留言和我聊聊你的故事。',
    '你家鄉的渡口叫什麼名字？歡迎在留言區告訴我！',
    "What's yours? Tell me in the comments.",
    'How many unread books are on your shelf? Tell me in the comments.',
    'I still count the steps. How many do you have? Let me know in the comments below.',
    'Wie viele Bücher liegen bei dir ungelesen? Schreib es mir in die Kommentare.',
    'Et vous, quel bateau vous a marqué ? Dites-le-moi en commentaire.',
    '¿Y tú, cuántos libros tienes sin leer? Cuéntamelo en los comentarios.',
  ])('is the author’s: %s', (line) => expect(below(line)).toEqual([line]));

  it.each([
    '欢迎在评论区留言。',
    '你坐过蒸汽渡轮吗？欢迎在留言区聊聊。',
    '你怎么看？欢迎在评论区告诉我。',
    '对此，你怎么看？欢迎在评论区留言讨论。',
    '你觉得这篇文章怎么样？欢迎在评论区告诉我。',
    '你喜欢渡轮吗？欢迎点赞、收藏、转发，在评论区告诉我。',
    'What do you think? Let me know in the comments.',
    'Did you enjoy this post? Let me know in the comments.',
    'Do you have any questions? Let me know in the comments below.',
    'Which ferry do you remember? Let us know in the comments.',
    'Leave a comment below.',
    'Need help? Let me know in the comments below.',
    'Broken link? Let me know in the comments below.',
    'Spotted a typo? Let me know in the comments below.',
    'Want more? Tell me in the comments.',
    'Will you be buying one? Let me know in the comments.',
    'Have you tried any of these? Let me know in the comments below.',
    'What should I review next? Let me know in the comments.',
    'Which camera do you use? Let me know in the comments.',
    'Welches Video soll ich als nächstes drehen? Schreibt mir in die Kommentare.',
    '你会给这部剧打几分？欢迎评论区告诉我。',
    'Wie findest du den Beitrag? Schreib es mir in die Kommentare.',
  ])('is the site’s: %s', (line) => expect(below(line)).toEqual([]));
});
