import { expect } from 'chai';
import '../../src/define/portal-view-drawing.js';
import type { PortalViewDrawing } from '../../src/views/drawing/portal-view-drawing.js';
import { expectAccessible } from './accessibility.js';
import { clean, FakeStore, mount, textOf } from './fake-store.js';
import { opportunity } from './opportunities.js';

describe('<portal-view-drawing>', () => {
  afterEach(clean);

  it('shows the step that the project stands at', async () => {
    const view = await mount<PortalViewDrawing>('portal-view-drawing', new FakeStore(opportunity()));
    expect(textOf(view)).to.include('Your documents');
    await expectAccessible(view, true);
  });
});
