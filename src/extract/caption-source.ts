/** Tells a Chinese line below a picture by where the picture is from, which it ends in or consists of. */

const LONGEST = 80;
const LABEL =
  '(?:[图圖](?:片|源|片?[来來]源)?|照片|[摄攝]影?|[制製绘繪供][图圖]|[图圖]片[来來]源)\\s?[：:／/|｜丨]\\s?';
/** Who gives pictures; of anybody else a sentence may tell it. */
const GIVER =
  '(?:受[访訪]|[网網][络絡上]|互[联聯][网網]|官[方网網]|[视視][觉覺]中[国國]|[东東]方IC|[摄攝][图圖][网網]|[资資]料|微博|小[红紅][书書])';
/** No word of a sentence is in it. */
const NAME = '[^。！？!?，,；;：:“”「」是在了我他她你们們]';
const ENDS_IN_SOURCE = new RegExp(
  [
    `[，,；;。\\s丨｜|](?:${LABEL}|©\\s?)${NAME}{2,24}$`,
    `[，,；;。\\s丨｜|](?:[图圖]片?源?|照片|截[图圖])(?:[来來]自|源自|取自|自)\\s?${GIVER}${NAME}{0,14}$`,
    `[，,；;。\\s丨｜|](?:[图圖]片?|照片)由${NAME}{2,14}提供$`,
    `[，,；;。\\s丨｜|](?:[资資]料)?[来來]源\\s?(?:[／/|｜丨]\\s?${NAME}{2,24}|[：:]\\s?(?:(?:${GIVER}|作者)${NAME}{0,14}|${NAME}{1,14}(?:[网網社报報][站]?|公[众眾][号號]|[拍摄攝]{2}|提供|[图圖][库庫])))$`,
    '^《[^》]{1,20}》(?:[电電][影视視]|官方)?(?:[剧劇]照|海[报報]|截[图圖])$',
  ].join('|'),
);

/** True for 渡口的清晨，图／林一, and for 《渡口》剧照. Only the line right below a picture is sure to be its caption. */
export function endsInPictureSource(text: string): boolean {
  return text.length <= LONGEST && ENDS_IN_SOURCE.test(text);
}

/** 本报记者 林一 摄. */
const ENDS_IN_PHOTOGRAPHER =
  /^[^。！？]{0,60}(?:[记記]者|通[讯訊][员員])\s?\p{Script=Han}{2,4}(?:[\s、]{1,2}\p{Script=Han}{2,4}){0,2}\s?[摄攝]影?[）)]?$/u;

/** True for a line that nothing but a caption can be, also where its picture is not to be seen: 渡口的清晨 本报记者 林一 摄. */
export function endsInPhotographer(text: string): boolean {
  return text.length <= LONGEST && ENDS_IN_PHOTOGRAPHER.test(text);
}
