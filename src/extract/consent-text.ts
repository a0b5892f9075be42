/** Tells a site's request for consent to cookies and data processing from a sentence about such things. */
import { isReported, isTold } from './line-shape.ts';

/** What consent texts speak of; several of these together make one. */
const SIGNS = [
  /cookies?\b|本地存储/i,
  /\bconsent\b|\baccept\b|\bagree\b|einwilligung|zustimm|akzeptier|consentement|accepte[rz]|consentimiento|acept(?:ar|as|a)\b|同意|接受/i,
  /personal (?:data|information)|personal(?:is|iz)ed|personenbezogen|personalisiert|données personnelles|personnalisé|datos personales|personalizad|个人(?:信息|数据)|個人資料|个性化/i,
  /our (?:\d+ )?(?:partners|vendors)|third[- ]part|unsere (?:\d+ )?partner|nos (?:\d+ )?partenaires|nuestros (?:\d+ )?socios|合作伙伴|第三方/i,
  /(?:privacy|cookie) (?:policy|notice|settings|preferences|statement)|datenschutz(?:erklärung|einstellungen)?|politique de confidentialité|política de (?:privacidad|cookies)|[隐隱]私[权權]?(?:政策|[声聲]明|[设設]置|[条條]款)|隱私|私隱/i,
  /(?:change|manage|adjust) (?:your )?(?:settings|preferences|choices|options)|withdraw|opt[- ]out|reject all|einstellungen (?:ändern|anpassen)|widerruf|paramétr|gérer (?:vos|mes)|configurar|rechazar|随时(?:更改|撤回)|设置/i,
  /store (?:and\/?(?:or)? )?(?:access )?information|on (?:a|your) device|auf (?:einem|ihrem|deinem) gerät|sur (?:un|votre) (?:terminal|appareil)|en (?:un|su|tu) dispositivo/i,
  /(?:improve|enhance|optimi[sz]e|personali[sz]e) (?:your|the|our) (?:\w+ )?(?:experience|website|services?)|browsing experience|analy[sz]e (?:our )?traffic|measure (?:audience|traffic|ads)|nutzererlebnis|votre expérience|su experiencia|tu experiencia|(?:浏览|使用)体验|[浏瀏][览覽][体體][验驗]|使用者[体體][验驗]|更[好佳].{0,3}服[务務]/i,
];
/** The site speaks of itself and to its visitor. */
const SITE =
  /\b(?:we|our)\b|\bthis (?:web)?site\b|\byour (?:cookie|privacy) (?:settings|preferences|choices)\b|\bwir\b|\bunsere?\b|\bdiese (?:web)?seite\b|\bnous\b|\bnos\b|\bce site\b|\bnuestr[oa]s?\b|\butilizamos\b|\beste sitio\b|我们|我們|本(?:[网網]站|站|[网網][页頁]|平[台臺])/i;
const VISITOR =
  /\byour?\b|\bdevice\b|\bsie\b|\bihre[nmrs]?\b|\bdu\b|\bdeine\b|\bvous\b|\bvotre\b|\btu\b|\bsu\b|\busted\b|您|你/i;
const USES =
  /^[^.]{0,60}\b(?:we|this (?:web)?site) uses? (?:\w+ ){0,3}cookies\b|^wir (?:verwenden|nutzen|setzen) (?:\w+ ){0,3}cookies|^(?:nous utilisons|ce site utilise) (?:\w+ ){0,3}cookies|^(?:utilizamos|este sitio (?:web )?utiliza|usamos) (?:\w+ ){0,3}cookies|^(?:我[们們]|本(?:[网網]站|站|[网網][页頁]|平[台臺]))(?:[会會将將])?(?:使用|[采採]用|[运運]用)[^。]{0,12}cookies?/i;

/** In one line with cookies these are enough. */
const LINE = 260;
const ABOUT_VISIT =
  /\byour? (?:privacy|consent|permission|agreement|device|settings|choices|use of)\b|\byou (?:agree|consent|accept)\b|\b(?:consent|permission|agreement|privacy|(?:similar|other) technologies|functionality|(?:site )?traffic|partners|best experience|your experience|settings|preferences|device|browser)\b/i;

const ANNOUNCED = /^[^.!?:]{4,80}:\s/;

/** What a visitor's going on says, with the word by which others tell. */
const AGREED = /表示(?:[您你]|已)*(?:同意|接受)/g;

/** True for a text that asks for consent; nobody is quoted in it. */
export function isConsentText(text: string): boolean {
  const head = text.slice(0, 1500);
  // Most texts have none of the words, which one search tells.
  if (
    !/cookie|consent|privacy|personal|partner|einwillig|datenschutz|données|datos|隐私|隱私|私隱|个人信息/i.test(head)
  )
    return false;
  if (/^[“"«„「]/.test(head) || isReported(head.replace(AGREED, '')) || !SITE.test(head)) return false;
  // What a told sentence announces is quoted.
  const announced = ANNOUNCED.exec(head)?.[0] ?? '';
  if (isTold(announced) || /\breads?:\s$/.test(announced)) return false;
  if (USES.test(head)) return true;
  if (head.length <= LINE && /\bcookies?\b/i.test(head) && ABOUT_VISIT.test(head) && !isTold(head)) return true;
  if (!VISITOR.test(head)) return false;
  return SIGNS.filter((sign) => sign.test(head)).length >= 3;
}
