/**
 * Forms sent as a browser without scripts sends them, and without a browser: what a story needs before it begins costs a few
 * requests instead of as many pages drawn. Cookies are those of the page's own browser, so it goes on from there.
 */
import type { APIResponse, Page } from '@playwright/test';

type Typed = Readonly<Record<string, string | readonly string[] | File>>;
type Form = { tag: string; inside: string };

/** Where a form is and what is done with it. A name that begins with a dot means every field whose name ends so. */
type Task = {
  /** The page's address. */
  at: string;
  /** The words on the button. */
  button: string;
  typed: Typed;
  /** Whether this is where and what a yes leads to; anything else ends the story there. */
  done: (url: URL, html: string) => boolean;
};

/** Fetches the page, fills in the form that has the button, sends it, and insists on a yes. */
export async function sendForm(page: Page, { at, button, typed, done }: Task): Promise<{ url: URL; html: string }> {
  const fetched = await page.request.get(at);
  const form = formWith(await fetched.text(), button, Object.keys(typed));
  if (!form) throw new Error(`${at} answers ${fetched.status()} and has no form with the button "${button}"`);
  const answer = await post(page, new URL(fetched.url()), form, fieldsOf(form, button, typed, at));
  const [url, html] = [new URL(answer.url()), await answer.text()];
  if (answer.ok() && done(url, html)) return { url, html };
  throw new Error(`"${button}" at ${at} answered ${answer.status()} at ${url}: ${mainWords(html)}`);
}

function post(page: Page, from: URL, form: Form, fields: FormData): Promise<APIResponse> {
  const action = attribute(form.tag, 'action') ?? '';
  const to = new URL(action || from.href, from).href;
  const headers = { origin: from.origin };
  if (attribute(form.tag, 'enctype') === 'multipart/form-data')
    return page.request.post(to, { headers, multipart: fields });
  const pairs = [...fields].map(([name, value]) => [name, String(value)]);
  const data = new URLSearchParams(pairs).toString();
  return page.request.post(to, {
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    data,
  });
}

/**
 * The first form of a page that has a button of these words, and the fields, where one of them has. Our pages are written by React: tags are regular
 * and nothing nests.
 */
function formWith(html: string, button: string, fields: readonly string[]): Form | undefined {
  const forms = [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)];
  const have = forms.filter(([, , inside = '']) => buttonsOf(inside).some(({ words }) => words === button));
  const found = have.find(([, , inside = '']) => fields.every((name) => hasField(inside, name))) ?? have[0];
  return found && { tag: found[1] ?? '', inside: found[2] ?? '' };
}

const hasField = (inside: string, field: string) =>
  [...inside.matchAll(/\sname="([^"]*)"/g)].some(([, name = '']) =>
    field.startsWith('.') ? name.endsWith(field) : name === field,
  );

function buttonsOf(inside: string) {
  return [...inside.matchAll(/<button\b([^>]*)>([\s\S]*?)<\/button>/g)].map(([, tag = '', words = '']) => ({
    tag,
    words: wordsOf(words),
  }));
}

/** What the browser would send, in the order of the page: hidden fields, what stands in the others, the pressed button. */
function fieldsOf(form: Form, button: string, typed: Typed, at: string): FormData {
  const fields = new FormData();
  const left = new Set(Object.keys(typed));
  const known = new Set<string>();
  // A button is not left out with what is inside it: React puts the hidden fields of its own action there.
  const control =
    /<(textarea|select)\b([^>]*)>([\s\S]*?)<\/\1>|<(button)\b([^>]*)>(?=([\s\S]*?)<\/button>)|<(input)\b([^>]*)>/g;
  for (const [, area, areaTag, areaInside, press, pressTag, words, , inputTag] of form.inside.matchAll(control)) {
    const kind = area ?? press ?? 'input';
    const tag = areaTag ?? pressTag ?? inputTag ?? '';
    const name = attribute(tag, 'name');
    if (!name || /\sdisabled=""/.test(tag)) continue;
    const key = Object.keys(typed).find((one) => (one.startsWith('.') ? name.endsWith(one) : name === one));
    if (key && kind !== 'button') {
      left.delete(key);
      if (!known.has(name)) for (const value of [typed[key]].flat()) fields.append(name, value as string | File);
      known.add(name);
    } else {
      const value = standing(kind, tag, areaInside ?? words ?? '', button);
      if (value !== undefined) fields.append(name, value);
    }
  }
  if (left.size > 0) throw new Error(`the form "${button}" at ${at} has no field ${[...left].join(', ')}`);
  return fields;
}

/** What a field says that nobody touched; undefined when it is not sent. */
function standing(kind: string, tag: string, content: string, button: string): string | undefined {
  const value = attribute(tag, 'value');
  if (kind === 'button') return wordsOf(content) === button ? (value ?? '') : undefined;
  if (kind === 'textarea') return decoded(content);
  if (kind === 'select') {
    const options = [...content.matchAll(/<option\b([^>]*)>([\s\S]*?)<\/option>/g)];
    const chosen = options.find(([, option = '']) => /\sselected=""/.test(option)) ?? options[0];
    return chosen && (attribute(chosen[1] ?? '', 'value') ?? wordsOf(chosen[2] ?? ''));
  }
  const type = attribute(tag, 'type');
  if (type === 'checkbox' || type === 'radio') return /\schecked=""/.test(tag) ? (value ?? 'on') : undefined;
  return type === 'file' || type === 'submit' ? undefined : (value ?? '');
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`, 'i').exec(tag)?.[1];
  return value === undefined ? undefined : decoded(value);
}

const marks: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'" };
const decoded = (text: string) => text.replace(/&(amp|lt|gt|quot|#x27|#39);/g, (_, name: string) => marks[name] ?? '');
const wordsOf = (html: string) => decoded(html.replace(/<[^>]*>/g, '')).trim();

/** The beginning of what the page says, for whoever reads why a story ended. */
function mainWords(html: string): string {
  const main = /<main\b[^>]*>([\s\S]*?)<\/main>/.exec(html)?.[1] ?? html;
  const bare = main.replace(/<(script|style|template)\b[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, ' ');
  return decoded(bare).replace(/\s+/g, ' ').trim().slice(0, 400);
}
