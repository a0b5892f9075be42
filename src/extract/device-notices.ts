/** The window in which a site tells its subscribers that their account is read with on another device, too. */
import { type BoilerplateRule, oneOf } from './boilerplate-rule.ts';
import type { Element } from './dom.ts';
import { holds } from './named-boxes.ts';
import type { Piece, Region } from './pieces.ts';

const REASON = 'account in use elsewhere';
const END = '[^“”«»„"「]{0,120}$';

export const DEVICE_RULES: readonly BoilerplateRule[] = [
  {
    reason: REASON,
    shape: 'whole',
    maxWeight: 300,
    isNeverHeading: true,
    pattern: oneOf(
      `^(?:your|this) (?:subscription|account|membership|profile) is (?:currently |already |now )?(?:being (?:used|read)|in use|active|open|(?:signed|logged) in) on (?:(?:an)?other|a different|too many|more than \\p{L}{3,5}|several) devices?(?!\\p{L})${END}`,
      `^you(?:[’']ve| have| are) (?:currently |already )?(?:reached|exceeded|(?:signed|logged) in (?:on|to)) (?:the |your )?(?:too many|(?:maximum |device )(?:limit|number)(?: (?:of|for) [^.!?]{0,20}devices)?|another) ?(?:devices?)?\\.?$`,
      `^(?:ihr|dein|dieses) (?:abo(?:nnement)?|konto|account|zugang) (?:wird|ist) (?:gerade |bereits |derzeit |zurzeit |momentan )?(?:auf|von|an) (?:einem )?(?:anderen|weiteren|zu vielen) geräte?n? (?:genutzt|verwendet|benutzt|angemeldet|aktiv|eingeloggt)${END}`,
      `^[\\p{L}\\d ]{2,24}(?:\\+| plus| premium) (?:wird|ist) (?:gerade |bereits |derzeit |zurzeit |momentan )?auf einem anderen gerät (?:genutzt|verwendet|gelesen|geöffnet|aktiv)${END}`,
      `^(?:sie haben|du hast) die (?:maximale|höchste|erlaubte) (?:anzahl|zahl) (?:an |von |der )?(?:angemeldeten )?geräten? (?:erreicht|überschritten)\\.?$`,
      `^lecture (?:de |du |des |d[’']).{2,40} en cours sur un autre appareil\\.?$|^vous (?:ne )?pouvez lire .{2,40} (?:que )?sur un seul appareil à la fois${END}`,
      `^(?:votre|ton|ce) (?:abonnement|compte) est (?:actuellement |déjà )?(?:utilisé|en cours d[’']utilisation|ouvert|connecté) sur (?:un autre appareil|trop d[’']appareils|plusieurs appareils)${END}`,
      `^(?:vous avez|tu as) (?:atteint|dépassé) (?:le nombre (?:maximal|maximum)|la limite) d[’']appareils(?: connectés| autorisés)?\\.?$`,
      `^(?:has|ha) (?:alcanzado|superado) el (?:límite|número máximo) de dispositivos(?: conectados| permitidos)?\\.?$`,
      `^(?:hai|ha) (?:raggiunto|superato) il (?:limite|numero massimo) di dispositivi(?: collegati| consentiti)?\\.?$`,
      `^(?:você )?(?:atingiu|excedeu) o (?:limite|número máximo) de dispositivos(?: conectados| permitidos)?\\.?$`,
      `^(?:tu|su) (?:suscripción|cuenta) (?:se )?(?:ya )?está (?:usando|utilizando|siendo (?:usada|utilizada)|en uso|abierta|activa) en (?:otro dispositivo|demasiados dispositivos|varios dispositivos)${END}`,
      `^(?:il tuo|il suo|questo) (?:abbonamento|account|profilo) è (?:già |attualmente )?(?:in uso|attivo|utilizzato|aperto|connesso) su (?:un altro dispositivo|troppi dispositivi|altri dispositivi)${END}`,
      `^(?:a )?(?:sua|tua) (?:assinatura|conta) (?:já )?(?:está|é) (?:a ser (?:usada|utilizada)|sendo (?:usada|utilizada)|em uso|ativa|aberta) (?:em|noutro|num) ?(?:outro)? ?dispositivo${END}`,
      `^(?:ваша подписка|ваш аккаунт|ваш профиль) (?:сейчас |уже )?(?:используется|открыта?|активен|активна) на (?:другом|другом вашем) устройстве${END}`,
      `^(?:[您你]的)?(?:[账賬帐]号|帳號|[会會][员員]|[订訂][阅閱])(?:已经|已經|已|正)?在(?:其他|其它|另一?[台个個]?)(?:[设設][备備]|手机|手機|终端|裝置)上?(?:登[录錄]|使用|登入)[^。「“]{0,30}。?$`,
      '^(?:お客様の|あなたの)?(?:アカウント|購読|ご契約)(?:は|が)(?:現在|すでに)?、?(?:他|別|ほか)の(?:端末|デバイス|機器)で(?:使用|利用|ログイン)[^。「]{0,16}。?$',
    ),
  },
];

/** What the window says besides: of the device, the account, the password, or where to go on. */
const BESIDES =
  /(?<!\p{L})(?:devices?|accounts?|subscriptions?|passwords?|subscribers?|users?|gerät\p{L}{0,3}|konto|abo\p{L}{0,8}|passwort|appareils?|comptes?|mots? de passe|abonnements?|abonnés?|dispositivos?|cuentas?|suscripci(?:ón|ones)|usuarios?|contraseñas?|dispositiv[oi]|account|abbonament[oi]|password|utent[ei]|contas?|assinaturas?|senhas?|usuários?|устройств\p{L}{0,3}|аккаунт\p{L}{0,2}|подписк\p{L}{1,2}|парол\p{L}{1,3})(?!\p{L})|[设設][备備]|[账賬帐帳][号號户戶]|密[码碼]|端末|デバイス|アカウント|パスワード/iu;
/** What it says of reading on, which advice on accounts and devices does not. */
const READS_ON =
  /(?<!\p{L})(?:(?:continue|keep|go on) reading|read (?:on|here|this|with)|weiter ?les\p{L}{1,3}|weiter (?:zu )?(?:lesen|nutzen)|(?:continu(?:ez?|er) (?:à|de)|pouvez|souhaitez) lire|lisez|(?:contin[uú]\p{L}{1,5}|sigu\p{L}{1,4}|seguir) leyendo|(?:continu\p{L}{1,3}|prosegu\p{L}{1,3}) (?:a|la) (?:legg|lettura)\p{L}{0,3}|continu\p{L}{1,3} (?:a ler|lendo|a leitura)|продолж\p{L}{1,5} чтение|читать (?:дальше|здесь|с))(?!\p{L})|[继繼][续續][阅閱][读讀]|続きを読|読み続け/iu;
const isButton = ({ name, attribs }: Element) => /^(?:button|a)$/.test(name) || attribs['role'] === 'button';
const [PIECES, WEIGHT, BUTTON] = [16, 1800, 60];
const OWN =
  /(?<!\p{L})(?:I|my|me|mine|ich|mir|mich|mein\p{L}{0,2}|je|moi|mon|mes|yo|mis?|io|mio|miei|eu|meus?|minhas?|я|мне|меня|мой|моя)(?!\p{L})|(?<!\p{L})j[’']|[我私僕俺]/u;

/** True for the box of such a notice with its button or what happens to who reads on, all of which speaks of it; an author's section stands among its like. */
export function isOfOtherDevice(region: Region, pieces: readonly Piece[], reasonOf: (piece: Piece) => string): boolean {
  const { element, first, end } = region;
  if (!element || end - first > PIECES || end - first < 2) return false;
  const inside = pieces.slice(first, end).filter(({ weight }) => weight > 0);
  const [head, ...rest] = inside;
  if (!head || rest.length === 0 || reasonOf({ ...head, kind: 'paragraph' }) !== REASON) return false;
  if (isSection(region, pieces)) return false;
  if (inside.some(({ text }) => OWN.test(text))) return false;
  const readsOn = ({ text }: Piece) => READS_ON.test(text) && BESIDES.test(text);
  if (!holds(element, isButton) && !rest.some(readsOn)) return false;
  const isShort = ({ text, weight }: Piece) => weight <= BUTTON || text.endsWith('?');
  return (
    inside.reduce((sum, { weight }) => sum + weight, 0) <= WEIGHT &&
    rest.some(({ text }) => BESIDES.test(text)) &&
    rest.every((piece) => isShort(piece) || BESIDES.test(piece.text) || reasonOf(piece) !== '')
  );
}

/** Whether a heading begins it and another box of its name beside it. */
function isSection(region: Region, pieces: readonly Piece[]): boolean {
  let box = region;
  while (box.parent && box.parent.first === region.first && box.parent.end === region.end) box = box.parent;
  const head = pieces[region.first];
  const isLike = ({ element, first }: Region) =>
    first !== region.first &&
    element?.name === box.element?.name &&
    element?.attribs['class'] === box.element?.attribs['class'] &&
    pieces[first]?.kind === 'heading' &&
    pieces[first]?.level === head?.level;
  return head?.kind === 'heading' && (box.parent?.children.some(isLike) ?? false);
}
