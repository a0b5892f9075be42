/** What sites in German, French, Spanish, Italian and Portuguese say of a text: who made it, how long, whose, as a table of rules. */
import { type BoilerplateRule, oneOf, wholeLine } from './boilerplate-rule.ts';

const SHARE =
  '(?:(?:auf|per|via|über) [\\p{L}-]+ (?:teilen|senden|versenden)|(?:link|artikel|beitrag|url) (?:kopieren|teilen|drucken|merken|versenden)|drucken|partager(?: sur [\\p{L}-]+| par [\\p{L}-]+)?|envoyer(?: par [\\p{L}-]+)?|imprimer|copier le lien|enregistrer|compartir(?: en [\\p{L}-]+| por [\\p{L}-]+)?|copiar (?:el )?enlace|enviar(?: por [\\p{L}-]+)?|imprimir(?: nota)?|guardar|condividi(?: su [\\p{L}-]+)?|copia link|stampa|invia per e-?mail|partilhar(?: no [\\p{L}-]+)?|compartilhar(?: no [\\p{L}-]+)?|copiar link)';

export const EUROPEAN_FACT_RULES: readonly BoilerplateRule[] = [
  {
    reason: 'credits',
    shape: 'whole',
    maxWeight: 260,
    pattern: wholeLine(
      '(?:mit|avec|con|com)(?: informationen von| material von| información de| informações da)? (?:agenturen|dpa|afp|ap|reuters|efe|ansa|lusa|la presse canadienne|agencias|agências)(?:(?:,| und| et| y| e) (?:dpa|afp|ap|reuters|efe|ansa|lusa))*',
      '(?:cortes[ií]a|courtesy|gentileza) (?:de|del|di|da|do|dell[ao]) .{2,50}',
      '(?:assessoria de (?:comunicação|imprensa)|ascom|gabinete de (?:comunicação|prensa)|pressestelle|ufficio stampa|service (?:de )?(?:presse|communication))(?!\\p{L})[^.!?]{0,60}',
      'mis en ligne par .{2,50}|publié par la rédaction.{0,30}|(?:online|ins netz) gestellt von .{2,50}',
    ),
  },
  {
    reason: 'reading time',
    shape: 'whole',
    maxWeight: 90,
    pattern: wholeLine(
      '(?:geschätzte |voraussichtliche )?(?:lesezeit|lesedauer|hördauer)(?: ca\\.)? ?:? ?(?:ca\\. ?|etwa )?[\\p{L}\\d]{1,8} ?min(?:\\.|uten?)?',
      '(?:temps de )?lecture(?: estimée?)?(?: à| de)? ?:? ?(?:environ )?[\\p{L}\\d]{1,8} ?min(?:\\.|utes?)?',
      '(?:temps de )lecture(?: estimé)?(?: à)? ?:? ?[\\p{L}\\d]{1,8} ?min(?:\\.|utes?)?',
      '(?:tiempo de )?lectura(?: estimada| estimado)? ?:? ?[\\p{L}\\d]{1,8} ?min(?:\\.|utos?)?',
      '(?:tempo (?:di|de) )?(?:lettura|leitura)(?: stimato| estimado)? ?:? ?[\\p{L}\\d]{1,8} ?min(?:\\.|uti|utos?)?',
    ),
  },
  {
    reason: 'share line',
    shape: 'whole',
    maxWeight: 160,
    pattern: wholeLine(
      `${SHARE}(?:(?:,| oder| ou| o| e|[|·•/])? ${SHARE}){1,6}`,
      'compártelo con quien quieras|teilen sie diesen .{2,20}',
    ),
  },
  {
    reason: 'listening control',
    shape: 'whole',
    maxWeight: 150,
    pattern: wholeLine(
      "écouter (?:cet article|l[’']article|le texte)(?: ?\\(.{2,50}\\))?",
      "(?:escuch[aá]|oír|oye|ascolta|ouça|ouvir) (?:la|el|este|esta|l[’']|il|o|a)? ?(?:nota|noticia|artículo|articolo|artigo|matéria|notícia)(?: completa| completo)?",
      'audio (?:generado|generato|gerado|erzeugt) .{2,40}',
      '(?:artikel|beitrag) (?:als audio|vorlesen)(?: .{2,30})?',
    ),
  },
  {
    reason: 'reprint line',
    shape: 'notice',
    maxWeight: 330,
    pattern: oneOf(
      '^nachdruck(?:,| und| nur| auch)(?!\\p{L}).{0,120}(?:genehmigung|zustimmung|erlaubnis|verboten|untersagt)',
      '^toute reproduction(?!\\p{L}).{0,120}(?:interdite|accord|autorisation)',
      '^(?:prohibida|queda prohibida|se prohíbe) (?:la |su )?reproducción(?!\\p{L})|^puedes? republicar este(?!\\p{L})|^todos los derechos reservados(?! (?:al?|para) )',
      '^(?:riproduzione riservata|è vietata la riproduzione)|^(?:é |está )?proibida a reprodução|^todos os direitos reservados',
      '^aus (?:der|dem) [^.!?]{2,60}\\b(?:nr\\.|ausgabe|beilage|seite|heft) ?[^.!?]{0,40}$',
      '^(?:cet )?article paru (?:dans|le|en)(?!\\p{L})[^!?]{2,90}$|^(?:artículo|texto|nota) publicad[oa] (?:originalmente |originariamente )?en(?!\\p{L})[^!?]{2,90}$|^dieser (?:text|beitrag|artikel) (?:erschien|ist) (?:zuerst|zuvor|ursprünglich)(?!\\p{L})[^!?]{2,90}$',
    ),
  },
  {
    reason: 'disclaimer',
    shape: 'notice',
    maxWeight: 420,
    pattern: oneOf(
      '^für (?:den |die |das )?(?:inhalt|richtigkeit)\\p{L}*(?!\\p{L}).{0,90}(?:verantwortlich|verantwortung|haftung|gewähr)',
      "^les (?:tribunes|propos|opinions|textes?|avis)(?!\\p{L}).{0,60}n[’']engagent? que(?!\\p{L})",
      '^las opiniones (?:vertidas|expresadas|publicadas)(?!\\p{L})',
      '^(?:äußerungen|meinungen|aussagen)(?!\\p{L}).{0,80}(?:eigene auffassung|nicht (?:unbedingt|zwingend) (?:die )?meinung|macht sich .{2,60}nicht zu eigen)',
      '^le opinioni espresse(?!\\p{L})|^as opiniões expressas(?!\\p{L})',
      "^(?:[^!?,“”]{1,60} )?(?:(?:ist|sind) teilnehmer\\p{L}{0,3} (?:des|am|an)|nehmen|nimmt|particip(?:e|ent|ons) au|particip(?:a|amos|an) en el|partecip(?:a|iamo|ano) al) [^!?“”]{0,40}(?:partnerprogramm|programme (?:partenaires|d[’']affiliation)|programa de afiliad|programma (?:di )?affiliazione)(?=[^“”]{0,300}(?<!\\p{L})(?:amazon|werbekosten|provision(?:en)?|werbelinks|affiliate-?links|commissions?|liens|comision(?:es)?|enlaces|commission[ei])(?!\\p{L}))",
      '^(?:este|esta|el presente) (?:boletín|documento|nota) tiene carácter (?:informativo|meramente)',
      '^als [\\p{L}-]{2,20}-partner verdien(?:en|e)(?!\\p{L})|^(?:dieser|der) (?:artikel|beitrag|text) enthält (?:affiliate|werbe)',
      "^quest[oa] (?:articolo|pagina|post) contiene link|^(?:cet article|cette page) contient des liens (?:affiliés|d[’']affiliation)|^est[ea] (?:artículo|página|entrada) contiene enlaces",
    ),
  },
  {
    reason: 'comment policy',
    shape: 'notice',
    maxWeight: 220,
    pattern: oneOf(
      '^die kommentarfunktion (?:ist|wurde|wird|bleibt|zu|für|steht|schließt|unter)(?!\\p{L})',
      '^(?:dieses? )?(?:thema|thread) (?:(?:wird|wurde) )?(?:automatisch )?(?:von (?:der moderation|eine[mr] moderator\\p{L}{0,4})|\\d{1,3} tage nach de[rm] letzten (?:antwort|beitrag)) (?:automatisch )?(?:geschlossen|gesperrt)[.!]?$',
      '^(?:ce )?(?:sujet|fil) (?:(?:a été|est|sera) )?(?:automatiquement )?(?:clos|fermé|verrouillé) (?:automatiquement )?(?:par (?:la modération|une? modérat\\p{L}{3,5})|\\d{1,3} jours après (?:la dernière réponse|le dernier message))[.!]?$',
      '^(?:este )?(?:hilo|tema) (?:(?:fue|ha sido|se cerrará|será) )?(?:automáticamente )?(?:(?:bloqueado|cerrado) )?(?:automáticamente )?(?:por (?:la moderación|una? moderador\\p{L}{0,2})|\\d{1,3} días después de(?:l último mensaje| la última respuesta))[.!]?$',
      "^(?:questa |questo )?(?:discussione|thread) (?:(?:è stat[ao]|sarà|verrà) )?(?:automaticamente )?(?:bloccat|chius)[ao] (?:automaticamente )?(?:da(?:lla moderazione| una? moderat\\p{L}{3,5})|\\d{1,3} giorni dopo l[’']ultim[ao] (?:messaggio|risposta))[.!]?$",
      '^(?:(?:die redaktion|wir) moderier(?:en|t) (?:alle |die )?kommentare|(?:la rédaction|nous) modèr?(?:e|ons) (?:tous )?(?:les|vos) commentaires|(?:la redacción modera|moderamos) (?:todos )?los comentarios|(?:la redazione modera|moderiamo) (?:tutti )?i commenti),? (?:damit|um|pour|para|per)(?!\\p{L})[^.!?]{2,60}(?<!\\p{L})(?:diskussion|debatte|austausch|débats?|échanges?|discussion|debate|conversación|confronto|discussione)(?!\\p{L})',
      '^signaler un (?:contenu|abus|problème)|^les commentaires (?:sont (?:fermés|modérés|clos|réservés|désactivés|ouverts|soumis|publiés|la responsabilité)|de cet article)',
      '^(?:los )?comentarios (?:cerrados|moderados)|^reportar (?:un )?(?:error|comentario)',
    ),
  },
  {
    reason: 'access notice',
    shape: 'notice',
    maxWeight: 220,
    pattern: oneOf(
      '^dieser? (?:beitrag|artikel|text|inhalt|folge) ist (?:abonnent\\p{L}*|mitglieder\\p{L}*|unseren)(?!\\p{L}).{0,50}vorbehalten',
      '^(?:unsere )?abonnent(?:en|innen)(?: und abonnent(?:en|innen))? konnten dies\\p{L}{0,2} (?:artikel|beitrag|text) (?:bereits |schon )?(?:gestern|vorab|zuerst|vor allen anderen|(?:einen tag|\\p{L}{2,6} tage) früher|am \\p{L}{4,8}tag) lesen[.!]?$',
      '^(?:les|nos) abonnée?s ont pu (?:découvrir|lire) (?:cet article|ce texte) (?:en avant-première|plus tôt|avant tout le monde)[.!]?$',
      '^(?:los|nuestros) suscriptores (?:han leído|leyeron|pudieron leer) (?:esta nota|este (?:artículo|texto)) (?:antes|primero|un día antes)[.!]?$',
      '^la suite (?:est|de cet article est) réservée|^il vous reste \\d{1,3}(?:[.,]\\d+)? ?% (?:de|à)(?!\\p{L})',
      '^has (?:agotado|alcanzado|llegado al) (?:tus|el|tu)(?!\\p{L}).{0,50}(?:artículos|límite)',
      '^karten (?:für|gibt es|im vorverkauf)(?!\\p{L}).{0,90}(?:ticketshop|vorverkauf|abendkasse|reservix|eventim|tickets)',
    ),
  },
  {
    reason: 'consent text',
    shape: 'notice',
    maxWeight: 300,
    pattern: oneOf(
      '^wir und (?:unsere )?(?:bis zu )?\\d{1,4} partner(?!\\p{L})',
      '^(?:tu|su) privacidad es importante|^(?:acepta|configurar|rechazar|aceptar)(?!\\p{L}).{0,40}cookies(?!\\p{L}).{0,50}$',
      '^continuer sans accepter|^(?:nous et )?nos \\d{1,4} partenaires|^vos choix en matière de cookies',
      '^(?:mit|weiter mit) werbung(?!\\p{L}).{0,60}(?:tracking|cookies|abo|pur)',
    ),
  },
  {
    reason: 'advertisement label',
    shape: 'whole',
    maxWeight: 120,
    pattern: wholeLine(
      'anzeige ?[-–—:|] ?(?:hier )?(?:geht|weiter|lesen|der (?:artikel|text)).{0,40}',
      '(?:publicité|publicidad|pubblicità|publicidade) ?[-–—:|] ?(?:siga|sigue|la suite|lire|continu).{0,40}',
      '(?:sponsorisé|patrocinado|sponsorizzato|gesponsert|präsentiert|offert) (?:par|por|da|von|pela?) [^,.!?]{2,50}',
      'реклама\\.? .{0,80}erid:? ?\\S{4,40}',
    ),
  },
  {
    reason: 'related link',
    shape: 'label',
    maxWeight: 240,
    pattern: oneOf(
      '^(?:te puede interesar|le puede interesar|lea también|lee también|leia também|leggi anche|à lire aussi|lire aussi|à écouter|à voir|lesen sie auch|mehr zum thema|auch interessant|ti potrebbe interessare) ?[:：|–-]? ?\\p{Lu}.{2,150}$',
      '^(?:notas|noticias|artículos|contenidos|enlaces) (?:relacionad[oa]s|de interés)$|^mehr (?:aus|von|zum|über) .{2,50}$|^articles? (?:liés|similaires)$',
    ),
  },
  {
    // [Alle Meldungen zum Hochwasser finden Sie hier in unserem Blog.]
    reason: 'related link',
    shape: 'notice',
    maxWeight: 300,
    pattern: oneOf(
      '^\\[(?:[^\\]]{3,140} )?(?:finden|lesen|sehen|hören) sie (?:dazu |auch |bei uns )?(?:hier|in unser|auf unser)[^\\]]{0,160}\\]$',
    ),
  },
  {
    reason: 'citation line',
    shape: 'notice',
    maxWeight: 420,
    pattern: oneOf(
      '^(?:original(?:publikation|arbeit|veröffentlichung|artikel)|publication originale|publicación original|pubblicazione originale|publicação original|artículo original)\\s?[:：]',
    ),
  },
  {
    reason: 'contact line',
    shape: 'notice',
    maxWeight: 420,
    pattern: oneOf(
      '^(?:(?:presse-?|medien)?kontakt|ansprechpartner(?:in)?|rückfragen(?: an)?|contacts?(?: presse)?|contacto|contatti?|contato)\\s?[:：].{0,300}(?:tel(?:\\.|efon|éfono|efono|efone)?|e-?mail|@|\\(at\\))',
    ),
  },
];
