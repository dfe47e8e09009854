import { type FoundFace, type FoundPost, faceText, foundPost } from '@/lib/shop/elsewhere/model';
import { fieldOf, listIn, mediaKind, momentIn, textIn } from './said-in';

type Found = FoundFace & { readonly posts: FoundPost[]; readonly videos: number };

/** The posts of an Instagram account, from the JSON files of its export; of the account only its name, its words and its picture. */
export function readInstagram(files: {
  readonly posts: readonly unknown[];
  readonly profiles: readonly unknown[];
}): Found {
  let videos = 0;
  const posts = files.posts
    .flatMap((file) => listIn(file))
    .flatMap((one) => {
      const media = listIn(one, 'media');
      const uris = media.map((each) => textIn(each, 'uri'));
      videos += uris.filter((uri) => mediaKind(uri) === 'video').length;
      // The words of a post of one picture are that picture's.
      const text =
        textIn(one, 'title') || (media.map((each) => textIn(each, 'title')).find((words) => words !== '') ?? '');
      const saidAt = momentIn(one, 'creation_timestamp') ?? momentIn(media[0], 'creation_timestamp');
      const key = `instagram|${saidAt?.getTime()}|${uris.map((uri) => uri.slice(uri.lastIndexOf('/') + 1)).join('|')}`;
      return foundPost({ key, saidAt, text, pictures: uris.filter((uri) => mediaKind(uri) === 'picture') }) ?? [];
    });
  const [user] = files.profiles.flatMap((file) => listIn(file, 'profile_user'));
  const [picture] = Object.values(Object(fieldOf(user, 'media_map_data')));
  return {
    ...faceText({ name: saidOf(user, 'Name', 'الاسم'), about: saidOf(user, 'Bio', 'السيرة الذاتية') }),
    ...{ logo: textIn(picture, 'uri'), cover: '', posts, videos },
  };
}

/** A line of the profile; its names are written in the language of who asked for the export. */
function saidOf(user: unknown, ...names: string[]): string {
  const lines = fieldOf(user, 'string_map_data');
  const found = Object.keys(Object(lines)).find((key) => names.includes(textIn({ key }, 'key')));
  return found === undefined ? '' : textIn(lines, found, 'value');
}
