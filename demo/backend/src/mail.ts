import { createTransport } from 'nodemailer';
import type { Db } from './db.js';

/** Sends a text to a phone number in international form. Rejects when it can't be handed over. */
export type SendSms = (to: string, text: string) => Promise<void>;

/** Sends an e-mail or an SMS. Rejects when it can't be handed over. */
export interface Post {
  /** `replyTo`: who gets the answer, where that isn't the sender; `messageId`: the same for every try at one mail */
  email(to: string, subject: string, text: string, replyTo?: string, messageId?: string): Promise<void>;
  /** absent where the installation has no provider of SMS: everything then goes by e-mail */
  readonly sms?: SendSms | undefined;
}

/** One address and nothing else: none that is a list, or begins another header. */
export const isAddress = (text: string | undefined): text is string => text !== undefined && /^[^\s@,;:<>"()[\]\\]+@[^\s@,;:<>"()[\]\\]+$/.test(text);

/** A subject as it can be read in a list of others: no break of a line or other sign that doesn't print, none that turns the direction of what follows, and no word that mail programs would take for an encoded one. */
export function oneLine(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').replace(/[\u202a-\u202e\u2066-\u2069]/g, '').replaceAll('=?', '= ?').trim();
  return [...line].slice(0, 300).join('');
}

/** Without an SMTP server e-mails and SMS go into the development mailbox, where the newcomer reads the code. `sms` binds a provider. */
export function openPost(db: Db, smtp?: { url: string; from: string }, sms?: SendSms): Post {
  const keep = async (channel: string, recipient: string, subject: string, body: string): Promise<void> => {
    await db.insertInto('mailbox').values({ channel, recipient, subject, body, at: new Date() }).execute();
  };
  const transport = smtp && createTransport(smtp.url);
  return {
    async email(to, subject, text, replyTo, messageId) {
      if (!isAddress(to)) throw new TypeError('not one address');
      if (!transport) return keep('email', to, oneLine(subject), text);
      await transport.sendMail({ to, subject: oneLine(subject), text, replyTo: isAddress(replyTo) ? replyTo : undefined, messageId, from: smtp.from });
    },
    sms: sms ?? (transport ? undefined : (to, text) => keep('sms', to, '', text)),
  };
}
