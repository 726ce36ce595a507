import type { Translated } from '../translated.ts';
import type { notifications as zh } from '../zh-CN/notifications.ts';

export const notifications: Translated<typeof zh> = {
  title: 'Notifications',
};
