import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FunnelBody } from '#contract/funnels.ts';
import { compareVersions } from '#domain/funnels/compareVersions.ts';
import type { FunnelVersion } from '#domain/funnels/types.ts';
import styles from './feedback.module.css';
import { useAskNames } from './useAskNames.ts';

/** Says to those who try a version that they do, and what is different in it. */
export function PilotNote({ funnel }: { funnel: FunnelBody }) {
  const { t } = useTranslation();
  const [showing, setShowing] = useState(false);
  const { pilot } = funnel;
  if (!pilot) return null;
  return (
    <p className={styles.note} role="note">
      <span>{t('feedback.pilotNote', { number: pilot.number })}</span>
      <Button type="link" size="small" onClick={() => setShowing(true)}>
        {t('feedback.whatChanged')}
      </Button>
      <Modal
        open={showing}
        width={520}
        footer={null}
        title={t('feedback.changes', { number: pilot.number })}
        onCancel={() => setShowing(false)}
        destroyOnHidden
      >
        <Changes funnel={funnel} />
      </Modal>
    </p>
  );
}

function Changes({ funnel }: { funnel: FunnelBody }) {
  const { t } = useTranslation();
  const { stageName, askName } = useAskNames(funnel);
  const { pilot } = funnel;
  if (!pilot) return null;
  const definitionOf = ({ stages, transitions }: FunnelBody['live']) => ({ stages, transitions }) as FunnelVersion;
  const { stages, transitions } = compareVersions(definitionOf(funnel.live), definitionOf(pilot));
  const lines = stages.map(({ key, change, moved, parts, gates, tasks }) => ({
    key,
    name: stageName(key),
    what:
      change !== 'changed'
        ? [t(`feedback.did.${change}`)]
        : [
            ...parts.map((part) => t(`feedback.parts.${part}`)),
            ...(moved ? [t('feedback.moved')] : []),
            ...gates.map((gate) => `${t(`feedback.did.${gate.change}`)} ${askName(key, gate.key)}`),
            ...tasks.map((task) => `${t(`feedback.did.${task.change}`)} ${askName(key, `task:${task.key}`)}`),
          ],
  }));
  if (lines.length === 0 && transitions.length === 0) return <p>{t('feedback.nothingChanged')}</p>;
  return (
    <ul className={styles.changes}>
      {lines.map(({ key, name, what }) => (
        <li key={key}>
          <b>{name}</b> {what.join(t('feedback.comma'))}
        </li>
      ))}
      {transitions.length > 0 && <li>{t('feedback.transitionsChanged')}</li>}
    </ul>
  );
}
