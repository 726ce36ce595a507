import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../api/apiError.ts';
import { type CreatedToken, useCreateToken } from '../../../api/settings.ts';
import { Row } from '../form/Row.tsx';
import styles from '../settings.module.css';

const DAYS = [30, 90, 365, 0];
const DAY_MS = 86_400_000;

export function NewToken({ onCreated }: { onCreated: (token: CreatedToken) => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [days, setDays] = useState(90);
  // As little as will do, unless more is asked for.
  const [readOnly, setReadOnly] = useState(true);
  const create = useCreateToken();
  const submit = () => {
    const end = days ? { expiresAt: new Date(Date.now() + days * DAY_MS).toISOString() } : {};
    create.mutate(
      { name: name.trim(), readOnly, ...end },
      {
        onSuccess: (token) => {
          setName('');
          onCreated(token);
        },
      },
    );
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) submit();
      }}
    >
      <Row label={t('settings.tokenName')}>
        {(ids) => (
          <Input
            {...ids}
            value={name}
            maxLength={100}
            placeholder={t('settings.tokenNamePlaceholder')}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Row>
      <Row label={t('settings.tokenScope')}>
        {(ids) => (
          <Select
            {...ids}
            value={readOnly}
            options={[
              { value: true, label: t('settings.tokenReads') },
              { value: false, label: t('settings.tokenWrites') },
            ]}
            onChange={setReadOnly}
          />
        )}
      </Row>
      <Row label={t('settings.tokenExpiry')}>
        {(ids) => (
          <Select
            {...ids}
            value={days}
            options={DAYS.map((value) => ({
              value,
              label: value ? t('settings.tokenDays', { count: value }) : t('settings.tokenNever'),
            }))}
            onChange={setDays}
          />
        )}
      </Row>
      <div className={styles.bar}>
        <Button type="primary" htmlType="submit" disabled={!name.trim()} loading={create.isPending}>
          {t('settings.tokenCreate')}
        </Button>
        {create.isError && (
          <span role="alert" className={styles.error}>
            {isApiError(create.error) ? create.error.message : t('errors.unexpected')}
          </span>
        )}
      </div>
    </form>
  );
}
