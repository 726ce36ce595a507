import { ConfigProvider } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLooksOnly } from '../api/session.ts';

/** Around personal forms: while somebody sees as another they can be read, not filled in, and say so. */
export function LookOnly({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const looksOnly = useLooksOnly();
  if (!looksOnly) return children;
  return (
    <ConfigProvider componentDisabled>
      <fieldset disabled aria-label={t('people.seeingAsHint')} style={{ display: 'contents' }}>
        {children}
      </fieldset>
    </ConfigProvider>
  );
}
