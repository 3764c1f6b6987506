// What the engine's web applications leave in English, or show too early, whatever their locale file says.
import {reword} from './reword.js';

document.documentElement.lang = 'zh-CN';

const angular = window.angular;
const base = document.querySelector('base');
const app = base.getAttribute('app-name');
const root = base.getAttribute('app-root');

// The words are there before the first thing is drawn: left to themselves, the applications fetch them meanwhile and
// show the keys. This script is waited for.
const {labels, dateLocales} = await (await fetch(`${root}/app/${app}/locales/zh-CN.json`, {cache: 'no-cache'})).json();
angular.module('pascalprecht.translate').config(['$translateProvider', words => words.translations('zh-CN', labels)]);
angular.module('pascalprecht.translate').run(['$injector', injector => {
  if (injector.has('moment')) {
    injector.get('moment').defineLocale('zh-CN', dateLocales);
  } else {
    // the words of dates come by the application's own loader only
    injector.get('$translate').refresh('zh-CN');
  }
}]);

const days = ['日', '一', '二', '三', '四', '五', '六'];
const months = Array.from({length: 12}, (_, month) => `${month + 1}月`);

angular.module('ui.bootstrap').config([
  '$provide', 'uibDatepickerConfig', 'uibDatepickerPopupConfig',
  ($provide, calendar, popup) => {
    Object.assign(calendar, {formatDayTitle: 'yyyy年 MMMM', formatMonth: 'MMMM', showWeeks: false, startingDay: 1});
    Object.assign(popup, {currentText: '今天', clearText: '清除', closeText: '完成'});
    $provide.decorator('$locale', ['$delegate', locale => {
      Object.assign(locale.DATETIME_FORMATS, {
        AMPMS: ['上午', '下午'],
        DAY: days.map(day => `星期${day}`),
        SHORTDAY: days,
        MONTH: months,
        SHORTMONTH: months,
        STANDALONEMONTH: months
      });
      return locale;
    }]);
  }
]);

const ENGINE_BANNER = 'ng-if="isCommunityEdition" class="ce-eol-banner"';
const ENGINE_VERSION = '<span class="version">{{version}}</span>';

angular.module('camunda.common.widgets').run(['$injector', injector => {
  reword(injector, 'camWidgetBpmnViewer', ['zoom in', '放大'], ['zoom out', '缩小'], ['reset zoom', '恢复大小']);
  // one's own account is kept on our page; the applications' names are built in
  reword(injector, 'camWidgetHeader',
    [`{{ '../../welcome/:engine/' | uri }}`, `${root.replace(/\/camunda$/, '')}/account`],
    ['{{ myProfile | translate }}', '我的账号'],
    ['{{ app.label }}', `{{ {tasklist: '待办', cockpit: '流程监控', admin: '系统管理'}[appName] }}`]);
  // which engine this is, is told to administrators, in one place
  if (app !== 'admin') {
    reword(injector, 'camWidgetHeader', [ENGINE_BANNER, 'ng-if="false"']);
    reword(injector, 'camWidgetFooter', [`{{ 'CAM_WIDGET_FOOTER_POWERED_BY' | translate }} <a href="http://camunda.org">Camunda Platform</a> /`, ''],
      [ENGINE_VERSION, '']);
  }
}]);
