import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { newRoleSchema, roleListSchema, updateDepartmentSchema, updateUserSchema } from '#contract/identity.ts';
import type {
  accessAnswerSchema,
  handOverAnswerSchema,
  handOverPreviewSchema,
  handOverSchema,
  invitationAnswerSchema,
  inviteAnswerSchema,
  inviteSchema,
  movePreviewSchema,
  peopleSchema,
  personDetailSchema,
} from '#contract/people.ts';
import { api } from './client.ts';
import type { DepartmentBody } from './organisation.ts';

export type PeoplePage = z.infer<typeof peopleSchema>;
export type ListedPerson = PeoplePage['people'][number];
export type PersonDetail = z.infer<typeof personDetailSchema>;
export type InviteOutcome = z.infer<typeof inviteAnswerSchema>['outcomes'][number];
export type HandOverBody = z.infer<typeof handOverSchema>;
export type RoleBody = z.infer<typeof roleListSchema>['roles'][number];
export type NewRole = z.infer<typeof newRoleSchema>;
export type AccessEntry = z.infer<typeof accessAnswerSchema>['entries'][number];

export type PeopleQuery = {
  department?: string | undefined;
  below?: 'true' | 'false' | undefined;
  q?: string | undefined;
  role?: string | undefined;
  show?: 'active' | 'notSignedIn' | 'inactive' | undefined;
  offset?: number | undefined;
  limit?: number | undefined;
};

export function usePeople(query: PeopleQuery, enabled = true) {
  return useQuery({
    queryKey: ['people', query],
    queryFn: ({ signal }) => api.get<PeoplePage>('/people', { query, signal }),
    placeholderData: keepPreviousData,
    enabled,
  });
}

export function usePerson(id: string) {
  return useQuery({
    queryKey: ['people', 'one', id],
    queryFn: ({ signal }) => api.get<PersonDetail>(`/people/${id}`, { signal }),
  });
}

export function useRoles() {
  return useQuery({
    queryKey: ['roles'],
    queryFn: ({ signal }) => api.get<z.infer<typeof roleListSchema>>('/roles', { signal }),
    select: (answer) => answer.roles,
    staleTime: 60_000,
  });
}

/** A change of people, departments or roles: everything that names them is read again. */
export function usePeopleChange<Input, Answer = unknown>(call: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: call,
    onSettled: () =>
      Promise.all(
        ['people', 'users', 'departments', 'roles', 'lookup', 'accessLog', 'session'].map((key) =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
}

type UserPatch = z.infer<typeof updateUserSchema>;
type DepartmentPatch = z.infer<typeof updateDepartmentSchema>;
type NewDepartment = { name: string; parentId: string | null };

export const updateUser = ({ id, ...patch }: UserPatch & { id: string }) => api.patch(`/users/${id}`, patch);
export const createDepartment = (department: NewDepartment) => api.post<DepartmentBody>('/departments', department);
export const updateDepartment = ({ id, ...patch }: DepartmentPatch & { id: string }) =>
  api.patch(`/departments/${id}`, patch);
export const createRole = (role: NewRole) => api.post<RoleBody>('/roles', role);
export const updateRole = ({ key, ...patch }: Partial<NewRole> & { key: string }) => api.patch(`/roles/${key}`, patch);
export const invite = (body: z.input<typeof inviteSchema>) =>
  api.post<z.infer<typeof inviteAnswerSchema>>('/people/invitations', body);
export const renewInvitation = ({ id, days }: { id: string; days: number }) =>
  api.post<z.infer<typeof invitationAnswerSchema>>(`/people/${id}/invitation`, { days });
export const revokeInvitation = (id: string) => api.delete(`/people/${id}/invitation`);
export const revokeToken = (id: string) => api.delete(`/tokens/${id}`);
export const startSeeingAs = (userId: string) => api.post('/session/see-as', { userId });
export const stopSeeingAs = () => api.delete('/session/see-as');
export const cancelHandOver = (id: string) => api.delete(`/users/${id}/hand-over`);

/** `leave`: ends the person's access too, in the same step. */
export const handOver = ({ id, leave, ...body }: HandOverBody & { id: string; leave: boolean }) =>
  api.post<z.infer<typeof handOverAnswerSchema>>(`/users/${id}/${leave ? 'deactivate' : 'hand-over'}`, body);

/** What a hand-over would move; asked again and again while one runs. */
export function useHandOverPreview(id: string, running: boolean) {
  return useQuery({
    queryKey: ['people', 'handOver', id],
    queryFn: ({ signal }) => api.get<z.infer<typeof handOverPreviewSchema>>(`/users/${id}/hand-over`, { signal }),
    refetchInterval: running ? 700 : false,
  });
}

export const previewMove = (id: string, parentId: string | null) =>
  api.get<z.infer<typeof movePreviewSchema>>(`/departments/${id}/move`, {
    query: { parent: parentId ?? undefined },
  });

export type AccessQuery = { kinds?: string | undefined; person?: string | undefined; before?: string | undefined };

export const accessLog = (query: AccessQuery, signal: AbortSignal) =>
  api.get<z.infer<typeof accessAnswerSchema>>('/access-log', { query, signal });
