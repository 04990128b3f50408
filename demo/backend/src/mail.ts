import { createTransport } from 'nodemailer';
import type { Db } from './db.js';

/** Sends an e-mail or an SMS. Rejects when it can't be handed over. */
export interface Post {
  email(to: string, subject: string, text: string): Promise<void>;
  sms(to: string, text: string): Promise<void>;
}

/** Without an SMTP server everything goes into the development mailbox, where the newcomer reads the code. SMS goes there in any case: bind a provider here. */
export function openPost(db: Db, smtp: { url: string; from: string } | undefined): Post {
  const keep = async (channel: string, recipient: string, subject: string, body: string): Promise<void> => {
    await db.insertInto('mailbox').values({ channel, recipient, subject, body, at: new Date() }).execute();
  };
  const transport = smtp ? createTransport(smtp.url) : undefined;
  return {
    async email(to, subject, text) {
      if (transport && smtp) await transport.sendMail({ to, subject, text, from: smtp.from });
      else await keep('email', to, subject, text);
    },
    sms: (to, text) => keep('sms', to, '', text),
  };
}
