/** What pages write around embedded posts and players: where they end, that they may hold advertising, that they are not loaded. */
import { type BoilerplateRule, NETWORK, oneOf, wholeLine } from './boilerplate-rule.ts';
import { attribute, type Element, innerText } from './dom.ts';

const WARNING =
  '(?:warning|advertencia|alerta|aviso|attention|avertissement|warnung|achtung|hinweis|attenzione|avviso)';
/** A name and no person: capitals tell, and nothing but an article stands before them. */
const OUTLET =
  "(?!(?:He|She|It|They|We|You|I|This|That|Nobody|Él|Ella|Ele|Ela|Elle|Il|On)\\s)(?:(?:[Tt]he|[Ll][ae]|[Ee]l|[AaOo]|[Dd](?:ie|as)) |[Ll][’'])?[\\p{Lu}\\d][\\p{L}\\d.-]{1,20}(?: [\\p{Lu}\\d][\\p{L}\\d.-]{0,20}){0,3}";
/** A post, as each language names it. */
const POST =
  '(?:post|tweet|content|video|publicación|contenido|publicação|conteúdo|publication|contenu|beitrag|inhalt|contenuto)s?';

export const EMBED_RULES: readonly BoilerplateRule[] = [
  {
    reason: 'embed notice',
    shape: 'whole',
    maxWeight: 140,
    pattern: wholeLine(
      `${WARNING}\\s?: [\\p{L} ]{2,30} is not responsible for (?:external (?:web ?)?sites|third[- ]party content)`,
      `${WARNING}\\s?: third[- ]party content may contain (?:adverts?|ads|advertising|advertisements)`,
      `${WARNING}\\s?: el contenido de terceros puede (?:contener|incluir) (?:publicidad|anuncios)`,
      `${WARNING}\\s?: (?:o )?conteúdo de terceiros pode conter (?:publicidade|anúncios)`,
      `${WARNING}\\s?: (?:le contenu (?:externe|tiers|de tiers) peut|les contenus (?:externes|tiers) peuvent) contenir (?:des (?:messages publicitaires|publicités)|de la publicité)`,
      `${WARNING}\\s?: inhalte (?:dritter|von drittanbietern|externer anbieter) können werbung enthalten`,
      `${WARNING}\\s?: i contenuti (?:esterni|di terzi|di terze parti) possono contenere (?:pubblicità|annunci)`,
      '(?:внимание|предупреждение)\\s?: контент других сайтов может содержать рекламу',
      '(?:предупреждение\\s?: )?(?!(?:он|она|оно|никто|мэр)\\s)[\\p{L}\\d -]{2,30} не нес[её]т ответственности за контент других сайтов',
      `(?:view|see) (?:the )?original (?:${POST}) on ${NETWORK}|ver más en ${NETWORK}|voir plus sur ${NETWORK}|смотрите дополнительную информацию о ${NETWORK}`,
      `(?:final|fin|fim|fine|ende) (?:de|del|du|do|da|di|des) (?:la )?(?:${NETWORK} ${POST}|${POST} (?:de |en |sur |no |von )?${NETWORK})`,
      `(?:saltar|omitir|pular|pule|ignorer|passer|пропустить) (?:${NETWORK} ${POST}|(?:сообщение|публикацию) ${NETWORK})`,
      `конец (?:сообщения|публикации|истории) ${NETWORK}`,
      `¿permitir (?:el )?contenido de ${NETWORK}\\?|permitir conteúdo d[eo] ${NETWORK}\\?|autoriser le contenu d[eu] ${NETWORK}\\s?\\?|разрешить использование материалов ${NETWORK}\\?`,
    ),
  },
  {
    reason: 'embed notice',
    shape: 'whole',
    isNeverHeading: true,
    maxWeight: 140,
    pattern: wholeLine(
      '(?:this )?(?:content|post) is (?:not|no longer) available|contenido no disponible|conteúdo não disponível|contenu (?:non |in)disponible|(?:dieser )?inhalt (?:ist )?nicht verfügbar|contenuto non disponibile|контент недоступен',
      'end of podcasts?|fin(?:al)? (?:de|del|du) podcasts?|fim do podcast|конец (?:истории )?подкаст(?:а)?',
    ),
  },
  {
    reason: 'embed notice',
    shape: 'whole',
    isNeverHeading: true,
    maxWeight: 140,
    pattern: new RegExp(
      [
        `^(?:\\p{L}{5,14}\\s?: )?${OUTLET} (?:is not responsible for the content of external (?:web ?)?sites`,
        'no se hace responsable del contenido de (?:los )?sitios (?:web )?externos',
        'não se responsabiliza pelo conteúdo de sites externos',
        "n[’']est pas responsable du contenu des sites externes)\\.?$",
      ].join('|'),
      'u',
    ),
  },
  {
    reason: 'embed notice',
    shape: 'notice',
    maxWeight: 700,
    pattern: oneOf(
      `^este artículo contiene contenido proporcionado por ${NETWORK}\\. `,
      `^este (?:item|artigo) inclui conteúdo extraído d[eo] ${NETWORK}\\. `,
      `^cet article contient du contenu proposé par ${NETWORK}\\. `,
      `^этот материал содержит контент, предоставленный ${NETWORK}\\. `,
    ),
  },
];

export const HAN_EMBED_RULES: readonly BoilerplateRule[] = [
  {
    reason: 'embed notice',
    shape: 'whole',
    maxWeight: 140,
    pattern: oneOf(
      '^警告\\s?[：:]\\s?第三方[内內]容可能(?:包含|含有)[广廣]告[。]?$',
      '^(?![他她它我你])[^。，“「]{2,16}(?<![父母亲親]|市[长長]|政府)[对對]外部[网網]站[内內]容不[负負][责責](?:任)?[。]?$',
      '^[结結]尾 (?:播客|[热熱][读讀]|[^\\s。，]{1,12}(?:帖子|帖文|推文|[内內]容|[视視][频頻]))$',
      `^${NETWORK}\\s?(?:帖子|帖文|推文|[内內]容|[视視][频頻])[结結]尾$`,
      `^跳[过過]\\s?${NETWORK}\\s?(?:帖子|帖文|推文|[内內]容|[视視][频頻])$`,
      `^允[许許]\\s?${NETWORK}\\s?的?[内內]容[？?]?$`,
    ),
  },
  {
    reason: 'embed notice',
    shape: 'notice',
    maxWeight: 700,
    pattern: oneOf(`^此文包含\\s?${NETWORK}\\s?提供的[内內]容。`),
  },
];

/** The address at the end of an embedded post that stands for its picture or for a page: pic.twitter.com/BUPgYtgHaY. */
export const isAddressOfPost = (link: Element): boolean =>
  SHORTENED.test(attribute(link, 'href')) &&
  /^(?:https?:\/\/)?(?:t\.co|pic\.(?:twitter|x)\.com)\/\w{4,20}…?$/.test(innerText(link, 60));
const SHORTENED = /^(?:https?:)?\/\/(?:t\.co|pic\.(?:twitter|x)\.com)\//i;
