const escape = (part: string): string => part.replace(/~/g, '~0').replace(/\//g, '~1');

/** JSON pointers into an action, for errors that land on the exact field, condition or offer. */
export const valuePointer = (field: string): string => `/payload/values/${escape(field)}`;
export const consentPointer = (condition: string): string => `/payload/consents/${escape(condition)}`;

/** The field (or condition) that a pointer is about; undefined when it is about something else. */
export function pointedAt(pointer: string, of: 'values' | 'consents'): string | undefined {
  const match = /^\/payload\/(values|consents)\/([^/]+)/.exec(pointer);
  return match?.[1] === of ? match[2]?.replace(/~1/g, '/').replace(/~0/g, '~') : undefined;
}
