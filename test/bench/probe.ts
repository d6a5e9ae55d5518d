import { record } from './trace';
import { setStage } from './stage';
import { writeFileSync } from 'node:fs';
const stage = await setStage({ extension: process.argv[2] ?? '.output/chrome-mv3' });
const page = await stage.browser.page();
await new Promise(r=>setTimeout(r,1500));
const ev = await record(stage.browser, async () => {
  await page.goto('https://mail.google.com/mail/u/0/?sim='+encodeURIComponent('{"padTo":8871}')+'#inbox');
  await new Promise(r=>setTimeout(r,2500));
  if (process.argv[3]) { await page.eval(`__sim.startStorm('mutations',{perSecond:${process.argv[3]}})`); await new Promise(r=>setTimeout(r,5000)); }
});
writeFileSync('/tmp/trace.json', JSON.stringify(ev));
console.log(ev.length);
await stage.close();
