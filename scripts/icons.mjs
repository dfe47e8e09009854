/**
 * Writes app/_ui/icons.tsx and buying-icons.tsx from lucide-react. The package's own components are client components and carry
 * their drawing twice (in the HTML and in the page's data); these are plain SVG that any component may render
 * and that cost the browser no script. Run after adding a name and its meaning here.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
/** Each drawing and what it stands for in Souk, so that nobody draws one idea in two ways. */
const icons = {
  'arrow-left': 'Back; mirrored in Arabic by its place.',
  'arrow-right': 'Onward to another page.',
  'chart-column': 'Numbers over time.',
  ban: 'Blocked.',
  bell: 'Notifications.',
  'bell-off': 'Muted.',
  camera: 'Take or add a photograph.',
  check: 'Chosen, or done.',
  'chevron-down': 'Opens what is below.',
  'chevron-right': 'Leads into what the line names.',
  'circle-check': 'It worked.',
  'circle-exclamation-point': 'It did not work, or needs attention.',
  clock: 'A time: when something comes or ends.',
  compass: 'Discover.',
  copy: 'Copies the text beside it.',
  'credit-card': 'A stored card.',
  download: 'Keep a file.',
  ellipsis: 'More to do here.',
  'external-link': 'Leads away from Souk.',
  eye: 'Show what was typed.',
  'eye-off': 'Hide what was typed.',
  'fingerprint-pattern': 'A passkey.',
  flag: 'Report.',
  bookmark: 'Saved.',
  'hand-heart': 'Given to a charity.',
  heart: 'Following, and liking.',
  list: 'A list of one\u2019s own.',
  house: 'Home.',
  image: 'A picture, or the place for one.',
  'image-plus': 'Add pictures.',
  info: 'Good to know.',
  'key-round': 'A password.',
  landmark: 'A bank account.',
  'layout-dashboard': 'The studio.',
  link: 'An address to hand on.',
  'list-filter': 'Narrow a list.',
  lock: 'Seen by nobody else.',
  'log-out': 'Sign out.',
  mail: 'An e-mail.',
  'map-pin': 'An address to deliver to.',
  megaphone: 'Updates of a page.',
  merge: 'Make one product of several.',
  'message-circle': 'A conversation.',
  minus: 'One fewer.',
  monitor: 'A device somebody is signed in on.',
  package: 'An order, or a product without a picture.',
  pencil: 'Change this.',
  play: 'Play a video.',
  plus: 'Add, or one more.',
  printer: 'Print.',
  receipt: 'A receipt.',
  'rotate-ccw': 'Money that goes back.',
  'scan-search': 'Search with this picture.',
  search: 'Search.',
  'send-horizontal': 'Sends what was written; mirrored in Arabic by its place.',
  'user-check': 'A friend.',
  'user-plus': 'Ask to be friends.',
  users: 'Friends, and circles of them.',
  settings: 'Settings.',
  'shield-check': 'Proven, or protected.',
  'shopping-bag': 'The cart.',
  smartphone: 'A phone.',
  split: 'Make several products of one.',
  star: 'The one that stands first.',
  store: 'A shop.',
  tag: 'Products, on their owner’s side.',
  trash: 'Take away for good.',
  truck: 'Delivery.',
  'undo-2': 'Take it back within its time.',
  user: 'A person, or the account.',
  wallet: 'The wallet.',
  x: 'Close, or take out of a list.',
};

/** Behind another path a first `m` would count from its end: it becomes `M`, and the pairs after it the lines they were. */
function standalone(data) {
  const number = '(-?(?:\\d+\\.?\\d*|\\.\\d+))';
  const [start, x, y] = new RegExp(`^m\\s*${number}[\\s,]*${number}`).exec(data) ?? [];
  if (start === undefined) return data;
  const rest = data.slice(start.length).trimStart();
  return `M${x} ${y}${/^[-.\d]/.test(rest) ? 'l' : ''}${rest}`;
}

/** A shape of an icon as the data of a path: with one path each, an icon is two elements instead of up to six. */
function pathOf(tag, at) {
  const { cx, cy, r, x, y, width, height, rx } = Object.fromEntries(
    Object.entries(at).map(([name, value]) => [name, Number(value)]),
  );
  if (tag === 'path') return standalone(at.d);
  if (tag === 'line') return `M${at.x1} ${at.y1}L${at.x2} ${at.y2}`;
  if (tag === 'polyline') return `M${at.points}`;
  if (tag === 'circle') return `M${cx - r} ${cy}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
  if (tag !== 'rect') throw new Error(`no path for <${tag}>`);
  const [corner, wide, high] = [rx || 0, width - 2 * (rx || 0), height - 2 * (rx || 0)];
  const turn = (dx, dy) => (corner ? `a${corner} ${corner} 0 0 1 ${dx * corner} ${dy * corner}` : '');
  return `M${x + corner} ${y}h${wide}${turn(1, 1)}v${high}${turn(-1, 1)}h${-wide}${turn(-1, -1)}v${-high}${turn(1, -1)}z`;
}

/**
 * What buying shows in the browser. The bundler keeps a module whole in every part that needs one of its exports: in a file of
 * their own these do not bring the icons of the studio along.
 */
const buying = ['check', 'image', 'minus', 'plus', 'shopping-bag'];

const lines = new Map();
for (const [name, meaning] of Object.entries(icons).sort(([one], [other]) => (one < other ? -1 : 1))) {
  const file = path.join(root, 'node_modules/lucide-react/dist/esm/icons', `${name}.mjs`);
  const { __iconData: icon } = await import(file);
  const component = `${name.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase())}Icon`;
  const drawing = icon.node.map(([tag, attributes]) => pathOf(tag, attributes)).join('');
  lines.set(name, `/** ${meaning} */\nexport const ${component} = (props: IconProps) => glyph(props, '${drawing}');`);
}

const note = `// biome-ignore-all format: one icon a line under its meaning, written by scripts/icons.mjs
import { glyph, type IconProps } from './glyph';

// From lucide-react (ISC licence). To add an icon, add its name and meaning in scripts/icons.mjs and run that.

`;
const write = (file, chosen) =>
  writeFile(path.join(root, 'app/_ui', file), `${note}${chosen.map((name) => lines.get(name)).join('\n')}\n`);
await write('buying-icons.tsx', buying);
await write(
  'icons.tsx',
  [...lines.keys()].filter((name) => !buying.includes(name)),
);
