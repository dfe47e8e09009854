import { chromium } from '@playwright/test';
const origin = process.env.O ?? 'http://localhost:4633';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium-headless-shell', args: ['--no-sandbox'] });
const shots: [string, string, number, 'light' | 'dark', string?][] = JSON.parse(process.env.SHOTS ?? '[]');
const states = new Map<string, any>();
async function stateOf(who: string) {
  if (states.has(who)) return states.get(who);
  const c = await browser.newContext(); const p = await c.newPage();
  await p.goto(origin + '/sign-in', { timeout: 120000 });
  await p.getByRole('textbox', { name: 'E-mail' }).fill(`${who}@demo.souk`);
  await p.getByLabel('Password', { exact: true }).fill('a-warm-market-hall');
  await p.getByRole('button', { name: 'Sign in', exact: true }).click();
  await p.waitForURL((u) => !u.pathname.endsWith('/sign-in'), { timeout: 120000 });
  const s = await c.storageState(); states.set(who, s); await c.close(); return s;
}
for (const [name, path, width, scheme, who] of shots) {
  const c = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, ...(who ? { storageState: await stateOf(who) } : {}) });
  const p = await c.newPage();
  try {
  await p.goto(origin + path, { timeout: 180000 });
  await p.waitForTimeout(1500);
  await p.screenshot({ path: `/tmp/revs-shots/${name}.png`, fullPage: true });
  console.log(name, p.url());
  } catch (e) { console.log(name, String(e).slice(0, 200)); }
  await c.close();
}
await browser.close();
