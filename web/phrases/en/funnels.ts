import type { Translated } from '../translated.ts';
import type { funnels as base } from '../zh-CN/funnels.ts';

export const funnels: Translated<typeof base> = {
  settingsOf: 'Name and rule of “{{funnel}}”',
  settingsSaved: 'Saved; it holds from now on',
  whichCome: 'Which new {{object}} come to this funnel',
  byRule: 'The {{object}} that meet this condition',
  withoutRule: 'No condition: the {{object}} that no other funnel takes',
  ruleHint:
    'Holds at once, for new {{object}} only; those in a funnel stay where they are. Who creates one may also choose the funnel.',
  order: 'Order of the funnels',
  orderHint: 'New {{object}} go to the first funnel in this order whose condition they meet',
  earlier: 'Move “{{funnel}}” up',
  later: 'Move “{{funnel}}” down',
  takes: {
    ruled: 'Takes {{object}}: {{rule}}',
    all: 'Takes all new {{object}}',
    rest: 'All other {{object}} come here (default)',
    asked: 'Takes only {{object}} that are created in it by name',
    nothing: 'Not published yet; takes no records',
  },
  life: 'From draft to live',
  lifeOf: {
    draft:
      'Change what you like; it is saved as you go. Only who may design funnels sees it, and no record is touched.',
    pilot:
      'Chosen departments or people use it first, the others go on as before. End it at any time, or make it live.',
    live: 'Holds for everybody. You see beforehand which records change their stage and what they lack, and can roll back afterwards.',
  },
  reading: 'Stages and rules',
  facts: '{{what}}: {{words}}',
  exceptionsTitle: 'Exceptions between two stages',
  exceptionsHint:
    'Coloured cells are exceptions and come before the rules above; those of a role come before those for everybody.',
  exceptionsFor: 'Exceptions for',
  exceptionsMade: 'Exceptions made',
  dropException: 'Remove the exception: {{words}}',
  acts: {
    forward: 'one step forward',
    skip: 'skipping stages',
    back: 'going back to former stages',
    reopen: 'reopening closed records',
  },
  ruleSays: {
    allowed: '{{who}}: {{act}} without any check',
    gated: '{{who}}: {{act}} once the gates are met',
    forbidden: '{{who}}: {{act}} is forbidden',
  },
  pairSays: {
    allowed: '{{who}}: from “{{from}}” to “{{to}}” without any check',
    gated: '{{who}}: from “{{from}}” to “{{to}}” once the gates are met',
    forbidden: '{{who}}: from “{{from}}” to “{{to}}” is forbidden',
  },
  conflict: {
    said: 'Somebody else has just saved this draft; your changes since are not saved.',
    look: 'Look and decide',
    gone: 'This draft was published, piloted or discarded; your last changes were not saved.',
    leave: 'Show the latest version',
    title: 'This draft was also changed elsewhere',
    theirs: 'Changed by {{name}} ({{when}})',
    elsewhere: 'Changed by you in another window ({{when}})',
    mine: 'Changed by you here',
    nothing: 'Nothing',
    which: 'Which changes to keep',
    choices: { both: 'Keep both', mine: 'Keep only what you changed here', theirs: 'Keep only the other changes' },
    means: {
      both: 'Every stage that either of you changed',
      mine: 'Writes over the other changes',
      theirs: 'Puts your changes aside; undo brings them back',
    },
    clash: 'Both changed {{things}}. Whose change holds there?',
    whose: 'Whose change holds',
    prefer: { mine: 'Yours', theirs: 'Theirs' },
    stage: '“{{stage}}”',
    parts: { order: 'the order of stages', transitions: 'the transitions', mapping: 'where records go' },
    goOn: 'Save',
  },
};
