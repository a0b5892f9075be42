/** Capitals: which are said as a word (NATO) and which letter by letter (F B I). */

/** All-capital names that are said as words. */
const SAID_AS_WORDS = new Set(
  (
    'NATO NASA OPEC UNESCO UNICEF APEC ASEAN AIDS COVID SARS MERS FIFA BRICS SWIFT IKEA LEGO NIKE SONY ZARA AUKUS QUAD ' +
    'PISA SIM PIN RAM ROM JPEG GIF CRISPR TOEFL TED SPAC NASDAQ EBITDA FEMA POTUS SCOTUS DACA ICANN ISIS AWACS THAAD ' +
    'NORAD JAXA ASCII VISA IMAX GAVI COVAX MAGA DOGE NAFTA RADAR LASER SONAR SCUBA TIKTOK DRAM LIDAR NAND ' +
    'ROME OSLO LIMA KYIV BERN BAKU DOHA SUVA APIA GAZA IRAQ IRAN CUBA OMAN COP BASIC COBOL LINUX UNIX LAMP SAARC EFTA MERCOSUR INTERPOL EUROPOL FRONTEX ERASMUS CERN ITER MENA BAFTA ' +
    'FAANG YOLO FOMO SEAL SEALS MOMA SOHO NIMBY TESLA NVIDIA INTEL OPPO VIVO ASUS ACER LIGO FAST ALMA SETI ' +
    'JUNO LASIK NICU CAPTCHA WASP RAID SATA REST PACT UEFA WADA PETA OSHA OLED NICE'
  ).split(' '),
);

/** Words of every day and of places, which stand in capitals for loudness, or where a report was sent from: NEW YORK. */
const ORDINARY = new Set(
  (
    'AND THE FOR NOT BUT ARE WAS HAS HAD ALL YES ONLY MUST VERY EVER THIS THAT WILL NO SO DO GO ON OF TO IS BE MY ME HE WE AS IF OR UP ' +
    'NEW NEWS YORK CITY SAN SANTA LAS LOS FORT PORT LAKE CAPE EAST WEST KIEV LYON RIO GOLD COAST HOME HOUSE WORLD ' +
    'WHY HOW WHAT WHEN WITH FROM INTO OVER YOUR YOU OUR HIS HER SHE OUT OFF NOW NEXT BACK DOWN MORE LESS MOST BEST GOOD BIG TOP OLD ' +
    'ONE TWO SIX TEN FIRST LAST LONG FULL FREE LIVE LOVE LIFE TIME DAY DAYS WEEK YEAR YEARS MAN MEN WAR GAME CUP WIN WINS WON LOST ' +
    'BUY SELL SALE SALES TAX LAW LAWS JOB JOBS CUT CUTS DEAL DEALS RISE FALL FALLS READ COPY COPYRIGHT WATCH LOOK SEE SHOW MAKE TAKE KEEP ' +
    'GAP BAY OAK ELM ASH SEA COVE GLEN KEY KEYS EXIT ENTER ENTRY PUSH PULL SHUT SOLD HERE DOG DOGS WET HOT COLD FIRE SLOW LEFT RIGHT MILK WINE BEER FISH FOOD WAIT LIES DEAD PAID LATE ' +
    'STOP OPEN HOLD HELP NEED WANT PART STEP RULE NEVER EVERY PLEASE THEIR THEY HAVE TODO'
  ).split(' '),
);

/** Spelled even in a headline wholly in capitals. */
const ALWAYS_SPELLED = new Set(
  'FBI CIA USA UAE WHO IMF ECB AI UK EU UN ICC ICJ IAEA NSA EPA FDA IRS IPO CEO CFO ETF AFP IDF IRA UNHCR NAACP LGBTQ USAID OECD IEA NRA USB IBM'.split(
    ' ',
  ),
);

/** Whether capitals are letters even among other words in capitals. */
export const isAlwaysSpelled = (capitals: string) => ALWAYS_SPELLED.has(capitals);

/** Two-letter words that a text in capitals may hold; elsewhere two capitals are initials. */
const SHORT_WORDS = new Set('AN AS AT BE BY DO GO HE IF IN IS IT ME MY NO OF ON OR SO TO UP WE'.split(' '));

/**
 * Words of capitals: `NBA` → `N B A`, `CEOs` → `C E O's`, `NATO` as it is. A text wholly in capitals is a headline,
 * not a row of abbreviations, and keeps its words but for those without a vowel.
 */
export function spellAcronyms(text: string): string {
  const shouting = isShouting(text);
  const label = SPEAKER.exec(text)?.[0].length ?? 0;
  return text.replace(
    /(?<![\p{Script=Latin}\p{M}])([A-Z]{2,10})(s?)(?![\p{Script=Latin}\p{M}])/gu,
    (whole: string, capitals: string, plural: string, at: number) => {
      if (isWord(capitals, shouting) || (hasSyllables(capitals) && isBesideWord(text, at, whole.length))) return whole;
      if (at < label && isSayable(capitals)) return whole;
      const letters = [...capitals].join(' ');
      return plural === '' ? letters : `${letters}'s`;
    },
  );
}

/** Who speaks in a transcript: ANN ROOS, HOST: Of one word alone it has to look like a name, as ROOS and not USDA does. */
const SPEAKER =
  /^(?=[A-Z'’-]{1,30}[ .,]{1,4}[A-Z]{2}|[BCDFGHJKLMNPQRSTVWXZ](?:[AEIOU]{2}[BCDFGHJKLMNPQRSTVWXZ]|[AEIOU][BCDFGHJKLMNPQRSTVWXZ][AEIOU]):)[A-Z][A-Z .,'’-]{2,50}(?=:\s)/;
const isSayable = (capitals: string) =>
  capitals.length > 3 &&
  !ALWAYS_SPELLED.has(capitals) &&
  /[AEIOUY]/.test(capitals) &&
  !/[BCDFGHJKLMNPQRSTVWXZ]{3}/.test(capitals);

/** Among other words in capitals: RICH SCHAPIRO, SAN JOSE. */
function isBesideWord(text: string, at: number, length: number): boolean {
  const before = /(?<![\p{L}\p{M}])([A-Z]{2,20}) $/u.exec(text.slice(Math.max(0, at - 22), at))?.[1] ?? '';
  const after = /^ ([A-Z]{2,20})(?![\p{L}\p{M}])/u.exec(text.slice(at + length, at + length + 22))?.[1] ?? '';
  return [before, after].some((word) => ORDINARY.has(word) || (word.length >= 5 && isWord(word, false)));
}

/** RICH, JOSE, HEMMY, but not FBI, NCAA, GOP. */
const hasSyllables = (capitals: string) =>
  !ALWAYS_SPELLED.has(capitals) &&
  (SHORT_WORDS.has(capitals)
    ? capitals !== 'IT'
    : capitals.length > 3 && /^[BCDFGHJKLMNPQRSTVWXZ]{1,2}[AEIOUY][BCDFGHJKLMNPQRSTVWXYZ]/.test(capitals));

function isWord(capitals: string, shouting: boolean): boolean {
  if (SAID_AS_WORDS.has(capitals) || ORDINARY.has(capitals)) return true;
  const hasVowel = /[AEIOUY]/.test(capitals);
  if (ALWAYS_SPELLED.has(capitals)) return false;
  if (shouting) return hasVowel && (capitals.length > 2 || SHORT_WORDS.has(capitals));
  // Four consonants in a row are a row of letters, or a long name's: MILLBROOK.
  const isLongName = capitals.length >= 7 && (capitals.match(/[AEIOUY]/g) ?? []).length >= 2;
  return capitals.length >= 5 && hasVowel && (isLongName || !/[BCDFGHJKLMNPQRSTVWXZ]{4}/.test(capitals));
}

function isShouting(text: string): boolean {
  const words = text.match(/(?<![\p{L}])[A-Z]{2,30}(?![\p{L}])/gu) ?? [];
  return words.length >= 3 && words.some((word) => word.length >= 4) && !/[\p{Ll}\p{Lo}]/u.test(text);
}
