import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import chipsCss from '../../components/in-page/chips.css?inline';
import { drawOnSite } from '../../components/in-page/draw-on-site';
import pageCss from '../../components/in-page/page.css?inline';
import { createPieces } from '../../components/in-page/pieces';
import cardCss from '../../components/styles/card.css?inline';
import { linkedin } from '../../lib/sites/linkedin';
import { liveAs } from '../linkedin-panel/life';
import { Overlay } from './Overlay';

/** Clear of LinkedIn's bar above. */
const START = { right: 24, top: 68 };

/** In the page, for those who chose it. */
export default defineUnlistedScript(() => {
  const world = liveAs('page');
  const pieces = createPieces(document, { page: cardCss + pageCss, chips: chipsCss }, START, world.signal);
  drawOnSite(world, linkedin, pieces, (snapshot) => <Overlay snapshot={snapshot} pieces={pieces} />);
});
