import type { App } from '#server/platform/http/index.ts';
import { departmentRoutes } from './routes/departments.ts';
import type { IdentityRoutesOptions } from './routes/doorway.ts';
import { handOverRoutes } from './routes/handOver.ts';
import { peopleRoutes } from './routes/people.ts';
import { roleRoutes } from './routes/roles.ts';
import { seeAsRoutes } from './routes/seeAs.ts';
import { sessionRoutes } from './routes/session.ts';
import { setupRoutes } from './routes/setup.ts';
import { tokenRoutes } from './routes/tokens.ts';
import { userRoutes } from './routes/users.ts';
import { personSettingsRoutes } from './settings/personRoutes.ts';
import { workspaceSettingsRoutes } from './settings/workspaceRoutes.ts';

/** Session, set-up, demo, users, departments, roles, tokens. */
export function identityRoutes(options: IdentityRoutesOptions): (app: App) => void {
  return (app) => {
    sessionRoutes(app, options);
    setupRoutes(app, options);
    userRoutes(app);
    departmentRoutes(app);
    roleRoutes(app);
    tokenRoutes(app);
    workspaceSettingsRoutes(app);
    personSettingsRoutes(app);
    peopleRoutes(app);
    handOverRoutes(app);
    seeAsRoutes(app);
  };
}
