import path from 'node:path';
import { violations } from './axe';
import { scriptless } from './browsers';
import { expect, test } from './fixtures';
import { editProduct, openShopWith } from './owning';

const clip = (name: string) => path.resolve(import.meta.dirname, '../lib/shop/videos/testing', name);
const captions = {
  name: 'said.vtt',
  mimeType: 'text/vtt',
  buffer: Buffer.from('WEBVTT\n\n00:00.000 --> 00:01.000\nThis is how it turns.\n'),
};

test('an owner adds a video, says what it shows, and a stranger plays it when she wants to', async ({
  page,
  app,
  browser,
}) => {
  await app.signUp(app.newPerson());
  const { handle } = await openShopWith(page, 'Turning bowl', '30');
  await editProduct(page, handle, 'Turning bowl');
  const add = page.getByLabel('Add a video').first();
  await add.setInputFiles({ name: 'clip.mp4', mimeType: 'video/mp4', buffer: Buffer.from('no film at all') });
  await expect(page.getByText('This is no video we know.')).toBeVisible();
  await add.setInputFiles(clip('clip.webm'));
  await expect(page.getByText('Not shown yet: say what it shows below.')).toBeVisible();

  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(`/${handle}/turning-bowl`);
  await expect(stranger.locator('video')).toHaveCount(0);

  await page.getByRole('textbox', { name: 'What it shows' }).fill('The bowl turns on its wheel');
  const told = page.locator('form', { has: page.getByRole('textbox', { name: 'What it shows' }) });
  await told.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('It has sound: add captions, or say that nobody speaks in it.')).toBeVisible();
  await told.getByLabel('Captions (WebVTT file)').setInputFiles(captions);
  await told.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Shown', { exact: true })).toBeVisible();

  const asked: string[] = [];
  stranger.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await stranger.reload();
  const video = stranger.locator('video');
  await expect(video).toHaveAttribute('aria-label', 'The bowl turns on its wheel');
  await expect(video).toHaveAttribute('poster', /^\/media\/[0-9a-z]{32}\/960$/);
  await stranger.getByRole('link', { name: 'Video 1 of 1' }).click();
  // Captions are a few words; of the video itself nothing is fetched.
  expect(asked.filter((one) => one.endsWith('.webm'))).toEqual([]);
  expect(await video.evaluate((one: HTMLVideoElement) => one.paused)).toBe(true);
  await stranger.getByRole('button', { name: 'Play the video' }).click();
  await expect.poll(() => video.evaluate((one: HTMLVideoElement) => one.currentTime)).toBeGreaterThan(0);
  await expect.poll(() => video.evaluate((one: HTMLVideoElement) => one.textTracks[0]?.cues?.length)).toBe(1);
  const source = (await video.getAttribute('src')) ?? '';
  const part = await stranger.request.get(source, { headers: { Range: 'bytes=0-3' } });
  expect([part.status(), part.headers()['content-type'], (await part.body()).length]).toEqual([206, 'video/webm', 4]);
  const machine = await stranger.locator('script[type="application/ld+json"]').first().textContent();
  expect(machine).toContain('"@type":"VideoObject"');
  const plain = await scriptless(stranger, browser);
  await plain.goto(stranger.url());
  await expect(plain.locator('video[controls][preload="none"]')).toHaveCount(1);
  await stranger.context().close();

  await page.getByRole('button', { name: 'Take off (Video 1)' }).click();
  await expect(page.getByText('Shown', { exact: true })).toBeHidden();

  await page.goto(`/studio/${handle}/updates`);
  await page.getByRole('textbox', { name: 'What is new?' }).fill('It turns');
  await page.getByRole('button', { name: 'Save as a draft and add a video' }).click();
  await page.getByLabel('Add a video').first().setInputFiles(clip('clip.webm'));
  await page.getByRole('textbox', { name: 'What it shows' }).fill('Two seconds of the wheel');
  await page.getByText('Nobody speaks in it').click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Shown', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const reader = await (await browser.newContext()).newPage();
  await expect(async () => {
    await reader.goto(`/${handle}?tab=updates`);
    await expect(reader.getByLabel('Two seconds of the wheel')).toBeVisible({ timeout: 1_000 });
  }).toPass();
  expect(await violations(reader)).toEqual([]);
  await reader.context().close();
});
