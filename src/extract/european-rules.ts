/** What pages say to their readers in other European languages and in Japanese, as a table of rules for each purpose. */
import { type BoilerplateRule, oneOf, wholeLine } from './boilerplate-rule.ts';

/** Agencies of the press, as a part of an expression. */
export const AGENCY =
  '(?:dpa|AFP|afp|ANSA|Ansa|EFE|Efe|Lusa|LUSA|ANP|Belga|APA|sda|SDA|PAP|ТАСС|NTB|Ritzau|Reuters|rtr|AP|KNA|kna|epd|SID|sid)';
/** jwi/dpa, Redacción / EFE, (ANSA).: the writer's letters, the agency, and the number of its report. */
const AGENCY_LINE = new RegExp(
  `^[(\\[]?(?:(?:[Vv]on |[Pp]ar |[Dd]i |[Pp]or )?|(?:(?:\\p{Ll}{2,5}|\\p{Lu}{2,3}|Red\\.|R[eé]dac[ct]i[oó]n|Redazione|Redaktion|Agenc(?:ia|ias|es?|y))\\s?[/,|]\\s?){1,3})${AGENCY}(?:-\\p{L}{2,8})?(?:\\s?[/,|]\\s?(?:\\p{L}{2,8}|(?:\\p{Lu}\\.\\s?){1,3})){0,3}[)\\]]?\\.?$|^(?:©\\s?)?dpa[\\p{L}-]{0,12}, dpa:[\\d/-]{8,30}$`,
  'u',
);

export const EUROPEAN_RULES: readonly BoilerplateRule[] = [
  {
    reason: 'copyright line',
    shape: 'notice',
    maxWeight: 240,
    pattern: oneOf(
      '^(?:todos os direitos reservados|todos los derechos reservados|tutti i diritti riservati|tous droits réservés|alle rechte vorbehalten)[.,] (?:nenhuma?|nada|ningun[ao]|nessun[ao]?|niente|nulla|aucune?|rien|nichts|keine?)(?!\\p{L})',
    ),
  },
  {
    reason: 'subscription line',
    shape: 'notice',
    maxWeight: 420,
    pattern: oneOf(
      // Spanish, Portuguese, Italian, French
      '^(?:subscribe|abonnez-vous|inscrivez-vous|iscriviti|iscrivetevi|abbonati|assine|subscreva|inscreva-se|abonnieren sie) (?:and|et|e|und) (?:you(?:’ll| will) |sie )?(?:receive|recevez|ricever|receber|erhalten)\\p{Ll}{0,6}(?!\\p{L})',
      '^rec[ií]b[ae](?:l[oa]s?|s)?\\b.{0,80}\\b(?:correo|bandeja|email|e-mail|whatsapp|newsletter)',
      '^(?:s[ií]gu[ea](?:nos)?|siga(?:-nos)?|acompanhe|segui(?:ci)?|seguite(?:ci)?|suivez(?:-nous)?|volg(?: ons)?|folge?n? sie(?: uns)?|folgt? uns|obserwuj(?: nas)?|śledź nas|подпи(?:шитесь|сывайтесь)|подпишись|följ(?: oss)?|følg(?: os| oss)?|sledujte(?: nás)?)(?!\\p{L}).{0,80}\\b(?:whatsapp|telegram|facebook|instagram|twitter|youtube|tiktok|google|threads|bluesky|newsletter|x|канал|телеграм|вконтакте)(?!\\p{L})',
      '^toda la información de .{2,40} en (?:facebook|x|twitter|instagram)',
      '^(?:receba|assine|inscreva-se|cadastre-se|iscriviti|ricevi|abbonati|registrati|assinar|quer receber|vuoi ricevere)(?!\\p{L}).{0,120}\\b(?:newsletter|e-?mail|boletim|casella|notizie|notícias|whatsapp|whatsapp|canal|canale)(?!\\p{L})',
      '^(?:schrijf je|meld je|abonneer (?:je|u)|ontvang)(?!\\p{L}).{0,120}\\b(?:nieuwsbrief|mailbox|e-?mail|inbox)',
      '^(?:zapisz się|zasubskrybuj|subskrybuj|otrzymuj|chcesz być na bieżąco)(?!\\p{L}).{0,140}(?:newsletter|skrzynk|e-?mail|subskryb|google|kanał)?',
      '^bądź na bieżąco\\b|^dziękujemy,? że (?:przeczytał|jesteś|czytasz)|^(?:tilmeld dig|meld deg på|prenumerera|anmäl dig|få vårt nyhetsbrev|få nyheds)(?!\\p{L})|^(?:přihlaste se|odebírejte|objednejte si) .{0,60}newsletter',
      '^(?:подпишитесь|подписывайтесь|подпишись|оформите подписку|читайте нас|мы в соцсетях)(?!\\p{L})',
      '^(?:メルマガ|ニュースレター).{0,20}(?:登録|購読)|^(?:フォロー|チャンネル登録|会員登録).{0,24}(?:お願いします|してください|できます|はこちら)',
    ),
  },
  {
    reason: 'fundraising',
    shape: 'notice',
    maxWeight: 600,
    pattern: oneOf(
      '^(?:оформите|поддержите|помогите|сделайте|присоединяйтесь к)(?!\\p{L}).{0,80}(?:пожертвован|поддерж|донат|нас(?!\\p{L})|редакци|журналист|издани)',
      '^(?:мы|наша работа|наше издание) (?:работаем|существу\\p{L}+|возможн\\p{L}+) (?:благодаря|за счет|за счёт)(?!\\p{L})',
      '\\b(?:puoi sostener(?:ci|e il)|sostienici|sostieni (?:il (?:nostro (?!peso)|giornalismo|progetto|lavoro)|la (?:nostra|stampa)|l.informazione|quest[oa])|dona ora|fai una donazione|abbonati (?:a|per|ora|al)|esiste grazie a chi si abbona|diventa (?:socio|sostenitore))\\b',
      '^(?:apoie(?:-nos| (?:o (?:jornalismo|nosso|projeto|canal|site|\\d)|a (?:nossa|imprensa|informação)|est[ea]|quem))|apoia o|seja (?:um )?(?:apoiador|assinante|membro)|contribua com|faça uma doação)(?!\\p{L})',
      '^(?:hazte soci[oa](?! de una?\\b)|apóya(?:nos)?|únete a(?! nuestros (?:padres|muertos))|colabora con|haz tu aportación|necesitamos tu apoyo)(?!\\p{L})',
      '^(?:steun (?:ons|onze|de)|word (?:lid|donateur|vriend)|doneer)(?!\\p{L})',
      '^(?:wesprzyj|wspieraj|wpłać|przekaż)(?!\\p{L}).{0,80}(?:nas|redakcj|portal|dziennikarst|darowizn|1,5)',
      '^(?:støt|støtt|stöd) (?:os|oss|vår\\p{L}*|vores)(?!\\p{L})|^podpořte nás|^(?:helfen sie uns|jetzt unterstützen|werden sie mitglied(?! eine[rs] ))(?!\\p{L})|^(?:soutenir|aidez-nous|je fais un don|adhérez)(?!\\p{L}).{0,80}$',
      'いいなと思ったら応援|^(?:いただいた)?(?:サポート|チップ)(?:は|を|で).{0,60}(?:使わせていただき|お願いし|応援|活動費)|^(?:この記事が)?(?:気に入ったら|よろしければ|役に立ったら).{0,24}(?:サポート|応援|スキ|フォロー|シェア)',
    ),
  },
  {
    reason: 'related link',
    shape: 'label',
    maxWeight: 150,
    pattern: oneOf(
      '^(?:więcej (?:informacji|na ten temat|o).{0,40}(?:znajdziesz|przeczytasz|tutaj|stronie)|(?:dalsz[ay] (?:część|ciąg)|reszta) (?:materiału|tekstu|artykułu) (?:pod|poniżej)(?!\\p{L}).{0,30}|zobacz (?:też|także|również|wideo|nagranie)|przeczytaj (?:też|także)|czytaj (?:też|także|dalej|więcej)|polecamy)(?!\\p{L})',
      '^(?:lees (?:ook|meer|verder)|bekijk (?:ook|hier|meer|de video)|luister (?:ook|hier|naar|terug)|meer over)(?!\\p{L}).{0,80}:?$',
      '^(?:leia (?:também|mais)|veja (?:também|mais|o vídeo|os vídeos|fotos)|assista(?: (?:também|ao vídeo|aos vídeos))?|saiba mais|confira(?: também)?|ouça(?: também)?)(?!\\p{L}).{0,70}$',
      '^(?:leggi (?:anche|pure)|guarda (?:anche|il video|la gallery)|ascolta (?:anche|il podcast)|approfondi(?:sci|menti)|per approfondire|vedi anche|potrebbe interessarti(?: anche)?)(?!\\p{L}).{0,70}$',
      '^(?:lee (?:también|más)|mira (?:también|el vídeo)|te recomendamos|más información|noticias? relacionadas?|lo más (?:leído|visto))(?!\\p{L}).{0,60}$',
      '^(?:voir aussi|à (?:lire|voir|écouter)(?: (?:aussi|également))?|(?:re)?lire (?:aussi|également)|pour aller plus loin|en savoir plus|sur le même sujet)\\s?(?:[:：|»>]|$)',
      '^(?:читайте (?:также|на эту тему|далее)|смотрите также|по теме|ещё по теме|подробнее)(?!\\p{L}).{0,60}$',
      '^(?:läs (?:också|mer|även)|se (?:också|även|video)|les (?:også|mer)|læs (?:også|mere)|čtěte (?:také|více)|přečtěte si)(?!\\p{L}).{0,60}$',
      '^(?:関連記事|あわせて読みたい|こちらもおすすめ|おすすめ記事|続きを読む|合わせて読みたい|人気記事)[:：]?$',
      '^(?:mehr (?:zum thema|dazu|lesen|über)|lesen sie (?:auch|hier|mehr|dazu)|auch interessant|passend dazu|zum weiterlesen)\\b.{0,60}$',
    ),
  },
  {
    reason: 'comment policy',
    shape: 'notice',
    maxWeight: 320,
    pattern: oneOf(
      "^l[’']espace des (?:contributions|commentaires) est réservé|^(?:pour|afin de) (?:commenter|réagir|contribuer)(?!\\p{L})|^les contributions sont (?:fermées|réservées)|^réag(?:ir|issez) à cet article",
      '^(?:para comentar|inicia sesión para|debes? (?:iniciar sesión|registrarte|ser suscriptor)|normas de (?:participación|uso)|comenta(?:r)? esta noticia)(?!\\p{L})',
      '^(?:per commentare|accedi per|i commenti (?:sono (?:chiusi|moderati|disabilitati|disattivati|riservati|aperti|soggetti|responsabilità)|dei lettori))(?!\\p{L})|^(?:para comentar|os comentários (?:são|estão) (?:de (?:exclusiva |inteira )?responsabilidade|moderados|fechados|encerrados|desativados|abertos|sujeitos|exclusivos|reservados)|este conteúdo não recebe mais comentários)(?!\\p{L})',
      '^(?:om te reageren|reageren is|log in om|reacties zijn)(?!\\p{L})|^(?:zaloguj się|komentarze (?:są|zostały)|dołącz do dyskusji)(?!\\p{L})|^(?:чтобы (?:оставить|написать) комментарий|комментарии (?:закрыты|отключены)|авторизуйтесь)(?!\\p{L})',
      '^(?:diskutieren sie mit|zum kommentieren|um (?:zu )?kommentieren|sie müssen (?:angemeldet|eingeloggt)|bitte (?:melden|loggen) sie sich)(?!\\p{L})|^コメント(?:する|を投稿する|を書く)には',
    ),
  },
  {
    reason: 'credits',
    shape: 'label',
    maxWeight: 160,
    pattern: oneOf(
      '^(?:źródło|źródła|źródła?\\s?zdjęć|fot\\.|zdjęcia?|opracowanie|oprac\\.|źr\\.)\\s?[:：]?\\s?\\S.{1,120}$',
      '^(?:quellen?|fuentes?|fonti?|fontes?|bron(?:nen)?|källa|kilde|zdroj|источник)\\s?[:：]\\s?\\S.{1,100}$',
      '^(?:mit material von|con información de|con informaciones de|avec (?:afp|reuters|ap|agences?)|met (?:informatie|medewerking) van|com informações (?:de|do|da))(?!\\p{L}).{0,60}$',
      '^\\(?(?:mit |avec |con )?(?:dpa|afp|ansa|efe|lusa|anp|belga|apa|sda|pap|тасс|риа новости|ntb|tt|ritzau|čtk)(?:\\s?[/,|]\\s?\\p{L}{2,12}){0,4}\\)?$',
    ),
  },
  { reason: 'credits', shape: 'whole', maxWeight: 60, pattern: AGENCY_LINE },
  {
    reason: 'promotion',
    shape: 'notice',
    maxWeight: 420,
    pattern: oneOf(
      '^(?:dieses thema im programm|über dieses thema (?:berichtet|berichtete)|(?:dieser|der) (?:beitrag|text|artikel) (?:lief|läuft|erschien|stammt aus (?:heft|der ausgabe|unserem|unserer)|wurde (?:zuerst|erstmals)|ist (?:zuerst|im original))|diese sendung (?:lief|wurde))(?!\\p{L})',
      "^(?:link presente|gostou deste texto|gostou da matéria|¿?te ha gustado (?:est|nuestr|el (?:artículo|texto)|la (?:noticia|receta)|lo que)\\p{L}*|ti è piaciut[oa] (?:quest[oa]|l[’']articolo)|vous avez aimé (?:cet?|cette|notre|nos|ce que|l[’']article|la (?:recette|vidéo|lecture))|hat ihnen (?:dies\\p{L}+|der (?:artikel|beitrag|text)|das rezept)|vond je dit|spodobał ci się|вам понрави\\p{L}+ (?:эт|стать|материал|наш|текст)\\p{L}*)(?!\\p{L})",
      '^(?:vous avez (?:essayé|testé|réalisé)|avez-vous (?:essayé|testé)|tu as (?:testé|essayé)|nachgekocht|(?:hast du|haben sie) (?:das|dieses) rezept|¿has (?:probado|hecho)|hai provato|fez a receita|heb je dit recept)(?!\\p{L}).{0,40}[?!]',
      '^(?:aller|accéder|sauter|passer) (?:directement )?à la recette|^(?:zum rezept|direkt zum rezept|springe zum rezept|ir a la receta|vai alla ricetta|ir para a receita|naar het recept)(?!\\p{L})',
    ),
  },
  {
    reason: 'feedback question',
    shape: 'whole',
    maxWeight: 260,
    pattern: oneOf(
      // What is to be pressed where a mistake is found: Ctrl+Enter.
      '^(?!.{0,240}(?:(?<!\\p{L})(?:cells?|columns?|rows?|ranges?)(?!\\p{L})|ячейк|клітин|клетк|komór|buň[ek]|buniek|lahtri|šūn|langel))(?=.{0,240}(?:ошибк|помилк|грешк|kļūd|labojam|klaid|błąd|błęd|chyb|viga|vea(?!\\p{L})|(?:error|mistake|typo)s?(?!\\p{L})))[^.!?]{4,120}ctrl\\s?\\+\\s?enter(?!\\p{L})[^.!?]{0,120}[.!]?$',
      '^iezīmējiet tekstu un spiediet [^.!?]{4,120} redaktoram[.!]?$',
      '^(?:pokud (?:jste|najdete|v)|ak ste|všimli (?:jste|ste) si|našli (?:jste|ste))(?!\\p{L})[^.?!]{0,60}(?:chyb|překlep|preklep|nepřesnost|nepresnos)\\p{L}{0,4}(?!\\p{L})[^.]{0,80}(?:(?<!\\p{L})nám(?!\\p{L})|redakc|kontakt|formulá)[^.]{0,80}[.!]?(?: (?:děkujeme|ďakujeme)[.!]?)?$',
    ),
  },
  {
    reason: 'feedback question',
    shape: 'whole',
    maxWeight: 120,
    pattern: oneOf(
      '^(?:war dies(?:er|e|es)? \\p{L}+ (?:hilfreich|interessant)|(?:haben sie )?(?:einen )?fehler (?:gefunden|entdeckt)|hat ihnen (?:der|dieser) artikel gefallen)(?!\\p{L}).{0,40}$',
      '^(?:une (?:erreur|coquille)|vous avez repéré une erreur|has (?:visto|encontrado) (?:algún|un) error|heb je een (?:fout|taalfout)|zauważyłeś błąd|нашли (?:ошибку|опечатку)|hai trovato un errore|encontrou (?:algum )?erro|(?:fann du|hittat) ett fel|(?:fandt du|har du fundet) en fejl|(?:fant|fann) du en feil|löysitkö virheen|leidsi[dt] vea|kļūda rakstā|(?:pastebėjote|radote) klaidą|hibát talált(?:ál)?|ai (?:găsit|observat) o (?:greșeală|eroare)|(?:uočili|našli|pronašli) ste (?:grešku|pogrešku)|opazili ste napako|(?:знайшли|помітили) помилку|(?:видяхте|открихте) грешка|hata mı (?:buldunuz|gördünüz)|našli (?:jste|ste) (?:v (?:článku|texte|textu) )?chybu)(?!\\p{L})(?:[^.?!]{0,40}\\?.{0,60}|[^,.?!]{0,40}[.!]?)$',
    ),
  },
  {
    reason: 'listening control',
    shape: 'whole',
    maxWeight: 90,
    pattern: wholeLine(
      '(?:ouvir|escutar|ouça) (?:o |este )?(?:texto|conteúdo|artigo|notícia)|(?:escuchar|ascolta(?:re)?|écouter|anhören|luister(?:en)?) (?:el |il |le |den |het )?(?:texto|testo|texte|text|artikel|beitrag|articolo|noticia)',
      '(?:caricamento|carregando|cargando|laden van|ładowanie|загрузка|lädt)(?: (?:del |do |de |el )?player)?',
      "(?:ascolta (?:l[’']articolo|questo articolo)|ouça (?:este|o) (?:artigo|texto)|escucha(?: (?:la noticia|este artículo))?|écouter|beluister (?:dit )?artikel|posłuchaj(?: artykułu)?|слушать|прослушать статью|lyssna på artikeln|lyt til artiklen|この記事を(?:聴く|聞く))(?:\\s?[·|,-]?\\s?\\d{1,3}\\s?min\\p{L}*\\.?)?",
    ),
  },
  {
    reason: 'reading time',
    shape: 'whole',
    maxWeight: 80,
    pattern: wholeLine(
      '(?:lektura na|czas czytania:?|ten tekst przeczytasz w)\\s?\\d{1,3}\\s?min\\p{L}*\\.?',
      '(?:tempo de leitura:?|tempo di lettura:?|leestijd:?|lästid:?|lesetid:?|læsetid:?|время чтения:?|doba čtení:?)\\s?\\d{1,3}\\s?(?:min\\p{L}*|мин\\p{L}*)\\.?',
      '\\d{1,3}\\s?(?:min(?:ut(?:os|i|en|y|er)?)?\\.?|мин(?:ут[ыа]?)?\\.?) (?:de leitura|di lettura|leestijd|czytania|чтения|lästid|lesetid)',
      '(?:この記事は約?)?\\d{1,3}\\s?分で読めます',
    ),
  },
  {
    reason: 'share line',
    shape: 'whole',
    maxWeight: 110,
    pattern: wholeLine(
      '(?!(?:(?:x|ok|на|su|no|na|på|via)[\\s|·•/,:.!]{0,4}){1,10}$)(?:(?:condividi|compartilhe|compartilhar|udostępnij|поделиться|delen?|deel (?:dit )?artikel|dela|del(?: artiklen)?|sdílet|skopiuj link|kopiuj link|copia link|copiar link|скопировать ссылку|stampa|salva|zapisz|drukuj|シェア(?:する)?|ツイート|facebook|x|twitter|whatsapp|telegram|e-?mail|linkedin|messenger|bluesky|threads|vk|ok|на|su|no|na|på|via)[\\s|·•/,:]{0,4}){1,10}',
    ),
  },
  {
    reason: 'date line',
    shape: 'label',
    maxWeight: 120,
    pattern: oneOf(
      '^(?:zuletzt )?(?:stand|veröffentlicht|aktualisiert|erschienen|publiziert|geändert|publié|mis à jour|modifié|créé|publicado|actualizado|actualización|publicación|última actualización|pubblicato|aggiornato|ultimo aggiornamento|atualizado|publicado|gepubliceerd|bijgewerkt|laatste update|opublikowano|aktualizacja|data publikacji|опубликовано|обновлено|publicerad|uppdaterad|publisert|oppdatert|opdateret|udgivet)(?: (?:am|le|el|il|em|a las|alle|às|à|op|den|от))?\\s?[:：]?\\s(?:(?:vor|il y a|hace|há)\\s\\d{1,2}\\s\\p{L}+|\\p{L}*,? ?\\d{1,2}(?:er|º|°)?[.\\s/-]{1,2}(?:de )?(?:\\p{L}{3,10}|\\d{1,2})[.\\s/-]{0,2}(?:de )?(?:20)?\\d{2}.{0,30}|(?:(?:um|à|a las|alle|às|kl\\.?) ?)?\\d{1,2}[:.h]\\d{2}.{0,12}|\\d{1,2}[:.h]\\d{2}.{0,12})$',
      '^(?:actualizado|aggiornato|atualizado|aktualisiert|mis à jour) (?:a las|alle|às|um|à) \\d{1,2}[:.h]\\d{2}.{0,8}$',
    ),
  },
  {
    reason: 'caption',
    shape: 'whole',
    maxWeight: 90,
    pattern:
      /^[([]?(?:(?:foto|fotos|fotografie|fotografía|bild|bilder|titelbild|symbolbild|grafik|crédits? ?photo|photo|illustration|imagen|imágenes|immagine|imagem|beeld|zdjęcie|zdjęcia|fot|фото|иллюстрация|bilde|billede)\.?\s?[:：]\s?|symbolbild|photo d[’']illustration|imagen de archivo|foto de archivo|foto ilustrativa|foto d[’']archivio|reprodução\/|divulgação\/?|archivbild|archivfoto)(?:[\p{L}\p{N}.'’&/,©() -]{0,70})[)\]]?\.?$/iu,
  },
  {
    reason: 'caption',
    shape: 'whole',
    maxWeight: 70,
    pattern:
      /^[(]?(?:Foto|Photo|Bild|Imagen|Immagine|Imagem|Zdjęcie|Fotografía|Фото)s? (?:von|di|de|do|da|door|par|av|af|by) \p{Lu}[\p{L}.'’-]+(?: (?:\p{Lu}[\p{L}.'’/-]*|d[aeiou]|van|von|\/)){1,4}[)]?$/u,
  },
  {
    reason: 'consent text',
    shape: 'notice',
    maxWeight: 300,
    pattern: oneOf(
      '^empfohlener (?:externer |redaktioneller )?inhalt(?!\\p{L}).{0,40}$|^ich bin damit einverstanden,? dass mir (?:externe )?inhalte|^mit dem laden (?:des|der) (?:inhalts|videos|beitrags)|^externen? inhalt (?:anzeigen|laden)|^(?:dieser|der) inhalt (?:ist|wird) (?:extern|von)(?!\\p{L})',
      "^(?:ce|cet) contenu (?:est|provient|n['’]est pas)(?!\\p{L}).{0,120}(?:cookies|tiers|bloqué)|^(?:este contenido|questo contenuto|este conteúdo) .{0,60}(?:cookies|terceros|terze parti)",
    ),
  },
  {
    reason: 'subscription line',
    shape: 'notice',
    maxWeight: 320,
    pattern: oneOf(
      '^(?:jetzt |hier |unseren |zum )?newsletter (?:abonnieren|bestellen|anmelden)|^(?:sie (?:möchten|wollen)|(?:keine|nichts) (?:nachricht|news|mehr)?) ?(?:verpassen|keine)?.{0,60}(?:abonnieren|newsletter|folgen sie)|^(?:nichts mehr|keine .{2,20}) verpassen(?!\\p{L})',
      '^puedes seguir a .{2,60}(?:facebook|newsletter)|^si quieres (?:leer|recibir|apoyar)(?!\\p{L}).{0,80}(?:soci[oa]|suscr|newsletter|correo)',
      // Was it forwarded to you? Here it can be had.
      "^(?:wurde (?:ihnen|dir) dies\\p{L}{0,2} (?:newsletter|e-?mail|mail|brief|ausgabe)|(?:cette (?:lettre|infolettre|newsletter)|cet e-?mail|ce (?:courriel|mail)) (?:vous|t[’']) ?a été|¿(?:te|le) han|(?:ti|vi) hanno)(?!\\p{L})[^.!?]{0,50}(?:weitergeleitet|transf[ée]r[ée]e?|transmise?|reenviado|inoltrat|girat)[^.!?]{0,40}\\? [^?]{0,60}(?:abonn|anmeld|inscri|suscr|iscriv)\\p{L}{1,8}[^?]{0,40}$",
      // Three friends, and a month is free.
      '^(?:empfehl(?:en|e|t)|parrainez|invit(?:a|ate|ez|e|en)|recomienda|lad(?:en|e|t)|werb(?:en|e|t))(?!\\p{L})[^.!?,]{0,40} (?:freunde?n?|amie?s?|amig[oa]s?|amic[oi]|amiche)(?: ein)? (?:und|et|y|e) [^.!?]{0,40}(?<!\\p{L})(?:monate?|wochen?|abo|mois|semaines?|abonnement|mes(?:es|i|e)?|semanas?|suscripción|settiman[ae]|abbonamento) (?:gratis|kostenlos|offerte?s?|gratuite?s?)[.!]?$',
      '^(?:article|contenu) réservé aux abonnés|^(?:este (?:conteúdo|contenido|artículo)|questo (?:articolo|contenuto)|dieser (?:artikel|inhalt)|dit artikel) (?:é|es|è|ist|is) (?:\\p{L}+ )?(?:exclusivo|exclusiv[oa]|riservato|nur|exklusiv|alleen)(?!\\p{L})',
      '^(?:無料)?会員登録(?:を)?して|^(?:続きを読むには(?!、)|全文を読むには)',
    ),
  },
  {
    reason: 'fundraising',
    shape: 'notice',
    maxWeight: 320,
    pattern: oneOf(
      '^soutenez (?:un|une|le|la|notre)(?!\\p{L}).{0,60}(?:journalisme|presse|média|rédaction|information|indépendan)',
    ),
  },
  {
    reason: 'reprint line',
    shape: 'notice',
    maxWeight: 260,
    pattern: oneOf(
      '^(?:©\\s?)?(?:copyright )?riproduzione riservata(?!\\p{L}).{0,40}$|^(?:(?:tutti i )?diritti riservati|(?:todos los )?derechos reservados|(?:todos os )?direitos reservados|tous droits réservés|alle rechte vorbehalten|alle rechten voorbehouden|wszelkie prawa zastrzeżone|все права защищены)(?:\\s?[.;:©|–-].{0,120})?$|^無断転載',
      '^(?:©[^.!?]{2,40} [-–—|] )?(?:hier können sie )?(?:die )?(?:nutzungs)?rechte (?:an (?:dem |diesem )|am )(?:artikel|text|beitrag) (?:können sie hier )?(?:erwerben|kaufen)\\.?$|^si (?:está|estás) interesad[oa] en licenciar este contenido(?:,? (?:por favor )?(?:pinche|pincha|haga|haz|escriba|escríba|contacte|póngase|visite|consulte)(?!\\p{L}).{0,50})?$|^(?:acquérir|acheter) les droits (?:de reproduction )?(?:de cet article)?\\s?\\.?$',
      "^(?:cet article|ce texte|cette tribune) (?:a|est) (?:été )?(?:initialement |d['’]abord )?(?:publié|paru)|^(?:este (?:artículo|texto|artigo)|questo articolo|dit artikel|ten artykuł|эта статья) .{0,30}(?:publicado|publicó|apareci|pubblicato|verscheen|ukazał|опубликован)(?!\\p{L}).{0,80}$",
      '^dieser (?:artikel|text|beitrag) (?:ist teil|erschien|stammt (?:aus (?:heft|der ausgabe|unserem|unserer)|von unsere[rm])|entstand (?:in (?:kooperation|zusammenarbeit)|im rahmen|mit (?:unterstützung|hilfe))|wurde (?:automatisch|maschinell|zuerst|erstmals|ursprünglich))(?!\\p{L})',
    ),
  },
  {
    // Of which issue a text is, and where that is sold.
    reason: 'reprint line',
    shape: 'notice',
    isOnlyParagraph: true,
    maxWeight: 240,
    pattern: wholeLine(
      '(?:diese[rs]? (?:artikel|text|beitrag|interview|reportage|kolumne) (?:stammt|ist|erschien|stand)(?: (?:zuerst|zunächst|ursprünglich))? (?:aus|in)(?!\\p{L})[^!?,]{0,50}(?<!\\p{L})(?:nr\\.|nummer|heft|ausgabe) ?\\d{1,3}[^.!?,]{0,40}\\. )?(?:die|das|unsere?) (?:(?:gedruckte|aktuelle|ganze) )?(?:ausgabe|heft) (?:können sie|kannst du|erhalten sie) (?:hier|(?:in|über) unsere[mn] (?:online-?)?shop) (?:erwerben|bestellen|kaufen)',
      'diese[rs]? (?:artikel|text|beitrag|interview) stammt aus de[mr] \\p{L}{3,30} (?:nr\\.|heft|ausgabe) ?\\d{1,3} ?/ ?(?:19|20)\\d{2}',
      "quest[oa’'] ?(?:articolo|testo|intervista|reportage) è tratt[oa] dal numero \\d{1,4}(?!\\d)[^.!?,]{0,60}, (?:in (?:edicola|libreria|vendita)|disponibile)(?!\\p{L})[^.!?]{0,50}",
      '(?:cet article|ce texte|cet entretien|ce reportage|cette enquête) est (?:extraite?|issue?|tirée?) du (?:numéro|n°|hors-série) ?\\d{1,4}(?!\\d)[^.!?,]{0,60}, (?:(?:actuellement )?en (?:kiosque|vente|librairie)|disponible (?:en|chez|sur)|à commander)(?!\\p{L})[^.!?]{0,50}',
      '(?:est[ea] (?:artículo|texto|reportaje|entrevista|crónica) (?:pertenece al|forma parte del|procede del|apareció en el) número [^.!?,]{1,60}\\. )?puedes? (?:comprar|adquirir|conseguir) la (?:edición (?:impresa|en papel)|revista) (?:aquí|en nuestra tienda)',
    ),
  },
  {
    reason: 'contact line',
    shape: 'notice',
    maxWeight: 320,
    pattern: oneOf(
      '^(?:pressekontakt|medienkontakt|ansprechpartner(?:in)?|rückfragen(?: an)?|contact presse|contacts presse|contacto de prensa|ufficio stampa|perscontact|kontakt dla mediów|контакты для прессы)\\s?[:：]',
      '^(?:sie haben|haben sie|hast du) (?:einen )?(?:fehler|hinweis|tipp|fragen)(?!\\p{L}).{0,160}(?:melden|schreiben|uns|@|kontakt)',
      '^(?:heb je|heeft u|hebt u) een (?:tip|vraag|fout)(?!\\p{L})[^?]{0,60}\\?.{0,120}|^(?:avez-vous|vous avez) (?:une|un) (?:info|information|témoignage|question)(?!\\p{L})[^?]{0,60}\\?.{0,120}|^(?:tienes|¿tienes) (?:una|algún|alguna)(?!\\p{L}).{0,120}(?:escríbenos|contacta|@)|^(?:masz|chcesz) .{0,60}(?:napisz do nas|daj nam znać|skontaktuj)',
    ),
  },
  {
    reason: 'related link',
    shape: 'whole',
    maxWeight: 110,
    pattern: wholeLine(
      '(?:les|lo|le|i|os|as|los|las)? ?(?:plus lus?|plus partagés|más leído|più letti|più lette|mais lidas|meest gelezen|najczęściej czytane|самое читаемое|mest lest|mest läst)',
      '(?:archivado en|archiviert unter|thèmes? associés?|dossiers?|sur le même thème|temas relacionados|etiquetas|argomenti(?: trattati)?|mots-clés|schlagwörter|schlagworte|themen|palavras-chave|parole chiave|onderwerpen|tematy|теги|emneord|ämnen)(?:\\s?[:：]\\s?.{0,80})?',
      'weiterlesen nach der anzeige|(?:artikel|text) weiterlesen|(?:haz clic|haga clic|pincha|clicca|clique|cliquez|klik|kliknij|klicken sie) (?:aquí|qui|aqui|ici|hier|tutaj)(?!\\p{L}).{0,60}',
      'zum (?:hören|nachhören|anhören|weiterlesen|nachlesen|video)(?!\\p{L})[^.!?,]{0,60}',
      '(?:signaler une erreur|fehler melden|informar de un error|segnala un errore|meld een fout|zgłoś błąd|сообщить об ошибке)',
      "gefällt mir:?|teilen mit:?|share this:?|like this:?|j['’]aime ça:?|me gusta:?|mi piace:?|curtir isso:?|vind ik leuk:?",
      'reageer|reagieren|commenter|comentar|commenta|skomentuj|комментировать|コメントする|(?:この記事を)?シェア(?:する)?',
      "(?:link|url) (?:kopiert|copié|copiado|copiato|gekopieerd|skopiowany)|(?:comparte|compartir|partager|condividi|compartilhe|deel|udostępnij|поделиться)(?: (?:esta|este|cet|cette|questo|questa|l['’]|dit|ten|it|no|en)?\\s?(?:noticia|artículo|article|articolo|artigo|artikel|artykuł|matéria))?",
      '(?:audio|video|podcast)\\s?[:：]\\s?(?:artikel|beitrag|text)? ?(?:an)?hören',
    ),
  },
  {
    reason: 'advertisement label',
    shape: 'whole',
    maxWeight: 40,
    pattern: wholeLine(
      '[-–—*\\s([]{0,3}(?:reklama?|publicité|reklame|annons|annonse|mainos|inzerce|hirdetés|διαφήμιση|広告|pr|advertorial)[-–—*\\s)\\]]{0,3}',
    ),
  },
];
