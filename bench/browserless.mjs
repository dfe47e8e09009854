/** A shopper without a browser: cookies, pages and forms as the product serves them to somebody without JavaScript. */
import { send } from './load.mjs';

const decode = (text) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

function attribute(tag, name) {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag);
  return found ? decode(found[1]) : undefined;
}

/** The forms of a page: their hidden and typed fields, and the words of their buttons. */
export function formsOf(html) {
  return [...html.matchAll(/<form\b[^>]*>([\s\S]*?)<\/form>/g)].map(([whole, inside]) => {
    const fields = new Map();
    for (const [tag] of inside.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)) {
      const name = attribute(tag, 'name');
      const type = attribute(tag, 'type');
      if (!name || ((type === 'checkbox' || type === 'radio') && !/\schecked/.test(tag))) continue;
      fields.set(name, attribute(tag, 'value') ?? '');
    }
    const button =
      inside.replace(/<svg[\s\S]*?<\/svg>/g, '').match(/<button\b[^>]*type="submit"[^>]*>([\s\S]*?)<\/button>/)?.[1] ??
      '';
    return {
      action: attribute(whole.match(/<form\b[^>]*>/)?.[0] ?? '', 'action') ?? '',
      fields,
      button: button.replace(/<[^>]+>/g, '').trim(),
    };
  });
}

/** The server action behind a form, as its hidden fields name it. */
function actionIdOf(form) {
  for (const [name, value] of form.fields) if (/^\$ACTION_\d+:0$/.test(name)) return JSON.parse(value).id;
  throw new Error('this form has no server action');
}

/** What an action answered, out of the rows of React's wire format. */
function actionAnswer(body) {
  const rows = new Map(
    body.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]),
  );
  const head = JSON.parse(rows.get('0') ?? 'null');
  const row = typeof head?.a === 'string' ? rows.get(head.a.replace(/^\$@/, '')) : undefined;
  return row?.startsWith('{') ? JSON.parse(row) : undefined;
}

function multipart(fields) {
  const boundary = `----souk${Math.random().toString(36).slice(2)}`;
  const parts = [...fields].map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return { body: `${parts.join('')}--${boundary}--\r\n`, type: `multipart/form-data; boundary=${boundary}` };
}

export class Shopper {
  constructor(origin, agent) {
    this.origin = origin;
    this.agent = agent;
    this.cookies = new Map();
  }

  /** A request as this shopper sends it. */
  dressed(shot) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const { host } = new URL(this.origin);
    return { ...shot, headers: { host, ...(cookie ? { cookie } : {}), ...shot.headers } };
  }

  async request(shot) {
    const answer = await send(this.origin, this.dressed(shot), this.agent);
    for (const line of answer.headers['set-cookie'] ?? []) {
      const [pair] = line.split(';');
      const at = pair.indexOf('=');
      this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answer;
  }

  get(path) {
    return this.request({ path });
  }

  /** Sends a form of a page as a browser without JavaScript would. */
  submit(path, form, typed = {}) {
    const fields = new Map(form.fields);
    for (const [name, value] of Object.entries(typed)) fields.set(name, value);
    const { body, type } = multipart(fields);
    const headers = { 'content-type': type, 'content-length': String(Buffer.byteLength(body)), origin: this.origin };
    return this.request({ method: 'POST', path: form.action || path, headers, body });
  }

  /** The request a browser's script sends for a form: the action alone, its state as the answer. */
  call(path, form, typed = {}) {
    const fields = new Map([...form.fields].filter(([name]) => !name.startsWith('$ACTION')));
    for (const [name, value] of Object.entries(typed)) fields.set(name, value);
    const parts = [...[...fields].map(([name, value]) => [`_1_${name}`, value]), ['0', '[null,"$K1"]']];
    const { body, type } = multipart(parts);
    const headers = {
      accept: 'text/x-component',
      'next-action': actionIdOf(form),
      'content-type': type,
      'content-length': String(Buffer.byteLength(body)),
      origin: this.origin,
    };
    return { method: 'POST', path, headers, body };
  }

  /** Taps as a browser with scripts does. @returns {Promise<{ status: number, state: any }>} the state is undefined when there was none */
  async tap(path, form) {
    const answer = await this.request(this.call(path, form, { live: '1' }));
    return { status: answer.status, state: answer.status === 200 ? actionAnswer(answer.body) : undefined };
  }

  async signIn(email, password) {
    const page = await this.get('/sign-in');
    const form = formsOf(page.body).find((one) => one.fields.has('password'));
    if (!form) throw new Error('no sign-in form');
    const answer = await this.submit('/sign-in', form, { email, password });
    if (answer.status !== 303 && answer.status !== 307) throw new Error(`sign-in answered ${answer.status}`);
  }

  /** The one-tap form of a product page, or undefined when this shopper cannot buy it in one tap. */
  async payForm(path) {
    const page = await this.get(path);
    return formsOf(page.body).find((one) => one.fields.has('expectedMinor') || /^Pay\b/.test(one.button));
  }
}
