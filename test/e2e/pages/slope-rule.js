/** How steep a garden is, in degrees: the company's rule, the same in the page and on its server. */
export const slope = {
  sanitize: (value) => (typeof value === 'number' && Number.isFinite(value) ? value : null),
  validate: (value) => (value < 0 || value > 45 ? { code: 'too-steep', params: { max: 45 } } : undefined),
  format: (value, field, language) => new Intl.NumberFormat(language, { style: 'unit', unit: 'degree' }).format(value),
};
