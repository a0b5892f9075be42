/** Lines that sites in German, French, Spanish, Italian and Portuguese set around a text for its readers, as a table of rules. */
import { type BoilerplateRule, oneOf } from './boilerplate-rule.ts';
import { ignoringCase } from './ignoring-case.ts';

/** The whole of a line, which may end in a mark. */
const whole = (...sources: readonly string[]) => ignoringCase(`^[(*]{0,2}(?:${sources.join('|')})[\\s.…!»›→↓:)]{0,4}$`);

const NAMES =
  "\\p{Lu}[\\p{L}.’'-]{0,24}(?: (?:de|da|do|di|von|van|del|la|y|e|et|und|&|\\p{Lu}[\\p{L}.’'-]{0,24})){0,6}";
/** Names of two words and more each. */
const PERSON = "\\p{Lu}[\\p{L}.'’-]{1,24}(?: (?:(?:de|da|do|di|von|van|del|la) )?\\p{Lu}[\\p{L}.'’-]{0,24}){1,3}";
const PEOPLE = `${PERSON}(?:(?:,|,? (?:e|y|et|und|and|и)) ${PERSON}){0,5}`;

export const EUROPEAN_LINE_RULES: readonly BoilerplateRule[] = [
  {
    // Diese Zusammenfassung wurde von unserer Redaktion erstellt.
    reason: 'note on the publication',
    shape: 'whole',
    maxWeight: 200,
    pattern: oneOf(
      '^diese (?:zusammenfassung|stichpunkte|kernpunkte|übersicht) (?:wurden?|ist|sind|stammt|stammen) von (?:(?:der|unserer) redaktion|(?:unseren|den(?=.* dieses )) (?:redakteur|journalist|reporter)\\p{L}{0,5})(?: dieses (?:artikels|textes|beitrags))?(?: (?:erstellt|geschrieben|verfasst|zusammengestellt))?\\.?$',
      '^(?:ce résumé|cette synthèse|ces points(?: clés)?) (?:a|ont) été (?:rédigé|écrit|préparé|établi)e?s? par (?:(?:la|notre) rédaction|(?:nos|les(?=.* de cet )) (?:journalistes|rédacteurs))(?: de cet article)?\\.?$',
      '^(?:este resumen|estos puntos(?: clave)?|estas claves) (?:ha|han|fue|fueron) (?:sido )?(?:escrit|elaborad|redactad|preparad)[oa]s? por (?:(?:la|nuestra) redacción|(?:nuestros|los(?=.* de este )) (?:periodistas|redactores))(?: de este artículo)?\\.?$',
      '^(?:questo riassunto|questa sintesi|questi punti(?: chiave)?) (?:è stat[oa]|sono stati) (?:scritt|redatt|preparat)[oia] (?:dalla (?:nostra )?redazione|dai (?:nostri |(?=.* di questo ))(?:giornalisti|redattori))(?: di questo articolo)?\\.?$',
      '^(?:este resumo|estes pontos) (?:foi|foram) (?:escrit|elaborad|redigid|preparad)os? (?:pela (?:nossa )?redação|pelos (?:nossos |(?=.* dest[ae] ))(?:jornalistas|redatores))(?: (?:deste artigo|desta reportagem))?\\.?$',
    ),
  },
  {
    reason: 'access notice',
    shape: 'notice',
    maxWeight: 330,
    pattern: oneOf(
      '^(?:sie haben|du hast|haben sie|hast du) (?:bereits|schon) ein(?:en)? (?:abo|account|konto|zugang)(?!\\p{L}).{0,60}$',
      '^(?:jetzt )?\\d{1,2} (?:wochen|monate|tage) (?:für|gratis|kostenlos)(?!\\p{L}).{0,120}$|\\bjederzeit kündbar\\.?$',
      '^(?:dieser|der|das|diese) (?:artikel|text|beitrag|inhalt|podcast)\\p{L}{0,8} ist nur für (?:registrierte|abonnent|mitglieder|angemeldete)(?!\\p{L}).{0,60}$',
      '^(?:article|contenu|cet article est|ce contenu est) réservé aux? (?:abonné|membre)\\p{L}{0,4}.{0,40}$|^déjà (?:abonné|inscrit|membre)e?\\s?\\?.{0,40}$',
      '^(?:si )?ya (?:eres|es|estás) (?:suscriptor|suscrito|miembro|socio)\\p{L}{0,4},? (?:inicia|accede|ingresa|identifícate).{0,30}$|^lee sin límites$|^contenido exclusivo para (?:suscriptores|socios)',
      "^(?:questo|l[’'])\\s?(?:articolo|contenuto) è riservato agli abbonati.{0,40}$|^sei già abbonato\\s?\\?.{0,30}$|^continua a leggere (?:con|abbonandoti|l[’'])(?!\\p{L}).{0,90}$",
      '^conteúdo exclusivo para (?:assinantes|membros)|^(?:assine|subscreva) (?:por|a partir de|agora)(?!\\p{L}).{0,120}$|^já é assinante\\s?\\?.{0,30}$|^para continuar a ler, .{0,60}$',
    ),
  },
  {
    reason: 'consent text',
    shape: 'notice',
    maxWeight: 460,
    pattern: oneOf(
      '^ich bin damit einverstanden, dass(?!\\p{L}).{0,120}(?:inhalte|daten|cookies)',
      "^ce contenu (?:est bloqué|n[’']est pas (?:disponible|visible))(?!\\p{L}).{0,120}cookies|^en cliquant sur .{0,60}cookies",
      '^per (?:visualizzare|vedere) questo contenuto .{0,60}cookie|^(?:este|esse|o nosso) site (?:usa|utiliza) cookies(?!\\p{L})',
      "^il tuo browser non supporta (?:l[’']elemento |la riproduzione |i? ?)?(?:di )?(?:audio|video|html ?5|javascript)(?!\\p{L})",
    ),
  },
  {
    reason: 'advertisement label',
    shape: 'whole',
    maxWeight: 120,
    pattern: whole(
      'weiter nach der werbung',
      'werbung(?: wegen .{2,40}| \\(?unbezahlt\\)?|,? unbezahlt.{0,30}| enthält .{2,40})',
      '(?:contenu|contenido|contenuto|conteúdo) (?:sponsorisé|patrocinado|sponsorizzato|promovido|de marca|promocional)(?: .{2,60})?',
    ),
  },
  {
    reason: 'listening control',
    shape: 'whole',
    maxWeight: 150,
    pattern: whole(
      '(?:artikel|beitrag|text) (?:anhören|hören|vorlesen)(?: lassen)?(?:\\s?[(·|–-]?\\s?\\d{1,3}\\s?min\\p{L}*\\)?)?',
      '(?:vorlesen lassen: )?diese (?:audio|hör)\\p{L}* wurde (?:künstlich|automatisch|maschinell|mit ki)(?!\\p{L}).{0,40}',
      "écouter l[’']article\\s?[–·|-]?\\s?\\d{1,3}\\s?min.{0,10}|article lu par une voix .{2,30}",
      'escuchar (?:la noticia|el artículo|este artículo)\\s?[:·|-]?\\s?\\d{1,3}\\s?min.{0,12}',
      "audio (?:generato|creato|gerado|generado) (?:automaticamente|automáticamente|con l[’']intelligenza|por ia|com ia).{0,30}",
    ),
  },
  {
    reason: 'credits',
    shape: 'whole',
    maxWeight: 260,
    pattern: new RegExp(
      `^[(*]{0,2}(?:(?:Redaktion|Schlussredaktion|Lektorat|Illustration(?:en)?|Interview|Protokoll|Übersetzung|Fotos?|Grafik|Mitarbeit|Produktion|Schnitt|Relecture|Mise en page|Traduction|Photos?|Infographie|Montage|Traducción|Edición|Diseño|Fotografías?|Ilustración|Traduzione|Foto di copertina|Montaggio|Tradução|Edição|Crédito da imagem|Fotografia|Montagem|Revisão)\\s?:\\s?${NAMES}[.,;·–|]?\\s?[·–|-]?\\s?){1,5}[)]?$`,
      'u',
    ),
  },
  {
    // Who else worked on a text: Ha collaborato Lucia Guanti; Mitarbeit: Ute Brandl, Gregor Ahl.
    reason: 'credits',
    shape: 'whole',
    maxWeight: 260,
    pattern: new RegExp(
      `^(?:[([*]{0,2}(?:${[
        "H(?:a|anno) collaborato(?: (?:all[’']|a (?:quest[oa] )?|al(?:la)? )(?:articolo|inchiesta|servizio|pezzo|testo))?\\s?:?",
        'Con la collaborazione di|Con la colaboración de|Com (?:a )?colaboração de',
        '(?:Unter )?Mitarbeit(?: von|\\s?:)|Mit Informationen von',
        'Avec la (?:collaboration|participation|contribution) de',
        'Con (?:reportes|reportería|información|informaciones) de',
        'Colabor(?:ó|aron|ou|aram)(?: (?:en |para |n)est[ea] (?:nota|artículo|reportaje|texto|información|reportagem|artigo|matéria))?\\s?:?',
        'При участии|В подготовке (?:этого )?(?:материала|текста|статьи) (?:участвовал[аи]?|принял[аи]? участие)\\s?:?',
      ].join(
        '|',
      )})|[([](?:Avec|Mit|Con|Com|With)) ${PEOPLE}(?:,? (?:à|da|de|in|aus|en|desde|em) \\p{Lu}[\\p{L}-]{1,24})?[.)\\]]{0,2}$`,
      'u',
    ),
  },
  {
    reason: 'credits',
    shape: 'notice',
    maxWeight: 260,
    pattern: new RegExp(
      [
        `^(?:Das (?:Interview|Gespräch) führten?|Aus dem \\p{L}{4,16} (?:übersetzt )?(?:von|übersetzt)|Protokoll(?:iert)? von|Aufgezeichnet von|Propos recueillis par|Traduit de l[’']?\\s?\\p{L}{4,12} par|Traducido (?:del|por)|[(]?Traduzione di|Traduzido por) ?${NAMES}[)]?\\.?$`,
        `^[(]?(?:Con información|Con informaciones|Com informações|Avec|Mit Material) (?:de|da|do|des|von) (?=[^,]{0,14}\\p{Lu}|agenc)(?:(?!, (?!(?:y|e|et|und) )\\p{Ll}).){2,60}[)]?\\.?$`,
        '^(?:Fotografía|Fotografia|Foto|Imagen|Imagem|Photo) (?:cedida|gentileza|cortesía|cortesia|concessa)(?!\\p{L}).{2,80}$',
        '^(?:Actualizado|Atualizado|Ultimo aggiornamento|Aggiornato|Aktualisiert|Mis à jour)\\s?:?\\s?(?:el|em|il|am|le)?\\s?\\d.{4,40}$',
        '^[(](?:dpa|afp|epd|kna|sid|efe|ansa|lusa|apa|sda)(?:[/,]\\p{L}{2,5}){0,4}[)]$',
        '^Les intertitres sont de la rédaction\\.?$|^El autor escribe(?!\\p{L}).{0,40}$|^[OA] autora? escreve (?:segundo|de acordo com)(?!\\p{L}).{0,60}$',
      ].join('|'),
      'u',
    ),
  },
  {
    reason: 'first publication',
    shape: 'notice',
    maxWeight: 420,
    pattern: oneOf(
      '^(?:(?:hinweis|anmerkung) der redaktion\\s?:\\s?)?(?:dieser|der|diese) (?:text|artikel|beitrag|kolumne|essay|aufsatz)\\p{L}* (?:erschien|ist|stammt|wurde)(?!\\p{L}).{0,60}(?:zuerst|ursprünglich|erstmals|aus (?:heft|der ausgabe|dem (?:heft|magazin|archiv|newsletter|buch))|teil (?:des|der|unser)|in der (?:ausgabe|wochenend|print)|unter (?:der|einer) creative)',
      '^(?:cet article|ce texte|cette (?:tribune|chronique|enquête)|ce contenu)(?: (?:a|est|a été|fait))?(?!\\p{L}).{0,40}(?:initialement|publié|extrait d|partie du|produit par|mis à disposition|reproduit|rédigé dans le cadre)',
      '^(?:este|esta) (?:artículo|texto|nota|columna|reportaje) (?:fue|se|apareció|ha sido)(?!\\p{L}).{0,40}(?:publicad|original|reproduc)|^publicado bajo licencia(?!\\p{L})',
      "^(?:(?:questo )?articolo|testo|l[’']articolo) (?:è stato )?pubblicato (?:originariamente|per la prima volta|su|in origine)(?!\\p{L}).{0,90}$",
      '^(?:este|esta) (?:texto|artigo|reportagem|coluna) foi (?:(?:publicad|originalmente)\\p{L}*|(?:escrit|produzid)[oa] (?:por|pel[oa]|com|para|em (?:parceria|colaboração)|originalmente))(?!\\p{L}).{0,160}$',
      '^(?:riproduzione|reproduction|reproducción|reprodução) (?:riservata|interdite|prohibida|proibida|réservée)(?!\\p{L}).{0,60}$|^é proibida a reprodução(?!\\p{L})',
      '^(?:tous droits réservés|todos los derechos reservados|tutti i diritti riservati|todos os direitos reservados|alle rechte vorbehalten)(?:\\s?[.;:©|–-].{0,60})?$|nachdruck (?:ist )?nur mit(?!\\p{L}).{0,40}genehmigung',
    ),
  },
  {
    reason: 'note on the publication',
    shape: 'notice',
    maxWeight: 420,
    pattern: oneOf(
      '^(?:transparenzhinweis|hinweis)\\s?:\\s?.{0,20}(?:autor|redaktion|verlag)',
      '^dieser (?:beitrag|text|artikel) (?:wurde|ist) (?:gefördert|unterstützt|finanziert|ersetzt|im rahmen)(?!\\p{L})|^dieser (?:beitrag|artikel) ersetzt kein',
      '^gastbeiträge geben(?!\\p{L})|^die nutzungsrechte wurden(?!\\p{L})',
      '^(?:teil|folge) \\d{1,2} (?:unserer|der) serie(?!\\p{L})|^diese kolumne erscheint(?!\\p{L})|^dieses thema im programm(?!\\p{L})',
      '^(?:réalisé|produit|publié) (?:avec le soutien|en partenariat)(?!\\p{L})|^(?:ce projet|cette enquête|ce reportage) a (?:bénéficié|été (?:réalisé|soutenu|produit))\\p{L}*(?!\\p{L})|^en partenariat avec(?!\\p{L}).{2,60}$',
      '^.{2,60} ne travaille pas, ne conseille pas, ne possède pas de parts(?!\\p{L})|^retrouvez (?:la suite|les? (?:autres? )?épisodes?)(?!\\p{L}).{0,90}$',
      '^(?:esta? (?:reportaje|investigación|artículo|proyecto)|este trabajo) (?:se realizó|es parte|forma parte|fue (?:realizad|producid|posible)|contó con)\\p{L}*(?!\\p{L})|^\\p{L}+ entrega de la serie(?!\\p{L})|^\\p{Lu}[\\p{Lu} ]{3,30} se adhiere a los criterios(?!\\p{L})',
      '^quest[ao] (?:inchiesta|reportage|articolo|progetto) (?:è stat[ao] |fa )?(?:realizzat|prodott|sostenut|parte)\\p{L}*(?!\\p{L})|^\\p{L}+ puntata\\. le precedenti(?!\\p{L})',
      '^esta (?:reportagem|investigação|matéria) foi (?:produzid|realizad|apoiad)\\p{L}*(?!\\p{L})|^este é o \\p{L}+ episódio da série(?!\\p{L})',
    ),
  },
  {
    reason: 'promotion',
    shape: 'notice',
    maxWeight: 300,
    pattern: oneOf(
      '^(?:jetzt )?(?:(?:unsere|hol dir|laden sie|lade) (?:\\p{L}+ ){0,3}app(?!\\p{L}).{0,80}|die \\p{Lu}[\\p{L}-]+-app(?!\\p{L})[^.]{0,40}(?:laden|downloaden|store|holen)[^.]{0,30})$|^(?:ihnen|dir|euch) hat (?:dieser|der|das|diese) \\p{L}+ gefallen\\?.{0,120}$',
      '^abonnier(?:e|en|t)(?: sie)? (?:unseren|den|jetzt|hier)(?!\\p{L}).{0,140}$|^pinn?e?n? (?:das|dir das|dieses)(?!\\p{L}).{0,60}pinterest.{0,4}$|^hast du (?:das|dieses) rezept(?!\\p{L}).{0,160}$',
      '^den podcast(?!\\p{L}).{0,90}podcasts? gibt\\.?$|^(?:die|das|der) (?:buchvorstellung|lesung|veranstaltung|premiere|konzert) (?:findet|beginnt)(?!\\p{L}).{0,160}$|^das heft können sie(?!\\p{L})',
      "^(?:téléchargez|installez) (?:notre|l[’'])\\s?(?:application|appli|app)(?!\\p{L}).{0,90}$|^cet? (?:article|recette|texte|épisode)s? vous a plu(?!\\p{L}).{0,90}$|^suivez toute l[’']actualité(?!\\p{L}).{0,120}$|^épinglez cette(?!\\p{L})|^si vous avez testé (?:la|cette) recette(?!\\p{L})",
      '^cet épisode est à écouter(?!\\p{L})|^rencontre avec .{2,60}(?:librairie|entrée libre)|^billetterie(?!\\p{L}).{0,60}$',
      '^(?:descarga|descárgate|baja) (?:nuestra|la) (?:app|aplicación)(?!\\p{L}).{0,90}$|^¿te ha gustado(?!\\p{L}).{0,90}$|^comparte (?:(?:esta?|el|la) (?:artículo|nota|noticia|entrada|historia|publicación|post|texto|contenido|receta|v[ií]deo|enlace|página|información)(?!\\p{L}).{0,30}|est[ea])$|^si preparas (?:esta|la) receta(?!\\p{L})|^escucha (?:el nuevo|este|nuestro) (?:episodio|pódcast|podcast)(?!\\p{L}).{0,90}$|^la presentación (?:será|tendrá lugar)(?!\\p{L}).{0,120}$',
      "^scarica (?:l[’']app|la nostra app)(?!\\p{L}).{0,60}$|^ti è piaciut[oa] (?:quest[oa]|l[’']articolo|il (?:post|pezzo|video)|la (?:storia|ricetta|lettura|puntata))(?!\\p{L}).{0,60}$|^ascolta il podcast(?!\\p{L}).{0,80}$|^l[’']incontro si terrà(?!\\p{L}).{0,120}$|^se provate la ricetta(?!\\p{L})",
      '^(?:baixe|descarregue) (?:o|a) noss[oa] (?:aplicativo|app|aplicação)(?!\\p{L}).{0,80}$|^gostou (?:deste|desta|do (?:texto|artigo|post|conteúdo|episódio|vídeo)|da (?:matéria|reportagem|receita|leitura))(?!\\p{L}).{0,60}$|^(?:partilhar|compartilhar) (?:este|esta)(?!\\p{L}).{0,20}$|^entre no (?:nosso )?canal(?!\\p{L}).{0,80}$|^o lançamento (?:acontece|será|decorre)(?!\\p{L}).{0,120}$',
    ),
  },
  {
    reason: 'fundraising',
    shape: 'notice',
    maxWeight: 460,
    pattern: oneOf(
      '^\\p{Lu}?\\p{L}+ lesen kann jede(?!\\p{L})|^schon \\d+ (?:euro|franken)(?!\\p{L}).{0,80}(?:unabhängig|unterstütz|helfen)|^spendenkonto(?!\\p{L})|^(?:jetzt )?mitglied werden[.!]?$',
      "^nous n[’']avons ni (?:actionnaire|publicité)|seuls nos lecteurs peuvent(?!\\p{L})|^\\p{Lu}\\p{L}+ est un média .{0,60}(?:dons|lecteurs|indépendant)",
      '^(?:helfen sie (?:mit|jetzt)|aidez-nous|ayúdanos|aiutaci|ajude-nos)\\s?!$|^(?:jede (?:noch so |auch )?(?:kleine )?spende (?:hilft|zählt)|chaque don (?:compte|nous aide)|cada (?:donación cuenta|doação conta)|ogni donazione (?:conta|aiuta))(?:(?!\\p{L})[^.!?]{0,60}!|(?:,? (?:uns|unsere?[mnrs]?|damit wir|pour nous|à nous|notre|para nosotros|nuestr[oa]s?|per noi|a noi|per? (?:il|la) nostr[oa]|para nós|noss[oa]s?)(?!\\p{L})[^.!?]{0,60})?\\.)$',
      '^sin el apoyo de nuestr[oa]s(?!\\p{L})|^este medio se sostiene(?!\\p{L})|\\bdona aquí\\.?$',
      '^dona il tuo 5x1000(?!\\p{L})|^precisamos de (?:si|ti|você)(?!\\p{L}).{0,80}$',
    ),
  },
  {
    reason: 'comment policy',
    shape: 'notice',
    maxWeight: 330,
    pattern: oneOf(
      '^die kommentarfunktion ist(?!\\p{L})|^bitte beachten sie unsere (?:netiquette|kommentarregeln)|^soyez le premier à (?:commenter|réagir)',
      '^¿qué (?:opinas|te parece|piensas)\\?.{0,60}$|^qual é a sua opinião\\?.{0,60}$|^dicci la tua(?!\\p{L}).{0,40}$|^deixe (?:um|o seu) comentário$|^deja (?:un|tu) comentario$|^lascia un commento$',
      '^il tuo indirizzo e-?mail non sarà|^o seu endereço de e-?mail não será|^os comentários não representam(?!\\p{L})',
      '^¿has encontrado un error\\?|^hai notato un errore\\?|^encontrou um erro\\?|^vous avez (?:vu|trouvé|repéré) une erreur',
      '^internazionale pubblica(?!\\p{L})|\\bci piacerebbe sapere cosa pensi(?!\\p{L})',
    ),
  },
  {
    reason: 'contact line',
    shape: 'whole',
    maxWeight: 200,
    pattern: whole(
      '(?:kontakt(?: zum autor| zur autorin)?|pour contacter la rédaction|contacto|per segnalazioni|contatti|fale com (?:o|a) (?:repórter|redação)|contacte-nos)\\s?:\\s?[\\w.+-]{2,40}@\\S{4,60}',
    ),
  },
  {
    reason: 'disclaimer',
    shape: 'notice',
    maxWeight: 420,
    pattern: oneOf(
      "^(?:dieser (?:artikel|beitrag)|cet article|este artículo|il post|questo (?:post|articolo)|este (?:artigo|post)) (?:enthält|contient (?:des )?|contiene|contém) (?:des )?(?:affiliate|partner|liens affiliés|liens d[’']affiliation|enlaces de afiliad|link di affiliazione|links de afiliad)",
      '^ces conseils ne sauraient(?!\\p{L})|^la información aquí contenida(?!\\p{L})|^le informazioni riportate non(?!\\p{L})|^as informações (?:aqui|deste)(?!\\p{L}).{0,40}não substituem',
      '^le opinioni espresse(?!\\p{L})|^as opiniões expressas(?!\\p{L})|^las opiniones expresadas(?!\\p{L})',
      '^vous pouvez vous désinscrire(?!\\p{L})|^puedes darte de baja(?!\\p{L})|^puoi (?:cancellarti|disiscriverti)(?!\\p{L})|^pode cancelar a subscrição(?!\\p{L})',
    ),
  },
  {
    reason: 'tags',
    shape: 'label',
    maxWeight: 200,
    pattern: oneOf(
      '^(?:(?:kategorisiert|abgelegt|eingeordnet) (?:unter|in)|gespeichert unter)\\s?:\\s?\\S.{2,160}$|^(?:classé|archivé) (?:dans|sous)\\s?:\\s?\\S.{2,160}$|^(?:archivado en|archiviato in|arquivado em)\\s?:\\s?\\S.{2,160}$',
      '^(?:schlagworte?|stichworte?|themen|mots-clés|palabras clave|etiquetas|parole chiave|palavras-chave)\\s?:\\s?\\S.{2,160}$',
    ),
  },
  {
    reason: 'share line',
    shape: 'whole',
    maxWeight: 140,
    pattern: whole(
      'teilen (?:auf|per|via|über) .{2,70}',
      'link kopiert',
      'zurück zur (?:übersicht|startseite)',
      'article (?:précédent|suivant)\\s?:.{2,80}',
      '(?:artículo|articolo|artigo) (?:anterior|siguiente|precedente|successivo|seguinte)\\s?:.{2,80}',
    ),
  },
  {
    reason: 'about the author',
    shape: 'notice',
    maxWeight: 330,
    pattern: oneOf(
      '^(?:maître(?:sse)? de conférences|professeure?s?|chargée? de recherche|directeur de recherche)(?!\\p{L})[^.!?]{0,40}(?:université|cnrs|ehess|inrae|sciences po)[^.!?]{0,60}$',
      "^(?:el|la) autora? es (?:una? |el |la )?(?:ex|vice)?(?:profesor|periodist|catedr|director|investigador|escritor|econom|abogad|doctor|docente|historiador|sociólog|politólog|filósof|médic|analista|columnista|expert|miembro|president|fundador|coautor|ingenier|novelista|poeta|editor|corresponsal|autor|licenciad|psicólog|diplomátic)\\p{L}{0,12}.{0,100}$|^\\*\\s?(?:investigador|profesor|periodista|catedrátic)[^.!?]{0,90}$|^l[’']autor[ea] (?:insegna(?! (?:con|che|come|ai|agli) )|è (?:una?|il|la|lo|l[’']|docente|professor|giornalista|ricercat|stat[oa])|lavora)(?!\\p{L}).{0,120}$",
      '^professora? (?:da|do|na|no|catedrátic)(?!\\p{L})[^.!?]{2,90}$',
    ),
  },
  {
    reason: 'note on the publication',
    shape: 'notice',
    maxWeight: 320,
    pattern: new RegExp(
      [
        "^Cet(?:te)? (?:article|enquête|reportage|série) (?:a été|est) (?:\\p{L}+ )?(?:réalisée?|produite?|publiée?) en (?:partenariat|collaboration) avec (?:(?:le |la |les )|l[’'])?\\p{Lu}[^.!?«»]{2,120}(?:[.]?$|[.] (?:Inscrivez|Abonnez)-vous(?!\\p{L}))",
        '^Dies(?:er|e|es) (?:Artikel|Text|Beitrag|Recherche|Reportage|Projekt) (?:entstand|ist|wurde) (?:\\p{L}+ )?in (?:Kooperation|Zusammenarbeit) mit (?:de[mnr] )?\\p{Lu}[^.!?„“]{2,160}(?:[.]?$|[.] (?:Zum )?Newsletter(?!\\p{L}))',
        '^Est[ea] (?:artículo|reportaje|investigación|texto) (?:fue|ha sido|se) (?:\\p{L}+ )?(?:realiz|produ[cj]|public|elabor)\\p{L}{1,4} en (?:alianza|colaboración) con (?:el |la )?\\p{Lu}[^.!?«»]{2,120}[.]?$',
        "^Quest(?:[oa]\\s|[’'])(?:articolo|inchiesta|reportage) è (?:stat[oa] )?(?:realizzat|prodott|pubblicat)[oa] in (?:collaborazione|partnership) con (?:il |la |l[’'])?\\p{Lu}[^.!?«»]{2,120}[.]?$",
      ].join('|'),
      'u',
    ),
  },
];
