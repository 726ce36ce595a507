import { Button, Input } from 'antd';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import type { FieldValue } from '#domain/objects/types.ts';
import { useObject } from '../../../api/objects.ts';
import { FieldInput } from '../../../fields/index.ts';
import { cx } from '../../../ui/cx.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { toast } from '../../../ui/toast.ts';
import { fieldIn } from '../here.ts';
import styles from './composer.module.css';
import { touchIcon } from './icons.ts';
import { useSaveFollowUp } from './useSaveFollowUp.ts';

export const COMPOSER_ID = 'follow-up';

/** A touch in 15 seconds: how, what was said, what comes next and when. */
export function Composer({ link }: { link: string }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const activity = useObject('activity');
  const kinds = (activity && fieldIn(activity, 'kind')?.options) ?? [];
  const dateField = activity && fieldIn(activity, 'nextStepDate');
  const [kind, setKind] = useState(kinds[0]?.key ?? 'call');
  const [content, setContent] = useState('');
  const [nextStep, setNextStep] = useState('');
  const [nextStepDate, setNextStepDate] = useState<FieldValue>(null);
  const [open, setOpen] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // The focus brings the text into view, not what unfolds below it, nor what the growing text pushes down.
  useEffect(() => {
    const box = form.current;
    if (!open || !box) return;
    const grown = new ResizeObserver(() => {
      if (box.contains(document.activeElement)) box.scrollIntoView({ block: 'nearest' });
    });
    grown.observe(box);
    return () => grown.disconnect();
  }, [open]);
  const { save, saving } = useSaveFollowUp(link);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const refused = await save({ kind, content, nextStep, nextStepDate });
    if (refused) return void toast(refused, { failed: true });
    setContent('');
    setNextStep('');
    setNextStepDate(null);
    setOpen(false);
    toast(t('record.followUpSaved'));
  };
  return (
    <form ref={form} className={styles.composer} data-composing={open || undefined} onSubmit={submit}>
      <Input.TextArea
        id={COMPOSER_ID}
        aria-label={t('record.followUp')}
        placeholder={t('record.followUp')}
        autoSize={{ minRows: open ? 3 : 1, maxRows: 10 }}
        variant="borderless"
        maxLength={32_000}
        value={content}
        onFocus={() => setOpen(true)}
        onChange={(event) => setContent(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) event.currentTarget.form?.requestSubmit();
        }}
      />
      {open && (
        <>
          <fieldset className={styles.kinds}>
            <legend className="visually-hidden">{t('record.how')}</legend>
            {kinds.map(({ key, labels }) => {
              const Drawn = touchIcon(key);
              return (
                <label key={key} className={cx(styles.kind, key === kind && styles.on)}>
                  <input
                    type="radio"
                    name="kind"
                    className="visually-hidden"
                    checked={key === kind}
                    onChange={() => setKind(key)}
                  />
                  <Drawn size={14} />
                  {inLocale(labels, locale)}
                </label>
              );
            })}
          </fieldset>
          <div className={styles.next}>
            <Input
              aria-label={t('record.nextStep')}
              placeholder={t('record.nextStep')}
              maxLength={255}
              value={nextStep}
              onChange={(event) => setNextStep(event.target.value)}
            />
            {dateField && (
              <div className={styles.day}>
                <FieldInput field={dateField} value={nextStepDate} onChange={setNextStepDate} />
              </div>
            )}
          </div>
          <div className={styles.foot}>
            <Button size="small" type="text" onClick={() => setOpen(false)}>
              {t('common.cancel')}
            </Button>
            <Button size="small" type="primary" htmlType="submit" disabled={!content.trim()} loading={saving}>
              {t('common.save')}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}
