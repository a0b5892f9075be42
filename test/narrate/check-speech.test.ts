/** The length that a reading may have, on what the embedded eSpeak gives in the scripts that it speaks. */
import { beforeAll, expect, it } from 'vitest';
import { findSpeechFault } from '../../src/narrate/check-speech.ts';
import { normalizeText } from '../../src/narrate/index.ts';
import { type Espeak, openEspeak } from '../../src/narrate/open-espeak.ts';

/** By eSpeak's voice. */
const SENTENCES: Readonly<Record<string, readonly string[]>> = {
  th: [
    'น้ำในแม่น้ำสูงขึ้นสองเมตรในคืนเดียว',
    'ตลาดริมน้ำเปิดทุกวันพุธ และชาวบ้านเดินทางมาด้วยเรือ',
    'ครูสอนเด็กอ่านแผนที่',
    'เมื่อฝนหยุดตก คนงานก็กลับไปซ่อมสะพานเก่าที่พังลงเมื่อเดือนที่แล้ว',
    'ในปี 2567 มีผู้คน 1,250 คน',
  ],
  hi: [
    'नदी का पानी एक ही रात में दो मीटर बढ़ गया।',
    'बाज़ार हर बुधवार को लगता है और लोग नाव से आते हैं।',
    'बच्चे स्कूल से पैदल लौटे।',
    'जब बारिश रुकी, तब मज़दूर पिछले महीने टूटे हुए पुल की मरम्मत करने लौट आए।',
    'हाँ।',
  ],
  bn: [
    'এক রাতেই নদীর জল দুই মিটার বেড়ে গেল।',
    'প্রতি বুধবার হাট বসে আর লোকজন নৌকায় করে আসে।',
    'শিশুরা হেঁটে বাড়ি ফিরল।',
    'বৃষ্টি থামলে শ্রমিকেরা গত মাসে ভাঙা সেতুটি মেরামত করতে ফিরে এল।',
  ],
  ta: [
    'ஒரே இரவில் ஆற்றின் நீர் இரண்டு மீட்டர் உயர்ந்தது.',
    'ஒவ்வொரு புதன்கிழமையும் சந்தை கூடுகிறது, மக்கள் படகில் வருகிறார்கள்.',
    'குழந்தைகள் நடந்து வீடு திரும்பினார்கள்.',
  ],
  te: ['ఒక్క రాత్రిలో నది నీరు రెండు మీటర్లు పెరిగింది.', 'ప్రతి బుధవారం సంత జరుగుతుంది, ప్రజలు పడవల్లో వస్తారు.', 'పిల్లలు నడిచి ఇంటికి వెళ్లారు.'],
  kn: ['ಒಂದೇ ರಾತ್ರಿಯಲ್ಲಿ ನದಿಯ ನೀರು ಎರಡು ಮೀಟರ್ ಏರಿತು.', 'ಪ್ರತಿ ಬುಧವಾರ ಸಂತೆ ನಡೆಯುತ್ತದೆ, ಜನರು ದೋಣಿಯಲ್ಲಿ ಬರುತ್ತಾರೆ.'],
  ml: ['ഒരു രാത്രികൊണ്ട് പുഴയിലെ വെള്ളം രണ്ട് മീറ്റർ ഉയർന്നു.', 'എല്ലാ ബുധനാഴ്ചയും ചന്തയുണ്ട്, ആളുകൾ വള്ളത്തിൽ വരുന്നു.'],
  gu: ['એક જ રાતમાં નદીનું પાણી બે મીટર વધી ગયું.', 'દર બુધવારે બજાર ભરાય છે અને લોકો હોડીમાં આવે છે.'],
  pa: ['ਇੱਕੋ ਰਾਤ ਵਿੱਚ ਦਰਿਆ ਦਾ ਪਾਣੀ ਦੋ ਮੀਟਰ ਵਧ ਗਿਆ।', 'ਹਰ ਬੁੱਧਵਾਰ ਨੂੰ ਮੰਡੀ ਲੱਗਦੀ ਹੈ ਅਤੇ ਲੋਕ ਕਿਸ਼ਤੀ ਰਾਹੀਂ ਆਉਂਦੇ ਹਨ।'],
  mr: ['एका रात्रीत नदीचे पाणी दोन मीटर वाढले.', 'दर बुधवारी बाजार भरतो आणि लोक होडीने येतात.'],
  ne: ['एकै रातमा नदीको पानी दुई मिटर बढ्यो।', 'हरेक बुधबार हाट लाग्छ र मानिसहरू डुङ्गामा आउँछन्।'],
  si: ['එක රැයකින් ගඟේ ජලය මීටර් දෙකක් ඉහළ ගියේය.', 'සෑම බදාදාවකම පොළ පැවැත්වෙන අතර මිනිස්සු ඔරුවලින් එති.'],
  my: ['တစ်ညတည်းနှင့် မြစ်ရေ နှစ်မီတာ တက်လာသည်။', 'ဗုဒ္ဓဟူးနေ့တိုင်း ဈေးဖွင့်ပြီး လူတွေ လှေနဲ့ လာကြတယ်။'],
  am: ['የወንዙ ውሃ በአንድ ሌሊት ሁለት ሜትር ከፍ አለ።', 'ገበያው በየረቡዕ ይቆማል፣ ሰዎችም በጀልባ ይመጣሉ።'],
  ar: [
    'ارتفعت مياه النهر مترين في ليلة واحدة.',
    'يقام السوق كل أربعاء، ويصل الناس بالقوارب.',
    'عاد الأطفال إلى بيوتهم مشيا.',
    'اِرْتَفَعَتْ مِيَاهُ النَّهْرِ مِتْرَيْنِ.',
  ],
  fa: [
    'آب رودخانه در یک شب دو متر بالا آمد.',
    'بازار هر چهارشنبه برپا می‌شود و مردم با قایق می‌آیند.',
    'بچه‌ها پیاده به خانه برگشتند.',
  ],
  ur: ['ایک ہی رات میں دریا کا پانی دو میٹر بڑھ گیا۔', 'بازار ہر بدھ کو لگتا ہے اور لوگ کشتی سے آتے ہیں۔'],
  he: [
    'מי הנהר עלו בשני מטרים בלילה אחד.',
    'השוק נפתח בכל יום רביעי, והאנשים באים בסירות.',
    'הילדים חזרו הביתה ברגל.',
    'מֵי הַנָּהָר עָלוּ בִּשְׁנֵי מֶטְרִים.',
  ],
  ka: ['ერთ ღამეში მდინარის წყალმა ორი მეტრით აიწია.', 'ბაზრობა ყოველ ოთხშაბათს იმართება და ხალხი ნავებით მოდის.'],
  hy: [
    'Մեկ գիշերում գետի ջուրը երկու մետր բարձրացավ։',
    'Շուկան բացվում է ամեն չորեքշաբթի, և մարդիկ գալիս են նավակներով։',
  ],
  ko: [
    '하룻밤 사이에 강물이 이 미터나 불어났다.',
    '장은 수요일마다 서고, 사람들은 배를 타고 온다.',
    '아이들은 걸어서 집에 돌아갔다.',
  ],
  ja: ['かわのみずはひとばんでにメートルふえた。', 'こどもたちはあるいていえにかえった。'],
  cmn: ['一夜之间河水涨了两米。', '集市每逢星期三开张，村民坐船过来。'],
  yue: ['一晚之間河水漲咗兩米。', '墟市逢星期三開，村民坐船過嚟。'],
  ru: [
    'За одну ночь вода в реке поднялась на два метра.',
    'Рынок открывается каждую среду, и люди приезжают на лодках.',
    'Дети пошли домой пешком.',
    'В 2024 году пришли 1250 человек.',
  ],
  uk: ['За одну ніч вода в річці піднялася на два метри.', 'Базар відкривається щосереди, і люди приїздять човнами.'],
  bg: ['За една нощ водата в реката се вдигна с два метра.'],
  el: [
    'Μέσα σε μία νύχτα το νερό του ποταμού ανέβηκε δύο μέτρα.',
    'Η αγορά ανοίγει κάθε Τετάρτη και οι άνθρωποι έρχονται με βάρκες.',
  ],
  vi: [
    'Chỉ trong một đêm, nước sông dâng lên hai mét.',
    'Chợ họp vào mỗi thứ tư, và người dân đến bằng thuyền.',
    'Bọn trẻ đi bộ về nhà.',
  ],
  tr: ['Nehrin suyu bir gecede iki metre yükseldi.', 'Pazar her çarşamba kurulur ve insanlar kayıkla gelir.'],
  fi: ['Joen vesi nousi yhdessä yössä kaksi metriä.', 'Tori avataan joka keskiviikko, ja ihmiset tulevat veneillä.'],
  pl: [
    'W ciągu jednej nocy woda w rzece podniosła się o dwa metry.',
    'Targ otwiera się w każdą środę, a ludzie przypływają łodziami.',
  ],
  de: [
    'In einer Nacht stieg das Wasser des Flusses um zwei Meter.',
    'Der Markt öffnet jeden Mittwoch, und die Leute kommen mit Booten.',
    'Es gilt E = mc² und a² + b² = c².',
  ],
  fr: [
    "En une nuit, l'eau de la rivière est montée de deux mètres.",
    'Le marché ouvre chaque mercredi et les gens viennent en barque.',
    'En 2024, 1 234 567 personnes.',
  ],
  es: [
    'En una sola noche el agua del río subió dos metros.',
    'El mercado abre cada miércoles y la gente llega en barca.',
  ],
  it: ["In una sola notte l'acqua del fiume è salita di due metri."],
  pt: ['Numa só noite a água do rio subiu dois metros.'],
  sw: ['Kwa usiku mmoja maji ya mto yalipanda mita mbili.'],
  id: ['Dalam satu malam air sungai naik dua meter.'],
  'en-us': [
    'In a single night the river rose by two meters.',
    'The market opens every Wednesday, and people arrive by boat.',
    'FBI, CIA, NSA, IMF, ECB, WHO.',
    'The bound is ∑_{i=1}^{n} x_i² ≤ ∫ f(t) dt.',
    'Δ = b² − 4ac, so x₁,₂ = (−b ± √Δ) / 2a.',
  ],
};

const SAMPLE_RATE = 22_050;
let espeak: Espeak;
beforeAll(async () => {
  espeak = await openEspeak();
});

function speak(text: string, voice: string): Int16Array {
  expect(espeak.worker.set_voice(voice)).toBe(0);
  espeak.worker.set_rate(175);
  const chunks: Int16Array[] = [];
  espeak.worker.synthesize(text, (samples) => {
    if (samples) chunks.push(samples);
  });
  return concat(chunks);
}

function concat(chunks: readonly Int16Array[]): Int16Array {
  const all = new Int16Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

it.each(Object.entries(SENTENCES))(
  'takes what eSpeak reads for %s, and neither a part nor more of it',
  (voice, all) => {
    for (const written of all) {
      const text = normalizeText(written, voice === 'cmn' ? 'zh' : voice);
      const samples = speak(text, voice);
      const find = (heard: Int16Array) => findSpeechFault(text, { samples: heard, sampleRate: SAMPLE_RATE }, 'espeak');
      expect(find(samples), text).toBeUndefined();
      if (text.length < 25) continue;
      expect(find(samples.slice(0, samples.length / 3)), text).toMatch(/too short/);
      expect(find(concat([samples, samples, samples, samples])), text).toMatch(/too long/);
    }
  },
);
