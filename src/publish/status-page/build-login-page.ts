/** The door of the operator's page. */
import { buildPage } from '../build-page.ts';
import { statusText } from '../status-words/choose-status-text.ts';

/** The HTML of `/status` for everybody else. */
export function buildLoginPage({
  language,
  hasFailed,
}: {
  readonly language: string;
  readonly hasFailed: boolean;
}): string {
  const text = statusText(language);
  // After a wrong token the browser is at `status/login`, one level deeper.
  const action = hasFailed ? 'login' : 'status/login';
  return buildPage({
    title: text.title,
    language,
    root: hasFailed ? '../' : './',
    trail: [],
    main: `<div class="status"><h1>${text.title}</h1>
<form method="post" action="${action}" class="login"><label for="token">${text.token}</label>
<input id="token" name="token" type="password" autocomplete="current-password" required aria-describedby="token-hint">
<p class="hint" id="token-hint">${text.tokenHint}</p>
${hasFailed ? `<p class="bad" role="alert">${text.wrongToken}</p>` : ''}
<button>${text.logIn}</button></form></div>`,
  });
}
