// What the engine's web applications leave in English whatever their locale file says: the page's language, which
// chooses the Chinese glyphs, and the words of the date pickers.
document.documentElement.lang = 'zh-CN';

const days = ['日', '一', '二', '三', '四', '五', '六'];
const months = Array.from({length: 12}, (_, month) => `${month + 1}月`);

window.angular.module('ui.bootstrap').config([
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
