export { listAccess } from './accessLog.ts';
export { assignRoles } from './assignRoles.ts';
export { createAuthenticate } from './authenticate.ts';
export { changeDefinitions } from './changeDefinitions.ts';
export { changePassword } from './changePassword.ts';
export { contextOfUser, SYSTEM_USER, systemContext } from './contexts.ts';
export { createApiToken } from './createApiToken.ts';
export { createDepartments, type NewDepartment } from './createDepartments.ts';
export { createRole } from './createRole.ts';
export { createSignInLink } from './createSignInLink.ts';
export { createUsers, type NewUser } from './createUsers.ts';
export { createWorkspace, type NewWorkspace } from './createWorkspace.ts';
export { deactivateUser } from './deactivateUser.ts';
export { type Directory, getDirectory, loadDirectory } from './directory.ts';
export type { Department, Person } from './directoryQueries.ts';
export type { Entrance } from './entrance.ts';
export { findAdministrator } from './findAdministrator.ts';
export { findApiToken } from './findApiToken.ts';
export { findSession } from './findSession.ts';
export { getUser } from './getUser.ts';
export { cancelHandOver, deactivateWithHandOver, handOver } from './handOver.ts';
export {
  type HandOverOrder,
  type IdentityHooks,
  type Owned,
  type Place,
  setIdentityHooks,
  type UserMove,
} from './hooks.ts';
export { invitePeople, renewInvitation, revokeInvitation } from './invite.ts';
export { IDENTITY_LABELS } from './labels.ts';
export { listDepartments } from './listDepartments.ts';
export { listRoles } from './listRoles.ts';
export { listTokens } from './listTokens.ts';
export { listUsers, type User } from './listUsers.ts';
export { moveDepartment } from './moveDepartment.ts';
export { moveUser } from './moveUser.ts';
export type { OpenedSession } from './openSession.ts';
export type { IdentityOutcome } from './outcome.ts';
export { listPeople } from './people.ts';
export { listPersonas, signInAsPersona } from './personas.ts';
export { personDetail } from './personDetail.ts';
export { previewMove } from './previewMove.ts';
export { requireAbility } from './require.ts';
export { revokeToken } from './revokeToken.ts';
export type { IdentityRoutesOptions } from './routes/doorway.ts';
export { identityRoutes } from './routes.ts';
export { startSeeingAs, stopSeeingAs } from './seeAs.ts';
export { setPreferences } from './setPreferences.ts';
export { calendarYear, clearDay, setDays, workCalendarOf } from './settings/calendar.ts';
export { currencySettings, enterRates, removeRate, saveCurrencies } from './settings/currencies.ts';
export { type RateQuestion, selectRatesOn } from './settings/rateQueries.ts';
export { saveTerms } from './settings/saveTerms.ts';
export { saveWorkspace } from './settings/saveWorkspace.ts';
export { setup } from './setup.ts';
export { signIn } from './signIn.ts';
export { signInByLink } from './signInByLink.ts';
export { signOut } from './signOut.ts';
export { updateDepartment } from './updateDepartment.ts';
export { updateRole } from './updateRole.ts';
export { updateUser } from './updateUser.ts';
export { bumpDefinitionsVersion } from './workspaceQueries.ts';
export { findWorkspace, isSetupNeeded, listWorkspaces } from './workspaces.ts';
