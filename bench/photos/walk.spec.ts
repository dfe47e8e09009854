/**
 * From an empty account to an open shop with twenty photographs, walked as a person does on a phone: seconds to the drafts and in all, taps,
 * and what the drafts say. Prints and asserts nothing of time. PHOTOS names a folder of pictures (those of the demo without it); LARGE=1
 * makes each as large as a phone's, 12 megapixels.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import { App } from '../../e2e/app';

const count = 20;

const words = {
  en: {
    ...{ prefix: '', name: 'Name', country: 'Country', kind: 'Kind of business', create: 'Create a page' },
    ...{
      pick: 'Pick photos',
      onePrice: 'One price for all',
      use: 'Use',
      publish: /^Publish/,
      open: 'Your shop is open',
    },
  },
  ar: {
    ...{ prefix: '/ar', name: 'الاسم', country: 'البلد', kind: 'نوع العمل', create: 'أنشئ صفحة' },
    ...{ pick: 'اختر صورًا', onePrice: 'سعر واحد للجميع', use: 'استخدم', publish: /^انشر/, open: 'متجرك مفتوح' },
  },
};

async function photographs() {
  const folder = process.env.PHOTOS ?? path.resolve('db/seed/pictures');
  const names = readdirSync(folder).filter((name) => /\.(jpe?g|png|webp)$/.test(name));
  const step = Math.max(1, Math.floor(names.length / count));
  const chosen = names.filter((_, at) => at % step === 0).slice(0, count);
  return Promise.all(
    chosen.map(async (name, at) => {
      const picture = sharp(readFileSync(path.join(folder, name))).rotate();
      const large = process.env.LARGE ? picture.resize(3000, 4000, { fit: 'outside' }) : picture;
      return {
        name: `IMG_${2000 + at}.jpg`,
        mimeType: 'image/jpeg',
        buffer: await large.jpeg({ quality: 92 }).toBuffer(),
      };
    }),
  );
}

async function createPage(page: Page, say: (typeof words)['en' | 'ar']): Promise<string> {
  await page.goto(`${say.prefix}/studio/new`);
  await page.getByRole('textbox', { name: say.name, exact: true }).fill(`Walk ${Date.now().toString(36)}`);
  await page.getByLabel(say.kind).selectOption('fashion');
  await page.getByLabel(say.country).selectOption('AE');
  await page.getByRole('button', { name: say.create }).click();
  await page.waitForURL(/\/studio\/(?!new)[^/]+$/);
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

for (const locale of ['en', 'ar'] as const) {
  test(locale, async ({ page }) => {
    const app = new App(page);
    const say = words[locale];
    const files = await photographs();
    await app.signUp(app.newPerson());
    const begun = Date.now();
    const since = () => Math.round((Date.now() - begun) / 100) / 10;
    const handle = await createPage(page, say);
    await page.goto(`${say.prefix}/studio/${handle}/open`);
    const atDesk = since();
    await page.getByLabel(say.pick).setInputFiles(files);
    const progress = page.getByRole('progressbar');
    await progress.first().waitFor();
    const drafts = page.locator('[data-draft]');
    await drafts.first().waitFor({ timeout: 120_000 });
    const firstDraft = since();
    await expect(progress).toHaveCount(0, { timeout: 240_000 });
    const allDrafts = since();
    const titles = await drafts
      .locator('input[name$=".title"]')
      .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
    await page.getByLabel(say.onePrice).fill('24');
    await page.getByRole('button', { name: say.use, exact: true }).click();
    // A second press while one is under way does nothing: the price is seen first, as a person does.
    await expect(drafts.locator('input[name$=".price"]').last()).toHaveValue(/^24/, { timeout: 60_000 });
    await page.getByRole('button', { name: say.publish }).click();
    await page.getByRole('heading', { name: say.open }).waitFor();
    const open = since();
    const figures = { desk: atDesk, firstDraft: firstDraft - atDesk, allDrafts: allDrafts - atDesk, whole: open };
    const named = titles.filter((title) => title !== '').length;
    // The price, its button, and the one that publishes.
    console.log(JSON.stringify({ locale, ...figures, taps: 3, drafts: titles.length, named }));
    console.log(titles.join(' | '));
  });
}
