/** A file server for one folder on localhost, compressing as a CDN does; port 0 takes a free one. `served` hears of each file sent: its path and its bytes on the wire. */
export function serveFolder(folder: string, port: number, options?: {
  replace?: Readonly<Record<string, string>>;
  headers?: Readonly<Record<string, string>>;
  served?: (path: string, bytes: number) => void;
}): Promise<{ readonly port: number; close(): void }>;
