/** Notices, labels and controls that platforms set around and into articles in European languages, as a table of rules. */
import type { BoilerplateRule } from './boilerplate-rule.ts';
import { ignoringCase } from './ignoring-case.ts';

const whole = (source: string) => ignoringCase(`^(?:${source})[\\s.…!»›→↓:]{0,4}$`);

const NAMES = String.raw`\p{Lu}[\p{L}'’-]{0,24}(?:[ ,]{1,2}(?:and )?(?:\p{Lu}(?:\.|[\p{L}'’-]{1,24})|d[aeiu]|van|von|der|el|al|in|from)){1,24}`;
const CONTRIBUTED = `(?:${NAMES} (?:also )?contributed (?:additional )?(?:reporting|research|photography|translation)(?: (?:from|in) ${NAMES}| from \\p{Lu}[\\p{L}-]{1,24})?\\.|(?:(?:[Aa]dditional |[Ff]urther )(?:reporting|research|photography|translation) was (?:also )?(?:contributed|provided)|(?:[Rr]eporting|[Rr]esearch) was (?:also )?contributed) by ${NAMES}\\.)`;

export const NOTICE_RULES: readonly BoilerplateRule[] = [
  {
    reason: 'consent text',
    shape: 'notice',
    maxWeight: 500,
    pattern:
      /^an dieser stelle (?:finden (?:sie|sich)|findest du|befindet sich|wird|ist|steht)\b.{0,40}\b(?:externe[rn]?|redaktionell\w*|empfohlene[rn]?) (?:inhalt|\w+)|^(?:empfohlener|externer) (?:redaktioneller )?inhalt\b|^ici,? un contenu externe\b|^este contenido (?:externo )?(?:procede|proviene) de\b/i,
  },
  {
    reason: 'consent text',
    shape: 'present',
    isOnlyParagraph: true,
    maxWeight: 300,
    pattern:
      /^par[ae] (?:ver|reproducir|visualizar|mostrar|escuchar|reproduzir|ouvir) est[ea] (?:contenido|v[ií]deo|publicación|audio|conteúdo|publicação|áudio),? (?:acept[ae]|debes?|tienes que|necesitas|es necesario|é (?:necessário|preciso)|(?:você )?precisa|aceite)[^.!?]{0,40}\bcookies\b|^pour (?:lire|voir|afficher|visionner|consulter|écouter) (?:cette|ce) (?:vidéo|contenu|publication|podcast|message),? (?:veuillez|vous devez|merci d|il faut|acceptez)[^.!?]{0,40}\bcookies\b|^mit ihrer (?:zustimmung|einwilligung) (?:wird|werden|laden wir|zeigen wir) (?:an dieser stelle|hier) (?:ein )?(?:externe\w* )?(?:inhalte?|beitrag|beiträge|post|video) von\b|^[此本該该]?[內内]容(?:[來来]自|由)\s?[^。，“「]{2,20}[，,]?(?:提供[，,])?(?:可能|[會会]|可能[會会])?使用\s?cookies?(?:[。；]?$|[。；，,]?[^。]{0,10}接受)/i,
  },
  {
    reason: 'promotion',
    shape: 'notice',
    maxWeight: 300,
    pattern:
      /^(?:if you (?:like|liked|enjoy|enjoyed|love)\b.{0,60}|please |and |do )?(?:please )?(?:leave|give|write)(?: us)? (?:us )?a (?:(?:five|5)[- ]star )?(?:review|rating)\b.{0,120}(?:wherever you|on (?:apple|spotify|itunes|your)|listen|podcast)|^if you (?:like|liked|enjoy|enjoyed|love)\b.{0,60}\b(?:leave|give) us a (?:review|rating)\b/i,
  },
  {
    reason: 'advertisement label',
    shape: 'whole',
    maxWeight: 80,
    pattern: whole(
      String.raw`[-–—*\s[(]{0,4}(?:(?:advert(?:isement|orial)?s?|ad|paid (?:content|post|partnership)|promoted|anzeigen?|werbung|publicité|publi-?communiqué|publicidad|anuncios?|pubblicità|reclame|advertentie|реклама|skip (?:advertisement|ad)|scroll (?:down )?to continue(?: (?:with|to|reading) ?(?:(?:the|this) )?(?:content|article|story|page)?)?|(?:the )?(?:story|article|text) continues below.{0,24}|(?:artikel|beitrag) wird (?:nach|unter) (?:der (?:anzeige|werbung)|dem (?:banner|video)).{0,20}|(?:la suite(?: de l['’]article)?|l['’]article continue) (?:est )?après (?:la|cette) publicité.{0,20}|(?:sigue|continúa) leyendo|(?:sigue|continúa)(?: leyendo)? (?:tras|después de) (?:la|esta) publicidad.{0,10}|publicidade|continua (?:após a publicidade|depois da publicidade|dopo la pubblicità)|lees verder na de advertentie)(?:[\s·•|,/–—-]{1,4}(?=\S)|$|(?=[\])*–—]))){1,3}[-–—*\s\])]{0,4}`,
    ),
  },
  {
    reason: 'loading text',
    shape: 'whole',
    maxWeight: 60,
    pattern: whole(
      `(?:like )?loading(?: (?:comments?|content|article|page|story|more|player|image))?|please wait|just a moment|no media source (?:is )?(?:currently )?available|wird geladen|bitte warten|chargement(?: en cours)?|veuillez patienter|cargando|un momento`,
    ),
  },
  {
    reason: 'browser notice',
    shape: 'notice',
    maxWeight: 320,
    pattern:
      /\b(?:enable|activate|turn on|allow) (?:javascript|js)\b|\bjavascript (?:is (?:disabled|required|not (?:enabled|available)|turned off)|must be enabled)|\b(?:requires|needs) javascript\b|^(?:your|this) browser is (?:out of date|outdated|no longer supported|not supported(?:[.!]|$))|javascript (?:in (?:your|ihrem) browser )?(?:aktivieren|einschalten|zulassen)|aktivieren sie (?:bitte )?javascript|activer javascript|(?:habilit|activ)(?:e|ar|a) javascript/i,
  },
  {
    reason: 'access check',
    shape: 'notice',
    maxWeight: 420,
    pattern:
      /\b(?:verify|confirm|make sure|prove|check(?:ing)? (?:if|that)) (?:that )?you(?:'re|’re| are)? (?:are )?(?:a )?(?:human|not a (?:ro)?bot)|^(?:we are )?checking (?:your browser|if the site connection)|\b(?:complete|solve|pass) (?:the|this|a) (?:security check|captcha|verification)\b|\bunusual (?:activity|traffic) from your\b|^access (?:to this page has been |is )?(?:denied|blocked|restricted)[.!]?$|^(?:enable|turn on) (?:cookies|javascript) .{0,40}to continue|^pardon (?:our|the) interruption|^bitte bestätigen sie, dass sie (?:ein mensch|kein roboter)|^veuillez confirmer que vous (?:êtes humain|n'êtes pas un robot)|^confirma que (?:eres humano|no eres un robot)/i,
  },
  {
    reason: 'listening control',
    shape: 'whole',
    maxWeight: 110,
    pattern: whole(
      String.raw`(?:(?:[▶►🔊🎧⏵]\s?)?(?:(?:listen to|hear|play) (?:this|the) (?:article|story|post|essay|piece|audio(?: version)?|page)|(?:artikel|beitrag|text) (?:an)?hören|diesen (?:artikel|beitrag) (?:an|vor)(?:hören|lesen lassen)|écouter (?:l'article|cet article)|escuchar (?:el artículo|este artículo|la noticia)|audio version|listen now|play audio|playback (?:speed|rate)|current time|remaining time|this audio is (?:auto-?generated|ai-?generated).{0,40}|audio (?:is )?(?:generated|narrated) by .{1,40}))(?:[\s|·•/,()-]*(?:\d{1,2}:\d{2}(?::\d{2})?|\d{1,3}\s?(?:min(?:ute[ns]?)?|m|s(?:ec)?)\b\.?|\d(?:[.,]\d{1,2})?\s?[x×]))*`,
    ),
  },
  {
    // A review has parts on speed and volume.
    reason: 'listening control',
    shape: 'whole',
    isNeverHeading: true,
    maxWeight: 60,
    pattern: whole(
      String.raw`(?:pause|mute|volume|speed|duration)(?:[\s|·•/,()-]*(?:\d{1,2}:\d{2}(?::\d{2})?|\d{1,3}\s?(?:min(?:ute[ns]?)?|m|s(?:ec)?)\b\.?|\d(?:[.,]\d{1,2})?\s?[x×])){0,8}`,
    ),
  },
  {
    reason: 'listening control',
    shape: 'whole',
    maxWeight: 60,
    pattern:
      /^(?:[\s|·•/,()-]*(?:\d{1,2}:\d{2}(?::\d{2})?\s?\/\s?\d{1,2}:\d{2}(?::\d{2})?|\d(?:[.,]\d{1,2})?\s?[x×])){1,8}$/,
  },
  {
    reason: 'feedback question',
    shape: 'whole',
    maxWeight: 90,
    pattern:
      /^(?:(?:was|is) this (?:article|page|story|answer|post|information) (?:helpful|useful|interesting)|did (?:you find this .{2,20} (?:helpful|useful)|this .{2,20} (?:help|answer your question)\b.{0,12})|(?:war|ist) dieser? (?:artikel|beitrag|seite) (?:hilfreich|interessant)|(?:cet article|cette page) (?:vous )?a-t-(?:il|elle) été utile|(?:te|le) ha (?:sido|resultado) útil .{2,24})\s?\?|^¿.{4,40} útil.{0,30}\?$/i,
  },
  {
    reason: 'picture control',
    shape: 'whole',
    maxWeight: 90,
    pattern: whole(
      String.raw`press enter or click to view image in full size|(?:click|tap|press)(?: here| enter)? to (?:enlarge|expand|zoom|view)(?: (?:the )?(?:image|photo|picture|gallery|full size))?.{0,20}|(?:view|open|see|show) (?:image |photo |picture )?(?:in )?(?:full(?:[ -]?size|[ -]?screen)?|gallery|slideshow|larger?(?: image)?)(?: image)?|(?:image|photo|picture|slide|bild|foto|photo|imagen|figure)\s\d{1,3}\s(?:of|von|sur|de|\/)\s\d{1,3}|\d{1,3}\s(?:of|von|sur|de)\s\d{1,3}(?:\s(?:images?|photos?|pictures?|slides?|bilder|fotos))?|[([]?\d{1,3}\s?\/\s?\d{1,3}[)\]]?|\d{1,3} (?:images|photos|pictures|bilder|fotos|fotografías)|(?:photo|image|picture|bild|foto)\s?gallery|(?:bild|foto) vergrößern|agrandir l'image|ampliar (?:la )?(?:imagen|foto)|(?:previous|next) (?:image|photo|slide)|hide caption|toggle caption|(?:enlarge|expand|open) (?:this )?(?:image|photo)`,
    ),
  },
  {
    reason: 'reading time',
    shape: 'whole',
    maxWeight: 70,
    pattern: whole(
      String.raw`[~≈]?\s?(?:(?:estimated |average )?(?:reading|read) ?time|lesezeit|lesedauer|temps de lecture|tiempo de lectura|tempo di lettura|leestijd)\s?[:：–-]?\s?(?:ca\.?|about|environ|aprox\.?|[~≈])?\s?\d{1,3}\s?(?:min(?:ut)?(?:e|es|en|os|s|i)?)?\.?|[~≈]?\s?(?:about |ca\.? )?\d{1,3}[\s-]?(?:min(?:ute?)?s?)\.?(?:[\s-]?(?:read|reading|to read|listen))(?: time)?|\d{1,3}\s?min(?:ut(?:e[ns]?|os))?\.?\s(?:lesezeit|lesedauer|de lecture|de lectura|di lettura|leestijd)|\d{1,3}\s?(?:min|mins)\.?|(?:[\d,.]{1,7} words\s?[·•|,]?\s?)?\d{1,3}[\s-]min(?:ute)?s?[\s-]read|[\d,.]{1,7} words`,
    ),
  },
  {
    reason: 'text size',
    shape: 'whole',
    maxWeight: 60,
    pattern:
      /^(?:(?:[Tt]ext|[Ff]ont|[Tt]ype|[Ll]etter) ?[Ss]ize|[Ss]chriftgröße|[Tt]aille (?:du texte|de police)|[Tt]amaño (?:de (?:letra|texto|fuente)|del texto))(?:[\s:|/·,+-]|small(?:er)?|medium|normal|standard|default|large(?:r|st)?|increase|decrease|reset|klein|mittel|groß|petit|moyen|grande?|pequeño|mediano|A)*$|^(?:A{1,2}\s?[+-][\s|/]{0,3}){1,4}$|^A{1,2} A{1,3}(?: A{1,4})?$|^Aa$/,
  },
  {
    reason: 'share line',
    shape: 'whole',
    maxWeight: 130,
    pattern: whole(
      String.raw`(?:(?:click to |tap to )?(?:share|tweet|post|send|pin|save|print|copy|email|forward|gift|bookmark)(?: (?:this|the|a|it|full))?(?: (?:article|story|post|page|link|piece|quote|via|on|to|by|in|with|facebook|twitter|x|linkedin|whatsapp|reddit|telegram|mastodon|bluesky|threads|pinterest|email|e-mail|friends?|clipboard|url|options|anchor link|for later|tools?|menu|\((?:opens in (?:a )?new (?:window|tab))\)))*|link copied(?: to clipboard)?|copied|share options|read in app|open in app|unlocked|gift (?:this )?(?:article|story)(?: (?:for )?free)?|sharing|give this article|listen(?!\.)|restack|like|likes|\d[\d,.]{0,6}k? (?:likes?|shares?|claps?|reactions?|restacks?|views?|retweets?|comments?)|follow|following|follow us|subscribe|subscribed|sign in|sign up|log in|register|teilen|drucken|merken|vorlesen|artikel (?:merken|teilen|drucken|empfehlen|versenden)|link kopieren|(?:auf|per|via) (?:facebook|twitter|x|whatsapp|e-?mail|linkedin) (?:teilen|versenden|verschicken|senden)|reaktion hinzufügen|partager(?: (?:sur|par|cet|l'|article|facebook|twitter|x|whatsapp|linkedin|e-?mail|courriel)*)*|imprimer|enregistrer|copier le lien|envoyer par e-?mail|compartir(?: (?:en|por|este|artículo|facebook|twitter|x|whatsapp|linkedin|correo|e-?mail)*)*|imprimir|guardar|copiar (?:el )?enlace|enviar por (?:correo|e-?mail))`,
    ),
  },
  {
    reason: 'share line',
    shape: 'whole',
    maxWeight: 160,
    pattern:
      /^(?!(?:\p{L}+\s?[,/]\s?)?(?:viber|hacker news)(?:\s?[,/]\s?\p{L}+)?$)(?:(?:facebook|twitter|x|x \(twitter\)|whatsapp|linkedin|pinterest|reddit|telegram|messenger|instagram|threads|bluesky|mastodon|flipboard|pocket|tumblr|email|e-?mail|mail|print|copy(?: link)?|(?:link )?copied|link(?: kopieren| kopiert)?|copier le lien|lien copié|copiar (?:el )?enlace|enlace copiado|link copiato|link copiado|share|teilen|partager|compartir|sms|line|xing|weibo|wechat|viber|hacker news|more)[\s|·•/,:+!✓-]{0,4}){2,16}$/iu,
  },
  {
    reason: 'permalink line',
    shape: 'notice',
    maxWeight: 320,
    pattern:
      /^this (?:entry|post) was (?:posted|filed|published|written) (?:in|on|under|by)\b.{0,200}|^(?:posted|filed|published) (?:in|under)\s?:?\s.{0,80}(?:\||tagged|tags?:|leave a|comments?|$)(?<![.!?])|^bookmark the permalink|both comments and (?:trackbacks|pings) are|^the post .{3,160} (?:first )?appeared (?:first )?on .{2,80}$|^(?:categories|category|tags?|tagged(?: (?:with|as|in))?|filed under|topics?|schlagw(?:ort|örter)|kategorien?|étiquettes|catégories?|etiquetas|categorías?|temas)\s?:\s?[^.!?]{1,200}$/i,
  },
  {
    reason: 'comment policy',
    shape: 'notice',
    maxWeight: 700,
    pattern:
      /^(?:all )?comments (?:are|may be|will be) (?:closed|moderated|reviewed|disabled|turned off|subject to|welcome but|open|not (?:open|enabled))|\byour email (?:address )?will not be (?:published|shared)|^required fields are marked|\b(?:comment(?:ing|s)?|community|discussion|moderation) (?:policy|guidelines|rules|standards|code of conduct)\b.{0,160}|^(?:please )?(?:keep|be) (?:your )?(?:comments? )?(?:civil|respectful|polite|on topic)\b|\breserves? the right to (?:remove|delete|edit|moderate|close)\b.{0,80}comment|^by (?:posting|submitting|leaving) (?:a |your )?comments?,? you agree|^you must (?:be logged in|log in|sign in|register)\b(?! as\b).{0,60}|^(?:log|sign) in to (?:comment|reply|post|join|leave)|^(?:view|read|load|see|show|join)(?: all)? (?:\d{1,5} )?(?:comments|the conversation|the discussion)[.!]?$|^discuss(?:ion)? (?:about )?this (?:article|post|story)$|^\d{2,5} characters (?:remaining|left)$|^(?:die )?kommentare? (?:sind|ist|wurde|werden) (?:geschlossen|moderiert|deaktiviert|zu diesem artikel)|^(?:deine|ihre) e-?mail-adresse wird nicht veröffentlicht|\bnetiquette\b.{0,120}(?:kommentar|beachten)|^les commentaires sont (?:fermés|modérés)|^votre adresse e-?mail ne sera pas publiée|^los comentarios están (?:cerrados|moderados)|^(?:tu|su) dirección de correo electrónico no será publicada/i,
  },
  {
    reason: 'subscription line',
    shape: 'notice',
    maxWeight: 520,
    pattern:
      /^(?:enter|type|your|add|provide) (?:your )?e-?mail(?: address)?(?:\.{3}|…|[.:*]|$)|^(?:please )?(?:enter|type in|provide|leave|submit) your e-?mail(?: address)? (?:to|and|below|here|for)\b|^by (?:entering|providing|submitting|signing up|subscribing|registering|clicking|creating)\b.{0,60}\byou (?:agree|consent|accept|acknowledge|confirm|will receive)|^(?:no spam|we(?:'ll|’ll| will)? (?:never|won['’]t|don['’]t) (?:share|sell|spam))\b|(?<!\bI (?:can|could|may|might) )\bunsubscribe (?:at any ?time|any ?time|whenever)|^(?:thanks|thank you) for (?:signing up|subscribing|registering|reading [^;,]{1,60}(?:subscribe|[!.]$))|^you(?:['’]re| are| have)(?: now| successfully)? (?:in|subscribed|signed up)[.!]?$|^(?:great|success|almost there)[!.] (?:check|please check|now check) your inbox|^check your inbox|^join (?:over )?[\d,.]{3,10}\+? (?:other )?(?:subscribers|readers|members|people|others|\p{L}{4,16}s (?:who|that|already))|\bis a reader-supported (?:publication|newsletter)\b|^(?:ready for|sign up for|want|read) more(?: like this| from .{1,40})?[?.!]?$|^(?:subscribe|upgrade)(?: (?:now|today|here|for free|free|to paid|to (?:our|the|this|my|unlock|continue|read|access|get|see|keep|view|listen|support|\p{Lu})(?! ?\p{L}+ (?:too|and))[^.]{1,38}))?[.!]?$|^(?:start|begin) your (?:free )?(?:trial|subscription)|^(?:[^.?!“]{0,60}[?!] )?(?:please )?(?:forward|pass|send|share) (?:this|it)(?: (?:one|post|story|issue|letter|e-?mail|on)){0,2} (?:to|with) (?:a|your|one) friends?\b[^.“]{0,60}[.!]?$|^(?:already )?(?:have an account|a (?:subscriber|member))\??(?: (?:sign|log) in)?\.?$|^(?:(?:jetzt |hier |kostenlos )?(?:abonnieren|melden|meld|bestellen|erhalten|registrieren|tragen) (?:sie|dich|du|ihr)?\b.{0,160}\b(?:newsletter|e-?mail|postfach|kanal|whatsapp)|(?:unser(?:en|em)? )?newsletter (?:abonnieren|bestellen)|(?:zum|den) newsletter (?:anmelden|abonnieren)|(?:ihre|deine) e-?mail(?:-adresse)?$|(?:geben|tragen) sie (?:hier )?ihre e-?mail|(?:entrez|saisissez|indiquez) votre (?:adresse )?e-?mail|(?:introduce|introduzca|escribe|deja) (?:tu|su) (?:correo|e-?mail)|mit (?:der|ihrer) anmeldung (?:stimmen|akzeptieren)|(?:inscrivez|abonnez)-vous(?:[.!]?$|\b(?=.{0,120}(?:newsletter|lettre|infolettre|\bici\b|maintenant|gratuit|\bnos\b|notre|chaîne|podcast|compte|revue|journal|magazine|\bpour (?:lire|recevoir|ne|continuer|accéder|participer)|e-?mail|courriel|alertes?|\d)).{0,160})|recevez\b.{0,120}\b(?:newsletter|boîte (?:mail|de réception)|par e-?mail|courriel)|votre (?:adresse )?e-?mail$|en vous inscrivant, vous|(?:suscríbete|suscríbase|regístrate|apúntate)(?:[.!|]?$|\b(?=.{0,120}(?:bolet|newsletter|canal|podcast|correo|e-?mail|gratis|aquí|ahora|nuestr|revista|diario|alertas|noticias|cuenta|curso|\b(?:para|y) (?:seguir|leer|lee|recib|acced|disfrut|participar|no perder)|\d)).{0,160})|recib[ae]\b.{0,120}\b(?:boletín|newsletter|correo|bandeja)|(?:tu|su) correo electrónico$)/iu,
  },
  {
    reason: 'fundraising',
    shape: 'notice',
    maxWeight: 900,
    pattern:
      /(?:^|[.!?:;,] |\b(?:you|please|to|and|help) )(?:support|fund|sustain|protect|power) (?:our|independent|this kind of|quality|local|fearless|free|nonprofit|public|the (?:courier|site|paper)|my) (?:work|journalism|reporting|newsroom|mission|media|news)\b|\b(?:make|consider(?: making)?|give) a (?:(?:one-time|monthly|small|tax-deductible|recurring|year-end) ){0,3}(?:donation|contribution|gift)\b.{0,60}(?:today|now|here|to (?:us|our|support)|\$|£|€|[.!]$)|\bwe (?:rely|depend|count) on (?:the (?:generosity|support) of )?(?:readers|donations|people|supporters|your support|members|listeners)\b|^(?:will|would|can|could) you (?:support|chip in|donate|consider|help|join|give)\b(?! us find\b).{0,120}\b(?:us|our|journalism|today)\b|\bwithout (?:a )?paywalls?\b.{0,160}\b(?:support|donat|contribut|member)|^if (?:you )?.{0,80}\b(?:consider (?:supporting|donating|subscribing|becoming|making)|buy (?:me|us) a coffee|support(?:ing)? (?:us|me|our|my|the site)|become a (?:member|patron|supporter)(?! of (?:an?|the|my|his|her|their) ))|^(?:donate|give|chip in|contribute)(?: (?:now|today|here|monthly|once))?[.!]?$|^become a (?:(?:paid|founding|sustaining|monthly) )?(?:member|supporter|subscriber|patron|donor)(?:[.!]?$| (?:today|now|here|for|from|to (?:support|get|read|help|access|comment|continue reading|keep reading|(?:unlock|listen to|hear|watch) (?:this|more|our|ad-free|every|the (?:full|whole))\b)|of (?:our|p{Lu})|and (?:get|support|help|enjoy|read))\b.{0,90}$)|^unterstützen sie (?:uns|unsere|unabhängigen|den (?:journalismus|verein|verlag|podcast|blog))\b|^(?:jetzt )?spenden[.!]?$|^soutenez(?:-nous| notre| un média| l'information| le journalisme)\b|(?:^|[.!?] )faites un don\b(?! de (?!\d))|^(?:ap[oó]yanos|apoy[ae] (?:a )?(?:nuestr|el (?:periodismo|proyecto)|la información|los medios|est[ea] (?:medio|periódico|web|proyecto))|hazte soci[oa](?! de una?\b)).{0,160}|^haz una donación(?! de (?!\d))/i,
  },
  {
    reason: 'credits',
    shape: 'whole',
    maxWeight: 420,
    pattern:
      /^[(—–-]?\s?(?:(?:[Aa]dditional |[Ww]ith |[Ff]urther )?(?:[Rr]eporting|REPORTING|[Ww]riting|[Ee]diting|EDITING|[Cc]ompil(?:ed|ing)|[Pp]roduction|[Rr]esearch|[Ff]act-checking|[Cc]opy ?editing|[Pp]hoto editing|[Gg]raphics?|[Pp]hotographs?|[Ii]llustrations?|[Vv]ideo) (?:by|BY) |[Ww]ith (?:assistance|additional reporting|reporting|files|contributions) (?:from|by) )(?:the |our )?(?=\p{Lu})(?!.* (?!(?:and|or|in|for|at|of|from|on|with|by|to|the|a|an|our|de|del|da|di|la|le|van|von|der|den|el|al|bin|additional|further|reporting|writing|editing|compil(?:ed|ing)|production|research|fact-checking|copy|photo|graphics?|photographs?|illustrations?|video|staff|bureaus?|newsroom|agenc(?:y|ies)|contributors?|reporters?|editors?|correspondents?|his|her|their|students|volunteers)(?!\p{L}))\p{Ll}{2})(?:[^.!?]|(?<=\b\p{Lu})\.){2,360}[.)]{0,2}$/u,
  },
  {
    reason: 'credits',
    shape: 'whole',
    maxWeight: 160,
    pattern:
      /^our (?:journalistic )?standards:? the .{3,60} principles\.?[\s,]*$|^\(?[\p{L} .'’-]{2,60} contributed (?:reporting|research)(?: (?:to|from|for) .{2,60})?\.?\)?$/iu,
  },
  {
    // Ann Ames contributed reporting. Research was contributed by Bo Bell and Cy D. Cole.
    reason: 'credits',
    shape: 'whole',
    maxWeight: 300,
    pattern: new RegExp(`^(?:${CONTRIBUTED}(?: |$)){1,4}$`, 'u'),
  },
  {
    reason: 'disclaimer',
    shape: 'notice',
    maxWeight: 420,
    pattern:
      /^(?:(?:the )?(?:views|opinions)(?: and opinions)? expressed (?:in|by|here|above)\b.{0,160}\b(?:author|writer|own|not necessarily)|dieser (?:beitrag|artikel|text) gibt die meinung de[sr]|(?:der|dieser) (?:beitrag|text|artikel) (?:spiegelt|gibt) .{0,40}meinung|les (?:opinions|propos) exprimé(?:e?s) .{0,120}auteur|las opiniones (?:expresadas|vertidas) .{0,120}autor|(?:this (?:article|post|page) (?:may )?contains? affiliate links|we may (?:earn|receive) a commission|as an? [a-z ]{2,20} (?:associate|affiliate),? (?:we|i) earn\b|this (?:article|text|page|story) (?:was|has been) (?:(?:automatically|machine)[- ]translated|translated (?:automatically|by (?:an? )?(?:ai|machine)))|when you (?:buy|purchase|click) .{0,80}(?:we|commission)))/i,
  },
  {
    // +1 37: how many readers pressed a button.
    reason: 'share line',
    shape: 'whole',
    isOnlyParagraph: true,
    maxWeight: 60,
    pattern:
      /^(?:\+1|[👍👎👏❤♥♡💬]\uFE0F?)(?:\s{0,2}[👍👎👏❤♥♡💬]\uFE0F?|\s{0,2}\+?\d{1,4}(?:[.,]\d{1,3})?\s?[kKwW万萬]?(?![\d.,])){0,6}$/u,
  },
  {
    reason: 'a way past a box',
    shape: 'link',
    maxWeight: 160,
    pattern: ignoringCase(
      [
        '^skip .{2,60} and continue reading$',
        '^(?:saltar|omit[ae]|salte) .{2,60} y (?:continuar|continúe|seguir|siga|continúa) leyendo$',
        '^pul(?:ar|e) .{2,60} e continu(?:ar|e) (?:a )?lendo$',
        '^(?:ignorer|passer|sauter) .{2,60} et continuer (?:à lire|la lecture)$',
        '^(?:salta|ignora) .{2,60} e continua (?:a leggere|la lettura)$',
        '^пропустить .{2,60} и продолжить чтение$',
        '^跳[過过][^。，]{0,24}[，,]?\\s?[繼继][续續][閱阅][读讀][^。，！？]{0,24}$',
      ].join('|'),
    ),
  },
  {
    reason: 'a way past a box',
    shape: 'label',
    maxWeight: 60,
    pattern:
      /^fin (?:de |del )(?:recomendamos|(?:las )?recomendaciones|(?:lo )?más leído|más leídas|contenido recomendado)$|^fim d[eo]s? (?:matérias? recomendadas?|mais lidas|recomendações|conteúdo recomendado)$/i,
  },
  {
    reason: 'related link',
    shape: 'whole',
    maxWeight: 110,
    pattern: whole(
      `(?:continue|keep) reading(?: (?:the (?:rest|full).{0,20}|→))?|(?:read|show|see|view|load) (?:more|full(?: (?:article|story|post|bio|text))?|the (?:rest|full (?:article|story|text))|less|all(?: (?:posts|articles|stories))?)(?: (?:of|from|by|in) (?!th(?:is|at|em) |it (?:in|on|to) |the [\\p{L}’'-]{2,20} (?:by|on|in|from|with) ).{1,40})?|explore more|more stories|top stories|keep exploring|weiterlesen|mehr (?:lesen|anzeigen|laden)|zum (?:artikel|thema|seitenanfang)|nach oben|lire (?:la suite|plus|l'article)|afficher (?:plus|la suite)|voir (?:plus|aussi)|leer más|seguir leyendo|ver más|(?:zurück )?zur startseite|back to (?:home|top|all (?:posts|articles))|skip to (?:main )?content|zum inhalt springen|aller au contenu|saltar al contenido|table of contents|inhaltsverzeichnis|sommaire|tabla de contenidos|in this article|jump to(?: section)?|previous(?: (?:post|article))?|next(?: (?:post|article))?|older posts?|newer posts?`,
    ),
  },
];
