/** Passing something on: by the clipboard, or by what the device shares with. */

/** Puts a text on the clipboard and says so on the button. */
export async function copyText(text, button, done) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyBySelection(text);
  }
  const label = button.textContent;
  if (label === done) return;
  button.textContent = done;
  setTimeout(() => {
    button.textContent = label;
  }, 2000);
}

/** Without TLS there is no clipboard; the old way works on a selected field. */
function copyBySelection(text) {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'visually-hidden';
  document.body.append(field);
  field.select();
  document.execCommand('copy');
  field.remove();
}

/** Offers an address to the device's own sharing where a finger points, and copies it elsewhere. */
export async function shareLink(url, title, button, done) {
  if (navigator.share && matchMedia('(hover: none)').matches) {
    await navigator.share({ url, title }).catch(() => undefined);
    return;
  }
  await copyText(url, button, done);
}
