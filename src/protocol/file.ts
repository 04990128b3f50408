import * as z from 'zod/mini';

/** A file that the server holds. `id` is the id of the finished upload; `size` is in bytes; `type` is the media type that the server found in the content. */
export const FileRef = z.object({
  id: z.string(),
  name: z.string(),
  size: z.int(),
  type: z.string(),
  sha256: z.optional(z.string()),
});
export type FileRef = z.infer<typeof FileRef>;

/** The metadata that a tus upload is created with. */
export const UploadMetadata = z.object({
  opportunity: z.string(),
  field: z.string(),
  filename: z.string(),
  filetype: z.optional(z.string()),
});
export type UploadMetadata = z.infer<typeof UploadMetadata>;

/** `POST /files/{id}/link`: a single-use address, relative to the endpoint or absolute, that lives seconds. */
export const FileLink = z.object({ url: z.string(), expiresAt: z.iso.datetime() });
export type FileLink = z.infer<typeof FileLink>;
