/** Labels of galleries, which a page shows and nobody hears: Photo gallery: A day on the roof. A table of rules. */
import { type BoilerplateRule, oneOf } from './boilerplate-rule.ts';

const HAN = '(?:[图圖][集輯辑]|[组組][图圖]|相[册簿冊片]|照片|[图圖]片(?:[集輯辑]|故事)?)';
const MORE = '(?:相[关關]|更多|精彩|[点點][击擊]?)';
/** （點擊放大）, （共12張）. */
const PRESS =
  '[（(【[]\\s?(?:[请請]?(?:[点點按][击擊]?|[轻輕][触觸点點])(?:[上下此]|以[上下])?(?:[图圖相]片?)?[可即来來]{0,2}(?:放大|查看|[浏瀏][览覽]|看)[^（()）。他她了]{0,6}|[共全]?\\s?\\d{1,3}\\s?[张張幅])\\s?[）)】\\]]';
const SIGNS = '[▼↓⬇👇>»：:\\s]{0,6}';

const LATIN = [
  '(?:(?:more|related|view|see|full) )?(?:photo|picture|image)s?[ -](?:galler(?:y|ies)|slide ?shows?)',
  '(?:bilder|foto|photo)(?:galerie|strecke|serie|show)n?',
  'diaporama|galerie (?:de )?photos?',
  'foto-?galer[ií]a|galer[ií]a (?:de )?(?:fotos|im[áa]genes|imagens|fotogr[áa]fica)',
  'foto-?gallery|galleria (?:fotografica|di (?:foto|immagini))',
  'fotogalerij|fotoreeks|bildspel|bildgalleri|billedserie',
  'фото-?галерея|фото-?репортаж',
].join('|');
/** What is a gallery's label where a link is in the line. */
const LINKED =
  'gallery|slide ?show|galer[ií]a|galleria|galerie|in (?:pictures|photos|bildern|immagini)|en (?:images|im[áa]genes)|em imagens|в фотографиях';

const LABEL = oneOf(`^(?:${LATIN})\\s?[:：|–—]\\s?\\S[^“”«»„"]{1,100}$`);

/** True for Photo gallery: A day on the roof; as a heading it may stand over text. */
export const isGalleryLabel = (text: string): boolean => text.length <= 140 && LABEL.test(text);

export const GALLERY_RULES: readonly BoilerplateRule[] = [
  {
    reason: 'picture control',
    shape: 'label',
    maxWeight: 140,
    isNeverHeading: true,
    pattern: LABEL,
  },
  {
    reason: 'picture control',
    shape: 'anchored',
    maxWeight: 140,
    pattern: oneOf(`^(?:${LINKED})\\s?[:：|]\\s?\\S.{1,100}$`),
  },
];

export const HAN_GALLERY_RULES: readonly BoilerplateRule[] = [
  {
    reason: 'picture control',
    shape: 'label',
    maxWeight: 200,
    pattern: new RegExp(
      `^[【[]?${MORE}${HAN}(?:[】\\]]|\\s?[：:｜|]|${SIGNS}$)[^。！？“「]{0,50}$|^(?:[【[]?${MORE}?${HAN}[】\\]]?\\s?[：:｜|]?\\s?[^。！？“「]{2,40}?)?${PRESS}${SIGNS}$`,
      'u',
    ),
  },
  {
    reason: 'picture control',
    shape: 'anchored',
    maxWeight: 200,
    pattern: new RegExp(`^[【[]?${HAN}[】\\]]?\\s?[：:｜|]\\s?[^。！？“「]{2,50}$`),
  },
];
