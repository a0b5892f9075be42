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
    '(?:ランキング|ブログ村)[^。]{0,16}参加(?:し(?:てい|て)ます|中です|中)$',
  ].join('|'),
  'u',
);
const THANKS =
  /^(?:(?:最後|ここ|ここ迄|長い?文?)(?:まで)?(?:を|に)?[、]?)?(?:お読み|読んで|ご覧|ご精読|ご一読|お付き合い|おつきあい|目を通して|見て)[^。]{0,14}[、]?(?:ありがとうございま(?:す|した)|感謝(?:し(?:てい)?ます|いたします|です))$/u;
const LEAVE =
  /^(?:(?:それ)?では|じゃあ?|それじゃあ?)?[、]?(?:また)?[、]?(?:次回|次の記事|別の記事|次のnote)[^。]{0,12}(?:お会いしましょう|会いましょう|お楽しみに|お目にかかりましょう)$|^(?:それ)?では、?また$/u;
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
  return sentences.every(
    (sentence) =>
      THANKS.test(sentence) ||
      LEAVE.test(sentence) ||
      (sentences.length > 1 && ASKED.test(sentence)) ||
      (CALL.test(sentence) && !TELLS.test(sentence)),
  );
}
