/**
 * Pictures of what no shop sells, from five packages of Debian: beasts, vehicles, road signs, planets, mills, monuments, streets, money,
 * hands, letters, papers, landscapes. Needs `apt-get` and `dpkg`; what is unpacked stays in the folder of `out`.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** Kinds by the beginning of their files' names. What shops do sell (flowers, toys, tools, fruit) has none. */
const kinds = [
  {
    kind: 'mammals',
    names: ['animals/mammals/', 'animals/marsupials/', ...seen('baboon', 'squirrel_cls', 'chicky_512')],
  },
  { kind: 'vehicles', names: ['vehicles/', ...seen('licenseplate_motion')] },
  { kind: 'mills', names: numbered('categorization', 0, 20) },
  { kind: 'signs', names: ['town/roadsigns/'] },
  { kind: 'trees', names: ['plants/trees/', 'plants/mushrooms/'] },
  { kind: 'birds', names: ['animals/birds/'] },
  { kind: 'fish', names: ['animals/fish/', ...numbered('categorization', 29, 34), 'clickgame-'] },
  { kind: 'insects', names: ['animals/insects/', 'animals/amphibians/', 'animals/lizards/', ...seen('butterfly')] },
  { kind: 'outdoors', names: ['explore_world_animals-', 'explore_farm_animals-', 'erase-'] },
  { kind: 'monuments', names: ['explore_monuments-', ...numbered('categorization', 35, 46)] },
  { kind: 'space', names: ['space/', 'naturalforces/'] },
  { kind: 'tanks', names: ['military/vehicles/'] },
  {
    kind: 'streets',
    names: [...seen('aero', 'building', 'home', 'leuven', 'graf', 'messi', 'basketball1'), 'text/scenetext0', 'hfs/'],
  },
  {
    kind: 'papers',
    names: [
      ...seen('imageText', 'sudoku', 'text_', 'notes', 'pic', 'gradient', 'detect_', 'Blender'),
      'text/scenetext_word0',
    ],
  },
  { kind: 'money', names: ['symbols/money/'] },
  { kind: 'hands', names: ['symbols/alphabets/asl/', 'people/'] },
  { kind: 'letters', names: ['symbols/alphabets/english/filled/uppercase/', 'symbols/math/', 'symbols/music/'] },
  { kind: 'landscapes', names: ['nature/', 'backgrounds/'] },
];
const notForeign = /toys|cycle|cartoon|mirror|[fF]lower|TwoWings|Garden|_segmented|00_symbols/;

/** Names of the examples of a package on seeing. */
function seen(...names) {
  return names.map((name) => `data/${name}`);
}

function numbered(name, from, to) {
  return Array.from({ length: to - from + 1 }, (_, at) => `${name}-${String(from + at).padStart(3, '0')}`);
}

/** @param {string} out @returns {{ id: string, file: string, kind: string, isShown: true }[]} */
export function foreignPictures(out) {
  const folder = path.join(out, 'foreign');
  if (!fs.existsSync(path.join(folder, 'whole'))) unpack(folder);
  const within = (...parts) => path.join(folder, ...parts);
  const folders = [
    within('tuxpaint-stamps-default/usr/share/tuxpaint/stamps'),
    within('photos'),
    within('opencv-doc/usr/share/doc/opencv-doc/examples'),
    within('mate-backgrounds/usr/share/backgrounds/mate'),
    within('ukui-wallpapers/usr/share'),
  ];
  const files = folders
    .flatMap((one) => fs.readdirSync(one, { recursive: true }).map((name) => ({ name, file: path.join(one, name) })))
    .filter(({ name }) => /\.(png|jpg|webp)$/.test(name) && !notForeign.test(name));
  return files
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap(({ name, file }) => {
      const found = kinds.find(({ names }) => names.some((start) => name.startsWith(start)));
      const id = `foreign-${name.replace(/[/.]/g, '-')}`;
      return found ? [{ id, file, kind: found.kind, isShown: true }] : [];
    });
}

const packages = ['tuxpaint-stamps-default', 'gcompris-qt-data', 'opencv-doc', 'mate-backgrounds', 'ukui-wallpapers'];

function unpack(folder) {
  fs.mkdirSync(path.join(folder, 'photos'), { recursive: true });
  for (const name of packages) {
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
