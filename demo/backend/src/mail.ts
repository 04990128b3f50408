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

/** Without an SMTP server e-mails and SMS go into the development mailbox, where the newcomer reads the code. `sms` binds a provider. */
export function openPost(db: Db, smtp?: { url: string; from: string }, sms?: SendSms): Post {
  const keep = async (channel: string, recipient: string, subject: string, body: string): Promise<void> => {
    await db.insertInto('mailbox').values({ channel, recipient, subject, body, at: new Date() }).execute();
  };
  if (!smtp) return { email: (to, subject, text) => keep('email', to, subject, text), sms: sms ?? ((to, text) => keep('sms', to, '', text)) };
  const transport = createTransport(smtp.url);
  return { async email(to, subject, text, replyTo, messageId) { await transport.sendMail({ to, subject, text, replyTo, messageId, from: smtp.from }); }, sms };
}
