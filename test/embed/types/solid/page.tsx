import 'customer-portal-elements/solid';
import type { CustomerPortal, PortalStepSubmittedEvent } from 'customer-portal-elements';

export function Page() {
  let portal: CustomerPortal | undefined;
  const told = ({ receipt }: PortalStepSubmittedEvent): void => { document.title = receipt; };
  return (
    <customer-portal ref={(element) => { portal = element; }} endpoint="demo:" lang="it" without-header prop:getToken={() => portal?.unit ?? 'token'} on:portal-step-submitted={told}>
      <p slot="header">Sole Nostro</p>
      <portal-field-money name="price" required />
      {/* @ts-expect-error an address is a text */}
      <customer-portal endpoint={7} />
      {/* @ts-expect-error it hears another event */}
      <customer-portal on:portal-step-submitted={(event: MouseEvent) => event.clientX} />
    </customer-portal>
  );
}
