/** Arabic and Persian digits, as their keyboards type them, as those that codes and numbers are written with. */
export const latinDigits = (text: string): string => text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15));
