import type { Translated } from '../translated.ts';
import type { fields as zh } from '../zh-CN/fields.ts';

export const fields: Translated<typeof zh> = {
  empty: '–',
  pickDate: 'Pick a date',
  pickDateTime: 'Pick date and time',
  pickOption: 'Choose',
  searchRecord: 'Type a name or part of it',
  searchPerson: 'Type a name',
  noOption: 'No matching option',
  call: 'Call {{number}}',
  writeMail: 'Write to {{address}}',
  openLink: 'Open {{address}} (new window)',
  chooseFile: 'Drop a file here, or choose one',
  removeFile: 'Remove {{name}}',
  uploading: 'Uploading',
  autoNumber: 'Numbered when saved',
  untitled: 'Untitled',
  hiddenRecord: 'Not visible to you',
  unknownUser: 'Former member',
};
