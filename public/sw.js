/*
 * Souk's service worker. It keeps three bounded things: built files, pictures, and the last public pages as a
 * stranger would see them (fetched again without cookies, so that no name, cart or card is ever stored).
 * What belongs to one person is never answered from here and never kept.
 */
const FILES = 'souk-1-files';
const PICTURES = 'souk-1-pictures';
const PAGES = 'souk-1-pages';
const OFFLINE = ['/offline', '/ar/offline'];
const LIMITS = { [FILES]: 150, [PICTURES]: 200, [PAGES]: 30 };
const FRESH_MS = 10 * 60 * 1000;
/* The same list as lib/platform/places.ts; a test compares them. */
const PRIVATE = [
  'wallet',
  'cart',
  'checkout',
  'orders',
  'gift',
  'transfers',
  'donate',
  'donations',
  'pay',
  'settings',
  'sign-in',
  'sign-up',
  'reset-password',
  'verify-email',
  'not-me',
  'feed',
  'shares',
  's',
  'messages',
  'friends',
  'notifications',
  'saved',
  'unsubscribe',
  'report',
  'decisions',
  'studio',
  'operator',
  'mailbox',
];
/* People show what can be taken back at any moment. */
const NEVER = [...PRIVATE, 'people', 'lists', 'recommendations', 'api', 'offline'];

self.addEventListener('install', (event) => {
  event.waitUntil(keepOfflinePages().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOldCaches().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method === 'POST' && url.origin === self.location.origin && url.pathname === '/search/picture/shared') {
    event.respondWith(takeShared(request));
    return;
  }
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith('/_next/static/')) event.respondWith(fromCacheFirst(event, FILES));
  else if (url.pathname.startsWith('/media/video/')) return;
  else if (url.pathname.startsWith('/media/')) event.respondWith(fromCacheFirst(event, PICTURES));
  else if (request.mode === 'navigate') event.respondWith(openPage(event, url));
});

/*
 * A picture that another app handed over: in memory until the page asks for it, in no cache and on no server. Any site can send one
 * here with a form, and nothing tells it from an app; all it gains is a search that the person sees and that is not counted.
 */
let shared = null;
const SHARED_MAX = 64 * 1024 * 1024;

async function takeShared(request) {
  const file = await request.formData().then(
    (form) => form.get('picture'),
    () => null,
  );
  shared = file instanceof File && file.size > 0 && file.size <= SHARED_MAX ? file : null;
  const prefix = /^ar\b/.test(self.navigator.language) ? '/ar' : '';
  return Response.redirect(`${prefix}/search/picture?shared=${shared ? 'waiting' : 'lost'}`, 303);
}

self.addEventListener('message', (event) => {
  if (event.data === 'close-gone') event.waitUntil(closeGone());
  if (event.data !== 'shared-picture') return;
  event.ports[0]?.postMessage(shared);
  shared = null;
});

/*
 * What is new, as the server pushed it: that there is something, never what. A message that cannot be read is shown as such a sentence too,
 * for a browser takes the permission back from whoever is told something and shows nothing.
 */
self.addEventListener('push', (event) => {
  event.waitUntil(showPushed(event.data).then(closeGone));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openFromDevice(event.notification.data?.path));
});

/* A browser that got a new address at its push service tells us, or nothing would reach it any more. */
self.addEventListener('pushsubscriptionchange', (event) => {
  event.waitUntil(tellNewAddress(event));
});

function showPushed(data) {
  const { id, title, body, lang, dir, path } = readPushed(data);
  const told = { body, lang, dir, tag: id, renotify: id !== '', data: { id, path }, icon: '/icon-192.png' };
  return self.registration.showNotification(title, id === '' ? { ...told, tag: 'souk', renotify: false } : told);
}

function readPushed(data) {
  try {
    const said = data.json();
    const texts = [said.id, said.title, said.body, said.path];
    if (texts.every((text) => typeof text === 'string' && text !== '') && /^\/(?!\/)/.test(said.path)) return said;
  } catch {
    // Nothing, or not from us: the sentence below is true all the same.
  }
  const arabic = /^ar\b/.test(self.navigator.language);
  return arabic
    ? { id: '', title: 'سوق', body: 'لديك جديد', lang: 'ar', dir: 'rtl', path: '/ar/notifications' }
    : { id: '', title: 'Souk', body: 'Something new for you', lang: 'en', dir: 'ltr', path: '/notifications' };
}

/** Closes what is shown and is not new any more, or was taken back; without a connection all of it stays until the next. */
async function closeGone() {
  const shown = (await self.registration.getNotifications()).filter(({ data }) => data?.id);
  if (shown.length === 0) return;
  try {
    const ids = shown.map(({ data }) => data.id).slice(0, 100);
    const response = await fetch(`/notifications/standing?ids=${ids.join(',')}`, { cache: 'no-store' });
    if (!response.ok) return;
    const standing = new Set((await response.json()).ids);
    for (const one of shown) if (ids.includes(one.data.id) && !standing.has(one.data.id)) one.close();
  } catch {
    // Away: what is shown says nothing that could not stand.
  }
}

/** A window that is open already comes to the front; from the page one writes on it is not taken. */
async function openFromDevice(path = '/notifications') {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const there = windows.find((one) => bare(new URL(one.url)) === '/notifications');
  if (there) await there.focus();
  else await self.clients.openWindow(path);
}

async function tellNewAddress({ oldSubscription, newSubscription }) {
  const options = oldSubscription?.options;
  const subscription = newSubscription ?? (options && (await self.registration.pushManager.subscribe(options)));
  if (!subscription) return;
  const { endpoint, keys } = subscription.toJSON();
  const body = new FormData();
  for (const [name, value] of Object.entries({ endpoint, p256dh: keys.p256dh, auth: keys.auth })) body.set(name, value);
  await fetch('/notifications/push', { method: 'POST', body });
}

async function openPage(event, url) {
  try {
    const response = await fetch(event.request);
    if (response.ok && isPublic(url)) event.waitUntil(rememberPage(url));
    return response;
  } catch {
    const kept = isPublic(url) ? await caches.match(pageKey(url), { cacheName: PAGES }) : undefined;
    return kept ?? (await caches.match(offlineFor(url))) ?? Response.error();
  }
}

/** Keeps a page as somebody without cookies gets it; at most once in ten minutes. */
async function rememberPage(url) {
  const cache = await caches.open(PAGES);
  const kept = await cache.match(pageKey(url));
  const age = Date.now() - Date.parse(kept?.headers.get('date') ?? '');
  if (age < FRESH_MS) return;
  const response = await fetch(url, { credentials: 'omit', redirect: 'error' });
  const html = response.headers.get('content-type')?.startsWith('text/html');
  if (!response.ok || !html || response.headers.has('x-robots-tag')) return;
  await cache.delete(pageKey(url));
  // What somebody shared on it would stay here after she took it back.
  if ((await response.clone().text()).includes('data-taken-back')) return;
  await cache.put(pageKey(url), response);
  await trim(PAGES);
}

async function fromCacheFirst(event, name) {
  const cache = await caches.open(name);
  const kept = await cache.match(event.request);
  if (kept) return kept;
  const response = await fetch(event.request);
  if (response.ok && response.type === 'basic') {
    const copy = response.clone();
    event.waitUntil(cache.put(event.request, copy).then(() => trim(name)));
  }
  return response;
}

/** The offline pages with the files they name, so that they look and work as ever. */
async function keepOfflinePages() {
  const cache = await caches.open(FILES);
  for (const path of OFFLINE) {
    const response = await fetch(path, { credentials: 'omit' });
    if (!response.ok) throw new Error(`no ${path}`);
    const html = await response.clone().text();
    await cache.put(path, response);
    const files = new Set(html.match(/\/_next\/static\/[^"'\s\\)]+/g) ?? []);
    await Promise.allSettled([...files].map((file) => cache.add(file)));
  }
}

async function dropOldCaches() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => !(name in LIMITS)).map((name) => caches.delete(name)));
}

/** Oldest first, but never the offline pages. */
async function trim(name) {
  const cache = await caches.open(name);
  const keys = (await cache.keys()).filter((key) => !OFFLINE.includes(new URL(key.url).pathname));
  await Promise.all(keys.slice(0, Math.max(0, keys.length - LIMITS[name])).map((key) => cache.delete(key)));
}

function isPublic(url) {
  const path = bare(url);
  const [first = ''] = path.slice(1).split('/');
  // A search by picture costs the shop work and is counted: it is made once, and lies on no disk.
  return !NEVER.includes(first) && !(path === '/search/picture' && url.search !== '');
}

function bare(url) {
  return url.pathname.replace(/^\/ar(?=\/|$)/, '') || '/';
}

function pageKey(url) {
  return url.pathname + url.search;
}

function offlineFor(url) {
  return /^\/ar(\/|$)/.test(url.pathname) ? '/ar/offline' : '/offline';
}
