import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/session.ts';
import { useChangePassword } from '../../../api/settings.ts';
import { toast } from '../../../ui/toast.ts';
import { Row } from '../form/Row.tsx';
import { SectionForm } from '../form/SectionForm.tsx';
import { useDraft } from '../form/useDraft.ts';
import styles from '../settings.module.css';

const EMPTY = { current: '', next: '', again: '' };

export function PasswordForm() {
  const { t } = useTranslation();
  const { user } = useSession();
  const first = !user.hasPassword;
  const change = useChangePassword();
  const draft = useDraft(EMPTY, {
    mutateAsync: async ({ current, next }) => {
      await change.mutateAsync(first ? { next } : { current, next });
      toast(t(first ? 'settings.passwordFirstDone' : 'settings.passwordDone'));
    },
    isPending: change.isPending,
  });
  const { current, next, again } = draft.value;
  const differs = again !== '' && again !== next;
  const field =
    (key: keyof typeof EMPTY, autoComplete: string) => (ids: { id: string; 'aria-describedby': string }) => (
      <Input.Password
        {...ids}
        value={draft.value[key]}
        autoComplete={autoComplete}
        onChange={(event) => draft.change({ [key]: event.target.value })}
      />
    );
  return (
    <SectionForm
      title={t(first ? 'settings.passwordFirst' : 'settings.passwordTitle')}
      draft={draft}
      invalid={!(first || current) || !next || again !== next}
    >
      {first && <p className={styles.help}>{t('settings.passwordFirstHelp')}</p>}
      <input type="email" autoComplete="username" value={user.email ?? ''} readOnly hidden />
      {!first && (
        <Row label={t('settings.passwordCurrent')} error={draft.failed?.issues.current}>
          {field('current', 'current-password')}
        </Row>
      )}
      <Row label={t('settings.passwordNext')} help={t('settings.passwordHelp')} error={draft.failed?.issues.next}>
        {field('next', 'new-password')}
      </Row>
      <Row label={t('settings.passwordAgain')} error={differs ? t('settings.passwordDiffers') : undefined}>
        {field('again', 'new-password')}
      </Row>
    </SectionForm>
  );
}
