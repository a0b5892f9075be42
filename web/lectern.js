/** Entry of every page: gives the parts that are there their behaviour. Without it the page is complete but plainer. */

import { enhanceLists } from './lists.js';
import { enhancePlayer } from './player.js';

for (const section of document.querySelectorAll('.player')) enhancePlayer(section);
enhanceLists(document);
const status = document.querySelector('.status[data-events]');
if (status) void import('./status.js').then(({ enhanceStatus }) => enhanceStatus(status));
const add = document.querySelector('.add');
if (add) void import('./add.js').then(({ enhanceAdd }) => enhanceAdd(add));

for (const button of document.querySelectorAll('button[data-copy]')) {
  const field = document.getElementById(button.dataset.copy);
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener('click', async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      // Without TLS there is no clipboard; the old way works on a selected field.
      document.execCommand('copy');
    }
    button.textContent = button.dataset.done;
    setTimeout(() => {
      button.textContent = label;
    }, 2000);
  });
}
