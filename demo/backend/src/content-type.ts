import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import type { Field } from '../../../src/protocol/index.js';

const unknown = 'application/octet-stream';
/** Kinds that show in the first bytes: content that doesn't show them isn't of that kind. SVG is a text, and one that runs. */
const shows = /^(image\/(?!svg)|video\/|audio\/|application\/pdf$)/;
const texts = /^(text\/(?!html|xml|javascript|ecmascript)|application\/json$)/;

/** The media type that a file's content shows. Plain texts show nothing: they keep the type that was claimed, when it is one and there is no byte in them that no text has. */
export async function contentType(path: string, claimed: string): Promise<string> {
  const found = await fileTypeFromFile(path);
  if (found) return found.mime;
  return texts.test(claimed) && !(await hasZero(path)) ? claimed : unknown;
}

async function hasZero(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8192), 0, 8192, 0);
    return buffer.subarray(0, bytesRead).includes(0);
  } finally {
    await file.close();
  }
}

const family = (type: string): string => (/^(image|video|audio)\//.exec(type)?.[1] ?? type);

/** Whether content is what it was said to be. A JPEG that calls itself PNG is an honest mistake of a phone, and is kept as what it is; a PDF that calls itself a picture is not. */
export function agrees(found: string, claimed: string): boolean {
  if (claimed === '' || claimed === unknown) return true;
  return shows.test(claimed) || shows.test(found) ? family(found) === family(claimed) : true;
}

const kinds: Record<string, string[]> = {
  '.pdf': ['application/pdf'], '.jpg': ['image/jpeg'], '.jpeg': ['image/jpeg'], '.png': ['image/png'], '.gif': ['image/gif'], '.webp': ['image/webp'],
  '.heic': ['image/heic', 'image/heif'], '.heif': ['image/heic', 'image/heif'], '.tif': ['image/tiff'], '.tiff': ['image/tiff'], '.zip': ['application/zip'],
  '.mp4': ['video/mp4'], '.mov': ['video/quicktime'],
  '.docx': ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'], '.xlsx': ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  '.doc': ['application/x-cfb'], '.xls': ['application/x-cfb'],
};

/** What a field takes by content: its media types, with those of its extensions, because a name proves nothing. An extension whose content shows nothing stays one. */
export function contentKinds(field: Field): string[] | undefined {
  const accept = field.accept ?? (field.type === 'photo' || field.type === 'signature' ? ['image/*'] : undefined);
  return accept?.flatMap((entry) => kinds[entry.trim().toLowerCase()] ?? [entry]);
}
