/** Bundles the backend; resolves with the file's path. */
export function buildBackend(outfile?: string): Promise<string>;
