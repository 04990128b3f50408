/** What a browser can both read and write again as the same kind. */
const kinds = /^image\/(jpeg|png)$/;

/** Whether `scaled` would look at it. */
export const isPicture = ({ type }: File): boolean => kinds.test(type);

const upright = { imageOrientation: 'from-image' } as const;

/**
 * A picture with its longest edge brought down to `most` pixels, upright as the camera meant it, and without what else the camera
 * wrote into it (where it was, for one). The browser decodes and encodes it beside the page's own thread. The file itself when it is small enough, is none, or would not become smaller.
 */
export async function scaled(file: File, most: number): Promise<File> {
  try {
    if (!isPicture(file)) return file;
    const whole = await createImageBitmap(file, upright);
    const share = most / Math.max(whole.width, whole.height);
    if (!(share < 1)) return file;
    const [width, height] = [whole.width, whole.height].map((edge) => Math.max(1, Math.round(edge * share))) as [number, number];
    // decoded again rather than scaled here: that would be done on the page's own thread
    const small = await createImageBitmap(file, { ...upright, resizeWidth: width, resizeHeight: height, resizeQuality: 'high' });
    const canvas = new OffscreenCanvas(width, height);
    // drawn rather than handed over, where Chromium forgets how the camera was held; Firefox scales before it turns
    canvas.getContext('2d')?.drawImage(small.width === width && small.height === height ? small : whole, 0, 0, width, height);
    whole.close();
    small.close();
    const blob = await canvas.convertToBlob({ type: file.type, quality: 0.85 });
    return blob.type === file.type && blob.size < file.size ? new File([blob], file.name, { type: file.type, lastModified: file.lastModified }) : file;
  } catch {
    return file;
  }
}
