import type { Translated } from '../translated.ts';
import type { documents as zh } from '../zh-CN/documents.ts';

export const documents: Translated<typeof zh> = {
  state: { pending: 'To be checked', confirmed: 'Confirmed', rejected: 'Sent back' },
  said: 'Sent back: {{note}}',
  confirm: 'Confirm',
  reject: 'Send back',
  rejectGo: 'Send it back',
  why: 'Why it is sent back',
  whyHint: 'Say what is wrong; the owner reads it',
  did: { confirmed: 'Confirmed “{{name}}”', rejected: 'Sent “{{name}}” back' },
  tab: 'Files to check',
  tabCount_one: 'Files to check {{count}}',
  tabCount_other: 'Files to check {{count}}',
  empty: 'No file waits for you',
  emptyHint: 'Files that a gate wants checked appear here; those of your own another person checks.',
  sentBy: 'Uploaded by {{name}}',
  asked: 'For {{stage}}',
  hidden_one: 'Another one appears once these are done',
  hidden_other: 'Another {{count}} appear once these are done',
};
