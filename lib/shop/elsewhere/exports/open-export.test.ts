import { describe, expect, it } from 'vitest';
import { aZip } from '@/db/testing/zip';
import { openExport } from './open-export';
import { repairLetters } from './repair-letters';

/** As Facebook writes it: every byte of UTF-8 a letter of its own. */
const damaged = (text: string) => Buffer.from(text).toString('latin1');

const said = 1_672_570_800;

const facebook = {
  "this_profile's_activity_across_facebook/posts/profile_posts_1.json": JSON.stringify([
    {
      timestamp: said,
      data: [{ post: damaged('سوق الجمعة\n#خزف, “new” bowls') }],
      attachments: [{ data: [{ media: { uri: 'posts/media/a.jpg' } }, { media: { uri: 'posts/media/b.mp4' } }] }],
    },
    { timestamp: said + 60, title: "Omar wrote on Lina's timeline.", data: [{ post: 'Happy birthday' }] },
    { timestamp: said + 120, data: [{ update_timestamp: said }] },
  ]),
  "this_profile's_activity_across_facebook/posts/album/0.json": JSON.stringify({
    name: 'Kiln',
    photos: [
      { uri: 'posts/media/a.jpg', creation_timestamp: said },
      { uri: 'posts/media/k.jpg', creation_timestamp: said + 5 },
    ],
  }),
  "this_profile's_activity_across_facebook/posts/album/1.json": JSON.stringify({
    name: 'Profile pictures',
    photos: [{ uri: 'posts/media/me.jpg', creation_timestamp: said }],
  }),
  'profile_information/profile_information.json': JSON.stringify({
    profile_v2: { name: { full_name: damaged('خزف عمر') }, emails: { emails: ['private@example.com'] } },
  }),
  'posts/media/a.jpg': 'picture a',
  'messages/inbox/lina/message_1.json': JSON.stringify([{ content: 'secret' }]),
  'messages/inbox/lina/photo.jpg': 'secret picture',
  "posts/other_people's_posts_to_your_page.json": JSON.stringify([
    { timestamp: said, data: [{ post: 'from another' }] },
  ]),
};

async function opened(files: Readonly<Record<string, string | Uint8Array>>) {
  const found = await openExport(await aZip(files));
  if (!found.ok) throw new Error(found.code);
  return found.value;
}

const text = (words: string) => new TextEncoder().encode(words);

describe('an export of Facebook', () => {
  it('is its posts with their moment and letters, its albums, its name and picture', async () => {
    const { found } = await opened(facebook);
    expect(found).toMatchObject({ kind: 'facebook', name: 'خزف عمر', logo: 'posts/media/me.jpg', videos: 1 });
    expect(found.posts.map(({ body, saidAt, pictures }) => [body, saidAt.getTime() / 1_000, pictures])).toEqual([
      ['سوق الجمعة\n#خزف, “new” bowls', said, ['posts/media/a.jpg']],
      ['Kiln', said + 5, ['posts/media/k.jpg']],
    ]);
  });

  it('is never read beyond what the page itself said: no messages, no words of others, no address of mail', async () => {
    const { found, picture } = await opened(facebook);
    expect(JSON.stringify(found)).not.toMatch(/secret|birthday|from another|private@/);
    expect(await picture('messages/inbox/lina/photo.jpg')).toBeNull();
    expect(await picture('messages/inbox/lina/message_1.json')).toBeNull();
    expect(Buffer.from((await picture('posts/media/a.jpg')) ?? []).toString()).toBe('picture a');
  });

  it('as pages to read is told apart from one to move', async () => {
    expect(await openExport(await aZip({ 'posts/your_posts_1.html': '<p>x' }))).toEqual({
      ok: false,
      code: 'move_html',
    });
  });
});

describe('an export of Instagram', () => {
  it.each(['content/posts_1.json', 'your_instagram_activity/media/posts_1.json'])(
    'with %s is its posts',
    async (name) => {
      const one = {
        uri: 'media/posts/202301/x.jpg',
        creation_timestamp: said,
        title: damaged('Café ☕️\n\n#clay #كوب'),
      };
      const many = { title: 'Two', creation_timestamp: said + 9, media: [{ uri: 'm/1.jpg' }, { uri: 'm/2.webp' }] };
      const profile = {
        profile_user: [
          {
            string_map_data: {
              Name: { value: 'Cedar' },
              Bio: { value: damaged('Töpfe') },
              Email: { value: 'p@example.com' },
            },
            media_map_data: { 'Profile Photo': { uri: 'media/other/p.jpg' } },
          },
        ],
      };
      const { found } = await opened({
        [name]: JSON.stringify([{ media: [one] }, many]),
        'personal_information/personal_information/personal_information.json': JSON.stringify(profile),
      });
      expect(found).toMatchObject({ kind: 'instagram', name: 'Cedar', about: 'Töpfe', logo: 'media/other/p.jpg' });
      expect(found.posts.map(({ body, pictures }) => [body, pictures])).toEqual([
        ['Café ☕️\n\n#clay #كوب', ['media/posts/202301/x.jpg']],
        ['Two', ['m/1.jpg', 'm/2.webp']],
      ]);
      expect(JSON.stringify(found)).not.toContain('p@example.com');
    },
  );
});

const item = (words: string) => `<item>${words}</item>`;
const wordpress = `<?xml version="1.0"?><rss xmlns:wp="w" xmlns:content="c" xmlns:excerpt="e"><channel><title>Clay house</title>
<description>Pots</description><wp:wxr_version>1.2</wp:wxr_version><wp:author><wp:author_email>a@b.example</wp:author_email></wp:author>
${item(`<title>First kiln</title><guid>https://clay.example/?p=1</guid><link>https://clay.example/first</link><wp:post_id>1</wp:post_id>
 <wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:post_date_gmt>2023-04-05 06:07:08</wp:post_date_gmt>
 <content:encoded><![CDATA[<!-- wp:paragraph --><p>Hot.</p>[gallery ids="1"]<p>Two</p>]]></content:encoded>
 <wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta>
 <wp:comment><wp:comment_author_email>who@b.example</wp:comment_author_email><wp:comment_content>spam</wp:comment_content></wp:comment>`)}
${item('<title>Later</title><guid>2</guid><wp:post_type>post</wp:post_type><wp:status>draft</wp:status><wp:post_date_gmt>2023-04-05 06:07:08</wp:post_date_gmt>')}
${item('<title>Hidden</title><guid>3</guid><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:post_password>x</wp:post_password><wp:post_date_gmt>2023-04-05 06:07:08</wp:post_date_gmt>')}
${item('<title>kiln.jpg</title><wp:post_id>9</wp:post_id><wp:post_type>attachment</wp:post_type><wp:attachment_url>https://clay.example/kiln.jpg</wp:attachment_url>')}
</channel></rss>`;

describe('an export of WordPress, and a feed', () => {
  it.each([
    ['alone', null],
    ['in a ZIP', 'site.wordpress.2023.xml'],
  ])('%s are what was published there', async (_, name) => {
    const bytes = name === null ? text(wordpress) : await aZip({ [name]: wordpress });
    const read = await openExport(bytes);
    if (!read.ok) throw new Error(read.code);
    expect(read.value.found).toMatchObject({ kind: 'wordpress', name: 'Clay house', about: 'Pots' });
    expect(read.value.found.posts).toEqual([
      {
        ...{ key: 'https://clay.example/?p=1', saidAt: new Date('2023-04-05T06:07:08Z'), cut: false },
        ...{ body: 'First kiln\n\nHot.\n\nTwo', pictures: ['https://clay.example/kiln.jpg'] },
      },
    ]);
    expect(JSON.stringify(read.value.found)).not.toMatch(/@b\.example|spam/);
  });

  it('of Atom and RSS are their entries; what has no date, or one to come, is none', async () => {
    const atom = `<feed xmlns="a"><title>A</title><entry><id>tag:1</id><title>Hi</title><published>2020-01-02T03:04:05Z</published>
      <link href="/a"/><content type="html">&lt;p&gt;One&lt;img src="/1.png"&gt;&lt;img src="/dot.gif" width="1"&gt;</content></entry>
      <entry><id>tag:2</id><title>Undated</title></entry><entry><id>tag:3</id><title>To come</title><updated>2999-01-01T00:00:00Z</updated></entry></feed>`;
    const read = await openExport(text(atom));
    expect(read).toMatchObject({
      ok: true,
      value: { found: { kind: 'feed', posts: [{ key: 'tag:1', body: 'Hi\n\nOne' }] } },
    });
    if (read.ok) expect(read.value.found.posts[0]?.pictures).toEqual(['https://feed.invalid/1.png']);
  });

  it('ends, whatever is in it: entities that unfold, broken markup, a thousand nested things', async () => {
    const bomb = `<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><rss><channel><item><title>&b;</title><pubDate>Thu, 02 Jan 2020 00:00:00 GMT</pubDate><guid>1</guid></item></channel></rss>`;
    const read = await openExport(text(bomb));
    expect(JSON.stringify(read)).not.toContain('aaaaaaaaaa');
    expect(await openExport(text(`<rss>${'<a>'.repeat(100_000)}`))).toMatchObject({ ok: false });
    expect(await openExport(text(`<rss>${'<'.repeat(100_000)}`))).toMatchObject({ ok: false });
  });
});

describe('what is no export of a page', () => {
  it.each<[string, () => Promise<Uint8Array>, string]>([
    ['a folder of pictures', () => aZip({ 'a/1.jpg': 'x', 'a/2.png': 'y' }), 'move_pictures'],
    ['a catalogue', async () => text('id,title\n1,Bowl'), 'move_catalogue'],
    ['a catalogue with pictures', () => aZip({ 'products.csv': 'id,title', '1.jpg': 'x' }), 'move_catalogue'],
    ['letters', async () => text('hello'), 'move_unknown'],
    ['an export that says nothing', () => aZip({ 'posts/your_posts_1.json': '[]' }), 'move_empty'],
    ['a list of posts that is broken', () => aZip({ 'posts/your_posts_1.json': '[{"x":' }), 'move_empty'],
    ['a ZIP that leads out of itself', () => aZip({ '../posts/your_posts_1.json': '[]' }), 'archive_path'],
    ['a ZIP cut in the middle', async () => (await aZip(facebook)).subarray(0, 200), 'archive_broken'],
  ])('%s is told apart', async (_, bytes, code) => {
    expect(await openExport(await bytes())).toEqual({ ok: false, code });
  });

  it('keeps letters that were never damaged', () => {
    expect(['plain', 'Ünïcode', 'سوق', 'Ã', ''].map(repairLetters)).toEqual(['plain', 'Ünïcode', 'سوق', 'Ã', '']);
    expect(repairLetters(damaged('سوق 🏺'))).toBe('سوق 🏺');
  });
});
