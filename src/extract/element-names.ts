/** Names of elements by what a layout does with them. */

/** Begin and end a run of text. */
export const BLOCK = new Set(
  `address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer
  form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td
  tfoot th thead tr ul`.split(/\s+/),
);
/** Hold nothing to be read. */
export const SKIPPED = new Set(
  `head script style noscript template select option optgroup button textarea input svg math canvas datalist map
  progress meter rp rt rtc frame noframes noembed title link meta video`.split(/\s+/),
);
