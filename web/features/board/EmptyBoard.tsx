import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import { useMay, useSession } from '../../api/session.ts';
import { useCreateRecord } from '../../browser/openRecord.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { BoardIcon, PlusIcon } from '../../ui/icons.tsx';
import { nameInside } from '../../ui/nameInside.ts';
import { Empty } from '../../ui/states.tsx';

/** A funnel with nothing in it yet: what will stand here, and how to begin. */
export function EmptyBoard({ object }: { object: ObjectBody }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const may = useMay();
  const mayImport = useSession().abilities.includes('import');
  const navigate = useNavigate();
  const create = useCreateRecord();
  const name = nameInside(object.labels, locale);
  return (
    <Empty
      icon={BoardIcon}
      title={t('board.emptyFunnel', { object: nameInside(object.labelsPlural, locale) })}
      hint={t(mayImport ? 'board.emptyFunnelBegin' : 'board.emptyFunnelHint', { object: name })}
    >
      {may(object.key, 'create') && (
        <Button type="primary" icon={<PlusIcon size={16} />} onClick={() => create(object.key)}>
          {t('board.create', { object: name })}
        </Button>
      )}
      {mayImport && (
        <Button onClick={() => void navigate({ to: '/import/{-$id}', params: {} })}>{t('list.import')}</Button>
      )}
    </Empty>
  );
}
