import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offered, type Reason, type StageReasons } from '#domain/funnels/reasons.ts';
import type { Stage } from '#domain/funnels/types.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import { useGateWords } from '../../../parts/gates/useGateWords.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { PlusIcon } from '../../../ui/icons.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { useDesigner } from '../designer.ts';
import gateStyles from '../gates/gates.module.css';
import { bringBack, moveReason, newCode, putReason, retireReason } from '../model/reasons.ts';
import { Order } from './Order.tsx';
import { ReasonEditor } from './ReasonEditor.tsx';
import { Retired } from './Retired.tsx';
import { useKnownCodes } from './useKnownCodes.ts';

/** The reasons of an end, as sentences in the order in which they are offered; a click opens the form of one in its place. */
export function ReasonList({ stage, reasons }: { stage: Stage; reasons: StageReasons }) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const { object, apply } = useDesigner();
  const words = useGateWords(object, []);
  const isKnown = useKnownCodes(reasons);
  const [editing, setEditing] = useState<Reason>();
  const list = offered(reasons.list);
  const done = (reason: Reason | undefined) => {
    if (reason) apply((now) => putReason(now, stage.key, reason));
    setEditing(undefined);
  };
  const isNew = editing && !list.some(({ code }) => code === editing.code);
  return (
    <ul className={gateStyles.lines}>
      {list.map((reason, index) => (
        <li key={reason.code}>
          {editing?.code === reason.code ? (
            <ReasonEditor reason={editing} reasons={reasons} onDone={done} />
          ) : (
            <div className={gateStyles.sentence} data-reason={reason.code}>
              <button type="button" aria-expanded={false} onClick={() => setEditing(reason)}>
                {words.reason(reason, reasons)}
              </button>
              {!isKnown(reason.code) && <Tag tone="accent">{t('designer.new')}</Tag>}
              <Order
                name={inLocale(reason.names, locale)}
                first={index === 0}
                last={index === list.length - 1}
                onMove={(by) => apply((now) => moveReason(now, stage.key, reason.code, by))}
                onRetire={() => apply((now) => retireReason(now, stage.key, reason.code, isKnown(reason.code)))}
              />
            </div>
          )}
        </li>
      ))}
      <li className={isNew ? undefined : gateStyles.add}>
        {isNew ? (
          <ReasonEditor reason={editing} reasons={reasons} onDone={done} />
        ) : (
          <Button
            size="small"
            type="text"
            icon={<PlusIcon size={14} />}
            onClick={() => setEditing({ code: newCode('reason'), names: { 'zh-CN': '' } })}
          >
            {t('reasons.add')}
          </Button>
        )}
      </li>
      <Retired list={reasons.list} onBack={(code) => apply((now) => bringBack(now, stage.key, code))} />
    </ul>
  );
}
