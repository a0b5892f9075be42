/** Tells the sentences with which a Japanese author of a platform thanks for reading and asks to be followed there. */

const LONGEST = 240;
const SENTENCES = 6;
const APART = /[。！!？?♪～〜\s]+/u;
const SIGNS = /(?:\p{Extended_Pictographic}|\uFE0F|[「」“”（）()^_;:…])+/gu;

/** What only platforms have, and what readers leave there. */
const PRESSED =
  '(?:スキ(?![ーャルンマップ])|いいね|フォロー|ストック|LGTM|ブックマーク|ブクマ|はてブ|読者登録|チャンネル登録|高評価|シェア|拡散|リポスト|ポチ|クリック|グッド(?:ボタン)?)';
const LEFT = '(?:コメント|ご?感想|ご?指摘|ご?意見|サポート|チップ|レビュー|応援)';
const GLAD =
  '(?:嬉しい|うれしい|幸い|ありがたい|励み|はげみ|喜び|よろこび|助かり|飛び上がる|泣いて)[^。]{0,12}(?:です|ます)';
const RECEIVED = `(?:いただけ|頂け|もらえ|くださ|下さ|してくれ)[^。]{0,8}(?:と|たら|れば)[、]?[^。]{0,14}${GLAD}`;
const PLEASE = '(?:お願い(?:し|いたし|致し|申し上げ)ます|よろしく(?:です)?)';
const DO =
  '(?:して|押して|を押して|ぽちっと|ポチッと)[^。]{0,8}(?:ください|下さい|くださいね|ね|もらえると嬉しい|いただければ)';
const WAITING = '(?:お待ちし(?:て(?:い|お)?り?)?ます|お寄せください|お聞かせください)';
const IN_COMMENTS =
  'コメント(?:欄)?(?:など)?(?:で|に|にて)[^。]{0,12}教えて(?:ください|いただけ[^。]{0,16}|もらえ[^。]{0,16})';

const CALL = new RegExp(
  [
    `${PRESSED}[^。]{0,40}(?:${RECEIVED}|${PLEASE}|${DO}|${WAITING}|${GLAD})(?:ね)?$`,
    `${LEFT}[^。]{0,40}(?:${RECEIVED}|${WAITING})$`,
    `${LEFT}(?:も|を|は)?[、]?(?:ぜひ)?${PLEASE}$`,
    `${IN_COMMENTS}$`,
    '(?:サポート|ご支援|チップ)[^。]{0,24}使わせて(?:いただき|頂き|もらい)ます$',
    '(?:私たち|当会|当団体|編集部|本誌|この(?:サイト|メディア|ブログ))の活動を[^。]{0,4}(?:応援|支援)[^。]{0,8}(?:ください|下さい|お願い(?:し|いたし)ます)$',
    '(?:公式)?LINE[^。]{0,20}(?:友だち|友達|アカウント|登録)[^。]{0,16}(?:と|たら|れば)[、]?[^。]{0,20}(?:ニュース|記事|更新|新着|最新|お得|お知らせ)[^。]{0,12}(?:届きます|受け取れます|お届けします)$',
    'アプリを(?:ぜひ)?ダウンロードして[、]?[^。]{0,12}(?:ニュース|最新|記事)[^。]{0,16}(?:しましょう|チェック|お楽しみください)$',
    `コーヒー[^。]{0,8}(?:支援|サポート|ごちそう|おごって)[^。]{0,30}${GLAD}$`,
    '(?:ランキング|ブログ村)[^。]{0,16}参加(?:し(?:てい|て)ます|中です|中)$',
  ].join('|'),
  'u',
);
const THANKS =
  /^(?:(?:最後|ここ|ここ迄|長い?文?)(?:まで)?(?:を|に)?[、]?)?(?:お読み|読んで|ご覧|ご精読|ご一読|お付き合い|おつきあい|目を通して|見て)[^。]{0,14}[、]?(?:ありがとうございま(?:す|した)|感謝(?:し(?:てい)?ます|いたします|です))$/u;
const LEAVE =
  /^(?:(?:それ)?では|じゃあ?|それじゃあ?)?[、]?(?:また)?[、]?(?:次回も?|次の記事|別の記事|次のnote)[^。]{0,12}(?:お会いしましょう|会いましょう|お楽しみに|お目にかかりましょう)$|^(?:それ)?では、?また$/u;
/** What stands beside a call only: where else a site is, when it comes, where to give. */
const BESIDE = new RegExp(
  [
    '^(?:最新|新着|今後の|更新)の?(?:情報|記事|ニュース|話題)を?[^。]{0,16}(?:お届け|お知らせ|配信|発信)(?:し(?:て(?:い|お)り?)?ます|いたします)$',
    '^(?:ご?寄付|ご支援|カンパ)は[、]?[^。]{0,12}(?:こちら|下記|リンク)[^。]{0,20}$',
    '^(?:X|Twitter|Instagram|YouTube|Facebook|TikTok|SNS|LINE)[^。]{0,14}(?:でも|にて|では|も)[^。]{0,20}(?:発信|配信|更新|投稿|お知らせ)(?:し(?:て(?:い|お)り?)?ます|中です)$',
    '^(?:この|本)(?:連載|コラム|シリーズ)は[、]?毎(?:週|月|日)[^。]{0,10}(?:更新|掲載|配信|公開)(?:します|です|予定です|しています)$',
  ].join('|'),
  'u',
);
/** Asked below any text. */
const ASKED =
  /^(?:(?:この|今回の|本)(?:記事|内容|エントリー?)は)?(?:いかがでし(?:た|ょう)か|どうでし(?:た|ょう)か)$|^(?:みなさん|皆さん|皆様|あなた)は(?:どう|いかが)(?:思い|お考え|お思い|感じ)[^。]{0,6}か$/u;
/** How stories are told: of somebody, of another time. */
const TELLS =
  /[彼祖母父姉兄妹弟娘妻夫]|先生|いまも|今も|[、]?と(?:言|書|話|聞|頭)|[っんい]だ$|した$|(?:私|僕|俺)(?:は|が|の)/u;

/** True for at most a few sentences that thank, call and take leave, and say nothing else. `text` holds kana. */
export function isSignOffInJapanese(text: string): boolean {
  if (text.length > LONGEST) return false;
  const sentences = text
    .replace(SIGNS, '')
    .split(APART)
    .filter((sentence) => sentence !== '');
  if (sentences.length === 0 || sentences.length > SENTENCES) return false;
  const signsOff = (sentence: string) =>
    THANKS.test(sentence) || LEAVE.test(sentence) || (CALL.test(sentence) && !TELLS.test(sentence));
  return (
    sentences.some(signsOff) &&
    sentences.every((sentence) => signsOff(sentence) || ASKED.test(sentence) || BESIDE.test(sentence))
  );
}
