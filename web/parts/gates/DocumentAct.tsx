import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { UnmetGateBody } from '#contract/unmet.ts';
import { useHandIn } from '../../api/documents.ts';
import { toast } from '../../ui/toast.ts';
import { DocumentCheck } from '../documents/index.ts';
import styles from './gates.module.css';
import type { GateGround } from './ground.ts';
import { Upload } from './Upload.tsx';

type Props = { unmet: Extract<UnmetGateBody, { kind: 'document' }>; ground: GateGround };

/**
 * A file that a gate asks for: uploaded here, and handed in to whoever may confirm it; who may, does so here. It is saved
 * at once, since a move that must wait for a look would not keep it.
 */
export function DocumentAct({ unmet, ground }: Props) {
  const { t } = useTranslation();
  const handIn = useHandIn(ground.object.key);
  const { document, problem, file } = unmet;
  const known = ground.journey?.documents.find((one) => one.file === file);
  const waits = problem === 'unconfirmed' && known?.state === 'pending';
  const held = ground.values[document.field];
  const send = (files: readonly string[]) => {
    const before = Array.isArray(held) ? held : [];
    const values = files.length > 0 ? { [document.field]: [...before, ...files] } : undefined;
    handIn.mutate(
      {
        id: ground.id,
        to: ground.to,
        ...(values ? { values } : {}),
        tries: document.confirmed && document.unconfirmed === 'block',
      },
      {
        onSuccess: (outcome) => {
          if (!outcome.ok) toast(outcome.issues[0]?.message ?? t('errors.unexpected'), { failed: true });
          else if (document.confirmed && document.unconfirmed === 'block') toast(t('gates.handedIn'));
        },
        onError: (error) => toast(error.message, { failed: true }),
      },
    );
  };
  return (
    <div className={styles.document}>
      {known && problem !== 'absent' && <DocumentCheck object={ground.object.key} id={ground.id} document={known} />}
      {waits && <p className={styles.hint}>{t('gates.waitsForCheck')}</p>}
      {!waits && document.confirmed && problem !== 'unconfirmed' && (
        <p className={styles.hint}>
          {t(document.unconfirmed === 'block' ? 'gates.toBeChecked' : 'gates.passesPending')}
        </p>
      )}
      {ground.editable && (
        <div className={styles.buttons}>
          {problem === 'unconfirmed' && !waits && (
            <Button size="small" type="primary" loading={handIn.isPending} onClick={() => send([])}>
              {t('gates.handIn')}
            </Button>
          )}
          <Upload
            object={ground.object}
            field={document.field}
            again={problem !== 'absent'}
            busy={handIn.isPending}
            onUploaded={send}
          />
        </div>
      )}
    </div>
  );
}
