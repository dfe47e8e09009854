/**
 * Photographs of what no shop sells, from two packages of Debian: beasts, vehicles, road signs, planets, mills, monuments. Kinds are
 * parted: some to learn from, others to judge on. Needs `apt-get` and `dpkg`; what is unpacked stays in the folder of `out`.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** Kinds by the beginning of their files' names; `learn` says for which part. What shops do sell (flowers, toys, tools, fruit) has none. */
const kinds = [
  { kind: 'mammals', learn: true, names: ['animals/mammals/', 'animals/marsupials/'] },
  { kind: 'vehicles', learn: true, names: ['vehicles/'] },
  { kind: 'mills', learn: true, names: numbered('categorization', 0, 20) },
  { kind: 'signs', learn: true, names: ['town/roadsigns/'] },
  { kind: 'trees', learn: true, names: ['plants/trees/', 'plants/mushrooms/'] },
  { kind: 'birds', learn: false, names: ['animals/birds/'] },
  { kind: 'fish', learn: false, names: ['animals/fish/', ...numbered('categorization', 29, 34), 'clickgame-'] },
  { kind: 'insects', learn: false, names: ['animals/insects/', 'animals/amphibians/', 'animals/lizards/'] },
  { kind: 'outdoors', learn: false, names: ['explore_world_animals-', 'explore_farm_animals-', 'erase-'] },
  { kind: 'monuments', learn: false, names: ['explore_monuments-', ...numbered('categorization', 35, 46)] },
  { kind: 'space', learn: false, names: ['space/', 'naturalforces/', 'military/vehicles/'] },
];
const notForeign = /toys|cycle|cartoon|mirror/;

function numbered(name, from, to) {
  return Array.from({ length: to - from + 1 }, (_, at) => `${name}-${String(from + at).padStart(3, '0')}`);
}

/** @param {string} out @returns {{ id: string, file: string, kind: string, learn: boolean, isShown: true }[]} */
export function foreignPictures(out) {
  const folder = path.join(out, 'foreign');
  if (!fs.existsSync(path.join(folder, 'whole'))) unpack(folder);
  const stamps = path.join(folder, 'tuxpaint-stamps-default/usr/share/tuxpaint/stamps');
  const photos = path.join(folder, 'photos');
  const files = [
    ...fs.readdirSync(stamps, { recursive: true }).map((name) => ({ name, file: path.join(stamps, name) })),
    ...fs.readdirSync(photos).map((name) => ({ name, file: path.join(photos, name) })),
  ].filter(({ name }) => /\.(png|webp)$/.test(name) && !notForeign.test(name));
  return files
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap(({ name, file }) => {
      const found = kinds.find(({ names }) => names.some((start) => name.startsWith(start)));
      const id = `foreign-${name.replace(/[/.]/g, '-')}`;
      return found ? [{ id, file, kind: found.kind, learn: found.learn, isShown: true }] : [];
    });
}

function unpack(folder) {
  fs.mkdirSync(path.join(folder, 'photos'), { recursive: true });
  for (const name of ['tuxpaint-stamps-default', 'gcompris-qt-data']) {
    execFileSync('apt-get', ['download', name], { cwd: folder, stdio: 'ignore' });
    const file = fs.readdirSync(folder).find((one) => one.startsWith(`${name}_`) && one.endsWith('.deb'));
    execFileSync('dpkg', ['-x', path.join(folder, file), path.join(folder, name)]);
    fs.rmSync(path.join(folder, file));
  }
  const bundles = path.join(folder, 'gcompris-qt-data/usr/share/gcompris-qt/rcc');
  for (const name of [
    'categorization',
    'clickgame',
    'erase',
    'explore_world_animals',
    'explore_farm_animals',
    'explore_monuments',
  ]) {
    photosIn(fs.readFileSync(path.join(bundles, `${name}.rcc`))).forEach((bytes, at) => {
      fs.writeFileSync(path.join(folder, 'photos', `${name}-${String(at).padStart(3, '0')}.webp`), bytes);
    });
  }
  fs.writeFileSync(path.join(folder, 'whole'), '');
}

/** WebP photographs (not drawings with transparency, not thumbnails) as they lie in a bundle of resources. */
function photosIn(bundle) {
  const found = [];
  for (let at = bundle.indexOf('RIFF'); at >= 0; at = bundle.indexOf('RIFF', at + 4)) {
    const length = bundle.readUInt32LE(at + 4) + 8;
    const isPhoto = bundle.toString('latin1', at + 8, at + 16) === 'WEBPVP8 ';
    if (isPhoto && length > 12_000) found.push(bundle.subarray(at, at + length));
  }
  return found;
}
