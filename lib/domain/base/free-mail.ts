/**
 * Mail providers where anyone can get an address, by the end of their domains: two people at the
 * same provider are not colleagues. The 145 most common of `free-email-domains` 1.12.6 (npm, MIT,
 * checked on 30 November 2026), written compactly because content scripts load them.
 */
const PROVIDERS =
  'com:126,163,aol,bigpond,btinternet,duck,email,fastmail,foxmail,gmail,gmx ' +
  'com:googlemail,hotmail,hushmail,icloud,live,mac,mail,me,msn,naver,ntlworld ' +
  'com:outlook,protonmail,qq,rediffmail,rocketmail,rogers,sina,sky ' +
  'com:virginmedia,yahoo,yandex,ymail,zoho,zohomail ' +
  'net:att,bellsouth,charter,comcast,cox,daum,earthlink,gmx,hanmail,laposte ' +
  'net:sbcglobal,telefonica,ukr,verizon ' +
  'de:arcor,freenet,gmx,hotmail,mail,outlook,posteo,t-online,tutanota,web de:yahoo ' +
  'fr:free,gmx,hotmail,live,neuf,orange,outlook,sfr,wanadoo,yahoo ' +
  'it:alice,hotmail,inwind,libero,live,outlook,tiscali,virgilio,yahoo ' +
  'com.br:bol,hotmail,ig,outlook,terra,uol,yahoo es:gmx,hotmail,outlook,terra,wanadoo,yahoo ' +
  'ru:bk,inbox,list,mail,rambler,yandex pl:interia,o2,onet,op,wp ca:shaw,videotron,yahoo ' +
  'ch:bluewin,gmx,protonmail co.uk:hotmail,live,yahoo com.ar:arnet,live,yahoo ' +
  'cz:centrum,email,seznam nl:live,planet,ziggo pt:iol,outlook,sapo be:skynet,telenet ' +
  'com.mx:live,yahoo me:pm,proton at:gmx bg:abv co.in:yahoo co.jp:yahoo co.nz:xtra com.au:yahoo ' +
  'com.pt:live dk:mail fm:fastmail hu:freemail in:yahoo io:tuta no:online sk:azet';

const DOMAINS = new Set(
  PROVIDERS.split(' ').flatMap((group) => {
    const [end = '', names = ''] = group.split(':');
    return names.split(',').map((name) => `${name}.${end}`);
  }),
);

/** Whether anyone can get an address at a domain (lower case): `gmail.com`, `web.de`. */
export function isFreeMail(domain: string): boolean {
  return DOMAINS.has(domain);
}
