export const browserRooms: readonly string[];
export const withoutTests: readonly string[];
