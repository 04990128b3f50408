import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { PortalViewElement } from '../../element/portal-view-element.js';
import { pointedAt } from '../../engine/pointer.js';
import { PortalContractSignEvent } from '../../events/contract-sign.js';
import { PortalFileDownloadEvent } from '../../events/file-download.js';
import { PortalStepCheckEvent } from '../../events/step-check.js';
import { PortalWorkChangeEvent } from '../../events/work-change.js';
import { loadField } from '../../fields/field-types.js';
import { contractWords, type ContractWords } from '../../i18n/contract/words.js';
import type { Messages } from '../../i18n/en.js';
import type { Contract, ContractView } from '../../protocol/contract.js';
import type { FileRef } from '../../protocol/file.js';
import type { Opportunity } from '../../protocol/opportunity.js';
import type { PortalState, Store } from '../../store/state.js';
import { conditionsSlot, focusConditions } from '../conditions-slot.js';
import { contactLinks } from '../contact.js';
import { failureNotice } from '../failure.js';
import { Gate } from '../gate.js';
import { reasonNotice } from '../reason.js';
import { ReceiptController } from '../receipt.js';
import { arrival, refusal, savedLine, sendingNotice, underWay } from '../sending.js';
import { stepHead, whatNext } from '../step-head.js';
import { contractCard, type CardContext } from './card.js';
import { documentBox, documentFault } from './document.js';
import { Handover } from './handover.js';
import { Later } from './later.js';
import type { Pad } from './pad.js';
import { panel } from './panel.js';
import { contractStyles } from './portal-view-contract.styles.js';
import { Reader } from './reader.js';
import { RefusedFiles } from './refused-files.js';
import { prepared, waysOf, workName, workOf, type Missing, type Work } from './work.js';

const isContract = ({ view }: Opportunity): boolean => view?.kind === 'contract-signature';
const contractsOf = ({ view }: Opportunity): readonly Contract[] => (view as Partial<ContractView> | null)?.contracts ?? [];

/**
 * The contracts of the project: each is read here or downloaded, and signed as the company takes it: in the page, on paper with the copy uploaded, or by a signature service.
 *
 * @tagname portal-view-contract
 * @summary Contracts to read and to sign.
 * @slot conditions - A `<portal-conditions>`, shown right before the button; when there is none, the view renders its own.
 * @slot service - What a signature service mounts, or the page for it (below a `<customer-portal>`: among the portal's own children); a frame of the service's page when there is nothing and the company asks for one.
 * @slot empty - Instead of the sentence that shows while the substate asks for another kind of view.
 * @csspart contract - One contract.
 * @csspart document - A document of it.
 * @csspart read - The button that opens the document.
 * @csspart download - The button that downloads it.
 * @csspart reader - The browser's own view of the document.
 * @csspart fingerprint - The document's hash.
 * @csspart dropped - That an earlier signature no longer counts.
 * @csspart pad - The area to draw in.
 * @csspart written - The name as a signature.
 * @csspart sign - The primary button.
 * @csspart reason - Why nothing can be signed now.
 * @csspart notice - Where the action stands: waiting, or refused.
 * @csspart failure - What went wrong.
 * @csspart receipt - The receipt.
 * @csspart contact - The company's support.
 * @fires {PortalContractSignEvent} portal-contract-sign - The customer signs, sends the signed copy, or goes on to the service (cancelable).
 * @fires {PortalWorkChangeEvent} portal-work-change - The signature so far is kept (cancelable).
 * @fires {PortalStepCheckEvent} portal-step-check - A condition is still owed: it is shown (cancelable).
 * @fires {PortalFileDownloadEvent} portal-file-download - A document is downloaded (cancelable).
 * @fires {PortalFileRemoveEvent} portal-file-remove - A file that the server refused is taken off the list (cancelable).
 * @fires {PortalActionRetryEvent} portal-action-retry - A waiting action is tried now (cancelable).
 * @fires {PortalActionCancelEvent} portal-action-cancel - A waiting action is taken back (cancelable).
 * @fires {PortalReceiptCloseEvent} portal-receipt-close - The receipt was read (cancelable).
 * @fires {PortalViewReloadEvent} portal-view-reload - The customer asks to look again (cancelable).
 */
export class PortalViewContract extends PortalViewElement {
  static override styles = contractStyles;
  static override readonly parts = `${PortalViewElement.parts},contract,document,read,download,reader,fingerprint,dropped,written,sign`;
  static override readonly area = contractWords;

  protected override get m(): Messages & ContractWords { return super.m as Messages & ContractWords; }

  /** id of the contract whose panel is open; the first open one when absent */
  @state() private chosen: string | undefined;
  /** what held the signature up when it was last asked for */
  @state() private missing: readonly Missing[] = [];
  @state() private copied: string | undefined;
  readonly #gate = new Gate(this, 'form', 'view');
  readonly #receipt = new ReceiptController(this, 'sign-contract');
  readonly #reader = new Reader(this);
  readonly #pad = new Later<Pad>(this, () => import('./pad.js').then((m) => new m.Pad(this, (strokes) => this.#change({ strokes }))));
  readonly #field = new Later(this, async () => { await loadField('file'); return true; });
  readonly #handover = new Handover(this, this.#gate.reload);
  readonly #refusedFiles = new RefusedFiles(this);

  protected override slices(store: Store): readonly unknown[] {
    const { step, uploads, send, online } = store.state;
    return [...Gate.slices(store), step, uploads, send, online];
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { state } = this;
    this.#receipt.watch(state, isContract);
    if (state?.opportunity.status !== 'ready') return;
    const contract = this.#active(state.opportunity.value);
    const work = contract && workOf(contract, state);
    if (work?.way === 'page' && work.how === 'drawn') this.#pad.need();
    if (work?.way === 'upload' || work?.how === 'uploaded') this.#field.need();
    this.#pad.value?.show(work?.strokes ?? []);
    this.#refusedFiles.watch(state);
    this.#handover.watch(state, contract);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { state } = this;
    if (state?.opportunity.status !== 'ready') return;
    const contract = this.#active(state.opportunity.value);
    this.#handover.settle(state, contract, this.text(contract?.name));
  }

  /** The contract that is being signed. */
  #active(opportunity: Opportunity): Contract | undefined {
    const open = contractsOf(opportunity).filter(({ status }) => status === 'open');
    return open.find(({ id }) => id === this.chosen) ?? open[0];
  }

  #change(part: Partial<Work>): void {
    const { state } = this;
    const contract = state?.opportunity.status === 'ready' ? this.#active(state.opportunity.value) : undefined;
    if (!state || !contract) return;
    this.missing = [];
    this.ask(new PortalWorkChangeEvent({ type: 'work-change', name: workName(contract), value: { ...workOf(contract, state), ...part } }));
  }

  protected override render(): TemplateResult | typeof nothing {
    const passed = this.#gate.pass(this.m, this.store);
    if ('instead' in passed) return passed.instead;
    const { opportunity, state } = passed;
    if (this.#receipt.has(state) && !this.#handover.underWay) return this.#taken(state);
    if (!isContract(opportunity)) return html`${refusal(this.m, state.send, 'sign-contract')}<slot name="empty"><p class="soft">${this.m.contractsElsewhere}</p></slot>`;
    const contracts = contractsOf(opportunity);
    const text = this.text.bind(this);
    const active = this.#active(opportunity);
    return html`
      <section class="view" aria-label=${text(opportunity.substate.name)}>
        ${stepHead(opportunity.substate, text)} ${arrival(this.m, state.send)}
        ${state.opportunity.status === 'ready' && state.opportunity.stale ? failureNotice(this.m, state.opportunity.stale, { retry: this.#gate.reload, stale: true }) : nothing}
        ${contracts.length === 0 ? html`<p class="notice">${this.m.contractsEmpty}</p>` : html`
          ${active ? nothing : this.#reason(opportunity, state)}
          <ul class="contracts">${repeat(contracts, ({ id }) => id, (contract) => contractCard(contract, this.#context(state), contract === active ? this.#sign(contract, opportunity, state) : contract.status === 'open' ? html`<div class="actions"><button type="button" @click=${() => { this.chosen = contract.id; this.missing = []; }}>${this.m.contractSignThis(text(contract.name))}</button></div>` : nothing))}</ul>`}
        ${whatNext(this.m, opportunity.substate, text)}
      </section>`;
  }

  #context({ config }: PortalState): CardContext {
    return {
      m: this.m, language: this.locale.tag, config, reader: this.#reader, copied: this.copied, text: (text) => this.text(text),
      read: (file) => { if (this.store) void this.#reader.read(this.store, file); },
      download: (file) => { this.ask(new PortalFileDownloadEvent({ type: 'file-download', file })); },
      copy: (file) => { void this.#copy(file); },
    };
  }

  async #copy({ id, sha256 = '' }: FileRef): Promise<void> {
    try {
      await navigator.clipboard.writeText(sha256);
      this.copied = id;
    } catch {
      // not allowed here: selected, it is one key away
      const code = this.renderRoot.querySelector(`[data-file="${CSS.escape(id)}"] code`);
      if (code) getSelection()?.selectAllChildren(code);
    }
  }

  #reason(opportunity: Opportunity, { config }: PortalState): TemplateResult | typeof nothing {
    const action = opportunity.actions.find(({ type }) => type === 'sign-contract');
    return action?.available ? nothing : reasonNotice(this.m, action, ({ reason }) => this.text(reason?.text), config);
  }

  /** What has arrived, with the signed contract to take along: the project may show it no more. */
  #taken(state: PortalState): TemplateResult | typeof nothing {
    const files = state.send.status === 'accepted' ? state.send.receipt.files ?? [] : [];
    const kept = html`${files.length > 0 ? html`<p>${this.m.contractKeep}</p>` : nothing}${files.map((file) => documentBox(file, this.m.contractSignedCopy, this.#context(state)))}`;
    return this.#receipt.render(this.m, state, this.locale, files.length > 0 ? this.m.contractSigned : this.m.contractHanded, undefined, kept);
  }

  /** The panel of the contract that is being signed, the conditions, and the one button. */
  #sign(contract: Contract, opportunity: Opportunity, state: PortalState): TemplateResult {
    const { m } = this;
    const action = opportunity.actions.find(({ type }) => type === 'sign-contract');
    if (!action?.available) return html`${this.#reason(opportunity, state)}`;
    if (contract.document.type !== 'application/pdf') return html``;
    if (this.#reader.foreign.has(contract.document.id)) return this.#reader.open === contract.document.id ? html`` : documentFault(m.contractHashDiffers, state.config);
    if (waysOf(contract).length === 0) return html`<div class="notice" part="reason"><div class="stack tight"><p>${m.contractNoWay}</p>${contactLinks(state.config)}</div></div>`;
    const work = workOf(contract, state);
    const busy = underWay(state.send);
    const frame = this.#handover.isHere(contract) ? html`<slot name="service"></slot><div class="actions"><button type="button" @click=${this.#gate.reload}>${m.contractLookAgain}</button>${contract.service ? html`<a class="link" href=${contract.service.url} target="_blank" rel="noopener">${m.contractOpenTab}</a>` : nothing}</div>` : nothing;
    return html`
      <form class="sign" novalidate aria-label=${m.contractSignThis(this.text(contract.name))} @submit=${(event: Event) => { event.preventDefault(); this.#submit(contract); }}>
        <h4>${m.contractSignHeading}</h4>
        <div class="stack" .inert=${busy}>${panel(contract, work, { m, language: this.locale.tag, opportunity, state, missing: this.missing, refusedFiles: this.#refusedFiles.codes, field: this.#field, pad: this.#pad, frame, change: (part) => this.#change(part) })}</div>
        ${opportunity.conditions.length > 0 ? html`<div class="owed">${conditionsSlot(this)}</div>` : nothing}
        ${sendingNotice(m, state.send, this)}
        ${state.send.status === 'waiting' || frame !== nothing ? nothing : html`
          ${work.way === 'page' ? html`<p class="soft small">${m.contractBinding(this.text(contract.name))}</p>` : nothing}
          <div class="submit"><button type="submit" class="primary" part="sign" aria-disabled=${busy ? 'true' : 'false'}>${state.send.status === 'sending' ? m.sending : this.#label(contract, work)}</button> ${savedLine(m, state)}</div>`}
      </form>`;
  }

  #label({ service }: Contract, { way }: Work): string {
    if (way === 'upload') return this.m.contractSend;
    if (way !== 'service') return this.m.contractSign;
    return service?.name ? this.m.contractGo(service.name) : this.m.contractGoAnywhere;
  }

  /** Nothing goes out that lacks something: the first of it gets the focus, and the conditions hold it up. */
  #submit(contract: Contract): void {
    const { store } = this;
    if (!store || underWay(store.state.send)) return;
    const ready = prepared(contract, workOf(contract, store.state), store.state);
    this.missing = 'missing' in ready ? ready.missing : [];
    if ('missing' in ready) {
      void this.updateComplete.then(() => this.#focus(ready.missing[0]?.at));
      return;
    }
    if (store.faults.some(({ pointer }) => pointedAt(pointer, 'consents') !== undefined)) {
      this.ask(new PortalStepCheckEvent({ type: 'step-check' }));
      void Promise.resolve().then(() => this.updateComplete).then(() => focusConditions(this));
      return;
    }
    const asked = this.ask(new PortalContractSignEvent({ type: 'contract-sign', ...ready.payload, language: this.locale.tag }));
    if (ready.payload.service) this.#handover.begin(contract, !asked);
  }

  #focus(at: Missing['at'] | undefined): void {
    const part = this.renderRoot.querySelector<HTMLElement>(`[data-at="${at ?? ''}"]`);
    (part?.querySelector<HTMLElement>('portal-field-file') ?? part)?.focus();
  }
}
