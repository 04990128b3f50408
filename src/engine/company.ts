import type { Config } from '../protocol/config.js';
import { protocolVersion } from '../protocol/index.js';
import type { Settings } from '../protocol/settings.js';
import { isPicture } from './addresses.js';
import { modulesOf } from './help.js';

/** The module that the portal itself is. A company whose settings name no modules has it; where they do, it is one of them. */
const portal = 'portal';

/** What of a business unit is its own laid over what is general. Undefined where there is no portal: it isn't contracted, or there is no such unit among those that the company names. */
export function settingsFor(settings: Settings, unit: string | null | undefined): Settings | undefined {
  const { units } = settings;
  const own = unit && units && (Object.hasOwn(units, unit) ? units[unit] : undefined);
  if (unit && units && !own) return undefined;
  const merged: Settings = own ? { ...settings, ...own, company: { ...settings.company, ...own.company }, support: { ...settings.support, ...own.support } } : settings;
  return merged.modules && !merged.modules.includes(portal) ? undefined : merged;
}

/** `GET /config` of a business unit; undefined where the portal isn't contracted. `more`: modules that are not the company's (`demo`). */
export function configOf(settings: Settings, unit: string | undefined, more: readonly string[] = []): Config | undefined {
  const its = settingsFor(settings, unit);
  if (!its) return undefined;
  const { company: { logo, ...company }, languages, theme, support, showSupport, drafts } = its;
  return {
    protocol: protocolVersion, company: { ...company, ...(logo !== undefined && isPicture(logo) && { logo }) }, languages, theme, signIn: { methods: ['email', 'phone'], codeLength: 6 },
    support: showSupport ? support : undefined, modules: [...modulesOf(its), ...more], unit, ...(drafts && { drafts }),
  };
}
