/** What the stories of all platforms need: a site at Souk, a platform's server, a storefront on another origin, and a shopper who pays there. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { copyFileSync, createWriteStream, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { App } from '../../e2e/app';
import { addAddress, addCard, cards } from '../../e2e/buying';
import { expect, test } from '../../e2e/fixtures';
import { sendForm } from '../../e2e/forms';
import { type SoukPay, soukPay } from '../../integrations/client/index.js';

/** Where the project is. */
export const root = path.resolve(import.meta.dirname, '../..');
const souk = process.env.SOUK_ORIGIN || 'http://localhost:3000';
const children: ChildProcess[] = [];
const servers: Server[] = [];

/** What the table of the record says of one step. */
export function row(step: string, platform: string, ours: string): void {
  test.info().annotations.push({ type: 'row', description: JSON.stringify([step, platform, ours]) });
}

/** A site with a test pair and a webhook endpoint, made through the surfaces anybody has. */
export async function aSite(page: Page, hook: string): Promise<{ pay: SoukPay; environment: Record<string, string> }> {
  const made = await sendForm(page, {
    ...{ at: '/developers', button: 'Make a test pair', typed: {} },
    done: (_, html) => html.includes('sk_test_'),
  });
  const [key = ''] = /sk_test_[A-Za-z0-9_-]{43}/.exec(made.html) ?? [];
  const pay = soukPay({ key, origin: souk });
  const { secret = '' } = await pay.addWebhookEndpoint({ url: hook });
  return { pay, environment: { SOUK: souk, SOUK_SECRET_KEY: key, SOUK_WEBHOOK_SECRET: secret } };
}

/** The folder in which a platform is installed. */
export function folderOf(platform: string): string {
  return path.join(process.env.SOUK_PLATFORMS ?? '', platform);
}

/** Compiles what uses our package against the platform's own types, and runs it. */
export function keepContract(platform: string): void {
  const cwd = folderOf(platform);
  copyFileSync(path.join(root, 'integrations', platform, 'example/contract.mts'), path.join(cwd, 'contract.mts'));
  const compiler = path.join(root, 'node_modules/typescript-native/bin/tsc');
  const options = ['--ignoreConfig', '--target', 'es2022', '--module', 'nodenext', '--strict', '--skipLibCheck'];
  execFileSync(process.execPath, [compiler, ...options, 'contract.mts'], { cwd, stdio: 'pipe', encoding: 'utf8' });
  execFileSync(process.execPath, ['contract.mjs'], { cwd, stdio: 'pipe', encoding: 'utf8' });
}

/** Starts a platform's server and waits until it answers. */
export async function start(platform: string, args: string[], environment: Record<string, string>, answers: string) {
  const folder = folderOf(platform);
  const child = spawn(process.execPath, args, { cwd: folder, env: { ...process.env, ...environment }, stdio: 'pipe' });
  children.push(child);
  const log = createWriteStream(path.join(folder, 'server.log'));
  child.stdout?.pipe(log);
  child.stderr?.pipe(log);
  await expect
    .poll(
      async () => {
        expect(child.exitCode, `${platform} ended; see ${folder}/server.log`).toBeNull();
        return (await fetch(answers).catch(() => null))?.ok ?? false;
      },
      { timeout: 180_000, intervals: [1_000] },
    )
    .toBe(true);
}

/** Shows a platform's storefront page on `port`, an origin that is another site to browsers than ours. */
export async function showStorefront(platform: string, port: number, words: Record<string, string>): Promise<void> {
  const template = readFileSync(path.join(root, 'integrations', platform, 'example/storefront.html'), 'utf8');
  const page = template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => words[name] ?? '');
  const server = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page);
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
}

/** Two ports that nobody else is likely to have. */
export function somePorts(): [number, number] {
  const first = 20_000 + Math.floor(Math.random() * 10_000);
  return [first, first + 1];
}

/** Ends what a story started. */
export async function endAll(): Promise<void> {
  for (const child of children.splice(0)) child.kill('SIGTERM');
  for (const server of servers.splice(0)) server.close();
}

/** Somebody with an address and a card in her wallet. */
export async function aShopper(page: Page, app: App): Promise<void> {
  await app.signUp(app.newPerson());
  await addAddress(page);
  await addCard(page, cards.pays);
}

/** What the button hands to the page of a shopper who approved. */
type Approved = { order: string; approval_code: string; verifier: string };

async function openStorefront(page: Page, storefront: string) {
  await page.goto(storefront);
  await page.evaluate(() => sessionStorage.clear());
  await page.reload();
  return page.getByRole('button', { name: 'Pay with Souk' });
}

async function saidBy(page: Page): Promise<string> {
  const said = page.getByRole('status');
  await expect(said).not.toBeEmpty();
  return said.innerText();
}

/** Pays by the button on the storefront; answers what its page says then, and what it was handed. */
export async function payThere(page: Page, storefront: string): Promise<{ said: string; approved: Approved }> {
  const button = await openStorefront(page, storefront);
  await expect(button).toBeVisible();
  const handed = page.evaluate<Approved>(
    () =>
      new Promise((done) => document.addEventListener('souk-approved', (event) => done((event as CustomEvent).detail))),
  );
  const [sheet] = await Promise.all([page.waitForEvent('popup'), button.click()]);
  await sheet.getByRole('button', { name: /^Pay \$46\.20/ }).click();
  return { approved: await handed, said: await saidBy(page) };
}

/** Another order on the storefront, for which an earlier approval is brought; answers what its page says. */
export async function bringAgain(page: Page, storefront: string, detail: Approved): Promise<string> {
  const button = await openStorefront(page, storefront);
  await expect(button).toBeVisible();
  await page
    .locator('souk-pay-button')
    .evaluate((element, again) => element.dispatchEvent(new CustomEvent('souk-approved', { detail: again })), detail);
  return saidBy(page);
}
