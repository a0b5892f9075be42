/** How to subscribe: the address to copy, links that open podcast apps, and a QR code for the phone. */
import QRCode from 'qrcode';
import type { PageText } from './page-text.ts';
import { escapeMarkup } from './safe-text.ts';

/** A QR code as one SVG path, its dark modules merged into runs. Needs no font, no picture file and no other server. */
export function buildQrSvg(content: string, label: string): string {
  const { modules } = QRCode.create(content, { errorCorrectionLevel: 'M' });
  const { size, data } = modules;
  let path = '';
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; ) {
      let run = 0;
      while (x + run < size && data[y * size + x + run]) run += 1;
      if (run > 0) path += `M${x} ${y}h${run}v1h-${run}z`;
      x += Math.max(1, run);
    }
  }
  // Four modules of quiet zone (ISO/IEC 18004 §9.1), or cameras do not find it.
  const box = `-4 -4 ${size + 8} ${size + 8}`;
  return `<svg class="qr" role="img" aria-label="${escapeMarkup(label)}" viewBox="${box}" shape-rendering="crispEdges"><rect class="qr-light" x="-4" y="-4" width="${size + 8}" height="${size + 8}"/><path class="qr-dark" d="${path}"/></svg>`;
}

/** Addresses that open a feed in an app, by the schemes that the apps document. */
function appLinks(feed: string, text: PageText): readonly (readonly [string, string])[] {
  const bare = feed.replace(/^https?:\/\//, '');
  return [
    [`podcast://${bare}`, text.openInApp],
    [`podcasts://${bare}`, 'Apple Podcasts'],
    [`pktc://subscribe/${bare}`, 'Pocket Casts'],
    [`overcast://x-callback-url/add?url=${encodeURIComponent(feed)}`, 'Overcast'],
    [`antennapod-subscribe://${bare}`, 'AntennaPod'],
  ];
}

/** HTML. `feed` and `lite` are absolute, since they leave the page with the reader. */
export function buildSubscribePanel(feed: string, lite: string | undefined, text: PageText, id: string): string {
  const address = (url: string, label: string, field: string) =>
    `<p class="address"><label for="${field}">${escapeMarkup(label)}</label><input id="${field}" readonly value="${escapeMarkup(url)}"><button type="button" hidden data-copy="${field}" data-done="${escapeMarkup(text.copied)}">${escapeMarkup(text.copyLink)}</button></p>`;
  const links = appLinks(feed, text).map(
    ([href, label]) => `<li><a href="${escapeMarkup(href)}">${escapeMarkup(label)}</a></li>`,
  );
  return `<section class="subscribe">
<div>
${address(feed, text.feedAddress, `${id}-feed`)}
${lite === undefined ? '' : address(lite, text.liteFeed, `${id}-lite`)}
<p class="hint">${escapeMarkup(text.subscribeHint)}</p>
<ul class="apps">${links.join('')}</ul>
</div>
${buildQrSvg(feed, text.qrLabel)}
</section>`;
}
