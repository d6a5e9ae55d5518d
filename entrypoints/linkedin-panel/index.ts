import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { scriptBus, watchSite } from '../../components/in-page/watch-site';
import { linkedin } from '../../lib/sites/linkedin';
import { scriptLifetime } from './script-lifetime';

/** Beside the page: says who is on it when it is asked, and has nothing to draw with. */
export default defineUnlistedScript(() => {
  const world = scriptLifetime(linkedin.id, 'panel');
  watchSite(world, scriptBus(world), linkedin);
});
