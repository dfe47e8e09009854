import { drawQrCode } from '@/lib/platform/qr-code';

/** A code that a scanner reads from a screen: dark on white also where the page is dark, with its quiet border. */
export async function QrCode({ text, label }: { text: string; label: string }) {
  // The digits beside it are the code: a drawing that fails takes nothing from them.
  const drawn = await drawQrCode(text).catch(() => null);
  if (drawn === null) return null;
  const { size, path } = drawn;
  const side = size + 8;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`-4 -4 ${side} ${side}`}
      className="size-36 shrink-0 rounded-sm"
      shapeRendering="crispEdges"
    >
      <path fill="#fff" d={`M-4 -4h${side}v${side}h-${side}z`} />
      <path fill="#000" d={path} />
    </svg>
  );
}
