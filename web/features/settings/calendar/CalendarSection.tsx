import { Alert, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/session.ts';
import { useSaveWorkspace, useWorkYear } from '../../../api/settings.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { ChevronLeftIcon, ChevronRightIcon } from '../../../ui/icons.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { QueryState } from '../../../ui/states.tsx';
import { Row } from '../form/Row.tsx';
import { DayEditor } from './DayEditor.tsx';
import { YearView } from './YearView.tsx';

/** The year as it is worked: statutory holidays, and days that the company sets by picking them. */
export function CalendarSection() {
  const { t } = useTranslation();
  const { workspace } = useSession();
  const today = useFormat().today();
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const [picked, setPicked] = useState<string>();
  const query = useWorkYear(year);
  const save = useSaveWorkspace();
  const turn = (by: number) => {
    setYear(year + by);
    setPicked(undefined);
  };
  return (
    <Panel
      title={t('settings.sections.calendar')}
      extra={
        <>
          <IconButton icon={ChevronLeftIcon} label={t('settings.yearBefore')} onClick={() => turn(-1)} />
          <b>{t('settings.year', { year })}</b>
          <IconButton icon={ChevronRightIcon} label={t('settings.yearNext')} onClick={() => turn(1)} />
        </>
      }
    >
      <Row label={t('settings.holidays')} error={save.isError ? save.error.message : undefined}>
        {(ids) => (
          <Select
            {...ids}
            value={workspace.holidays}
            loading={save.isPending}
            options={[
              { value: 'cn', label: t('settings.holidaysCn') },
              { value: 'none', label: t('settings.holidaysNone') },
            ]}
            onChange={(holidays) => save.mutate({ holidays })}
          />
        )}
      </Row>
      <QueryState query={query} lines={6}>
        {(data) => (
          <>
            {!data.known && <Alert type="info" showIcon title={t('settings.yearUnknown', { year: data.year })} />}
            <DayEditor key={picked} day={picked} year={data} onDone={() => setPicked(undefined)} />
            <YearView year={data} picked={picked} onPick={setPicked} />
          </>
        )}
      </QueryState>
    </Panel>
  );
}
