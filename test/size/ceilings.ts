/** A row of what the portal weighs: its name as printed, and the most it may be. kB are 1000 bytes of brotli 11, as a browser really asks for them. */
export interface Ceiling {
  readonly name: string;
  readonly most: number;
  readonly unit: 'kB' | 'steps' | 'origins';
  /** what it is to become, where that is less */
  readonly goal?: number;
}

/** What each row may weigh. A figure that falls is followed by its ceiling; one that rises needs a reason in the change that raises it. */
export const ceilings = {
  first: { name: 'first screen', most: 48.8, goal: 36, unit: 'kB' },
  depth: { name: 'depth of the script waterfall', most: 2, unit: 'steps' },
  loader: { name: 'loader alone', most: 1.3, unit: 'kB' },
  solar: { name: 'initial-documentation of demo/flows until idle', most: 62.3, goal: 40, unit: 'kB' },
  signIn: { name: 'sign-in adds', most: 2.2, unit: 'kB' },
  file: { name: 'first file adds', most: 16.7, unit: 'kB' },
  phone: { name: 'phone number adds', most: 25.3, unit: 'kB' },
  en: { name: 'language en', most: 3.1, unit: 'kB' },
  it: { name: 'language it', most: 3.6, unit: 'kB' },
  es: { name: 'language es', most: 3.4, unit: 'kB' },
  fr: { name: 'language fr', most: 3.7, unit: 'kB' },
  de: { name: 'language de', most: 4, unit: 'kB' },
  pt: { name: 'language pt', most: 4, unit: 'kB' },
  ar: { name: 'language ar', most: 4, unit: 'kB' },
  time: { name: 'field time', most: 0.2, unit: 'kB' },
  yesNo: { name: 'field yes-no', most: 0.2, unit: 'kB' },
  choices: { name: 'field choices', most: 0.2, unit: 'kB' },
  photo: { name: 'field photo', most: 0.5, unit: 'kB' },
  money: { name: 'field money, and the words of the further types', most: 3, unit: 'kB' },
  dateTime: { name: 'field date-time', most: 2, unit: 'kB' },
  address: { name: 'field address', most: 3, unit: 'kB' },
  iban: { name: 'field iban and its library', most: 4, unit: 'kB' },
  taxId: { name: 'field tax-id and its library', most: 4.5, unit: 'kB' },
  supplyPoint: { name: 'field supply-point', most: 1, unit: 'kB' },
  signature: { name: 'field signature, its words and its library', most: 5.9, unit: 'kB' },
  offer: { name: 'view offer and its words', most: 9.7, goal: 8, unit: 'kB' },
  status: { name: 'view status', most: 1.4, unit: 'kB' },
  unknown: { name: 'view unknown, and a company’s own views', most: 1.8, unit: 'kB' },
  picker: { name: 'opportunity picker', most: 3.4, unit: 'kB' },
  sender: { name: 'sending what was pressed adds', most: 2.1, unit: 'kB' },
  uploader: { name: 'sending files, and keeping them, adds', most: 3.2, unit: 'kB' },
  drafts: { name: 'drafts of other tabs and devices add', most: 0.8, unit: 'kB' },
  leaving: { name: 'what asks before signing out adds', most: 1.4, unit: 'kB' },
  live: { name: 'following the project adds', most: 2.6, unit: 'kB' },
  drawing: { name: 'view drawing, its geometry and its words', most: 13.2, goal: 8, unit: 'kB' },
  map: { name: 'the map and drawing on it', most: 69, unit: 'kB' },
  contract: { name: 'view contract and its words', most: 11, goal: 8, unit: 'kB' },
  visit: { name: 'view installer-visit', most: 8.1, goal: 8, unit: 'kB' },
  finalization: { name: 'view finalization', most: 4.2, unit: 'kB' },
  help: { name: 'help', most: 8, unit: 'kB' },
  app: { name: 'monitoring app and its codes', most: 8, unit: 'kB' },
  alien: { name: 'requests to other origins', most: 0, unit: 'origins' },
} as const satisfies Record<string, Ceiling>;

export type Row = keyof typeof ceilings;

/** What was measured, in bytes, or in the row's own unit. */
export type Measured = Readonly<Record<Row, number>>;

/** A row as `npm run size` prints it, and whether it is over. */
export interface Line { readonly row: Row; readonly text: string; readonly over: boolean }

export function lines(measured: Measured): Line[] {
  return (Object.keys(ceilings) as Row[]).map((row) => {
    const { name, most, unit, goal }: Ceiling = ceilings[row];
    const value = unit === 'kB' ? measured[row] / 1000 : measured[row];
    const figure = unit === 'kB' ? `${value.toFixed(1)} kB` : `${value}`;
    const over = value > most;
    return { row, over, text: `${name.padEnd(48)} ${figure.padStart(8)}  of ${most}${unit === 'kB' ? ' kB' : ''}${goal === undefined ? '' : `, goal ${goal}`}${over ? '  OVER' : ''}` };
  });
}
