import type { App } from '#server/platform/http/index.ts';
import { departmentRoutes } from './routes/departments.ts';
import type { IdentityRoutesOptions } from './routes/doorway.ts';
import { roleRoutes } from './routes/roles.ts';
import { sessionRoutes } from './routes/session.ts';
import { setupRoutes } from './routes/setup.ts';
import { tokenRoutes } from './routes/tokens.ts';
import { userRoutes } from './routes/users.ts';

/** Session, set-up, demo, users, departments, roles, tokens. */
export function identityRoutes(options: IdentityRoutesOptions): (app: App) => void {
  return (app) => {
    sessionRoutes(app, options);
    setupRoutes(app, options);
    userRoutes(app);
    departmentRoutes(app);
    roleRoutes(app);
    tokenRoutes(app);
  };
}
