/** A test that holds a criterion: the file under `test/`, and the test's name as it is written there. */
interface Test {
  readonly file: string;
  readonly test: string;
}

/** What somebody looked at, when, and what was seen. */
interface Check {
  readonly date: string;
  readonly seen: string;
}

export type Evidence = Test | Check;

export interface Criterion {
  readonly number: string;
  readonly name: string;
  readonly level: 'A' | 'AA';
  /** Why it does not apply, where it does not; then there is no evidence. */
  readonly inapplicable?: string;
  readonly evidence?: readonly Evidence[];
}

const test = (file: string, name: string): Test => ({file: `element/${file}.browser.test.ts`, test: name});

const AXE = test('accessibility', 'breaks no rule, light or dark, in the theme %j');
const WHOLE = test('accessibility', 'is whole with %s');
const CONTRAST = test('accessibility', 'have enough contrast as they come, %s');
const KEYBOARD = test('accessibility', 'fills in the form, hears what is wrong, and pays');
const TAB = test('checkout-element', 'is walked through with Tab, from the first field to the button');
const READ_ALOUD = test(
  'screen-reader',
  'what is bought and for how much, each field by its name, that it is required, and the button',
);
const ERROR = test(
  'checkout-element',
  'is told what is wrong with it, linked to the field, and the first one gets the focus',
);
const MEND = test('email-hint', 'is mended in one press, as if it had been typed, and has the focus');
const NO_MEDIA = 'There is neither sound nor video.';
const PAGE = 'The element is part of a page: this is the page’s.';

/** WCAG 2.2, levels A and AA, in its order. 4.1.1 is obsolete there. */
export const CRITERIA: readonly Criterion[] = [
  {
    number: '1.1.1',
    name: 'Non-text Content',
    level: 'A',
    evidence: [test('form', 'say what comes next and who handles the payment'), AXE],
  },
  {number: '1.2.1', name: 'Audio-only and Video-only (Prerecorded)', level: 'A', inapplicable: NO_MEDIA},
  {number: '1.2.2', name: 'Captions (Prerecorded)', level: 'A', inapplicable: NO_MEDIA},
  {number: '1.2.3', name: 'Audio Description or Media Alternative (Prerecorded)', level: 'A', inapplicable: NO_MEDIA},
  {number: '1.2.4', name: 'Captions (Live)', level: 'AA', inapplicable: NO_MEDIA},
  {number: '1.2.5', name: 'Audio Description (Prerecorded)', level: 'AA', inapplicable: NO_MEDIA},
  {number: '1.3.1', name: 'Info and Relationships', level: 'A', evidence: [READ_ALOUD, ERROR, AXE]},
  {number: '1.3.2', name: 'Meaningful Sequence', level: 'A', evidence: [READ_ALOUD]},
  {
    number: '1.3.3',
    name: 'Sensory Characteristics',
    level: 'A',
    evidence: [{file: 'element/messages.test.ts', test: 'name the field that something is wrong with, in %s'}],
  },
  {number: '1.3.4', name: 'Orientation', level: 'AA', evidence: [WHOLE]},
  {
    number: '1.3.5',
    name: 'Identify Input Purpose',
    level: 'AA',
    evidence: [
      test('checkout-element', 'asks for first name, last name, e-mail and country, each with its autofill token'),
    ],
  },
  {number: '1.4.1', name: 'Use of Color', level: 'A', evidence: [ERROR]},
  {number: '1.4.2', name: 'Audio Control', level: 'A', inapplicable: NO_MEDIA},
  {
    number: '1.4.3',
    name: 'Contrast (Minimum)',
    level: 'AA',
    evidence: [CONTRAST, test('accessibility', 'says so in words that can be read, %s'), AXE],
  },
  {number: '1.4.4', name: 'Resize Text', level: 'AA', evidence: [WHOLE]},
  {number: '1.4.5', name: 'Images of Text', level: 'AA', inapplicable: 'No image shows text.'},
  {number: '1.4.10', name: 'Reflow', level: 'AA', evidence: [WHOLE]},
  {number: '1.4.11', name: 'Non-text Contrast', level: 'AA', evidence: [CONTRAST]},
  {number: '1.4.12', name: 'Text Spacing', level: 'AA', evidence: [test('accessibility', 'sees all of the form')]},
  {
    number: '1.4.13',
    name: 'Content on Hover or Focus',
    level: 'AA',
    inapplicable: 'Nothing appears when something is pointed at or gets the focus.',
  },
  {
    number: '2.1.1',
    name: 'Keyboard',
    level: 'A',
    evidence: [
      KEYBOARD,
      test('email-hint', 'is asked about in a live region, with a button that is one step back from the next field'),
    ],
  },
  {number: '2.1.2', name: 'No Keyboard Trap', level: 'A', evidence: [TAB]},
  {
    number: '2.1.4',
    name: 'Character Key Shortcuts',
    level: 'A',
    inapplicable: 'Letters do something only in the field that has the focus.',
  },
  {
    number: '2.2.1',
    name: 'Timing Adjustable',
    level: 'A',
    evidence: [test('checkout-element', 'to answer in time says that it is safe to try again')],
  },
  {
    number: '2.2.2',
    name: 'Pause, Stop, Hide',
    level: 'A',
    evidence: [
      {
        date: '2026-11-26',
        seen: 'Only the busy button’s spinner moves; it ends with the request, after `timeout` at the latest, and is not there with reduced motion.',
      },
    ],
  },
  {
    number: '2.3.1',
    name: 'Three Flashes or Below Threshold',
    level: 'A',
    evidence: [test('accessibility', 'does not flicker: it changes only when the answer takes a while')],
  },
  {number: '2.4.1', name: 'Bypass Blocks', level: 'A', inapplicable: PAGE},
  {number: '2.4.2', name: 'Page Titled', level: 'A', inapplicable: PAGE},
  {number: '2.4.3', name: 'Focus Order', level: 'A', evidence: [TAB, MEND]},
  {
    number: '2.4.4',
    name: 'Link Purpose (In Context)',
    level: 'A',
    evidence: [test('accessibility', 'gets a link to the payment page, focused, that breaks no rule')],
  },
  {number: '2.4.5', name: 'Multiple Ways', level: 'AA', inapplicable: PAGE},
  {number: '2.4.6', name: 'Headings and Labels', level: 'AA', evidence: [READ_ALOUD]},
  {number: '2.4.7', name: 'Focus Visible', level: 'AA', evidence: [test('accessibility', 'is seen wherever it is')]},
  {
    number: '2.4.11',
    name: 'Focus Not Obscured (Minimum)',
    level: 'AA',
    evidence: [test('form', 'does not hide the field that gets the focus')],
  },
  {number: '2.5.1', name: 'Pointer Gestures', level: 'A', inapplicable: 'A single press does everything.'},
  {
    number: '2.5.2',
    name: 'Pointer Cancellation',
    level: 'A',
    evidence: [
      test('edge-cases', 'and the press on the button survive an error that takes three lines on leaving a field'),
    ],
  },
  {number: '2.5.3', name: 'Label in Name', level: 'A', evidence: [READ_ALOUD, AXE]},
  {number: '2.5.4', name: 'Motion Actuation', level: 'A', inapplicable: 'Nothing is done by moving a device.'},
  {number: '2.5.7', name: 'Dragging Movements', level: 'AA', inapplicable: 'Nothing is dragged.'},
  {
    number: '2.5.8',
    name: 'Target Size (Minimum)',
    level: 'AA',
    evidence: [
      test('accessibility', 'are at least 44 px high'),
      test('email-hint', 'is mended by a target that can be hit'),
    ],
  },
  {number: '3.1.1', name: 'Language of Page', level: 'A', inapplicable: PAGE},
  {
    number: '3.1.2',
    name: 'Language of Parts',
    level: 'AA',
    evidence: [test('edge-cases', 'is spoken to in English throughout, and a screen reader is told so')],
  },
  {
    number: '3.2.1',
    name: 'On Focus',
    level: 'A',
    evidence: [test('checkout-element', 'is left in peace until the first submit')],
  },
  {number: '3.2.2', name: 'On Input', level: 'A', evidence: [MEND]},
  {number: '3.2.3', name: 'Consistent Navigation', level: 'AA', inapplicable: PAGE},
  {number: '3.2.4', name: 'Consistent Identification', level: 'AA', evidence: [READ_ALOUD]},
  {number: '3.2.6', name: 'Consistent Help', level: 'A', inapplicable: PAGE},
  {
    number: '3.3.1',
    name: 'Error Identification',
    level: 'A',
    evidence: [ERROR, test('screen-reader', 'one thing when several fields are wrong: the first of them')],
  },
  {number: '3.3.2', name: 'Labels or Instructions', level: 'A', evidence: [READ_ALOUD]},
  {
    number: '3.3.3',
    name: 'Error Suggestion',
    level: 'AA',
    evidence: [{file: 'element/messages.test.ts', test: 'has words in %s for every field and issue'}, MEND],
  },
  {
    number: '3.3.4',
    name: 'Error Prevention (Legal, Financial, Data)',
    level: 'AA',
    evidence: [
      test('price-consent', 'is agreed to by a press once it could be read'),
      test('checkout-element', 'creates one order however often the button is pressed'),
    ],
  },
  {
    number: '3.3.7',
    name: 'Redundant Entry',
    level: 'A',
    evidence: [test('checkout-element', 'prefills what the merchant knows, and keeps what was typed')],
  },
  {number: '3.3.8', name: 'Accessible Authentication (Minimum)', level: 'AA', inapplicable: 'Nobody signs in here.'},
  {number: '4.1.2', name: 'Name, Role, Value', level: 'A', evidence: [READ_ALOUD, AXE]},
  {
    number: '4.1.3',
    name: 'Status Messages',
    level: 'AA',
    evidence: [
      test('screen-reader', 'that the order is on its way'),
      test('screen-reader', 'at once why the payment failed'),
      test('form', 'tells what is wrong with a field that was left, once, to who cannot see it'),
    ],
  },
];
