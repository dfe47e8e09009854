/*
 * What runs inside the framed card fields. These functions are sent to the browser as text (`fieldsScript`), so they
 * use nothing from outside this file and no syntax a browser lacks.
 */

interface Settings {
  parent: string;
  secret: string;
  /** Test numbers by id, for the list that fills the form. */
  cards: Record<string, string>;
  problems: Record<string, string>;
  failed: string;
  offline: string;
}

function digits(text: string): string {
  return text
    .replace(/[\u0660-\u0669]/g, (one) => String(one.charCodeAt(0) - 0x0660))
    .replace(/[\u06f0-\u06f9]/g, (one) => String(one.charCodeAt(0) - 0x06f0))
    .replace(/\D/g, '');
}

function shapeNumber(text: string): string {
  const plain = digits(text).slice(0, 19);
  if (/^3[47]/.test(plain))
    return plain.replace(/^(\d{4})(\d{1,6})?(\d{1,5})?.*$/, (_all, a, b, c) => [a, b, c].filter(Boolean).join(' '));
  return plain.replace(/(\d{4})(?=\d)/g, '$1 ');
}

function shapeExpiry(text: string): string {
  let plain = digits(text);
  if (/^[2-9]/.test(plain)) plain = `0${plain}`;
  // Autofill may bring a four-digit year.
  if (plain.length === 6) plain = plain.slice(0, 2) + plain.slice(4);
  return plain.length > 2 ? `${plain.slice(0, 2)} / ${plain.slice(2, 4)}` : plain;
}

export function field(name: string): HTMLInputElement {
  return document.getElementById(name) as HTMLInputElement;
}

export function showProblem(name: string, message: string): void {
  const place = document.getElementById(`${name}-problem`);
  if (place !== null && place.textContent !== message) place.textContent = message;
  field(name).setAttribute('aria-invalid', String(message !== ''));
}

/**
 * Tells how high the fields are, at once and whenever that changes. At once, because an observer in a frame below the window's edge hears nothing until
 * it is scrolled to: the button below would move while it is pressed.
 */
export function watchHeight(tell: (message: object) => void): void {
  const tellHeight = () => tell({ type: 'souk-fields:resize', height: Math.ceil(document.body.scrollHeight) });
  tellHeight();
  new ResizeObserver(tellHeight).observe(document.body);
}

/** Keeps the caret after the digit it stood behind while spaces come and go around it. */
function reshape(input: HTMLInputElement, shape: (text: string) => string): void {
  const before = digits(input.value.slice(0, input.selectionStart ?? input.value.length)).length;
  const next = shape(input.value);
  if (next === input.value) return;
  input.value = next;
  let place = 0;
  for (let seen = 0; place < next.length && seen < before; place += 1) if (/\d/.test(next[place] ?? '')) seen += 1;
  input.setSelectionRange(place, place);
}

function watchField(name: string, tell: (message: object) => void): void {
  const input = field(name);
  input.addEventListener('input', (event) => {
    const removing = (event as InputEvent).inputType?.startsWith('delete');
    if (name === 'number') reshape(input, shapeNumber);
    if (name === 'expiry' && !removing) reshape(input, shapeExpiry);
    if (name === 'cvc') reshape(input, (text) => digits(text).slice(0, 4));
    showProblem(name, '');
    const complete =
      digits(field('number').value).length > 12 &&
      digits(field('expiry').value).length > 3 &&
      digits(field('cvc').value).length > 2;
    tell({ type: 'souk-fields:change', complete });
  });
}

async function confirmFields(settings: Settings, tell: (message: object) => void): Promise<void> {
  const names = ['number', 'expiry', 'cvc'];
  const body = new URLSearchParams(names.map((name) => [name, field(name).value]));
  body.set('client_secret', settings.secret);
  body.set('parent', settings.parent);
  const theme = document.documentElement.dataset.theme ?? 'auto';
  body.set('locale', document.documentElement.lang);
  body.set('theme', theme);
  body.set('on', document.body.classList.contains('paper') ? 'paper' : 'surface');
  const general = document.getElementById('general') as HTMLElement;
  general.textContent = '';
  try {
    const response = await fetch('/fields/confirm', { method: 'POST', body });
    const answer = await response.json();
    if (answer.kind === 'saved')
      return tell({ type: 'souk-fields:saved', payment_method: answer.method, setup_intent: answer.intent });
    if (answer.kind === 'challenge') {
      // The bank's page cannot measure itself for the frame around it.
      tell({ type: 'souk-fields:resize', height: 460 });
      return location.assign(`${answer.url}?locale=${document.documentElement.lang}&theme=${theme}`);
    }
    for (const name of names) showProblem(name, settings.problems[answer.problems[name]] ?? '');
    field(names.find((name) => answer.problems[name]) ?? 'number').focus();
  } catch {
    general.textContent = navigator.onLine ? settings.failed : settings.offline;
  }
  tell({ type: 'souk-fields:refused' });
}

/** Writes a test card into the fields as if it had been typed. */
function offerCards(cards: Record<string, string>): void {
  const list = document.getElementById('trial') as HTMLSelectElement;
  list.addEventListener('change', () => {
    const number = cards[list.value];
    if (number === undefined) return;
    const typed: Record<string, string> = {
      number,
      expiry: '12 / 34',
      cvc: digits(number).length === 15 ? '1234' : '123',
    };
    for (const name of Object.keys(typed)) {
      field(name).value = typed[name] ?? '';
      field(name).dispatchEvent(new Event('input'));
    }
  });
}

function startFields(settings: Settings): void {
  const tell = (message: object) => window.parent.postMessage(message, settings.parent);
  let busy = false;
  const confirm = async () => {
    if (busy) return;
    busy = true;
    await confirmFields(settings, tell);
    busy = false;
  };
  for (const name of ['number', 'expiry', 'cvc']) watchField(name, tell);
  offerCards(settings.cards);
  document.querySelector('form')?.addEventListener('submit', (event) => {
    event.preventDefault();
    tell({ type: 'souk-fields:enter' });
  });
  window.addEventListener('message', (event) => {
    if (event.origin !== settings.parent || event.source !== window.parent) return;
    if (event.data?.type === 'souk-fields:confirm') void confirm();
    if (event.data?.type === 'souk-fields:focus') field('number').focus();
  });
  watchHeight(tell);
  tell({ type: 'souk-fields:ready' });
}

const PARTS = [
  digits,
  shapeNumber,
  shapeExpiry,
  field,
  watchHeight,
  showProblem,
  reshape,
  watchField,
  offerCards,
  confirmFields,
];

/** JSON cannot close the script element it stands in once every `<` is escaped. */
export function asScriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

export function fieldsScript(settings: Settings): string {
  return `const __name = (value) => value;\n${PARTS.map(String).join('\n')}\n(${String(startFields)})(${asScriptJson(settings)});`;
}

/** After 3-D Secure the frame comes back here and passes the outcome on. */
export function doneScript(parent: string, message: object): string {
  return `window.parent.postMessage(${asScriptJson(message)}, ${asScriptJson(parent)});`;
}
