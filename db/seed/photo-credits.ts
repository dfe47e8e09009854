/** Names as their owners write them, where the file name cannot say it. */
const spelled: Readonly<Record<string, string>> = {
  'abel-y-costa': 'Abel Y Costa',
  chuttersnap: 'CHUTTERSNAP',
  'eniko-kis': 'Enikő Kis',
  'jean-philippe-delberghe': 'Jean-Philippe Delberghe',
  neonbrand: 'NeONBRAND',
  'neslihan-gunaydin': 'Neslihan Gunaydin',
  'natalia-y': 'Natalia Y',
  'oscar-ivan-esquivel-arteaga': 'Oscar Ivan Esquivel Arteaga',
  'pierre-chatel-innocenti': 'Pierre Châtel-Innocenti',
  'thomas-q': 'Thomas Q',
  'zoltan-kovacs': 'Zoltan Kovacs',
  'zoltan-tasi': 'Zoltan Tasi',
};

/** The name of the file as the npm package ships it. */
export function photographFile(name: string): string {
  return `${name}-unsplash.jpg`;
}

/** Who took a photograph, told by its file name: `andres-jasso-220776` is by Andres Jasso. */
export function photographerOf(name: string): string {
  const who = name.replace(/-\d+$/, '');
  return (
    spelled[who] ??
    who
      .split('-')
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join(' ')
  );
}
