import { createHash } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';
import { shopDb } from '@/db/client/shop';
import { pageStorage } from '@/db/schema/shop/page';
import { product } from '@/db/schema/shop/product';
import { productVideo, video } from '@/db/schema/shop/video';
import { anEditor, type Editor } from '@/db/testing/editor';
import { jobsOf } from '@/db/testing/jobs';
import { aClip, aClipWith, aKeptVideo } from '@/db/testing/videos';
import { aPerson, ownerDb } from '@/db/testing/world';
import { newId } from '@/lib/kernel/ids';
import { fileStore } from '@/lib/platform/storage';
import { historyOf } from '@/lib/shop/catalog/product-history';
import { restoreProduct } from '@/lib/shop/catalog/restore-product';
import { createPost } from '@/lib/shop/posts/create-post';
import { deletePost } from '@/lib/shop/posts/delete-post';
import { postsOfPage } from '@/lib/shop/timeline/queries';
import { beginVideo } from './begin-video';
import { describeVideo } from './describe-video';
import { forgetVideos } from './forget-videos';
import { keepVideo } from './keep-video';
import { keptVideoPlace, sentVideoPlace, videoBytesMax } from './model';
import { readWhole } from './pieces';
import { videoForOwner, videosForOwner } from './queries';
import { receiveVideo } from './receive-video';
import { removeVideo } from './remove-video';
import { setVideos } from './set-videos';
import { takeVideoOffPost } from './take-off-post';
import { takeVideo } from './take-video';

const to = ({ page, product }: Editor) => ({ page, product });
const at = ({ page, product }: Editor) => ({ page, to: { product } });
const wish = (editor: Editor, bytes: number) => ({ ...at(editor), name: 'clip.mp4', modified: '1', bytes });
const rowOf = async (key: string) => (await shopDb().select().from(video).where(eq(video.key, key)))[0];
const rowsOf = (editor: Editor) => shopDb().select().from(video).where(eq(video.pageId, editor.page));
const weight = async ({ page }: Editor) =>
  (await ownerDb().select().from(pageStorage).where(eq(pageStorage.pageId, page)))[0]?.bytes ?? 0;
const isThere = async (place: string) => (await fileStore()).has(`${place}0`);
const words = { alt: 'A bowl turns', captions: null, dropCaptions: false, noSpeech: true };

async function begun(editor: Editor, bytes = aClip().length) {
  const answer = await beginVideo(editor.owner, wish(editor, bytes));
  if (!answer.ok) throw new Error(answer.code);
  return answer.value;
}

describe('a video that is sent', () => {
  it('is kept by its product, weighs what it weighs, and what was sent goes', async () => {
    const editor = await anEditor();
    const before = await weight(editor);
    const kept = await aKeptVideo(editor.owner, to(editor));
    const row = await rowOf(kept.key);
    expect(row).toMatchObject({ state: 'kept', container: 'mp4', width: 240, height: 320, hasSound: true });
    expect(await weight(editor)).toBe(before + (row?.bytes ?? 0));
    expect(await readWhole(keptVideoPlace(kept.key), 4, 8)).toEqual(new TextEncoder().encode('ftyp'));
    expect(await jobsOf('shop:remove-video', kept.key)).toBe(1);
    await removeVideo(kept.key);
    expect([await isThere(sentVideoPlace(kept.key)), await isThere(keptVideoPlace(kept.key))]).toEqual([false, true]);
  });

  it('goes on where it was left, and a piece that came before is answered the same', async () => {
    const editor = await anEditor();
    const clip = aClip();
    const one = await begun(editor);
    const piece = { page: editor.page, video: one.id, at: 0 };
    expect(await receiveVideo(editor.owner, piece, clip.subarray(1))).toMatchObject({ code: 'piece_wrong' });
    expect(await keepVideo(editor.owner, { ...at(editor), video: one.id })).toMatchObject({
      code: 'video_incomplete',
    });
    expect(await receiveVideo(editor.owner, piece, clip)).toEqual({ ok: true, value: { received: clip.length } });
    expect(await receiveVideo(editor.owner, piece, clip)).toEqual({ ok: true, value: { received: clip.length } });
    expect(await begun(editor)).toEqual({ id: one.id, received: clip.length });
  });

  it('is kept once, however often that is asked, and together', async () => {
    const editor = await anEditor();
    const { id } = await begun(editor);
    await receiveVideo(editor.owner, { page: editor.page, video: id, at: 0 }, aClip());
    const ask = () => keepVideo(editor.owner, { ...at(editor), video: id });
    const answers = await Promise.all([ask(), ask()]);
    expect(answers).toEqual([expect.objectContaining({ ok: true }), expect.objectContaining({ ok: true })]);
    expect(await ask()).toEqual(answers[0]);
    expect(await shopDb().$count(productVideo, eq(productVideo.productId, editor.product))).toBe(1);
  });

  it('has the bytes that are noted, when two that wrote it at different moments kept it together', async () => {
    const editor = await anEditor();
    const { id } = await begun(editor);
    await receiveVideo(editor.owner, { page: editor.page, video: id, at: 0 }, aClip());
    const now = Date.now.bind(Date);
    let reads = 0;
    // Each writes the second into the file in which it is made.
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => now() + 25 * ++reads);
    const ask = () => keepVideo(editor.owner, { ...at(editor), video: id });
    await Promise.all([ask(), ask()]).finally(() => clock.mockRestore());
    const [row] = await rowsOf(editor);
    const bytes = await readWhole(keptVideoPlace(row?.key ?? ''), 0, row?.bytes ?? 0);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(row?.hash);
  });

  it('leaves nothing where it is refused', async () => {
    const editor = await anEditor();
    const before = await weight(editor);
    const hevc = await takeVideo(editor.owner, at(editor), 'clip.mov', aClipWith('avc1', 'hvc1'));
    expect(hevc).toEqual({ ok: false, code: 'video_hevc' });
    expect(await rowsOf(editor)).toEqual([]);
    expect(await weight(editor)).toBe(before);
  });

  it('leaves nothing where it never came whole', async () => {
    const editor = await anEditor();
    const one = await begun(editor, 50_000_000);
    await receiveVideo(editor.owner, { page: editor.page, video: one.id, at: 0 }, Buffer.alloc(4 * 1024 ** 2));
    const [row] = await rowsOf(editor);
    const key = row?.key ?? '';
    expect(await isThere(sentVideoPlace(key))).toBe(true);
    await forgetVideos();
    expect(await rowsOf(editor)).toHaveLength(1);
    await shopDb().update(video).set({ createdAt: sql`now() - interval '7 hours'` }).where(eq(video.id, one.id));
    await forgetVideos();
    expect(await rowsOf(editor)).toEqual([]);
    expect(await jobsOf('shop:remove-video', key)).toBe(1);
    await removeVideo(key);
    expect(await isThere(sentVideoPlace(key))).toBe(false);
  });

  it('finds room for three, however many come together', async () => {
    const editor = await anEditor();
    const names = ['1', '2', '3', '4', '5'];
    const taken = await Promise.all(names.map((name) => takeVideo(editor.owner, at(editor), name, aClip('webm'))));
    const refused = taken.flatMap((one) => (one.ok ? [] : [one.code]));
    expect(refused).toEqual(['videos_max', 'videos_max']);
    expect(await shopDb().$count(productVideo, eq(productVideo.productId, editor.product))).toBe(3);
    expect(await rowsOf(editor)).toHaveLength(3);
  });

  it('is no larger than it may be, and never larger than the room of its page', async () => {
    const editor = await anEditor();
    const names = Array.from({ length: 21 }, (_, place) => String(place));
    const answers = await Promise.all(
      names.map((name) => beginVideo(editor.owner, { ...wish(editor, videoBytesMax), name })),
    );
    expect(answers.filter((one) => !one.ok && one.code === 'storage_full')).toHaveLength(1);
  });

  it('is nobody else’s to send, to keep or to move', async () => {
    const [editor, other] = [await anEditor(), await anEditor()];
    const kept = await aKeptVideo(editor.owner, to(editor));
    const stranger = await aPerson();
    const alien = { ...at(editor), video: kept.video };
    expect(await beginVideo(stranger, wish(editor, 10))).toMatchObject({ code: 'not_found' });
    expect(await keepVideo(stranger, alien)).toMatchObject({ code: 'not_found' });
    expect(await keepVideo(other.owner, { ...at(other), video: kept.video })).toMatchObject({ code: 'not_found' });
    expect(await describeVideo(other.owner, { page: other.page, video: kept.video, ...words })).toMatchObject({
      code: 'not_found',
    });
    expect(await setVideos(stranger, { ...to(editor), videos: [] })).toMatchObject({ code: 'not_found' });
    await setVideos(other.owner, { ...to(other), videos: [kept.video] });
    expect(await videosForOwner(other.owner, other.page, other.product)).toEqual([]);
    expect(await videosForOwner(stranger, editor.page, editor.product)).toEqual([]);
  });
});

describe('the videos of a product', () => {
  it('are put in order, taken off for good, and its history says so', async () => {
    const editor = await anEditor();
    const [one, two] = [await aKeptVideo(editor.owner, to(editor)), await aKeptVideo(editor.owner, to(editor), 'webm')];
    const both = [one.video, two.video];
    await setVideos(editor.owner, { ...to(editor), videos: both, move: `later:${one.video}` });
    const order = async () => (await videosForOwner(editor.owner, editor.page, editor.product)).map(({ id }) => id);
    expect(await order()).toEqual([two.video, one.video]);
    await setVideos(editor.owner, { ...to(editor), videos: await order(), move: `remove:${two.video}` });
    expect(await order()).toEqual([one.video]);
    expect(await rowOf(two.key)).toBeUndefined();
    const { changes } = await historyOf(editor.owner, editor.page, editor.product);
    expect(changes[0]).toMatchObject({ verb: 'videos', parts: ['videos'] });
    const back = { ...to(editor), change: changes[1]?.no ?? '' };
    expect(await restoreProduct(editor.owner, back)).toMatchObject({ ok: true });
    // What is gone stays away; what is there comes back to its place.
    expect(await order()).toEqual([one.video]);
  });

  it('go with their product, and their bytes after them', async () => {
    const editor = await anEditor({ state: 'draft', publishedAt: null });
    const { key } = await aKeptVideo(editor.owner, to(editor));
    await removeVideo(key);
    await shopDb().delete(product).where(eq(product.id, editor.product));
    expect(await rowOf(key)).toBeUndefined();
    await removeVideo(key);
    expect(await isThere(keptVideoPlace(key))).toBe(false);
  });

  it('that were put nowhere are forgotten in a day', async () => {
    const editor = await anEditor();
    const { key, video: id } = await aKeptVideo(editor.owner, to(editor));
    await shopDb().update(video).set({ createdAt: sql`now() - interval '2 days'` }).where(eq(video.id, id));
    await forgetVideos();
    expect(await rowOf(key)).toMatchObject({ id });
  });

  it('are told in words; of one with sound also what is said, or that nobody speaks', async () => {
    const editor = await anEditor();
    const { video: id } = await aKeptVideo(editor.owner, to(editor));
    const tell = (said: object) => describeVideo(editor.owner, { page: editor.page, video: id, ...words, ...said });
    const isTold = async () => (await videosForOwner(editor.owner, editor.page, editor.product))[0]?.isTold;
    expect(await isTold()).toBe(false);
    expect(await tell({ noSpeech: false })).toMatchObject({ code: 'captions_needed' });
    expect(await tell({ captions: new File(['hello'], 'a.vtt') })).toMatchObject({ code: 'captions_broken' });
    expect(await isTold()).toBe(false);
    const vtt = new File(['WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n'], 'a.vtt');
    expect(await tell({ noSpeech: false, captions: vtt, captionsLanguage: 'ar' })).toEqual({ ok: true, value: null });
    expect((await videosForOwner(editor.owner, editor.page, editor.product))[0]).toMatchObject({
      ...{ isTold: true, captionsLanguage: 'ar', alt: 'A bowl turns' },
    });
    expect(await tell({ poster: newId('media') })).toMatchObject({ code: 'not_found' });
    expect(await tell({ dropCaptions: true, noSpeech: false })).toMatchObject({ code: 'captions_needed' });
    expect(await tell({ dropCaptions: true })).toEqual({ ok: true, value: null });
  });
});

describe('the video of a post', () => {
  const aPost = async (editor: Editor) => {
    const key = newId('post');
    const made = await createPost(editor.owner, { page: editor.page, key, body: 'A bowl', photos: [], products: [] });
    expect(made).toMatchObject({ ok: true });
    return { page: editor.page, post: key };
  };

  it('is one, shown once it is told, and goes with its post', async () => {
    const editor = await anEditor();
    const post = await aPost(editor);
    const shown = async () => (await postsOfPage(editor.owner, editor.page)).items[0]?.video;
    const { key, video: id } = await aKeptVideo(editor.owner, post);
    const more = { page: editor.page, to: { post: post.post }, name: 'more.mp4', modified: '1', bytes: 10 };
    expect(await beginVideo(editor.owner, more)).toMatchObject({ code: 'videos_max' });
    expect(await shown()).toBeNull();
    await describeVideo(editor.owner, { page: editor.page, video: id, ...words });
    expect(await shown()).toMatchObject({ key, alt: 'A bowl turns' });
    await shopDb().update(video).set({ createdAt: sql`now() - interval '2 days'` }).where(eq(video.id, id));
    await forgetVideos();
    expect(await shown()).toMatchObject({ key });
    await deletePost(editor.owner, post);
    expect(await rowOf(key)).toBeUndefined();
  });

  it('is taken off for good, by nobody else, and is no product’s to arrange', async () => {
    const [editor, other] = [await anEditor(), await anEditor()];
    const post = await aPost(editor);
    const { key, video: id } = await aKeptVideo(editor.owner, post);
    const stranger = await aPerson();
    expect(await takeVideoOffPost(stranger, { ...post, video: id })).toMatchObject({ code: 'not_found' });
    await takeVideoOffPost(other.owner, { ...post, page: other.page, video: id });
    expect(await videoForOwner(other.owner, other.page, post.post)).toBeNull();
    expect(await videoForOwner(stranger, editor.page, post.post)).toBeNull();
    expect(await videoForOwner(editor.owner, editor.page, post.post)).toMatchObject({ id });
    expect(await takeVideoOffPost(editor.owner, { ...post, video: id })).toEqual({ ok: true, value: null });
    expect(await rowOf(key)).toBeUndefined();
  });
});
