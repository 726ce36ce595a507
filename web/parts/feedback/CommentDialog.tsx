import { Input, Modal, Radio } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useComment } from '../../api/feedback.ts';
import { toast } from '../../ui/toast.ts';
import styles from './feedback.module.css';
import type { CommentPlace } from './place.ts';
import { useAskNames } from './useAskNames.ts';

/** Says what is wrong, of the stage or of one thing that it asks; those who look after the funnel read it. */
export function CommentDialog({ funnel, record, stage, asks, onClose }: CommentPlace & { onClose: () => void }) {
  const { t } = useTranslation();
  const names = useAskNames(funnel);
  const comment = useComment();
  const id = useId();
  const [about, setAbout] = useState(asks.length === 1 ? 0 : STAGE);
  const [text, setText] = useState('');
  const ready = text.trim() !== '';
  const submit = () => {
    if (!ready || comment.isPending) return;
    const ask = asks[about];
    comment.mutate(
      { funnel: funnel.key, record, text: text.trim(), ...(ask ?? { stage }) },
      {
        onSuccess: () => {
          onClose();
          toast(t('feedback.sent'));
        },
        onError: (error) => toast(error.message, { failed: true }),
      },
    );
  };
  return (
    <Modal
      open
      width={480}
      title={t('feedback.ask')}
      okText={t('feedback.send')}
      okButtonProps={{ disabled: !ready, loading: comment.isPending }}
      onOk={submit}
      onCancel={onClose}
      destroyOnHidden
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p className="tone-quiet">{t('feedback.hint')}</p>
        {asks.length > 0 && (
          <Radio.Group
            vertical
            className={styles.asks ?? ''}
            aria-label={t('feedback.about')}
            value={about}
            onChange={(event) => setAbout(Number(event.target.value))}
            options={[
              { value: STAGE, label: t('feedback.asStage', { stage: names.stageName(stage) }) },
              ...asks.map((ask, value) => ({
                value,
                label: `${names.stageName(ask.stage)} · ${names.askName(ask.stage, ask.gate)}`,
              })),
            ]}
          />
        )}
        <label htmlFor={id} className="visually-hidden">
          {t('feedback.text')}
        </label>
        <Input.TextArea
          id={id}
          autoFocus
          placeholder={t('feedback.text')}
          autoSize={{ minRows: 3, maxRows: 8 }}
          maxLength={2000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" hidden />
      </form>
    </Modal>
  );
}

const STAGE = -1;
