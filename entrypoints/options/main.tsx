import '../../components/styles/options.css';
import { browser } from 'wxt/browser';
import { mountPage } from '../../components/browser-page';
import { Options } from '../../components/options/Options';

mountPage(browser, <Options />);
