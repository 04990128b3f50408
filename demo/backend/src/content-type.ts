import { buffer } from 'node:stream/consumers';
import { fileTypeFromBuffer } from 'file-type';
import type { Field } from '../../../src/protocol/index.js';
import type { UploadStore } from './upload-store.js';

const unknown = 'application/octet-stream';
/** What a file is shows in so many bytes: an office document is known by the names of what is in it. */
const telling = 4_000_000;
/** Kinds that show in the first bytes: content that doesn't show them isn't of that kind. SVG is a text, and one that runs. */
const shows = /^(image\/(?!svg)|video\/|audio\/|application\/pdf$)/;
const texts = /^(text\/(?!html|xml|javascript|ecmascript)|application\/json$)/;

/** The media type that a file's content shows. Plain texts show nothing: they keep the type that was claimed, when it is one and there is no byte in them that no text has. */
export async function contentType(store: UploadStore, id: string, claimed: string): Promise<string> {
  const found = await fileTypeFromBuffer(await buffer(await store.read(id, telling)));
  if (found) return found.mime;
  return texts.test(claimed) && !(await hasZero(store, id)) ? claimed : unknown;
}

async function hasZero(store: UploadStore, id: string): Promise<boolean> {
  let found = false;
  for await (const chunk of await store.read(id, 8192)) found ||= (chunk as Buffer).includes(0);
  return found;
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
