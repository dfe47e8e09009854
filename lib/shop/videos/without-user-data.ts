const supplementary = 6;
const unregistered = 5;

/**
 * The packet of an H.264 video without what its camera wrote between the pictures: messages of "user data unregistered", in which
 * encoders leave their settings and some cameras the place. `lengthBytes` is how long the length before each unit is. A packet that is
 * not made of such units is given back as it is: no player could read anything out of it.
 */
export function withoutUserData(packet: Uint8Array, lengthBytes: number): Uint8Array {
  const kept: Uint8Array[] = [];
  let at = 0;
  while (at < packet.length) {
    let length = 0;
    for (const byte of packet.subarray(at, at + lengthBytes)) length = length * 256 + byte;
    const end = at + lengthBytes + length;
    if (length === 0 || end > packet.length) return packet;
    if (!isUserData(packet.subarray(at + lengthBytes, end))) kept.push(packet.subarray(at, end));
    at = end;
  }
  const bytes = kept.reduce((sum, unit) => sum + unit.length, 0);
  if (bytes === packet.length || bytes === 0) return packet;
  const whole = new Uint8Array(bytes);
  let place = 0;
  for (const unit of kept) {
    whole.set(unit, place);
    place += unit.length;
  }
  return whole;
}

/** Whether any message of the unit is of that kind: the unit goes as a whole, for none of its messages is needed to show a picture. */
function isUserData(unit: Uint8Array): boolean {
  if (((unit[0] ?? 0) & 31) !== supplementary) return false;
  let at = 1;
  while (at < unit.length - 1) {
    const type = longNumber(unit, at);
    const size = longNumber(unit, type.next);
    if (type.value === unregistered) return true;
    at = size.next + size.value;
  }
  return false;
}

/** A number as these messages write it: 255 as often as it goes in, then the rest. */
function longNumber(unit: Uint8Array, from: number): { value: number; next: number } {
  let [value, at] = [0, from];
  while (unit[at] === 255) {
    value += 255;
    at += 1;
  }
  return { value: value + (unit[at] ?? 0), next: at + 1 };
}
