/** Walls, which sell the rest of a text, and the sentences of authors that begin as they do. */
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/extract/extract-article.ts';
import { LONG_PROSE, LONG_ZH_PROSE, page, paragraphs, URL_OF_PAGE } from './sample-page.ts';

const read = (html: string) => extractArticle(html, URL_OF_PAGE);
const prose = LONG_PROSE.slice(0, 7);
const zh = LONG_ZH_PROSE.slice(0, 8);

describe('an author’s sentence at the end', () => {
  it.each([
    'This column is for subscribers to the view that ice is dull, and I am not one of them.',
    'This report is for members and their widows.',
    'This story is for members and their widows.',
    'This essay is for subscribers to the view that ice is dull.',
    'I wrote it down: this text is for members only, and so nobody read it.',
    'I wrote it down: this story is for members only.',
    'On the cover: this page is for members.',
    'This page is for subscribers only, reads the stamp on the last leaf.',
    'This interview is for subscribers.',
    'You’re reading the preview. Turn the page.',
    'You are reading a short preview. The rest is in the diary, and the diary is mine.',
    'You are reading a preview.',
    'This is a preview of a paid newsletter world in which every village has its own wall.',
    'Unlock unlimited access to the sea and people will use it.',
    'Unlock full access to the cellar, and the rats come up.',
    'Register at the town hall to get access to the whole text of the plan.',
    'Sign in at the desk to get access to the remaining article of clothing.',
    'Sign up to read the full text of the treaty aloud, and the hall empties.',
    'Already a member? Log in, she said, to continue reading the meter.',
    'The rest of the story is for another day.',
    'The rest of the story is hidden in the ice.',
    'Keep reading with your children until they fall asleep.',
    'Keep Reading With Grandma',
    'Continue reading with Miss Honey.',
    'Unlock the article from its frame, and the picture falls.',
  ])('is read, and the text with it: %s', (line) => {
    const { article } = read(page(paragraphs([...prose, line])));
    expect(article?.blocks.map((block) => 'text' in block && block.text)).toEqual(expect.arrayContaining(prose));
  });

  it.each([
    '订阅专栏，解锁后续更新。',
    '登录App解锁更多福利',
    '购买年票，解锁更多港口故事。',
    '编辑正在试读这篇小说的开头，他读得很慢。',
    '学生正在试读本文第二段。',
  ])('is read in Chinese: %s', (line) => {
    const { article } = read(page(paragraphs([...zh, line]), { lang: 'zh', title: '渡口' }));
    expect(article?.blocks.map((block) => 'text' in block && block.text)).toEqual(expect.arrayContaining(zh));
  });
});

describe('a wall below a beginning', () => {
  it.each(['Keep reading with The Courier', 'Continue reading with Wexley Courier.'])(
    'is told by the site’s name: %s',
    (line) => {
      const head = '<meta property="og:site_name" content="The Wexley Courier">';
      expect(read(page(paragraphs([...prose.slice(0, 3), line]), { head }))).toMatchObject({ code: 'teaser' });
    },
  );

  it.each([
    'Sign in to continue reading our journalism',
    'Subscribe to continue reading on all your devices',
    'Become a member to read the whole interview',
    'Subscribe to view the full page',
    'Start your free trial to unlock the full archive and this post',
    'This article is only available to members of The Post',
    'This story is for subscribers in our Premium tier',
    'This post is for subscribers on the Silver tier only',
    'This post is for paying subscribers only. Already have an account? Sign in',
    'You’ve used all of your complimentary articles',
    'To continue reading for free, sign in',
    'To continue reading all of our stories, subscribe',
    'Continue reading with a 7-day free trial',
    'The rest of this post is hidden.',
    'The rest of this story can be read by members',
    'Unlock the article',
    'Unlock this with a free account',
    'Unlock unlimited access for $1',
    'Subscribe for $1 to read this',
    'You’re currently reading a preview.',
    'Il vous reste 80 pour cent à lire',
    'Abonnez-vous pour lire sans limite',
    'Abonnez-vous pour lire tous nos contenus',
    'Para seguir leyendo gratis, regístrate',
    'Para seguir leyendo inicia sesión',
    'Para seguir leyendo suscríbete',
    'Suscríbete para leer',
    'Suscríbete para leer sin límites',
  ])('is told: %s', (line) => {
    for (const box of [`<p>${line}</p>`, `<div class="x9"><h3>${line}</h3><p>Only 4 dollars a month.</p></div>`])
      expect(read(page(paragraphs(prose.slice(0, 3)) + box))).toMatchObject({ code: 'teaser' });
  });

  it.each(['登录后继续阅读更多内容', '登录解锁更多', '付费解锁后续内容', '购买专栏解锁后文'])(
    'is told in Chinese: %s',
    (line) => {
      for (const box of [`<p>${line}</p>`, `<div class="x9"><h3>${line}</h3><p>每月四元。</p></div>`])
        expect(read(page(paragraphs(zh) + box, { lang: 'zh', title: '渡口' }))).toMatchObject({ code: 'teaser' });
    },
  );
});

describe('a whole text above a wall is read without it', () => {
  const textsOf = (html: string) =>
    read(html).article?.blocks.flatMap((block) => ('text' in block ? [block.text] : []));
  const walls = ['Subscribe to continue reading', 'Log in to continue reading.', 'Abonnez-vous pour lire la suite'];

  it.each([
    'Create a free account to read this story.',
    'Sign up for free to read this article.',
    'To continue reading for free, sign in',
    'Erstellen Sie ein kostenloses Konto, um weiterzulesen.',
    'Créez un compte gratuit pour lire la suite.',
    'Para seguir leyendo gratis, regístrate',
    'Registrati gratis per continuare a leggere.',
  ])('where it asks for a name and not for money: %s', (line) => {
    const whole = LONG_PROSE.slice(0, 9);
    expect(textsOf(page(`${paragraphs(whole)}<p>${line}</p>`))).toEqual(whole);
    const cut = [...prose.slice(0, 6), 'At noon the rain began, and under the roof of the fish market the …'];
    for (const texts of [prose.slice(0, 3), cut])
      expect(read(page(`${paragraphs(texts)}<p>${line}</p>`))).toMatchObject({ code: 'teaser' });
  });

  it('of fewer paragraphs where the wall does not say that there is more', () => {
    expect(textsOf(page(`${paragraphs(prose)}<p>Create a free account to read this story.</p>`))).toEqual(prose);
    expect(read(page(`${paragraphs(prose)}<p>Create a free account to keep reading.</p>`))).toMatchObject({
      code: 'teaser',
    });
  });

  it.each(walls)('where who else worked on it stands between: %s', (line) => {
    const html = `${paragraphs(prose.slice(0, 4))}<p>Ann Ames contributed reporting.</p><p>${line}</p>`;
    expect(textsOf(page(html))).toEqual(prose.slice(0, 4));
  });

  it.each(walls)('where the mark of its end stands between: %s', (line) => {
    expect(textsOf(page(`${paragraphs(prose)}<p>###</p><p>${line}</p>`))).toEqual(prose);
  });

  it('but not where only whose picture it is stands between', () => {
    const html = `${paragraphs(prose.slice(0, 4))}<p>Photo: Ann Ames</p><p>${walls[0]}</p>`;
    expect(read(page(html))).toMatchObject({ code: 'teaser' });
  });
});

describe('what stands below a wall', () => {
  const walls = [
    '<div class="wall"><h3>This post is for paid subscribers</h3><p>Only $4 a month.</p></div>',
    '<p>Subscribe to continue reading</p>',
    '<p>Continue reading with a 7-day free trial</p>',
    '<p>To continue reading, please sign in</p>',
  ];
  const about = [
    [
      'Ann Ames writes about ice and the people who live beside it. Her last book came out with Low Press in 2021.',
      'She lives with her daughter in the old customs house at Skarn, where the lamps are lit at four.',
    ],
    [
      'The Skarn Post has reported from the harbour since 1871, and it belongs to those who work for it.',
      'It has a staff of nine, and a printing press that is older than all of them.',
    ],
    [
      'The seals came back to the northern pier this winter, and the fishermen count what they take.',
      'A teacher has drawn the map of every lamp on the quay, and the town will print it in spring.',
    ],
  ];
  it.each(walls)('is not the article, only because it is told: %s', (wall) => {
    for (const lines of about) {
      const html = page(paragraphs(prose.slice(0, 3)) + wall + paragraphs(lines));
      expect(read(html)).toMatchObject({ code: 'teaser' });
    }
  });

  it('is no part of the article where it begins with the author’s name or the site’s', () => {
    const head = '<meta name="author" content="Ann Ames"><meta property="og:site_name" content="Skarn Post">';
    for (const lines of about.slice(0, 2)) {
      const html = page(paragraphs(prose) + walls[1] + paragraphs(lines), { head });
      expect(read(html)).toMatchObject({ code: 'teaser' });
    }
  });

  it('is not the article in one Chinese sentence about its author', () => {
    const lines = [
      '本文为付费内容，订阅后可阅读全文。',
      '林一，港口报记者，长期关注北方港口的冰情与渔民的生活，著有《冰情日记》和《海鸥回来了》两本书，现居斯卡恩旧海关楼。',
    ];
    expect(read(page(paragraphs([...zh, ...lines]), { lang: 'zh', title: '渡口' }))).toMatchObject({ code: 'teaser' });
  });

  it.each([0, 1, 2, 3, 4, 5])('is the article where it goes on, after its paragraph %i', (at) => {
    const html = page(paragraphs(prose.slice(0, at)) + walls[1] + paragraphs(prose.slice(at)));
    const { article } = read(html);
    expect(article?.blocks.map((block) => 'text' in block && block.text)).toEqual(expect.arrayContaining(prose));
  });
});

describe('a notice that the account is used on another device', () => {
  const texts = (html: string) =>
    read(html).article?.blocks.flatMap((block) => ('text' in block ? [block.text] : [])) ?? [];

  it.each([
    '<h2>Tu suscripción se está usando en otro dispositivo</h2><p>¿Quieres añadir otro usuario a tu suscripción?</p><a>Añadir usuario</a><a>Continuar leyendo aquí</a><p>Si continúas leyendo en este dispositivo, no se podrá leer en el otro.</p>',
    '<h3>Tu suscripción se está usando en otro dispositivo</h3><p>¿Quieres añadir otro usuario a tu suscripción?</p><p>Si continúas leyendo en este dispositivo, no se podrá leer en el otro.</p>',
    '<h3>Tu suscripción se está usando en otro dispositivo y solo puedes acceder a EL CORREO desde un dispositivo a la vez.</h3><p>Si quieres compartir tu cuenta, cambia tu suscripción a la modalidad Premium, así podrás añadir otro usuario. Cada uno accederá con su propia cuenta de email, lo que os permitirá personalizar vuestra experiencia en EL CORREO.</p><p>¿Tienes una suscripción de empresa? Accede <a href="/e">aquí</a> para contratar más cuentas.</p><p>En el caso de no saber quién está usando tu cuenta, te recomendamos cambiar tu contraseña <a href="/c">aquí</a>.</p><p>Si decides continuar compartiendo tu cuenta, este mensaje se mostrará en tu dispositivo y en el de la otra persona que está usando tu cuenta de forma indefinida, afectando a tu experiencia de lectura. Puedes consultar aquí los <a href="/t">términos y condiciones de la suscripción digital</a>.</p>',
    '<div>Lecture du Courrier en cours sur un autre appareil.</div><p>Vous pouvez lire Le Courrier sur un seul appareil à la fois</p><p>Ce message s’affichera sur l’autre appareil.</p>',
    '<div>Lecture du Courrier en cours sur un autre appareil.</div><p>Vous pouvez lire Le Courrier sur un seul appareil à la fois</p><button>Continuer à lire ici</button><p>Ce message s’affichera sur l’autre appareil.</p><p>Découvrir les offres multicomptes</p><ul><li><p>Parce qu’une autre personne (ou vous) est en train de lire Le Courrier avec ce compte sur un autre appareil.</p><p>Vous ne pouvez lire Le Courrier que sur un seul appareil à la fois (ordinateur, téléphone ou tablette).</p></li><li><p>Comment ne plus voir ce message ?</p><p>En cliquant sur « Continuer à lire ici » et en vous assurant que vous êtes la seule personne à consulter Le Courrier avec ce compte.</p></li><li><p>Que se passera-t-il si vous continuez à lire ici ?</p><p>Ce message s’affichera sur l’autre appareil. Ce dernier restera connecté avec ce compte.</p></li><li><p>Y a-t-il d’autres limites ?</p><p>Non. Vous pouvez vous connecter avec votre compte sur autant d’appareils que vous le souhaitez, mais en les utilisant à des moments différents.</p></li><li><p>Vous ignorez qui est l’autre personne ?</p><p>Nous vous conseillons de modifier votre mot de passe.</p></li></ul>',
    '<h3>KURIER+ wird gerade auf einem anderen Gerät genutzt</h3><p>KURIER+ kann nur auf einem Gerät zur selben Zeit genutzt werden.</p><p>Klicken Sie auf den Button, spielen wir den Hinweis auf dem anderen Gerät aus und Sie können KURIER+ weiter nutzen.</p><a href="/o">Zu unseren Angeboten</a>',
    '<p>Has superado el número máximo de dispositivos</p><p>Para seguir leyendo aquí, cierra la sesión de tu cuenta en otro.</p>',
    '<div>Lecture du Courrier en cours sur un autre appareil.</div><p>Vous pouvez lire Le Courrier sur un seul appareil à la fois</p><button>Continuer à lire ici</button><p>Ce message s’affichera sur l’autre appareil.</p>',
    '<h3>Your account is being used on another device.</h3><p>Only one person may read with a subscription at a time.</p><button>Read here</button>',
    '<h3>Ihr Abo wird gerade auf einem anderen Gerät genutzt.</h3><p>Wenn Sie hier weiterlesen, wird das andere Gerät abgemeldet.</p><p><a>Hier weiterlesen</a></p>',
    '<p>Il tuo abbonamento è in uso su un altro dispositivo</p><p>Se continui, l’altro dispositivo verrà disconnesso.</p><button>Continua qui</button>',
    '<p>A sua assinatura está a ser utilizada noutro dispositivo</p><p>Quer adicionar outro utilizador?</p><p>A palavra-passe da conta pode ter sido partilhada.</p><a>Continuar</a>',
    '<p>Ваша подписка используется на другом устройстве.</p><p>Читать с двух устройств сразу нельзя.</p><button>Читать здесь</button>',
    '<p>您的账号已在其他设备登录</p><p>如非本人操作，请修改密码。</p><button>继续阅读</button>',
    '<p>アカウントは現在、別の端末で使用されています。</p><p>この端末で続けると、別の端末ではご利用になれません。</p><button>続ける</button>',
  ])('is left out with its buttons: %s', (box) => {
    const { length } = prose;
    for (const name of ['wc', 'a_b_wc']) {
      const within = `${paragraphs(prose.slice(0, 4))}<div class="${name}"><div>${box}</div></div>${paragraphs(prose.slice(4))}`;
      expect(texts(page(within)).filter((text) => !prose.includes(text))).toEqual([]);
      expect(texts(page(`${paragraphs(prose)}<div class="${name}">${box}</div>`)).slice(0, length + 1)).toEqual(prose);
    }
  });

  it.each([
    'Your account is being used on another device, the letter said, and Ruth laughed “until the ferry came”.',
    '“Your subscription is being used on another device,” the screen said.',
    'The town has one account for all its devices, and nobody knows the password.',
    'Votre compte est bon, dit-elle, et elle rangea l’appareil.',
    'Tu cuenta está en otro libro, dijo el alcalde.',
    'Ihr Konto wird geführt wie ein Gerät, das niemand versteht.',
    'You are signed in the book of the harbour, and that is enough.',
    'Quieres añadir otro nombre a la lista, y no hay sitio.',
  ])('may be a sentence of the author: %s', (line) =>
    expect(texts(page(paragraphs([...prose.slice(0, 4), line, ...prose.slice(4)])))).toContain(line),
  );

  it.each([
    '<dialog open><h2>Our app</h2><p>Read faster with the app of the harbour.</p><a href="/app">Get it</a></dialog>',
    '<dialog><p>Read faster with the app of the harbour, and see every ferry.</p></dialog>',
    '<div class="w" aria-modal="true"><h2>Our app</h2><p>Read faster with the app of the harbour.</p><input></div>',
    '<div role="alertdialog"><p>Read faster with the app of the harbour.</p></div>',
  ])('is no more read than any other window over the page: %s', (window) => {
    expect(texts(page(paragraphs(prose.slice(0, 4)) + window + paragraphs(prose.slice(4))))).toEqual(prose);
    expect(texts(page(paragraphs(prose) + window))).toEqual(prose);
  });

  it.each([
    '<dialog open><p>The log of the ferry ends on the fourth of October, in the middle of a word.</p><button>×</button></dialog>',
    '<div aria-modal="true"><p>“Where is the engineer?” I asked.</p><p>“Below,” she said, “where he always is.”</p></div>',
    '<dialog open><form method="dialog"><p>The bell rang twice, says the log, and the page ends there.</p><button>Close</button></form></dialog>',
    '<div aria-modal="true"><p>The stoker’s own count was one rivet short. <a href="#n1">Back to the text</a></p></div>',
  ])('may be a note or a scene of the author where it is open: %s', (window) => {
    const said = texts(page(paragraphs(prose.slice(0, 4)) + window + paragraphs(prose.slice(4))));
    for (const [, line = ''] of window.matchAll(/<p>([^<]+)/g)) expect(said.join('\n')).toContain(line.trim());
  });

  it('does not stand over a text that is in a window itself', () => {
    for (const tags of [
      ['<dialog open>', '</dialog>'],
      ['<div aria-modal="true">', '</div>'],
    ])
      expect(texts(`<title>The ferry</title>${tags[0]}<h1>The ferry</h1>${paragraphs(prose)}${tags[1]}`)).toEqual(
        prose,
      );
  });

  it.each([
    ['below its title', '', `<h1>The ferry</h1><div role="dialog"><article>${paragraphs(prose)}</article></div>`],
    ['with its title', '', `<div role="dialog"><h1>The ferry</h1>${paragraphs(prose)}<a href="/x">More</a></div>`],
    ['over a list of others', 'The tide', `<div role="dialog"><h2>The ferry</h2>${paragraphs(prose)}</div>`],
    ['over a list with it', 'The ferry', `<dialog open><h2>The ferry</h2>${paragraphs(prose)}<input></dialog>`],
  ])('does not stand over an article that the page shows in a window %s', (_, card, window) => {
    const others = ['Mussels', 'Lamps', card].map(
      (one) => `<div><h3><a href="/x">${one}</a></h3><p>${LONG_PROSE[8]} It is called ${one}.</p></div>`,
    );
    const list = card === '' ? '' : `<main>${others.join('')}</main>`;
    expect(texts(`<html lang="en"><title>The ferry</title>${list}${window}</html>`)).toEqual(prose);
  });

  it('stands over a page with several paragraphs of what a site asks', () => {
    const asked = LONG_PROSE.slice(7).map((text) => `${text} So we ask for your consent.`);
    const window = `<div role="dialog" aria-modal="true"><h2>Before you go on</h2>${paragraphs(asked)}</div>`;
    expect(texts(page(paragraphs(prose.slice(0, 3)) + window))).toEqual(prose.slice(0, 3));
  });

  it('leaves the story of it', () => {
    const story = [
      'The mayor stood on the quay with the screen in her hand, and the rain fell on it.',
      'She had lent the password to her sister, who lives on the other side of the water.',
    ];
    const box = `<section><h3>Your account is being used on another device</h3>${paragraphs(story)}</section>`;
    const kept = texts(page(paragraphs(prose.slice(0, 4)) + box + paragraphs(prose.slice(4))));
    expect(kept).toEqual(expect.arrayContaining(story));
  });

  it.each([
    '<section><h2>You have reached the device limit</h2><p>A streaming account allows four devices. I have nine, and one of them is a clock.</p><p><a href="/clock">The clock</a></p></section>',
    '<section><h3>Your account is being used on another device</h3><p>Change the password, and log out of all devices.</p></section>',
    '<section><h3>Tu cuenta se está usando en otro dispositivo</h3><p>Cambia la contraseña y cierra la sesión en todos los dispositivos.</p></section>',
    '<section><h3>Ihr Konto wird auf einem anderen Gerät genutzt</h3><p>Ändern Sie das Passwort und melden Sie alle Geräte ab.</p></section>',
    '<section><h3>您的账号已在其他设备登录</h3><p>那天手机上只有这一行字，密码也改了，我就是这样丢了十年的照片。</p><button>x</button></section>',
    '<section><h3>Votre compte est utilisé sur un autre appareil</h3><p>Ce fut le message, et j’ai su que mon appareil n’était plus à moi.</p><a>x</a></section>',
  ])('leaves advice on it, and what an author tells of her own: %s', (box) => {
    const kept = texts(page(paragraphs(prose.slice(0, 4)) + box + paragraphs(prose.slice(4))));
    for (const [, line = ''] of box.matchAll(/<(?:h\d|p)>([^<]+)/g)) expect(kept).toContain(line);
  });

  it('leaves a section among others of its kind', () => {
    const sections = ['The screen is black', 'Your account is being used on another device', 'The sound is gone'];
    const html = sections.map(
      (one) => `<section><h3>${one}</h3><p>See the <a href="/a">account</a> page.</p></section>`,
    );
    const kept = texts(page(paragraphs(prose.slice(0, 4)) + html.join('') + paragraphs(prose.slice(4))));
    expect(kept).toEqual(expect.arrayContaining(sections));
  });
});
