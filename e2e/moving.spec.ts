import sharp from 'sharp';
import { aZip } from '../db/testing/zip';
import { violations } from './axe';
import { expect, test } from './fixtures';
import { createPage } from './owning';

const picture = (background: string) =>
  sharp({ create: { width: 320, height: 240, channels: 3, background } })
    .jpeg()
    .toBuffer();

/** What a page on Facebook gives back when it is asked for everything. */
async function anExport() {
  const said = [
    {
      timestamp: 1_672_570_800,
      data: [{ post: 'First kiln of the year\n#clay' }],
      attachments: [{ data: [{ media: { uri: 'posts/media/kiln.jpg' } }] }],
    },
    { timestamp: 1_688_200_000, data: [{ post: 'Gone fishing' }] },
  ];
  const album = {
    name: 'Profile pictures',
    photos: [{ uri: 'posts/media/sign.jpg', creation_timestamp: 1_672_570_800 }],
  };
  const profile = { profile_v2: { name: { full_name: 'Kiln & Sons' } } };
  const bytes = await aZip({
    'posts/profile_posts_1.json': JSON.stringify(said),
    'posts/album/0.json': JSON.stringify(album),
    'profile_information/profile_information.json': JSON.stringify(profile),
    'posts/media/kiln.jpg': await picture('#a0522d'),
    'posts/media/sign.jpg': await picture('#204060'),
    'messages/inbox/friend/message_1.json': '[]',
  });
  return { name: 'facebook.zip', mimeType: 'application/zip', buffer: Buffer.from(bytes) };
}

test('a page moves in with the export of what it had, and is taken back', async ({ page, app }) => {
  await app.signUp(app.newPerson());
  const handle = await createPage(page);
  await page.goto(`/studio/${handle}/updates`);
  await page.getByRole('link', { name: 'Bring your page here' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Move in from elsewhere' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByLabel('Choose a file').setInputFiles(await anExport());
  await expect(page.getByText('ready to choose')).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await page.getByRole('checkbox', { name: 'Name' }).check();
  await page.getByRole('checkbox', { name: 'Gone fishing' }).uncheck();
  await page.getByRole('button', { name: 'Bring what is ticked' }).click();
  await expect(page.getByText('Say that you may use them')).toBeVisible();
  await page.getByRole('checkbox', { name: 'These words and pictures are mine' }).check();
  await page.getByRole('button', { name: 'Bring what is ticked' }).click();
  await expect(page.getByText('1 post came.')).toBeVisible();

  await page.goto(`/studio/${handle}/updates`);
  await expect(page.getByRole('paragraph').filter({ hasText: 'First kiln of the year' })).toBeVisible();
  await expect(page.getByText('Gone fishing')).toHaveCount(0);
  await page.goto(`/studio/${handle}/settings`);
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Kiln & Sons');

  await page.goto(`/studio/${handle}/move`);
  await page.getByRole('link', { name: 'facebook.zip' }).click();
  await page.getByRole('button', { name: 'Undo the move' }).click();
  await expect(page.getByText(/· undone$/)).toBeVisible();
  await page.goto(`/studio/${handle}/settings`);
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(/^Shop /);
});
