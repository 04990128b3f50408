import type { FileRef, Signature } from '../../../src/protocol/index.js';
import type { ContractLanguage } from './contract-words.js';

/** All that is known of a signature that was made in the page. */
export interface Evidence {
  readonly language: ContractLanguage;
  readonly company: string;
  readonly project: { readonly id: string; readonly name: string };
  readonly contract: { readonly id: string; readonly number?: string | undefined; readonly name: string };
  readonly document: FileRef;
  /** e-mail and phone masked */
  readonly customer: { readonly id: string; readonly name: string; readonly email?: string | undefined; readonly phone?: string | undefined };
  readonly signature: Signature;
  readonly signedAt: Date;
  readonly address: string;
  readonly agent: string;
  readonly consents: readonly { readonly id: string; readonly name: string; readonly version: number; readonly language: string; readonly sha256: string; readonly at: string }[];
}

/** "2026-11-25 20:00:00 UTC", with the time of the place where the server stands when that is another. */
export function moment(at: Date): string {
  const utc = `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  const ahead = -at.getTimezoneOffset();
  if (ahead === 0) return `${utc}+00:00`;
  const two = (n: number): string => String(Math.floor(Math.abs(n))).padStart(2, '0');
  const local = new Date(at.getTime() + ahead * 60_000).toISOString().slice(0, 19).replace('T', ' ');
  return `${utc} (${local} ${ahead < 0 ? '-' : '+'}${two(ahead / 60)}:${two(ahead % 60)})`;
}
