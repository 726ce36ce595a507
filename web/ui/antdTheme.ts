import { type ThemeConfig, theme } from 'antd';
import { type Mode, type TokenName, token } from './tokens.ts';

/** The antd theme of a mode: every colour from our tokens, so that no component shows one of its own. */
export function antdTheme(mode: Mode, touch: boolean): ThemeConfig {
  const c = (name: TokenName) => token(name, mode);
  return {
    cssVar: { key: 'loudou' },
    hashed: false,
    algorithm: mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: { ...measures, ...(touch ? thumb : {}), ...colours(c), ...shadows(c) },
    components: components(c, touch),
  };
}

type Colour = (name: TokenName) => string;

const EASE = 'cubic-bezier(.2,0,0,1)';

const measures = {
  fontFamily: 'var(--font)',
  fontSize: 14,
  fontSizeSM: 12,
  fontSizeLG: 16,
  fontSizeXL: 20,
  fontSizeHeading3: 24,
  fontSizeHeading4: 20,
  fontSizeHeading5: 16,
  lineHeight: 22 / 14,
  lineHeightSM: 18 / 12,
  fontWeightStrong: 600,
  borderRadius: 6,
  borderRadiusLG: 8,
  borderRadiusSM: 4,
  borderRadiusXS: 3,
  controlHeight: 32,
  controlHeightSM: 28,
  controlHeightLG: 40,
  sizeUnit: 4,
  sizeStep: 4,
  padding: 16,
  paddingSM: 12,
  paddingXS: 8,
  paddingXXS: 4,
  paddingLG: 24,
  lineWidth: 1,
  lineWidthFocus: 2,
  motionDurationFast: '0.12s',
  motionDurationMid: '0.2s',
  motionDurationSlow: '0.2s',
  motionEaseInOut: EASE,
  motionEaseOut: EASE,
};

/** On phones: nothing to tap is lower than a thumb needs. */
const thumb = { controlHeight: 40, controlHeightSM: 40, controlHeightLG: 44, controlInteractiveSize: 20 };

function colours(c: Colour): ThemeConfig['token'] {
  return {
    colorPrimary: c('accent'),
    colorPrimaryHover: c('accent-hover'),
    colorPrimaryActive: c('accent-press'),
    colorPrimaryBg: c('accent-bg'),
    colorPrimaryBgHover: c('accent-bg-2'),
    colorPrimaryBorder: c('accent-line'),
    colorPrimaryText: c('accent-text'),
    colorLink: c('accent-text'),
    colorLinkHover: c('accent-hover'),
    colorInfo: c('info-text'),
    colorInfoBg: c('info-bg'),
    colorInfoBorder: c('info-soft'),
    colorSuccess: c('won-fill'),
    colorSuccessText: c('won-text'),
    colorSuccessBg: c('won-bg'),
    colorSuccessBorder: c('won-soft'),
    colorWarning: c('risk-fill'),
    colorWarningText: c('risk-text'),
    colorWarningBg: c('risk-bg'),
    colorWarningBorder: c('risk-soft'),
    colorError: c('stalled-text'),
    colorErrorText: c('stalled-text'),
    colorErrorBg: c('stalled-bg'),
    colorErrorBorder: c('stalled-soft'),
    colorBgLayout: c('bg'),
    colorBgContainer: c('bg-panel'),
    colorBgElevated: c('bg-raised'),
    colorBgSpotlight: c('tooltip-bg'),
    colorBgMask: c('scrim'),
    colorText: c('text'),
    colorTextSecondary: c('text-2'),
    colorTextTertiary: c('text-3'),
    colorTextQuaternary: c('text-off'),
    colorTextPlaceholder: c('text-3'),
    colorTextDisabled: c('text-off'),
    colorBorder: c('line-strong'),
    colorBorderSecondary: c('line'),
    colorSplit: c('line-soft'),
    colorFill: c('bg-press'),
    colorFillSecondary: c('bg-active'),
    colorFillTertiary: c('bg-hover'),
    colorFillQuaternary: c('bg-sunken'),
  };
}

function shadows(c: Colour): ThemeConfig['token'] {
  return { boxShadow: c('shadow-2'), boxShadowSecondary: c('shadow-3'), boxShadowTertiary: 'none' };
}

function components(c: Colour, touch: boolean): ThemeConfig['components'] {
  const focusRing = `0 0 0 2px ${c('accent-bg-2')}`;
  return {
    Button: {
      primaryShadow: 'none',
      defaultShadow: 'none',
      dangerShadow: 'none',
      dangerColor: c('on-stalled'),
      paddingInline: 12,
      paddingInlineSM: 10,
      contentFontSizeSM: 13,
      fontWeight: 400,
      textHoverBg: c('bg-active'),
      defaultHoverColor: c('text'),
      defaultHoverBorderColor: c('n-400'),
      defaultActiveColor: c('text'),
      defaultActiveBorderColor: c('n-500'),
    },
    Input: { activeShadow: focusRing, paddingInline: 10 },
    InputNumber: { activeShadow: focusRing, paddingInline: 10 },
    // A week is no wider than the narrowest phone.
    DatePicker: {
      activeShadow: focusRing,
      paddingInline: 10,
      ...(touch ? { cellWidth: 42, timeColumnWidth: 48 } : {}),
    },
    Select: {
      activeOutlineColor: c('accent-bg-2'),
      optionSelectedBg: c('accent-bg'),
      optionHeight: 32,
      optionSelectedFontWeight: 500,
    },
    Table: {
      headerBg: c('bg-sunken'),
      headerColor: c('text-3'),
      headerSplitColor: 'transparent',
      borderColor: c('line-soft'),
      rowHoverBg: c('bg-hover'),
      rowSelectedBg: c('accent-bg'),
      rowSelectedHoverBg: c('accent-bg-2'),
      cellPaddingBlock: 11,
      cellPaddingBlockSM: 7,
      cellPaddingInline: 8,
      cellPaddingInlineSM: 8,
      cellFontSize: 13,
      cellFontSizeSM: 13,
    },
    Segmented: {
      trackBg: c('bg-active'),
      trackPadding: 2,
      itemSelectedBg: c('bg-raised'),
      itemColor: c('text-2'),
      itemSelectedColor: c('text'),
    },
    Tag: { defaultBg: c('bg-active'), defaultColor: c('text-2') },
    Drawer: { footerPaddingBlock: 12, footerPaddingInline: 20 },
    Checkbox: { controlInteractiveSize: 16, borderRadiusSM: 4 },
    Modal: { titleFontSize: 16 },
  };
}
