import { Button, Input, Popover, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InspectionBody } from '#contract/exchange.ts';
import { useMappings, useRemoveMapping, useSaveMapping } from '../../../api/imports.ts';
import { CloseIcon } from '../../../ui/icons.tsx';
import { toast } from '../../../ui/toast.ts';
import styles from '../importing.module.css';
import { type DraftPlan, neededHeaders, savedPlan, toPlan } from './draft.ts';

type Props = { plan: DraftPlan; inspection: InspectionBody; onPlan: (plan: DraftPlan) => void };

/** Mappings that the company keeps: take one over, keep this one, forget one. */
export function SavedMappings({ plan, inspection, onPlan }: Props) {
  const { t } = useTranslation();
  const mappings = useMappings(plan.object);
  const save = useSaveMapping();
  const remove = useRemoveMapping();
  const [name, setName] = useState('');
  const [open, setOpen] = useState(false);
  const known = mappings.data ?? [];
  const keep = () =>
    save.mutate(
      { name: name.trim(), headers: neededHeaders(plan), plan: toPlan(plan) },
      {
        onSuccess: () => {
          toast(t('importing.mappings.saved', { name: name.trim() }));
          setOpen(false);
        },
        onError: (error) => toast(error.message, { failed: true }),
      },
    );
  return (
    <div className={styles.line}>
      {known.length > 0 && (
        <Select
          aria-label={t('importing.mappings.use')}
          placeholder={t('importing.mappings.use')}
          value={null}
          onChange={(id: string | null) => {
            const mapping = known.find((one) => one.id === id);
            if (mapping) onPlan(savedPlan(inspection, mapping));
          }}
          className={styles.wide ?? ''}
          options={known.map((one) => ({
            value: one.id,
            title: one.name,
            label: (
              <span className={styles.line}>
                <span className="grow">{one.name}</span>
                <span className={styles.quiet}>{one.author}</span>
                <Button
                  type="text"
                  size="small"
                  icon={<CloseIcon />}
                  aria-label={t('importing.mappings.remove', { name: one.name })}
                  onClick={(event) => {
                    event.stopPropagation();
                    remove.mutate(one.id);
                  }}
                />
              </span>
            ),
          }))}
        />
      )}
      <Popover
        trigger="click"
        open={open}
        onOpenChange={setOpen}
        content={
          <div className={styles.line}>
            <Input
              aria-label={t('importing.mappings.name')}
              placeholder={t('importing.mappings.name')}
              maxLength={100}
              value={name}
              onChange={({ target }) => setName(target.value)}
              onPressEnter={keep}
            />
            <Button type="primary" disabled={name.trim() === ''} loading={save.isPending} onClick={keep}>
              {t('importing.mappings.save')}
            </Button>
          </div>
        }
      >
        <Button>{t('importing.mappings.saveAs')}</Button>
      </Popover>
    </div>
  );
}
