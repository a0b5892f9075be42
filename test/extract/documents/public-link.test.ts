import { describe, expect, it } from 'vitest';
import { judgeLine } from '../../../src/extract/documents/mail/mail-lines.ts';
import { toPublicLink } from '../../../src/extract/documents/mail/public-link.ts';
import { readSender } from '../../../src/extract/documents/mail/read-sender.ts';
import { cleanSubject } from '../../../src/extract/documents/mail/read-subject.ts';
import { readerNames, withoutGreeting, withoutName } from '../../../src/extract/documents/mail/salutation.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64url');
const PAGE = 'https://paper.example/2025/the-long-quay';

describe('a link of a mail', () => {
  it.each([
    [PAGE, PAGE],
    [`${PAGE}?utm_source=letter&utm_medium=email&mc_eid=9f8e7d6c5b`, PAGE],
    [`${PAGE}?page=2&ref=letter#the-second-part`, `${PAGE}?page=2#the-second-part`],
    ['https://www.youtube.com/watch?v=dQw4w9WgXcQ&si=AbCdEfGh123', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'],
    ['https://letter.example/?token=abc', 'https://letter.example/'],
    ['https://paper.example/news.php?id=1234', 'https://paper.example/news.php?id=1234'],
    [`https://www.google.com/url?q=${encodeURIComponent(PAGE)}&sa=D`, PAGE],
    [
      `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(`${PAGE}?fbclid=x`)}&data=05%7C01`,
      PAGE,
    ],
    [`https://urldefense.com/v3/__${PAGE}__;!!AbC!xyz$`, PAGE],
    [`https://click.convertkit-mail.com/abc123/def456/${base64(PAGE)}`, PAGE],
    [`https://substack.com/redirect/2/${base64(JSON.stringify({ e: PAGE, u: 12345 }))}.sig`, PAGE],
    [`https://abc.r.eu-west-1.awstrack.me/L0/${encodeURIComponent(PAGE)}/1/0102018abcdef/sig=1`, PAGE],
  ])('%s leads where everybody may go', (address, wanted) => {
    expect(toPublicLink(address)).toBe(wanted);
  });

  it.each([
    'https://paper.us4.list-manage.com/track/click?u=abc&id=def&e=9f8e7d6c5b',
    'https://link.mail.beehiiv.com/ss/c/u001.AbCdEfGhIjKlMnOp/4jX/QwErTyUi/h0/h001.ZzYyXxWw',
    'https://letter.example/r/1a2b3c4d?m=5f9c2a10-1111-4222-8333-944445555666',
    'https://letter.example/read/5f9c2a10-1111-4222-8333-944445555666',
    'https://letter.example/unsubscribe/ann',
    'https://letter.example/o/aGVsbG8gYW5uIHJlYWRlcg',
    'https://letter.example/a-post-of-mine/ann@home.example',
    'https://ann:secret@letter.example/a-post-of-mine',
    'mailto:unsubscribe+abc@letter.example',
    'javascript:alert(1)',
  ])('%s is left out', (address) => {
    expect(toPublicLink(address, ['ann@home.example'])).toBeUndefined();
  });
});

describe('a line of a mail', () => {
  it.each([
    'View in browser',
    'Trouble viewing this email? Read it online.',
    'Was this email forwarded to you? Sign up here.',
    'Add letter@paper.example to your address book',
    'You are receiving this email because you signed up at our site.',
    'No longer want these emails? Unsubscribe',
    '© 2025 The Quay',
    'Twitter | Facebook | Instagram',
    'Presented by Kettleworks',
    '如果无法正常显示，请点击这里',
    '您收到此邮件是因为您订阅了周刊',
    '微信 | 微博',
    'Se désabonner',
    'Newsletter abbestellen',
    'Email not looking right? Click here',
    'Got this from a friend? Subscribe here.',
    'Like this post? Share it with a friend!',
    'Rate this newsletter: Loved it | Hated it',
    'Sie erhalten diese E-Mail, weil Sie sich angemeldet haben.',
    'Vous recevez cet e-mail car vous êtes inscrit à notre liste.',
    'Si no puedes ver este correo, haz clic aquí',
    '扫码关注我们的公众号',
  ])('%s is none of its text', (line) => {
    expect(judgeLine(line)).toBeDefined();
  });

  it.each([
    'The browser opened on a page that nobody had seen.',
    'She read the letter online, and then she read it again on paper.',
    'He forwarded the letter to his brother, who never answered.',
    'The sponsor of the bill has withdrawn it, and nobody knows why he did.',
    'Dear me, said the keeper, and put down the lamp that he had carried since noon.',
    'Facebook and Twitter have both lost readers since the summer, says the study.',
    '他把信转交给了哥哥，再也没有收到回音。',
    '广告牌在风里晃了一夜，天亮的时候倒了。',
    'Thanks to the ferry, the island has bread.',
    'You are receiving this letter from a man who has never seen the sea.',
    'This message was sent by lamp, from one tower to the next, and took a night.',
    'Together with his sister he rebuilt the pier in one summer.',
    'Supported by a single beam, the roof has outlived four architects.',
    'I unsubscribed from the paper in March, and the silence has been golden ever since.',
  ])('%s is its text', (line) => {
    expect(judgeLine(line)).toBeUndefined();
  });
});

describe('a subject', () => {
  it.each([
    ['Fwd: RE: Aw: The quay', undefined, 'The quay'],
    ['[bells] Re: [bells] The cracked tenor', 'bells.lists.example', 'The cracked tenor'],
    ['[Update] The quay', undefined, '[Update] The quay'],
    ['🚋 Three cities 🎉🎉 and a tram ❤️', undefined, 'Three cities and a tram'],
    ['Lectern™ and the C️at', undefined, 'Lectern™ and the C️at'],
    ['转发：回复: 茶馆', undefined, '茶馆'],
    ['🎉', undefined, '🎉'],
  ])('%s is read as a title', (subject, listId, wanted) => {
    expect(cleanSubject(subject, listId)).toBe(wanted);
  });
});

it('tells a person from the letter that she writes', () => {
  expect(readSender({ name: 'Ida Marlow from Tide Table' })).toEqual({ byline: 'Ida Marlow', siteName: 'Tide Table' });
  expect(readSender({ name: '"The Quay"', address: 'a@b.example' })).toEqual({ byline: 'The Quay' });
  expect(readSender({ name: '', address: 'a@b.example' })).toEqual({});
});

describe('the reader’s name', () => {
  const names = readerNames(['Ann Reader', 'list@home.example', undefined]);

  it('is left out of the beginning of a text', () => {
    expect(names).toEqual(['Ann Reader', 'Ann']);
    const rest = 'The harbour office has counted the berths.';
    for (const greeting of ['Hi Ann, the', 'Dear reader: the', 'Ann, the', 'Hello! The'])
      expect(withoutGreeting(rest.replace('The', greeting), names)).toBe(rest);
    expect(withoutGreeting('亲爱的安，渡口的钟慢了十分钟。', names)).toBe('渡口的钟慢了十分钟。');
    for (const text of [
      rest,
      'Hi Ann,',
      'Anna, the keeper, has counted them again.',
      'Hidden below the quay, the list was found.',
    ])
      expect(withoutGreeting(text, names)).toBe(text);
  });

  it('is left out of a title', () => {
    expect(withoutName('Ann, your weekly quay', names)).toBe('Your weekly quay');
    expect(withoutName('Have you seen the list, Ann?', names)).toBe('Have you seen the list?');
    expect(withoutName('Ann of the quay', names)).toBe('Ann of the quay');
  });
});
