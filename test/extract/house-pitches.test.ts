/** Paragraphs in which a house speaks of what it offers, and those of authors that stand alike. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { readAt } from './lines-at.ts';
import { LONG_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

describe('a house speaks of itself and is not read', () => {
  it.each([
    'If you enjoyed this, you’ll love our weekly letter. Every Thursday we send one long read, three short ones and a recipe. Sign up here.',
    'Do you have a story about working nights? Get in touch with our reporters at nights@herald.example. You can remain anonymous.',
    'The Tide is our free morning email. It takes five minutes to read and tells you what matters in the city. Join 48,000 of your neighbours and subscribe today.',
    'You can hear more about this on our podcast, The Long Way Home. New episodes come out every Tuesday, wherever you get your podcasts.',
    'We are a small, independent team, and we don’t run ads. If our work is worth something to you, please consider becoming a member. It costs less than a coffee a week.',
    'Want to go deeper? Our members get the full archive, a monthly call with the editors and a printed annual. Membership starts at $5.',
    'This story is part of our series on the future of rivers. If you’d like the next chapter in your inbox, leave your email below.',
    'Join us on 14 May at the Corn Exchange, when our editor will talk to the author about the book. Tickets are £12, and members go free.',
    'What would you like us to look into next? Fill in the form below and one of our journalists may be in touch.',
    'Our app has a new look. Download it from the App Store or Google Play, switch on alerts and you’ll be the first to know.',
    'This newsletter is brought to you by Hollis & Reed, makers of fine notebooks since 1978. Use the code LETTER for 15% off your first order.',
    'Every gift to the Beacon is doubled until midnight on 31 December. Your support pays for the kind of reporting nobody else does. Give now.',
    'We’d love to know what you made of this one. Hit reply and tell us; we read every email.',
    'Have you had trouble with your energy supplier? Our consumer desk wants to hear from you. Email consumer@herald.example with a daytime number.',
    'Curious about how we report? Read about our standards, or ask our editors a question. We publish the best answers on Sundays.',
    'Tell us: what’s the best advice a teacher ever gave you? We’ll feature our favourite replies in next week’s edition.',
    'You’ve been reading The Margin, a newsletter about money and how people live with it. Know someone who’d like it? Forward it to them.',
    'Love long reads? So do we. Get the five best each weekend, hand-picked by our editors and delivered free.',
    'Our community is where readers swap tips, ask questions and meet each other. It’s free to join, and there’s a thread about this very piece.',
    'Stories like this one take months. They are possible only because readers like you chip in. Can you help?',
    '如果你喜欢这篇文章，欢迎订阅我们的每周通讯。每周四早上，我们会把三篇值得一读的好文送到你的邮箱。',
    '我们建了一个读者群，每天分享书单、展讯和好物。想加入的朋友，请添加小助手微信，备注“读者群”。',
    '长期征集普通人的故事。如果你也有一段想说的经历，欢迎写信给我们，稿费从优，邮箱：story@heping.example。',
    '更多精彩内容，请扫描下方二维码，关注我们的视频号和公众号。我们每天晚上八点更新。',
    '我们的播客上新了！本期节目请到了三位一线城市的外卖骑手，在小宇宙搜索“路上的人”即可收听。',
    '做一份独立的刊物并不容易。如果你觉得我们做的事有意义，欢迎成为会员，每月只需一杯咖啡的钱。',
    '6月8日下午两点，我们将在上海图书馆举办读者见面会。名额有限，点击“阅读原文”报名。',
    '你最近遇到过类似的事情吗？欢迎在评论区和我们分享，我们会挑选三位读者送出新书一本。',
    '加入我们的社群，和五千位同好一起读书、写作、看世界。扫码入群，前一百名免费。',
    '本期内容由青禾咖啡赞助。输入优惠码“READ”，首单立减二十元。',
    '我們每週五寄出一封信，和你分享這一週值得留意的事。如果你也想收到，請在下方留下電子郵件。',
    '你身边有值得报道的人和事吗？请把线索告诉我们的记者。我们会为你保密。',
    'Was meinen Sie? Schreiben Sie uns an leserbriefe@kurier.example. Wir freuen uns auf Ihre Zuschriften und veröffentlichen eine Auswahl am Samstag.',
    'Hat Ihnen dieser Text gefallen? Dann ist unser Newsletter das Richtige für Sie. Jeden Freitag schicken wir Ihnen die besten Geschichten der Woche, kostenlos und jederzeit kündbar.',
    'Wir finanzieren uns allein durch unsere Mitglieder. Für fünf Euro im Monat sind Sie dabei und ermöglichen Recherchen wie diese.',
    'Mehr dazu hören Sie in unserem Podcast „Nachtschicht“. Eine neue Folge gibt es jeden Mittwoch, überall, wo es Podcasts gibt.',
    'Haben auch Sie Erfahrungen mit Ihrem Vermieter gemacht? Unsere Redaktion sucht Menschen, die davon erzählen. Melden Sie sich unter miete@kurier.example, auf Wunsch anonym.',
    'Unsere App hält Sie auf dem Laufenden. Laden Sie sie herunter, stellen Sie Ihre Themen ein und bekommen Sie Eilmeldungen als Erster.',
    'Vous avez aimé cet article ? Chaque jeudi, notre lettre vous raconte une histoire que vous ne lirez nulle part ailleurs. Inscrivez-vous, c’est gratuit.',
    'Vous avez une histoire à nous confier ? Écrivez à notre rédaction : temoignages@courrier.example. Votre anonymat sera respecté.',
    'Notre média vit sans publicité et sans actionnaire. Ce sont nos abonnés qui le font vivre. Pour 4 euros par mois, rejoignez-les.',
    'Pour prolonger la lecture, écoutez notre podcast « Au large ». Un nouvel épisode vous attend tous les mercredis sur les plateformes habituelles.',
    'Et vous, qu’en pensez-vous ? Votre avis nous intéresse : envoyez-nous vos réactions, nous publierons les plus belles dimanche.',
    'Rendez-vous le 14 mai à la Maison des arts pour une rencontre avec l’autrice, animée par notre rédacteur en chef. L’entrée est libre, dans la limite des places disponibles.',
    'Notre application fait peau neuve. Téléchargez-la et retrouvez vos rubriques préférées, même hors connexion.',
    'Si te ha gustado este artículo, te encantará nuestra carta semanal. Cada jueves te enviamos las mejores historias y una recomendación de libro. Apúntate aquí.',
    '¿Tienes una historia que contarnos? Escribe a nuestra redacción a historias@correo.example. Guardaremos tu anonimato.',
    'Somos un medio pequeño y sin publicidad. Lo hacemos posible gracias a más de tres mil socios. Por cinco euros al mes puedes ser uno de ellos.',
    'Escucha también nuestro pódcast «La otra orilla». Publicamos un episodio nuevo cada martes en todas las plataformas.',
    '¿Y tú qué opinas? Queremos leerte. Envíanos tu carta a cartas@correo.example y publicaremos las mejores el domingo.',
    'Se ti è piaciuto questo articolo, ti piacerà la nostra lettera settimanale. Ogni giovedì ti mandiamo tre storie e un consiglio di lettura. Ci si iscrive qui.',
    'Siamo un giornale piccolo e senza pubblicità. Ci sostengono i nostri lettori. Con cinque euro al mese puoi farlo anche tu.',
    'Hai vissuto un’esperienza simile? Raccontacela: scrivi a storie@corriere.example, pubblicheremo le più belle domenica.',
    'Ne parliamo anche nel nostro podcast «Controvento». Una nuova puntata esce ogni mercoledì su tutte le piattaforme.',
    'この記事が気に入ったら、毎週木曜に届くニュースレターもぜひお読みください。編集部が選んだ三本の記事を無料でお届けします。',
    'あなたの体験を聞かせてください。取材班では、夜勤で働く人の声を集めています。情報は下のフォームからお寄せください。',
    '私たちの活動は、会員のみなさまの会費で支えられています。月五百円から参加できます。ぜひ仲間になってください。',
    'ポッドキャストでは、取材の裏側をお話ししています。毎週水曜に配信中です。お好きなアプリでお聴きください。',
    'Enjoying our work? The best way to keep up is our free weekly newsletter. You’ll get one email every Saturday, and nothing else.',
    'Is there something you think we should investigate? Our reporters read every tip. You can reach them securely on Signal.',
    'Our journalism is free for everyone, and it always will be. That’s only possible because 3,000 of our readers pay for it. Will you join them?',
    'For more stories like this, listen to our podcast. This week, our editors talk about the pieces they couldn’t stop reading.',
    'You can now read us on your phone. Our new app is free, works offline and doesn’t track you.',
    '如果你也喜欢这样的内容，欢迎把我们设为星标，这样就不会错过每一次更新。也欢迎转发给你的朋友。',
    '我们正在招募实习编辑。有兴趣的同学请把简历发到 hr@heping.example，标题注明“实习”。',
    '想和更多读者聊聊这个话题吗？扫描下方二维码添加编辑微信，我们拉你进群。',
    'Ihnen gefällt, was wir machen? Dann werden Sie Mitglied. Schon ab vier Euro im Monat sichern Sie unsere Unabhängigkeit.',
    'Welche Themen sollen wir als Nächstes angehen? Schicken Sie uns Ihre Vorschläge. Unsere Reporter schauen sich jeden an.',
    'Diese Recherche hat vier Monate gedauert. Möglich war sie nur, weil unsere Leserinnen und Leser uns unterstützen. Machen auch Sie mit!',
    'Vous aimez ce que nous faisons ? Aidez-nous à continuer. Un don de 20 euros ne vous coûte que 6,80 euros après réduction d’impôt.',
    'Cette enquête vous a intéressé ? Nos journalistes en parlent dans notre podcast. Abonnez-vous pour ne rien manquer.',
    'Cada viernes enviamos nuestro boletín con lo mejor de la semana. Si quieres recibirlo, déjanos tu correo.',
    'Ti piace quello che facciamo? Aiutaci a continuare. Bastano cinque euro al mese.',
    'Ogni venerdì esce la nostra newsletter. Per riceverla basta lasciare qui il tuo indirizzo.',
    '編集部では、みなさまからの情報をお待ちしています。取材のきっかけになることもあります。お気軽にお寄せください。',
    '私たちのニュースレターでは、毎週金曜に編集長の手紙をお届けしています。登録は無料です。',
  ])('%s', (line) => expect(readAt(line)).toEqual([]));
});

describe('an author who speaks to readers is read', () => {
  it.each([
    'The bakery has no website and no phone. You find it by the smell. Our grandparents did, and your children will.',
    'We owe our bakers more than a few coins. Next time you pass a lit window, go in. You will not regret it.',
    'If you want a loaf, come before seven. It costs two pounds, and the tea is free.',
    'We are what we eat, our grandmothers said. You might start with the bread.',
    'You can learn to do this at home. It takes five minutes a day and a jar of flour. Our recipe is on page 40.',
    'Mill Lane is open every day but Sunday. You can take the 14 bus. There is free parking behind the church.',
    'Our members are our bread, as the union man put it. You cannot cut one from the other. We should remember it.',
    'The shop needs an apprentice. You should be strong, awake and kind. Write to oskar@bell.example.',
    'Our editors will not like this, but we think the night is the best part of the day. You should try it once.',
    'We like to believe that our work makes us free. Bell would laugh at you. It makes bread.',
    'What would you pay for a loaf like this? Our readers, when asked, said four pounds. We would pay six.',
    'You can visit on the first Saturday of every month. Entry is free, and there is soup.',
    'The guild holds its open night on 14 May. Tickets are £12 and you bring your own apron.',
    'Our stories of the night are mostly lies. You tell them to stay awake. It helps.',
    'In our community nobody asks your name before three. We ask it after, over tea.',
    'To our donors, who paid for the oven: thank you. Your bread is on the shelf, every morning, free.',
    'Our newspaper of the night is the radio. You hear it through the wall.',
    '我们的记者生涯里，很少有这样的夜晚。你若路过，请进去坐坐。面包是热的。',
    '面包房招学徒，请写信给奥斯卡。你要能熬夜，也要能早起。',
    '谢谢读到这里的你。欢迎夜里来巷子走走，奥斯卡会给你留一个面包。',
    '想学做面包的人，可以在周六下午来巷子里的面包房，请提前打电话报名。名额只有六个，不收费。',
    '感谢每一位捐款的邻居，新的烤炉已经点火。欢迎你们随时来尝第一炉面包。',
    '书店的读书会每月一次，下次读的是《面包》。欢迎你来。',
    '给编辑部写信的那位读者，请您放心。奥斯卡还在。',
    'Wer Brot will, muss früh kommen. Es kostet drei Euro, und der Tee ist gratis.',
    'Wir schulden unseren Bäckern mehr als ein paar Münzen. Gehen Sie hinein, wenn Sie das Licht sehen.',
    'Unsere Leser haben recht: Brot ist teuer. Sie sollten es trotzdem kaufen, sonst gibt es bald keins mehr.',
    'Unsere Arbeit ist getan. Schlafen Sie gut.',
    'Am 12. Juni ist die Backstube offen. Der Eintritt ist frei, Anmeldung unter bell@muehle.example.',
    'Le pain coûte trois euros. Il est chaud à six heures. Venez avec votre sac.',
    'Nos lecteurs les plus anciens s’en souviennent : la rue sentait le pain. Vous la reconnaîtriez à peine.',
    'Notre travail est fini, disait le père. Vous pouvez dormir.',
    'La porte est ouverte tous les samedis. L’entrée est libre, et vous repartez avec une miche.',
    'El pan cuesta tres euros. Es el mejor de la ciudad. Llévate tu bolsa.',
    'Nuestra comunidad es pequeña y duerme poco. Te saluda siempre.',
    'El horno abre cada sábado. La entrada es libre y puedes llevarte una hogaza.',
    'Il pane costa tre euro. È il migliore della città. Porta la tua borsa.',
    'La nostra comunità è piccola e dorme poco. Ti saluta sempre.',
    'パンを買いたい方は、六時までに店へ行ってください。お茶は無料です。',
    '見学を希望される方は、店に電話をください。参加は無料です。',
    '私たちは夜に働く人に支えられています。どうか忘れないでください。',
    'Our letter to the minister went out this morning. You can read it, and sign it, in the shop.',
    'You will see a new episode of this quarrel before long. We always do.',
    'Our community needs you. Give blood today at the hall, from nine until four.',
    'Our supporters sing in the rain. You need a ticket and a coat. Tickets are £12.',
    'Newsletters come and go, and you can unsubscribe from all of them. Bread you cannot. We tried.',
    'A podcast would have you believe that we never slept. It is not true. You should ask our wives.',
    'We were a good team. You could hear it in the bread. It is free to remember.',
    'If you ever give money to anybody, give it to the man who bakes at night. It costs you nothing that you will miss. We all eat.',
    'Our oven has a new door. Come and see it on Saturday, from ten. Entry is free.',
    'The bookshop on the corner has saved us all a copy. You can order yours at the till today.',
    'Our club meets on Thursdays at the mill. You are welcome to join us. It costs nothing.',
    'Thank you to the four hundred people who gave. You kept our oven warm, and we will keep your names on the wall.',
    'Every donation went into the roof. If you want to see it, look up the next time you walk down our lane.',
    'We cannot subscribe to the view that bread is cheap. Our hands know better. You can see it in them.',
    '镇上的博物馆正在征集老照片。如果你家里有，请送到渡口的值班室。',
    '如果你见过这把钥匙，请告诉我们。它对奥斯卡很重要。',
    '我们的巷子不大，欢迎你来走走。面包三块钱一个，茶不收钱。',
    '想学手艺的人，可以给面包房写信。信箱就在门口，欢迎你来。',
    '我们都欠面包师一声谢谢。下次路过，请进去说一声。',
    '把照片发到老人的邮箱吧，他会给你回信。我们都收到过。',
    'Unser Brief an die Stadt liegt im Laden aus. Sie können ihn dort lesen und unterschreiben.',
    'Unsere Gasse ist klein. Kommen Sie vorbei, der Tee kostet nichts.',
    'Wir haben noch Platz im Chor. Schreiben Sie an chor@gasse.example, die Probe ist jeden Dienstag.',
    'Notre rue est petite. Venez la voir, l’entrée est libre.',
    'Nuestra carta al alcalde está en la tienda. Puedes firmarla hoy.',
    'Nuestra calle es pequeña. Ven a verla, es gratis.',
    'La nostra lettera al sindaco è in negozio. Puoi firmarla oggi.',
    '被災地への支援をお願いします。義援金は店で受け付けています。どなたでも参加できます。',
    '町のパンを守る会では会員を募っています。会費は無料です。店主に声をかけてください。',
    'Our readers of tea leaves say it will rain. Help us carry the sacks. You know where we live.',
    'Our members voted on Sunday. You can read the result on the door.',
    'Most of our readers will never come to Mill Lane. You should. Tell them at the door that we sent you.',
    'Many of our readers wrote to ask about the boy. You will be glad to hear that he is well.',
    'We asked our editors to send us to another night. You will find us at the fish market next.',
    'Our app crashed at three. You could hear us swear in the street.',
    'If you value our work, buy bread. It is all that we ask of you.',
    'We are a small team, two men and a boy. You can find us by the light.',
    'Our members are on strike from Monday. You can help us by staying away.',
    '我们的会员都是夜里不睡的人。欢迎你来，门没有锁。',
    '我们请到了老师傅来教大家。请带上围裙。',
    '我们招募愿意早起的人。你若愿意，请敲门。',
    '请记得关注我们身边的人。他们夜里醒着，你却睡着。',
    'Unsere Leser kennen die Gasse. Besuchen Sie uns dort einmal.',
    'Nos lecteurs connaissent la rue. Suivez-nous encore un peu.',
    'Nuestros socios hornean los martes. Puedes venir a vernos.',
  ])('%s', (line) => expect(readAt(line)).toEqual(['end', 'within']));
});

const PODCAST =
  'You can hear more about this on our podcast, The Long Way Home. New episodes come out every Tuesday, wherever you get your podcasts.';

describe('what the text itself is about is read', () => {
  const behind = (line: string, before: string, title?: string) =>
    readAt(line, [...LONG_PROSE.slice(0, 6), before, ...LONG_PROSE.slice(6)], title);
  it.each([
    [
      'a newsletter',
      'The Tide is our free morning email. It takes five minutes to read and tells you what matters in the city.',
      'Since March a newsletter has told the town every morning which ferry is late.',
    ],
    ['a podcast', PODCAST, 'A podcast was recorded on the first crossing, with the engine in every minute of it.'],
    [
      'donors',
      'We are a small, independent team, and we don’t run ads. If our work is worth something to you, please consider becoming a member. It costs less than a coffee a week.',
      'Without its donors the lighthouse would have gone dark in the winter.',
    ],
  ])('%s', (_, line, before) => expect(behind(line, before)).toEqual(['end', 'within']));

  it('a title', () => expect(readAt(PODCAST, LONG_PROSE, 'A new podcast from the harbour')).toEqual(['end', 'within']));

  it('we who wrote it, but for what comes to an inbox', () => {
    const ours = ['We have sailed this boat for two years.', ...LONG_PROSE, 'By May our second boat will be painted.'];
    const question = 'Don’t have time to read about tides as much as you’d like?';
    const pitch =
      'Get our weekly roundup in your inbox instead. Every Wednesday, the harbour editor writes Moorings, a short email on one tide. Join the 47,000 readers who’ve subscribed so far.';
    const body = `${paragraphs(ours)}<hr><p><strong><em>${question}</em></strong><br><em>${pitch}</em></p>`;
    const { article } = extractArticle(page(body), URL_OF_PAGE);
    expect(article?.blocks.map((block) => ('text' in block ? block.text : ''))).toEqual(ours);
    const asked = `${paragraphs(ours)}<p><strong>${question}</strong><br>Nobody has. The tide is read aloud twice a day.</p>`;
    expect(JSON.stringify(extractArticle(page(asked), URL_OF_PAGE).article?.blocks)).toContain(question);
  });

  it('we who wrote it', () =>
    expect(
      readAt(PODCAST, [
        'We have sailed this boat for two years, and nobody has been late.',
        ...LONG_PROSE,
        'By May our second boat will be painted.',
      ]),
    ).toEqual(['end', 'within']));
});
