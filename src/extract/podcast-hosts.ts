/** Players of podcast hosts in other sites' pages: whose address gives the file, whose file another document names, and whose is closed. */

export type HostedPlayer = {
  readonly host: string;
  /** The audio file, where the player's address gives it. */
  readonly file?: string;
  /** With a file: what all addresses of the episode have in common. */
  readonly episode?: string;
  /** A public document that names the file. */
  readonly lookup?: string;
};

type HostRule = {
  readonly host: string;
  readonly address: RegExp;
  readonly file?: (id: string, more: string) => string;
  readonly lookup?: (id: string, more: string, address: string) => string;
};

const UUID = '[\\da-f]{8}-?(?:[\\da-f]{4}-?){3}[\\da-f]{12}';
const itself = (_id: string, _more: string, address: string) => address;

/** The first rule that an address matches holds; a rule's comment names its source. */
const RULES: readonly HostRule[] = [
  // The enclosures of its feeds: the episode's page with another ending, with `episodes` in it in the newer ones. The
  // player may be an iframe or a script.
  {
    host: 'Buzzsprout',
    address: /^https?:\/\/(?:www\.)?buzzsprout\.com\/(\d+)\/((?:episodes\/)?\d[\w-]*)(?:\.js)?(?:[?#]|$)/i,
    file: (show, episode) => `https://www.buzzsprout.com/${show}/${episode}.mp3`,
  },
  // The enclosures of its feeds carry the player's id.
  {
    host: 'Megaphone',
    address: /^https?:\/\/(?:player|playlist)\.megaphone\.fm\/?(?:\?(?:[^#]*&)?e=)?([A-Z]{2,}\d+)/i,
    file: (id) => `https://traffic.megaphone.fm/${id}.mp3`,
  },
  // Its API's documentation: the `file` of a recording.
  {
    host: 'xeno-canto',
    address: /^https?:\/\/(?:www\.)?xeno-canto\.org\/(\d+)\/embed/i,
    file: (id) => `https://xeno-canto.org/${id}/download`,
  },
  // yt-dlp, art19.py.
  {
    host: 'ART19',
    address: new RegExp(`^https?://(?:www\\.)?art19\\.com/shows/[^/?#]+/episodes/(${UUID})`, 'i'),
    file: (id) => `https://rss.art19.com/episodes/${id}.mp3`,
  },
  // The enclosures of its feeds.
  {
    host: 'Audioboom',
    address: /^https?:\/\/(?:embeds\.|www\.)?audioboom\.com\/posts\/(\d+)/i,
    file: (id) => `https://audioboom.com/posts/${id}.mp3`,
  },
  // The enclosures of its feeds carry both of the player's ids; a `timestamp` behind them only tells versions apart.
  {
    host: 'SoundOn',
    address: new RegExp(
      `^https?://player\\.soundon\\.fm/(?:embed/?\\?(?:[^#]*&)?podcast=|p/)(${UUID})(?:&(?:[^#]*&)?episode=|/episodes/)(${UUID})`,
      'i',
    ),
    file: (show, episode) => `https://rss.soundon.fm/rssf/${show}/feedurl/${episode}/rssFileVip.mp3`,
  },
  // yt-dlp, simplecast.py: the host's own API.
  {
    host: 'Simplecast',
    address: new RegExp(`^https?://player\\.simplecast\\.com/(${UUID})`, 'i'),
    lookup: (id) => `https://api.simplecast.com/episodes/${id}`,
  },
  // yt-dlp, libsyn.py: the player's page holds `media_url`.
  {
    host: 'Libsyn',
    address: /^https?:\/\/(?:html5-player|play|oembed)\.libsyn\.com\/embed\/episode\/id\/(\d+)/i,
    lookup: (id) => `https://html5-player.libsyn.com/embed/episode/id/${id}/`,
  },
  // yt-dlp, acast.py: the host's own API.
  {
    host: 'Acast',
    address:
      /^https?:\/\/(?:(?:embed|shows|www)\.acast\.com\/(?:\$\/)?|play\.acast\.com\/s\/)([^/?#]+)\/(?:episodes\/)?([^/?#]+)/i,
    lookup: (show, episode) => `https://feeder.acast.com/api/v1/shows/${show}/episodes/${episode}?showInfo=true`,
  },
  // yt-dlp, omnyfm.py: the clip's page holds `AudioUrl`.
  {
    host: 'Omny',
    address: /^https?:\/\/(?:www\.)?omny\.fm\/shows\/([^/?#]+)\/((?!playlists)[^/?#]+)/i,
    lookup: (show, clip) => `https://omny.fm/shows/${show}/${clip}`,
  },
  // yt-dlp, spreaker.py: the host's own API.
  {
    host: 'Spreaker',
    address:
      /^https?:\/\/(?:widget|www)\.spreaker\.com\/(?:player\?(?:[^#]*&)?episode_id=|episode\/(?:[^/?#]*-)?)(\d+)/i,
    lookup: (id) => `https://api.spreaker.com/v2/episodes/${id}`,
  },
  // The player's page carries its episodes, with their files, in an attribute.
  { host: 'Transistor', address: /^https?:\/\/share\.transistor\.fm\/[es]\/([\da-f]{6,})/i, lookup: itself },
  // Of these no description was found: their pages are looked through for an audio element or og:audio, else the player is named.
  { host: 'Captivate', address: /^https?:\/\/player\.captivate\.fm\/episode\/([\da-f-]+)/i, lookup: itself },
  { host: 'Fireside', address: /^https?:\/\/(?:player\.)?fireside\.fm\/(?:v\d|player)\/([^?#]+)/i, lookup: itself },
  { host: 'Firstory', address: /^https?:\/\/open\.firstory\.(?:fm|me)\/(?:embed\/)?story\/([\w-]+)/i, lookup: itself },
  { host: '小宇宙', address: /^https?:\/\/(?:www\.)?xiaoyuzhoufm\.com\/episode\/([\da-f]+)/i, lookup: itself },
  // Their oEmbed answers (iamcal/oembed) hold the player's markup and no file, and their files ask for a key or a login.
  { host: 'Spotify', address: /^https?:\/\/(?:open|podcasters|creators)\.spotify\.com\/(?:embed|pod)/i },
  { host: 'Spotify', address: /^https?:\/\/(?:www\.)?anchor\.fm\/[^/?#]+\/embed/i },
  { host: 'SoundCloud', address: /^https?:\/\/w\.soundcloud\.com\/player/i },
  { host: 'Podbean', address: /^https?:\/\/(?:www\.)?podbean\.com\/(?:media\/player|player-v2|ep)/i },
  { host: 'Apple Podcasts', address: /^https?:\/\/embed\.(?:podcasts|music)\.apple\.com\//i },
  { host: 'Mixcloud', address: /^https?:\/\/(?:www|player-widget)\.mixcloud\.com\/widget/i },
  { host: 'Deezer', address: /^https?:\/\/widget\.deezer\.com\/widget/i },
  { host: 'iHeart', address: /^https?:\/\/(?:www\.)?iheart\.com\/podcast\/.*embed/i },
  { host: 'Castbox', address: /^https?:\/\/castbox\.fm\/app\/castbox\/player/i },
  { host: 'RedCircle', address: /^https?:\/\/(?:app\.)?redcircle\.com\/embed/i },
  { host: 'NPR', address: /^https?:\/\/(?:www\.)?npr\.org\/player\/embed/i },
  { host: 'BBC Sounds', address: /^https?:\/\/(?:www\.)?bbc\.co(?:\.uk|m)\/sounds\/play/i },
  // A whole show, whose latest episode changes.
  { host: 'SoundOn', address: /^https?:\/\/player\.soundon\.fm\/(?:embed|p\/)/i },
  { host: 'Firstory', address: /^https?:\/\/open\.firstory\.(?:fm|me)\/embed\//i },
  { host: 'KKBOX', address: /^https?:\/\/(?:widget\.kkbox\.com\/v\d\/|podcast\.kkbox\.com\/(?:\w{2}\/)?embed)/i },
  // Signed addresses only.
  { host: '喜马拉雅', address: /^https?:\/\/(?:www|m)\.ximalaya\.com\/(?:thirdparty|swf|embed|sound)/i },
  { host: '网易云音乐', address: /^https?:\/\/(?:[\w-]+\.)?music\.163\.com\/(?:#\/)?(?:m\/)?outchain/i },
  { host: 'QQ音乐', address: /^https?:\/\/i\.y\.qq\.com\/n2\/m\/outchain/i },
  { host: '荔枝', address: /^https?:\/\/(?:www\.)?lizhi\.fm\/(?:embed|player)/i },
  { host: '蜻蜓FM', address: /^https?:\/\/(?:[\w-]+\.)?qingting\.fm\/(?:embed|player|vchannels|channels)/i },
];

/** The player of a podcast host that an address stands for; `undefined` for every other address. */
export function findHostedPlayer(address: string): HostedPlayer | undefined {
  if (address.length > 2000) return undefined;
  const url = address.startsWith('//') ? `https:${address}` : address;
  for (const { host, address: pattern, file, lookup } of RULES) {
    const match = pattern.exec(url);
    if (!match) continue;
    const [, id = '', more = ''] = match;
    if (file) return { host, file: file(id, more), episode: `${host} ${id} ${/\d+/.exec(more)?.[0] ?? more}` };
    return lookup ? { host, lookup: lookup(id, more, url) } : { host };
  }
  return undefined;
}
