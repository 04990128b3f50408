/** A file server for one folder on localhost; 0 takes a free port. */
export function serveFolder(folder: string, port: number, options?: { replace?: Readonly<Record<string, string>>; headers?: Readonly<Record<string, string>> }): Promise<{ readonly port: number; close(): void }>;
