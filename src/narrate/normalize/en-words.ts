/** The vocabulary of the English rules: units, currencies, abbreviations. */
import { greekTable } from './formula-words.ts';

/** Unit → its name for one and for several. */
export const UNITS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  km: ['kilometer', 'kilometers'],
  m: ['meter', 'meters'],
  cm: ['centimeter', 'centimeters'],
  mm: ['millimeter', 'millimeters'],
  nm: ['nanometer', 'nanometers'],
  μm: ['micrometer', 'micrometers'],
  mi: ['mile', 'miles'],
  ft: ['foot', 'feet'],
  yd: ['yard', 'yards'],
  yds: ['yard', 'yards'],
  kms: ['kilometer', 'kilometers'],
  kgs: ['kilogram', 'kilograms'],
  mbar: ['millibar', 'millibars'],
  '′': ['foot', 'feet'],
  '″': ['inch', 'inches'],
  'km^2': ['square kilometer', 'square kilometers'],
  km2: ['square kilometer', 'square kilometers'],
  'm^2': ['square meter', 'square meters'],
  m2: ['square meter', 'square meters'],
  'cm^2': ['square centimeter', 'square centimeters'],
  cm2: ['square centimeter', 'square centimeters'],
  'mm^2': ['square millimeter', 'square millimeters'],
  mm2: ['square millimeter', 'square millimeters'],
  'm^3': ['cubic meter', 'cubic meters'],
  m3: ['cubic meter', 'cubic meters'],
  'cm^3': ['cubic centimeter', 'cubic centimeters'],
  cm3: ['cubic centimeter', 'cubic centimeters'],
  'km^3': ['cubic kilometer', 'cubic kilometers'],
  'sq. mi': ['square mile', 'square miles'],
  'sq. km': ['square kilometer', 'square kilometers'],
  'sq. ft': ['square foot', 'square feet'],
  'sq. miles': ['square mile', 'square miles'],
  'sq km': ['square kilometer', 'square kilometers'],
  'sq m': ['square meter', 'square meters'],
  'sq ft': ['square foot', 'square feet'],
  'sq mi': ['square mile', 'square miles'],
  ha: ['hectare', 'hectares'],
  kg: ['kilogram', 'kilograms'],
  g: ['gram', 'grams'],
  mg: ['milligram', 'milligrams'],
  μg: ['microgram', 'micrograms'],
  mcg: ['microgram', 'micrograms'],
  lb: ['pound', 'pounds'],
  lbs: ['pound', 'pounds'],
  oz: ['ounce', 'ounces'],
  'fl oz': ['fluid ounce', 'fluid ounces'],
  'fl. oz': ['fluid ounce', 'fluid ounces'],
  tsp: ['teaspoon', 'teaspoons'],
  tsps: ['teaspoon', 'teaspoons'],
  Tsp: ['teaspoon', 'teaspoons'],
  tbsp: ['tablespoon', 'tablespoons'],
  tbsps: ['tablespoon', 'tablespoons'],
  Tbsp: ['tablespoon', 'tablespoons'],
  Tbsps: ['tablespoon', 'tablespoons'],
  tbs: ['tablespoon', 'tablespoons'],
  Tbs: ['tablespoon', 'tablespoons'],
  qt: ['quart', 'quarts'],
  pkg: ['package', 'packages'],
  gal: ['gallon', 'gallons'],
  t: ['ton', 'tons'],
  L: ['liter', 'liters'],
  l: ['liter', 'liters'],
  mL: ['milliliter', 'milliliters'],
  ml: ['milliliter', 'milliliters'],
  h: ['hour', 'hours'],
  hr: ['hour', 'hours'],
  hrs: ['hour', 'hours'],
  min: ['minute', 'minutes'],
  mins: ['minute', 'minutes'],
  sec: ['second', 'seconds'],
  secs: ['second', 'seconds'],
  ms: ['millisecond', 'milliseconds'],
  μs: ['microsecond', 'microseconds'],
  ns: ['nanosecond', 'nanoseconds'],
  mph: ['mile per hour', 'miles per hour'],
  kph: ['kilometer per hour', 'kilometers per hour'],
  kmh: ['kilometer per hour', 'kilometers per hour'],
  mpg: ['mile per gallon', 'miles per gallon'],
  W: ['watt', 'watts'],
  kW: ['kilowatt', 'kilowatts'],
  MW: ['megawatt', 'megawatts'],
  GW: ['gigawatt', 'gigawatts'],
  TW: ['terawatt', 'terawatts'],
  Wh: ['watt hour', 'watt hours'],
  kWh: ['kilowatt hour', 'kilowatt hours'],
  Ah: ['amp hour', 'amp hours'],
  MWh: ['megawatt hour', 'megawatt hours'],
  GWh: ['gigawatt hour', 'gigawatt hours'],
  TWh: ['terawatt hour', 'terawatt hours'],
  kV: ['kilovolt', 'kilovolts'],
  V: ['volt', 'volts'],
  mAh: ['milliamp hour', 'milliamp hours'],
  Hz: ['hertz', 'hertz'],
  kHz: ['kilohertz', 'kilohertz'],
  MHz: ['megahertz', 'megahertz'],
  GHz: ['gigahertz', 'gigahertz'],
  Mhz: ['megahertz', 'megahertz'],
  Ghz: ['gigahertz', 'gigahertz'],
  dB: ['decibel', 'decibels'],
  hPa: ['hectopascal', 'hectopascals'],
  kPa: ['kilopascal', 'kilopascals'],
  kcal: ['kilocalorie', 'kilocalories'],
  cal: ['calorie', 'calories'],
  psi: ['pound per square inch', 'pounds per square inch'],
  hp: ['horsepower', 'horsepower'],
  KB: ['kilobyte', 'kilobytes'],
  kB: ['kilobyte', 'kilobytes'],
  MB: ['megabyte', 'megabytes'],
  GB: ['gigabyte', 'gigabytes'],
  TB: ['terabyte', 'terabytes'],
  PB: ['petabyte', 'petabytes'],
  kbps: ['kilobit per second', 'kilobits per second'],
  Mbps: ['megabit per second', 'megabits per second'],
  Gbps: ['gigabit per second', 'gigabits per second'],
  rpm: ['revolution per minute', 'revolutions per minute'],
  ppm: ['part per million', 'parts per million'],
  ppb: ['part per billion', 'parts per billion'],
  px: ['pixel', 'pixels'],
  bpd: ['barrel per day', 'barrels per day'],
  pct: ['percent', 'percent'],
  bp: ['basis point', 'basis points'],
  bps: ['basis point', 'basis points'],
  pts: ['point', 'points'],
  cd: ['candela', 'candelas'],
  fps: ['frame per second', 'frames per second'],
  bhp: ['brake horsepower', 'brake horsepower'],
  Nm: ['newton meter', 'newton meters'],
  mmHg: ['millimeter of mercury', 'millimeters of mercury'],
  mmol: ['millimole', 'millimoles'],
  yr: ['year', 'years'],
  mos: ['month', 'months'],
  wk: ['week', 'weeks'],
  wks: ['week', 'weeks'],
  yrs: ['year', 'years'],
};

/** What may stand under the slash of a unit. */
export const PER: Readonly<Record<string, string>> = {
  h: 'hour',
  hr: 'hour',
  s: 'second',
  s2: 'second squared',
  's^2': 'second squared',
  sec: 'second',
  min: 'minute',
  d: 'day',
  day: 'day',
  hour: 'hour',
  week: 'week',
  month: 'month',
  year: 'year',
  L: 'liter',
  l: 'liter',
  mL: 'milliliter',
  ml: 'milliliter',
  dL: 'deciliter',
  kg: 'kilogram',
  g: 'gram',
  t: 'ton',
  ton: 'ton',
  ha: 'hectare',
  m2: 'square meter',
  'm^2': 'square meter',
  m3: 'cubic meter',
  'm^3': 'cubic meter',
  km: 'kilometer',
  km2: 'square kilometer',
  'km^2': 'square kilometer',
  kWh: 'kilowatt hour',
  MWh: 'megawatt hour',
  barrel: 'barrel',
  bbl: 'barrel',
  ounce: 'ounce',
  oz: 'ounce',
  person: 'person',
  night: 'night',
  wk: 'week',
  mo: 'month',
  yr: 'year',
  share: 'share',
};

type Currency = readonly [one: string, many: string, hundredth?: string, hundredths?: string];
const CENTS = ['cent', 'cents'] as const;

/** Signs and codes before (or after) an amount → the money's name, and its hundredth. */
export const CURRENCIES: Readonly<Record<string, Currency>> = {
  $: ['dollar', 'dollars', ...CENTS],
  'U S $': ['U S dollar', 'U S dollars', ...CENTS],
  US$: ['U S dollar', 'U S dollars', ...CENTS],
  USD: ['U S dollar', 'U S dollars', ...CENTS],
  HK$: ['Hong Kong dollar', 'Hong Kong dollars', ...CENTS],
  HKD: ['Hong Kong dollar', 'Hong Kong dollars', ...CENTS],
  NT$: ['New Taiwan dollar', 'New Taiwan dollars', ...CENTS],
  A$: ['Australian dollar', 'Australian dollars', ...CENTS],
  AU$: ['Australian dollar', 'Australian dollars', ...CENTS],
  AUD: ['Australian dollar', 'Australian dollars', ...CENTS],
  C$: ['Canadian dollar', 'Canadian dollars', ...CENTS],
  CA$: ['Canadian dollar', 'Canadian dollars', ...CENTS],
  CAD: ['Canadian dollar', 'Canadian dollars', ...CENTS],
  S$: ['Singapore dollar', 'Singapore dollars', ...CENTS],
  NZ$: ['New Zealand dollar', 'New Zealand dollars', ...CENTS],
  R$: ['real', 'reais'],
  '€': ['euro', 'euros', ...CENTS],
  EUR: ['euro', 'euros', ...CENTS],
  '£': ['pound', 'pounds', 'penny', 'pence'],
  GBP: ['pound', 'pounds', 'penny', 'pence'],
  '¥': ['yen', 'yen'],
  JPY: ['yen', 'yen'],
  'CN¥': ['yuan', 'yuan'],
  CNY: ['yuan', 'yuan'],
  RMB: ['yuan', 'yuan'],
  '₩': ['won', 'won'],
  KRW: ['won', 'won'],
  '₹': ['rupee', 'rupees'],
  INR: ['rupee', 'rupees'],
  Rs: ['rupee', 'rupees'],
  ZAR: ['rand', 'rand', ...CENTS],
  '₽': ['ruble', 'rubles'],
  RUB: ['ruble', 'rubles'],
  CHF: ['Swiss franc', 'Swiss francs'],
  '฿': ['baht', 'baht'],
  '₫': ['dong', 'dong'],
  '₺': ['lira', 'lira'],
  '₴': ['hryvnia', 'hryvnias'],
  '₱': ['peso', 'pesos'],
  '₪': ['shekel', 'shekels'],
  '₦': ['naira', 'naira'],
  '₿': ['bitcoin', 'bitcoins'],
};

/** Scale words and letters after a number. */
export const SCALES: Readonly<Record<string, string>> = {
  trillion: 'trillion',
  billion: 'billion',
  million: 'million',
  thousand: 'thousand',
  hundred: 'hundred',
  crore: 'crore',
  lakh: 'lakh',
  tn: 'trillion',
  bn: 'billion',
  mn: 'million',
  mln: 'million',
  m: 'million',
  M: 'million',
  B: 'billion',
  b: 'billion',
  T: 'trillion',
  k: 'thousand',
  K: 'thousand',
};

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
/** `Jan.` → `January`. */
export const SHORT_MONTHS: Readonly<Record<string, string>> = {
  Jan: 'January',
  Feb: 'February',
  Mar: 'March',
  Apr: 'April',
  Jun: 'June',
  Jul: 'July',
  Aug: 'August',
  Sep: 'September',
  Sept: 'September',
  Oct: 'October',
  Nov: 'November',
  Dec: 'December',
};

/** `Fri.` → `Friday`. */
export const SHORT_DAYS: Readonly<Record<string, string>> = {
  Mon: 'Monday',
  Tue: 'Tuesday',
  Tues: 'Tuesday',
  Wed: 'Wednesday',
  Weds: 'Wednesday',
  Thu: 'Thursday',
  Thur: 'Thursday',
  Thurs: 'Thursday',
  Fri: 'Friday',
  Sat: 'Saturday',
  Sun: 'Sunday',
};

/** Titles before a name; the full stop may be missing in British print. */
export const TITLES: Readonly<Record<string, string>> = {
  Mr: 'Mister',
  Mrs: 'Missus',
  Ms: 'Miz',
  Dr: 'Doctor',
  Prof: 'Professor',
  Sen: 'Senator',
  Rep: 'Representative',
  Gov: 'Governor',
  Gen: 'General',
  Col: 'Colonel',
  'Lt-Col': 'Lieutenant Colonel',
  'Lt Col': 'Lieutenant Colonel',
  'Lt-Gen': 'Lieutenant General',
  'Lt Gen': 'Lieutenant General',
  'Maj-Gen': 'Major General',
  'Maj Gen': 'Major General',
  'Rt Hon': 'Right Honourable',
  Lt: 'Lieutenant',
  Maj: 'Major',
  Capt: 'Captain',
  Cmdr: 'Commander',
  Sgt: 'Sergeant',
  Adm: 'Admiral',
  Rev: 'Reverend',
  Hon: 'Honorable',
  Pres: 'President',
  Amb: 'Ambassador',
  Supt: 'Superintendent',
  Insp: 'Inspector',
  Det: 'Detective',
  Cllr: 'Councillor',
  Cdr: 'Commander',
  Brig: 'Brigadier',
  Pte: 'Private',
  Cpl: 'Corporal',
  Pvt: 'Private',
  St: 'Saint',
  Mt: 'Mount',
  Ft: 'Fort',
  Fr: 'Father',
  Messrs: 'Messieurs',
};

/** Abbreviations that end in a full stop and stand anywhere. */
export const ABBREVIATIONS: Readonly<Record<string, string>> = {
  'e.g': 'for example',
  'i.e': 'that is',
  etc: 'et cetera',
  vs: 'versus',
  viz: 'namely',
  cf: 'compare',
  approx: 'approximately',
  est: 'estimated',
  Jr: 'Junior',
  Sr: 'Senior',
  Inc: 'Incorporated',
  Ltd: 'Limited',
  Corp: 'Corporation',
  Co: 'Company',
  Bros: 'Brothers',
  dept: 'department',
  Dept: 'Department',
  Assn: 'Association',
  Univ: 'University',
  govt: 'government',
  Govt: 'Government',
  'et al': 'and others',
  al: 'others',
  Ave: 'Avenue',
  Blvd: 'Boulevard',
  Rd: 'Road',
  Hwy: 'Highway',
  Sq: 'Square',
  Pl: 'Place',
  Ln: 'Lane',
  Pkwy: 'Parkway',
  ca: 'around',
};

/** Before these letters a number is a temperature: up to 38C. */
export const BEFORE_DEGREES =
  '[Tt]o|[Aa]t|[Oo]f|[Aa]bove|[Bb]elow|[Ff]rom|and|or|[Aa]round|[Aa]bout|[Nn]early|[Aa]lmost|than|[Mm]inus|[Uu]nder|[Oo]ver|by|[Rr]each(?:ed|es|ing)?|' +
  "hits?|hitting|through|until|between|[Ee]xceed(?:ed|s|ing)?|is|was|were|are|be|[Ii]t[’']s|[Aa]|[Tt]he|its|[Aa]pproximately|roughly|past|least|most|touch(?:ed|es|ing)?|only|just|oven|fan|hot|cool|cold|warm|like|max(?:imum)?|min(?:imum)?|[Hh]ighs?:?|[Ll]ows?:?|[Tt]emp(?:erature)?s?:?";

/** Before a single figure with a letter these say nothing of a temperature, unless a word of heat is near. */
export const BEFORE_LETTER = '[Aa]t|[Oo]f|and|or|is|was|were|are|be|[Aa]|[Tt]he|its|only|just|[Tt]o|[Ff]rom|like';
export const WEATHER =
  '[Tt]emperature|[Ww]arm|[Hh]eat|[Hh]ot(?!\\p{L})|[Cc]ool|[Cc]old|[Cc]hill|[Ff]ree[sz]|[Ff]ro[sz]|[Ff]ridge|[Rr]efrigerat|[Ww]eather|[Cc]limate|[Ww]inter|[Ss]ummer|[Ss]now|[Oo]vernight|[Ss]tore|[Kk]e(?:ep|pt)|°|[℃℉]|\\d\\d[CF](?!\\p{L})|\\d\\.\\d[CF](?!\\p{L})|[-−]\\d{1,2}[CF](?!\\p{L})';

/** What has a number with a letter: a 34C bra, row 12C and 14F. */
export const LETTERED =
  'bras?|cups?|coins?|[Bb]us(?:es)?|trains?|trams?|[Ss]eats?|[Cc]lass(?:es)?|[Rr]ows?|[Ff]lats?|[Rr]ooms?|[Gg]ates?|[Aa]partments?|[Uu]nits?|[Ss]ections?|[Aa]rticles?|[Pp]latforms?|[Cc]abins?|[Ee]xits?|aisle|' +
  'pupils|students|visas?|[Ff]orms?|batter(?:y|ies)|charging|fighters?|jets?|aircraft|missiles?|cells?|rating|licen[cs]es?|stamps?|doors?';

/** How a sum is paid. */
export const EACH: Readonly<Record<string, string>> = {
  pa: 'a year',
  'p.a.': 'a year',
  pcm: 'a month',
  pw: 'a week',
  ph: 'an hour',
  pp: 'per person',
  pppn: 'per person per night',
};

/** Abbreviations before a number. */
export const BEFORE_NUMBER: Readonly<Record<string, string>> = {
  No: 'number',
  Nos: 'numbers',
  no: 'number',
  nos: 'numbers',
  p: 'page',
  pp: 'pages',
  Fig: 'figure',
  Figs: 'figures',
  fig: 'figure',
  Vol: 'volume',
  vol: 'volume',
  Ch: 'chapter',
  ch: 'chapter',
  Sec: 'section',
  sec: 'section',
  Art: 'article',
  Eq: 'equation',
  c: 'around',
  ca: 'around',
  v: 'version',
  Apt: 'apartment',
  Ste: 'suite',
  Rte: 'Route',
  Hwy: 'Highway',
  ext: 'extension',
  Ep: 'episode',
  ep: 'episode',
  Pt: 'part',
  pt: 'part',
  Op: 'opus',
  op: 'opus',
  Rm: 'room',
};

/** What a sum stands before as an adjective: the five billion dollar deal. */
export const PAID_FOR =
  'package|deal|plan|bill|project|fund|contract|loan|investment|offer|bid|fine|settlement|budget|market|industry|program|programme|sale|takeover|acquisition|merger|' +
  'company|business|lawsuit|rescue|bailout|stake|grant|prize|house|home|mansion|debt|bond|purchase|order|gift|donation|facility|factory|plant|stadium|scheme|scandal|fraud|' +
  'fare|toll|fee|charge|surcharge|levy|ticket|price|note|bill|coin|coffee|meal|menu|jackpot|check|cheque|salary|wage|rent|tip|voucher|coupon|copay|premium|rebate|bonus|raise|donation|subsidy|deposit|mortgage|target|minimum|limit|cap';

/** What follows money that is no attribute of it: the $20 lost, the $5 in hand. */
export const AFTER_MONEY =
  'right|straight|aside|apart|together|somewhere|anywhere|elsewhere|nowhere|everywhere|forever|maybe|perhaps|please|sir|madam|myself|yourself|himself|herself|themselves|during|beforehand|afterwards|abroad|ashore|intact|unspent|unpaid|' +
  'also|just|alone|still|even|only|once|too|soon|never|ever|always|again|extra|apiece|plus|total|worth|each|any|some|both|last|this|next|today|tonight|tomorrow|yesterday|early|earlier|late|' +
  'going|coming|sitting|missing|owing|being|having|' +
  'went|came|bought|got|did|should|may|might|must|cannot|made|meant|gave|took|kept|felt|saw|fell|rose|grew|sat|lay|stood|put|cut|let|set|hit|became|began|brought|held|ran|left|spent|paid|lost|won|sent|sold|lent|' +
  'found|given|taken|stolen|owed|due|short|richer|poorer|higher|lower|cheaper|dearer|lighter|bigger|smaller|because|since|though|although|while|whereas|unless|whose|who|whom|what|why|how|' +
  'my|your|his|her|its|our|their|mine|yours|ours|theirs|people|men|women|children|someone|somebody|everyone|everybody|anyone|anybody|nobody|him|them|me|us|yet|well|almost|nearly|about|around|like|such|same|out|' +
  'against|among|amid|beneath|beside|besides|despite|except|inside|outside|onto|past|since|throughout|toward|towards|under|upon|via|within|without|or|nor|do|does|is|had|been|half|later|instead|altogether|upfront|overall|cash|mom|mum|dad|grandma|grandpa';

/** What may stand between an article and a measure: a new 45 nm process. */
export const ATTRIBUTES =
  'new|old|short|long|steep|daily|single|small|large|first|last|final|whole|full|flat|fast|further|standard|hilly|gentle|second|third';

/** What is made by the measure and named by it without an article too. */
export const MADE_TO_MEASURE =
  'pipes?|tubes?|tubing|wire|cables?|rope|hose|plates?|steel|mesh|timber|plywood|bolts?|screws?|nails?|guns?|cannons?|shells?|rounds|bullets|film|lens|lenses|tape|thread|mortars?|cans?|tins?|jars?|bottles?|packs?|packets?|sachets?|fillets?|steaks?|charger|battery|batteries|bags?|sacks?|weights?|dumbbells?|winds|zone|limit|screen|display|jack|bonds?|mortgages?|gilts?|relay|dash|sprint|hurdles|freestyle|butterfly|backstroke|breaststroke|medley|race';

/** What follows a measure that is no attribute: the 5 km from there. */
export const AFTER_MEASURE =
  'very|of|from|to|in|on|at|by|for|with|into|over|under|above|below|away|north|south|east|west|off|out|up|down|across|along|around|round|between|behind|beyond|before|after|until|' +
  'per|an?|the|and|or|but|than|that|which|is|are|was|were|be|has|had|have|will|would|can|could|every|more|less|later|ago|back|farther|closer|ahead|inland|upstream|downstream|' +
  'they|he|she|it|we|you|these|those|as|if|when|where|while|so|not|only|all|there|here|now|then|through|near|northeast|northwest|southeast|southwest';

/** What 4 figures count when they are no year. */
export const COUNTED =
  'people|persons|men|women|children|students|workers|soldiers|troops|deaths|cases|tons|tonnes|miles|kilometers|kilometres|meters|metres|feet|dollars|euros|pounds|' +
  'jobs|homes|houses|points|votes|seats|days|hours|minutes|seconds|weeks|months|years|megawatts|acres|hectares|square|cubic|times|pages|companies|employees|members|' +
  'migrants|refugees|patients|victims|residents|families|households|cars|vehicles|units|aircraft|flights|passengers|calories|degrees|liters|litres|barrels|percent|' +
  'billion|million|thousand|km|kg|mph|points|police|officers|firefighters|buildings|books|copies|items|stores|schools|species|sheep|words|steps|more|yuan|yen|lbs|ft';

/** Before these a year is meant. */
export const BEFORE_YEAR =
  'in|since|by|from|until|till|before|after|of|during|around|circa|early|late|mid|year|[Aa]n?|to|through|and|between|spring|summer|autumn|fall|winter|for|the|fiscal|FY|class of|as of|than in|back in|on|In|Since|By|From|Until|Before|After|During|The|back to';

/** Nouns whose numeral is said as a number: World War Two. */
export const NUMBERED =
  'World War|War|Part|Chapter|[Vv]olume|chapter|part|phase|type|article|section|figure|Act|Scene|Phase|Type|Stage|Class|Level|Grade|Title|Article|Section|Volume|Book|Mark|Super Bowl|WrestleMania|Olympiad|Vatican|Category|' +
  'Apollo|Gemini|Saturn|Tier|Group|Division|Region|Schedule|Appendix|Figure|Table|Round|Game|Episode|Season|Basel|Minuteman|Trident|Falcon|Rocky|Fantasy|number|Photosystem|Protocol|Annex';

/** Rulers, whose numeral is an ordinal with "the". */
export const RULERS =
  'Elizabeth|Charles|Henry|Edward|George|James|William|Louis|Philip|Philippe|Richard|John|Paul|Francis|Benedict|Pius|Leo|Gregory|Nicholas|Alexander|Catherine|Frederick|' +
  'Frederik|Wilhelm|Napoleon|Felipe|Carlos|Gustaf|Gustav|Harald|Margrethe|Haakon|Abdullah|Mohammed|Mohamed|Ramses|Ramesses|Ptolemy|Mary|Albert|Leopold|Umberto|Peter|Ivan|' +
  'Julius|Clement|Urban|Innocent|Boniface|Sixtus|Hussein|Hassan|Christian|Olav|Tutankhamun|Amenhotep|Cyrus|Darius|Xerxes|Selim|Mehmed|Suleiman|Robert|Stephen|Thomas|Joseph|Jr';

/** States as news agencies shorten them after a town's name. */
export const STATES: Readonly<Record<string, string>> = {
  Ala: 'Alabama',
  Ariz: 'Arizona',
  Ark: 'Arkansas',
  Calif: 'California',
  Colo: 'Colorado',
  Conn: 'Connecticut',
  Del: 'Delaware',
  Fla: 'Florida',
  Ga: 'Georgia',
  Ill: 'Illinois',
  Ind: 'Indiana',
  Kan: 'Kansas',
  Ky: 'Kentucky',
  La: 'Louisiana',
  Md: 'Maryland',
  Me: 'Maine',
  Mass: 'Massachusetts',
  Mich: 'Michigan',
  Minn: 'Minnesota',
  Miss: 'Mississippi',
  Mo: 'Missouri',
  Mont: 'Montana',
  Neb: 'Nebraska',
  Nev: 'Nevada',
  Okla: 'Oklahoma',
  Ore: 'Oregon',
  Pa: 'Pennsylvania',
  Tenn: 'Tennessee',
  Tex: 'Texas',
  Va: 'Virginia',
  Vt: 'Vermont',
  Wash: 'Washington',
  Wis: 'Wisconsin',
  Wyo: 'Wyoming',
  Ont: 'Ontario',
  Que: 'Quebec',
  'N.J': 'New Jersey',
  'N.Y': 'New York',
  'N.C': 'North Carolina',
  'S.C': 'South Carolina',
  'N.D': 'North Dakota',
  'S.D': 'South Dakota',
  'N.H': 'New Hampshire',
  'N.M': 'New Mexico',
  'R.I': 'Rhode Island',
  'W.Va': 'West Virginia',
  'B.C': 'British Columbia',
  'N.B': 'New Brunswick',
  'N.S': 'Nova Scotia',
};

/** States by their postal codes. */
export const POSTAL_STATES: Readonly<Record<string, string>> = {
  AL: 'Alabama',
  AK: 'Alaska',
  AZ: 'Arizona',
  AR: 'Arkansas',
  CA: 'California',
  CO: 'Colorado',
  CT: 'Connecticut',
  DE: 'Delaware',
  FL: 'Florida',
  GA: 'Georgia',
  HI: 'Hawaii',
  ID: 'Idaho',
  IL: 'Illinois',
  IN: 'Indiana',
  IA: 'Iowa',
  KS: 'Kansas',
  KY: 'Kentucky',
  LA: 'Louisiana',
  ME: 'Maine',
  MD: 'Maryland',
  MA: 'Massachusetts',
  MI: 'Michigan',
  MN: 'Minnesota',
  MS: 'Mississippi',
  MO: 'Missouri',
  MT: 'Montana',
  NE: 'Nebraska',
  NV: 'Nevada',
  NH: 'New Hampshire',
  NJ: 'New Jersey',
  NM: 'New Mexico',
  NY: 'New York',
  NC: 'North Carolina',
  ND: 'North Dakota',
  OH: 'Ohio',
  OK: 'Oklahoma',
  OR: 'Oregon',
  PA: 'Pennsylvania',
  RI: 'Rhode Island',
  SC: 'South Carolina',
  SD: 'South Dakota',
  TN: 'Tennessee',
  TX: 'Texas',
  UT: 'Utah',
  VT: 'Vermont',
  VA: 'Virginia',
  WA: 'Washington',
  WV: 'West Virginia',
  WI: 'Wisconsin',
  WY: 'Wyoming',
};

/** Signs that have a word of their own wherever they stand. */
export const SIGNS: Readonly<Record<string, string>> = {
  '&': ' and ',
  '=': ' equals ',
  '≠': ' is not equal to ',
  '≈': ' approximately ',
  '≥': ' at least ',
  '≤': ' at most ',
  '>': ' greater than ',
  '<': ' less than ',
  '±': ' plus or minus ',
  '×': ' times ',
  '÷': ' divided by ',
  '+': ' plus ',
  '%': ' percent ',
  '°': ' degrees ',
  '℃': ' degrees Celsius ',
  '℉': ' degrees Fahrenheit ',
  '√': ' square root of ',
  '∞': ' infinity ',
  '∑': ' the sum of ',
  '∏': ' the product of ',
  '∫': ' the integral of ',
  '∂': ' partial ',
  '∈': ' in ',
  '→': ' to ',
  '−': ' minus ',
};

/** Greek letters as they are read. */
export const GREEK = greekTable(
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega',
);
