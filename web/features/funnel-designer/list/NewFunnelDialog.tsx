import { useNavigate } from '@tanstack/react-router';
import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLocale, type Localized } from '#domain/kernel/localized.ts';
import { isApiError } from '../../../api/apiError.ts';
import { useFunnelFromTemplate, useTemplates } from '../../../api/funnelVersions.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { QueryState } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.ts';
import { Field } from '../form/Field.tsx';
import { LocalizedInput } from '../form/LocalizedInput.tsx';
import { freshKey } from '../model/design.ts';
import styles from './list.module.css';
import { TemplatePreview } from './TemplatePreview.tsx';

/** A new funnel begins with a template, which shows what it brings. */
export function NewFunnelDialog({ taken, onClose }: { taken: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const navigate = useNavigate();
  const templates = useTemplates();
  const make = useFunnelFromTemplate();
  const [chosen, setChosen] = useState<string>();
  const [names, setNames] = useState<Localized>();
  const template = templates.data?.find(({ key }) => key === chosen);
  const submit = () => {
    if (!template) return;
    const key = freshKey(template.key.replace(/[^a-zA-Z0-9]/g, ''), taken);
    make.mutate(
      { template: template.key, key, ...(names?.['zh-CN'].trim() ? { names } : {}) },
      {
        onSuccess: (made) => {
          onClose();
          void navigate({
            to: '/funnels/{-$funnel}',
            params: { funnel: made.key },
            search: { version: made.state === 'draft' ? made.version : undefined },
          });
        },
        onError: (error) => toast(isApiError(error) ? error.message : t('errors.unexpected'), { failed: true }),
      },
    );
  };
  return (
    <Modal
      open
      width={760}
      title={t('designer.newFunnel')}
      okText={t('designer.make')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !template, loading: make.isPending }}
      onOk={submit}
      onCancel={onClose}
    >
      <QueryState query={templates}>
        {(all) => (
          <div className={styles.make}>
            <ul className={styles.templates} aria-label={t('designer.templates')}>
              {all.map(({ key, names: called, summary }) => (
                <li key={key} style={{ display: 'grid' }}>
                  <button type="button" aria-pressed={key === chosen} onClick={() => setChosen(key)}>
                    {inLocale(called, locale)}
                    <small>{inLocale(summary, locale)}</small>
                  </button>
                </li>
              ))}
            </ul>
            <div className={styles.preview}>
              {template ? (
                <>
                  <TemplatePreview template={template} />
                  <Field label={t('designer.funnelName')}>
                    {(id) => (
                      <LocalizedInput
                        key={template.key}
                        id={id}
                        label={t('designer.funnelName')}
                        placeholder={inLocale(template.names, locale)}
                        value={names}
                        onChange={setNames}
                      />
                    )}
                  </Field>
                </>
              ) : (
                <p className="tone-quiet">{t('designer.pickTemplate')}</p>
              )}
            </div>
          </div>
        )}
      </QueryState>
    </Modal>
  );
}
