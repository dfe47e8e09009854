/**
 * A shop's sign without a single letter: petals turned about a centre, their number and shape taken from the shop's own bytes.
 * Letters would need a font of the machine, and a bare machine has none.
 */
export function drawLogo(bytes: Uint8Array, paper: string, ink: string): string {
  const [first = 0, second = 0, third = 0] = bytes;
  const petals = 5 + (first % 6);
  const reach = 150 + (second % 50);
  const waist = 34 + (third % 44);
  const petal = petalPath(first % 3, reach, waist);
  const turned = Array.from(
    { length: petals },
    (_, index) => `<path d="${petal}" transform="rotate(${(360 / petals) * index})"/>`,
  );
  const heart =
    second % 2 === 0
      ? `<circle r="${waist * 0.7}" fill="${paper}"/><circle r="${waist * 0.36}"/>`
      : `<circle r="${waist * 0.5}" fill="${paper}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="480" viewBox="-240 -240 480 480"><rect x="-240" y="-240" width="480" height="480" fill="${paper}"/><g fill="${ink}">${turned.join('')}${heart}</g></svg>`;
}

function petalPath(shape: number, reach: number, waist: number): string {
  if (shape === 0)
    return `M0 0 C ${waist} ${-reach * 0.3} ${waist} ${-reach * 0.8} 0 ${-reach} C ${-waist} ${-reach * 0.8} ${-waist} ${-reach * 0.3} 0 0 Z`;
  if (shape === 1)
    return `M0 ${-reach * 0.25} L ${waist * 0.8} ${-reach * 0.62} L 0 ${-reach} L ${-waist * 0.8} ${-reach * 0.62} Z`;
  return `M0 ${-reach * 0.3} a ${waist * 0.75} ${waist * 0.75} 0 1 1 0.01 0 Z M -6 0 L 6 0 L 4 ${-reach * 0.5} L -4 ${-reach * 0.5} Z`;
}
