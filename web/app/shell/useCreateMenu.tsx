import type { MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCreateRecord } from '../../browser/openRecord.ts';
import { useCreatable } from './useDestinations.ts';

/** What can be made new from anywhere; no items where the reader may create nothing. */
export function useCreateMenu(): MenuProps {
  const { t } = useTranslation();
  const create = useCreateRecord();
  return {
    items: useCreatable().map(({ object, icon: Drawn }) => ({
      key: object,
      icon: <Drawn />,
      label: t(`shell.newOf.${object}`),
    })),
    onClick: ({ key }) => create(key),
  };
}
