import { Modal, TreeSelect } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { treeLines, useDepartments } from '../../../api/departments.ts';
import { useStartPilot } from '../../../api/funnelVersions.ts';
import { FieldInput } from '../../../fields/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { toast } from '../../../ui/toast.ts';
import { useDesigner } from '../designer.ts';
import { Field } from '../form/Field.tsx';
import { useDesignerSearch } from '../useDesignerSearch.ts';
import { ImpactView } from './ImpactView.tsx';
import type { VersionActProps } from './types.ts';
import { useVersionAct } from './useVersionAct.ts';
import styles from './versions.module.css';

/** Who tries the draft: departments with all below them, and single people. */
export function PilotDialog({ funnel, version, lock, onClose }: VersionActProps) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { object } = useDesigner();
  const { change } = useDesignerSearch();
  const all = useDepartments().data ?? [];
  const start = useStartPilot(funnel.key);
  const run = useVersionAct();
  const [departments, setDepartments] = useState<string[]>([]);
  const [people, setPeople] = useState<string[]>([]);
  const submit = () =>
    void run(start.mutateAsync({ id: version.id, lockVersion: lock, departments, people }), ({ moved }) => {
      toast(t('designer.pilotDone', { count: moved }));
      onClose();
      change({ version: version.id, view: undefined, stage: undefined });
    });
  return (
    <Modal
      open
      title={t('designer.pilotTitle')}
      okText={t('designer.startPilot')}
      cancelText={t('common.cancel')}
      okButtonProps={{ loading: start.isPending, disabled: departments.length + people.length === 0 }}
      onOk={submit}
      onCancel={onClose}
    >
      <div className={styles.dialog}>
        <p className="tone-quiet">{t('designer.pilotText', { object: inLocale(object.labelsPlural, locale) })}</p>
        <Field label={t('designer.pilotDepartments')}>
          {(id) => (
            <TreeSelect<string[]>
              id={id}
              multiple
              showSearch={{ treeNodeFilterProp: 'title' }}
              treeDefaultExpandAll
              aria-label={t('designer.pilotDepartments')}
              value={departments}
              treeDataSimpleMode={{ id: 'value', pId: 'parent' }}
              treeData={treeLines(all).map(({ id: value, name, parentId }) => ({
                value,
                title: name,
                parent: parentId ?? 0,
              }))}
              onChange={setDepartments}
              style={{ width: '100%' }}
            />
          )}
        </Field>
        <Field label={t('designer.pilotPeople')}>
          {(id) => (
            <FieldInput
              id={id}
              field={{ key: 'people', type: 'users', labels: { 'zh-CN': t('designer.pilotPeople') } }}
              value={people}
              onChange={(next) => setPeople(Array.isArray(next) ? next : [])}
            />
          )}
        </Field>
        {departments.length + people.length > 0 && (
          <ImpactView funnel={funnel.key} draft={version.id} stamp={lock} departments={departments} people={people} />
        )}
      </div>
    </Modal>
  );
}
