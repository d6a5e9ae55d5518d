import '../../components/dashboard/dashboard.css';
import { browser } from 'wxt/browser';
import { mountPage } from '../../components/browser-page';
import { Dashboard } from '../../components/dashboard/Dashboard';

mountPage(browser, <Dashboard />);
