import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordBody } from '#contract/records.ts';
import { useSession } from '../../../api/session.ts';
import { toast } from '../../../ui/toast.ts';
import { EMPTY_DRAFT } from '../composer/draft.ts';
import { MentionInput } from '../composer/MentionInput.tsx';
import { type Colleague, mentionedIn } from '../composer/mentioned.ts';
import { useSaveFollowUp } from '../composer/useSaveFollowUp.ts';
import styles from './timeline.module.css';

type Props = { activity: RecordBody; link: string; onClose: () => void };

/** An answer to a follow-up: its author is told of it, as are those whom it names. */
export function ReplyForm({ activity, link, onClose }: Props) {
  const { t } = useTranslation();
  const { user } = useSession();
  const { save, saving } = useSaveFollowUp(link);
  const [content, setContent] = useState('');
  const [picked, setPicked] = useState<Colleague[]>([]);
  const author = String(activity.values.owner ?? '');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!content.trim() || saving) return;
    const told = mentionedIn(content, picked);
    const mentions = author && author !== user?.id ? [...new Set([author, ...told])] : told;
    const refused = await save({ ...EMPTY_DRAFT, kind: 'other', content }, { mentions, replyTo: activity.id });
    if (refused) toast(refused, { failed: true });
    else onClose();
  };
  return (
    <form
      className={styles.replyForm}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) event.currentTarget.requestSubmit();
      }}
    >
      <MentionInput
        autoFocus
        label={t('record.reply')}
        placeholder={t('record.replyHint')}
        minRows={1}
        value={content}
        onChange={setContent}
        onPick={(colleague) => setPicked((all) => [...all, colleague])}
      />
      <div className={styles.replyFoot}>
        <Button size="small" type="text" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button size="small" type="primary" htmlType="submit" disabled={!content.trim()} loading={saving}>
          {t('record.reply')}
        </Button>
      </div>
    </form>
  );
}
