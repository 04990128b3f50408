import { expect } from 'chai';
import '../../src/define/portal-view-contract.js';
import type { PortalViewContract } from '../../src/views/contract/portal-view-contract.js';
import { expectAccessible } from './accessibility.js';
import { clean, FakeStore, mount, textOf } from './fake-store.js';
import { opportunity } from './opportunities.js';

describe('<portal-view-contract>', () => {
  afterEach(clean);

  it('shows the step that the project stands at', async () => {
    const view = await mount<PortalViewContract>('portal-view-contract', new FakeStore(opportunity()));
    expect(textOf(view)).to.include('Your documents');
    await expectAccessible(view, true);
  });
});
