import type { App } from '#server/platform/http/index.ts';

export function notificationRoutes(_app: App): void {}
