import { type FoundFace, type FoundPost, faceText, foundPost } from '@/lib/shop/elsewhere/model';
import { fieldOf, listIn, mediaKind, momentIn, textIn } from './said-in';

/** What of a Facebook export is read: files of posts, of albums, and of the page itself, each as parsed JSON. */
export type FacebookFiles = {
  readonly posts: readonly unknown[];
  readonly albums: readonly unknown[];
  readonly profiles: readonly unknown[];
};

type Found = FoundFace & { readonly posts: FoundPost[]; readonly videos: number };

/** Albums that hold what stands for a page, in the languages of ours. */
const logoAlbum = /^(?:profile pictures|صور الملف الشخصي)$/i;
const coverAlbum = /^(?:cover photos|صور الغلاف)$/i;
/** What was written on somebody else's page is not this page's. */
const toOthers = /'s (?:timeline|page|profile)\.?$|’s (?:timeline|page|profile)\.?$/i;

/** The posts of a Facebook page, oldest as newest, and its pictures that no post shows, album by album. */
export function readFacebook({ posts, albums, profiles }: FacebookFiles): Found {
  let videos = 0;
  const shown = new Set<string>();
  const said = posts
    .flatMap((file) => listIn(file))
    .flatMap((one) => {
      if (toOthers.test(textIn(one, 'title'))) return [];
      const attached = listIn(one, 'attachments').flatMap((each) => listIn(each, 'data'));
      const uris = attached.map((each) => textIn(each, 'media', 'uri'));
      videos += uris.filter((uri) => mediaKind(uri) === 'video').length;
      const pictures = uris.filter((uri) => mediaKind(uri) === 'picture');
      for (const uri of pictures) shown.add(uri);
      const saidAt = momentIn(one, 'timestamp');
      const links = attached.map((each) => textIn(each, 'external_context', 'url'));
      const words =
        listIn(one, 'data')
          .map((each) => textIn(each, 'post'))
          .find((text) => text !== '') ?? '';
      const captions = attached.map((each) => textIn(each, 'media', 'description')).filter((text) => text !== '');
      const text = [words || (captions[0] ?? ''), ...links.filter((link) => link !== '' && !words.includes(link))].join(
        '\n',
      );
      const key = `facebook|${saidAt?.getTime()}|${words}|${uris.map(lastPart).join('|')}`;
      return foundPost({ key, saidAt, text, pictures }) ?? [];
    });
  const named = albums.map((album) => ({
    name: textIn(album, 'name'),
    about: textIn(album, 'description'),
    photos: photosOf(album),
  }));
  const stands = (names: RegExp) => named.find(({ name }) => names.test(name))?.photos.at(-1)?.uri ?? '';
  const [profile] = profiles;
  const about = fieldOf(profile, 'profile_v2') ?? fieldOf(profile, 'page_profile') ?? profile;
  return {
    ...faceText({
      name: textIn(about, 'name', 'full_name') || textIn(about, 'name'),
      about: textIn(about, 'intro_bio', 'name') || textIn(about, 'intro_bio', 'text') || textIn(about, 'about_me'),
    }),
    ...{ logo: stands(logoAlbum), cover: stands(coverAlbum), videos },
    posts: [
      ...said,
      ...named
        .filter(({ name }) => !logoAlbum.test(name) && !coverAlbum.test(name))
        .flatMap((album) => fromAlbum(album, shown)),
    ],
  };
}

type Photo = { readonly uri: string; readonly takenAt: Date | null };
type Album = { readonly name: string; readonly about: string; readonly photos: readonly Photo[] };

function photosOf(album: unknown): Photo[] {
  return listIn(album, 'photos')
    .map((photo) => ({ uri: textIn(photo, 'uri'), takenAt: momentIn(photo, 'creation_timestamp') }))
    .filter(({ uri }) => mediaKind(uri) === 'picture')
    .sort((one, other) => (one.takenAt?.getTime() ?? 0) - (other.takenAt?.getTime() ?? 0));
}

/** Ten at a time, as a post shows them. */
function fromAlbum({ name, about, photos }: Album, shown: ReadonlySet<string>): FoundPost[] {
  const left = photos.filter(({ uri }) => !shown.has(uri));
  const found: FoundPost[] = [];
  for (let at = 0; at < left.length; at += 10) {
    const some = left.slice(at, at + 10);
    const key = `facebook|${name}|${some.map(({ uri }) => lastPart(uri)).join('|')}`;
    const post = foundPost({
      ...{ key, saidAt: some[0]?.takenAt ?? null, pictures: some.map(({ uri }) => uri) },
      text: [name, about].filter((words) => words !== '').join('\n\n'),
    });
    if (post) found.push(post);
  }
  return found;
}

/** Folders of an export have another name each time. */
function lastPart(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}
