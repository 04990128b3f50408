import { expect } from 'chai';
import '../../src/define/portal-view-installer-visit.js';
import type { PortalViewInstallerVisit } from '../../src/views/installer-visit/portal-view-installer-visit.js';
import { expectAccessible } from './accessibility.js';
import { clean, FakeStore, mount, textOf } from './fake-store.js';
import { opportunity } from './opportunities.js';

describe('<portal-view-installer-visit>', () => {
  afterEach(clean);

  it('shows the step that the project stands at', async () => {
    const view = await mount<PortalViewInstallerVisit>('portal-view-installer-visit', new FakeStore(opportunity()));
    expect(textOf(view)).to.include('Your documents');
    await expectAccessible(view, true);
  });
});
