import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JourneyBody } from '#contract/journey.ts';
import { useSession } from '../../api/session.ts';
import { ClipIcon } from '../../ui/icons.tsx';
import { Tag, type Tone } from '../../ui/Tag.tsx';
import { Decide } from './Decide.tsx';
import styles from './documents.module.css';
import { FileLook } from './FileLook.tsx';

type Document = Pick<JourneyBody['documents'][number], 'file' | 'name' | 'state' | 'note' | 'mayCheck'> & {
  mediaType?: string;
};
type Props = {
  object: string;
  /** The record that holds it. */
  id: string;
  document: Document;
  /** Who said so, or who has sent it. */
  by?: string | undefined;
};

const TONES: Record<Document['state'], Tone> = { pending: 'info', confirmed: 'won', rejected: 'lost' };

/** A file that waits for a look: opens as it looks; who may, confirms it or sends it back, here or beside the look. */
export function DocumentCheck({ object, id, document, by }: Props) {
  const { t } = useTranslation();
  const [looking, setLooking] = useState(false);
  const { seeingAs } = useSession();
  const { file, name, state, note, mediaType = '' } = document;
  const decides = document.mayCheck && state === 'pending' && !seeingAs;
  const decide = decides ? (
    <Decide finding={{ object, id, file }} name={name} onDone={() => setLooking(false)} />
  ) : undefined;
  return (
    <div className={styles.check}>
      <div className={styles.line}>
        <button type="button" className={styles.name} onClick={() => setLooking(true)}>
          <ClipIcon size={14} />
          <span className="ellipsis">{name}</span>
        </button>
        <Tag tone={TONES[state]}>{t(`documents.state.${state}`)}</Tag>
        {by && <span className={styles.by}>{by}</span>}
      </div>
      {note && <p className={styles.said}>{t('documents.said', { note })}</p>}
      {!looking && decide}
      <Modal
        open={looking}
        width={960}
        centered
        title={<span className="ellipsis">{name}</span>}
        onCancel={() => setLooking(false)}
        footer={decide ? <div className={styles.foot}>{decide}</div> : null}
        destroyOnHidden
      >
        <FileLook file={{ id: file, name, mediaType }} />
      </Modal>
    </div>
  );
}
