/** The company's view: it shows what it is told, and asks by the events of the SDK. */
class AcmeReport extends HTMLElement {
  #values = {};
  set opportunity({ name }) { this.dataset.name = name; }
  set values(values) { this.#values = values; this.#show(); }
  connectedCallback() { this.#show(); }
  #show() {
    this.textContent = `Report for ${this.dataset.name}: ${this.#values['annual-consumption'] ?? 'no'} kWh`;
  }
}
customElements.define('acme-report', AcmeReport);
