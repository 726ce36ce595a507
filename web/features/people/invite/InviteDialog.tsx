import { Button, Input, InputNumber, Modal, Select, TreeSelect } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { isApiError } from '../../../api/apiError.ts';
import type { DepartmentBody } from '../../../api/organisation.ts';
import { invite, type RoleBody, usePeopleChange } from '../../../api/people.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { toast } from '../../../ui/toast.ts';
import { branch } from '../departments/tree.ts';
import styles from '../people.module.css';
import { type MadeLink, MadeLinks } from './MadeLinks.tsx';
import { parseLines } from './parseLines.ts';

type Props = {
  departments: readonly DepartmentBody[];
  roles: readonly RoleBody[];
  department: string | undefined;
  onClose: () => void;
};

const DAYS = 7;
const MOST_DAYS = 90;

/** One person or many, a line each: they are created at once, and each gets a link to copy. */
export function InviteDialog({ departments, roles, department, onClose }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const [text, setText] = useState('');
  const [home, setHome] = useState<string | undefined>(department);
  const [chosen, setChosen] = useState<string[]>(roles.some((role) => role.key === 'rep') ? ['rep'] : []);
  const [days, setDays] = useState(DAYS);
  const [links, setLinks] = useState<MadeLink[]>();
  const [refused, setRefused] = useState<{ name: string; message: string }[]>([]);
  const send = usePeopleChange(invite);
  const lines = parseLines(text, departments, home);
  const wrong = lines.filter((line) => line.problem);
  const go = () =>
    send.mutate(
      {
        people: lines.map(({ name, email, departmentId }) => ({
          name,
          email,
          roles: chosen,
          ...(departmentId ? { departmentId } : {}),
        })),
        days,
      },
      {
        onSuccess: ({ outcomes }) => {
          const rows = outcomes.map((outcome, index) => ({ outcome, line: lines[index]! }));
          setRefused(
            rows.flatMap(({ outcome, line }) =>
              outcome.ok ? [] : [{ name: line.name, message: outcome.issues.map((one) => one.message).join(' ') }],
            ),
          );
          setText(
            rows
              .flatMap(({ outcome, line }) =>
                outcome.ok ? [] : [[line.name, line.email, line.department].filter(Boolean).join(', ')],
              )
              .join('\n'),
          );
          const made = rows.flatMap(({ outcome, line }) =>
            outcome.ok
              ? [{ name: line.name, email: line.email, token: outcome.token, expiresAt: outcome.expiresAt }]
              : [],
          );
          if (made.length > 0) setLinks(made);
        },
        onError: (error) =>
          toast(isApiError(error) ? (error.issues[0]?.message ?? error.message) : t('errors.unexpected'), {
            failed: true,
          }),
      },
    );
  if (links) {
    return <MadeLinks links={links} onClose={() => (refused.length > 0 ? setLinks(undefined) : onClose())} />;
  }
  return (
    <Modal
      open
      title={t('people.inviteTitle')}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {t('common.cancel')}
        </Button>,
        <Button
          key="go"
          type="primary"
          disabled={lines.length === 0 || wrong.length > 0}
          loading={send.isPending}
          onClick={go}
        >
          {lines.length > 1 ? t('people.inviteMany', { count: lines.length }) : t('people.inviteGo')}
        </Button>,
      ]}
    >
      <div className={styles.dialog}>
        <p>{t('people.inviteHint')}</p>
        <Input.TextArea
          autoFocus
          aria-label={t('people.inviteLines')}
          autoSize={{ minRows: 3, maxRows: 10 }}
          placeholder={t('people.invitePlaceholder')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {(wrong.length > 0 || refused.length > 0) && (
          <ul className={styles.problems} role="alert">
            {wrong.map((line) => (
              <li key={line.line}>
                {t(`people.lineProblems.${line.problem ?? 'name'}`, { line: line.line, name: line.department })}
              </li>
            ))}
            {refused.map(({ name, message }) => (
              <li key={name}>{`${name}: ${message}`}</li>
            ))}
          </ul>
        )}
        <div className={styles.pair}>
          <div>
            <span className={styles.label}>{t('people.inviteDepartment')}</span>
            <TreeSelect
              aria-label={t('people.inviteDepartment')}
              allowClear
              treeDefaultExpandAll
              placeholder={t('people.noDepartment')}
              value={home ?? null}
              onChange={(id: string | null) => setHome(id ?? undefined)}
              treeData={branch(
                departments.filter((one) => one.active),
                null,
              )}
            />
          </div>
          <div>
            <span className={styles.label}>{t('people.role')}</span>
            <Select
              aria-label={t('people.role')}
              mode="multiple"
              showSearch={{ optionFilterProp: 'label' }}
              value={chosen}
              onChange={setChosen}
              options={roles.map((role) => ({ value: role.key, label: inLocale(role.names, locale) }))}
            />
          </div>
          <div>
            <span className={styles.label}>{t('people.days')}</span>
            <InputNumber
              aria-label={t('people.days')}
              min={1}
              max={MOST_DAYS}
              value={days}
              onChange={(value) => setDays(value ?? DAYS)}
            />
          </div>
        </div>
        <p className="tone-quiet">{t('people.noMail')}</p>
      </div>
    </Modal>
  );
}
