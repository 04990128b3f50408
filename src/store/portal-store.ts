import { pointedAt } from '../engine/pointer.js';
import { rulesThere } from '../engine/field-types/field-types.js';
import { checkStep } from '../engine/step.js';
import { ticketSlot } from '../engine/upload-slots.js';
import type { Opportunity } from '../protocol/opportunity.js';
import type { ProblemError } from '../protocol/problem.js';
import { actionOf, type ActionAsked, type HelpAsked } from './asked.js';
import { Core, type StorePorts } from './core.js';
import type { PortalFact } from './facts.js';
import { failureOf, settled } from './failure.js';
import type { DraftDesk } from './draft-desk.js';
import type { HelpDesk } from './help-desk.js';
import type { LiveDesk } from './live-desk.js';
import { ProjectDesk } from './project-desk.js';
import { SendDesk } from './send-desk.js';
import { SessionDesk } from './session-desk.js';
import type { PortalRequest, PortalState, Store } from './state.js';
import { StepDesk } from './step-desk.js';
import { UploadDesk } from './upload-desk.js';

/** What is true on the page. Requests come in, snapshots go out; what it knows of the world it knows through its ports. */
export class PortalStore implements Store {
  readonly #core: Core;
  readonly #session: SessionDesk;
  readonly #step: StepDesk;
  readonly #send: SendDesk;
  readonly #uploads: UploadDesk;
  readonly #project: ProjectDesk;
  #faults: { of: PortalState['step']; rules: number; list: readonly ProblemError[] } | undefined;
  #drafts: DraftDesk | undefined;
  #desk: Promise<HelpDesk> | undefined;
  #live: Promise<LiveDesk> | undefined;
  #start: Promise<void> | undefined;
  #stopped = false;
  /** counts the looks at the company's own */
  #looked = 0;

  /** `selected`: the opportunity that the page names; the customer's only or chosen one when undefined */
  constructor(ports: StorePorts, selected?: string) {
    this.#core = new Core(ports, selected);
    this.#step = new StepDesk(this.#core);
    this.#uploads = new UploadDesk(this.#core, this.#step);
    const project = { look: () => this.look(), show: (opportunity: Opportunity) => this.#project.show(opportunity) };
    this.#send = new SendDesk(this.#core, async (desk) => { const { Sender } = await import('./sender.js'); return new Sender(this.#core, desk, this.#step, project); });
    this.#project = new ProjectDesk(this.#core, { step: this.#step, uploads: this.#uploads, send: this.#send }, selected);
    this.#session = new SessionDesk(this.#core, { begin: (known) => this.#project.begin(known), end: (how) => this.#leave(how) });
  }

  get state(): PortalState { return this.#core.state; }
  subscribe(listener: () => void): () => void { return this.#core.subscribe(listener); }
  /** what happened, for the page */
  onFact(listener: (fact: PortalFact) => void): () => void { return this.#core.onFact(listener); }

  /** there is a session of ours that the customer can end */
  get signsOut(): boolean { return this.#core.ports.client.session?.status === 'signed-in'; }

  get faults(): readonly ProblemError[] {
    const { step, opportunity } = this.state;
    if (opportunity.status !== 'ready') return [];
    // a type's rule may have come since
    if (this.#faults?.of !== step || this.#faults.rules !== rulesThere()) {
      const { placements, conditions } = opportunity.value;
      this.#faults = { of: step, rules: rulesThere(), list: checkStep({ placements, conditions, values: step.values, accepted: step.consents }) };
    }
    return this.#faults.list;
  }

  /** Looks at the backend for the first time, and resolves when that is done; later calls do nothing more. */
  start(): Promise<void> {
    if (!this.#start) {
      void this.#config();
      this.#start = this.#session.start();
    }
    return this.#start;
  }

  /** the backend may tell what happens */
  get canFollow(): boolean { return this.#core.ports.client.events !== undefined; }

  /** What follows the backend; loaded when the first screen stands. */
  live(): Promise<LiveDesk> {
    this.#live ??= import('./live-desk.js').then((m) => new m.LiveDesk(this.#core, () => this.look())).catch((error: unknown) => {
      this.#live = undefined;
      throw error;
    });
    return this.#live;
  }

  stop(): void {
    this.#stopped = true;
    this.#session.stop();
    this.#uploads.leave();
    this.#send.leave();
    this.#send.stop();
    this.#drafts?.stop();
    this.#drafts = undefined;
  }

  /** Loads what sends, before there is something to send; resolves when it is there, or can't come now. */
  async prepare(): Promise<void> { await Promise.all([this.#send.sender(), this.#uploads.ready(), this.#elsewhere()]).catch(() => undefined); }

  async #elsewhere(): Promise<void> {
    const { DraftDesk } = await import('./draft-desk.js');
    // it may come when nobody is there any more
    if (!this.#stopped) this.#drafts ??= new DraftDesk(this.#core, this.#step);
  }

  settle(): void { void this.#drafts?.settle(); }

  /** Resolves when all that was typed is kept. */
  flush(): Promise<void> {
    this.#drafts?.leave();
    return this.#step.flush();
  }

  setOnline(online: boolean): void {
    if (online === this.state.online) return;
    this.#core.patch({ online });
    // first what waits: its receipt belongs to the step that still shows
    if (online) void this.#send.online().then(() => this.look());
  }

  get places(): Store['places'] { return this.#core.ports.client.places; }

  async file(id: string): Promise<Blob | undefined> {
    return this.#core.ports.client.file?.(id).catch(() => undefined);
  }

  /** Looks again at what the server has: quietly while there is something to show. */
  look(): Promise<void> {
    void this.#settings();
    return this.#project.look();
  }

  request(request: PortalRequest): void {
    void this.#handle(request);
  }

  async #handle(request: PortalRequest): Promise<void> {
    switch (request.type) {
      case 'code-request': { const { identifier, channel, language } = request; return this.#session.requestCode({ identifier, channel, language }); }
      case 'session-start': return this.#session.signIn(request.code);
      case 'code-cancel': return this.#session.back();
      case 'session-end': return this.#session.signOut(request.everywhere);
      case 'opportunity-select': return this.#project.select(request.opportunity);
      case 'value-change': return this.#step.change(request.field, request.value);
      case 'consent-change': return this.#step.consent(request.condition, request.accepted);
      case 'step-check': return this.#step.attempt();
      case 'step-submit':
      case 'offer-accept':
      case 'offer-decline':
      case 'offer-ask-change':
      case 'drawing-submit':
      case 'contract-sign':
      case 'visit-ask-change':
      case 'opportunity-reactivate': return this.#submit(request);
      case 'work-change': return this.#step.work(request.name, request.value);
      case 'help-load':
      case 'ticket-send':
      case 'ticket-close': return this.#help(request);
      case 'file-add': return this.#uploads.add(request.field, request.files);
      case 'file-remove': return this.#uploads.remove(request.field, request.file);
      case 'file-retry': return this.#uploads.retry(request.file);
      case 'file-pause': return this.#uploads.pause(request.file);
      case 'file-download': return this.#download(request.file.id, request.file.name);
      case 'action-retry': return this.#send.retry();
      case 'action-cancel': return this.#send.cancel();
      case 'receipt-close': return this.state.send.status === 'accepted' ? this.#core.patch({ send: { status: 'open' } }) : undefined;
      case 'view-reload': return this.#reload();
    }
  }

  async #submit({ type, language, ...payload }: ActionAsked): Promise<void> {
    const { opportunity, uploads } = this.state;
    if (opportunity.status !== 'ready') return;
    const [action, held] = actionOf[type];
    if (held !== 'free') {
      this.#step.attempt();
      // an offer is held up by the conditions alone; a step by all it asks, and a file under way is an answer that isn't there yet
      const faults = held === 'step' ? this.faults : this.faults.filter(({ pointer }) => pointedAt(pointer, 'consents') !== undefined);
      if (faults.length > 0 || (held === 'step' && uploads.some(({ field }) => field !== ticketSlot.field))) return;
    }
    await this.#send.take(action, language, held === 'step' ? { ...payload, values: this.#step.sending(opportunity.value) } : payload, held === 'free');
  }

  /** The help is for who asks for it: its desk comes then. */
  async #help(request: HelpAsked): Promise<void> {
    this.#desk ??= import('./help-desk.js').then(({ HelpDesk }) => new HelpDesk(this.#core, this.#step));
    try {
      await (await this.#desk).handle(request);
    } catch {
      this.#desk = undefined;
      const failure = { code: 'offline', errors: [] } as const;
      this.#core.patch(request.type === 'help-load' ? { help: { status: 'failed', failure } } : { ticket: { status: 'open', failure } });
    }
  }

  async #download(id: string, name: string): Promise<void> {
    try {
      const url = await this.#core.ports.client.fileLink?.(id);
      if (url) this.#core.tell({ type: 'download', url, name });
    } catch (error) {
      const { opportunity, help } = this.state;
      const stale = failureOf(error);
      if (help.status === 'ready' && help.value.files?.list.some(({ file }) => file.id === id)) this.#core.patch({ help: { ...help, stale } });
      else if (opportunity.status === 'ready') this.#core.patch({ opportunity: { ...opportunity, stale } });
    }
  }

  async #reload(): Promise<void> {
    if (this.state.config.status === 'failed') void this.#config();
    if (this.state.session.status === 'starting') return this.#session.start();
    await this.look();
  }

  async #config(): Promise<void> {
    this.#core.patch({ config: { status: 'loading' } });
    this.#core.patch({ config: await settled(this.#core.ports.client.config()) });
  }

  /** What the company has changed of its own shows too, where it shows already. */
  async #settings(): Promise<void> {
    const { config, help } = this.state;
    if (help.status === 'ready' || help.status === 'failed') void this.#help({ type: 'help-load' });
    if (config.status !== 'ready' && config.status !== 'failed') return;
    const turn = ++this.#looked;
    const now = await settled(this.#core.ports.client.config());
    // what was asked for earlier and comes late is no news
    if (turn !== this.#looked) return;
    // what shows stays when looking again fails, unless there is no portal any more
    const other = now.status === 'failed' ? now.failure.problem === 'not-contracted' : config.status === 'failed' || JSON.stringify(now.value) !== JSON.stringify(config.value);
    if (other) this.#core.patch({ config: now });
  }

  /** Signing out: nothing of this customer stays in the browser, nor (`tell`) in its other tabs. `wipe` false: what is kept is another's by now. */
  async #leave({ tell, wipe }: { tell: boolean; wipe?: Promise<boolean> | undefined }): Promise<void> {
    const { customer: known, ports, state } = this.#core;
    this.#project.leave();
    if (state.session.status === 'signed-in') this.#core.tell({ type: 'session-ended' });
    const customer = known || (await ports.owner?.get());
    if (tell) ports.tabs?.tell({ type: 'signed-out', customer });
    // what is being written would come after the wiping
    await Promise.all([this.#step.flush(), this.#send.flush()]);
    if ((await wipe) === false) return;
    await Promise.all([ports.drafts.clear(customer), ports.outbox.clear(customer), this.#uploads.clear(customer), ports.owner?.set(undefined)]);
  }
}
