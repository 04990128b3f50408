import { expect } from 'chai';
import '../../src/define/portal-view-finalization.js';
import type { PortalViewFinalization } from '../../src/views/finalization/portal-view-finalization.js';
import { expectAccessible } from './accessibility.js';
import { clean, FakeStore, mount, textOf } from './fake-store.js';
import { opportunity } from './opportunities.js';

describe('<portal-view-finalization>', () => {
  afterEach(clean);

  it('shows the step that the project stands at', async () => {
    const view = await mount<PortalViewFinalization>('portal-view-finalization', new FakeStore(opportunity()));
    expect(textOf(view)).to.include('Your documents');
    await expectAccessible(view, true);
  });
});
