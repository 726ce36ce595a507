import type { Translated } from '../translated.ts';
import type { views as zh } from '../zh-CN/views.ts';

export const views: Translated<typeof zh> = {
  title: 'Views',
  plain: 'Default layout',
  own: 'My views',
  shared: 'Shared with me',
  differs: 'The page differs from this view; not saved yet',
  saveAs: 'Save as a new view…',
  update: 'Update “{{name}}”',
  updated: 'View “{{name}}” updated',
  saved: 'View “{{name}}” saved',
  name: 'Name of the view',
  sharing: 'Who may use it',
  sharingOf: { private: 'Only me', department: 'My department and below', everyone: 'Everyone' },
  edit: 'Rename or share…',
  copy: 'Copy to my views',
  copyOf: '{{name}} (copy)',
  makeDefault: 'Open the page with this view',
  notDefault: 'No longer the default',
  isDefault: 'The page opens with this view',
  opensWith: 'The page now opens with “{{name}}”',
  opensPlain: 'The page now opens with the default layout',
  deleted: 'View “{{name}}” deleted',
  more: 'More about “{{name}}”',
};
