import type { ReactNode } from 'react';

/** Line icons on a 24 grid, drawn in the current colour; they are decoration: the word beside or an aria-label names the thing. */
export type IconProps = { size?: number; className?: string };
export type Icon = (props: IconProps) => ReactNode;

const icon =
  (drawing: ReactNode): Icon =>
  ({ size = 16, className }) => (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      className={className ? `icon ${className}` : 'icon'}
    >
      {drawing}
    </svg>
  );

export const AccountIcon = /* @__PURE__ */ icon(
  <path d="M4.5 20.5V5a1.5 1.5 0 0 1 1.5-1.5h7A1.5 1.5 0 0 1 14.5 5v15.5M14.5 10H18a1.5 1.5 0 0 1 1.5 1.5v9M3 20.5h18M8 8h3M8 12h3M8 16h3" />,
);
export const AlertIcon = /* @__PURE__ */ icon(<path d="M12 4 2.8 19.5h18.4zM12 10v4.5M12 17v.2" />);
export const ArrowRightIcon = /* @__PURE__ */ icon(<path d="M5 12h14M13 6l6 6-6 6" />);
export const ArrowDownIcon = /* @__PURE__ */ icon(<path d="M12 5v14M6 13l6 6 6-6" />);
export const ArrowUpIcon = /* @__PURE__ */ icon(<path d="M12 19V5M6 11l6-6 6 6" />);
export const BellIcon = /* @__PURE__ */ icon(<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 2h-15zM10 21h4" />);
export const BoardIcon = /* @__PURE__ */ icon(
  <>
    <rect x="3.5" y="4" width="4.6" height="16" rx="1.2" />
    <rect x="9.7" y="4" width="4.6" height="10" rx="1.2" />
    <rect x="15.9" y="4" width="4.6" height="13" rx="1.2" />
  </>,
);
export const CampaignIcon = /* @__PURE__ */ icon(
  <path d="M4 10v4a1 1 0 0 0 1 1h3l8 4V5L8 9H5a1 1 0 0 0-1 1zM19 9.5a4 4 0 0 1 0 5M8.5 15v4.5" />,
);
export const CheckIcon = /* @__PURE__ */ icon(<path d="m5 12.5 4.5 4.5L19 7.5" />);
export const ChevronDownIcon = /* @__PURE__ */ icon(<path d="m7 10 5 5 5-5" />);
export const ChevronLeftIcon = /* @__PURE__ */ icon(<path d="m14 7-5 5 5 5" />);
export const ChevronRightIcon = /* @__PURE__ */ icon(<path d="m10 7 5 5-5 5" />);
export const ClipIcon = /* @__PURE__ */ icon(
  <path d="m19.5 11.5-7.6 7.6a4.7 4.7 0 0 1-6.7-6.7l8-8a3.1 3.1 0 0 1 4.5 4.5l-8 8a1.6 1.6 0 0 1-2.3-2.3l7.2-7.2" />,
);
export const ClockIcon = /* @__PURE__ */ icon(
  <>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 7.5V12l3 2" />
  </>,
);
export const CloseIcon = /* @__PURE__ */ icon(<path d="M6.5 6.5l11 11M17.5 6.5l-11 11" />);
export const CloudOffIcon = /* @__PURE__ */ icon(
  <path d="M9 6.2A5.5 5.5 0 0 1 17.3 10 4.2 4.2 0 0 1 20 16.5M16.5 18H7.2A4.2 4.2 0 0 1 6.6 9.7M4 4l16 16" />,
);
export const CockpitIcon = /* @__PURE__ */ icon(
  <>
    <path d="M4 17.5a8.5 8.5 0 1 1 16 0M12 14l3.8-4.6" />
    <circle cx="12" cy="14.5" r="1.4" />
  </>,
);
export const CodeIcon = /* @__PURE__ */ icon(<path d="m8.5 7-5 5 5 5M15.5 7l5 5-5 5M13.5 4.5l-3 15" />);
export const CompetitorIcon = /* @__PURE__ */ icon(<path d="M6 20.5v-16M6 5h11.5l-2 3.5 2 3.5H6" />);
export const ContactIcon = /* @__PURE__ */ icon(
  <>
    <circle cx="12" cy="8" r="3.8" />
    <path d="M4.5 20a7.5 7.5 0 0 1 15 0" />
  </>,
);
export const DealIcon = /* @__PURE__ */ icon(
  <>
    <rect x="3.5" y="7.5" width="17" height="12" rx="1.8" />
    <path d="M8.5 7.5V6A1.5 1.5 0 0 1 10 4.5h4A1.5 1.5 0 0 1 15.5 6v1.5M3.5 12.5h17M12 11.5v2" />
  </>,
);
export const DesktopIcon = /* @__PURE__ */ icon(
  <>
    <rect x="3.5" y="4.5" width="17" height="11.5" rx="1.5" />
    <path d="M8.5 20h7M12 16v4" />
  </>,
);
export const DocumentIcon = /* @__PURE__ */ icon(
  <path d="M14 3.5H7A1.5 1.5 0 0 0 5.5 5v14A1.5 1.5 0 0 0 7 20.5h10a1.5 1.5 0 0 0 1.5-1.5V8zM14 3.5V8h4.5M9 12.5h6M9 16h4" />,
);
export const EditIcon = /* @__PURE__ */ icon(
  <path d="M4.5 19.5h4L19 9a2 2 0 0 0 0-2.8L17.8 5A2 2 0 0 0 15 5L4.5 15.5zM13 7l4 4" />,
);
export const FilterIcon = /* @__PURE__ */ icon(<path d="M3.5 5h17l-6.7 8v5.8L10.2 20.5V13z" />);
export const FreezeIcon = /* @__PURE__ */ icon(<path d="M9 3.5h6M10 3.5v6l-3.5 4.5h11L14 9.5v-6M12 14v6.5" />);
export const HelpIcon = /* @__PURE__ */ icon(
  <path d="M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM9.7 9.3a2.4 2.4 0 1 1 3.6 2.1c-.8.5-1.3 1-1.3 2M12 16.5v.2" />,
);
export const KeyboardIcon = /* @__PURE__ */ icon(
  <path d="M3.5 6.5h17v11h-17zM7 10h.2M10.3 10h.2M13.6 10h.2M16.9 10h.2M8 14h8" />,
);
export const LanguageIcon = /* @__PURE__ */ icon(
  <>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M3.5 12h17M12 3.5c2.4 2.4 3.6 5.2 3.6 8.5s-1.2 6.1-3.6 8.500c-2.4-2.4-3.6-5.2-3.6-8.500s1.2-6.1 3.6-8.500z" />
  </>,
);
export const LeadIcon = /* @__PURE__ */ icon(
  <>
    <circle cx="10" cy="8" r="3.6" />
    <path d="M3.5 20a6.5 6.5 0 0 1 13 0M18 8.5v6M15 11.5h6" />
  </>,
);
export const LinkIcon = /* @__PURE__ */ icon(
  <path d="M10.5 7.5 12 6a4.2 4.2 0 0 1 6 6l-1.5 1.5M13.5 16.5 12 18a4.2 4.2 0 0 1-6-6l1.5-1.5M9.5 14.5l5-5" />,
);
export const LockIcon = /* @__PURE__ */ icon(
  <>
    <rect x="5" y="10.5" width="14" height="9.5" rx="1.8" />
    <path d="M8 10.5V8a4 4 0 0 1 8 0v2.5" />
  </>,
);
export const MailIcon = /* @__PURE__ */ icon(
  <>
    <rect x="3.5" y="5.5" width="17" height="13" rx="1.8" />
    <path d="m4 7 8 6 8-6" />
  </>,
);
export const MinusIcon = /* @__PURE__ */ icon(<path d="M5 12h14" />);
export const MoonIcon = /* @__PURE__ */ icon(<path d="M19.5 14A8 8 0 0 1 10 4.5a8 8 0 1 0 9.5 9.5z" />);
export const MoreIcon = /* @__PURE__ */ icon(
  <>
    <circle cx="5.5" cy="12" r="1" />
    <circle cx="12" cy="12" r="1" />
    <circle cx="18.5" cy="12" r="1" />
  </>,
);
export const PhoneIcon = /* @__PURE__ */ icon(
  <path d="M20 15.8v2.7a1.7 1.7 0 0 1-1.9 1.7A16.5 16.5 0 0 1 3.8 5.9 1.7 1.7 0 0 1 5.5 4h2.7c.8 0 1.3.5 1.4 1.2l.6 2.6c.1.6 0 1-.4 1.4L8.5 10.5a13 13 0 0 0 5 5l1.3-1.3c.4-.4.8-.5 1.4-.4l2.6.6c.7.1 1.2.6 1.2 1.4z" />,
);
export const PinIcon = /* @__PURE__ */ icon(
  <>
    <path d="M12 21s6.5-6 6.5-11a6.5 6.5 0 0 0-13 0c0 5 6.5 11 6.5 11z" />
    <circle cx="12" cy="10" r="2.3" />
  </>,
);
export const PlusIcon = /* @__PURE__ */ icon(<path d="M12 5v14M5 12h14" />);
export const ProductIcon = /* @__PURE__ */ icon(
  <path d="M12 3.5 4.5 7.5v9l7.5 4 7.5-4v-9zM4.5 7.5l7.5 4 7.5-4M12 11.5v9" />,
);
export const ReturnIcon = /* @__PURE__ */ icon(<path d="M19.5 5v6a2 2 0 0 1-2 2h-12M9.5 9l-4 4 4 4" />);
export const RingIcon = /* @__PURE__ */ icon(<circle cx="12" cy="12" r="7.5" />);
export const SearchIcon = /* @__PURE__ */ icon(
  <>
    <circle cx="11" cy="11" r="6.5" />
    <path d="m20 20-4.3-4.3" />
  </>,
);
export const SettingsIcon = /* @__PURE__ */ icon(<path d="M4 7.5h9M17 7.5h3M4 16.5h3M11 16.5h9M15 5.5v4M9 14.5v4" />);
export const SnoozeIcon = /* @__PURE__ */ icon(<path d="M4.5 7h6l-6 7h6M13.5 11h6l-6 7h6" />);
export const SignOutIcon = /* @__PURE__ */ icon(
  <path d="M10 4.500H6A1.5 1.5 0 0 0 4.5 6v12A1.5 1.5 0 0 0 6 19.500h4M14.5 8l4 4-4 4M18.5 12H9.5" />,
);
export const StampIcon = /* @__PURE__ */ icon(
  <path d="M9.5 13.5c0-2-1.5-3.2-1.5-5.5a4 4 0 0 1 8 0c0 2.3-1.5 3.5-1.5 5.5M5 17.5v-2a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2v2zM5 20.5h14" />,
);
export const SunIcon = /* @__PURE__ */ icon(
  <>
    <circle cx="12" cy="12" r="4" />
    <path d="M12 2.5v2M12 19.5v2M4.9 4.9l1.4 1.4M17.7 17.7l1.4 1.4M2.5 12h2M19.5 12h2M4.9 19.1l1.4-1.4M17.7 6.3l1.4-1.4" />
  </>,
);
export const TodayIcon = /* @__PURE__ */ icon(
  <path d="M4.5 6.5h15v13h-15zM4.5 10.5h15M8.5 3.5v4M15.5 3.5v4M9 15l2.2 2.2L15.5 13" />,
);
export const UndoIcon = /* @__PURE__ */ icon(<path d="M8.5 5 4.5 9l4 4M4.5 9H14a5.5 5.5 0 0 1 0 11h-4" />);
export const UnlinkIcon = /* @__PURE__ */ icon(
  <path d="M10.5 7.5 12 6a4.2 4.2 0 0 1 6 6l-1.5 1.5M13.5 16.5 12 18a4.2 4.2 0 0 1-6-6l1.5-1.5M4 8.5h2.5M8.5 4v2.5M20 15.5h-2.5M15.5 20v-2.5" />,
);
export const UploadIcon = /* @__PURE__ */ icon(
  <path d="M12 15.5v-11M7.5 8.5 12 4l4.5 4.5M4.5 15.5V18A1.5 1.5 0 0 0 6 19.5h12a1.5 1.5 0 0 0 1.5-1.5v-2.5" />,
);
