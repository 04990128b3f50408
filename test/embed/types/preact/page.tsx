import 'customer-portal-elements/preact';
import { createRef } from 'preact';
import type { CustomerPortal, PortalStepSubmittedEvent } from 'customer-portal-elements';

export function Page() {
  const portal = createRef<CustomerPortal>();
  const told = ({ receipt }: PortalStepSubmittedEvent): void => { document.title = receipt; };
  return (
    <customer-portal ref={portal} endpoint="demo:" lang="it" without-header getToken={() => 'token'} onportal-step-submitted={told}>
      <p slot="header">Sole Nostro</p>
      <portal-field-money name="price" required />
      {/* @ts-expect-error an address is a text */}
      <customer-portal endpoint={7} />
      {/* @ts-expect-error it hears another event */}
      <customer-portal onportal-step-submitted={(event: MouseEvent) => event.clientX} />
    </customer-portal>
  );
}
