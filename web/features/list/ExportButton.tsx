import { Button, Dropdown } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { type ExportFormat, exportList } from '../../api/exports.ts';
import type { ListQuery } from '../../api/records.ts';
import { useFormat } from '../../ui/FormatProvider.tsx';
import { toast } from '../../ui/toast.ts';

type Props = { object: ObjectBody; query: ListQuery; columns: readonly string[] };

/** The list as a file: what it shows, in its order, with its columns. The browser writes it to disk as it comes. */
export function ExportButton({ object, query, columns }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const [busy, setBusy] = useState<AbortController>();
  const current = useRef<AbortController>(undefined);
  useEffect(() => () => current.current?.abort(), []);
  const download = async (format: ExportFormat) => {
    const controller = new AbortController();
    current.current = controller;
    setBusy(controller);
    try {
      const shown = { filter: query.filter, sort: query.sort, columns: [object.titleField, ...columns] };
      await exportList(object.key, shown, format, inLocale(object.labelsPlural, locale), controller.signal);
      toast(t('list.exportBegun'));
    } catch (error) {
      if ((error as Error).name !== 'AbortError') toast((error as Error).message, { failed: true });
    } finally {
      setBusy(undefined);
    }
  };
  if (busy) {
    return (
      <Button size="small" aria-busy="true" onClick={() => busy.abort()}>
        {t('list.exporting')}
      </Button>
    );
  }
  const items = (['xlsx', 'csv'] as const).map((format) => ({
    key: format,
    label: t(`list.exportAs.${format}`),
    onClick: () => void download(format),
  }));
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button size="small">{t('list.export')}</Button>
    </Dropdown>
  );
}
