import type { Translated } from '../translated.ts';
import type { errors as zh } from '../zh-CN/errors.ts';

export const errors: Translated<typeof zh> = {
  title: 'This could not be shown',
  unreachable: 'The server does not answer. Check the network and try again.',
  unexpected: 'The server failed. Please try again.',
  errorId: 'Number for the administrator: {{id}}',
  noPermission: 'You may not see this',
  noPermissionHint: 'Ask your manager or an administrator for it.',
  notFound: 'Not found',
  notFoundHint: 'The record may be deleted, or it is not among those you may see.',
  pageBroken: 'This page failed',
  pageBrokenHint: 'Your data is safe. Reload and try again.',
  reload: 'Reload',
  updated: 'Loudou was updated',
  updatedHint: 'Reload to go on.',
};
