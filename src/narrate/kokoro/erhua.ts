/** 儿 as the end of the syllable before it: 一点儿, 这儿. */
import type { SpokenWord } from './spoken-word.ts';

/** Words in which 儿 is a syllable: a child, and names. */
const A_SYLLABLE = /[婴幼孤女男少健胎宠弃孩患托育娇]$/u;
const BEFORE_A_SYLLABLE = /^[子童女歌科媳时戏孙]/u;
/** What erhua is at home behind. 儿 stays a syllable behind any other, as in names. */
const WITH_ERHUA =
  /[点這这那哪事玩花会會活份样樣劲勁块塊头頭门門味鸟鳥猫貓狗歌伴劲词詞边邊圈地法干幹道串本根盘盤丝絲绳繩信空腕角面馅餡眼画畫球瓶盖蓋罐碗杯孔缝縫底帽裤褲裙衫辫辮嗓脸臉嘴儿兒]$/u;

/** The words with 儿 joined to the syllable before it where it is no syllable of its own. */
export function joinErhua(words: readonly SpokenWord[]): readonly SpokenWord[] {
  const all = words.flatMap(({ characters }) => characters);
  const joined = all.map((spoken, index) => {
    const isJoined = (place: number) => {
      const before = all[place - 1]?.character ?? '';
      const after = all[place + 1]?.character ?? '';
      return (
        /[儿兒]/u.test(all[place]?.character ?? '') &&
        WITH_ERHUA.test(before) &&
        !A_SYLLABLE.test(before) &&
        !BEFORE_A_SYLLABLE.test(after)
      );
    };
    if (isJoined(index)) return { ...spoken, said: '' };
    return isJoined(index + 1) ? { ...spoken, said: spoken.said?.replace(/(?=\d$)/u, 'r') } : spoken;
  });
  let from = 0;
  return words.map(({ characters }) => {
    const word = { characters: joined.slice(from, from + characters.length) };
    from += characters.length;
    return word;
  });
}
