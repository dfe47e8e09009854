/** The longer side of what is sent: as much as is looked at. */
const longSideMax = 1280;

/**
 * The picture as it is sent: upright, at most 1280 pixels long and drawn anew, so that a phone's photograph is quick and what
 * its camera wrote into it (place, time, device) stays at home. The file itself when this browser cannot draw it: then the shop says why.
 */
export async function shrinkPicture(file: Blob): Promise<Blob> {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, longSideMax / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    const context = canvas.getContext('2d');
    if (!context) return file;
    // What is transparent is seen on white, as the shop sees it.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.88));
    return drawn ?? file;
  } catch {
    return file;
  }
}
