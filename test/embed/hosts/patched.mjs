import { join } from 'node:path';

/** Pages whose scripts change the language and the browser under everybody's feet: name → files of packages, or words of a script, in their order. */
const pages = {
  // what the last release did to a page, told in our own words
  'like Prototype.js': [`
    function list(from) { var all = []; if (!from) return all; if (from.toArray) return from.toArray(); for (var i = 0; i < (from.length >>> 0); i++) all[i] = from[i]; return all; }
    Array.from = list;
    Array.prototype.each = function (work) { for (var i = 0; i < this.length; i++) work(this[i], i); return this; };
    Array.prototype.first = function () { return this[0]; };
    Array.prototype.last = function () { return this[this.length - 1]; };
    Array.prototype.clear = function () { this.length = 0; return this; };
    Array.prototype.without = function () { return this; };
    Array.prototype.toArray = Array.prototype.clone = function () { return this.slice(0); };
    Array.prototype.find = Array.prototype.detect = function (work) { for (var i = 0; i < this.length; i++) if (work(this[i], i)) return this[i]; };
    Function.prototype.bind = function (self) { var fn = this, given = [].slice.call(arguments, 1); return function () { return fn.apply(self, given.concat([].slice.call(arguments))); }; };
    Object.keys = function (of) { var names = []; for (var name in of) if (Object.prototype.hasOwnProperty.call(of, name)) names.push(name); return names; };
    Object.values = function (of) { return Object.keys(of).map(function (name) { return of[name]; }); };
    Object.extend = function (to, from) { for (var name in from) to[name] = from[name]; return to; };
    String.prototype.strip = String.prototype.stripTags = function () { return this.trim(); };
    String.prototype.startsWith = function (part) { return this.lastIndexOf(part, 0) === 0; };
    String.prototype.endsWith = function (part) { return this.slice(-part.length) === part; };
    Element.prototype.remove = function () { this.parentNode && this.parentNode.removeChild(this); return this; };
    Element.prototype.show = Element.prototype.hide = Element.prototype.update = Element.prototype.insert = Element.prototype.select = Element.prototype.observe = Element.prototype.next = Element.prototype.visible = function () { return this; };
    HTMLFormElement.prototype.serialize = HTMLFormElement.prototype.request = HTMLFormElement.prototype.focusFirstElement = function () { return this; };
    HTMLInputElement.prototype.clear = HTMLInputElement.prototype.present = HTMLInputElement.prototype.activate = function () { return this; };
    Event.prototype.stop = function () { this.preventDefault(); this.stopPropagation(); };
    document.getElementsByClassName = function (name) { return list(document.querySelectorAll('.' + name)); };
    window.$ = function (id) { return typeof id === 'string' ? document.getElementById(id) : id; };
    window.$$ = function (css) { return list(document.querySelectorAll(css)); };`],
  'like MooTools': [`
    var native = window.Element;
    window.Element = function (tag, given) { return Object.assign(document.createElement(tag), given); };
    window.Element.prototype = native.prototype;
    window.Type = window.Class = function () {};
    Array.from = function (item) { return item == null ? [] : typeof item === 'object' && typeof item.length === 'number' ? [].slice.call(item) : [item]; };
    Function.from = function (item) { return typeof item === 'function' ? item : function () { return item; }; };
    Object.each = function (of, work) { for (var name in of) work(of[name], name); };
    Object.clone = Object.merge = function (of) { return Object.assign({}, of); };
    ['each', 'clean', 'invoke', 'associate', 'append', 'getLast', 'getRandom', 'include', 'combine', 'erase', 'empty', 'flatten', 'pick', 'hexToRgb', 'contains'].forEach(function (name) { Array.prototype[name] = function () { return this; }; });
    ['test', 'contains', 'clean', 'camelCase', 'hyphenate', 'capitalize', 'toInt', 'toFloat', 'hexToRgb', 'substitute', 'stripScripts'].forEach(function (name) { String.prototype[name] = function () { return this; }; });
    ['limit', 'round', 'times', 'each', 'toInt'].forEach(function (name) { Number.prototype[name] = function () { return this; }; });
    ['create', 'attempt', 'pass', 'delay', 'periodical', 'extend', 'implement', 'overloadSetter'].forEach(function (name) { Function.prototype[name] = function () { return this; }; });
    ['set', 'get', 'erase', 'adopt', 'inject', 'grab', 'wraps', 'addClass', 'addEvent', 'addEvents', 'fireEvent', 'getElement', 'getElements', 'getStyle', 'setStyle', 'setStyles', 'store', 'retrieve', 'dispose', 'destroy', 'empty', 'toQueryString', 'getParent', 'getNext', 'match'].forEach(function (name) { native.prototype[name] = function () { return this; }; });
    window.addEvent = document.addEvent = function () { return this; };
    window.$ = window.$$ = function (css) { return document.querySelector(css); };`],
  'zone.js': ['zone.js/bundles/zone.umd.js'],
  'core-js': ['core-js-bundle/minified.js'],
  'es5-shim and es5-sham': ['es5-shim/es5-shim.js', 'es5-shim/es5-sham.js'],
  'es6-shim and es6-sham': ['es6-shim/es6-shim.js', 'es6-shim/es6-sham.js'],
  'arrays with more members': ["Array.prototype.last = function () { return this[this.length - 1]; }; Array.prototype.sum = 'x'; NodeList.prototype.each = HTMLCollection.prototype.each = Map.prototype.each = function () {}; String.prototype.format = function () { return this; }; Number.prototype.pad = function () { return String(this); };"],
  'objects with more members': ["Object.prototype.extend = function (from) { for (var name in from) this[name] = from[name]; return this; }; Object.prototype.size = function () { return 0; }; Object.prototype.mixin = null;"],
  'another fetch': ["var real = window.fetch.bind(window); window.fetch = function (input, init) { return new Promise(function (done, fail) { real(input, Object.assign({}, init)).then(done, fail); }); }; window.__asked = 0;", 'whatwg-fetch/dist/fetch.umd.js'],
  'another Promise': ["var Real = window.Promise; window.Promise = class Promise extends Real { constructor(work) { super(function (done, fail) { return work(done, fail); }); this.tag = 'theirs'; } done() { return this; } }; window.Promise.prototype.spread = function (work) { return this.then(function (all) { return work.apply(null, all); }); };"],
  'another JSON.stringify': ["var tell = JSON.stringify; JSON.stringify = function (value, replacer, space) { return tell.call(JSON, value, replacer, space === undefined ? 2 : space).replace(/</g, '\\\\u003c'); }; BigInt.prototype.toJSON = function () { return String(this); }; Date.prototype.toJSON = function () { return this.toISOString(); };"],
  'jQuery with noConflict': ['jquery/dist/jquery.js', "window.jq = jQuery.noConflict(true); jq.fn.each = jq.fn.each; jq(document).on('click keydown submit', 'form', function () {}); jq.ajaxSetup({ cache: false });"],
  'a polyfill of custom elements': ["Object.defineProperty(window.customElements, 'forcePolyfill', { value: true });", '@webcomponents/custom-elements/custom-elements.min.js'],
  'a polyfill of scoped registries': ['@webcomponents/scoped-custom-element-registry/scoped-custom-element-registry.min.js'],
  'AMD': ['requirejs/require.js', "define('theirs', [], function () { return {}; }); var exports = {}, module = { exports: exports };"],
  'process and global': ["window.global = window; window.process = { env: { NODE_ENV: 'development' }, versions: { node: '20.0.0' }, browser: true, nextTick: function (work) { setTimeout(work); } }; window.Buffer = function () {}; window.setImmediate = function (work) { return setTimeout(work); };"],
  'names of ours taken': ["window.portal = window.customerPortal = window.lit = window.store = 'theirs'; window.name = 'theirs'; window.status = 'theirs'; window.event = undefined; window.root = document; window.h = window.html = window.css = function () {};"],
};

/** Each page with its scripts: a file's path, or the words. */
export function patchedPages(here) {
  return Object.entries(pages).map(([name, scripts]) => ({ name, scripts: scripts.map((one) => (/^[@\w./-]+\.js$/.test(one) ? { file: join(here, 'node_modules', one) } : { text: `(function () { ${one} })();` })) }));
}
