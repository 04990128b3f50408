import { expect } from 'chai';
import '../../src/define/portal-monitoring-app.js';
import type { PortalMonitoringApp } from '../../src/views/monitoring-app/portal-monitoring-app.js';
import { expectAccessible } from './accessibility.js';
import { clean, FakeStore, mount, textOf } from './fake-store.js';
import { opportunity } from './opportunities.js';

describe('<portal-monitoring-app>', () => {
  afterEach(clean);

  it('shows the step that the project stands at', async () => {
    const view = await mount<PortalMonitoringApp>('portal-monitoring-app', new FakeStore(opportunity()));
    expect(textOf(view)).to.include('Your documents');
    await expectAccessible(view, true);
  });
});
