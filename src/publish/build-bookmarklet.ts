/** The link for the bookmarks bar that opens our page with the address of the page it was clicked on. It holds no token. */

/** `page`: the absolute address of `/add`. */
export function buildBookmarklet(page: string): string {
  const target = JSON.stringify(`${page}?url=`);
  return `javascript:${encodeURIComponent(
    `(()=>{const a=${target}+encodeURIComponent(location.href)+'&title='+encodeURIComponent(document.title.slice(0,300));open(a,'_blank','noreferrer')})()`,
  )}`;
}
