/** The company's control: whatever it looks like, it has a `value`, fires `input`, and may say itself what it can't read. */
class AcmeSlope extends HTMLElement {
  #input = Object.assign(document.createElement('input'), { inputMode: 'numeric' });

  constructor() {
    super();
    this.attachShadow({ mode: 'open', delegatesFocus: true }).append(this.#input);
  }

  get value() { return this.#input.value.trim() === '' || this.validationMessage ? null : Number(this.#input.value); }
  set value(degrees) { this.#input.value = degrees ?? ''; }
  set label(text) { this.#input.ariaLabel = text; }
  set invalid(is) { this.#input.ariaInvalid = String(is); }
  get validationMessage() { return Number.isNaN(Number(this.#input.value)) ? 'Write the degrees as a number.' : ''; }
}
customElements.define('acme-slope', AcmeSlope);
