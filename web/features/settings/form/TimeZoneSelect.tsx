import { Select } from 'antd';
import { useTranslation } from 'react-i18next';

const ZONES = Intl.supportedValuesOf('timeZone');

type Props = {
  id: string;
  'aria-describedby': string;
  value: string | null;
  onChange: (zone: string | null) => void;
  /** Offers to have no own zone: what is followed then. */
  follow?: string;
};

/** Zones with their present offset, found by any part of the name. */
export function TimeZoneSelect({ value, onChange, follow, ...ids }: Props) {
  const { t, i18n } = useTranslation();
  const offset = (zone: string) =>
    new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
      .formatToParts()
      .find((part) => part.type === 'timeZoneName')?.value ?? '';
  const name = (zone: string) =>
    new Intl.DateTimeFormat(i18n.language, { timeZone: zone, timeZoneName: 'longGeneric' })
      .formatToParts()
      .find((part) => part.type === 'timeZoneName')?.value ?? zone;
  const known = value && !ZONES.includes(value) ? [value, ...ZONES] : ZONES;
  const options = known.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
  return (
    <Select
      {...ids}
      showSearch={{ optionFilterProp: 'label' }}
      value={value ?? ''}
      options={follow ? [{ value: '', label: t('settings.timeZoneFollow', { zone: follow }) }, ...options] : options}
      optionRender={({ value: zone, label }) =>
        zone ? (
          <>
            {label} <small className="tone-quiet">{`${name(String(zone))} ${offset(String(zone))}`}</small>
          </>
        ) : (
          label
        )
      }
      onChange={(zone) => onChange(zone || null)}
    />
  );
}
