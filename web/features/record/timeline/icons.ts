import {
  ArrowRightIcon,
  CloseIcon,
  ContactIcon,
  DesktopIcon,
  DocumentIcon,
  EditIcon,
  type Icon,
  MailIcon,
  PhoneIcon,
  PinIcon,
  PlusIcon,
  ReturnIcon,
  StampIcon,
  UndoIcon,
} from '../../../ui/icons.tsx';

const TOUCHES: Readonly<Record<string, Icon>> = {
  call: PhoneIcon,
  visit: PinIcon,
  meeting: ContactIcon,
  demo: DesktopIcon,
  email: MailIcon,
};
const CHANGES: Readonly<Record<string, Icon>> = {
  created: PlusIcon,
  updated: EditIcon,
  deleted: CloseIcon,
  restored: UndoIcon,
  moved: ArrowRightIcon,
  mapped: ArrowRightIcon,
  converted: ReturnIcon,
  reassigned: ContactIcon,
  approvalRequested: StampIcon,
  approvalGranted: StampIcon,
  approvalRejected: StampIcon,
  approvalWithdrawn: StampIcon,
  checked: DocumentIcon,
};

export const touchIcon = (kind: string): Icon => TOUCHES[kind] ?? DocumentIcon;
export const changeIcon = (kind: string): Icon => CHANGES[kind] ?? EditIcon;
