import type { Translated } from '../translated.ts';
import type { keyboard as zh } from '../zh-CN/keyboard.ts';

export const keyboard: Translated<typeof zh> = {
  title: 'Keyboard shortcuts',
  everywhere: 'Everywhere',
  record: 'Record',
  lists: 'Lists',
  search: 'Search records, pages and actions',
  close: 'Close a dialog or drawer',
  goTo: 'Go to {{page}}',
  boardMove: 'Move between cards',
  open: 'Open',
  boardStage: 'Choose the stage to move to',
  boardNeighbour: 'Move to the stage before or after',
  select: 'Select',
  nextRecord: 'Next, previous record',
  saveFollowUp: 'Save the [follow-up]',
  editCell: 'Edit the cell',
  nextCell: 'Next cell',
  selectRange: 'Select a range',
  click: 'click',
};
