import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** Makes and checks what must not be guessed, below one secret of the installation. */
export class Secrets {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** 256 bits for an address or an id */
  random(): string { return randomBytes(32).toString('base64url'); }
  /** a six-digit code */
  code(): string { return String(randomInt(0, 1_000_000)).padStart(6, '0'); }
  sign(text: string): string { return createHmac('sha256', this.#secret).update(text).digest('base64url'); }

  matches(text: string, signature: string): boolean {
    const a = Buffer.from(this.sign(text));
    const b = Buffer.from(signature);
    return a.length === b.length && timingSafeEqual(a, b);
  }
}

export const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
