/** Tells a line below the last sentence of a Chinese text that is one more label of those who made it, or a label of nothing. */

/** What the labels of credits, sources and addresses end in; times, places and prices are of the text. */
const LABEL =
  '(?:[记記]者|作者|[编編]者|[译譯]者|[员員]|[辑輯]|[审審](?:核|[读讀]|[订訂])?|校(?:[对對])?|播|剪|[监監][制製]?|[制製](?:片|作|[图圖])?|策[划劃]|[设設][计計]|[图圖](?:片|表)?|[摄攝]?影|[摄攝]?像|[录錄]音|主持人?|嘉[宾賓]|[来來][宾賓]|作曲|作[词詞]|撰[稿文]|撰|[翻编編][译譯]|[写寫]|口述|[来來]源|[链鏈連][接結]|[网網]址|[邮郵]箱|微信|微博|合作|[联聯][系繫络絡](?:我[们們]|方式)?|[鸣鳴][谢謝]|致[谢謝]|[单單]位|出品|平[台臺]|附件|[标標][签籤]|[关關][键鍵][词詞字]|分[类類]|[栏欄]目|版[权權]|排版|配[乐樂]|[音]效|速[记記]|[统統][筹籌]|[视視][频頻]|文案|供[图圖稿])\\s?[：:｜|丨／/]';
const BEFORE = '[\\u4e00-\\u9fffA-Za-z]{0,6}';
/** As far as the next label, so that a row of labels is taken apart in one way only. */
const VALUE = `(?:(?!${LABEL})[^。！？!?；：:“「]){1,36}`;
const CREDITS = new RegExp(
  `^[（(【*＊\\s]{0,3}${BEFORE}${LABEL}${VALUE}(?:(?:；\\s{0,2}${BEFORE})?${LABEL}${VALUE}){0,11}；?[）)】]?$`,
);
const EMPTY = /^[\u4e00-\u9fff]{2,8}\s?[：:]$/;
const LONGEST = 90;
/** Who else gets an official paper, and when it was printed. */
const COPIES =
  /^抄(?:送|[报報])\s?[：:]\s?(?=[^“「]{0,80}(?:[办辦委局厅廳院]|政府|政[协協]|人大|[单單]位|部[门門]|公司))[^“「]{2,300}$|^[^，。：]{4,30}\s\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日\s?印[发發]$/;

/** True for credits, a source or an address, and for a label with nothing behind it. */
export function isClosingLine(text: string): boolean {
  return (text.length <= LONGEST && (CREDITS.test(text) || EMPTY.test(text))) || COPIES.test(text);
}
