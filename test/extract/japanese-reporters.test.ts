/** Who signs a Japanese report from a station or a paper, and what stands at its end besides the text. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { page, paragraphs } from './sample-page.ts';

const PROSE = [
  '9年前に廃校になった小学校が、本を読むためだけの宿として生まれ変わりました。テレビも時計もない教室には、7000冊の本が並んでいます。',
  '宿を始めたのは、町に移住した元書店員の男性です。東京の書店が閉店した5年前、常連客だった大学教授の遺族から蔵書を託されました。',
  '黒板には、チョークでこう書かれていました。消灯は午後11時、ただし図書室は一晩中開けておくこと。手紙は今では1万2000枚を超えました。',
  '町によりますと、宿が開業してから町内には食堂とパン店が1軒ずつ開店し、宿泊した人のうち11人が実際に移り住んだということです。',
  '記者も一晩泊まりました。午前2時の図書室には、見知らぬ5人がいて、ページをめくる音だけが聞こえました。',
];
const read = (top: string, bottom = '', head = '') => {
  const [lead = '', ...rest] = PROSE;
  const html = page(`<p>${lead}</p>${top}${paragraphs(rest)}${bottom}`, { lang: 'ja', title: '廃校が図書館に', head });
  const { article } = extractArticle(html, 'https://courier.example/1');
  return {
    byline: article?.byline,
    texts: (article?.blocks ?? []).flatMap((one) => ('text' in one ? [one.text] : [])),
  };
};

describe('a Japanese reporter', () => {
  it.each([
    ['（松江放送局記者　三浦 彩乃）', '三浦 彩乃'],
    ['（社会部記者　高橋美咲）', '高橋美咲'],
    ['（国際部　高橋 美咲）', '高橋 美咲'],
    ['（科学文化部記者：佐々木 ゆり）', '佐々木 ゆり'],
    ['【ワシントン支局長　林田エミ】', '林田エミ'],
    ['（札幌放送局ディレクター　小林 健）', '小林 健'],
    ['（大阪放送局記者 三浦彩乃、高橋美咲）', '三浦彩乃, 高橋美咲'],
    ['［経済部記者／西村彩香］', '西村彩香'],
    ['（取材・NHK松江 記者 三浦彩乃）', undefined],
  ])('is named in a line of brackets: %s', (line, name) => expect(read(`<p>${line}</p>`).byline).toBe(name));

  it.each([
    '（社会部　取材班）',
    '（記者の質問に答える町長）',
    '（札幌局　放送部）',
    '（社会部　写真報道）',
    '（3年1組の教室）',
    '（町の記者クラブ）',
    '（記者会見 松江市）',
    '（東海大学工学部 高橋恵）',
    '（市民病院看護部 高橋恵）',
    '（県警本部 高橋恵）',
    '（中央郵便局 高橋恵）',
    '（第十八軍司令部 高橋恵）',
    '（野球部 夏合宿）',
    '（サッカー部 本田圭佑）',
    '（写真部 高橋健一）',
    '（写真部カメラマン 高橋健一）',
    '（東海大学国際部 高橋恵）',
    '（県庁文化部 高橋恵）',
    '（救護班 高橋恵）',
    '（図書部 高橋恵）',
  ])('is nobody in %s', (line) => expect(read(`<p>${line}</p>`).byline).toBeUndefined());
});

describe('a stated author', () => {
  it.each(['（写真部 高橋健一）', '（カメラマン 高橋健一）', '（松江放送局 高橋健一）', '（サッカー部 本田圭佑）'])(
    'goes before %s',
    (line) => {
      const meta = '<meta name="author" content="石井悠">';
      const data =
        '<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Person","name":"石井悠"}}</script>';
      for (const head of [meta, data]) expect(read(`<p>${line}</p>`, '', head).byline).toBe('石井悠');
    },
  );

  it.each(['（サッカー部 本田圭佑）', '（東海大学工学部 高橋恵）'])('is not %s, which stays', (line) =>
    expect(read('', `<p>${line}</p>`).texts).toEqual([...PROSE, line]),
  );
});

describe('the end of a Japanese report', () => {
  const LINE = '<p>（松江放送局記者　三浦 彩乃）</p>';

  it.each([
    '松江放送局記者<br>三浦 彩乃<br>2021年入局<br>町政や文化を取材<br>最近、寝る前の30分を読書にあてています',
    '松江放送局記者 三浦彩乃　2021年入局。札幌局を経て現職。',
    '三浦彩乃 1990年島根県生まれ',
    '記者　三浦 彩乃　医療や教育を担当',
  ])('is no profile of the reporter: %s', (profile) => expect(read(LINE, `<p>${profile}</p>`).texts).toEqual(PROSE));

  it.each([
    '三浦彩乃は2021年に入局し、町政を取材してきました。',
    '店長の藤原直樹さんは2021年入社です。',
    '三浦彩乃さんの本棚には、いまも手紙が並んでいます。',
    '元書店員の藤原さんは2021年に着任しました。',
    '鐘を鳴らすのは、1998年に入社した三浦彩乃、私である。',
    '三浦彩乃、1998年に入社。その三日後、会社はなくなった。',
    '三浦彩乃、1998年に入社、その三日後に会社はなくなった',
    '三浦彩乃、1972年生まれ。いまもこの宿で働いている。',
    '娘の三浦彩乃、1972年生まれ、いまも港で働いている。',
    '最後の客は、1972年生まれの三浦彩乃、1998年入社',
    '私、三浦彩乃、2021年入局',
  ])('stays: %s', (line) => expect(read(LINE, `<p>${line}</p>`).texts).toEqual([...PROSE, line]));

  it.each([
    '（2月18日「しまねっとNEWS610」で放送）',
    '※2025年2月18日（火）「おはよう日本」で放送',
    '（3月3日の「ニュースウオッチ9」で放送予定）',
    '【2月18日放送「クローズアップ現代」より】',
    '（2月18日「あさイチ」などで放送されました）',
  ])('is no note of the broadcast: %s', (note) => expect(read(LINE, `<p>${note}</p>`).texts).toEqual(PROSE));

  it.each([
    '2月18日「しまねっと」で放送された番組を、町の人は食堂で見ました。',
    '（2月18日「返却は急ぎません」と書かれた手紙が届いた）',
    '（放送は2月でした）',
    '（2月18日、雪）',
    '「2月18日に放送されるんですよ」',
    '（8月15日の手紙「母さんへ」）',
    '（1月17日『震災の朝』）',
    '※10月4日の日誌「四本足りない」',
    '（3月11日「津波の碑」より）',
    '＊2月18日「返却は急ぎません」',
  ])('may tell of a broadcast: %s', (line) => expect(read(LINE, `<p>${line}</p>`).texts).toEqual([...PROSE, line]));
});
