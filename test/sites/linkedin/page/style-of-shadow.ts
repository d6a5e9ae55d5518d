/** The style of the bubbles, which the document's own sheet does not reach in a shadow root. */
const CSS = `
.msg-overlay-container { position: fixed; right: 24px; bottom: 0; display: flex; gap: 12px; align-items: flex-end; pointer-events: none; font: 14px/1.4 Inter, "Segoe UI", Roboto, system-ui, sans-serif; }
.msg-overlay-conversation-bubble { width: 300px; background: var(--paper); color: var(--ink); border: 1px solid var(--line); border-bottom: 0; border-radius: 10px 10px 0 0; pointer-events: auto; box-shadow: var(--shadow); }
.msg-overlay-bubble-header { padding: 10px 12px; border-bottom: 1px solid var(--line); font-weight: 600; }
.msg-overlay-bubble-header a { color: inherit; text-decoration: none; }
.msg-s-message-list-content { list-style: none; margin: 0; padding: 10px 12px; max-height: 240px; overflow: auto; display: grid; gap: 8px; }
.msg-s-message-group__name { font-weight: 600; color: inherit; }
.msg-form__contenteditable { margin: 10px; padding: 8px; min-height: 40px; border-radius: 8px; background: var(--tag); }
h2 { margin: 0; font-size: 14px; }
p { margin: 0; }
.msg-s-message-group__meta { display: flex; gap: 8px; }
.msg-form__send-button { display: none; }
`;

let sheet: CSSStyleSheet | undefined;

/** One sheet for every root. */
export function bubbleSheet(): CSSStyleSheet {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  return sheet;
}
