import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { drawOnSite } from '../../components/in-page/draw-on-site';
import { createOverlayHosts } from '../../components/in-page/overlay-hosts';
import { linkedin } from '../../lib/sites/linkedin';
import { scriptLifetime } from '../linkedin-panel/script-lifetime';
import { Overlay } from './Overlay';

/** Initial position, below LinkedIn's top bar. */
const START = { right: 24, top: 68 };

/** The script for the mode `page`. */
export default defineUnlistedScript(() => {
  const world = scriptLifetime('page');
  const hosts = createOverlayHosts(document, START, world.signal);
  drawOnSite(world, linkedin, hosts, (snapshot) => <Overlay snapshot={snapshot} hosts={hosts} />);
});
