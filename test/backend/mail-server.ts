import { createServer, type Server } from 'node:net';

/** A mail as it was handed over: to whom, and its source between the envelope and the dot. */
export interface HandedOver { readonly from: string; readonly to: readonly string[]; readonly source: string }

/** As much of an SMTP server as it takes to receive a mail, and nothing more: what isn't a command of one mail is written down as strange. */
export class MailServer {
  readonly mails: HandedOver[] = [];
  readonly strange: string[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((socket) => {
      let data: string[] | undefined;
      let rest = '';
      let from = '';
      let to: string[] = [];
      const say = (line: string): void => { socket.write(`${line}\r\n`); };
      say('220 test');
      const take = (line: string): void => {
        if (data !== undefined) {
          if (line !== '.') { data.push(line.startsWith('.') ? line.slice(1) : line); return; }
          this.mails.push({ from, to, source: data.join('\r\n') });
          data = undefined;
          to = [];
          return say('250 taken');
        }
        const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
        if (/^(EHLO|HELO|RSET|NOOP)\b/i.test(line)) return say('250 ok');
        if (/^MAIL FROM:/i.test(line)) { from = address; return say('250 ok'); }
        if (/^RCPT TO:/i.test(line)) { to.push(address); return say('250 ok'); }
        if (/^DATA$/i.test(line)) { data = []; return say('354 go on'); }
        if (/^QUIT$/i.test(line)) { socket.end('221 bye\r\n'); return; }
        this.strange.push(line);
        say('500 what');
      };
      socket.setEncoding('utf8').on('error', () => undefined).on('data', (text: string) => {
        const lines = (rest + text).split('\r\n');
        rest = lines.pop() ?? '';
        lines.forEach(take);
      });
    });
  }

  static async open(): Promise<MailServer> {
    const self = new MailServer();
    await new Promise<void>((done) => { self.#server.listen(0, '127.0.0.1', done); });
    return self;
  }

  get url(): string {
    const address = this.#server.address();
    return `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  }

  close(): void { this.#server.close(); }
}

/** What a mail program reads of a mail. */
export interface ReadMail {
  /** names of the header's fields, small, in their order */
  readonly fields: readonly string[];
  /** a field's value, unfolded, with its encoded words read */
  field(name: string): string;
  readonly text: string;
}

const bytesOf = (encoded: string): Buffer => Buffer.from(encoded.replace(/_/g, ' ').replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1');

/** RFC 2047: words that stand beside each other belong together, and a character may be cut between two of them. */
function words(value: string): string {
  return value.replace(/=\?utf-8\?[bq]\?[^?]*\?=(\s+=\?utf-8\?[bq]\?[^?]*\?=)*/gi, (run) => Buffer.concat(
    [...run.matchAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi)].map(([, way = '', encoded = '']) => (way.toLowerCase() === 'b' ? Buffer.from(encoded, 'base64') : bytesOf(encoded))),
  ).toString('utf8'));
}

function textOf(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding === 'quoted-printable') return Buffer.from(body.replace(/[ \t]+$/gm, '').replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString('utf8');
  return body;
}

/** Reads a mail of one part (RFC 5322, 2045, 2047). Throws when its header isn't one. */
export function readMail({ source }: HandedOver): ReadMail {
  const end = source.indexOf('\r\n\r\n');
  const header = (end < 0 ? source.trimEnd() : source.slice(0, end)).replace(/\r\n([ \t])/g, '$1').split('\r\n').map((line): [string, string] => {
    const [, name = '', value = ''] = /^([!-9;-~]+): ?(.*)$/s.exec(line) ?? [];
    if (name === '' || /[\r\n]/.test(line)) throw new Error(`not a header: ${JSON.stringify(line)}`);
    return [name.toLowerCase(), value];
  });
  const field = (name: string): string => words(header.find(([one]) => one === name)?.[1] ?? '');
  return { fields: header.map(([name]) => name), field, text: textOf(end < 0 ? '' : source.slice(end + 4), field('content-transfer-encoding').toLowerCase()) };
}
