import { Button, ConfigProvider, Modal, Progress, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { isApiError } from '../../../api/apiError.ts';
import { useObjects } from '../../../api/objects.ts';
import {
  cancelHandOver,
  handOver,
  type PersonDetail,
  useHandOverPreview,
  usePeopleChange,
} from '../../../api/people.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { QueryState } from '../../../ui/states.tsx';
import { toast } from '../../../ui/toast.ts';
import { PersonSelect } from '../PersonSelect.tsx';
import styles from '../people.module.css';

type Props = { person: PersonDetail; leave: boolean; onClose: () => void };

/** Who takes over what somebody owns; with `leave` the person's access ends in the same step. */
export function HandOverDialog({ person, leave, onClose }: Props) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const [to, setTo] = useState<string | null>(null);
  const [others, setOthers] = useState<Record<string, string | null>>({});
  const [apart, setApart] = useState(false);
  const [past, setPast] = useState(false);
  const act = usePeopleChange(handOver);
  const preview = useHandOverPreview(person.id, act.isPending);
  const label = useObjectLabel();
  const chosen = Object.fromEntries(
    Object.entries(apart ? others : {}).filter((entry): entry is [string, string] => entry[1] !== null),
  );
  const takers = apart ? Object.keys(chosen).length > 0 : to !== null;
  const go = () =>
    act.mutate(
      { id: person.id, leave, handOverTo: apart ? null : to, past, ...(apart ? { objects: chosen } : {}) },
      {
        onSuccess: ({ counts }) => {
          const count = Object.values(counts).reduce((sum, one) => sum + one, 0);
          const words = { name: person.name, count, number: number(count) };
          toast(t(leave ? 'people.left' : 'people.handedOver', words));
          onClose();
        },
        onError: (error) => {
          const cancelled = isApiError(error, 'conflict');
          const message = isApiError(error) ? (error.issues[0]?.message ?? error.message) : t('errors.unexpected');
          toast(cancelled ? t('people.handOverCancelled') : message, { failed: !cancelled });
        },
      },
    );
  const nothing = preview.data?.owned.length === 0;
  const goLabel = !leave
    ? 'people.transferGo'
    : nothing
      ? 'people.deactivateOnly'
      : takers
        ? 'people.deactivateGo'
        : 'people.deactivateKeep';
  const running = act.isPending ? preview.data?.running : null;
  return (
    <Modal
      open
      width={560}
      title={t(leave ? 'people.deactivateTitle' : 'people.transferTitle', { name: person.name })}
      onCancel={act.isPending ? undefined : onClose}
      closable={!act.isPending}
      mask={{ closable: false }}
      footer={[
        <Button
          key="cancel"
          onClick={() => (act.isPending ? void cancelHandOver(person.id).catch(() => undefined) : onClose())}
        >
          {act.isPending ? t('people.stopHandOver') : t('common.cancel')}
        </Button>,
        <Button
          key="go"
          type="primary"
          danger={leave}
          disabled={!leave && !takers}
          loading={act.isPending}
          onClick={go}
        >
          {t(goLabel)}
        </Button>,
      ]}
    >
      <ConfigProvider componentDisabled={act.isPending}>
        <QueryState query={preview}>
          {({ owned, heads }) => (
            <div className={styles.dialog}>
              {leave && <p>{t('people.deactivateWhat')}</p>}
              {leave && heads.length > 0 && (
                <p>{t('people.headsLost', { names: heads.map((one) => one.name).join(t('people.comma')) })}</p>
              )}
              {owned.length === 0 ? (
                <p>{t('people.ownsNothing')}</p>
              ) : (
                <>
                  {!apart && (
                    <div>
                      <span className={styles.label}>{t('people.successor')}</span>
                      <PersonSelect label={t('people.successor')} value={to} onChange={setTo} without={person.id} />
                    </div>
                  )}
                  <Choice label={t('people.perObject')} checked={apart} onChange={setApart} />
                  <Choice
                    label={t('people.withPast')}
                    hint={t('people.withPastHint')}
                    checked={past}
                    onChange={setPast}
                  />
                  <table className={styles.small}>
                    <thead>
                      <tr>
                        <th scope="col">{t('people.object')}</th>
                        <th scope="col">{t('people.toMove')}</th>
                        <th scope="col">{t('people.staying')}</th>
                        {apart && <th scope="col">{t('people.successor')}</th>}
                      </tr>
                    </thead>
                    <tbody>
                      {owned.map(({ object, live, past: over }) => {
                        const taken = apart ? Boolean(others[object]) : to !== null;
                        const moving = taken ? live + (past ? over : 0) : 0;
                        return (
                          <tr key={object}>
                            <td>{label(object)}</td>
                            <td>{number(moving)}</td>
                            <td>{number(live + over - moving)}</td>
                            {apart && (
                              <td>
                                <PersonSelect
                                  label={t('people.successorOf', { object: label(object) })}
                                  value={others[object] ?? null}
                                  onChange={(id) => setOthers({ ...others, [object]: id })}
                                  without={person.id}
                                  placeholder={t('people.stays')}
                                />
                              </td>
                            )}
                          </tr>
                        );
                      })}
                    </tbody>
                  </table>
                  <p className="tone-quiet">{t('people.allOrNothing')}</p>
                </>
              )}
              {act.isPending && <Progress percent={percentOf(running)} size="small" status="active" />}
            </div>
          )}
        </QueryState>
      </ConfigProvider>
    </Modal>
  );
}

/** Nothing is known until everything is locked. */
const percentOf = (running: { done: number; total: number } | null | undefined) =>
  running && running.total > 0 ? Math.round((running.done / running.total) * 100) : 0;

type ChoiceProps = { label: string; hint?: string; checked: boolean; onChange: (on: boolean) => void };

function Choice({ label, hint, checked, onChange }: ChoiceProps) {
  return (
    <div className={styles.choice}>
      <Switch size="small" aria-label={label} checked={checked} onChange={onChange} />
      <span>
        {label}
        {hint && <small>{hint}</small>}
      </span>
    </div>
  );
}

function useObjectLabel() {
  const { locale } = useFormat();
  const objects = useObjects();
  return (key: string) => {
    const object = objects.find((one) => one.key === key);
    return object ? inLocale(object.labelsPlural, locale) : key;
  };
}
