/**
 * All of the manifest, the version apart. Every key is a power, so a new one is argued for here and
 * in PRIVACY.md.
 */
const WHOLE = {
  manifest_version: 3,
  name: '__MSG_extName__',
  description: '__MSG_extDescription__',
  icons: { 16: 'icon/16.png', 32: 'icon/32.png', 48: 'icon/48.png', 128: 'icon/128.png' },
  default_locale: 'en',
  incognito: 'not_allowed',
  permissions: ['storage', 'alarms', 'unlimitedStorage', 'scripting'],
  optional_permissions: ['notifications'],
  host_permissions: ['https://mail.google.com/*'],
  optional_host_permissions: [
    'https://www.linkedin.com/*',
    'https://*/*',
    'http://127.0.0.1/*',
    'http://localhost/*',
  ],
  action: { default_title: 'Relevo', default_popup: 'popup.html' },
  content_security_policy: {
    extension_pages: [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self'",
      'connect-src https: http://127.0.0.1:* http://localhost:*',
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'none'",
    ].join('; '),
  },
  options_ui: { open_in_tab: true, page: 'options.html' },
  content_scripts: [
    {
      matches: ['https://mail.google.com/*'],
      run_at: 'document_start',
      js: ['gmail-page.js'],
    },
  ],
};
const PANEL_KEY = { suggested_key: { default: 'Alt+Shift+P' } };
const ACTION_KEY = { suggested_key: { default: 'Alt+Shift+R' } };
const OF_ITS_OWN = {
  chromium: {
    minimum_chrome_version: '123',
    background: { service_worker: 'background.js' },
    permissions: [...WHOLE.permissions, 'sidePanel'],
    side_panel: { default_path: 'sidepanel.html' },
    commands: {
      _execute_action: ACTION_KEY,
      'open-panel': { ...PANEL_KEY, description: '__MSG_openPanel__' },
    },
    storage: { managed_schema: 'managed_schema.json' },
  },
  firefox: {
    permissions: WHOLE.permissions,
    sidebar_action: {
      default_panel: 'sidepanel.html',
      default_title: 'Relevo',
      open_at_install: false,
    },
    commands: { _execute_action: ACTION_KEY, _execute_sidebar_action: PANEL_KEY },
    background: { scripts: ['background.js'] },
    browser_specific_settings: {
      gecko: {
        id: 'relevo@relevo.example',
        strict_min_version: '142.0',
        data_collection_permissions: {
          required: ['none'],
          optional: ['personallyIdentifyingInfo', 'authenticationInfo', 'websiteContent'],
        },
      },
    },
  },
};

/**
 * The manifest that ships for each browser, without its version: what a build or a package has
 * beside it is refused.
 */
export const FROZEN = {
  chromium: { ...WHOLE, ...OF_ITS_OWN.chromium },
  firefox: { ...WHOLE, ...OF_ITS_OWN.firefox },
} as const;
