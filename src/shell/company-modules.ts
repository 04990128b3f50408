import type { PortalState } from '../store/state.js';

/** A module that the company has switched on. */
export function hasModule(config: PortalState['config'] | undefined, name: string): boolean {
  return config?.status === 'ready' && config.value.modules.includes(name);
}

/** The app is for following what has been installed: it stands below the end of a sale that came off. */
export function showsApp({ config, opportunity }: PortalState): boolean {
  return hasModule(config, 'app') && opportunity.status === 'ready' && opportunity.value.view?.kind === 'finalization-success';
}
