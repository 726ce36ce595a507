export { announce, heardNotification, NOTIFICATION_CHANNEL } from './announce.ts';
export { notificationConsumer } from './consumer.ts';
export { oldNotifications } from './housekeeping.ts';
export { notify } from './notify.ts';
export { remindTask } from './remindJob.ts';
export { notificationRoutes } from './routes.ts';
export { tellApproval } from './tellApproval.ts';
export { tellFeedback } from './tellFeedback.ts';
export type { NewNotification } from './types.ts';
