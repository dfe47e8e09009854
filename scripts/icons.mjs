/**
 * Writes app/_ui/icons.tsx from lucide-react. The package's own components are client components and carry
 * their drawing twice (in the HTML and in the page's data); these are plain SVG that any component may render
 * and that cost the browser no script. Run after adding a name here.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const names = `
  arrow-left arrow-right camera check chevron-down chevron-right circle-check circle-exclamation-point clock compass
  copy credit-card ellipsis external-link eye eye-off fingerprint-pattern heart house image image-plus info key-round
  layout-dashboard link list-filter lock log-out mail map-pin megaphone merge message-circle minus monitor package
  pencil plus printer receipt rotate-ccw search settings shield-check shopping-bag smartphone split star store tag
  trash truck undo-2 user wallet x`
  .trim()
  .split(/\s+/)
  .sort();

const lines = [];
for (const name of names) {
  const file = path.join(root, 'node_modules/lucide-react/dist/esm/icons', `${name}.mjs`);
  const { __iconData: icon } = await import(file);
  const component = `${name.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase())}Icon`;
  const shapes = icon.node.map(([tag, { key, ...attributes }]) => {
    const written = Object.entries(attributes).map(([key, value]) => `${key}="${value}"`);
    return `<${tag} ${written.join(' ')} />`;
  });
  lines.push(
    `export const ${component} = (props: IconProps) => glyph(props, ${shapes.length === 1 ? shapes[0] : `<>${shapes.join('')}</>`});`,
  );
}

const text = `// biome-ignore-all format: one icon a line, written by scripts/icons.mjs
import type { ReactNode } from 'react';

// From lucide-react (ISC licence). To add an icon, add its name in scripts/icons.mjs and run that.

export type IconProps = {
  /** Side in pixels; 20 when absent. */
  size?: number;
  className?: string;
  /** Said by screen readers; without it the icon is decoration. */
  label?: string;
};

function glyph({ size = 20, className, label }: IconProps, shapes: ReactNode) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      {shapes}
    </svg>
  );
}

${lines.join('\n')}
`;
await writeFile(path.join(root, 'app/_ui/icons.tsx'), text);
