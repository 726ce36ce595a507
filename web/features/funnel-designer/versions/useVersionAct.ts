import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../api/apiError.ts';
import { toast } from '../../../ui/toast.ts';

/**
 * Waits for a version change and goes on, or says why it failed. The page of a draft is gone once it is published, so
 * that nothing here may hang on its components.
 */
export function useVersionAct() {
  const { t } = useTranslation();
  return async <Answer>(act: Promise<Answer>, done: (answer: Answer) => void): Promise<void> => {
    try {
      done(await act);
    } catch (error) {
      const text = isApiError(error) ? (error.issues[0]?.message ?? error.message) : t('errors.unexpected');
      toast(text, { failed: true });
    }
  };
}
