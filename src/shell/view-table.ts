import { define } from '../element/define.js';
import type { PortalElement } from '../element/portal-element.js';
import type { LanguageCode } from '../i18n/languages.js';
import { needWords } from '../i18n/locale.js';
import { documentationKinds } from '../protocol/opportunity.js';
import type { PortalState } from '../store/state.js';
import { isClosed } from '../views/closed.js';

/** The tags that the shell renders, each with its class; literal imports, so that bundlers see them. */
const loaders = {
  'portal-sign-in': () => import('../views/sign-in/portal-sign-in.js').then((m) => m.PortalSignIn),
  'portal-opportunity-picker': () => import('../views/opportunity-picker/portal-opportunity-picker.js').then((m) => m.PortalOpportunityPicker),
  'portal-timeline': () => import('../views/timeline/portal-timeline.js').then((m) => m.PortalTimeline),
  'portal-conditions': () => import('../views/conditions/portal-conditions.js').then((m) => m.PortalConditions),
  'portal-view-status': () => import('../views/status/portal-view-status.js').then((m) => m.PortalViewStatus),
  'portal-view-documentation': () => import('../views/documentation/portal-view-documentation.js').then((m) => m.PortalViewDocumentation),
  'portal-view-offer': () => import('../views/offer/portal-view-offer.js').then((m) => m.PortalViewOffer),
  'portal-view-drawing': () => import('../views/drawing/portal-view-drawing.js').then((m) => m.PortalViewDrawing),
  'portal-view-installer-visit': () => import('../views/installer-visit/portal-view-installer-visit.js').then((m) => m.PortalViewInstallerVisit),
  'portal-view-contract': () => import('../views/contract/portal-view-contract.js').then((m) => m.PortalViewContract),
  'portal-view-finalization': () => import('../views/finalization/portal-view-finalization.js').then((m) => m.PortalViewFinalization),
  'portal-help': () => import('../views/help/portal-help.js').then((m) => m.PortalHelp),
  'portal-monitoring-app': () => import('../views/monitoring-app/portal-monitoring-app.js').then((m) => m.PortalMonitoringApp),
  'portal-view-unknown': () => import('../views/unknown/portal-view-unknown.js').then((m) => m.PortalViewUnknown),
} satisfies Record<string, () => Promise<typeof PortalElement & CustomElementConstructor>>;

export type ViewTag = keyof typeof loaders;

const running = new Map<ViewTag, Promise<typeof PortalElement & CustomElementConstructor>>();

/** Loads and registers an element of the table, with its words: it would show nothing without them. Rejects when a chunk doesn't come, and may then be called again. */
export async function loadView(tag: ViewTag, language: LanguageCode): Promise<void> {
  const run = running.get(tag) ?? loaders[tag]();
  running.set(tag, run);
  run.catch(() => running.delete(tag));
  const element = await run;
  define(tag, element);
  await needWords(element.area, language);
}

const tags: Readonly<Record<string, ViewTag>> = {
  drawing: 'portal-view-drawing',
  offer: 'portal-view-offer',
  'installer-visit': 'portal-view-installer-visit',
  'contract-signature': 'portal-view-contract',
  'finalization-success': 'portal-view-finalization',
  'finalization-failed': 'portal-view-finalization',
};

/** Which element shows a view kind. */
function tagOf(kind: string | undefined): ViewTag {
  if (kind === undefined) return 'portal-view-status';
  if ((documentationKinds as readonly string[]).includes(kind)) return 'portal-view-documentation';
  return (Object.hasOwn(tags, kind) && tags[kind]) || 'portal-view-unknown';
}

/** Which element the page needs now; `shown` is the one that stood when the action was taken. */
export function tagFor({ config, session, opportunity, selected, me, send }: PortalState, shown: ViewTag | undefined): ViewTag | undefined {
  if (isClosed(config)) return 'portal-view-unknown';
  if (session.status === 'signed-out' || session.status === 'code-sent') return 'portal-sign-in';
  if (session.status === 'starting') return undefined;
  if (!selected && me.status === 'ready') return me.value.opportunities.length > 0 ? 'portal-opportunity-picker' : undefined;
  // the receipt belongs to the view that the action was taken in, though the project stands elsewhere by now
  if (send.status === 'accepted' && shown) return shown;
  if (opportunity.status === 'ready') return tagOf(opportunity.value.view?.kind);
  return opportunity.status === 'failed' ? 'portal-view-status' : undefined;
}

/** Those that show the conditions of the step. */
export const withConditions = (tag: ViewTag): boolean => tag.startsWith('portal-view-') && tag !== 'portal-view-unknown';
