import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { scriptBus, watchSite } from '../../components/in-page/watch-site';
import { linkedin } from '../../lib/sites/linkedin';
import { scriptLifetime } from './script-lifetime';

/** The script for the mode `panel`: it only answers who is on the page, and cannot draw. */
export default defineUnlistedScript(() => {
  const world = scriptLifetime(linkedin.id, 'panel');
  watchSite(world, scriptBus(world), linkedin);
});
