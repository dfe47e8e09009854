import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { isPrivatePlace } from './places';

const worker = readFileSync(path.resolve(import.meta.dirname, '../../public/sw.js'), 'utf8');
const origin = 'http://localhost:3000';

type Shown = { title: string; body: string; tag: string; data: { id: string; path: string }; close: () => void };

/** The real worker on a device: what it shows, what it opens, and what the server says still stands (null while it is away). */
function aDevice(language = 'en') {
  const listeners: Record<string, (event: object) => void> = {};
  const device = { shown: [] as Shown[], opened: [] as string[], focused: [] as string[], asked: [] as string[] };
  const windows: { url: string; focus: () => Promise<void> }[] = [];
  let standing: readonly string[] | null = [];
  const registration = {
    showNotification: async (title: string, options: Omit<Shown, 'title' | 'close'>) => {
      device.shown = device.shown.filter(({ tag }) => tag !== options.tag);
      const one = { ...options, title, close: () => (device.shown = device.shown.filter((other) => other !== one)) };
      device.shown.push(one);
    },
    getNotifications: async () => device.shown,
  };
  const self = {
    addEventListener: (name: string, listener: (event: object) => void) =>
      Object.assign(listeners, { [name]: listener }),
    location: { origin },
    navigator: { language },
    registration,
    clients: { matchAll: async () => windows, openWindow: async (to: string) => device.opened.push(to) },
  };
  const fetch = async (address: string) => {
    device.asked.push(address);
    if (standing === null) throw new TypeError('away');
    return { ok: true, json: async () => ({ ids: standing }) };
  };
  runInNewContext(worker, { self, URL, Response, FormData, caches: {}, fetch });
  const send = async (name: string, event: object) => {
    let done: unknown;
    listeners[name]?.({ ...event, waitUntil: (promise: unknown) => (done = promise) });
    await done;
  };
  return {
    device,
    send,
    push: (said: unknown) => send('push', { data: said === undefined ? null : { json: () => said } }),
    stands: (...ids: string[]) => (standing = ids),
    goesAway: () => (standing = null),
    open: (url: string) => windows.push({ url, focus: async () => void device.focused.push(url) }),
  };
}

const message = (id: string) => ({
  id,
  title: 'سوق',
  body: 'طلب صداقة جديد',
  lang: 'ar',
  dir: 'rtl',
  path: '/ar/notifications',
});

it('shows what is pushed in its own language, and closes what does not stand any more', async () => {
  const { device, push, stands, send } = aDevice();
  stands('one', 'two');
  await push(message('one'));
  await push(message('two'));
  await push(message('two'));
  expect(device.shown.map(({ tag, body }) => [tag, body])).toEqual([
    ['one', 'طلب صداقة جديد'],
    ['two', 'طلب صداقة جديد'],
  ]);
  stands('two');
  await send('message', { data: 'close-gone', ports: [] });
  expect(device.shown.map(({ tag }) => tag)).toEqual(['two']);
  expect(device.asked.at(-1)).toBe('/notifications/standing?ids=one,two');
});

it.each([
  ['en', 'Something new for you', '/notifications'],
  ['ar-JO', 'لديك جديد', '/ar/notifications'],
])(
  'shows a neutral sentence for what it cannot read (%s), and leaves all of it where nothing answers',
  async (language, body, to) => {
    const { device, push, goesAway } = aDevice(language);
    goesAway();
    await push(undefined);
    await push({ ...message('evil'), path: '//elsewhere.example' });
    await push(message('one'));
    expect(device.shown.map((one) => [one.body, one.data.path])).toEqual([
      [body, to],
      ['طلب صداقة جديد', '/ar/notifications'],
    ]);
  },
);

it('brings a page of notifications to the front, or opens one, and asks nothing where nothing is shown', async () => {
  const { device, push, stands, send, open } = aDevice();
  await send('message', { data: 'close-gone', ports: [] });
  expect(device.asked).toEqual([]);
  stands('one', 'two');
  await push(message('one'));
  await push(message('two'));
  const [first, second] = device.shown;
  await send('notificationclick', { notification: first });
  open(`${origin}/ar/cedar-and-co`);
  open(`${origin}/ar/notifications`);
  await send('notificationclick', { notification: second });
  // Where a tap leads is hers, and kept by no browser.
  expect(isPrivatePlace('/notifications')).toBe(true);
  expect(device).toMatchObject({ shown: [], opened: ['/ar/notifications'], focused: [`${origin}/ar/notifications`] });
});
