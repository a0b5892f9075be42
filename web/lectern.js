/** Entry of every page: gives the parts that are there their behaviour. Without it the page is complete but plainer. */

import { copyText } from './share.js';

const status = document.querySelector('.status[data-events]');
if (status) void import('./status.js').then(({ enhanceStatus }) => enhanceStatus(status));
const add = document.querySelector('.add');
if (add) void import('./add.js').then(({ enhanceAdd }) => enhanceAdd(add));

for (const button of document.querySelectorAll('button[data-copy]')) {
  const field = document.getElementById(button.dataset.copy);
  button.hidden = false;
  button.addEventListener('click', () => {
    field.select();
    void copyText(field.value, button, button.dataset.done);
  });
}
