import type { Server } from 'node:http';
import type { Flow, Settings } from '../../src/protocol/index.js';

export function oneFileBackend(options: {
  flow: Flow;
  settings: Settings;
  customers: readonly { readonly id: string; readonly name: string }[];
  file?: string | undefined;
  secret: string;
  companyToken: string;
}): { server: Server; tokenFor(customer: string, seconds?: number): string };
