import {
  changeNotificationPreferencesSchema,
  notificationListSchema,
  notificationPreferencesSchema,
  notificationQuery,
  readNotificationsSchema,
  unreadSchema,
} from '#contract/notifications.ts';
import type { App } from '#server/platform/http/index.ts';
import { listNotifications } from './listNotifications.ts';
import { markRead } from './markRead.ts';
import { getPreferences, setPreferences } from './preferences.ts';

const tags = ['notifications'];

export function notificationRoutes(app: App): void {
  app.get(
    '/api/notifications',
    {
      schema: {
        summary: 'My notifications, newest first, and how many are unread',
        tags,
        querystring: notificationQuery,
        response: { 200: notificationListSchema },
      },
    },
    (request) => listNotifications(request.context, request.query),
  );

  app.post(
    '/api/notifications/read',
    {
      schema: {
        summary: 'Mark some or all of my notifications as read',
        tags,
        body: readNotificationsSchema,
        response: { 200: unreadSchema },
      },
    },
    async (request) => ({
      unread: await markRead(request.context, 'ids' in request.body ? request.body.ids : undefined),
    }),
  );

  app.get(
    '/api/notifications/preferences',
    {
      schema: {
        summary: 'Which kinds of notifications I want',
        tags,
        response: { 200: notificationPreferencesSchema },
      },
    },
    (request) => getPreferences(request.context),
  );

  app.put(
    '/api/notifications/preferences',
    {
      schema: {
        summary: 'Turn kinds of notifications on or off; those not named stay as they are',
        tags,
        body: changeNotificationPreferencesSchema,
        response: { 200: notificationPreferencesSchema },
      },
    },
    (request) => setPreferences(request.context, request.body),
  );
}
