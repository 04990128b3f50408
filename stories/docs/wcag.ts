/** How a criterion stands: met, met with what `remarks` says, or with nothing in the portal that it is about. */
type Verdict = 'supports' | 'partially supports' | 'not applicable';

/** A success criterion of WCAG 2.2, level A or AA, and what shows that it holds. */
export interface Criterion {
  readonly id: string;
  readonly name: string;
  readonly level: 'A' | 'AA';
  readonly verdict: Verdict;
  readonly remarks: string;
  /** pieces of the titles of tests, each of which must be there */
  readonly proofs: readonly string[];
}

const axe = 'nothing for axe to find';
const walk = 'Tab comes by everything';
const narrow = 'from right to left, and with long words in a sidebar of 320 px';
const look = 'the portal’s own look is readable in both schemes';
const none = (id: string, name: string, level: Criterion['level'], remarks: string): Criterion => ({ id, name, level, verdict: 'not applicable', remarks, proofs: [] });
const holds = (id: string, name: string, level: Criterion['level'], remarks: string, ...proofs: readonly string[]): Criterion => ({ id, name, level, verdict: 'supports', remarks, proofs });
const partly = (id: string, name: string, level: Criterion['level'], remarks: string, ...proofs: readonly string[]): Criterion => ({ id, name, level, verdict: 'partially supports', remarks, proofs });

/** All of level A and AA, in the order of the recommendation. */
export const criteria: readonly Criterion[] = [
  partly('1.1.1', 'Non-text Content', 'A', 'Icons stand beside words or have names; a drawing and a map have their figures in words. What a picture that a company or a customer sends shows is described by its name alone.', axe),
  none('1.2.1', 'Audio-only and Video-only (Prerecorded)', 'A', 'No sound, no film.'),
  none('1.2.2', 'Captions (Prerecorded)', 'A', 'No film.'),
  none('1.2.3', 'Audio Description or Media Alternative (Prerecorded)', 'A', 'No film.'),
  none('1.2.4', 'Captions (Live)', 'AA', 'No film.'),
  none('1.2.5', 'Audio Description (Prerecorded)', 'AA', 'No film.'),
  holds('1.3.1', 'Info and Relationships', 'A', 'Native controls with labels, groups with legends, headings in order, lists and tables as such.', axe),
  holds('1.3.2', 'Meaningful Sequence', 'A', 'What is read stands in the order in which it shows, in both directions of writing.', walk, narrow),
  holds('1.3.3', 'Sensory Characteristics', 'A', 'No instruction points at a place, a colour or a shape.', axe),
  holds('1.3.4', 'Orientation', 'AA', 'Laid out by its own width, in either orientation.', narrow),
  holds('1.3.5', 'Identify Input Purpose', 'AA', 'Fields of name, e-mail, phone and address carry the purpose for the browser to fill in.', axe),
  holds('1.4.1', 'Use of Color', 'A', 'States have words or icons beside their colour.', axe),
  none('1.4.2', 'Audio Control', 'A', 'No sound.'),
  holds('1.4.3', 'Contrast (Minimum)', 'AA', 'In both schemes, and in each theme of the package. A company that sets single colours is told which pair fails.', look, 'colours that can’t be told apart are named', 'one colour is enough'),
  holds('1.4.4', 'Resize Text', 'AA', 'By the zoom of the browser: at 200 % and at 400 % nothing is cut.', narrow),
  holds('1.4.5', 'Images of Text', 'AA', 'None but a company’s own mark.', axe),
  holds('1.4.10', 'Reflow', 'AA', 'One column at 320 px, nothing to scroll sideways but the map.', narrow),
  holds('1.4.11', 'Non-text Contrast', 'AA', 'Edges of controls and the focus: 3 to 1 on their surface, in each theme.', look),
  partly('1.4.12', 'Text Spacing', 'AA', 'No height is fixed around text. Not tried with a style sheet of its own.', narrow),
  holds('1.4.13', 'Content on Hover or Focus', 'AA', 'Nothing opens by hovering.', walk),
  holds('2.1.1', 'Keyboard', 'A', 'All of it; a face of a roof can be put in by its measures, a signature by typing it.', walk, 'from the address to the receipt'),
  holds('2.1.2', 'No Keyboard Trap', 'A', 'Tab leaves the portal at both ends, and dialogs by Escape.', walk, 'a dialog takes the focus'),
  holds('2.1.4', 'Character Key Shortcuts', 'A', 'There are none.', walk),
  holds('2.2.1', 'Timing Adjustable', 'A', 'When a session ends, what was typed stays where it is and the customer signs in over it. A code that has run out can be asked for again.', 'F209'),
  holds('2.2.2', 'Pause, Stop, Hide', 'A', 'Nothing moves for more than a moment, and nothing at all where less motion is preferred.', axe),
  holds('2.3.1', 'Three Flashes or Below Threshold', 'A', 'Nothing flashes.', axe),
  none('2.4.1', 'Bypass Blocks', 'A', 'A matter of the page around the portal; the portal has headings.'),
  none('2.4.2', 'Page Titled', 'A', 'A matter of the page around the portal.'),
  holds('2.4.3', 'Focus Order', 'A', 'Forwards and back the same; after a dialog the focus is where it was, after sending at what came of it.', walk, 'a dialog takes the focus'),
  holds('2.4.4', 'Link Purpose (In Context)', 'A', 'Each link is named by what it leads to.', walk),
  none('2.4.5', 'Multiple Ways', 'AA', 'A matter of the page around the portal.'),
  holds('2.4.6', 'Headings and Labels', 'AA', 'Views, groups and fields are named by what they are about.', axe),
  holds('2.4.7', 'Focus Visible', 'AA', 'A ring of 3 px.', walk),
  holds('2.4.11', 'Focus Not Obscured (Minimum)', 'AA', 'The bar with the main button leaves room for what has the focus.', walk),
  holds('2.5.1', 'Pointer Gestures', 'A', 'Where a map is moved or a roof drawn there are buttons and figures too.', walk),
  holds('2.5.2', 'Pointer Cancellation', 'A', 'Things happen when a press ends.', axe),
  holds('2.5.3', 'Label in Name', 'A', 'What a control shows is in its name.', axe),
  none('2.5.4', 'Motion Actuation', 'A', 'Nothing listens to movement.'),
  holds('2.5.7', 'Dragging Movements', 'AA', 'Files are chosen as well as dropped, corners moved by figures as well as drawn.', walk),
  holds('2.5.8', 'Target Size (Minimum)', 'AA', '44 px for controls, 24 at least for anything.', walk),
  none('3.1.1', 'Language of Page', 'A', 'A matter of the page around the portal.'),
  holds('3.1.2', 'Language of Parts', 'AA', 'The portal carries the language that it speaks.', 'F213'),
  holds('3.2.1', 'On Focus', 'A', 'Focus changes nothing.', walk),
  holds('3.2.2', 'On Input', 'A', 'Typing changes nothing but what depends on the answer, below it.', 'from the address to the receipt'),
  holds('3.2.3', 'Consistent Navigation', 'AA', 'Timeline, work and help stand in the same places at every step.', walk),
  holds('3.2.4', 'Consistent Identification', 'AA', 'One noun for one thing, in every language.', axe),
  holds('3.2.6', 'Consistent Help', 'A', 'Help is the last thing of the portal, at every step.', walk),
  holds('3.3.1', 'Error Identification', 'A', 'A summary that takes the focus, and the error at its field, in words.', 'F208'),
  holds('3.3.2', 'Labels or Instructions', 'A', 'A label above each control, its help below it, and what is optional says so.', axe),
  holds('3.3.3', 'Error Suggestion', 'AA', 'An error says how to mend it.', 'F208'),
  holds('3.3.4', 'Error Prevention (Legal, Financial, Data)', 'AA', 'Offers, contracts and steps are checked before they are sent; what was not meant can be taken back while it waits.', 'F208'),
  holds('3.3.7', 'Redundant Entry', 'A', 'What was given before is there, and kept until it is sent.', 'F210'),
  holds('3.3.8', 'Accessible Authentication (Minimum)', 'AA', 'A code that can be pasted, or is filled in by the browser; nothing to remember or solve.', 'from the address to the receipt'),
  holds('4.1.2', 'Name, Role, Value', 'A', 'Native controls; every stop of the keyboard has a name and a role.', walk, axe),
  holds('4.1.3', 'Status Messages', 'AA', 'Said once, without taking the focus: kept, sent, waiting, arrived, moved on.', 'what is typed is said to be kept once'),
];

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** The statement as a table, with the tests that stand behind each line. */
export function criteriaTable(level: Criterion['level']): string {
  return ['| criterion | conformance | remarks |', '| --- | --- | --- |',
    ...criteria.filter((one) => one.level === level).map(({ id, name, verdict, remarks }) => `| ${id} ${cell(name)} | ${verdict} | ${cell(remarks)} |`)].join('\n');
}

/** How many stand how. */
export function tally(): string {
  const count = (verdict: Verdict): number => criteria.filter((one) => one.verdict === verdict).length;
  return `Of ${criteria.length} criteria ${count('supports')} are met, ${count('partially supports')} in part, and ${count('not applicable')} concern nothing that the portal has.`;
}
