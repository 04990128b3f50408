// Stands on each host page before the SDK: remembers what the page is, and says later what has become another.
(function () {
  var { getOwnPropertyNames, getOwnPropertyDescriptor, defineProperty } = Object;
  var ownKeys = Reflect.ownKeys;
  var place = '#place, #place *';
  // what the docs name: Lit's notes of itself, and the places where two copies of the portal find each other; zone.js keeps its own
  var known = /^(\d+|lit(Element|Html)Versions|reactiveElementVersions|litPropertyMetadata|Symbol\(customer-portal\/.*\)|__zone_symbol__.*|__probe)$/;
  // libraries of the page, which change themselves
  var theirs = /^(jq|jQuery|requirejs|Zone)$/;

  function members(of) {
    var all = new Map();
    for (var key of ownKeys(of)) {
      var { value, get, set } = getOwnPropertyDescriptor(of, key) || {};
      all.set(key, [value, get, set]);
    }
    return all;
  }
  function language() {
    var kept = new Map();
    for (var name of getOwnPropertyNames(window)) {
      var { value } = getOwnPropertyDescriptor(window, name) || {};
      if (theirs.test(name)) continue;
      if (typeof value !== 'function' && name !== 'JSON' && name !== 'Math' && name !== 'Reflect') continue;
      try {
        kept.set(name, [value, members(value)]);
        if (value.prototype) kept.set(name + '.prototype', [value.prototype, members(value.prototype)]);
      } catch { /* some don't let themselves be asked */ }
    }
    kept.set('document', [document, members(document)]);
    kept.set('customElements', [customElements, members(customElements)]);
    return kept;
  }
  function styleOf(element) {
    var css = getComputedStyle(element), text = '';
    for (var i = 0; i < css.length; i++) text += css[i] + ': ' + css.getPropertyValue(css[i]) + '; ';
    return text;
  }
  function looks() {
    var kept = new Map();
    for (var element of document.querySelectorAll('html, body, body *')) if (!element.matches(place) && !element.matches('script')) kept.set(element, [styleOf(element), element.attributes.length, element.outerHTML.length * (element.id === 'own' ? 1 : 0)]);
    return kept;
  }
  function cookies() {
    // a sandboxed frame has none, and doesn't like to be asked
    try { return document.cookie; } catch { return ''; }
  }
  function rest() {
    return { 'styles of the page': document.styleSheets.length, 'adopted styles': document.adoptedStyleSheets.length, title: document.title, address: location.href, cookies: cookies(), history: history.length, 'what html says': document.documentElement.getAttributeNames().join(), 'elements of body': document.body.querySelectorAll(':scope > :not(script)').length, onerror: window.onerror };
  }
  /** Whether what the page's own elements do by default, they still do. */
  function events() {
    var stopped = [];
    var own = document.querySelector('#own');
    for (var [type, Kind] of [['click', MouseEvent], ['mousedown', MouseEvent], ['wheel', WheelEvent], ['keydown', KeyboardEvent], ['submit', Event], ['dragover', Event], ['drop', Event], ['paste', Event], ['touchstart', Event], ['contextmenu', MouseEvent], ['selectstart', Event]]) {
      var event = new Kind(type, { bubbles: true, cancelable: true, composed: true });
      var end = function (seen) { if (seen.defaultPrevented) stopped.push(seen.type); seen.preventDefault(); };
      window.addEventListener(type, end);
      own.querySelector('button').dispatchEvent(event);
      window.removeEventListener(type, end);
    }
    return stopped;
  }
  var globals, before, shown, others;
  defineProperty(window, '__probe', { configurable: true, value: {
    start() { globals = new Set(ownKeys(window)); before = language(); shown = looks(); others = rest(); },
    compare() {
      var wrong = [];
      for (var key of ownKeys(window)) if (!globals.has(key) && !known.test(String(key))) wrong.push('new global ' + String(key));
      for (var [name, [of, was]] of before) {
        var now = members(of);
        for (var [key, [value, get, set]] of was) {
          var [value2, get2, set2] = now.get(key) || [];
          if (!now.has(key) || !Object.is(value, value2) || get !== get2 || set !== set2) if (!(name === 'document' || typeof value === 'number' || name === 'RegExp')) wrong.push(name + '.' + String(key) + ' changed');
        }
        for (var one of now.keys()) if (!was.has(one) && !known.test(String(one)) && !(name === 'Symbol' && one === 'metadata')) wrong.push(name + '.' + String(one) + ' is new');
      }
      for (var [element, [css, attributes, length]] of shown) {
        if (!element.isConnected) wrong.push(element.localName + ' is gone');
        var again = styleOf(element);
        if (css !== again) {
          var [olds, news] = [css.split('; '), again.split('; ')];
          // a page is as tall as what is on it
          var differs = olds.filter(function (rule, i) { return rule !== news[i] && !/^(height|block-size|width|inline-size|perspective-origin|transform-origin|inset|bottom|top)/.test(rule); });
          if (differs.length) wrong.push(element.localName + ': ' + differs[0]);
        }
        if (element.attributes.length !== attributes) wrong.push(element.localName + ' has other attributes');
      }
      var later = rest();
      for (var what of Object.keys(others)) if (others[what] !== later[what]) wrong.push(what + ': ' + others[what] + ' → ' + later[what]);
      for (var type of events()) wrong.push(type + ' is stopped');
      return wrong.slice(0, 8);
    },
  } });
})();
