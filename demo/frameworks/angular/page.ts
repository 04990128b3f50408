import 'customer-portal-elements/define/customer-portal';
import 'customer-portal-elements/define/portal-timeline';
import { Component, computed, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import type { PortalOpportunityChangedEvent, PortalStepSubmittedEvent } from 'customer-portal-elements';
import { endpoint, examples, getToken } from '../site/account.js';

@Component({
  selector: 'app-page',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <main>
      <h1>My installation</h1>
      <p class="choices">
        <label><input type="checkbox" id="shown" [checked]="shown()" (change)="shown.set(!shown())"> Show my project</label>
        <label><input type="checkbox" id="header" [checked]="header()" (change)="header.set(!header())"> With its header</label>
        <label><input type="checkbox" id="greeting" [checked]="greeting()" (change)="greeting.set(!greeting())"> With our greeting</label>
        <button type="button" id="language" (click)="italian.set(!italian())">{{ italian() ? 'English' : 'Italiano' }}</button>
        <button type="button" id="swap" (click)="swapped.set(!swapped())">Swap sides</button>
        <button type="button" id="another" (click)="at.set(at() + 1)">Another example</button>
      </p>
      <div class="pieces">
        @for (piece of order(); track piece) {
          @if (piece === 'project') {
            <section aria-label="My project">
              @if (shown()) {
                <customer-portal
                  [endpoint]="endpoint"
                  [lang]="italian() ? 'it' : 'en'"
                  [withoutHeader]="!header()"
                  [getToken]="getToken"
                  (portal-opportunity-changed)="changed($event)"
                  (portal-step-submitted)="submitted($event)"
                >
                  @if (greeting()) {<strong slot="header">{{ italian() ? 'Bentornato' : 'Welcome back' }}</strong>}
                </customer-portal>
              }
            </section>
          } @else {
            <section aria-label="An example">
              <h2>{{ example().name }}</h2>
              <portal-timeline [view]="example()" unfolded></portal-timeline>
            </section>
          }
        }
      </div>
      <p>Now: <output id="now">{{ now() }}</output>. Received: <output id="receipt">{{ receipt() }}</output></p>
    </main>`,
})
export class Page {
  protected readonly endpoint = endpoint;
  protected readonly getToken = getToken;
  protected readonly shown = signal(true);
  protected readonly header = signal(true);
  protected readonly greeting = signal(true);
  protected readonly italian = signal(false);
  protected readonly swapped = signal(false);
  protected readonly at = signal(0);
  protected readonly now = signal('');
  protected readonly receipt = signal('');
  protected readonly example = computed(() => examples[this.at() % examples.length]!);
  protected readonly order = computed(() => (this.swapped() ? ['example', 'project'] : ['project', 'example']));

  protected changed({ substate }: PortalOpportunityChangedEvent): void { this.now.set(substate); }
  protected submitted({ receipt }: PortalStepSubmittedEvent): void { this.receipt.set(receipt); }
}
