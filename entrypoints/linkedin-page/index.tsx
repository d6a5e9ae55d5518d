import { useLayoutEffect } from 'preact/hooks';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { drawOnSite } from '../../components/in-page/draw-on-site';
import { matchPrompts } from '../../components/in-page/match-prompts';
import { PagePeople } from '../../components/in-page/PagePeople';
import { linkedin } from '../../lib/sites/linkedin';
import { layout } from '../../lib/sites/linkedin/definition';
import { scriptLifetime } from '../linkedin-panel/script-lifetime';

/** The script for the mode `page`. */
export default defineUnlistedScript(() => {
  const world = scriptLifetime(layout.id, 'page');
  drawOnSite(world, layout, linkedin, { matchPrompts, PagePeople, useDraw: useLayoutEffect });
});
