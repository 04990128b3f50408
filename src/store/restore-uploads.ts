import type { Core } from './core.js';
import type { KeptUploads } from './kept-uploads.js';
import type { UploadDesk } from './upload-desk.js';

/** How long a file that can't be kept is asked for again: as long as the server keeps what has arrived of it, in ms. */
const day = 24 * 60 * 60 * 1000;

interface Where {
  readonly desk: UploadDesk;
  readonly kept: KeptUploads;
  /** done with: a list that was read before may still name them */
  readonly gone: ReadonlySet<string>;
}

/** Shows what an earlier page left under way for this opportunity, as far as its step still asks for it. */
export async function restore(core: Core, { desk, kept, gone }: Where, opportunity: string, asked: ReadonlySet<string>): Promise<void> {
  const { customer } = core;
  const files = await kept.files();
  for (const entry of (await files?.list(customer, opportunity)) ?? []) {
    const { local, field, begun, name, size, type, lastModified, sent, paused, at } = entry;
    const blob = asked.has(field) ? await files?.file(local) : undefined;
    const { opportunity: shown, session } = core.state;
    if (customer !== core.customer || session.status !== 'signed-in' || shown.status !== 'ready' || shown.value.id !== opportunity) return;
    if (desk.files.has(local) || gone.has(local)) continue;
    if (!asked.has(field) || (!blob && core.ports.now() - at > day)) {
      if (begun) void core.ports.client.removeUpload?.(begun.id).catch(() => undefined);
      await files?.remove(local);
      continue;
    }
    // chosen once more before this was read: both are one
    const twin = desk.rowOf(field, entry);
    const file = blob ? new File([blob], name, { type, lastModified }) : twin && desk.files.get(twin.local)?.file;
    if (twin) desk.drop(twin.local);
    desk.take({ local, field, name, size, type, sent, status: !file ? 'missing' : paused && !twin ? 'paused' : 'waiting' }, { file, lastModified, at, begun, kept: true, written: true });
    if (!blob) void kept.keep(local);
  }
}
