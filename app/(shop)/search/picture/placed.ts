import type { Crop } from '@/lib/shop/vision/models/model';

/**
 * A reference that puts an element over a part of the picture. Through the object model, since the content policy refuses
 * style attributes; left is left in every language, as it is in the picture.
 */
export function placed({ left, top, width, height }: Crop) {
  return (element: HTMLElement | null): void => {
    if (!element) return;
    for (const [name, share] of Object.entries({ left, top, width, height })) {
      element.style.setProperty(name, `${share * 100}%`);
    }
  };
}
