/** Tells the lines in which a Chinese site asks for contributions, tips and orders, or for whom it may report on. */
import { isTold } from './chinese-calls.ts';

/** What is asked for, or offered. */
const ASKED =
  '(?:投稿|[来來]稿|[爆报報]料|新[闻聞][线線]索|(?:[寻尋]求|希望(?:被|[获獲]得?)|想要?(?:被|[获獲]得?))[^。，？！“「]{0,8}[报報][导導道]|[发發]表[您你][^。，？！“「]{0,6}文章|(?:商[务務]|[内內]容|[广廣]告|媒[体體]|品牌)(?:[、/]?(?:商[务務]|[内內]容|[广廣]告|媒[体體]|品牌)){0,3}合作)';
/** How to do it: a press, or the address of the site. */
const HOW =
  '(?:[点點](?:[击擊][这這此下链鏈]|此|[这這][里裡儿兒])|[请請]?[戳按](?:[这這][里裡儿兒]|此|下方)|[联聯][系繫络絡](?:我[们們]|[邮郵]箱|微信|方式|[编編][辑輯]部)|[请請]添?加微信|(?:[请請]|[欢歡]迎)[^。，“「]{0,6}(?:向|[给給])我[们們]|(?:微信|[邮郵]箱|[电電][邮郵])[号號]?\\s?[：:]|[\\w.+-]{1,40}@[\\w-]{1,40}\\.)';
const REST = '[^。！“「他她了]';
const BOTH = new RegExp(`^${REST}{0,40}${ASKED}${REST}{0,24}${HOW}${REST}{0,60}$`, 'u');
/** 想分享你的发现，点击这里投稿. */
const PRESSED = new RegExp(
  `^(?:${REST}{2,40}[您你]${REST}{0,24}[，,？?\\s])?[请請欢歡]?迎?(?:[点點][击擊]?(?:[这這][里裡儿兒]|此[处處]?|下方)?|[向给給]我[们們])${ASKED}[>»]?$`,
  'u',
);
const BUTTON = /^我要(?:投稿|[爆报報]料|提供[线線]索)[>»]?$/;
const [LONGEST, SENTENCES] = [140, 3];

/** True for a text of nothing but such calls. Who looks for a child asks for clues, too, and a guide says where to send a manuscript. */
export function isCallForContributions(text: string): boolean {
  const line = text.trim();
  if (BUTTON.test(line)) return true;
  if (line.length > LONGEST || isTold(line.replace(/(?:希望|想要?)被/gu, ''))) return false;
  const sentences = line.split(/[。！!；;]\s{0,2}/u).filter((one) => one !== '');
  return (
    sentences.length > 0 &&
    sentences.length <= SENTENCES &&
    sentences.every((one) => BOTH.test(one) || PRESSED.test(one))
  );
}
