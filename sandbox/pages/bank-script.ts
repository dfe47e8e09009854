/*
 * What runs inside the framed bank fields. Sent to the browser as text, like the card fields' script, and speaking the
 * same messages, so that the app has one way to talk to either frame. The sandbox is bundled into one file, where the two
 * names taken from there are plain names again.
 */
import { asScriptJson, field, showProblem, watchHeight } from './fields-script';

interface Settings {
  parent: string;
  secret: string;
  routing: string;
  /** Test numbers by id, for the list that fills the form. */
  banks: Record<string, string>;
  problems: Record<string, string>;
  failed: string;
  offline: string;
}

async function confirmBank(settings: Settings, tell: (message: object) => void): Promise<void> {
  const names = ['holder', 'routing', 'account'];
  const body = new URLSearchParams([...names, 'kind'].map((name) => [name, field(name).value]));
  body.set('client_secret', settings.secret);
  body.set('parent', settings.parent);
  const general = document.getElementById('general') as HTMLElement;
  general.textContent = '';
  try {
    const response = await fetch('/bank-fields/confirm', { method: 'POST', body });
    const answer = await response.json();
    if (answer.kind === 'saved')
      return tell({ type: 'souk-fields:saved', payment_method: answer.method, setup_intent: answer.intent });
    for (const name of names) showProblem(name, settings.problems[answer.problems[name]] ?? '');
    field(names.find((name) => answer.problems[name]) ?? 'account').focus();
  } catch {
    general.textContent = navigator.onLine ? settings.failed : settings.offline;
  }
  tell({ type: 'souk-fields:refused' });
}

/** Writes a test account into the fields as if it had been typed. */
function offerBanks(settings: Settings): void {
  const list = document.getElementById('trial') as HTMLSelectElement;
  list.addEventListener('change', () => {
    const account = settings.banks[list.value];
    if (account === undefined) return;
    const typed: Record<string, string> = { holder: 'Jenny Rosen', routing: settings.routing, account };
    for (const name of Object.keys(typed)) {
      field(name).value = typed[name] ?? '';
      field(name).dispatchEvent(new Event('input'));
    }
  });
}

function startBank(settings: Settings): void {
  const tell = (message: object) => window.parent.postMessage(message, settings.parent);
  let busy = false;
  const confirm = async () => {
    if (busy) return;
    busy = true;
    await confirmBank(settings, tell);
    busy = false;
  };
  for (const name of ['holder', 'routing', 'account']) {
    field(name).addEventListener('input', () => {
      showProblem(name, '');
      const complete = ['holder', 'routing', 'account'].every((one) => field(one).value.trim() !== '');
      tell({ type: 'souk-fields:change', complete });
    });
  }
  offerBanks(settings);
  document.querySelector('form')?.addEventListener('submit', (event) => {
    event.preventDefault();
    tell({ type: 'souk-fields:enter' });
  });
  window.addEventListener('message', (event) => {
    if (event.origin !== settings.parent || event.source !== window.parent) return;
    if (event.data?.type === 'souk-fields:confirm') void confirm();
    if (event.data?.type === 'souk-fields:focus') field('holder').focus();
  });
  watchHeight(tell);
  tell({ type: 'souk-fields:ready' });
}

const PARTS = [field, watchHeight, showProblem, confirmBank, offerBanks];

export function bankScript(settings: Settings): string {
  return `const __name = (value) => value;\n${PARTS.map(String).join('\n')}\n(${String(startBank)})(${asScriptJson(settings)});`;
}
