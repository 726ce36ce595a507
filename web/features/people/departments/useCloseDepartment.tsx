import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../api/apiError.ts';
import type { DepartmentBody } from '../../../api/organisation.ts';
import { updateDepartment, usePeopleChange } from '../../../api/people.ts';
import { toast } from '../../../ui/toast.ts';

/** Closes an empty department; one with people or departments in it the server refuses, and says why. */
export function useCloseDepartment() {
  const { t } = useTranslation();
  const change = usePeopleChange(updateDepartment);
  return ({ id, name }: DepartmentBody) =>
    change.mutate(
      { id, active: false },
      {
        onSuccess: () => toast(t('people.closed', { name }), { undo: () => change.mutate({ id, active: true }) }),
        onError: (error) =>
          toast(isApiError(error) ? (error.issues[0]?.message ?? error.message) : t('errors.unexpected'), {
            failed: true,
          }),
      },
    );
}
