/** Something happened. Carries ids and no personal data; not cancelable. */
export abstract class PortalFactEvent extends Event {
  constructor(name: string) {
    super(name, { bubbles: true, composed: true });
  }
}
