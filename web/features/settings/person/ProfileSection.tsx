import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/session.ts';
import { useSaveName } from '../../../api/settings.ts';
import { Row } from '../form/Row.tsx';
import { SectionForm } from '../form/SectionForm.tsx';
import { useDraft } from '../form/useDraft.ts';

export function ProfileSection() {
  const { t } = useTranslation();
  const { user } = useSession();
  const save = useSaveName();
  const draft = useDraft(
    { name: user.name },
    { mutateAsync: ({ name }) => save.mutateAsync(name.trim()), isPending: save.isPending },
  );
  return (
    <SectionForm title={t('settings.sections.profile')} draft={draft} invalid={!draft.value.name.trim()}>
      <Row label={t('settings.name')} help={t('settings.nameHelp')} error={draft.failed?.issues.name}>
        {(ids) => (
          <Input
            {...ids}
            value={draft.value.name}
            maxLength={100}
            autoComplete="name"
            onChange={(event) => draft.change({ name: event.target.value })}
          />
        )}
      </Row>
      <Row label={t('settings.email')} help={t('settings.emailHelp')}>
        {(ids) => <Input {...ids} value={user.email ?? ''} readOnly disabled />}
      </Row>
    </SectionForm>
  );
}
